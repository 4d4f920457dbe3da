"""Pages for comparisons: Markdown as our templates and editors write it, and Markdown as nobody should."""

from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        *(
            "words",
            "Zahlen",
            "слова",
            "数字",
            "الفاظ",
            "a“b”",
            "12.",
            "3)",
            "x_y",
            "C&A",
            "a & b",
            "&#91;",
            "&lt;",
            "&amp;",
        ),
        *(
            "-",
            "+",
            "#",
            "*",
            "**",
            "\\",
            "`",
            "[",
            "]",
            "(c)",
            "!",
            ">",
            "<",
            "|",
            ":",
            "~",
            "^",
            "=",
            "  ",
            "://",
            "{x}",
        ),
    ]
)
PLAIN = st.sampled_from(
    ["words", "of", "Zahlen", "слова", "数字", "الفاظ", "“a”", "12", "&#91;", "&lt;", "C & A", "&#8203;"]
)


def _joined(parts: st.SearchStrategy[str], least: int = 1) -> st.SearchStrategy[str]:
    return st.lists(parts, min_size=least, max_size=5).map(" ".join)


def _around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    address = st.sampled_from(
        ["../x.md", "y.md#e-1", "https://a.example/?q=1&amp;r=2", "z/index.md", "#here"]
    )
    return st.one_of(
        inner.map("**{}**".format),
        inner.map("*{}*".format),
        st.tuples(inner, address).map(lambda pair: f"[{pair[0]}]({pair[1]})"),
        inner.map('<span class="a b" title="c &amp; d">{}</span>'.format),
        inner.map('<mark id="p-1">{}</mark>'.format),
        inner.map("{}<br>\n  more".format),
        inner.map("[{}]".format),
        inner.map('<button type="button" class="c" data-copy="#x" hidden>{}</button>'.format),
        inner.map(
            '<svg class="r" viewBox="0 0 3.5 4" fill="none"><path d="M1 1H8q-7 0"/><rect x="1" y="2" /></svg>{}'.format
        ),
        inner.map("{}<i></i>".format),
    )


# Deferred, so that Hypothesis does not spell them out whole.
LINES = st.deferred(
    lambda: st.recursive(
        _joined(PLAIN), lambda inner: _joined(st.one_of(inner, _around(inner))), max_leaves=6
    )
)
WILD_LINES = st.deferred(lambda: _joined(st.one_of(WORDS, _around(_joined(WORDS)), st.just("\n"))))


def _blocks(lines: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    flat = lines.map(lambda text: text.replace("\n", " "))
    items = st.lists(lines, min_size=1, max_size=3)
    return st.one_of(
        lines,
        st.tuples(st.integers(1, 4), flat).map(lambda pair: f"{'#' * pair[0]} {pair[1]}"),
        items.map(lambda texts: "\n".join(f"- {text}" for text in texts)),
        items.map(lambda texts: "\n".join(f"{n}. {text}" for n, text in enumerate(texts))),
        flat.map('<p class="c">{}</p>'.format),
        flat.map('<blockquote lang="en" dir="auto" cite="a?b&amp;c"><p>{}</p></blockquote>'.format),
        flat.map("<!-- Note {} -->".format),
        flat.map("<h2 data-search-exclude>{}</h2>".format),
        flat.map('<h3 class="x" data-n="a &amp; b">{}</h3>'.format),
        flat.map('<h3 class="x" id="verdict">{}</h3>'.format),
        flat.map('<div class="k" data-n="{}">\n<i data-l="x"></i>\n</div>'.format),
        st.tuples(flat, flat).map(lambda two: f"| {two[0]} | B |\n|:---|---:|\n| {two[1]} | 2 |\n| c | d |"),
        flat.map(
            '<details class="b"><summary>BibTeX</summary>\n<pre><code>@misc{{{}}}\n more</code></pre>\n</details>'.format
        ),
        flat.map(
            '<details class="b" open><summary id="s">T</summary>\n<pre><code id="c">@a\n b</code></pre>\n<p>{}</p>\n</details>'.format
        ),
        flat.map("    {}".format),
        flat.map("> {}".format),
    )


def _pages(lines: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    blocks = st.deferred(lambda: _blocks(lines))
    divisions = st.recursive(
        st.lists(blocks, min_size=1, max_size=3).map("\n\n".join),
        lambda inner: st.tuples(
            st.sampled_from(
                [
                    '<div class="a" data-search-exclude markdown>',
                    "<section markdown>",
                    '<div id="e-1" class="b" markdown>',
                ]
            ),
            st.lists(inner, min_size=0, max_size=3),
        ).map(lambda pair: "\n\n".join([pair[0], *pair[1], f"</{pair[0][1:4].replace('sec', 'section')}>"])),
        max_leaves=5,
    )
    return st.lists(divisions, min_size=1, max_size=3).map("\n\n".join)


PAGES = _pages(LINES)
WILD_PAGES = _pages(WILD_LINES)
