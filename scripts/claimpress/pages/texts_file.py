"""The files that hold the words of the interface, one for each language.

They stand in ``texts/`` of the theme, which reads them too: for its sake each is a template of Jinja that sets one dictionary. Here
they are read without being run, because a site can bring files of its own.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from jinja2 import Environment, TemplateSyntaxError, nodes

ENGLISH: Final = "en"
"""The language whose file is the model of the others."""

FOLDER: Final = "texts"
"""Folder of these files in a theme."""

SUFFIX: Final = ".html"
"""Ending of their names: MkDocs copies no other templates of a theme into the site."""

OTHER: Final = "other"
"""The plural category that every language has (CLDR)."""

Forms = Mapping[str, str]
"""A text by the plural category that it is for; a text with one form has it under ``other``."""

_VARIABLE: Final = "texts"
_FIELD: Final = re.compile(r"\{([a-z]+)\}")
_SHOWN: Final = 5


@cache
def shipped() -> Mapping[str, str]:
    """Return the files that come with claimpress, as text, by language."""
    folder = files("claimpress") / "theme" / FOLDER
    found = {
        file.name.removesuffix(SUFFIX): file.read_text("utf-8")
        for file in folder.iterdir()
        if file.name.endswith(SUFFIX)
    }
    return MappingProxyType(dict(sorted(found.items())))


@cache
def read_forms(text: str) -> Mapping[str, Forms]:
    """Return the texts of a file by key; none where it is no such file, and none for a key that has no text."""
    try:
        template = Environment(autoescape=True).parse(text)
    except TemplateSyntaxError:
        return MappingProxyType({})
    for node in template.body:
        if isinstance(node, nodes.Assign):
            return MappingProxyType(dict(_pairs(node)))
    return MappingProxyType({})


def _pairs(node: nodes.Assign) -> Iterator[tuple[str, Forms]]:
    try:
        found = node.node.as_const() if isinstance(node.node, nodes.Expr) else None
    except nodes.Impossible:
        return
    if node.target != nodes.Name(_VARIABLE, "store") or not isinstance(found, dict):
        return
    for key, value in found.items():
        forms = {OTHER: value} if isinstance(value, str) else value
        if isinstance(forms, dict) and isinstance(forms.get(OTHER), str):
            yield str(key), MappingProxyType({str(name): str(form) for name, form in forms.items()})


def fault_of(text: str) -> str:
    """Return what is wrong with a file, or nothing: it has every text that the English one has, with the same fields."""
    model, forms = read_forms(shipped()[ENGLISH]), read_forms(text)
    if not forms:
        return f"does not hold one {{% set {_VARIABLE} = {{…}} %}} with a text for each key"
    missing = [key for key in model if key not in forms]
    if missing:
        return f"has no text for {_some(missing)}"
    unknown = [key for key in forms if key not in model]
    if unknown:
        return f"has texts that nothing asks for: {_some(unknown)}"
    unlike = [key for key in model if _fields(model[key]) != _fields(forms[key])]
    if unlike:
        return f"has other words in braces than the English text: {_some(unlike)}"
    return ""


def _fields(forms: Forms) -> frozenset[str]:
    """The fields of the form that every language has; a form for one or two may spell the number out."""
    return frozenset(_FIELD.findall(forms[OTHER]))


def _some(keys: list[str]) -> str:
    rest = len(keys) - _SHOWN
    return ", ".join(keys[:_SHOWN]) + (f" and {rest} more" if rest > 0 else "")
