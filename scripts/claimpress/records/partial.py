"""What is left of a record with flaws: enough to check its references and quotations in the same run."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from pydantic_core import ErrorDetails

# Stands in for a stance that is missing or wrong: nothing is judged by the evidence of a record with flaws.
_STANCE: Final = "context"


def without_flaws(
    data: Mapping[str, Any], errors: Iterable[ErrorDetails]
) -> tuple[dict[str, Any], tuple[int, ...]]:
    """Take out of a record whatever was reported.

    Args:
        data: the record, without positions.
        errors: what its model reported.

    Returns:
        The rest, and the numbers that the evidence entries that are left have in the file.
    """
    locs = [error["loc"] for error in errors]
    entries = data.get("evidence")
    whole = isinstance(entries, list) and ("evidence",) not in locs
    bad = {str(loc[0]) for loc in locs if loc and not (whole and loc[0] == "evidence")}
    rest = {key: value for key, value in data.items() if key not in bad}
    if not whole:
        return rest, ()
    kept: dict[int, Any] = {}
    for number, entry in enumerate(data["evidence"]):
        inside = {loc[2:3] for loc in locs if loc[:2] == ("evidence", number)}
        left = _entry(entry, {str(step[0]) for step in inside if step}) if () not in inside else None
        if left is not None:
            kept[number] = left
    return rest | {"evidence": list(kept.values())}, tuple(kept)


def _entry(entry: Mapping[str, Any], bad: set[str]) -> dict[str, Any] | None:
    """Return an entry without the keys that were reported; without a source there is nothing to check."""
    left = {"stance": _STANCE} | {key: value for key, value in entry.items() if key not in bad}
    return left if "source" in left else None
