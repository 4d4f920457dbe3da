"""The Jinja environment of the Markdown pages: every value is escaped unless it says that it is Markdown."""

from contextvars import ContextVar
from functools import lru_cache
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from claimpress.compiled import Compiled, beside_modules
from claimpress.pages.escape import attribute, escaped, front_matter, isolated
from claimpress.pages.generator import Generator
from claimpress.pages.links import absolute, relative
from claimpress.pages.markdown import Markdown
from claimpress.pages.texts import Texts, texts_of
from claimpress.records.config import Config


def _finalize(value: Any) -> Markup:  # noqa: ANN401 -- whatever a template prints
    # What a macro or a filter returns has been through here already.
    return value if isinstance(value, Markup) else escaped(str(value))


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
    environment.code_generator_class = Generator
    vars(environment)["markdown"] = Markdown
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
