"""What the summary says of settings: in bold those that decide what is checked, and how strictly."""

from collections.abc import Iterator

from claimpress.diff.markdown import code
from claimpress.records.config import Settings, Verdict


def settings_lines(before: Settings, after: Settings) -> Iterator[str]:
    """Yield a list item for each setting that is other."""
    for key in type(after).model_fields:
        old, new = getattr(before, key), getattr(after, key)
        if old == new:
            continue
        match key:
            case "verdicts":
                yield from _scale(before.verdicts, after.verdicts)
            case "policy":
                for name in type(after.policy).model_fields:
                    was, is_ = getattr(before.policy, name), getattr(after.policy, name)
                    if was != is_:
                        yield f"- **policy, {name}: {code(was)} → {code(is_)}**"
            case "unverified_quotes" | "language":
                yield f"- **{key}: {code(old)} → {code(new)}**"
            case _:
                yield f"- {key} changed"


def _scale(before: tuple[Verdict, ...], after: tuple[Verdict, ...]) -> Iterator[str]:
    old, new = ({verdict.key: verdict for verdict in scale} for scale in (before, after))
    for key in sorted(old.keys() - new.keys()):
        yield f"- **verdict {code(key)} removed from the scale**"
    for verdict in after:
        was = old.get(verdict.key)
        if was is None:
            yield f"- **verdict {code(verdict.key)} added to the scale**: {code(verdict.definition)}"
        elif was != verdict:
            keys = [name for name in Verdict.model_fields if getattr(was, name) != getattr(verdict, name)]
            yield f"- **verdict {code(verdict.key)}: {', '.join(keys)} changed**"
    if old == new:
        yield "- the order of the verdict scale changed"
