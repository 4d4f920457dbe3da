"""Lines, paragraphs, headings and sentences of stored documents."""

from pathlib import Path

import pytest

from claimpress.quotes.document import Document

SEEDS = Path(__file__).parents[2] / "seeds"


def stored(number: str) -> Document:
    """Return one of this site's documents."""
    return Document(number, next(SEEDS.glob(f"{number}_*.txt")).read_bytes().decode())


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs' texts."""
    document = Document("d", text)
    return [text[paragraph.start : paragraph.end] for paragraph in document.paragraphs]


def headings(document: Document) -> list[str]:
    """Return the headings' texts."""
    return [document.text[part.start : part.end] for part in document.paragraphs if part.heading]


@pytest.mark.parametrize("number", ["000", "001", "002"])
def test_a_long_first_line_is_no_heading(number: str):
    """Three of the documents begin with their first paragraph."""
    document = stored(number)
    assert [] == headings(document)
    assert 7 == len(document.paragraphs)


def test_finds_the_headings_of_a_page_without_blank_lines():
    """The first line and the short lines without a full stop."""
    assert [
        "ISLAMABAD: China pushes for Islamabad for joint security plan after the recent attack on Chinese citizens in Karachi.",
        "Grave Security Breach",
        "Chinese Frustrations",
        "Related Posts",
        "Ensuring security of Chinese nationals govt’s top priority: Naqvi",
    ] == headings(stored("003"))


def test_finds_the_headings_of_a_blog_page():
    """Title lines and section headings; the line with a non-breaking space is blank."""
    assert [
        "Breaking",
        "Friday, November 15, 2024",
        "China Denies Sending Security Teams to Pakistan for Citizens’ Safety",
        "China Denies Sending Security Teams to Pakistan for Citizens’ Safety",
        "China’s Confidence in Pakistan’s Security Forces",
        "Background: Security Concerns Over Recent Attacks",
        "Pakistan-China Cooperation on Security",
        "Strengthening Bilateral Ties Amid Challenges",
        "Conclusion",
        "Post a Comment",
    ] == headings(stored("004"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A title\n\nOne two\nthree.\n \nFour.\n", ["A title", "One two\nthree.", "Four."]),
        ("One two.\r\nThree.\r\n\r\nFour.", ["One two.\r\nThree.", "Four."]),
        ("x" * 121 + "\nTwo\n\nThree", ["x" * 121, "Two", "Three"]),
        ("\u200b\n  One. \n", ["One."]),
        ("", [""]),
        ("\n \n", ["\n \n"]),
    ],
)
def test_parts_paragraphs(text: str, expected: list[str]):
    """At blank lines in a wrapped text, at every line in one that is not."""
    assert expected == paragraphs(text)


def test_a_document_of_one_paragraph_has_no_heading():
    """A short post is no title: there is nothing under it."""
    assert [] == headings(Document("d", "China has asked"))
    assert ["China has asked"] == headings(Document("d", "China has asked\n\nA long story."))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Short words", True),
        ("Short words.", False),
        ("Short words.”", False),
        ("Was it?", False),
        ("He said:", False),
        ("中国否认。", False),
        ("中国否认", True),
        ("x" * 100, True),
        ("x" * 101, False),
    ],
)
def test_knows_a_heading_by_its_length_and_end(line: str, expected: bool):  # noqa: FBT001
    """A hundred characters at most, and no full stop."""
    document = Document("d", f"Title\n\n{line}\n\nText.")
    assert expected is document.paragraphs[1].heading


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_counts_lines_as_an_editor_does(newline: str):
    """Every line end counts once."""
    document = Document("d", f"a{newline}{newline}b\u2028c")
    assert (1, 3, 3) == (
        document.line(0),
        document.line(document.text.index("b")),
        document.line(len(document.text)),
    )


def test_gives_the_paragraph_of_an_offset():
    """Between paragraphs, it is the one before; before the first, the first."""
    document = Document("d", "\n\nTitle\n\nOne.\nTwo.\n\nThree.")
    assert [1, 1, 1, 2, 2, 3] == [document.paragraph(at).number for at in (0, 2, 7, 9, 19, 25)]


def sentence(text: str, words: str) -> str:
    """Return the sentence or sentences around words."""
    document = Document("d", text)
    start = text.index(words)
    return text[slice(*document.sentences(start, start + len(words)))]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("One is. Two is! Three is?", "Two", "Two is!"),
        ("One is. Two is! Three is?", "is. Two", "One is. Two is!"),
        ("One is.” Two is.) “Three.”", "Two", "Two is.)"),
        ("“Was it?” he asked. Yes.", "Was", "“Was it?” he asked."),
        (
            "Mr. Lin and Gen. Khan met Dr. Wu in the U.S. Senate. Next.",
            "Wu",
            "Mr. Lin and Gen. Khan met Dr. Wu in the U.S. Senate.",
        ),
        ("J. F. Smith said so. Next.", "said", "J. F. Smith said so."),
        ("It rose 3.5 percent. Next.", "rose", "It rose 3.5 percent."),
        ("He chose No. 5 here. Next.", "He", "He chose No. 5 here."),
        ("He said no. Then he left.", "said", "He said no."),
        ("So… well. And… Then it ended.", "well", "So… well."),
        ("中国否认。巴基斯坦确认！", "否认", "中国否认。"),
        ("کیا ہے؟ ہاں۔ نہیں۔", "ہاں", "ہاں۔"),
        ("A title\n\nOne. Two.", "title", "A title"),
        ("One. Two.\n\nThree. Four.", "Two.\n\nThree", "Two.\n\nThree."),
        ("Etc.", "Etc", "Etc."),
    ],
)
def test_finds_the_sentence(text: str, words: str, expected: str):
    """It ends with its mark and closing quotation marks, and never leaves its paragraph."""
    assert expected == sentence(text, words)


def test_an_empty_document_has_an_empty_sentence():
    """There is nothing to be in."""
    assert Document("d", "").sentences(0, 0) == (0, 0)


def test_what_is_let_go_of_is_made_again():
    """The folded text and the sentences; the paragraphs stay."""
    document = stored("003")
    before = document.folded, document.sentences(200, 300), document.paragraphs
    document.release()
    assert not {"folded", "_lines", "_sentences"} & vars(document).keys()
    assert before[2] is document.paragraphs
    assert before == (document.folded, document.sentences(200, 300), document.paragraphs)


def test_finds_the_sentence_of_a_stored_quotation():
    """An attribution belongs to the sentence of its quotation."""
    assert (
        "“They want to bring in their own security,” one official revealed, though Pakistan has not yet agreed to the proposal."
        == sentence(stored("003").text, "They want to bring in")
    )
