"""The list pages: the claims under each verdict, topic and claimant, and the lists of those."""

from collections.abc import Callable, Iterable

from claimpress.pages.lines import group_page, topic_name, verdict_view
from claimpress.pages.texts import texts_of
from claimpress.pages.views import GroupView, IndexView
from claimpress.site import PublishedClaim, Site

Names = Callable[[PublishedClaim], Iterable[tuple[str, str]]]
"""The names that a claim is listed under, each with its role."""


def verdicts(site: Site) -> IndexView:
    """Return the list of verdicts, in the order of the scale; each has a page, with or without claims."""
    groups: list[GroupView] = []
    for verdict in site.config.settings.verdicts:
        view = verdict_view(verdict)
        claims = tuple(claim for claim in site.standing if claim.verdict.key == verdict.key)
        groups.append(GroupView(verdict.label, view.page, verdict.definition, view, "", claims))
    t = texts_of(site.config)
    return IndexView(t("page.verdicts"), "verdicts/index.md", t("verdicts.lead"), tuple(groups))


def topics(site: Site) -> IndexView:
    """Return the list of topics, by name."""

    def names(claim: PublishedClaim) -> Iterable[tuple[str, str]]:
        return ((topic_name(topic), "") for topic in claim.facts.topics)

    t = texts_of(site.config)
    groups = _groups(site, "topics", names)
    return IndexView(t("page.topics"), "topics/index.md", t("topics.lead"), groups)


def claimants(site: Site) -> IndexView:
    """Return the list of claimants, by name: who says what is checked here. Nobody is ranked."""

    def names(claim: PublishedClaim) -> Iterable[tuple[str, str]]:
        if not claim.facts.claimant:
            return []
        name, role = claim.facts.claimant
        return [(name, role)]

    t = texts_of(site.config)
    groups = _groups(site, "claimants", names)
    return IndexView(t("page.claimants"), "claimants/index.md", t("claimants.lead"), groups)


def _groups(site: Site, folder: str, names: Names) -> tuple[GroupView, ...]:
    """Gather claims by the pages that their names lead to; two spellings of one name share a page."""
    found: dict[str, tuple[str, str, list[PublishedClaim]]] = {}
    for claim in site.claims:
        for name, role in names(claim):
            gathered = found.setdefault(group_page(folder, name), (name, role, []))[2]
            if not gathered or gathered[-1] is not claim:
                gathered.append(claim)
    t = texts_of(site.config)
    groups = [
        GroupView(
            title=name,
            page=page,
            lead=t(f"{folder}.every", name=name),
            verdict=None,
            role=role,
            claims=tuple(claims),
        )
        for page, (name, role, claims) in found.items()
    ]
    return tuple(sorted(groups, key=lambda group: (group.title.casefold(), group.page)))
