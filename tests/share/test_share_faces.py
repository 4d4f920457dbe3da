"""Which font draws which character."""

import pytest

from claimpress.share.faces import Manner, Span, can_draw, drawable, leading, spans

LATIN = "source-serif-4-latin-400-normal"
NASKH = "noto-naskh-arabic-arabic-400-normal"
NASTALIQ = "noto-nastaliq-urdu-arabic-400-normal"
CHINESE = "noto-serif-sc-chinese-400-normal"


def faces(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Return the stretches of a line with the font of each."""
    return [(span.text, span.face) for span in spans(text, Manner("serif", language))]


def test_scripts_in_one_line():
    """Each stretch has the font that holds it; a space goes with what is before it where its font has one."""
    expected = [
        ("Reuters and ", LATIN),
        ("路透社", CHINESE),
        (", ", LATIN),
        ("Ре́йтер", "source-serif-4-cyrillic-400-normal"),
    ]
    assert expected == faces("Reuters and 路透社, Ре́йтер")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("ferry", "source-serif-4-latin"),
        ("ščž", "source-serif-4-latin-ext"),
        ("Ελλάδα", "source-serif-4-greek"),
        ("Қазақ", "source-serif-4-cyrillic"),
        ("ắ", "source-serif-4-vietnamese"),
        ("हिन्दी", "noto-serif-devanagari"),
        ("שלום", "noto-serif-hebrew"),
        ("軍隊", "noto-serif-sc"),
        ("军队", "noto-serif-sc"),
        ("ٹڈےگپچ", "noto-naskh-arabic"),
    ],
)
def test_every_script_has_a_font(text: str, part: str):
    """Simplified and traditional Chinese, the letters of Urdu, Greek, Hebrew, Devanagari."""
    assert can_draw(text)
    assert part in {face.rpartition("-400")[0][: len(part)] for _, face in faces(text)}


def test_urdu_has_its_own_hand():
    """Where the language is said."""
    assert ([("پاکستان", NASKH)], [("پاکستان", NASTALIQ)]) == (faces("پاکستان", "fa"), faces("پاکستان", "ur"))


def test_shared_punctuation_is_that_of_the_language():
    """A quotation mark is full width in Chinese, and not in English."""
    assert [("“安保”", CHINESE)] == faces("“安保”", "zh-Hans")
    assert [("“", LATIN), ("安保", CHINESE), ("”", LATIN)] == faces("“安保”")


def test_a_line_from_the_right():
    """Its parts come from left to right, each in the order of reading."""
    found = list(spans("قال Reuters", Manner("serif", "ar", rtl=True)))
    assert [("Reuters", False), ("قال", True)] == [
        (span.text.strip(), span.rtl) for span in found if span.text.strip()
    ]
    assert "قال Reuters" == "".join(span.text for span in reversed(found))


def test_high_scripts_have_more_space():
    """As much as the highest of those in the text needs."""
    found = [leading(text, Manner("serif", "ur")) for text in ("ab", "ab 中", "ab پا", "")]
    assert [1.2, 1.4, 2.0, 1.2] == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a \n b ", "a b"),
        ("cafe\u0301", "café"),
        ("No boats 🚨!", "No boats !"),
        ("x\x07y\ufe0f", "xy"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("50 € → §", "50 € §"),
    ],
)
def test_what_is_drawn_of_a_text(text: str, expected: str):
    """Signs that no font here has are left out; joiners stay, for they shape the letters."""
    assert expected == drawable(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("ก", False), ("한국", False), ("a 1 中 ب!", True), ("", True)]
)
def test_letters_that_no_font_has(text: str, *, expected: bool):
    """Thai and Korean are not here."""
    assert expected == can_draw(text)


def test_letters_without_a_font_do_not_stop_the_drawing():
    """They are drawn by the first font, should anybody ask for it."""
    assert [Span("ก", LATIN, rtl=False)] == list(spans("ก", Manner("serif")))
