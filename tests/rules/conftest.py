"""A short way to say which files a project holds and what a check must report of them."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

import pytest

Files = Mapping[str, str | bytes]


@pytest.fixture
def report(project: Callable[..., Any]) -> Callable[..., list[str]]:
    """Check a project of these files, and return ``path:line:column severity code message`` of each problem."""

    def check(files: Files, **options: Any) -> list[str]:
        sandbox = project()
        for name, content in files.items():
            sandbox.write(name, content)
        return [
            f"{problem.path}:{problem.place.line}:{problem.place.column} "
            f"{problem.severity} {problem.code} {problem.message}"
            for problem in sandbox.check(**options).problems
        ]

    return check


@pytest.fixture
def stored() -> Callable[..., dict[str, str | bytes]]:
    """Return the two files of a source: its record, and the document that it pins."""

    def make(name: str, text: str | bytes, more: str = "") -> dict[str, str | bytes]:
        data = text.encode() if isinstance(text, str) else text
        record = (
            f"title: The {name}\ndocument: {name}.txt\nsha256: {hashlib.sha256(data).hexdigest()}\n{more}"
        )
        return {f"seeds/{name}.yaml": record, f"seeds/{name}.txt": data}

    return make
