"""What Markdown makes of a text: rendered as the pages render it, and looked at element by element."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.extra import ExtraExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import STX

from claimpress.records.text_links import leads_astray

MAX_BRACKETS = 1000
"""How many ``[`` a text may have: the time that Markdown takes grows with their square."""

_INLINE = frozenset({"p", "em", "strong", "code", "a", "br", "sup", "del"})
_TABLE = frozenset({"table", "thead", "tbody", "tr", "th", "td"})
_BLOCKS = _INLINE | _TABLE | {"ul", "ol", "li", "blockquote", "pre", "hr", "h3", "h4", "h5", "h6"}
_PARTS = frozenset({"li", "thead", "tbody", "tr", "th", "td", "dt", "dd"})
_ATTRIBUTES = {
    ("a", "href"): "",
    ("a", "title"): "",
    ("abbr", "title"): "",
    ("img", "src"): "",
    ("img", "alt"): "",
    ("img", "title"): "",
    ("ol", "start"): "",
    ("code", "class"): "language-",
    ("th", "style"): "text-align:",
    ("td", "style"): "text-align:",
}
_ATTRIBUTE_LIST = re.compile(r"\{:")
_SNIPPET = re.compile(r"-+8<-+")
_HTML = r"<[A-Za-z/!?][^<>]*>?"
# Between what is a link in angle brackets and what Markdown itself would let through as HTML.
_PRIORITY = 100
_ONE_PARAGRAPH = "Write one paragraph; no lists, headings, quotations."
_HEADING = (
    r"^ {0,3}##?(?!#)|^(?:=+|-+) *$",
    "this heading is as large as those of the page",
    "Start headings at ###.",
)
_REFUSED = {
    "img": (
        r"!\[",
        "an image stands here; it would load from another host or hide text",
        "Say in words what it shows, or link to it: [what it shows](https://…).",
    ),
    "h1": _HEADING,
    "h2": _HEADING,
    "dl": (
        r"^:[ \t]",
        "a list of terms stands here, made by a line that begins with a colon",
        "Write it as a plain list.",
    ),
    "abbr": (
        r"^\*\[",
        "an explanation of an abbreviation stands here",
        "Write the long form into the sentence.",
    ),
    "div": (
        r"\[\^",
        "a footnote stands here",
        "Write the note into the sentence, or record it as evidence.",
    ),
}
_WHERE = {
    "ul": r"^ *[-*+][ \t]",
    "ol": r"^ *\d+\.[ \t]",
    "blockquote": r"^ {0,3}>",
    "pre": r"^(?:```|~~~| {4}|\t)",
    "table": r"\|",
    "hr": r"^ {0,3}(?:[-*_] *){3,}$",
    "p": r"(?<=\n\n)(?=[^\n])",
}
_NAMES = {
    "ul": "a list",
    "ol": "a list",
    "blockquote": "a quotation",
    "pre": "a block of code",
    "table": "a table",
    "hr": "a line across the page",
    "p": "a second paragraph",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that may not stand in the text.

    Args:
        pattern: what it looks like in the text, as a regular expression.
        nth: which of the places that look so, from 0.
        message: what is wrong.
        fix: what to write instead.
    """

    pattern: str
    nth: int
    message: str
    fix: str


def findings(text: str, *, inline: bool) -> tuple[Finding, ...]:
    """Return everything that may not stand in a text in Markdown."""
    if text.count("[") > MAX_BRACKETS:
        message = f"the text has more than {MAX_BRACKETS:,} opening brackets"
        return (Finding(r"\[", MAX_BRACKETS, message, "Delete those that are no links."),)
    raw: list[str] = []
    renderer = Markdown(extensions=[ExtraExtension(), SaneListExtension()])
    renderer.preprocessors.deregister("html_block")
    renderer.inlinePatterns.register(_RawHtml(raw, renderer), "html", _PRIORITY)
    try:
        rendered = renderer.convert(text)
    except RecursionError:
        return (
            Finding(r"\A", 0, "the text is nested too deeply", "Write it with fewer lists inside lists."),
        )
    watch = _Watch(inline=inline)
    watch.feed(rendered)
    watch.close()
    references = [html.unescape(address) for address, _ in getattr(renderer, "references", {}).values()]
    unused = (
        _link(address) for address in references if address not in watch.links and leads_astray(address)
    )
    return (*watch.found, *unused, *_in_source(text), *_raw_findings(raw))


def _raw_findings(raw: list[str]) -> Iterator[Finding]:
    seen: Counter[str] = Counter()
    for code in raw:
        message = f"“{code}” is HTML, which may not stand in a text"
        fix = "Delete it; write **bold**, *italic* or a list as Markdown does, and &lt; for a “<” that belongs to the text."
        yield Finding(re.escape(code), seen[code], message, fix)
        seen[code] += 1


def _in_source(text: str) -> Iterator[Finding]:
    """Yield what works on the page even where Markdown shows it as code."""
    for nth, found in enumerate(_SNIPPET.finditer(text)):
        message = f"“{found[0]}” would copy another file into the page"
        yield Finding(_SNIPPET.pattern, nth, message, "Delete it.")


def _is_usual(tag: str, name: str, value: str) -> bool:
    """Say whether Markdown gives the element this attribute by itself."""
    return value.startswith(_ATTRIBUTES.get((tag, name), "\0"))


def _link(address: str) -> Finding:
    message = (
        f"a link leads to “{address}”; links begin with https:, http: or mailto:, or stay within this site"
    )
    fix = "Write the whole address, beginning with https://, or delete the link."
    return Finding(re.escape(address), 0, message, fix)


class _RawHtml(InlineProcessor):
    """Notes what looks like HTML, outside code."""

    def __init__(self, raw: list[str], renderer: Markdown) -> None:
        super().__init__(_HTML, renderer)
        self._raw = raw

    def handleMatch(  # type: ignore[override]  # noqa: N802 -- Python-Markdown's name
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 -- Python-Markdown's signature
    ) -> tuple[Element | None, int, int]:
        self._raw.append(m[0].split(STX)[0].rstrip())
        return None, m.start(), m.end()


@dataclass
class _Watch(HTMLParser):
    """Looks at every element of the rendered text."""

    inline: bool
    found: list[Finding] = field(default_factory=list)
    links: set[str] = field(default_factory=set)
    _seen: Counter[str] = field(default_factory=Counter)
    _code: int = 0
    _paragraphs: int = 0
    _in_footnotes: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._in_footnotes:
            return
        given = {name: value or "" for name, value in attrs}
        if tag == "div" or given.get("id", "").startswith("fnref"):
            self._in_footnotes = tag == "div"
            self._refuse(*_REFUSED["div"])
            return
        self._code += tag in {"code", "pre"}
        self._element(tag)
        if given.get("class") != "footnote-ref":
            self._attributes(tag, given)

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag in {"code", "pre"}

    def handle_data(self, data: str) -> None:
        if not self._code:
            for _ in _ATTRIBUTE_LIST.finditer(data):
                self._attribute_list()

    def _element(self, tag: str) -> None:
        self._paragraphs += tag == "p"
        allowed = _INLINE if self.inline else _BLOCKS
        second = self.inline and tag == "p" and self._paragraphs > 1
        if tag in allowed and not second:
            return
        if tag in _REFUSED and not (self.inline and tag in {"h1", "h2"}):
            self._refuse(*_REFUSED[tag])
        elif self.inline and tag[0] == "h" and tag[1:].isdigit():
            self._refuse(r"^ {0,3}#|^(?:=+|-+) *$", "a heading stands here", _ONE_PARAGRAPH)
        elif tag in _NAMES:
            self._refuse(_WHERE[tag], f"{_NAMES[tag]} stands here", _ONE_PARAGRAPH)
        elif tag not in _PARTS:
            self._refuse(r"\A", f"“{tag}” may not stand in a text", "Write it as plain text.")

    def _attributes(self, tag: str, given: dict[str, str]) -> None:
        if not all(_is_usual(tag, name, value) for name, value in given.items()):
            self._attribute_list()
        address = given.get("href")
        if tag == "a" and address is not None:
            self.links.add(address)
            if leads_astray(address):
                self.found.append(_link(address))

    def _attribute_list(self) -> None:
        message = "braces such as {: .name } change how the page shows a text; they may not stand here"
        self._refuse(r"\{:?", message, "Delete the braces and what is between them.")

    def _refuse(self, pattern: str, message: str, fix: str) -> None:
        self.found.append(Finding(pattern, self._seen[pattern], message, fix))
        self._seen[pattern] += 1
