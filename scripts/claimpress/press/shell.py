"""The frame of a page: a template run once with holes in it, and filled for every page that takes the same way through it.

The theme's own template is run with a page that knows nothing yet. Whatever the template does with a value of the page
is noted, and done for each page when the holes are filled; whatever it decides by is noted too, and a page for which one of
these decisions falls otherwise gets a frame of its own. So the frame is what the template gives, whatever stands in it.
"""

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import jinja2
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, normalize_url

from claimpress.press.holes import MARK, Generator, Hole, Opaque, Run, joined, name_of, value_of


@dataclass(slots=True)
class Frames:
    """The frames of the pages of one folder, in the order in which they were needed."""

    of: list["Shell"] = field(default_factory=list)
    opaque: bool = False


@dataclass(slots=True)
class Shell:
    """One run of the template: what stands in it, what is to be filled in, and what it was decided by.

    Args:
        texts: the texts around the holes.
        values: what goes between them.
        decisions: what a page must answer, and how, to have this frame.
        near: the addresses that the template links to, and every folder above them; their own pages link otherwise.
        absent: what the template replaces in its text; a page in whose values it stands gets its own run of the template.
    """

    texts: list[str]
    values: list[Callable[[Page], object]]
    decisions: list[tuple[Callable[[Page], object], object]]
    near: set[str]
    absent: set[str]

    def fits(self, page: Page) -> bool:
        """Say whether the template would take the same way for a page."""
        return page.url not in self.near and all(ask(page) == answer for ask, answer in self.decisions)

    def fill(self, page: Page) -> str | None:
        """Return the whole page, or None where something would have to be replaced in it."""
        parts = [self.texts[0]]
        for value, text in zip(self.values, self.texts[1:], strict=True):
            parts.append(str(value(page)))
            parts.append(text)
        html = "".join(parts)
        return None if any(old in html for old in self.absent) else html


class Shells:
    """The frames of all pages that stand in no navigation.

    Args:
        env: the theme's environment, of its own for this: its filters are wrapped.
        context: what a template is given besides the page.
    """

    def __init__(self, env: jinja2.Environment, context: Callable[[Page], dict[str, Any]]) -> None:
        self._env = env
        self._context = context
        self._frames: dict[tuple[str, str], Frames] = {}
        env.code_generator_class = Generator
        env.globals["joined"] = joined
        self._run: Run | None = None
        env.filters = {name: self._wrap(name, work, asks=False) for name, work in env.filters.items()}
        tests: Any = env.tests  # Jinja's type for them is narrower than what they are
        env.tests = {name: self._wrap(name, work, asks=True) for name, work in tests.items()}

    def render(self, page: Page, template: str) -> str | None:
        """Return a page, or None where its template has to be run for itself."""
        frames = self._frames.setdefault((page.url.rstrip("/").rpartition("/")[0], template), Frames())
        if frames.opaque:
            return None
        for shell in frames.of:
            if shell.fits(page):
                return shell.fill(page)
        try:
            shell = self._make(page, template)
        except Exception:  # noqa: BLE001 -- whatever a template does with a value that is not known yet
            frames.opaque = True
            return None
        if page.url in shell.near:
            return None
        frames.of.append(shell)
        return shell.fill(page)

    def _make(self, page: Page, template: str) -> Shell:
        run = self._run = Run(self._env, page)
        hole = Hole(run, "page", lambda given: given)
        text = self._env.get_template(template).render(**self._context(page) | {"page": hole})
        pieces = MARK.split(text)
        values = [run.holes[int(number)] for number in pieces[1::2]]
        near = {part for target in run.targets for part in _folders(target)}
        shell = Shell(pieces[::2], values, list(run.decisions.values()), near, run.replaced)
        if any("\x02" in piece for piece in shell.texts):
            raise Opaque
        return shell

    def _wrap(self, name: str, work: Callable[..., Any], *, asks: bool) -> Callable[..., Any]:
        """Put a filter or a test off until the value is known."""
        if name in {"url", "script_tag"}:
            return self._address(name, work)
        lead = 1 if hasattr(work, "jinja_pass_arg") else 0

        @functools.wraps(work)
        def later(*given: Any, **named: Any) -> Any:  # noqa: ANN401 -- any filter
            everything = [*given[lead:], *named.values()]
            hole = next((each for each in everything if isinstance(each, Hole)), None)
            if hole is None:
                if any(isinstance(each, str) and "\x02" in each for each in everything):
                    return self._replaced(name, everything)
                return work(*given, **named)
            what = f"|{name}({','.join(map(name_of, everything))})"

            def done(page: Page) -> Any:  # noqa: ANN401 -- any filter
                known = {key: value_of(each, page) for key, each in named.items()}
                return work(*given[:lead], *(value_of(each, page) for each in given[lead:]), **known)

            return hole.run.decide(what, done) if asks else Hole(hole.run, what, done)

        return later

    def _replaced(self, name: str, given: list[Any]) -> str:
        """Replace something in a text with holes: around them now; that it does not stand in what fills them is seen then."""
        if self._run is None or name != "replace" or not all(type(each) is str for each in given):
            raise Opaque
        text, old, new = given
        if "\x02" in old + new:
            raise Opaque
        self._run.replaced.add(old)
        return str(text.replace(old, new))

    def _address(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """The address of something on the site, from the page that is written."""

        @functools.wraps(work)
        def later(context: jinja2.runtime.Context, value: Any) -> Any:  # noqa: ANN401 -- whatever the template names
            run = self._run
            if run is None or (name == "script_tag" and isinstance(value, Hole)):
                raise Opaque
            if isinstance(value, Hole):
                return value.then("|url", lambda known, page: _url(str(known), page))
            run.targets.add(str(value))
            return work({"page": run.page, "base_url": context["base_url"]}, value)

        return later


def _url(value: str, page: Page) -> str:
    return normalize_url(value, page=page, base=get_relative_url(".", page.url))


def _folders(address: str) -> Iterable[str]:
    """Return an address and every folder above it, as addresses of pages."""
    steps = address.split("/")
    yield address
    for end in range(1, len(steps)):
        yield "/".join(steps[:end]) + "/"
        yield "/".join(steps[:end])
