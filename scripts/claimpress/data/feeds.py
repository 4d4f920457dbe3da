"""feed.xml and corrections.xml: what is new, for feed readers (Atom, RFC 4287).

They are written by feedgenerator, Django's feed writer as a package of its own: one wheel that needs nothing else, and it asks no
clock where every entry has its date. The other well-known one, feedgen, needs lxml and stamps the time of the run.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from html import escape
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from feedgenerator import Atom1Feed

from claimpress.data.download import Download, whole
from claimpress.pages.links import absolute, claim_page
from claimpress.pages.markup import plain_text
from claimpress.pages.texts import Texts, texts_of
from claimpress.records.config import Config
from claimpress.records.dates import PartialDate
from claimpress.site import Correction, PublishedClaim, Site

LATEST: Final = 50
"""Entries of a feed; the rest stands in claims.json."""

# An empty feed has to say when it changed as well: never, so far.
_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
# XML 1.0 has no way to write any other character (production 2, Char).
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class _Entry:
    """Something that happened to a check.

    Args:
        claim: the check.
        event: what happened, as the end of an address: it tells the entry from others of the same check.
        title: its title.
        text: what it says, as plain text.
        published: when it happened.
        updated: when the entry last changed.
    """

    claim: PublishedClaim
    event: str
    title: str
    text: str
    published: PartialDate
    updated: PartialDate


def new_checks(site: Site, path: str) -> Download:
    """Return the feed of new checks, the newest first; one that was corrected or withdrawn since says so.

    Args:
        site: the site.
        path: path of the feed below docs/.
    """
    t, newest = texts_of(site.config), site.claims[:LATEST]
    title = t("feed.new", site=site.config.site_name)

    def text() -> str:
        return _atom(site, path, title, t("feed.new_about"), (_new_check(t, claim) for claim in newest))

    return whole(path, tuple(claim.shown for claim in newest), text)


def corrections(site: Site, path: str) -> Download:
    """Return the feed of corrections, changed verdicts, updates and withdrawals, the newest first.

    Args:
        site: the site.
        path: path of the feed below docs/.
    """
    t, newest = texts_of(site.config), site.corrections[:LATEST]
    title = t("feed.corrections", site=site.config.site_name)

    def text() -> str:
        about = t("feed.corrections_about")
        return _atom(site, path, title, about, (_correction(t, correction) for correction in newest))

    return whole(path, tuple(correction.claim.shown for correction in newest), text)


def _new_check(t: Texts, claim: PublishedClaim) -> _Entry:
    """The entry shows the verdict as it stands: where that has changed, so has the entry."""
    label, text = claim.verdict.label, plain_text(claim.facts.summary)
    if claim.withdrawn:
        label, text = t("event.withdrawn"), t("feed.withdrawn")
    title = t("list.colon").join((label, claim.facts.claim))
    return _Entry(claim, "published", title, text, claim.published, claim.modified)


def _correction(t: Texts, correction: Correction) -> _Entry:
    claim, event = correction.claim, correction.event
    title = t("list.colon").join((t(f"event.{event.kind}"), claim.facts.claim))
    name = f"{event.kind}-{event.date}" + (f"-{correction.number}" if correction.number > 1 else "")
    return _Entry(claim, name, title, event.note, event.date, event.date)


class _Feed(Atom1Feed):  # type: ignore[misc]  # the library has no types
    """Atom without a clock, each entry in its own language and followed by a line end."""

    def latest_post_date(self) -> datetime:
        """The newest date of an entry."""
        return max((item["updateddate"] for item in self.items), default=_NEVER)

    def item_attributes(self, item: Mapping[str, Any]) -> dict[str, str]:
        """The language of an entry."""
        return {"xml:lang": item["language"]}

    def add_item_elements(self, handler: Any, item: Mapping[str, Any]) -> None:  # noqa: ANN401 -- untyped library
        """The entry, and a line end."""
        super().add_item_elements(handler, item)
        handler.ignorableWhitespace("\n")


def _atom(site: Site, path: str, title: str, subtitle: str, entries: Iterable[_Entry]) -> str:
    config, language = site.config, site.config.settings.language
    organisation = config.settings.organisation
    address = absolute(path, config)
    feed = _Feed(
        title=_xml(title),
        link=absolute("index.md", config),
        description=_xml(subtitle),
        language=language,
        author_name=_xml(organisation.name or config.site_name),
        author_link=organisation.url or absolute("index.md", config),
        feed_url=address,
        feed_guid=_identity(address),
    )
    for entry in entries:
        claim = entry.claim
        feed.add_item(
            title=_xml(entry.title),
            link=absolute(claim_page(claim.id), config),
            description=_xml(f"<p>{escape(entry.text)}</p>"),
            unique_id=_identity(f"{_first_address(claim, config)}#{entry.event}"),
            pubdate=_instant(entry.published),
            updateddate=_instant(entry.updated),
            language=claim.facts.language or language,
        )
    return f"{feed.writeString('utf-8')}\n"


def _first_address(claim: PublishedClaim, config: Config) -> str:
    """The address that a check was first published at: a renamed one is no new check."""
    return absolute(claim_page((*claim.facts.aliases, claim.id)[0]), config)


def _identity(address: str) -> str:
    """Return what identifies a feed or an entry for good: its address, or where the site has none yet, a UUID made from it.

    An identifier has to be a whole IRI (RFC 4287, 4.2.6), which an address from the site's root is not.
    """
    return uuid5(NAMESPACE_URL, address).urn if address.startswith("/") else address


def _instant(when: PartialDate) -> datetime:
    """The first moment of the first day that a date can mean, in UTC."""
    return datetime.combine(when.earliest, time(), UTC)


def _xml(text: str) -> str:
    """Return a text with a mark in the place of each character that XML cannot hold."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
