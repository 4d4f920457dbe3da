"""The page of corrections: what happened to checks after their first publication."""

from itertools import groupby

from claimpress.pages.lines import claim_line, known_date
from claimpress.pages.views import ClaimLine, CorrectionDay, HistoryView
from claimpress.pages.wording import EVENTS
from claimpress.records.model import Event
from claimpress.site import Site


def history_view(event: Event) -> HistoryView:
    """Return one entry of a history."""
    return HistoryView(known_date(event.date), EVENTS[event.kind], event.note)


def corrections(site: Site) -> tuple[tuple[ClaimLine, HistoryView], ...]:
    """Return every entry of every history that is not a first publication, newest first."""
    return tuple((claim_line(site, found.claim), history_view(found.event)) for found in site.corrections)


def correction_days(site: Site) -> tuple[CorrectionDay, ...]:
    """Return the same by day."""
    days = groupby(corrections(site), key=lambda found: found[1].date)
    return tuple(CorrectionDay(day, tuple(found)) for day, found in days)
