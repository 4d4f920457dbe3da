"""Finding a passage by a few of its words."""

import hashlib
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimpress.check import Project
from claimpress.find import Passage, documents, entry, passages, singled_out
from claimpress.intake.shortlist import shortlist
from claimpress.problem import CannotRun
from claimpress.project import read_project
from claimpress.quotes.document import Document
from claimpress.quotes.match import Verified, match
from claimpress.quotes.nearest import Found


@pytest.fixture
def desk(project: Callable[..., Any], examples: Any) -> Any:
    """Return a project of one claim and two sources with documents."""
    return project(examples / "small")


def files(desk: Any) -> Project:
    """Return the files of a project, unchecked."""
    return read_project(desk.root)


def test_all_documents_or_one(desk: Any):
    """Without a source every pinned document is looked in, by identifier."""
    held = documents(files(desk), None, "ferry")
    assert ["harbour-notice", "island-gazette"] == [document.id for document in held]
    assert ["island-gazette"] == [document.id for document in documents(files(desk), "island-gazette")]


def test_the_documents_are_those_of_the_check(project: Callable[..., Any], repository: Path):
    """What is found without checking is what the check holds to be pinned."""
    site = project(repository)
    collection = site.check().collection
    expected = [document for key in sorted(collection.models) if (document := collection.document(key))]
    assert expected == documents(files(site), None)


def why(desk: Any, source: str | None) -> tuple[str, str]:
    """Return why there is nothing to look in, and what to do."""
    with pytest.raises(CannotRun) as caught:
        documents(files(desk), source)
    return caught.value.message, caught.value.fix


def test_there_is_no_such_source(desk: Any):
    """The sources that there are stand in the answer."""
    expected = ("there is no source harbor", "The sources are: harbour-notice, island-gazette.")
    assert expected == why(desk, "harbor")


def test_there_is_no_such_source_among_many(desk: Any):
    """Of many, those with similar names."""
    for number in range(20):
        desk.write(f"seeds/talk-{number}.yaml", "title: Talk\n")
    said, fix = why(desk, "harbor-notice")
    assert ("there is no source harbor-notice", True) == (
        said,
        fix.startswith("The sources with the most similar names are: harbour-notice, "),
    )


def test_there_is_no_source_at_all(project: Callable[..., Any]):
    """How to bring one in."""
    expected = ("there is no source talk", "Bring in a document first: claimpress new source FILE.")
    assert expected == why(project(), "talk")


@pytest.mark.parametrize("content", ["Changed.\n", b"caf\xe9", None])
def test_a_source_without_a_document_as_it_was_pinned(desk: Any, content: Any):
    """One that names none, one whose document was changed, one that lost it."""
    desk.write("seeds/talk.yaml", "title: Talk\n")
    if content is None:
        (desk.root / "seeds" / "island-gazette.txt").unlink()
    else:
        desk.write("seeds/island-gazette.txt", content)
    fix = "`claimpress check` says what is wrong with the sources."
    for source in ("talk", "island-gazette"):
        assert (f"{source} holds no stored document, or none as it was pinned", fix) == why(desk, source)
    assert ["harbour-notice"] == [document.id for document in documents(files(desk), None)]


def test_a_pinned_document_that_is_no_text(desk: Any):
    """Nothing can be found in it."""
    pin = hashlib.sha256(b"caf\xe9").hexdigest()
    desk.write("seeds/menu.txt", b"caf\xe9")
    desk.write("seeds/menu.yaml", f"title: Menu\ndocument: menu.txt\nsha256: {pin}\n")
    assert "menu holds no stored document, or none as it was pinned" == why(desk, "menu")[0]


def test_a_project_without_documents(project: Callable[..., Any]):
    """There is nothing to look in."""
    assert "no source holds a stored document" == why(project(), None)[0]


@pytest.mark.parametrize(
    "named",
    ["document: harbour.txt  # the notice", 'document: "harbour.txt"', "'document': harbour.txt", "document: ./harbour.txt",
     "document: ../seeds/harbour.txt", "document: >-\n  harbour.txt"],
)  # fmt: skip
def test_however_a_record_names_its_document(desk: Any, named: str):
    """The document is found."""
    (desk.root / "seeds" / "harbour-notice.txt").rename(desk.root / "seeds" / "harbour.txt")
    desk.replace("seeds/harbour-notice.yaml", "document: harbour-notice.txt", named)
    assert ["harbour-notice", "island-gazette"] == [document.id for document in documents(files(desk), None)]


def test_passages_best_first(desk: Any):
    """Half-remembered words, in another order and with a slip, find their sentence."""
    found = [passage.found for passage in passages("ferry stops friday at non", documents(files(desk), None))]
    assert ("harbour-notice", 3) == (found[0].source, found[0].line)
    assert found == sorted(found, key=lambda place: -place.score)


