"""The comparison: what is verified, where, and what else can come of it."""

from pathlib import Path

import pytest

from claimpress.quotes.document import Document
from claimpress.quotes.match import (
    Ambiguous,
    BadInsertion,
    Elision,
    Gap,
    Insertion,
    NotFound,
    Quotation,
    TooShort,
    Verbatim,
    Verified,
    cut_word,
    match,
)

SEEDS = Path(__file__).parents[2] / "seeds"


def stored(number: str) -> Document:
    """Return one of this site's documents."""
    return Document(number, next(SEEDS.glob(f"{number}_*.txt")).read_bytes().decode())


def verified(quote: str, document: Document, prefix: str = "", suffix: str = "") -> Verified:
    """Return the answer, which has to be that it is verified."""
    outcome = match(quote, document, prefix, suffix)
    assert isinstance(outcome, Verified), outcome
    return outcome


def starts(outcome: object) -> list[int]:
    """Return where the places of an ambiguous quote begin."""
    assert isinstance(outcome, Ambiguous), outcome
    return [place.start for place in outcome.places]


def test_verifies_a_quote_typed_with_plain_marks():
    """Everything that a page shows of a quotation is there."""
    document = stored("003")
    assert Verified(
        Quotation(
            source="003",
            pieces=(Verbatim(769, 834, "“They want to bring in their own security,” one official revealed"),),
            start=769,
            end=834,
            line=4,
            paragraph=4,
            before="a wants its own security presence. "[-32:],
            after=", though Pakistan has not yet agreed to the proposal."[:32],
            sentence=(769, 887),
        )
    ) == match('"They want to bring in their own security," one official revealed', document)


def test_counts_lines_and_paragraphs_of_a_page_with_blank_lines():
    """The denial stands in line 11, the fifth paragraph."""
    quotation = verified("no such demand had been made to Islamabad", stored("004")).quotation
    assert (433, 474, 11, 5) == (quotation.start, quotation.end, quotation.line, quotation.paragraph)
    assert "no such demand had been made to Islamabad" == quotation.exact


@pytest.mark.parametrize(
    ("quote", "number"),
    [
        ("no such demand had been made", "004"),
        ("  no such\n demand had\u00a0been made ", "004"),
        ("$65-billion Belt and Road Initiative", "003"),
        ("engineers – a breach described as severe", "003"),
        ("engineers — a breach described as severe", "003"),
        ("“speculations... driven by an agenda to create confusion.”", "001"),
        ("'Attempts to undermine'".strip("'"), "001"),
        ("Pakistan's Inter-Services Public Relations", "003"),
        ("90% increase in fatalities", "000"),
    ],
)
def test_typography_does_not_count(quote: str, number: str):
    """Quotation marks, dashes, dots and white space may differ."""
    document = stored(number)
    quotation = verified(quote, document).quotation
    (piece,) = quotation.pieces
    assert isinstance(piece, Verbatim)
    assert document.text[quotation.start : quotation.end] == quotation.exact == piece.text


@pytest.mark.parametrize(
    ("quote", "number"),
    [
        ("No such demand had been made", "004"),
        ("no such demands had been made", "004"),
        ("such a demand had been made", "004"),
        ("demand such no had been made", "004"),
        ("China has intention of interfering", "004"),
        ("Pakistan has agreed to the proposal", "003"),
        ("Pakistan has not agreed to the proposal", "003"),
        ("€65-billion Belt and Road", "003"),
        ("90 increase in fatalities", "000"),
        ("91% increase in fatalities", "000"),
        ("nearly 100 kg. of explosives", "003"),
        ("own security.” one official", "003"),
        ("Pakistan”s Inter-Services", "003"),
        ("", "003"),
        (" \u200b ", "003"),
        ("[", "003"),
        ("[]", "003"),
        ("[their own]", "003"),
        ("one two three four five six", "003"),
    ],
)
def test_every_word_letter_and_sign_counts(quote: str, number: str):
    """However near it comes, another text is another text."""
    assert NotFound("text") == match(quote, stored(number))


def test_lists_the_places_of_a_quote_that_occurs_twice():
    """The title of the blog page stands there twice."""
    document = stored("004")
    outcome = match("China Denies Sending Security Teams", document)
    assert [37, 110] == starts(outcome)
    assert isinstance(outcome, Ambiguous)
    assert [5, 9] == [place.line for place in outcome.places]


