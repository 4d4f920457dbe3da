"""The Jinja environment of the Markdown pages: every value is escaped unless it says that it is Markdown."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from markupsafe import Markup

from claimpress.compiled import Compiled, beside_modules
from claimpress.pages.escape import attribute, escaped, front_matter, isolated
from claimpress.pages.links import absolute, relative
from claimpress.pages.markdown import Markdown
from claimpress.pages.texts import Texts, texts_of
from claimpress.records.config import Config


def _finalize(value: Any) -> Markup:  # noqa: ANN401 -- whatever a template prints
    # What a macro or a filter returns has been through here already.
    return value if isinstance(value, Markup) else escaped(str(value))


class _Context(Context):
    """Calls what a template calls as it is: nothing that ours call asks for the context, which Jinja would look for."""

    def call(self, called: Callable[..., Any], /, *args: Any, **named: Any) -> Any:  # noqa: ANN401
        # Jinja's own, for what is given the context.
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(*args, **named)


class _Generator(CodeGenerator):
    """Writes less for a template: ``_finalize`` escapes, so Jinja need not; what is named of a view is an attribute, never a key."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401, ARG002
        self.write(finalize.src)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401, ARG002
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 -- Jinja's name
        self.visit(node.node, frame)
        self.write(f".{node.attr}")


_COMPILED: Final = Compiled("pages", beside_modules())
# The page that is written, which links are relative to. Templates that others import are run once, and ask for it.
_PAGE: Final = ContextVar[str]("page")


def _to(target: str) -> Markdown:
    return relative(target, _PAGE.get())


@lru_cache(maxsize=8)
def _environment(t: Texts) -> Environment:
    environment = Environment(
        loader=PackageLoader("claimpress", "templates"),
        autoescape=True,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.context_class = _Context
    environment.code_generator_class = _Generator
    environment.bytecode_cache = _COMPILED
    # The templates are our own, and stay as they are while we run.
    environment.auto_reload = False
    environment.filters["attr"] = attribute
    environment.filters["yaml"] = front_matter

    def apart(text: str) -> Markdown:
        return isolated(text, t.direction)

    environment.globals |= {
        "to": _to,
        "t": t,
        "apart": apart,
        "comma": Markdown(t("list.comma")),
        "colon": Markdown(t("list.colon")),
    }
    return environment


def render(template: str, page: str, config: Config, **values: object) -> str:
    """Return the Markdown of one page.

    Args:
        template: name of the template, without its endings.
        page: path of the page below docs/, which links are relative to.
        config: the site's settings.
        values: what the template asks for.
    """

    def url(target: str) -> Markdown:
        return Markdown(absolute(target, config))

    found = _environment(texts_of(config)).get_template(f"{template}.md.j2")
    before = _PAGE.set(page)
    try:
        return _tidy(found.render(url=url, **values))
    finally:
        _PAGE.reset(before)


def _tidy(text: str) -> str:
    """Leave no blank line twice: the Markdown is to be read. Two spaces at the end of a line are a break and stay."""
    lines = [line if line.strip() else "" for line in text.split("\n")]
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    return "\n".join(kept).strip("\n") + "\n"
