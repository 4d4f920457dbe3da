"""Addresses: of pages within docs/, of the published site, of the repository, of passages at a publisher's."""

from functools import lru_cache
from posixpath import relpath
from typing import Final
from urllib.parse import quote, urlencode

from claimpress.pages.markdown import Markdown
from claimpress.pages.texts import texts_of
from claimpress.records.config import Config


def claim_page(key: str) -> str:
    """Path of a claim's page below docs/."""
    return f"claims/{key}.md"


def source_page(key: str) -> str:
    """Path of a source's page below docs/."""
    return f"sources/{key}.md"


def relative(target: str, page: str) -> Markdown:
    """Return the link from one page to another, safe inside the parentheses of a Markdown link.

    Args:
        target: path below docs/ with an optional ``#anchor``, or a whole address, which is passed through.
        page: path below docs/ of the page that the link stands on.
    """
    if ":" in target:
        return Markdown(quote(target, safe=":/?#@!$&+,;=%~-._").replace("&", "&amp;"))
    path, hash_, anchor = target.partition("#")
    if path == page and hash_:
        return Markdown(f"{hash_}{anchor}")
    folder, name = _folder_and_name(path)
    return Markdown(f"{_way(folder, _folder_and_name(page)[0])}{name}{hash_}{anchor}")


@lru_cache(maxsize=8192)
def _folder_and_name(path: str) -> tuple[str, str]:
    """Return the folder of a path, and its name as it stands in a link."""
    folder, _, name = path.rpartition("/")
    return folder, quote(name)


@lru_cache(maxsize=4096)
def _way(folder: str, start: str) -> str:
    """Return the link from one folder to what is in another; both are below docs/, and there are few of them."""
    way = relpath(folder or ".", start or ".")
    return "" if way == "." else f"{quote(way)}/"


def absolute(target: str, config: Config) -> str:
    """Return the address of a page or file on the published site; without one, its address from the site's root.

    Args:
        target: path below docs/ with an optional ``#anchor``, or a whole address, which is passed through. A page of
            Markdown gets the address that MkDocs gives it; any other file is copied to the same place.
        config: the site's settings.
    """
    if ":" in target:
        return target
    path, hash_, anchor = target.partition("#")
    stem = path.removesuffix(".md")
    if stem == path:
        address = path
    elif config.directory_urls:
        address = "" if stem == "index" else f"{stem.removesuffix('/index')}/"
    else:
        address = f"{stem}.html"
    return f"{config.site_url or '/'}{quote(address)}{hash_}{anchor}"


def built_file(path: str, config: Config) -> str:
    """Return the file of the site that a file below docs/ becomes: MkDocs makes a page of Markdown, and copies any other."""
    stem = path.removesuffix(".md")
    if stem == path:
        return path
    if not config.directory_urls or stem == "index" or stem.endswith("/index"):
        return f"{stem}.html"
    return f"{stem}/index.html"


def edit_url(path: str, config: Config) -> str:
    """Return the address where a file of the repository is edited; empty when the repository is not known."""
    return f"{config.repo_url}/{config.edit_base}{quote(path)}" if config.repo_url else ""


REPORT_FORM: Final = "report-an-error.yml"
"""The issue form in .github/ISSUE_TEMPLATE that asks readers what is wrong."""


def report_url(page: str, title: str, config: Config) -> str:
    """Return the address where a reader reports an error: a prefilled issue, or else the organisation's own address."""
    if not config.repo_url:
        organisation = config.settings.organisation
        return organisation.corrections or ""
    t, address = texts_of(config), absolute(page, config)
    fields = {
        "title": t("report.title", claim=title),
        # GitHub fills in the form of that name, field by field; where there is no such form, the body is used.
        "template": REPORT_FORM,
        "page": address,
        "body": f"{t('report.page', address=address)}\n\n{t('report.what')}\n\n",
    }
    return f"{config.repo_url}/issues/new?{urlencode(fields, quote_via=quote)}"


def text_fragment(url: str, exact: str, before: str, after: str) -> str:
    """Return an address that opens a page at a quoted passage.

    Args:
        url: address of the page.
        exact: the quoted text.
        before: text just before it, for passages that are short.
        after: text just after it.

    Source: WICG, "Text Fragments": ``#:~:text=[prefix-,]start[,end][,-suffix]``, with ``-`` written as %2D.
    """
    words = exact.split()
    base = url.partition("#")[0]
    if len(words) > _LONG:
        return f"{base}#:~:text={_part(' '.join(words[:6]))},{_part(' '.join(words[-6:]))}"
    lead = (
        f"{_part(before.rsplit(maxsplit=1)[-1])}-,"
        if len(before.split()) > 1 and before.endswith((" ", "\n"))
        else ""
    )
    tail = (
        f",-{_part(after.split(maxsplit=1)[0])}"
        if len(after.split()) > 1 and after.startswith((" ", "\n"))
        else ""
    )
    return f"{base}#:~:text={lead}{_part(' '.join(words))}{tail}"


_LONG = 20
"""Words from which on only the beginning and the end of a passage are named."""


def _part(text: str) -> str:
    return quote(text, safe="").replace("-", "%2D")
