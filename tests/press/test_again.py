"""The site's map and the search index, put together from new parts and from what they were."""

import json

import pytest

from claimpress.press.again import Lost, merged_map, spliced_index

EMPTY = '{"config":{},"docs":[]}'
SOURCES = ["a.md", "b.md", "c.md"]
ENTRIES = {"a.md": '{"title":"A"}', "b.md": "", "c.md": '{"title":"C"},{"title":"c"}'}


def sitemap(*pages: tuple[str, str]) -> str:
    """Return a map of pages, each with its address and its day."""
    urls = "".join(
        f"\n  <url>\n    <loc>{page}</loc>\n    <lastmod>{day}</lastmod>\n  </url>" for page, day in pages
    )
    return f'<?xml version="1.0"?>\n<urlset xmlns="x">{urls}\n</urlset>\n'


def test_a_map_is_merged():
    """Pages that were built again are as new; one that left the map leaves it, and all stand in their order."""
    old, new = sitemap(("a", "1"), ("b", "1"), ("c", "1"), ("gone", "1")), sitemap(("c", "2"), ("d", "2"))
    expected = sitemap(("a", "1"), ("c", "2"), ("d", "2"))
    assert expected == merged_map(new, old, ["a", "b", "c", "d"], {"b", "c", "d"})


@pytest.mark.parametrize("old", ["", "<urlset/>", sitemap(("a", "1")).replace("<loc>a</loc>", "")])
def test_a_map_of_another_kind(old: str):
    """A site may have a map of its own making: then everything is built."""
    with pytest.raises(Lost):
        merged_map(sitemap(("a", "2")), old, ["a"], {"a"})


def first() -> tuple[bytes, dict[str, int]]:
    """Return an index made from nothing."""
    return spliced_index(EMPTY, ENTRIES, b"", {}, SOURCES)


def test_an_index_from_nothing():
    """Pages that the search leaves out are not in it."""
    index, lengths = first()
    assert [{"title": "A"}, {"title": "C"}, {"title": "c"}] == json.loads(index)["docs"]
    assert {"a.md": 13, "c.md": 27} == lengths


def test_an_index_is_spliced():
    """One page anew, one that the search finds now, one that is no more: as if made from nothing."""
    index, lengths = first()
    entries = {"b.md": '{"title":"B"}', "c.md": '{"title":"Ć"}'.encode("ascii", "backslashreplace").decode()}
    sources = ["b.md", "c.md"]
    expected = spliced_index(EMPTY, entries, b"", {}, sources)
    assert expected == spliced_index(EMPTY, entries, index, lengths, sources)
    assert first() == spliced_index(EMPTY, {}, index, lengths, SOURCES)


def test_an_index_that_is_not_what_was_left():
    """Too long, too short, or of another kind."""
    index, lengths = first()
    for damaged in (index + b" ", index[:-4], b"x" * len(index)):
        with pytest.raises(Lost):
            spliced_index(EMPTY, {}, damaged, lengths, SOURCES)
