"""What the templates are given: the verified site, put into the words and the order of the pages.

A ``page`` is a path below ``docs/`` (``claims/x.md``, with ``#anchor`` where there is one) or a full URL; the templates turn
it into an address relative to the page that they write with ``to(page)``. All text is as the editor typed it or as
the document holds it: the templates' environment escapes it. Only ``Markdown`` values go out as they are.
"""

from dataclasses import dataclass

from claimpress.pages.markdown import Markdown
from claimpress.published import PublishedClaim


@dataclass(frozen=True, slots=True)
class Link:
    """Something to read further on.

    Args:
        text: its text.
        page: its page; without one it is shown as text.
        lang: the language of the text, where it is not that of the site.
    """

    text: str
    page: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class VerdictView:
    """One step of the verdict scale."""

    key: str
    label: str
    definition: str
    icon: str
    rating: int | None
    page: str


@dataclass(frozen=True, slots=True)
class DateView:
    """A date as it is written out (``11 November 2024``) and as machines read it (``2024-11-11``)."""

    text: str
    iso: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much evidence a claim has, by stance, and from how many documents and independent origins."""

    supports: int
    refutes: int
    context: int
    documents: int
    origins: int


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim as one row of a list."""

    id: str
    claim: str
    page: str
    lang: str
    verdict: VerdictView
    claimant: Link | None
    topics: tuple[Link, ...]
    sources: tuple[str, ...]
    published: DateView
    withdrawn: bool
    counts: Counts


@dataclass(frozen=True, slots=True)
class GroupView:
    """A list page: the claims under one verdict, topic or claimant."""

    title: str
    page: str
    lead: str
    verdict: VerdictView | None
    role: str
    claims: tuple[PublishedClaim, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """A page of lists: every verdict, topic or claimant with its number of claims."""

    title: str
    page: str
    lead: str
    groups: tuple[GroupView, ...]


@dataclass(frozen=True, slots=True)
class RuleView:
    """One rule, on the page of rules and in the methodology."""

    code: str
    name: str
    severity: str
    text: Markdown


@dataclass(frozen=True, slots=True)
class RuleFamilyView:
    """The rules that share a letter."""

    letter: str
    name: str
    rules: tuple[RuleView, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """What the site holds, for the home page and the methodology."""

    claims: int
    quotations: int
    verified: int
    documents: int
    sources: int
