"""The record of a source, as its page and the bibliography show it."""

from claimpress.pages.lines import date_view, known, source_link, title_lang, title_of
from claimpress.pages.links import edit_url, source_page
from claimpress.pages.texts import texts_of
from claimpress.pages.views_source import SourceView
from claimpress.site import CitedSource, Site


def source_view(site: Site, held: CitedSource) -> SourceView:
    """Return what the page of a source shows of its record, and how often it is quoted."""
    t, source = texts_of(site.config), held.source
    quoting = [(claim, entry) for claim, entry in site.uses_of(held.id) if entry.quoted]
    verified = sum(bool(entry.passage) for _, entry in quoting)
    claims = len({claim.id for claim, _ in quoting})
    lang = source.language or site.config.settings.language
    title = title_of(source)
    quotations = t("count.quotations", n=len(quoting))
    quoted = t("source.in", number=quotations, claims=t("count.in_claims", n=claims))
    return SourceView(
        id=held.id,
        title=title,
        title_lang=title_lang(site, source),
        page=source_page(held.id),
        lang=lang,
        description=t("source.description", title=title, quoted=quoted),
        kind=t(f"kind.{source.kind}"),
        publisher=known(source.publisher),
        author=known(source.author),
        published=date_view(t, source.published),
        url=source.url or "",
        archive_url=source.archive_url or "",
        document=source.document or "",
        sha256=source.sha256 or "",
        completeness=t(f"completeness.{source.completeness}") if source.completeness else "",
        rights=source.rights or "",
        note=source.note or "",
        rests_on=tuple(source_link(site, key) for key in source.origin),
        retold_by=tuple(source_link(site, other.id) for other in site.retold.get(held.id, ())),
        quotations=verified,
        unverified=len(quoting) - verified,
        claims=claims,
        edit_url=edit_url(held.path, site.config),
    )
