"""Values of a page that are not known yet, and what a template does with them."""

import re
from collections.abc import Callable
from typing import Any, Final, NoReturn

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from mkdocs.structure.pages import Page

MARK: Final = re.compile("\x02([0-9]+)\x03")
"""What stands in a text for a value that is not known yet; the number counts them."""


class Opaque(Exception):  # noqa: N818 -- no error: the template is run for each page instead
    """A template does something with a value of the page that cannot be put off."""


class Run:
    """One run of the template with holes."""

    def __init__(self, env: jinja2.Environment, page: Page) -> None:
        self.env = env
        self.page = page
        self.holes: list[Callable[[Page], object]] = []
        self.decisions: dict[str, tuple[Callable[[Page], object], object]] = {}
        self.targets: set[str] = set()
        self.replaced: set[str] = set()

    def mark(self, hole: "Hole") -> str:
        """Return what stands for a value in the text until it is filled in."""
        self.holes.append(hole.read)
        return f"\x02{len(self.holes) - 1}\x03"

    def decide(self, name: str, ask: Callable[[Page], Any]) -> Any:  # noqa: ANN401 -- whatever is asked
        """Answer a question for the page at hand, and note that other pages have to answer it likewise."""
        if name not in self.decisions:
            self.decisions[name] = (ask, ask(self.page))
        return self.decisions[name][1]


def value_of(thing: object, page: Page) -> Any:  # noqa: ANN401 -- whatever the page holds
    """Return what a thing of a template is for a page: a hole is what it stands for, anything else is itself."""
    return thing.read(page) if isinstance(thing, Hole) else thing


def name_of(thing: object) -> str:
    """Return a thing of a template as part of the name of what is done with it."""
    return thing.name if isinstance(thing, Hole) else repr(thing)


class Hole:
    """A value that is not known yet, and what a template can do with it."""

    __slots__ = ("name", "read", "run")

    def __init__(self, run: Run, name: str, read: Callable[[Page], Any]) -> None:
        self.run = run
        self.name = name
        self.read = read

    def then(self, name: str, work: Callable[[Any, Page], Any]) -> "Hole":
        """Return what will come of doing something with the value."""
        read = self.read
        return Hole(self.run, f"{self.name}{name}", lambda page: work(read(page), page))

    def ask(self, name: str, work: Callable[[Any, Page], object]) -> Any:  # noqa: ANN401 -- whatever is asked
        """Return the answer to a question now, for the page at hand; other pages have to give the same."""
        read = self.read
        return self.run.decide(f"{self.name}{name}", lambda page: work(read(page), page))

    def __str__(self) -> str:
        return self.run.mark(self)

    def __bool__(self) -> bool:
        return bool(self.ask("?", lambda value, _: bool(value)))

    def __len__(self) -> int:
        return int(self.ask("#", lambda value, _: len(value)))

    def __eq__(self, other: object) -> bool:
        return bool(self.ask(f"=={name_of(other)}", lambda value, page: bool(value == value_of(other, page))))

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __lt__(self, other: object) -> bool:
        return bool(self.ask(f"<{name_of(other)}", lambda value, page: bool(value < value_of(other, page))))

    def __gt__(self, other: object) -> bool:
        return bool(self.ask(f">{name_of(other)}", lambda value, page: bool(value > value_of(other, page))))

    def __contains__(self, other: object) -> bool:
        return bool(self.ask(f" has {name_of(other)}", lambda value, page: value_of(other, page) in value))

    def __getattr__(self, key: str) -> "Hole":
        if key.startswith("__"):
            raise AttributeError(key)
        env = self.run.env
        return self.then(f".{key}", lambda value, _: env.getattr(value, key))

    def __getitem__(self, key: Any) -> "Hole":  # noqa: ANN401 -- an index, a slice or a name
        env = self.run.env
        return self.then(f"[{name_of(key)}]", lambda value, page: env.getitem(value, value_of(key, page)))

    def __call__(self, *given: Any, **named: Any) -> "Hole":  # noqa: ANN401 -- the template's own arguments
        """Return what calling the value will give: a method of a text."""
        if named:
            raise Opaque
        names = ",".join(map(name_of, given))
        return self.then(f"({names})", lambda value, page: value(*(value_of(each, page) for each in given)))

    def _opaque(self, *_: object) -> NoReturn:
        raise Opaque

    __hash__ = _opaque
    __iter__ = __add__ = __radd__ = __mod__ = _opaque


class Generator(CodeGenerator):
    """Compiles ``a ~ b`` so that what is joined can hold values that are not known yet."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 -- Jinja's name
        """Write the Python of one ``a ~ b``."""
        self.write("environment.globals['joined'](")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write(")")


def joined(*parts: Any) -> Any:  # noqa: ANN401 -- whatever the template joins
    """Return the texts of things one after another; with a hole among them, what that will be."""
    hole = next((part for part in parts if isinstance(part, Hole)), None)
    if hole is None:
        return "".join(map(str, parts))
    names = "~".join(map(name_of, parts))
    return Hole(hole.run, f"({names})", lambda page: "".join(str(value_of(part, page)) for part in parts))
