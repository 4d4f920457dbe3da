"""The words of the interface, in the language of the site: all that a page says and no record or document does."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from markupsafe import Markup

from claimpress.pages.escape import escape
from claimpress.pages.markdown import Markdown
from claimpress.pages.texts_file import ENGLISH, OTHER, Forms, read_forms, shipped
from claimpress.records.config import Config
from claimpress.records.dates import PartialDate

_FIELD: Final = re.compile(r"\{([a-z]+)\}")
# The same in a text that has been made safe for a page.
_ESCAPED_FIELD: Final = re.compile(r"&#123;([a-z]+)&#125;")


@dataclass(frozen=True, eq=False)
class Texts:
    """The words of one language; there is one object for each, which what is made from them can be kept by.

    Args:
        language: the language, as its file is named.
        forms: the texts, by key.
        plural: returns the plural category of a number (CLDR).
    """

    language: str
    forms: Mapping[str, Forms] = field(repr=False)
    plural: Callable[[int], str] = field(repr=False)

    def __call__(self, key: str, n: int | None = None, **values: object) -> str:
        """Return a text with its fields filled in.

        Args:
            key: the text.
            n: the number that decides the form, and fills the field of that name.
            values: what fills the other fields. Where one is ``Markup``, the text and the other values are escaped, and
                the whole is Markdown; otherwise it is text, to be escaped where it is printed.
        """
        forms = self.forms[key]
        text = forms[OTHER]
        if n is not None:
            values["n"] = n
            text = forms.get(self.plural(n), text)
        if not values:
            return text
        if not any(isinstance(value, Markup) for value in values.values()):
            return _FIELD.sub(lambda found: str(values[found[1]]), text)
        return Markdown(_ESCAPED_FIELD.sub(lambda found: _safe(values[found[1]]), _escaped(text)))

    @cached_property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return str(_locale(self.language).text_direction)

    @property
    def spells_identifiers(self) -> bool:
        """Whether the language is written with the letters that identifiers are made of."""
        return any("a" <= letter <= "z" for letter in self("page.claims"))

    def unfilled(self, key: str) -> str:
        """Return a text with its fields, for a script to fill in."""
        return self.forms[key][OTHER]

    def date(self, when: PartialDate) -> str:
        """Write a date out, as precisely as it is known: ``2024``, ``November 2024`` or ``14 November 2024``."""
        precision = "year" if when.month is None else "month" if when.day is None else "day"
        return _written(when, self(f"date.{precision}"), self.language)

    def listed(self, words: Sequence[str]) -> str:
        """Join words as a sentence does: ``a, b and c``."""
        first = self("list.comma").join(words[:-1])
        return self("list.and").join(part for part in (first, *words[-1:]) if part)


def texts_of(config: Config) -> Texts:
    """Return the words that a site is shown in: those of its language or, where there are none, the English ones."""
    return _texts(*_chosen(config))


def interface_language(config: Config) -> str:
    """Return the language of the interface, as its file is named."""
    return _chosen(config)[0]


def _chosen(config: Config) -> tuple[str, str]:
    """The language whose file is nearest to that of the site, and the file; the site's own files come first."""
    return _nearest(config.settings.language.casefold(), frozenset(config.own_texts.items()))


@lru_cache(maxsize=16)
def _nearest(tag: str, own: frozenset[tuple[str, str]]) -> tuple[str, str]:
    found = {**shipped(), **dict(own)}
    names = {name.casefold(): name for name in found}
    # Of zh-Hans-CN first itself, then zh-Hans, then zh (RFC 4647, 3.4, lookup).
    parts = tag.split("-")
    tags = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    language = next((names[tag] for tag in tags if tag in names), ENGLISH)
    return language, found[language]


@cache
def _texts(language: str, text: str) -> Texts:
    # What a site's own file lacks is reported (S108); until it is mended, English words fill in.
    forms = {**read_forms(shipped()[ENGLISH]), **read_forms(text)}
    return Texts(language, forms, cache(_locale(language).plural_form))


@cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale(ENGLISH)


@cache
def _written(when: PartialDate, pattern: str, language: str) -> str:
    return format_date(date(when.year, when.month or 1, when.day or 1), pattern, _locale(language))


@cache
def _escaped(text: str) -> str:
    return escape(text)


def _safe(value: object) -> str:
    return str(value) if isinstance(value, Markup) else escape(value)
