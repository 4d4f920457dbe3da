"""Material's search plugin, loaded without what it can do without."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def _without(name: str) -> Iterator[None]:
    """Let what is loaded meanwhile find that a module is not installed; one that is loaded already stays what it is."""
    modules: dict[str, Any] = sys.modules
    if name in modules:
        yield
        return
    modules[name] = None  # which import takes for a module that is not there
    try:
        yield
    finally:
        del modules[name]


# The plugin loads jieba, which asks this one for its dictionary where it is installed, and reads it from beside itself where not.
# To load it takes as long as to load all of MkDocs.
with _without("pkg_resources"):
    from material.plugins.search import plugin  # type: ignore[import-untyped]

__all__ = ["plugin"]
