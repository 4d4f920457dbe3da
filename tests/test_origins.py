"""Origins: what evidence rests on, and how much of it is independent."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from claimpress.origins import independent, loops, rests_on, roots
from claimpress.records.model import Evidence, Source

NAMES = "abcdef"
GROUPS = st.lists(st.frozensets(st.sampled_from(NAMES), min_size=1, max_size=3), max_size=8)
GRAPHS = st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), max_size=3, unique=True))


def sources(**origins: str) -> dict[str, Source]:
    """Return sources with their origins, each named by one letter."""
    return {name: Source(title=name, origin=tuple(above)) for name, above in origins.items()}


def evidence(source: str, *origin: str) -> Evidence:
    """Return an entry of a source with an origin of its own."""
    return Evidence(source=source, paraphrase="p", stance="supports", origin=origin)


def test_origins_are_followed_to_the_top():
    """A source that retells nothing is its own origin; one without a record too."""
    known = sources(a="bc", b="d", c="d", d="", e="x")
    assert [{"d"}, {"d"}, {"x"}, {"z"}, set()] == [
        roots(ids, known) for ids in (["a"], ["d"], ["e"], ["z"], [])
    ]


def test_of_nothing_but_a_loop_all_members_are_the_top():
    """A loop has no beginning; together with a way out of it the way out is the beginning."""
    assert {"a", "b"} == roots(["a"], sources(a="b", b="a"))
    assert {"c"} == roots(["a"], sources(a="b", b="ac", c=""))


def test_an_entry_rests_on_its_own_origin_or_on_that_of_its_source():
    """``origin`` of an entry comes first; the entry's own source there is the outlet's own reporting."""
    known = sources(a="w", b="w", w="", o="")
    expected = [{"w"}, {"o"}, {"w"}, {"a"}, {"a", "o"}]
    given_ = [
        evidence("a"),
        evidence("a", "o"),
        evidence("a", "b"),
        evidence("a", "a"),
        evidence("a", "a", "o"),
    ]
    assert expected == [rests_on(entry, known) for entry in given_]


def test_groups_that_share_an_origin_are_joined_even_by_way_of_a_third():
    """Two groups with nothing in common are one when a third touches both."""
    a, b, both, c = (frozenset(group) for group in ("a", "b", "ab", "c"))
    assert (a, b, c) == independent([a, b, c])
    assert (frozenset("ab"), c) == independent([a, c, b, both])
    assert () == independent([])


@given(GROUPS)
def test_what_is_independent_is_a_partition(groups: list[frozenset[str]]):
    """Nothing is lost, nothing is in two parts, and each group lies in one part."""
    parts = independent(groups)
    assert frozenset().union(*groups) == frozenset().union(*parts)
    assert sum(map(len, parts)) == len(frozenset().union(*parts))
    assert all(any(group <= part for part in parts) for group in groups)


@given(GROUPS, st.randoms(use_true_random=False))
def test_the_order_of_the_entries_does_not_matter(groups: list[frozenset[str]], random: object):
    """Editors may sort their evidence as they like."""
    shuffled = list(groups)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert set(independent(groups)) == set(independent(shuffled))


@given(GRAPHS)
def test_a_loop_is_a_way_from_a_source_back_to_itself(graph: dict[str, list[str]]):
    """Each loop begins with its first member by the alphabet, goes along origins, and stands there once."""
    known = sources(**{name: "".join(above) for name, above in graph.items()})
    found = loops(known)
    assert sorted(set(found)) == list(found)
    for loop in found:
        assert min(loop) == loop[0]
        assert all(
            above in known[name].origin for name, above in zip(loop, (*loop[1:], loop[0]), strict=True)
        )
    on_a_loop = {name for name in known if name in reachable(name, graph)}
    assert on_a_loop == {name for loop in found for name in loop}


def reachable(start: str, graph: dict[str, list[str]]) -> set[str]:
    """Return what can be reached from a source along origins, by another way than the code's."""
    found: set[str] = set()
    while (more := {above for name in {start, *found} for above in graph.get(name, [])}) - found:
        found |= more
    return found


def test_the_order_of_sources_does_not_matter_to_loops():
    """The same loop is found wherever one begins."""
    pairs = [("a", "b"), ("b", "c"), ("c", "a")]
    found = {loops(sources(**dict(order))) for order in permutations(pairs)}
    assert {(("a", "b", "c"),)} == found
