"""A page before it is rendered: where it goes, what its template is given, and what all of that is made from."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from claimpress.pages.environment import render
from claimpress.pages.parts import Part, Row
from claimpress.pages.texts import texts_of
from claimpress.published import PublishedClaim
from claimpress.records.config import Config
from claimpress.site import Site

PARTS: Final = ".parts"
"""Folder below docs/ of what hand-written pages include; it is no part of the site."""

Values = Mapping[str, object]
"""What a template is given."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A page before it is rendered.

    Args:
        path: its path below docs/.
        template: name of its template.
        values: returns what the template is given.
        needs: what that is made from, besides the settings: claims, which stand for the sources that they name and all that
            these retell, or only what other pages show of a claim; other sources, and plain values. As long as none of it has
            changed, the page has the same bytes.
    """

    path: str
    template: str
    values: Callable[[], Values]
    needs: tuple[object, ...]

    def text(self, config: Config) -> str:
        """Return its Markdown; the links of a part are those of the page in docs/ that includes it."""
        at = self.path.removeprefix(f"{PARTS}/")
        return render(self.template, at, config, **self.values())


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that may go on over several pages: the template of these, and its title."""

    site: Site
    template: str
    title: str

    def page(self, part: Part[Row], needs: Iterable[object], values: Callable[[], Values]) -> Planned:
        """Plan one page; all but the first have their number in the title."""
        title = self.title
        if part.number:
            title = texts_of(self.site.config)("parts.title", title=title, n=part.number)
        return Planned(
            path=part.page,
            template=self.template,
            values=lambda: {"title": title, "part": part, **values()},
            needs=(title, *part.place, *needs),
        )


def in_rows(part: Part[Row], rows: Callable[[Row], object]) -> Callable[[], Values]:
    """Return what gives a template the rows of a part as it shows them."""
    return lambda: {"part": part.with_rows(tuple(map(rows, part.rows)))}


def shown(claims: Iterable[PublishedClaim]) -> Iterator[str]:
    """What pages show of claims that are not their own."""
    return (claim.shown for claim in claims)
