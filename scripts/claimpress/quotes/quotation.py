"""A verified quotation, piece by piece, and the other answers that a comparison can give."""

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Words of the source, character by character: ``text`` is ``document.text[start:end]``."""

    start: int
    end: int
    text: str

    @property
    def shown(self) -> str:
        """The words."""
        return self.text


@dataclass(frozen=True, slots=True)
class Elision:
    """A part that was left out.

    Args:
        start: where the part begins that was left out.
        end: where it ends.
        lead: the space that the quote has before the mark, or nothing.
        trail: the space that it has after the mark, or nothing.
    """

    start: int
    end: int
    lead: str = " "
    trail: str = " "

    @property
    def shown(self) -> str:
        """The mark ``[…]``, spaced as in the quote."""
        return f"{self.lead}[…]{self.trail}"


@dataclass(frozen=True, slots=True)
class Insertion:
    """Words of the editor's own.

    Args:
        words: the words, without brackets.
        start: where the part of the source begins that they stand for.
        end: where it ends; the same as ``start`` if they stand for nothing.
        lead: the space that the quote has before the bracket, or nothing.
        trail: the space that it has after the bracket, or nothing.
    """

    words: str
    start: int
    end: int
    lead: str = " "
    trail: str = " "

    @property
    def shown(self) -> str:
        """The words in brackets, spaced as in the quote."""
        return f"{self.lead}[{self.words}]{self.trail}"


Piece: TypeAlias = Verbatim | Elision | Insertion


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation at its place in the stored document. Offsets count characters from 0.

    Args:
        source: the identifier of the document.
        pieces: the quotation in order.
        start: offset of its first character.
        end: offset after its last character.
        line: line of ``start``, counted from 1.
        paragraph: number of the paragraph of ``start``, counted from 1.
        before: the 32 characters before it, fewer at the beginning of the document.
        after: the 32 characters after it, fewer at the end.
        sentence: span of the sentence or sentences that it lies in.
    """

    source: str
    pieces: tuple[Piece, ...]
    start: int
    end: int
    line: int
    paragraph: int
    before: str
    after: str
    sentence: tuple[int, int]

    @property
    def exact(self) -> str:
        """The original text, with ``[…]`` where a part was left out and ``[words]`` for the editor's own."""
        return "".join(piece.shown for piece in self.pieces).strip(" ")


@dataclass(frozen=True, slots=True)
class Gap:
    """A part left out, or replaced, that is so long that it can join two thoughts.

    Args:
        start: where it begins.
        end: where it ends.
        crosses_paragraph: whether a paragraph ends in it.
    """

    start: int
    end: int
    crosses_paragraph: bool


@dataclass(frozen=True, slots=True)
class Verified:
    """The quotation is in the document, once. ``wide`` lists what was left out at one go and is long."""

    quotation: Quotation
    wide: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The quotation is in the document more than once; the places in order, at most the first 200."""

    places: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class TooShort:
    """The quotation has fewer than three words and occurs more than once.

    Args:
        words: how many words it has.
        occurrences: how often it occurs; 200 stands for that many or more.
    """

    words: int
    occurrences: int


@dataclass(frozen=True, slots=True)
class BadInsertion:
    """Words in brackets hold, or replace, a number or a word that turns the meaning round.

    Args:
        words: the words in brackets.
        offender: the number or negation, as written.
        where: whether it is in the ``insertion`` or among the words of the source that are ``replaced``.
    """

    words: str
    offender: str
    where: Literal["insertion", "replaced"]


Reason: TypeAlias = Literal["text", "prefix", "suffix", "elision-part-too-short", "elision-at-the-edge"]


@dataclass(frozen=True, slots=True)
class NotFound:
    """The quotation is not in the document.

    Args:
        reason: ``text`` if the words are not there, ``prefix`` or ``suffix`` if they are but stand nowhere
            after or before that text, otherwise what is wrong with an elision.
        detail: the words it is about: the prefix or suffix, the part that is too short, the first part between
            two marks that is not in the document; empty if it is about the whole quote.
    """

    reason: Reason
    detail: str = ""


Outcome: TypeAlias = Verified | Ambiguous | TooShort | BadInsertion | NotFound
