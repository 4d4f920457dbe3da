"""Words: how many a text has, and whether a place in it lies inside one."""

import re

from claimpress.quotes.fold import Folded

UNSPACED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff]"
)
"""Thai, Lao, Burmese, Khmer, Kana, Bopomofo and Han, as a regular expression: scripts that put no space between words."""

_UNSPACED = re.compile(UNSPACED)

_LETTER = "A-Za-zªµºÀ-ÖØ-öø-\u052f\u1c80-\u1c8f\u1d00-\u1fff\u2c60-\u2c7f\ua640-\ua69f\ua722-\ua7ff\uff21-\uff3a\uff41-\uff5a"
_CURRENCY = "$¢-¥\u058f\u060b\u09f2\u09f3\u0e3f\u20a0-\u20cf\ufdfc\ufe69\uff04\uffe0\uffe1\uffe5\uffe6"
_WHOLE = re.compile(
    rf"(?:(?<!\w)(?:non|un|anti)-(?=[{_LETTER}])|(?:(?<!\w)-)?[{_CURRENCY}](?=\d)|(?<!\w)-(?=\d))?"
    rf"(?:[{_LETTER}\d]|(?<=\d)[.,:/](?=\d))+"
    rf"(?:(?<=n)'t(?!\w)|(?<=\d)(?: ?[%‰]|[°{_CURRENCY}]))?",
    re.IGNORECASE,
)
"""A word or number that changes its meaning when a part is left off: `non-Chinese`, `can't`, `-$1,650.5`, `90 %`."""

_LETTERS = re.compile(f"[{_LETTER}]{{2}}")
_PERHAPS = re.compile(rf"(?! [{_LETTER}]|[{_LETTER}.,:] )[{_LETTER}{_CURRENCY}\d.,:/' %‰°-]{{2}}")
_LONGEST_WORD = 200


def count(text: str) -> int:
    """Return how many words a folded text has.

    A word stands between white space and has a letter or digit. Where a script puts no space between words,
    every two letters count as one word, and a single one too.
    """
    return sum(map(_worth, text.split()))


def inside(folded: Folded, offset: int) -> bool:
    """Say whether a folded offset lies inside a word or number; see :func:`whole`."""
    around = folded.text[max(0, offset - 1) : offset + 1]
    if not _PERHAPS.fullmatch(around):
        return False
    return _LETTERS.fullmatch(around) is not None or whole(folded, offset) is not None


def whole(folded: Folded, offset: int) -> tuple[int, int] | None:
    """Return the span of the word or number that a folded offset lies inside, None between words.

    Words are those of the Latin, Greek and Cyrillic scripts. A sign, a percent sign, a currency sign and a
    decimal part belong to the number; `n't` and `non-` belong to the word.
    """
    text = folded.text
    begin = max(0, offset - _LONGEST_WORD, text.rfind(" ", 0, max(0, offset - 1)) + 1)
    for found in _WHOLE.finditer(text, begin, offset + _LONGEST_WORD):
        if found.start() >= offset:
            return None
        if offset < found.end():
            return found.span()
    return None


def _worth(word: str) -> int:
    letters = sum(char.isalnum() for char in word)
    unspaced = sum(found[0].isalpha() for found in _UNSPACED.finditer(word))
    spaced = 1 if letters > unspaced else 0
    return max(min(1, letters), unspaced // 2 + spaced)
