"""A site built in four parts, each in a checkout of its own, and joined: the same bytes as one build of the whole."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from claimpress.build import Options, build
from claimpress.problem import CannotRun
from claimpress.shards import TOLD, Share
from made_collection import make_collection
from whole_site import HAND_WRITTEN, REPOSITORY, claimpress, make_whole, tree

PARTS = 4
DAY = "2026-11-22"


def made(root: Path) -> Path:
    """Return a project of thirty invented claims."""
    make_whole(root)
    for folder in ("claims", "seeds"):
        shutil.rmtree(root / folder)
    make_collection(root, 30)
    return root


def command(root: Path, *words: str) -> str:
    """Run a command that goes well, and return what it said."""
    status, out, err = claimpress(root, [*words, "--today", DAY])
    assert (0, "") == (status, err), out
    return out


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the project, with its site."""
    root = made(tmp_path_factory.mktemp("whole") / "desk")
    command(root, "build")
    return root


@pytest.fixture(scope="module")
def shards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with every part, each from a checkout of its own."""
    folder = tmp_path_factory.mktemp("shards")
    for number in range(1, PARTS + 1):
        root = made(folder / f"checkout-{number}")
        out = command(root, "build", "--shard", f"{number}/{PARTS}")
        name = f"{number}-of-{PARTS}"
        assert out.endswith(
            f"Part {number} of {PARTS} is in site.shards/{name}; `claimpress merge` joins all of them.\n"
        )
        shutil.move(root / "site.shards" / name, folder / "all" / name)
    return folder / "all"


@pytest.fixture
def desk(tmp_path: Path, shards: Path) -> Path:
    """Return a fresh checkout with a copy of every part where it is looked for."""
    root = made(tmp_path / "desk")
    shutil.copytree(shards, root / "site.shards")
    return root


def refused(root: Path, **given: object) -> tuple[str, str]:
    """Return why parts are not joined or built, and what to do."""
    options = Options(date(2026, 11, 22), **({"shards": root / "site.shards"} | given))  # type: ignore[arg-type]
    with pytest.raises(CannotRun) as caught:
        build(root, options, lambda _: None)
    return caught.value.message, caught.value.fix


def test_the_same_bytes(whole: Path, desk: Path):
    """All of docs/ and all of the site."""
    out = command(desk, "merge")
    assert out.endswith("The site is in site; `claimpress serve` shows it in a browser.\n")
    assert tree(whole / "site") == tree(desk / "site")
    assert tree(whole / "docs") == tree(desk / "docs")


def test_every_page_is_in_one_part(whole: Path, shards: Path):
    """And none is in two."""
    parts = [
        {path for path in tree(folder / "site") if path.endswith(".html")}
        for folder in sorted(shards.iterdir())
    ]
    pages = {path for path in tree(whole / "site") if path.endswith(".html")} - {"404.html"}
    assert (PARTS, pages, len(pages)) == (len(parts), set().union(*parts), sum(map(len, parts)))
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


def test_parts_are_missing(desk: Path):
    """It says which, and how to build one."""
    shutil.rmtree(desk / "site.shards" / "2-of-4")
    shutil.rmtree(desk / "site.shards" / "4-of-4")
    expected = ("shards are missing: 2/4, 4/4", "Build what is missing: claimpress build --shard 2/4")
    assert expected == refused(desk)


def test_no_parts(desk: Path):
    """The folder is empty."""
    shutil.rmtree(desk / "site.shards")
    (desk / "site.shards").mkdir()
    expected = (
        "there are no shards in site.shards",
        "Build every share first, for example: claimpress build --shard 1/4",
    )
    assert expected == refused(desk)


def test_parts_of_two_builds(desk: Path):
    """One build in four parts, and one in two."""
    path = desk / "site.shards" / "1-of-4" / TOLD
    told = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(told | {"share": [1, 2]}))
    assert "there are shards of different builds" == refused(desk)[0]


def test_a_part_of_something_else(desk: Path):
    """A claim has changed since."""
    path = desk / "claims" / "claim-00003.yaml"
    path.write_text(path.read_text("utf-8").replace("would_change: A", "would_change: Some"), "utf-8")
    message, fix = refused(desk)
    assert "the shard 1-of-4 was built from other records, settings or another version" == message
    assert "Build every share from the same commit, with the same addresses." == fix


@pytest.mark.parametrize("damage", ["{", "{}", "[]", '{"share": 1, "mark": "", "done": []}'])
def test_a_damaged_part(desk: Path, damage: str):
    """It was cut off on its way."""
    (desk / "site.shards" / "3-of-4" / TOLD).write_text(damage)
    assert ("what the shard 3-of-4 holds cannot be read", "Build that share again.") == refused(desk)


SETTINGS: dict[str, Callable[[Path], object]] = {
    "the plugin material/tags": lambda root: (root / "mkdocs.yml").write_text(
        (root / "mkdocs.yml").read_text("utf-8").replace("plugins:\n", "plugins:\n  - tags\n")
    ),
    "MkDocs has something to report": lambda root: (root / "docs" / HAND_WRITTEN[-1]).write_text(
        "---\ntitle: a\n---\n\n# How we work\n\n[gone](gone.md)\n"
    ),
}


@pytest.mark.parametrize("why", SETTINGS)
def test_a_site_that_has_to_be_built_whole(why: str, tmp_path: Path):
    """MkDocs itself builds no parts."""
    root = make_whole(tmp_path / "desk")
    SETTINGS[why](root)
    shares = [
        refused(root, shards=None, share=Share(number, 2))
        for number in (1, 2)
        if not why.startswith("MkDocs")
    ]
    if why.startswith("MkDocs"):
        shares = [next(found for number in (1, 2) if (found := _tried(root, number)))]
    assert {(f"this site cannot be built in shares: {why}", "Build it whole: claimpress build")} == set(
        shares
    )


def _tried(root: Path, number: int) -> tuple[str, str] | None:
    """Return why one part of two is not built, or None where it is."""
    try:
        build(root, Options(date(2026, 11, 22), share=Share(number, 2)), lambda _: None)
    except CannotRun as error:
        return error.message, error.fix
    return None


@pytest.mark.parametrize("text", ["0/4", "5/4", "4", "a/b", "1/0", "1/4/4", "٣/٤"])
def test_what_is_no_share(text: str):
    """It says what one looks like."""
    with pytest.raises(CannotRun) as caught:
        Share.parse(text)
    expected = f"{text!r} is no share of a build, expected one like 3/16: the third of sixteen parts"
    assert expected == caught.value.message
    assert Share(3, 16) == Share.parse("3/16")


def test_a_folder_that_is_no_part_is_never_replaced(desk: Path):
    """Somebody may have mistyped --site-dir."""
    message, _ = refused(desk, shards=None, share=Share(1, 4), site_dir=desk / "docs")
    assert "docs is in the way: it exists, and no site was built there before" == message


def test_the_repository_ignores_parts():
    """They are built, not written."""
    assert "/site.shards/" in (REPOSITORY / ".gitignore").read_text("utf-8").splitlines()