def test_overlapping_places_are_all_listed():
    """Repeated words give places that overlap."""
    assert [0, 3, 6] == starts(match("no no no", Document("d", "no no no no no.")))


@pytest.mark.parametrize(
    ("prefix", "suffix", "start"),
    [
        ("November 15, 2024", "", 37),
        ("November 15, 2024\n\n ", "", 37),
        ("for Citizens' Safety", "", 110),
        ("", "to Pakistan for Citizens’ Safety\n\n\u00a0", 37),
        ("", " to Pakistan for Citizens’ Safety In a recent", 110),
        ("Safety", "to Pakistan", 110),
    ],
)
def test_text_around_it_singles_one_place_out(prefix: str, suffix: str, start: int):
    """White space between it and the quote does not count."""
    suffix = suffix.replace("\n\n\u00a0", "\n\n\u00a0\n\nChina")
    assert (
        start
        == verified("China Denies Sending Security Teams", stored("004"), prefix, suffix).quotation.start
    )


@pytest.mark.parametrize(
    ("prefix", "suffix", "expected"),
    [
        ("Conclusion", "", NotFound("prefix", "Conclusion")),
        ("", "to China", NotFound("suffix", "to China")),
        ("2024", "to China", NotFound("suffix", "to China")),
        ("Conclusion", "to Pakistan", NotFound("prefix", "Conclusion")),
        (
            "2024",
            "to Pakistan for Citizens’ Safety In a",
            NotFound("suffix", "to Pakistan for Citizens’ Safety In a"),
        ),
    ],
)
def test_text_around_it_has_to_be_there(prefix: str, suffix: str, expected: NotFound):
    """A prefix or suffix that fits no place is wrong, each for itself or both together."""
    assert expected == match("China Denies Sending Security Teams", stored("004"), prefix, suffix)


def test_text_around_it_has_to_be_there_even_for_a_quote_that_occurs_once():
    """Whoever gives a prefix means it."""
    assert NotFound("prefix", "made") == match("no such demand had been made", stored("004"), "made")


def test_a_prefix_that_fits_two_places_leaves_two():
    """It singles nothing out."""
    assert [2, 10] == starts(match("b c d", Document("d", "a b c d a b c d"), "a"))


def test_a_short_quote_has_to_occur_once():
    """Under three words, the number of places is told instead of a list."""
    document = stored("004")
    assert TooShort(1, 11) == match("China", document)
    assert TooShort(2, 5) == match("Chinese Embassy", document)
    assert 365 == verified("Dawn News", document).quotation.start
    assert 0 == verified("China", Document("d", "China, China"), "", ", China").quotation.start
    assert TooShort(1, 2) == match("b", Document("d", "a b a b"), "a")


def test_counts_short_quotes_in_scripts_without_spaces():
    """Two characters count as a word."""
    document = Document("d", "中国要求。中国要求巴基斯坦。中国要求巴基斯坦。")
    assert TooShort(2, 3) == match("中国要求", document)
    assert [5, 14] == starts(match("中国要求巴基", document))


def test_counts_no_further_than_two_hundred():
    """More places help nobody."""
    document = Document("d", "one two three. " * 300)
    assert TooShort(1, 200) == match("two", document)
    assert 200 == len(starts(match("one two three", document)))


@pytest.mark.parametrize(
    ("quote", "text", "found"),
    [
        ("wait.", "They wait… and wait.", 15),
        ("the cafe", "the cafe\u0301, the cafe", 11),
        ("x", "x\u0323 x", 3),
        ("so ..", "so …, so ..", 6),
    ],
)
def test_a_place_begins_and_ends_between_characters(quote: str, text: str, found: int):
    """Part of an ellipsis, or a letter without its accent, is no match."""
    assert found == verified(quote, Document("d", text)).quotation.start


def test_removed_characters_at_the_edges_stay_outside():
    """Offsets point at characters that count."""
    document = Document("d", "one \u200btwo\u00ad th\u00adree four\u200b\u00a0 \u200bfive")
    quotation = verified("two three four", document).quotation
    assert "two\u00ad th\u00adree four" == quotation.exact
    assert (5, 21) == (quotation.start, quotation.end)


