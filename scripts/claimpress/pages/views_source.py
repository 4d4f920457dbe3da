"""What the templates of the pages of sources are given."""

from dataclasses import dataclass

from claimpress.pages.views import ClaimLine, DateView, Link


@dataclass(frozen=True, slots=True)
class SegmentView:
    """A run of a paragraph: marked when quoted; ``anchors`` start at its first character."""

    text: str
    marked: bool
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UseView:
    """Where a passage is quoted: the claim, the stance, and the entry on the claim page."""

    anchor: str
    stance: str
    claim: ClaimLine
    entry: str


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph of a stored document in which something is quoted."""

    number: int
    line: int
    segments: tuple[SegmentView, ...]
    uses: tuple[UseView, ...]


@dataclass(frozen=True, slots=True)
class ElsewhereView:
    """A paragraph on another page of a source: the anchors of the passages that begin in it, and the address of the first."""

    number: int
    anchors: tuple[str, ...]
    page: str


@dataclass(frozen=True, slots=True)
class PassagesView:
    """Another page of a source: its number, and the paragraphs on it in which passages begin."""

    number: int
    page: str
    paragraphs: tuple[ElsewhereView, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """The record of a source.

    Args:
        title: its title; one that we supplied stands in square brackets and in the language of the site.
        quotations: how many quotations were compared with its document.
        unverified: how many could not be, because there is none.
    """

    id: str
    title: str
    title_lang: str
    page: str
    lang: str
    description: str
    kind: str
    publisher: str
    author: str
    published: DateView | None
    url: str
    archive_url: str
    document: str
    sha256: str
    completeness: str
    rights: str
    note: str
    rests_on: tuple[Link, ...]
    retold_by: tuple[Link, ...]
    quotations: int
    unverified: int
    claims: int
    edit_url: str
