"""Where one sentence ends and the next begins."""

import re
from collections.abc import Iterator

_CLOSING = "\"'”’»›)\\]」』】）"
_END = re.compile(rf"[.!?…۔؟]+[{_CLOSING}]*(?=\s)|[。！？]+[{_CLOSING}]*")
_NEXT = re.compile(r"\s*")
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]+\.)*[^\W\d_]+\Z")
_LONGEST_ABBREVIATION = 12
_ABBREVIATED = """
mr mrs ms mx dr prof st gen lt col maj capt cmdr adm sgt gov sen rep rev hon pres amb jr sr inc ltd co corp dept vs cf
ca approx fig vol art e.g i.e a.m p.m u.s u.k u.n e.u u.s.a u.a.e jan feb mar apr jun jul aug sep sept oct nov dec
"""
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of ``text[start:end]`` as spans without white space around them.

    A sentence ends with ``. ! ? … 。 ！ ？ ۔ ؟`` and closing quotation marks or brackets, followed by white space
    (not needed after ``。 ！ ？``) and anything but a lower-case letter. It does not end after an abbreviation
    or an initial, nor inside a number.
    """
    begin = start
    for stop in _END.finditer(text, start, end):
        following = _skip_space(text, stop.end(), end)
        if following == end:
            break
        if text[following].islower() or _abbreviated(text, stop, following):
            continue
        yield begin, stop.end()
        begin = following
    if begin < end:
        yield begin, end


def _skip_space(text: str, offset: int, end: int) -> int:
    found = _NEXT.match(text, offset, end)
    return found.end() if found else offset


def _abbreviated(text: str, stop: re.Match[str], following: int) -> bool:
    if stop[0] != ".":
        return False
    found = _WORD_BEFORE.search(text[max(0, stop.start() - _LONGEST_ABBREVIATION) : stop.start()])
    if found is None:
        return False
    word = found[0]
    initial = len(word) == 1 and word.isupper()
    return initial or word.lower() in _ABBREVIATIONS or (word.lower() == "no" and text[following].isdecimal())