class TestElisions:
    """Parts left out."""

    @pytest.mark.parametrize("mark", [" […] ", " [...] ", " … ", " ... ", " [ … ] ", " [....] "])
    def test_any_mark_will_do(self, mark: str):
        """It is shown as ``[…]``."""
        outcome = verified(
            f"the Chinese Embassy in Pakistan has{mark}denied reports suggesting", stored("004")
        )
        assert outcome == Verified(
            Quotation(
                source="004",
                pieces=(
                    Verbatim(205, 240, "the Chinese Embassy in Pakistan has"),
                    Elision(241, 247),
                    Verbatim(248, 273, "denied reports suggesting"),
                ),
                start=205,
                end=273,
                line=11,
                paragraph=5,
                before="Safety\n\nIn a recent development, "[-32:],
                after=" that Beijing is sending security"[:32],
                sentence=(180, 351),
            )
        )
        assert "the Chinese Embassy in Pakistan has […] denied reports suggesting" == outcome.quotation.exact

    def test_takes_the_tightest_place(self):
        """A beginning further away is dominated by a nearer one."""
        document = Document("d", "a b c x. a b c y d e f z d e f.")
        assert (9, 22) == (
            (found := verified("a b c […] d e f", document).quotation).start,
            found.end,
        )

    def test_lists_places_that_are_equally_tight(self):
        """Two that do not lie inside each other are two."""
        document = Document("d", "a b c x d e f. a b c y d e f.")
        assert [0, 15] == starts(match("a b c […] d e f", document))
        assert 15 == verified("a b c […] d e f", document, ". ").quotation.start
        assert 0 == verified("a b c […] d e f", document, "", ". a").quotation.start

    def test_a_prefix_reaches_a_place_that_another_would_dominate(self):
        """The text before it says which beginning is meant."""
        document = Document("d", "First a b c x. Then a b c y d e f.")
        assert 6 == verified("a b c […] d e f", document, "First").quotation.start

    @pytest.mark.parametrize(
        ("quote", "expected"),
        [
            ("d e f […] a b c", NotFound("text")),
            ("a b c […] a b c", NotFound("text")),
            ("a b c […] d e g", NotFound("text", "d e g")),
            ("a b c x d e […] d e f", NotFound("text")),
            ("[…] d e f", NotFound("elision-at-the-edge")),
            ("a b c […]", NotFound("elision-at-the-edge")),
            ("… d e f", NotFound("elision-at-the-edge")),
            ("…d e f x", NotFound("elision-at-the-edge")),
            ("a b c x d…", NotFound("elision-at-the-edge")),
            ("a b c ...", NotFound("elision-at-the-edge")),
            ("a b c […] e f", NotFound("elision-part-too-short", "e f")),
            ("a b c […] […] d e f", NotFound("elision-part-too-short")),
            ("a b c […] e [or so] f", NotFound("elision-part-too-short", "e f")),
        ],
    )
    def test_refuses_what_is_not_in_order_or_too_short(self, quote: str, expected: NotFound):
        """Every part has three words or twelve characters, in order and apart."""
        assert expected == match(quote, Document("d", "a b c x d e f."))

    def test_twelve_characters_will_do(self):
        """A long word is as telling as three short ones."""
        document = Document("d", "an unmistakable and wholly unprecedented step")
        assert (3, 40) == (
            (found := verified("unmistakable […] unprecedented", document).quotation).start,
            found.end,
        )

    @pytest.mark.parametrize(
        "quote",
        [
            "the court called it […] lawful to do so",
            "the court called it un […] to do so",
            "court called it unlawful […] 5 times a week",
            "called it unlawful to do so 65 […] times a week",
        ],
    )
    def test_leaves_words_and_numbers_whole(self, quote: str):
        """What was left out never begins or ends inside a word."""
        text = "the court called it unlawful to do so 65.5 times a week"
        assert isinstance(match(quote, Document("d", text)), NotFound)

    def test_keeps_the_sources_own_dots_where_it_can(self):
        """Bare dots that the source has are verbatim beside an elision in brackets."""
        document = Document("d", "I was quite ... well, scared out of my wits and of the dark night.")
        quotation = verified("I was quite … well, scared […] of the dark", document).quotation
        assert "I was quite ... well, scared […] of the dark" == quotation.exact
        assert 3 == len(quotation.pieces)

    def test_a_quote_found_literally_holds_no_elision(self):
        """Marks that the source has are the source's."""
        document = Document("d", "He said: “I never […] saw him.” I never ever saw him.")
        (piece,) = verified("I never […] saw him", document).quotation.pieces
        assert Verbatim(10, 29, "I never […] saw him") == piece

    def test_reports_what_can_join_two_thoughts(self):
        """A paragraph's end, or more than 600 characters."""
        quote = "one two three […] four five six"
        near, wide = (f"one two three {'x' * width} four five six" for width in (600, 601))
        parted = "one two three.\n\nfour five six"
        assert () == verified(quote, Document("d", near)).wide
        assert (Gap(14, 615, crosses_paragraph=False),) == verified(quote, Document("d", wide)).wide
        assert (Gap(13, 14, crosses_paragraph=True),) == verified(quote, Document("d", parted)).wide


