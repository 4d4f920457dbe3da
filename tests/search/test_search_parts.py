"""An index in parts, of which a change reaches only those that hold what was changed."""

from dataclasses import replace

from claimpress.search.parts import Part, parts_of
from claimpress.search.searched import Searched


def pages(count: int, boost: float = 4) -> list[Searched]:
    """Return some pages, each published a day after the one before it."""
    return [Searched(f"claims/c{n:05}/index.html", boost, f"{n:05}", f"print {n}") for n in range(count)]


def sizes(parts: tuple[Part, ...]) -> list[int]:
    """Return how many pages are in each part."""
    return [len(part.pages) for part in parts]


def names(parts: tuple[Part, ...]) -> list[str]:
    """Return the names of the parts."""
    return [part.name for part in parts]


def test_large_parts_of_the_old_and_small_ones_of_the_new():
    """A thousand pages to a part, and two hundred and fifty to one of the rest; pages that count otherwise are apart."""
    parts = parts_of([*pages(40, boost=1), *pages(2620)], "Pagefind")
    assert [1000, 1000, 250, 250, 120, 40] == sizes(parts)
    assert [4, 4, 4, 4, 4, 1] == [part.boost for part in parts]
    assert ("claims/c00000/index.html", "claims/c02619/index.html") == (parts[0].pages[0], parts[4].pages[-1])


def test_their_order_does_not_count():
    """The same pages, the same parts."""
    some = pages(1200)
    assert parts_of(some, "Pagefind") == parts_of(reversed(some), "Pagefind")


def test_a_change_reaches_one_part():
    """A page with other words, and a new one, which is the newest."""
    some = pages(1400)
    before = names(parts_of(some, "Pagefind"))
    changed = [*some[:1100], replace(some[1100], print="other"), *some[1101:]]
    assert [True, False, True] == [
        a == b for a, b in zip(before, names(parts_of(changed, "Pagefind")), strict=True)
    ]
    added = [*some, Searched("claims/a/index.html", 4, "99999", "new")]
    assert [True, True, False] == [
        a == b for a, b in zip(before, names(parts_of(added, "Pagefind")), strict=True)
    ]


def test_another_program_makes_all_anew():
    """What it writes may be different."""
    some = pages(3)
    assert names(parts_of(some, "Pagefind 1")) != names(parts_of(some, "Pagefind 2"))


def test_nothing_is_found():
    """A site all of whose pages leave themselves out."""
    assert () == parts_of([], "Pagefind")
