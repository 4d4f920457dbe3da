"""The page of corrections: what happened to checks after their first publication."""

from collections.abc import Iterable
from itertools import groupby

from claimpress.pages.lines import claim_line, known_date
from claimpress.pages.texts import Texts, texts_of
from claimpress.pages.views import ClaimLine
from claimpress.pages.views_claim import HistoryView
from claimpress.pages.views_compared import CorrectionDay
from claimpress.records.model import Event
from claimpress.site import Correction, Site


def history_view(t: Texts, event: Event) -> HistoryView:
    """Return one entry of a history."""
    return HistoryView(known_date(t, event.date), t(f"event.{event.kind}"), event.note)


def corrections(site: Site, found: Iterable[Correction]) -> tuple[tuple[ClaimLine, HistoryView], ...]:
    """Return corrections as they are shown: each claim with the entry of its history."""
    t = texts_of(site.config)
    return tuple((claim_line(site, each.claim), history_view(t, each.event)) for each in found)


def correction_days(entries: Iterable[tuple[ClaimLine, HistoryView]]) -> tuple[CorrectionDay, ...]:
    """Return the same, or some of them, by day."""
    days = groupby(entries, key=lambda found: found[1].date)
    return tuple(CorrectionDay(day, tuple(found)) for day, found in days)
