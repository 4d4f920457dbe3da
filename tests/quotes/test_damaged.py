"""Damaged quotations: 300 real ones, each with a small fault that everyone makes; none verifies, and each is found."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from claimpress.check import check
from claimpress.project import read_project
from claimpress.quotes.document import Document
from claimpress.quotes.fold import fold
from claimpress.quotes.match import match
from claimpress.quotes.nearest import nearest
from claimpress.quotes.quotation import Ambiguous, Verified

REPOSITORY = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)
SEED = 20241114
DRAWN = 300
FEWEST_RIGHT = 297
FEWEST_WORDS, MOST_WORDS = 6, 40
LETTERS = "abcdefghijklmnopqrstuvwxyz"
CURLY = str.maketrans({'"': "”", "'": "’", "“": "«", "”": "»", "‘": "‹", "’": "'"})

Words = list[str]
Damage = Callable[[Words, random.Random], Words | None]


def typo(words: Words, chance: random.Random) -> Words | None:
    """Swap, drop, double or change one letter inside a word of at least four letters."""
    long = [at for at, word in enumerate(words) if sum(map(str.isalpha, word)) >= 4 and word.isalpha()]
    if not long:
        return None
    at = chance.choice(long)
    word = words[at]
    spot = chance.randrange(1, len(word) - 2)
    changed = chance.choice(
        [
            word[:spot] + word[spot + 1] + word[spot] + word[spot + 2 :],
            word[:spot] + word[spot + 1 :],
            word[:spot] + word[spot] + word[spot:],
            word[:spot] + chance.choice(LETTERS) + word[spot + 1 :],
        ]
    )
    return None if changed == word else [*words[:at], changed, *words[at + 1 :]]


def dropped_word(words: Words, chance: random.Random) -> Words | None:
    """Leave out one word, but not the first or the last: without these it is a shorter quotation, and a true one."""
    at = chance.randrange(1, len(words) - 1)
    return [*words[:at], *words[at + 1 :]]


def changed_number(words: Words, chance: random.Random) -> Words | None:
    """Change one digit of a number."""
    spots = [(at, i) for at, word in enumerate(words) for i, sign in enumerate(word) if sign.isdigit()]
    if not spots:
        return None
    at, i = chance.choice(spots)
    digit = chance.choice([sign for sign in "0123456789" if sign != words[at][i]])
    return [*words[:at], words[at][:i] + digit + words[at][i + 1 :], *words[at + 1 :]]


def other_words(words: Words, chance: random.Random) -> Words | None:
    """Put another word in the place of one, and other quotation marks throughout."""
    at = chance.randrange(1, len(words) - 1)
    other = chance.choice(["perhaps", "government", "said", "report", "officials", "never", "several"])
    if words[at].strip(",.").casefold() == other:
        return None
    return [word.translate(CURLY) for word in [*words[:at], other, *words[at + 1 :]]]


DAMAGES: tuple[Damage, ...] = (typo, dropped_word, changed_number, other_words)


def stored() -> dict[str, Document]:
    """Return the documents of this repository's site."""
    return {
        path.stem: Document(path.stem, path.read_bytes().decode())
        for path in sorted(REPOSITORY.glob("seeds/*.txt"))
    }


def claimed_spans() -> Iterator[tuple[Document, int, int]]:
    """Yield the place of every quotation in claims/ that is one stretch of its document."""
    collection = check(read_project(REPOSITORY), TODAY).collection
    for entry in collection.entries:
        found, document = collection.matches.get(entry.key), collection.document(entry.evidence.source)
        if isinstance(found, Verified) and document is not None and len(found.quotation.pieces) == 1:
            yield document, found.quotation.start, found.quotation.end


