"""The section ``extra.claimpress`` of mkdocs.yml, read like a record: with places, and every flaw at once."""

from claimpress.records.config import Settings
from claimpress.records.flaws import Flaw
from claimpress.records.nodes import Mapping
from claimpress.records.reader import read
from claimpress.records.record import File, Record
from claimpress.records.validate import validate

SECTION = ("extra", "claimpress")


def read_settings(file: File) -> Record[Settings]:
    """Return the settings in mkdocs.yml; a site that sets nothing gets the defaults.

    Whether the rest of the file is sound is for MkDocs to say.
    """
    reading = read(file.data or b"")
    section: Mapping | None = reading.root
    for key in SECTION:
        inner = section.entries.get(key) if section is not None else None
        section = inner if isinstance(inner, Mapping) else None
    if section is None:
        return Record(file.path, reading.lines, reading.root, Settings(), ())
    validated = validate(section, Settings)
    flaws = (*validated.flaws, *_repeated(section, validated.model))
    return Record(file.path, reading.lines, reading.root, None if flaws else validated.model, flaws)


def _repeated(section: Mapping, settings: Settings | None) -> tuple[Flaw, ...]:
    """A verdict stands once on the scale."""
    keys = [verdict.key for verdict in settings.verdicts] if settings else []
    twice = sorted({key for key in keys if keys.count(key) > 1})
    place = section.keys.get("verdicts", section.place)
    return tuple(
        Flaw("S103", place, f"the verdict {key} stands on the scale more than once") for key in twice
    )
