"""The verdict scale of a site that sets none, in the words of its language."""

from dataclasses import replace

from claimpress.pages.texts import texts_of
from claimpress.records.config import SCALE, Config


def in_its_language(config: Config) -> Config:
    """Return the settings of a site with the labels and definitions of its language, where it has the scale that comes with us."""
    if config.settings.verdicts != SCALE:
        return config
    t = texts_of(config)
    scale = tuple(
        verdict.model_copy(
            update={"label": t(f"scale.{verdict.key}"), "definition": t(f"scale.{verdict.key}_is")}
        )
        for verdict in SCALE
    )
    return replace(config, settings=config.settings.model_copy(update={"verdicts": scale}))
