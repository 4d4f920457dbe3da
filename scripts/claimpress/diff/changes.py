"""What differs between two states of a site, as values."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from claimpress.check import Tally
from claimpress.problem import Problem
from claimpress.records.config import Settings
from claimpress.records.model import Claim, Event, Evidence, Ignore, Source, Stance
from claimpress.rules.history import EXPLAINS_A_VERDICT

Kind: TypeAlias = Literal["new", "changed", "withdrawn", "deleted"]
DocumentChange: TypeAlias = Literal["", "added", "removed", "re-pinned", "altered", "moved"]
"""Altered: the stored bytes are others under the same pin."""


@dataclass(frozen=True, slots=True)
class EntryChange:
    """One entry of the evidence that was added, removed or changed.

    Args:
        before: the entry as it was, or None when it is new.
        after: the entry as it is, or None when it was removed.
        line: line of the stored document on which its quotation stands now, or None when it is not verified.
    """

    before: Evidence | None
    after: Evidence | None
    line: int | None = None

    @property
    def is_quotation(self) -> bool:
        """Whether it quotes now, or did before it was removed."""
        evidence = self.after or self.before
        return evidence is not None and evidence.quote is not None

    @property
    def is_reworded(self) -> bool:
        """Whether both states have it, with other words."""
        return None not in (self.before, self.after) and words_of(self.before) != words_of(self.after)


@dataclass(frozen=True, slots=True)
class OriginsChange:
    """How many independent origins the entries of one stance rest on, before and after."""

    stance: Stance
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """One claim that differs.

    Args:
        id: its identifier now, or before it was deleted.
        before: the claim as it was; None when it is new or could not be read.
        after: the claim as it is; None when it was deleted or cannot be read.
        kind: what happened to it.
        earlier: its identifier before it was renamed, or empty.
        keys: the keys of the record that have other values, in the order of the model.
        entries: what happened to its evidence.
        origins: the numbers of independent origins that are others now.
    """

    id: str
    before: Claim | None
    after: Claim | None
    kind: Kind
    earlier: str = ""
    keys: tuple[str, ...] = ()
    entries: tuple[EntryChange, ...] = ()
    origins: tuple[OriginsChange, ...] = ()

    @property
    def has_other_verdict(self) -> bool:
        """Whether it had a verdict and has another."""
        return bool(
            self.before
            and self.after
            and self.before.verdict
            and self.after.verdict
            and self.before.verdict != self.after.verdict
        )

    @property
    def new_events(self) -> tuple[Event, ...]:
        """The entries of its history that were not there before."""
        old = Counter(_event(event) for event in (self.before.history if self.before else ()))
        found: list[Event] = []
        for event in self.after.history if self.after else ():
            if old[_event(event)]:
                old[_event(event)] -= 1
            else:
                found.append(event)
        return tuple(found)

    @property
    def explanation(self) -> Event | None:
        """The newest new entry of its history that tells why the verdict is another."""
        return next((event for event in reversed(self.new_events) if event.kind in EXPLAINS_A_VERDICT), None)

    @property
    def answered(self) -> tuple[Ignore, ...]:
        """The warnings that are answered now and were not before."""
        old = set(_ignores(self.before))
        return tuple(ignore for ignore in _ignores(self.after) if ignore not in old)


@dataclass(frozen=True, slots=True)
class SourceChange:
    """One source that differs.

    Args:
        id: its identifier.
        before: its record as it was; None when it is new or could not be read.
        after: its record as it is; None when it was removed or cannot be read.
        keys: the keys of the record that have other values, in the order of the model.
        document: what happened to its stored text; empty when it is the same.
        path: file of the stored text now, or before it was removed; empty without one.
        bytes_before: sha256 of the stored bytes as they were; empty when there were none.
        bytes_after: sha256 of the stored bytes as they are; empty when there are none.
        quotes: how many quotations are taken from it.
        verified: how many of these stand in the stored text as it is now.
    """

    id: str
    before: Source | None
    after: Source | None
    keys: tuple[str, ...] = ()
    document: DocumentChange = ""
    path: str = ""
    bytes_before: str = ""
    bytes_after: str = ""
    quotes: int = 0
    verified: int = 0


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs, and what is wrong now.

    Args:
        claims: the claims that differ, by identifier.
        sources: the sources that differ, by identifier.
        before: the settings as they were.
        after: the settings as they are.
        problems: what is wrong with the present state.
        tally: how much of the present state was checked.
        unread: the files of the base that could not be read in full.
    """

    claims: tuple[ClaimChange, ...]
    sources: tuple[SourceChange, ...]
    before: Settings
    after: Settings
    problems: tuple[Problem, ...]
    tally: Tally
    unread: tuple[str, ...] = ()


def words_of(evidence: Evidence | None) -> tuple[bool, str]:
    """Return whether an entry quotes, and its words on one line."""
    if evidence is None:
        return (False, "")
    text = evidence.quote if evidence.quote is not None else evidence.paraphrase
    return (evidence.quote is not None, " ".join((text or "").split()))


def _event(event: Event) -> tuple[str, str, str]:
    return (str(event.date), event.kind, event.note)


def _ignores(claim: Claim | None) -> Iterable[Ignore]:
    if claim is not None:
        yield from claim.ignore
        for evidence in claim.evidence:
            yield from evidence.ignore
