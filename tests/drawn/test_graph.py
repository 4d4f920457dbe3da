"""Which documents retell which report or briefing."""

from collections.abc import Callable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from claimpress.drawn.graph import Node, of_claim, of_source
from claimpress.origins import rests_on
from claimpress.records.model import Evidence, Source, Stance

NAMES = "abcdef"


def relation(**related: str) -> Callable[[str], Sequence[str]]:
    """Return a relation between sources named by one letter each."""
    return lambda key: tuple(related.get(key, ""))


def entry(source: str, *origin: str, stance: Stance = "supports") -> Evidence:
    """Return an entry of a source with an origin of its own."""
    return Evidence(source=source, paraphrase="p", stance=stance, origin=origin)


def test_a_claim_has_what_it_cites_and_all_above():
    """The cited documents first, each with every stance in the order of the pages; then the origins, up to the top."""
    entries = [entry("a", stance="refutes"), entry("b"), entry("a")]
    expected = (
        Node("a", ("r", "s"), ("supports", "refutes")),
        Node("b", ("r",), ("supports",)),
        Node("r", ("t",)),
        Node("s"),
        Node("t"),
    )
    assert expected == of_claim(entries, relation(a="rs", b="r", r="t"))


def test_a_passage_may_have_an_origin_of_its_own():
    """It comes before the source's; the source itself there is its own reporting, and so is a source without origin."""
    origins = relation(a="rs", b="r")
    assert (Node("a", ("s",), ("supports",)), Node("s")) == of_claim([entry("a", "s")], origins)
    assert (
        Node("a", ("s",), ("supports",), own=True),
        Node("c", (), ("context",), own=True),
        Node("s"),
    ) == of_claim([entry("a", "a"), entry("a", "s"), entry("c", stance="context")], origins)


def test_an_origin_counts_with_all_that_its_record_names():
    """A cited document whose passage is its own still hands on what it retells to those that retell it."""
    expected = (
        Node("a", ("r",), ("supports",), own=True),
        Node("b", ("a",), ("refutes",)),
        Node("r"),
    )
    assert expected == of_claim([entry("a", "a"), entry("b", "a", stance="refutes")], relation(a="r"))


def test_where_nothing_rests_on_anything_there_is_no_diagram():
    """Documents that report for themselves, and no evidence at all."""
    assert () == of_claim([entry("a"), entry("b", "b")], relation(b="r"))
    assert () == of_claim([], relation())


def test_passages_that_name_each_other_as_origin_make_no_diagram():
    """No rule forbids it, and there is no top."""
    assert () == of_claim([entry("a", "b"), entry("b", "a")], relation())


@given(
    st.dictionaries(st.sampled_from(NAMES), st.sets(st.sampled_from(NAMES), max_size=3)),
    st.lists(st.sampled_from(NAMES), max_size=5),
)
def test_the_tops_are_the_origins_that_evidence_is_counted_by(above: dict[str, set[str]], cited: list[str]):
    """What rests on nothing are exactly the origins of all entries, wherever there is a diagram."""
    later = {key: sorted(name for name in names if name > key) for key, names in above.items()}
    sources = {name: Source(title=name, origin=tuple(later.get(name, ()))) for name in NAMES}
    entries = [entry(source) for source in cited]
    nodes = of_claim(entries, lambda key: sources[key].origin)
    tops = {node.id for node in nodes if not node.rests_on} if nodes else set(cited)
    assert tops == frozenset().union(*(rests_on(given, sources) for given in entries))


def test_a_source_has_all_above_and_all_below():
    """What it rests on up to the top, and what retells it down to the last; what else those rest on is left out."""
    origins, retold_by = relation(a="rx", b="a", r="t"), relation(r="a", a="b", x="a", t="r")
    expected = (Node("r", ("t",)), Node("t"), Node("a", ("r",)), Node("b", ("a",)))
    assert expected == of_source("r", origins, retold_by)


def test_a_source_that_stands_alone_has_no_diagram():
    """It retells nothing, and nothing retells it."""
    assert () == of_source("a", relation(b="c"), relation(c="b"))


def test_an_origin_that_is_named_twice_is_one():
    """As a record may have it."""
    assert (Node("a", ("r",)), Node("r")) == of_source("a", relation(a="rr"), relation(r="a"))
