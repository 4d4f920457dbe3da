"""What the search of a large site reads of a page."""

import pytest

from claimpress.search.searched import Searched, for_pagefind, searched

PAGE = (
    '<html lang="en"><head><title>Desk</title></head><body><header>Menu</header>'
    '<article class="md-content__inner md-typeset"><h1>A lamp</h1>{}</article><footer>End</footer></body></html>'
)


def found(body: str = "<p>It burns.</p>", **meta: object) -> Searched | None:
    """Return what is found of a page."""
    return searched("claims/lamp/index.html", meta, PAGE.replace("{}", body))


def print_of(body: str) -> str:
    """Return the fingerprint of a page."""
    page = found(body)
    assert page is not None
    return page.print


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        ({}, (1.0, "")),
        ({"search": {"boost": 4}, "published": "2024-05-01"}, (4.0, "2024-05-01")),
        ({"search": {"boost": -1}}, (1.0, "")),
        ({"search": {"boost": "much"}}, (1.0, "")),
        ({"search": "yes"}, (1.0, "")),
    ],
)
def test_what_a_page_says_of_itself(meta: dict[str, object], expected: tuple[float, str]):
    """How much it counts, and the day by which it has its place; what makes no sense counts as nothing said."""
    page = found(**meta)
    assert page is not None
    assert ("claims/lamp/index.html", *expected) == (page.path, page.boost, page.order)


def test_a_page_that_leaves_itself_out():
    """Lists do."""
    assert found(search={"exclude": True}) is None


def test_what_the_fingerprint_tells():
    """The words of the page, not what is left out of the search, and nothing of the frame around it."""
    lamp = print_of("<p>It burns.</p>")
    assert lamp != print_of("<p>It shines.</p>")
    small = '<div class="x" data-search-exclude><p>{}</p></div><p>It burns.</p>'
    assert print_of(small.replace("{}", "one")) == print_of(small.replace("{}", "two"))
    other = searched("x", {}, PAGE.replace("{}", "<p>It burns.</p>").replace("Menu", "Contents"))
    assert other is not None
    assert lamp == other.print


def test_what_is_left_out_may_hold_more_of_its_kind():
    """What stands after the first end counts rather than being lost."""
    nested = "<div data-search-exclude><div>a</div>b</div><p>{}</p>"
    assert print_of(nested.replace("{}", "one")) != print_of(nested.replace("{}", "two"))


def test_what_pagefind_is_given():
    """The page's own content alone, its verdict named."""
    verdict = (
        '<p><span class="cp-verdict y">Earlier</span></p><div class="cp-part cp-part--verdict cp-tone--tilde">\n'
        '<p><span class="cp-verdict cp-verdict--tilde">Mixed</span> <span class="cp-verdict x">Other</span></p></div>'
    )
    assert (
        '<!doctype html><html lang="de"><body><article class="md-content__inner md-typeset"><h1>A lamp</h1>'
        '<p><span class="cp-verdict y">Earlier</span></p><div class="cp-part cp-part--verdict cp-tone--tilde">\n'
        '<p><span data-pagefind-meta="verdict" class="cp-verdict cp-verdict--tilde">Mixed</span> '
        '<span class="cp-verdict x">Other</span></p></div></article></body></html>'
    ) == for_pagefind(PAGE.replace("{}", verdict), "de")


def test_a_verdict_that_is_not_the_pages_own():
    """The page of a source shows those of the claims that cite it: they are no verdict on the source."""
    use = '<p><a href="../">A lamp burns</a> <span class="cp-verdict x">Supported</span></p>'
    assert "data-pagefind-meta" not in for_pagefind(PAGE.replace("{}", use), "en")


def test_what_is_left_out_is_not_given():
    """Pagefind need not read it; only where its end is not the first one of its kind it is left to Pagefind to find that."""
    out = '<div class="x" data-search-exclude><p>{}</p></div><p>It burns.</p>'
    given = for_pagefind(PAGE.replace("{}", out), "en")
    assert "<h1>A lamp</h1><p>It burns.</p></article>" in given
    nested = out.replace("{}", "<div>One</div>")
    assert nested in for_pagefind(PAGE.replace("{}", nested), "en")


def test_signs_stand_alone():
    """Chinese and Japanese are written without spaces; each sign is a word, and addresses stay as they are."""
    given = for_pagefind(
        PAGE.replace("{}", '<p id="港务">港务处moved了1754石——<em>灯 かな</em>ab cd</p>'), "en"
    )
    assert '<p id="港务"> 港  务  处 moved 了 1754 石 ——<em> 灯   か  な </em>ab cd</p>' in given


def test_a_page_without_content():
    """One that another theme has made: nothing is found of it, and nothing breaks."""
    page = searched("x.html", {}, "<html><body><p>Else</p></body></html>")
    assert page == searched("x.html", {}, "")
    assert '<!doctype html><html lang="en"><body></body></html>' == for_pagefind("<p>Else</p>", "en")
