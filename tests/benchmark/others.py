"""The same pages for other site builders: bare ones, with the least that each of them needs."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

_PAGE: Final = "<!doctype html><title>{title}</title><main>{content}</main>\n"
_HUGO: Final = """baseURL = "https://claimpress.example/"
disableKinds = ["taxonomy", "term", "RSS", "home", "section", "404"]
[markup.goldmark.renderer]
unsafe = true
"""
_ELEVENTY: Final = """module.exports = (config) => {
  config.ignores.delete("node_modules");
  return { dir: { input: "content", includes: "../layouts" }, markdownTemplateEngine: false };
};
"""


def installed(name: str) -> str:
    """Return the version of a program on the path; empty when it is not there."""
    words = {"hugo": "version"}.get(name, "--version")
    found = shutil.which(name)
    if not found:
        return ""
    said = subprocess.run([found, words], capture_output=True, text=True, check=False).stdout
    return " ".join(said.split()[:2]).split("-")[0] if said else "version not known"


def make_hugo(folder: Path, docs: Path) -> list[str]:
    """Lay the claim pages out for Hugo, and return the command that builds them."""
    _copy(folder / "content", docs)
    (folder / "hugo.toml").write_text(_HUGO, "utf-8")
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    page = _PAGE.format(title="{{ .Title }}", content="{{ .Content }}")
    (layouts / "single.html").write_text(page, "utf-8")
    return ["hugo", "--quiet", "--noBuildLock"]


def make_eleventy(folder: Path, docs: Path) -> list[str]:
    """Lay the claim pages out for Eleventy, and return the command that builds them."""
    _copy(folder / "content", docs)
    (folder / "eleventy.config.cjs").write_text(_ELEVENTY, "utf-8")
    (folder / "content" / "content.json").write_text('{"layout": "page.liquid", "tags": []}\n', "utf-8")
    (folder / "layouts").mkdir()
    page = _PAGE.format(title="{{ title | escape }}", content="{{ content }}")
    (folder / "layouts" / "page.liquid").write_text(page, "utf-8")
    return ["eleventy", "--quiet"]


def make_zensical(folder: Path, docs: Path) -> list[str]:
    """Lay the whole site out for Zensical, which reads MkDocs' settings, and return the command that builds it."""
    root = docs.parent
    shutil.copytree(docs, folder / "docs")
    shutil.copytree(root / "scripts", folder / "scripts")
    shutil.copy(root / "mkdocs.yml", folder)
    return ["zensical", "build", "--clean"]


MAKERS: Final = {"Hugo": make_hugo, "Eleventy": make_eleventy, "Zensical": make_zensical}


def _copy(folder: Path, docs: Path) -> None:
    """Copy the claim pages, but not the lists of them; their front matter is what every builder understands."""
    folder.mkdir(parents=True)
    for path in sorted((docs / "claims").glob("*.md")):
        if path.name != "index.md":
            title = path.read_text("utf-8").split("\n", 2)[1]
            body = path.read_text("utf-8").split("\n---\n", 1)[1]
            (folder / path.name).write_text(f"---\n{title}\n---\n{body}", "utf-8")


def clean(folder: Path, aside: Path) -> None:
    """Put aside what a builder made of these pages, so that it begins anew."""
    aside.mkdir()
    for name in ("public", "_site", "site", ".cache", "resources"):
        if (folder / name).exists():
            (folder / name).rename(aside / name)


def environment() -> dict[str, str]:
    """Return the environment for all of them: the package need not be installed, and what Python compiles is kept, as by default."""
    root = Path(__file__).resolve().parents[2]
    ours = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return ours | {
        "PYTHONPATH": os.pathsep.join((str(root / "scripts"), str(root))),
        "NO_MKDOCS_2_WARNING": "1",
    }