def test_nothing_alike(desk: Any):
    """Words that stand nowhere find nothing."""
    assert [] == passages("xylophone quartz", documents(files(desk), None))


def test_what_stands_around_a_passage():
    """The words before and after it, whole and with single spaces, with … where more is left out."""
    text = f"{'Long before. ' * 40}\n\nThe pier  is safe.\n\n{'Long after. ' * 40}"
    passage = passages("the pier is safe", [Document("a", text)])[0]
    expected = ("… " + "Long before. " * 12).strip(), "Long after. " * 13 + "…"
    assert expected == (passage.before, passage.after)
    unspaced = passages("码头是安全的", [Document("a", f"{'长' * 300}。\n码头是安全的。\n{'长' * 300}")])[0]
    assert (f"… {'长' * 158}。", f"{'长' * 159} …") == (unspaced.before, unspaced.after)
    alone = passages("the pier is safe", [Document("a", "The pier is safe.")])[0]
    assert ("", "") == (alone.before, alone.after)


def test_a_passage_that_stands_there_twice():
    """As many words before it as tell it from the other; the entry has them."""
    document = Document("a", "Monday.\n\nThe pier is safe.\n\nTuesday.\n\nThe pier is safe.")
    first, second = passages("the pier is safe", [document])
    assert ("Monday.", "Tuesday.") == (first.prefix, second.prefix)
    assert "      The pier is safe.\n    prefix: 'Tuesday.'\n    stance: supports" in entry(second)
    found = match("The pier is safe.", document, prefix="Tuesday.")
    assert isinstance(found, Verified)
    assert second.found.start == found.quotation.start


def test_a_passage_that_nothing_tells_apart():
    """Then there is no prefix: the check asks for more words."""
    document = Document("a", "The pier is safe. " * 40)
    assert "" == singled_out("The pier is safe.", document, 18 * 20)


@pytest.mark.parametrize(
    "text",
    [
        "plain words",
        "“quoted”: he said - # no comment",
        "'single' \"double\" {a: b} [c] & *d !e %f @g `h` | > ? : x",
        "broken\nover\r\n  lines\u00a0and spaces",
        "- begins with a dash",
        "# begins with a number sign",
        " ".join(["long"] * 60),
    ],
)
def test_an_entry_is_ready_to_paste(text: str):
    """Below evidence: it reads back as the words of the document, with single spaces."""
    pasted = yaml.safe_load(f"evidence:\n{entry(Passage(Found('a-b', 0, 9, 1, text, 90.0), '', ''))}")
    expected = {"evidence": [{"source": "a-b", "quote": " ".join(text.split()), "stance": "supports"}]}
    assert expected == pasted


def test_how_an_entry_is_written():
    """Lines of at most a hundred characters, and the choice of stances beside the first."""
    expected = "  - source: a-b\n    quote: >-\n      Nobody said so.\n    stance: supports  # supports | refutes | context\n"
    assert expected == entry(Passage(Found("a-b", 0, 15, 1, "Nobody  said\nso.", 90.0), "", ""))


def damaged(sentence: str, chance: random.Random) -> str:
    """Return a sentence as someone half remembers it: a typo, a word dropped, a word changed, other quotation marks."""
    words = sentence.split()
    at = chance.randrange(len(words))
    kind = chance.randrange(4)
    if kind == 0:
        words[at] = words[at][::-1]
    elif kind == 1:
        del words[at]
    elif kind == 2:
        words[at] = "something"
    return " ".join(words).translate(str.maketrans("“”‘’", "\"\"''"))


def test_the_right_passage_among_hundreds_of_documents(repository: Path):
    """Half-remembered sentences of this site's documents, each hidden in a text of its own among many like it."""
    chance = random.Random(11)  # noqa: S311 -- the same each time, and no secret
    text = "\n".join(path.read_text("utf-8") for path in sorted(repository.glob("seeds/*.txt")))
    vocabulary = re.findall(r"\w+", text)
    lines = (line for line in re.split(r"(?<=[.!?])\s+|\n", text) if 8 <= len(line.split()) <= 40)
    sentences = list(dict.fromkeys(lines))[:90]
    texts = {}
    for number in range(300):
        fill = [" ".join(chance.choices(vocabulary, k=20)) + "." for _ in range(20)]
        fill[10:10] = sentences[number : number + 1]
        texts[str(number)] = " ".join(fill)
    data = {key: text.encode() for key, text in texts.items()}
    missed = []
    for number, sentence in enumerate(sentences):
        words = damaged(sentence, chance)
        held = [Document(key, texts[key]) for key in shortlist(words, data)]
        found = passages(words, held)
        if not found or (found[0].found.source, sentence in found[0].found.text) != (str(number), True):
            missed.append(words)
    assert 90 == len(sentences)
    assert [] == missed
