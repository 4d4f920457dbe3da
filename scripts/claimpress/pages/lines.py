"""The small views that many pages share: links, dates, verdicts, and a claim as one line of a list."""

from claimpress.pages.links import claim_page, source_page
from claimpress.pages.texts import Texts, texts_of
from claimpress.pages.views import ClaimLine, Counts, DateView, Link, VerdictView
from claimpress.records.config import Verdict
from claimpress.records.dates import PartialDate
from claimpress.records.fields import IDENTIFIER, UNKNOWN, slug
from claimpress.records.model import Source
from claimpress.site import PublishedClaim, Site


def group_page(folder: str, name: str) -> str:
    """Path of the list page of a topic or claimant; ``index`` is the page of all of them."""
    part = slug(name) or "unnamed"
    return f"{folder}/{'index-' if part == 'index' else part}.md"


def verdict_page(key: str) -> str:
    """Path of the list page of a verdict."""
    return f"verdicts/{key}.md"


def date_view(t: Texts, when: PartialDate | None) -> DateView | None:
    """Return a date for reading and for machines, or None when it is not known."""
    return None if when is None else known_date(t, when)


def known_date(t: Texts, when: PartialDate) -> DateView:
    """Return a date for reading and for machines."""
    return DateView(t.date(when), str(when))


def verdict_view(verdict: Verdict) -> VerdictView:
    """Return a verdict with its page."""
    page = verdict_page(verdict.key)
    return VerdictView(verdict.key, verdict.label, verdict.definition, verdict.icon, verdict.rating, page)


def title_of(source: Source) -> str:
    """Return a title; one that we supplied stands in square brackets, as in a library's catalogue (ISBD)."""
    return f"[{source.title}]" if source.title_supplied else source.title


def title_lang(site: Site, source: Source) -> str:
    """Return the language that a title is in: one that we supplied is in that of the site."""
    language = site.config.settings.language
    return language if source.title_supplied else source.language or language


def known(text: str) -> str:
    """Return a text, or nothing where it says that it is unknown: the pages have their own words for that."""
    return "" if text == UNKNOWN else text


def topic_name(topic: str) -> str:
    """Return a topic as a heading: ``karachi-attack`` is ``Karachi attack``; what is typed in words stays as it is."""
    words = topic.replace("-", " ") if IDENTIFIER.fullmatch(topic) else topic
    return words[:1].upper() + words[1:]


def source_link(site: Site, key: str, page: str = "") -> Link:
    """Return the link to a source's page, or to a place on it."""
    source = site.source_by_id[key].source
    language = title_lang(site, source)
    elsewhere = "" if language == site.config.settings.language else language
    return Link(title_of(source), page or source_page(key), elsewhere)


def claim_line(site: Site, claim: PublishedClaim) -> ClaimLine:
    """Return a claim as one line of a list; it stands in many, and is made once."""
    found = site.lines.get(claim.id)
    if found is None or found[0] is not claim:
        found = site.lines[claim.id] = (claim, _claim_line(site, claim))
    return found[1]


def _claim_line(site: Site, claim: PublishedClaim) -> ClaimLine:
    facts = claim.facts
    stances = [entry.stance for entry in facts.entries]
    counts = Counts(
        supports=stances.count("supports"),
        refutes=stances.count("refutes"),
        context=stances.count("context"),
        documents=len({entry.source for entry in facts.entries if entry.passage}),
        origins=facts.origins,
    )
    claimant = facts.claimant[0] if facts.claimant else ""
    return ClaimLine(
        id=claim.id,
        claim=facts.claim,
        page=claim_page(claim.id),
        lang=facts.language or site.config.settings.language,
        verdict=verdict_view(claim.verdict),
        claimant=Link(claimant, group_page("claimants", claimant)) if claimant else None,
        topics=tuple(Link(topic_name(topic), group_page("topics", topic)) for topic in facts.topics),
        sources=tuple(sorted({entry.source for entry in facts.entries})),
        published=known_date(texts_of(site.config), claim.published),
        withdrawn=claim.withdrawn,
        counts=counts,
    )
