"""The frame of a page: what the template gives, for every page and whatever the template does."""

from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from mkdocs.utils.templates import script_tag_filter, url_filter

from claimpress.press.shell import Shells

FOLDER = "claims"


def page(name: str, **meta: str) -> Any:
    """Return a page as far as these templates ask for it."""
    return SimpleNamespace(
        url=f"{FOLDER}/{name}/",
        meta=meta,
        title=meta.get("title", name),
        content=f"<p>{name}</p> {meta.get('title')}",
    )


PAGES = (
    page("ferry", title="A <b>ferry</b> & more", kind="claim"),
    page("pier", title="Pier", kind="claim", moved="https://a.example/claims/pier/"),
    page("quay", title="Pier", kind="source"),
    page("lock", kind="claim"),
    page("mill", title="", kind="claim"),
)


def environment(template: str) -> jinja2.Environment:
    """Return an environment as MkDocs makes it, with one template that includes another."""
    loader = jinja2.DictLoader({"main.html": template, "part.html": "[{{ page.meta.kind | upper }}]"})
    env = jinja2.Environment(loader=loader)  # noqa: S701 -- MkDocs escapes nothing by itself
    env.filters["url"] = url_filter
    env.filters["script_tag"] = script_tag_filter
    return env


def context(given: Any) -> dict[str, Any]:
    """Return what a template is given."""
    links = [SimpleNamespace(url=url, title=url) for url in ("", "claims/", "sources/", "claims/quay/")]
    return {
        "page": given,
        "base_url": "../..",
        "nav": links,
        "scripts": ["a.js"],
        "kinds": {"claim": "Claim"},
    }


def both(template: str) -> tuple[list[str], list[str | None]]:
    """Return every page as the template gives it, and as the frames do; twice, so that frames are used again."""
    plain, shells = environment(template).get_template("main.html"), Shells(environment(template), context)
    return [plain.render(context(each)) for each in PAGES], [
        [shells.render(each, "main.html") for each in PAGES] for _ in range(2)
    ][1]


@pytest.mark.parametrize(
    "template",
    [
        "nothing of the page",
        "{{ page.title }}|{{ page.meta.title | striptags | e }}|{{ page.content }}",
        "{% if page and page.meta.moved %}moved {{ page.meta.moved | replace('https://a.example/', '') | url }}{% else %}here{% endif %}",
        "{{ 'article' if page.meta.kind == 'claim' else 'website' }} {% if page.meta.kind in ['source', 'list'] %}s{% endif %}",
        "{% if '<p>q' in page.content %}q{% endif %}{{ page.content.split('</p>')[0] }}{{ page.content[:4] }}",
        "{{ ('cp-' ~ page.meta.kind ~ '!') | upper }}{{ page.meta.kind ~ 1 }}",
        "{% set title = page.meta.title if page.meta.title else page.title %}<title>{{ title | e }}</title>",
        "{% include 'part.html' %}{% for item in nav %}<a href='{{ item.url | url }}'>{{ item.title }}</a>{% endfor %}",
        "{% for item in nav %}{% if page.url[:item.url | length] == item.url %}within {{ item.title }}{% endif %}{% endfor %}",
        "{% if page.meta.title is defined %}d{% endif %}{% if page.meta is mapping %}m{% endif %}{{ page.meta.none is none }}",
        "{{ page.meta.title | default('no title') }}{{ page.content | length }}{% if page.title | length > 3 %}long{% endif %}",
        "{% for script in scripts %}{{ script | script_tag }}{% endfor %}{{ {'base': base_url, 'x': 'a/b' | url} | tojson }}",
        "{{ '%s!' % page.title }}{% if page.title < 'Q' %}early{% endif %}",
        "{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{{ m(page.title) }}{{ m('a') }}",
        "{% if page.meta.title != 'Pier' %}other{% endif %}{{ page['title'] }}{% if not page.content %}empty{% endif %}",
        "{% filter replace('<html lang', '<html dir') | replace('x', '') %}<html lang> x {{ page.content }}{% endfilter %}",
    ],
)
def test_as_the_template(template: str):
    """Values, conditions, loops, includes, macros, texts joined and cut, filters and tests."""
    expected, actual = both(template)
    assert expected == [text if text is not None else expected[number] for number, text in enumerate(actual)]
    # A page that the template links to is left alone; everything else is in its frame.
    assert [2] * ("item.url | url" in template) == [
        number for number, text in enumerate(actual) if text is None
    ]


@pytest.mark.parametrize(
    "template",
    [
        "{% for letter in page.title %}{{ letter }}.{% endfor %}",
        "{{ page.title + '!' }}",
        "{{ kinds[page.meta.kind] }}",
        "{{ page.content.split(sep='</p>')[0] }}",
        "{% set text %}<{{ page.title }}>{% endset %}{{ text | upper }}",
        "{{ page.title | script_tag }}",
        "{{ page.title * 2 }}",
        "{% filter replace('a', page.title) %}a {{ page.title }}{% endfilter %}",
        "{% filter replace('a', 'b', 1) %}a {{ page.title }}{% endfilter %}",
    ],
)
def test_what_cannot_be_put_off(template: str):
    """Such a template is run for each page."""
    shells = Shells(environment(template), context)
    assert [None, None] == [shells.render(each, "main.html") for each in PAGES[:2]]


def test_what_is_replaced_stands_in_a_value():
    """In one, or at the seam of one and the text around it: such a page gets its own run of the template, the others do not."""
    template = "{% filter replace('Pier', 'Quay') | replace('>l', '>n') %}Pier>{{ page.meta.kind }}>{{ page.title }}{% endfilter %}"
    expected, actual = both(template)
    assert [expected[0], None, None, None, expected[4]] == actual


def test_a_page_that_is_linked_to():
    """From a page to itself the way is another one than from its neighbours."""
    template = "{% for item in nav %}{{ item.url | url }} {% endfor %}"
    expected, actual = both(template)
    assert (expected[:2], None, expected[3:]) == (actual[:2], actual[2], actual[3:])
