"""Finding a passage by a few of its words."""

from collections.abc import Callable
from typing import Any

import pytest
import yaml

from claimpress.find import documents, entry, passages
from claimpress.problem import CannotRun
from claimpress.quotes.nearest import Found


@pytest.fixture
def desk(project: Callable[..., Any], examples: Any) -> Any:
    """Return a project of one claim and two sources with documents."""
    return project(examples / "small")


def test_all_documents_or_one(desk: Any):
    """Without a source every pinned document is looked in, by identifier."""
    collection = desk.check().collection
    assert ["harbour-notice", "island-gazette"] == [document.id for document in documents(collection, None)]
    assert ["island-gazette"] == [document.id for document in documents(collection, "island-gazette")]


def why(desk: Any, source: str | None) -> tuple[str, str]:
    """Return why there is nothing to look in, and what to do."""
    with pytest.raises(CannotRun) as caught:
        documents(desk.check().collection, source)
    return caught.value.message, caught.value.fix


def test_there_is_no_such_source(desk: Any):
    """The sources that there are stand in the answer."""
    expected = ("there is no source harbor", "The sources are: harbour-notice, island-gazette.")
    assert expected == why(desk, "harbor")


def test_a_source_without_document(desk: Any):
    """Nor one whose document was changed: it is not the text that was pinned."""
    desk.write("seeds/talk.yaml", "title: Talk\n")
    desk.write("seeds/island-gazette.txt", "Changed.\n")
    fix = "`claimpress check` says what is wrong with the sources."
    for source in ("talk", "island-gazette"):
        assert (f"{source} holds no stored document, or none as it was pinned", fix) == why(desk, source)


def test_a_project_without_documents(project: Callable[..., Any]):
    """There is nothing to look in."""
    assert "no source holds a stored document" == why(project(), None)[0]


def test_passages_best_first(desk: Any):
    """Half-remembered words, in another order and with a slip, find their sentence."""
    found = passages("ferry stops friday at non", documents(desk.check().collection, None))
    assert ("harbour-notice", 3) == (found[0].source, found[0].line)
    assert found == sorted(found, key=lambda place: -place.score)


def test_nothing_alike(desk: Any):
    """Words that stand nowhere find nothing."""
    assert [] == passages("xylophone quartz", documents(desk.check().collection, None))


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
    pasted = yaml.safe_load(f"evidence:\n{entry(Found('a-b', 0, 9, 1, text, 90.0))}")
    expected = {"evidence": [{"source": "a-b", "quote": " ".join(text.split()), "stance": "supports"}]}
    assert expected == pasted


def test_how_an_entry_is_written():
    """Lines of at most a hundred characters, and the choice of stances beside the first."""
    expected = "  - source: a-b\n    quote: >-\n      Nobody said so.\n    stance: supports  # supports | refutes | context\n"
    assert expected == entry(Found("a-b", 0, 15, 1, "Nobody  said\nso.", 90.0))
