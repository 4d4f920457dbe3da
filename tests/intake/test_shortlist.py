"""The shortlist: the texts in which a passage may stand."""

import pytest

from claimpress.intake.shortlist import shortlist


def texts(**special: str) -> dict[str, bytes]:
    """Return a hundred texts of common words, and some special ones."""
    common = {
        f"common-{number}": f"the ferry stops on day {number} of the year".encode() for number in range(100)
    }
    return common | {key: text.encode() for key, text in special.items()}


def test_few_texts_are_all_let_through():
    """There is nothing to choose."""
    assert ["b", "a"] == shortlist("words", {"b": b"", "a": b""})


@pytest.mark.parametrize(
    "words",
    [
        "the harbour master",
        "THE HARBOUR MASTER",
        "harbuor master of the ferry",
        "the harbourmaaster of",
        "“harbour” — master!",
    ],
)
def test_rare_words_count_for_more(words: str):
    """Common words stand everywhere; a misspelled word counts by the half that is right."""
    assert "rare" == shortlist(words, texts(rare="The Harbour Master wrote."), most=3)[0]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Überfahrt eingestellt", "DIE ÜBERFAHRT IST HEUTE"),
        ("العبارة متوقفة", "تتوقف العبارة"),
        ("渡船已经停航了", "今天渡船停航"),
    ],
)
def test_words_of_any_script(words: str, text: str):
    """Also where no space parts them, and where capitals are not ASCII."""
    assert "rare" == shortlist(words, texts(rare=text), most=3)[0]


def test_words_that_stand_together_come_first():
    """A long text that holds all of them far apart is less likely."""
    filler = "nothing of note happened here " * 200
    found = shortlist(
        "master quill spoke",
        texts(apart=f"master {filler} quill {filler} spoke", near="quill spoke, the master"),
        most=2,
    )
    assert ["near", "apart"] == found


def test_texts_that_hold_no_word_are_left_out():
    """However few there are."""
    assert [] == shortlist("xylophone zq", texts(), most=3)
