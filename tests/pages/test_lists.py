"""The list pages: what is listed where, and in what order."""

from typing import Any

import pytest

from claimpress.pages.lines import group_page
from claimpress.pages.lists import claimants, topics, verdicts
from claimpress.pages.views import IndexView
from claimpress.site import Site, site_of

CARTS = "bridge-closes-to-carts"
EVERYONE = "bridge-closes-to-everyone"
FERRY = "ferry-runs-longer"


def shown(index: IndexView) -> list[tuple[str, str, str, list[str]]]:
    """Return title, page, role and claims of each list."""
    return [
        (group.title, group.page, group.role, [line.id for line in group.claims]) for group in index.groups
    ]


def test_verdicts_are_in_the_order_of_the_scale(site: Site):
    """Every verdict has a page, with or without claims; a withdrawn claim has no verdict any more."""
    expected = [
        ("Supported", "verdicts/supported.md", "", [CARTS]),
        ("Mostly supported", "verdicts/mostly-supported.md", "", []),
        ("Mixed", "verdicts/mixed.md", "", []),
        ("Misleading", "verdicts/misleading.md", "", []),
        ("Refuted", "verdicts/refuted.md", "", [EVERYONE]),
        ("Disputed", "verdicts/disputed.md", "", []),
        ("Unproven", "verdicts/unproven.md", "", []),
    ]
    assert expected == shown(verdicts(site))


def test_topics_are_in_alphabetical_order(site: Site):
    """Capitals do not matter, and the newest claim stands first."""
    expected = [
        ("Bridge", "topics/bridge.md", "", [EVERYONE, CARTS]),
        ("Market week", "topics/market-week.md", "", [CARTS]),
    ]
    assert expected == shown(topics(site))


def test_claimants_keep_their_withdrawn_claims(site: Site):
    """Who said something said it, whether or not we stand behind the check."""
    expected = [
        ("Ida Brandt", "claimants/ida-brandt.md", "surveyor", [CARTS]),
        ("Lowmere Gazette", "claimants/lowmere-gazette.md", "", [FERRY]),
    ]
    assert expected == shown(claimants(site))


def test_two_spellings_of_a_topic_share_a_page(desk: Any):
    """A topic written in capitals, or twice in one claim, makes no second page and no second row."""
    desk.replace("claims/bridge-closes-to-everyone.yaml", "topics: [bridge]", "topics: [Bridge, bridge]")
    expected = [
        ("Bridge", "topics/bridge.md", "", [EVERYONE, CARTS]),
        ("Market week", "topics/market-week.md", "", [CARTS]),
    ]
    assert expected == shown(topics(site_of(desk.check().collection)))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Pakistan’s Foreign Office", "claimants/pakistans-foreign-office.md"),
        ("Index", "claimants/index-.md"),
        ("!?", "claimants/unnamed.md"),
        ("دفتر خارجہ", "claimants/دفتر-خارجہ.md"),
        ("../../etc/passwd", "claimants/etc-passwd.md"),
    ],
)
def test_page_of_a_name(name: str, expected: str):
    """Any name makes a page below its own folder, and none takes the place of the list itself."""
    assert expected == group_page("claimants", name)
