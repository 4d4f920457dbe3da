"""A block of Markdown, as our templates write them: a heading, a paragraph, a list, a table, an element."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from claimpress.press.elements import copied, element_of, is_element
from claimpress.press.inline import Link, Unsure, ids_of, line_html, raw_html

_TAGGED_HEADING: Final = re.compile(r"<h([1-6])((?: (?!data-toc)[^<>\n]*)?)>([^\n]*)</h\1>")
_HEADING: Final = re.compile(r"(#{1,6}) ([^\n]*[^\n# ])")
_LEAST_OF_A_TABLE: Final = 2
_RULE: Final = re.compile(r"\| ?(:?)-+(:?) ?(?=\|)")
_NONE: Final[frozenset[str]] = frozenset()
# A line of a paragraph that begins like a block of another kind.
_OTHER_BLOCK: Final = re.compile(r"[ #>+=|~:-]|\* |\d+[.)]")


class Made(NamedTuple):
    """What a block becomes.

    Args:
        html: its HTML; of a heading what stands in it.
        ids: the places in it.
        own: those of them that elements around lines have: no heading may take one but the heading that has it.
        level: the level of a heading, 0 of other blocks.
        given: the attributes of a heading that is written as HTML.
    """

    html: str
    ids: frozenset[str] = _NONE
    own: frozenset[str] = _NONE
    level: int = 0
    given: str = ""


def _nothing(_: str) -> str:  # what is asked for is never there
    raise Unsure


@lru_cache(maxsize=2048)
def alone(block: str, *, inside: bool, after_list: bool) -> Made | None:
    """Return what a block without links becomes, None where it is not known: headings, labels and names stand on many pages.

    Args:
        block: the block.
        inside: whether it stands in an element.
        after_list: whether it comes after a list.
    """
    try:
        return made_of(block, _nothing, inside=inside, after_list=after_list)
    except Unsure:
        return None


def made_of(block: str, link: Link, *, inside: bool, after_list: bool) -> Made:
    """Convert a block.

    Raises:
        Unsure: it is none of those that are known.
    """
    first = block[0]
    if first == "#":
        return _heading(block, link)
    if first == "-":
        if after_list:
            raise Unsure
        return _list(block, link)
    if first == "<":
        if inside and (found := _TAGGED_HEADING.fullmatch(block)):
            own = frozenset(ids_of(found[2]))
            return Made(raw_html(found[3]), own, own, level=int(found[1]), given=found[2])
        if is_element(block):
            return _element(block, inside=inside)
    if first == "|":
        return _table(block, link)
    if first == " " and after_list:
        raise Unsure
    if _is_other(block):
        raise Unsure
    return Made(f"<p>{line_html(block, link)}</p>", frozenset(ids_of(block)))


def _is_other(text: str) -> bool:
    """Say whether a line of a text begins like a block of another kind than a paragraph."""
    return "|" in text or any(_OTHER_BLOCK.match(line) is not None for line in text.split("\n"))


def _heading(block: str, link: Link) -> Made:
    found = _HEADING.fullmatch(block)
    if found is None:
        raise Unsure
    text = found[2].strip()
    return Made(line_html(text, link), frozenset(ids_of(text)), level=len(found[1]))


def _list(block: str, link: Link) -> Made:
    items: list[str] = []
    for line in block.split("\n"):
        if line.startswith("- "):
            items.append(line[2:])
        elif line.startswith("  ") and line[2:3] not in {"", " "}:
            items[-1] += f"\n{line}"
        else:
            raise Unsure
    for item in items:
        if _is_other(item.replace("\n  ", "\n")) or not item.strip():
            raise Unsure
    html = "".join(f"<li>{line_html(item, link)}</li>\n" for item in items)
    return Made(f"<ul>\n{html}</ul>", frozenset(ids_of(block)))


def _element(block: str, *, inside: bool) -> Made:
    if not inside:
        return Made(copied(block), frozenset(ids_of(block)))
    element = element_of(block)
    return Made(element.html, element.ids, element.own)


def _table(block: str, link: Link) -> Made:
    rows = block.split("\n")
    rule = rows.pop(1) if len(rows) > _LEAST_OF_A_TABLE else ""
    head = rows.pop(0)
    sides = [_side(found) for found in _RULE.finditer(rule)]
    if not sides or "".join(found[0] for found in _RULE.finditer(rule)) + "|" != rule:
        raise Unsure
    body = "".join(_row(row, "td", sides, link) for row in rows)
    html = f"<table>\n<thead>\n{_row(head, 'th', sides, link)}</thead>\n<tbody>\n{body}</tbody>\n</table>"
    return Made(html, frozenset(ids_of(block)))


def _row(row: str, tag: str, sides: Sequence[str], link: Link) -> str:
    cells = row.split("|")
    if cells.pop(0) or cells.pop() or len(cells) != len(sides):
        raise Unsure
    inside = (
        f"<{tag}{side}>{line_html(cell.strip(), link)}</{tag}>\n"
        for cell, side in zip(cells, sides, strict=True)
    )
    return f"<tr>\n{''.join(inside)}</tr>\n"


def _side(rule: re.Match[str]) -> str:
    side = {("", ""): "", (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}[rule[1], rule[2]]
    return f' style="text-align: {side};"' if side else ""