class TestInsertions:
    """The editor's own words."""

    TEXT = "Beijing has not asked. In May, however, the Chinese side has very politely asked Islamabad for 5 answers."

    @pytest.mark.parametrize(
        ("quote", "expected"),
        [
            ("the [other] side has very", (("other", "Chinese"),)),
            ("the Chinese [and other] side has", (("and other", ""),)),
            ("the Chinese side has [nicely] asked", (("nicely", "very politely"),)),
            ("[The] Chinese side has very", (("The", ""),)),
            ("asked Islamabad for [some]", (("some", ""),)),
            ("[T]he Chinese side", (("T", "t"),)),
            ("[i]n May, however, the [other] side", (("i", "I"), ("other", "Chinese"))),
            ("however, the [a] [b] side", (("a", "Chinese"), ("b", ""))),
            ("however [and so on], the Chinese", (("and so on", ""),)),
            ("In May, however […] side has [very much] asked Islamabad", (("very much", "very politely"),)),
            ("In May, however, [then] […] politely asked Islamabad", (("then", ""),)),
        ],
    )
    def test_stands_for_as_few_words_as_it_can(self, quote: str, expected: tuple[tuple[str, str], ...]):
        """Zero to eight words of the source; the quote is shown as it was spaced."""
        document = Document("d", self.TEXT)
        pieces = verified(quote, document).quotation.pieces
        stood_for = tuple(
            (piece.words, document.text[piece.start : piece.end])
            for piece in pieces
            if isinstance(piece, Insertion)
        )
        assert expected == stood_for
        assert quote == verified(quote, document).quotation.exact

    def test_begins_and_ends_with_the_words_of_the_source(self):
        """A letter whose case was changed belongs to the quotation, an insertion at its edge does not widen it."""
        document = Document("d", self.TEXT)
        first = verified("[T]he Chinese side", document).quotation
        assert (Insertion("T", 40, 41, "", ""), Verbatim(41, 56, "he Chinese side")) == first.pieces
        assert (40, 56) == (first.start, first.end)
        second = verified("[Then] the Chinese side", document).quotation
        assert (Insertion("Then", 40, 40, "", " "), Verbatim(40, 56, "the Chinese side")) == second.pieces
        assert (40, 56) == (second.start, second.end)

    @pytest.mark.parametrize(
        ("quote", "expected"),
        [
            ("Beijing has [indeed] asked", BadInsertion("indeed", "not", "replaced")),
            ("the [never] side has", BadInsertion("never", "never", "insertion")),
            ("the [two] side has", BadInsertion("two", "two", "insertion")),
            ("the [2nd] side has", BadInsertion("2nd", "2nd", "insertion")),
            ("asked Islamabad for [good] answers", BadInsertion("good", "5", "replaced")),
            ("the [not 5] side has", BadInsertion("not 5", "5", "insertion")),
        ],
    )
    def test_neither_holds_nor_replaces_a_number_or_negation(self, quote: str, expected: BadInsertion):
        """Else it could turn the meaning round."""
        assert expected == match(quote, Document("d", self.TEXT))

    def test_a_place_without_negation_counts_only_if_it_is_the_tightest(self):
        """The nearest words are the ones that the reader is told of."""
        quote = "has [indeed] asked Pakistan"
        bad = Document("d", "China has not asked Pakistan. It has since and often asked Pakistan.")
        good = Document("d", "China has not ever asked Pakistan. It has asked Pakistan.")
        assert BadInsertion("indeed", "not", "replaced") == match(quote, bad)
        assert 33 == verified(quote, bad, "Pakistan. It").quotation.start
        assert 38 == verified(quote, good).quotation.start

    @pytest.mark.parametrize(
        ("quote", "detail"),
        [
            ("the Chinese side has [of old] nicely asked", "nicely asked"),
            ("the Chinese side has [of old] polite[ly] asked", "polite[ly] asked"),
            ("side has very polite[ly] asked", ""),
            ("has very [un]politely asked", ""),
            ("[X]he Chinese side", ""),
            ("[T]he Chinese side has [a] nicely", "nicely"),
            ("the [whole] ide has", ""),
            ("Beijing has [x] answers", ""),
        ],
    )
    def test_refuses_other_words_and_joined_letters(self, quote: str, detail: str):
        """Only the case of a letter may change inside a word, and an insertion stands between whole words."""
        assert NotFound("text", detail) == match(quote, Document("d", self.TEXT))

    @pytest.mark.parametrize(("words", "is_verified"), [(8, True), (9, False)])
    def test_stands_for_eight_words_at_most(self, words: int, is_verified: bool):  # noqa: FBT001
        """The ninth is one too many."""
        document = Document("d", "They said" + " so" * words + " again and again.")
        assert is_verified is isinstance(match("They said [much] again and again", document), Verified)

    def test_two_places_with_as_few_words_are_two(self):
        """Fewer words decide, nothing else."""
        document = Document("d", "the old side has; the new side has; the very new side has")
        assert [0, 18] == starts(match("the [one] side has", document))
        assert TooShort(2, 2) == match("the [one] side", document)

    def test_takes_the_tightest_place(self):
        """Whichever words are rarer, the nearest ones belong together."""
        quote = "the [one] side has"
        assert 6 == verified(quote, Document("d", "the a the b side has")).quotation.start
        assert 6 == verified(quote, Document("d", "the a the b side has; side has; side has")).quotation.start
        assert 15 == verified(quote, Document("d", "the a side has the side has")).quotation.start

    def test_of_more_places_than_are_looked_for_none_is_the_tightest(self):
        """Another one with as few words may follow."""
        text = "the old side has; " + "the very old side has; " * 249 + "the new side has"
        assert 200 == len(starts(match("the [one] side has", Document("d", text))))

    def test_frequent_words_are_found_beside_rare_ones(self):
        """The search begins with the rarest."""
        document = Document(
            "d", "the talks of the day. " * 50_000 + "They know the old Islamabad accord of the year."
        )
        quotation = verified("the [new] Islamabad accord of the", document).quotation
        assert "the [new] Islamabad accord of the" == quotation.exact

    def test_brackets_of_the_source_are_its_own(self):
        """A quote that is there literally holds no insertion."""
        document = Document("d", "“They [the Chinese] want to bring in their own security,” he said.")
        (piece,) = verified("They [the Chinese] want", document).quotation.pieces
        assert Verbatim(1, 24, "They [the Chinese] want") == piece

    def test_reports_an_insertion_over_a_paragraphs_end(self):
        """It can join two thoughts as well."""
        document = Document("d", "A title\n\nChina has asked.\n\nPakistan has agreed to it.")
        outcome = verified("China has asked [and Pakistan] has agreed", document)
        assert (Gap(24, 35, crosses_paragraph=True),) == outcome.wide


@pytest.mark.parametrize(
    ("quote", "number", "expected"),
    [
        ("65-billion Belt and Road", "003", "$65"),
        ("0% increase in fatalities", "000", "90%"),
        ("with a 90", "000", "90%"),
        ("with a 9", "000", "90%"),
        ("uch demand had been made", "004", "such"),
        ("no such demand had been mad", "004", "made"),
        ("no such demand had been made", "004", None),
        ("Breaking", "004", None),
        ("Post a Comment", "004", None),
        ("[U]ch demand had been made", "004", "such"),
        ("Reuters, published in Dawn", "004", None),
    ],
)
def test_names_the_word_that_a_quotation_cuts(quote: str, number: str, expected: str | None):
    """A number without its sign is cut as well."""
    document = stored(number)
    assert expected == cut_word(verified(quote, document).quotation, document)


def test_names_the_word_as_it_is_stored():
    """Invisible characters inside it and typographic signs are the document's own."""
    document = Document("d", "They can’t say it was un\u00adlawful.")
    assert "can’t" == cut_word(verified("They can", document).quotation, document)
    assert "un\u00adlawful" == cut_word(verified("lawful", document).quotation, document)
