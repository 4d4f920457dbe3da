"""From two states of a site to what differs between them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, get_args

from pydantic import BaseModel
from rapidfuzz import fuzz

from claimpress.check import Checked
from claimpress.collection import Collection, Entry, entries_of
from claimpress.diff.changes import (
    Changes,
    ClaimChange,
    DocumentChange,
    EntryChange,
    Kind,
    OriginsChange,
    SourceChange,
    words_of,
)
from claimpress.origins import independent, rests_on
from claimpress.quotes.quotation import Verified
from claimpress.records.config import Settings
from claimpress.records.model import Claim, Source, Stance
from claimpress.records.record import AnyRecord, Record

_LEAST_LIKE: Final = 60
"""Of 100: entries of one source that are at least so alike are one entry in other words."""


def compare(before: Collection, after: Checked) -> Changes:
    """Compare an earlier state of a site with the present one.

    Args:
        before: the earlier state, as collected; whatever is broken in it is left out.
        after: the present state, checked.
    """
    now = after.collection
    everything: Iterable[AnyRecord] = (*before.claims, before.settings, *before.sources)
    return Changes(
        claims=tuple(sorted(_claims(before, now), key=lambda change: change.id)),
        sources=tuple(_sources(before, now)),
        before=before.config.settings,
        after=now.settings.model or Settings(),
        problems=after.problems,
        tally=after.tally,
        unread=tuple(sorted(record.path for record in everything if record.model is None)),
    )


def _claims(before: Collection, after: Collection) -> Iterator[ClaimChange]:
    left = dict(before.claim_by_id)
    for record in after.claim_by_id.values():
        earlier = _earlier_name(record, before.claim_by_id, after.claim_by_id)
        change = _claim(before, after, left.pop(earlier, None), record)
        if change is not None:
            yield change
    for key, record in left.items():
        entries = tuple(EntryChange(entry.evidence, None) for entry in entries_of(record))
        yield ClaimChange(key, record.partial, None, "deleted", entries=entries)


def _earlier_name(
    record: Record[Claim], before: Mapping[str, Record[Claim]], after: Mapping[str, Record[Claim]]
) -> str:
    """Return under which name a claim stood in the base: its own, or an alias that nothing else goes by now."""
    aliases = record.partial.aliases if record.partial else ()
    gone = (alias for alias in aliases if alias in before and alias not in after)
    return record.id if record.id in before else next(gone, record.id)


def _claim(
    before: Collection, after: Collection, old: Record[Claim] | None, new: Record[Claim]
) -> ClaimChange | None:
    """Compare one claim; None when nothing about it differs."""
    was, is_ = old.partial if old else None, new.partial
    entries = tuple(_entries(after, list(entries_of(old)) if old else [], list(entries_of(new))))
    origins = tuple(_origins(before, after, was, is_))
    keys = _other_keys(was, is_)
    earlier = old.id if old is not None and old.id != new.id else ""
    if old is not None and not (keys or entries or origins or earlier) and (was is None) == (is_ is None):
        return None
    return ClaimChange(new.id, was, is_, _kind(old, was, is_), earlier, keys, entries, origins)


def _kind(old: Record[Claim] | None, was: Claim | None, is_: Claim | None) -> Kind:
    if old is None:
        return "new"
    is_withdrawn = is_ is not None and is_.status == "withdrawn"
    return "withdrawn" if is_withdrawn and (was is None or was.status != "withdrawn") else "changed"


def _other_keys(was: BaseModel | None, is_: BaseModel | None) -> tuple[str, ...]:
    if was is None or is_ is None:
        return ()
    return tuple(key for key in type(is_).model_fields if getattr(was, key) != getattr(is_, key))


def _origins(
    before: Collection, after: Collection, was: Claim | None, is_: Claim | None
) -> Iterator[OriginsChange]:
    for stance in get_args(Stance):
        old, new = _independent(before, was, stance), _independent(after, is_, stance)
        if old != new and stance != "context":
            yield OriginsChange(stance, old, new)


def _independent(collection: Collection, claim: Claim | None, stance: Stance) -> int:
    entries = [entry for entry in (claim.evidence if claim else ()) if entry.stance == stance]
    return len(independent([rests_on(entry, collection.models) for entry in entries]))


def _entries(after: Collection, old: list[Entry], new: list[Entry]) -> Iterator[EntryChange]:
    """Pair the entries of both states: the same words first, then the most alike of one source."""
    pairs: dict[int, Entry] = {}
    for place, entry in enumerate(new):
        same = [other for other in old if _label(other) == _label(entry)]
        if same:
            pairs[place] = same[0]
            old.remove(same[0])
    alike = sorted(
        (-_alike(other, entry), place, number)
        for place, entry in enumerate(new)
        if place not in pairs
        for number, other in enumerate(old)
    )
    left = dict(enumerate(old))
    for likeness, place, number in alike:
        if -likeness >= _LEAST_LIKE and place not in pairs and number in left:
            pairs[place] = left.pop(number)
    for place, entry in enumerate(new):
        was = pairs[place].evidence if place in pairs else None
        if was != entry.evidence:
            found = after.matches.get(entry.key)
            line = found.quotation.line if isinstance(found, Verified) else None
            yield EntryChange(was, entry.evidence, line)
    yield from (EntryChange(entry.evidence, None) for entry in left.values())


def _label(entry: Entry) -> tuple[str, bool, str]:
    return (entry.evidence.source, *words_of(entry.evidence))


def _alike(one: Entry, other: Entry) -> float:
    """Say how alike two entries are, 0 to 100: those of different sources only when their words are the same."""
    words, others = words_of(one.evidence)[1], words_of(other.evidence)[1]
    if one.evidence.source != other.evidence.source:
        return 100 if words == others else 0
    return fuzz.ratio(words, others)


def _sources(before: Collection, after: Collection) -> Iterator[SourceChange]:
    for key in sorted({*before.source_by_id, *after.source_by_id}):
        change = _source(before, after, key)
        if change.keys or change.document or (change.before is None) != (change.after is None):
            entries = [
                entry
                for entry in after.entries
                if entry.evidence.source == key and entry.evidence.quote is not None
            ]
            verified = sum(isinstance(after.matches.get(entry.key), Verified) for entry in entries)
            yield replace(change, quotes=len(entries), verified=verified)


def _source(before: Collection, after: Collection, key: str) -> SourceChange:
    was, is_ = before.models.get(key), after.models.get(key)
    old, new = _stored(before, key), _stored(after, key)
    return SourceChange(
        id=key,
        before=was,
        after=is_,
        keys=_other_keys(was, is_),
        document=_document(was, is_, old, new),
        path=new[0] or old[0],
        bytes_before=old[1],
        bytes_after=new[1],
    )


def _stored(collection: Collection, key: str) -> tuple[str, str]:
    """Return path and sha256 of the bytes behind a source's document; empty without one."""
    record = collection.source_by_id.get(key)
    stored = collection.stored.get(record.path) if record is not None else None
    return (stored.path, stored.sha256) if stored is not None else ("", "")


def _document(
    was: Source | None, is_: Source | None, old: tuple[str, str], new: tuple[str, str]
) -> DocumentChange:
    if not old[0] or not new[0]:
        return "added" if new[0] else "removed" if old[0] else ""
    if was is not None and is_ is not None and was.sha256 != is_.sha256:
        return "re-pinned"
    if old[1] != new[1]:
        return "altered"
    return "moved" if old[0] != new[0] else ""