def stretches(documents: dict[str, Document], chance: random.Random) -> Iterator[tuple[Document, int, int]]:
    """Yield without end stretches of 6 to 40 words of the documents' paragraphs, from any word to any word."""
    paragraphs = [
        (document, paragraph)
        for document in documents.values()
        for paragraph in document.paragraphs
        if len(document.text[paragraph.start : paragraph.end].split()) >= FEWEST_WORDS
    ]
    while True:
        document, paragraph = chance.choice(paragraphs)
        text = document.text[paragraph.start : paragraph.end]
        words = text.split()
        count = chance.randint(FEWEST_WORDS, min(MOST_WORDS, len(words)))
        first = chance.randint(0, len(words) - count)
        start = end = 0
        for number, word in enumerate(words[: first + count]):
            at = text.index(word, end)
            start, end = (at if number == first else start), at + len(word)
        yield document, paragraph.start + start, paragraph.start + end


def drawn() -> list[tuple[str, str, Document, int, int]]:
    """Draw 300 quotations, damage each in one of the four ways in turn: way, damaged quote, document, true place."""
    chance = random.Random(SEED)  # noqa: S311 -- a draw that anybody can repeat
    documents = stored()
    claimed = list(claimed_spans())
    chance.shuffle(claimed)
    more = stretches(documents, chance)
    cases: list[tuple[str, str, Document, int, int]] = []
    while len(cases) < DRAWN:
        damage = DAMAGES[len(cases) % len(DAMAGES)]
        document, start, end = claimed.pop() if claimed and len(cases) % 2 else next(more)
        words = document.text[start:end].split()
        damaged = damage(words, chance) if len(words) >= FEWEST_WORDS else None
        if damaged is None:
            continue
        cases.append((damage.__name__, " ".join(damaged), document, start, end))
    return cases


def held(place: tuple[Document, int, int]) -> str:
    """Return the words that a document has at a place."""
    document, start, end = place
    return document.text[start:end]


def in_other_marks(words: Words) -> str:
    """Return a quotation with other quotation marks and nothing else."""
    return " ".join(word.translate(CURLY) for word in words)


def is_right(quote: str, document: Document, start: int, end: int) -> bool:
    """Whether the nearest passage is the one that was damaged: it covers nearly all of it, and little else."""
    close = nearest(quote, document)
    if close is None:
        return False
    shared = min(end, close.end) - max(start, close.start)
    return shared >= 0.9 * (end - start) and shared >= 0.9 * (close.end - close.start)


CASES = drawn()


def test_a_damaged_quotation_never_verifies():
    """Not one of 300, whatever the damage."""
    assert [] == [
        (way, quote) for way, quote, document, _, _ in CASES if isinstance(match(quote, document), Verified)
    ]


def test_the_nearest_passage_is_the_right_one():
    """In at least 99 of 100."""
    wrong = [(way, quote) for way, quote, *there in CASES if not is_right(quote, *there)]
    assert DRAWN - len(wrong) >= FEWEST_RIGHT, wrong


def test_other_quotation_marks_alone_are_no_damage():
    """They are typography: 100 quotations drawn in the same way verify with other marks than the document has."""
    chance = random.Random(SEED)  # noqa: S311 -- a draw that anybody can repeat
    more = (place for place in stretches(stored(), chance) if CURLY.keys() & set(map(ord, held(place))))
    hundred = [next(more) for _ in range(100)]
    quotes = [in_other_marks(held(place).split()) for place in hundred]
    assert all(quote != " ".join(held(place).split()) for quote, place in zip(quotes, hundred, strict=True))
    outcomes = [match(quote, place[0]) for quote, place in zip(quotes, hundred, strict=True)]
    assert [] == [outcome for outcome in outcomes if not isinstance(outcome, Verified | Ambiguous)]


def test_the_draw_is_what_it_claims_to_be():
    """300 quotations, 75 for each kind of damage, from all five documents, and each other than the words it came from."""
    assert {way.__name__: DRAWN // len(DAMAGES) for way in DAMAGES} == Counter(way for way, *_ in CASES)
    assert len({document.text for _, _, document, *_ in CASES}) == 5
    assert all(
        fold(quote).text != fold(" ".join(document.text[start:end].split())).text
        for _, quote, document, start, end in CASES
    )
