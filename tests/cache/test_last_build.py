"""Has anything changed since the last build: an answer at once when nothing has, and a build whenever anything has."""

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimpress.cache import last_build, this_build
from claimpress.cache.files import look
from claimpress.cache.last_build import recall
from claimpress.cache.this_build import begin, trace
from claimpress.cli import main
from claimpress.records.config import SCALE
from made_collection import make_collection
from whole_site import HAND_WRITTEN, REPOSITORY, THEME, environment, make_whole, tree

WORDS = ("build", "--today", "2026-11-22")
MEMORY = ".claimpress/cache/last-build"
FERRY = "claims/ferry-stops-on-friday.yaml"


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Build without what a CI or a person may have set for the site."""
    for name in set(os.environ) - set(environment()):
        monkeypatch.delenv(name)


def build(root: Path, *words: str) -> str:
    """Build in a folder, by the command line; return what it said."""
    here = Path.cwd()
    os.chdir(root)
    try:
        result = CliRunner().invoke(main, words or WORDS, catch_exceptions=False)
    finally:
        os.chdir(here)
    assert 0 == result.exit_code, result.output
    return result.stdout


def remembered(root: Path, *words: str) -> bool:
    """Say whether a build in a folder would be answered at once."""
    here = Path.cwd()
    os.chdir(root)
    try:
        return recall(words or WORDS).said != ""
    finally:
        os.chdir(here)


def append(root: Path, name: str, text: str) -> None:
    """Add to a file."""
    with (root / name).open("a", encoding="utf-8") as file:
        file.write(text)


def rest() -> None:
    """Wait until the clock of the disk has gone on: what is written just before a build is too new to be remembered."""
    time.sleep(0.1)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project to make copies of."""
    root = make_whole(tmp_path_factory.mktemp("first") / "desk")
    shutil.copytree(REPOSITORY / THEME, root / "theme")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(settings.replace(str(REPOSITORY / THEME), "theme"), "utf-8")
    build(root)
    return root


@pytest.fixture
def desk(first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project that was built, and remembers it as if that had been here."""
    root = tmp_path / "desk"
    shutil.copytree(first, root)
    monkeypatch.chdir(root)
    rest()
    ours = frozenset([*json.loads((root / "docs/.claimpress.json").read_bytes()), ".claimpress.json"])
    read = (root / "docs", root / "docs/.parts", root / "theme")
    begun, done = begin(WORDS), trace(root / "docs", ours, root / "site", read)
    assert begun is not None
    assert done is not None
    begun.note(done, None)
    begun.remember("The same.")
    assert remembered(root)
    return root


@pytest.fixture
def built(first: Path, tmp_path: Path) -> Path:
    """Return a project that was built, and remembers it."""
    root = tmp_path / "built"
    shutil.copytree(first, root)
    rest()
    build(root)
    assert remembered(root)
    return root


def test_nothing_changed(built: Path, monkeypatch: pytest.MonkeyPatch):
    """The answer is what a build says that writes nothing; nothing else is loaded, and no file is touched."""
    before = tree(built)
    monkeypatch.setattr("claimpress.cli.import_module", None)
    answer = build(built)
    pages = len(json.loads((built / "docs" / ".claimpress.json").read_bytes()))
    expected = (
        "1 claim, 2 quotes: 2 verified, 0 unverified; 2 documents pinned\nnothing wrong\n"
        f"0 pages written, {pages} unchanged, 0 removed\n"
        "The site is in site; `claimpress serve` shows it in a browser.\n"
    )
    assert expected == answer
    assert before == tree(built)
    monkeypatch.undo()
    (built / MEMORY).unlink()
    assert answer == build(built)


def test_what_is_kept_is_not_in_the_repository(built: Path):
    """The folder ignores itself, and holds what is known of the build and of its pages."""
    assert "*\n" == (built / ".claimpress/cache/.gitignore").read_text("utf-8")
    assert [".gitignore", "last-build", "pages"] == sorted(
        path.name for path in (built / ".claimpress/cache").iterdir()
    )


def _same_size(root: Path) -> None:
    """Change a letter, and set the times back to what they were."""
    path = root / FERRY
    before = path.stat()
    text = path.read_text("utf-8")
    assert "stops on Friday" in text
    path.write_text(text.replace("stops on Friday", "stops on Fridaz", 1), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (before.st_size, before.st_mtime_ns) == (path.stat().st_size, path.stat().st_mtime_ns)


def _exchange(root: Path) -> None:
    """Put another file of the same size and times in the place of a page."""
    path, other = root / "docs/methodology.md", root / "other.md"
    data = path.read_bytes()
    other.write_bytes(data.replace(b"How we work", b"How we worx"))
    assert other.stat().st_size == path.stat().st_size
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    other.replace(path)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a letter of a claim, with its times set back": _same_size,
    "another file in the place of a page": _exchange,
    "a new claim": lambda root: shutil.copy(root / FERRY, root / "claims/other.yaml"),
    "a folder named like a record": lambda root: (root / "claims/x.yaml").mkdir(),
    "a claim less": lambda root: (root / FERRY).unlink(),
    "a claim of another name": lambda root: (root / FERRY).rename(root / "claims/ferry.yaml"),
    "a document": lambda root: next((root / "seeds").glob("*.txt")).write_text("other"),
    "a template of the theme": lambda root: (root / "theme/main.html").write_text(
        "{% extends 'base.html' %}"
    ),
    "a new file of the theme": lambda root: (root / "theme/partials/footer.html").write_text("x"),
    "the settings": lambda root: append(root, "mkdocs.yml", "copyright: us\n"),
    "a page of our own": lambda root: (root / "docs/about.md").write_text("# About"),
    "a generated page": lambda root: (root / "docs/rules.md").write_text("# Rules"),
    "a page of the site": lambda root: (root / "site/index.html").write_text("gone"),
    "a page of the site less": lambda root: (root / "site/rules/index.html").unlink(),
    "no site": lambda root: shutil.rmtree(root / "site"),
    "no Markdown": lambda root: shutil.rmtree(root / "docs"),
    "a claim that cannot be looked at": lambda root: (root / "claims/link.yaml").symlink_to(
        root / "mkdocs.yml"
    ),
    "no memory": lambda root: (root / MEMORY).unlink(),
    "half a memory": lambda root: (root / MEMORY).write_bytes((root / MEMORY).read_bytes()[:-20]),
    "an empty memory": lambda root: (root / MEMORY).write_bytes(b""),
    "bytes that are no text": lambda root: (root / MEMORY).write_bytes(bytes(range(256))),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_noticed(name: str, desk: Path):
    """Whatever it is: then nothing is remembered."""
    CHANGES[name](desk)
    assert not remembered(desk)


@pytest.mark.parametrize("payload", ["[]", "{}", '{"asked": 1, "read": 1, "written": []}', "null"])
def test_a_foreign_memory(payload: str, desk: Path):
    """Whole, and of another kind: it is ignored."""
    said = hashlib.sha256(payload.encode()).hexdigest()
    (desk / MEMORY).write_text(f"{said}\n{payload}")
    assert not remembered(desk)


def test_other_words(desk: Path):
    """Another option, another day, another command."""
    assert not remembered(desk, "build", "--today", "2026-11-23")
    assert not remembered(desk, *WORDS, "--strict")
    assert not remembered(desk, "render")


@pytest.mark.parametrize("name", ["CLAIMPRESS_SITE_URL", "SOURCE_DATE_EPOCH", "GITHUB_ACTIONS"])
def test_another_variable(name: str, desk: Path, monkeypatch: pytest.MonkeyPatch):
    """One that mkdocs.yml names, and those that every build goes by; no other, and not what a shell says of a command."""
    monkeypatch.setenv("SOMETHING_ELSE", "1")
    assert "_" in (desk / "mkdocs.yml").read_text("utf-8")
    monkeypatch.setenv("_", "/usr/bin/time")
    assert remembered(desk)
    monkeypatch.setenv(name, "1")
    assert not remembered(desk)


def test_another_program(desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A package that is installed since, in another version or at all."""
    (tmp_path / "lib" / "new-1.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "lib")
    assert not remembered(desk)


def test_started_in_another_way(built: Path):
    """As a module or as a script, either of which puts a folder of its own first where Python looks: each answers for the other."""
    script = built / "scripts" / "build_site.py"
    script.parent.mkdir()
    shutil.copy(REPOSITORY / "scripts" / "build_site.py", script)
    ways = [["-m", "claimpress", "build"], [str(script)]]
    kept = []
    for way in (*ways, *ways):
        subprocess.run([sys.executable, *way], cwd=built, env=environment(), capture_output=True, check=True)
        kept.append((built / MEMORY).stat().st_mtime_ns)
    assert [kept[0]] * 4 == kept


def test_another_code(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The package itself: each of its files is looked at, but for Python's own copies."""
    package = tmp_path / "claimpress"
    package.mkdir()
    (package / "check.py").write_text("1")
    monkeypatch.setattr(this_build, "PACKAGE", package)
    rest()
    (built / MEMORY).unlink()
    build(built)
    assert remembered(built)
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "check.pyc").write_text("1")
    assert remembered(built)
    (package / "check.py").write_text("2")
    assert not remembered(built)


def test_copies_of_modules_made_meanwhile(tmp_path: Path):
    """The folder that they are in is as new as they are, and tells of no other change; its modules do."""
    (tmp_path / "check.py").write_text("1")
    before = look([tmp_path])
    rest()
    (tmp_path / "__pycache__").mkdir()
    assert before.stamp == look([tmp_path]).stamp
    assert before.newest >= look([tmp_path]).newest
    (tmp_path / "new.py").write_text("1")
    assert before.newest < look([tmp_path]).newest


def test_a_copy(desk: Path, tmp_path: Path):
    """Another folder has its own memory: a copy of the project, memory and all, is built."""
    shutil.copytree(desk, tmp_path / "copy")
    assert not remembered(tmp_path / "copy")
    shutil.move(desk, tmp_path / "moved")
    assert not remembered(tmp_path / "moved")


def test_touched_only(desk: Path):
    """What the records hold decides, where the disk says that they were written to."""
    text = (desk / FERRY).read_text("utf-8")
    (desk / FERRY).write_text(f"{text}# more\n", "utf-8")
    assert not remembered(desk)
    (desk / FERRY).write_text(text, "utf-8")
    assert remembered(desk)


def test_a_build_that_finds_errors_is_not_remembered(desk: Path):
    """Nor is the one before it, whose site is still there."""
    text = (desk / FERRY).read_text("utf-8")
    (desk / FERRY).write_text(text.replace("verdict: supported", "verdict: none"), "utf-8")
    with pytest.raises(AssertionError):
        build(desk)
    assert not (desk / MEMORY).exists()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("      base_path: docs/.parts\n", "      base_path: docs/.parts\n      url_download: true\n"),
        ("docs_dir: docs\n", "docs_dir: docs\nhooks: [hook.py]\n"),
        ("docs_dir: docs\n", "docs_dir: docs\n# INHERIT\n"),
    ],
)
def test_what_may_read_anything(old: str, new: str, desk: Path):
    """A site that may be made from files that we know nothing of is built every time."""
    (desk / "hook.py").write_text("")
    settings = (desk / "mkdocs.yml").read_text("utf-8")
    assert 1 == settings.count(old)
    (desk / "mkdocs.yml").write_text(settings.replace(old, new), "utf-8")
    rest()
    build(desk)
    assert not remembered(desk)


def test_saved_just_before(built: Path):
    """A build that follows a change at once, as by a program that saves and builds, is remembered as any other."""
    for _ in range(3):
        append(built, FERRY, "# more\n")
        build(built)
        assert remembered(built)
    (built / MEMORY).unlink()
    append(built, FERRY, "# more\n")
    build(built)
    assert remembered(built)


def test_a_change_while_it_is_built(built: Path, monkeypatch: pytest.MonkeyPatch):
    """A claim that is saved after it was read, and a page that is saved while the site is made: neither is remembered."""
    import claimpress.publish as whole  # noqa: PLC0415 -- the command loads it when it is asked for

    run = whole.run
    for name in (FERRY, "docs/methodology.md"):

        def saving(*given: object, path: Path = built / name) -> object:
            done = run(*given)  # type: ignore[arg-type]
            path.write_text(path.read_text("utf-8"), "utf-8")
            return done

        monkeypatch.setattr(whole, "run", saving)
        (built / "site/index.html").unlink()
        rest()
        build(built)
        assert not (built / MEMORY).exists()
        monkeypatch.setattr(whole, "run", run)
        rest()
        build(built)
        assert remembered(built)


def test_a_change_while_it_is_looked_at(built: Path, monkeypatch: pytest.MonkeyPatch):
    """Settings that are saved once they have been looked at: what comes of it is not remembered."""
    append(built, FERRY, "# more\n")
    rest()
    known = last_build.recalled

    def late(*given: object) -> object:
        found = known(*given)  # type: ignore[arg-type]
        append(built, "mkdocs.yml", "# more\n")
        rest()
        return found

    monkeypatch.setattr(last_build, "recalled", late)
    build(built)
    assert not (built / MEMORY).exists()


def test_a_folder_that_cannot_be_written(desk: Path):
    """A file in the way: the site is built, and nothing is remembered."""
    shutil.rmtree(desk / ".claimpress")
    (desk / ".claimpress").write_text("mine")
    build(desk)
    assert "mine" == (desk / ".claimpress").read_text()


def test_a_disk_that_counts_seconds(desk: Path, monkeypatch: pytest.MonkeyPatch):
    """Two changes within one second look the same there: nothing is remembered."""
    stat = this_build.look
    monkeypatch.setattr(
        this_build,
        "look",
        lambda *given: replace(seen := stat(*given), newest=seen.newest // 10**9 * 10**9),
    )
    (desk / MEMORY).unlink()
    build(desk)
    assert not (desk / MEMORY).exists()


def test_from_a_folder_below(desk: Path):
    """A build from another folder of the project is done, and not remembered: its words may mean something else."""
    build(desk / "claims")
    assert not remembered(desk / "claims")


EDITS = 50


def _made(root: Path) -> Path:
    """Return a project of invented claims, with a theme and a scale of its own to be edited; one more claim, and Pagefind searches."""
    make_collection(root, 8)
    (root / "docs").mkdir()
    for name in HAND_WRITTEN:
        shutil.copy(REPOSITORY / "docs" / name, root / "docs" / name)
    shutil.copytree(REPOSITORY / THEME, root / "theme")
    settings = (REPOSITORY / "mkdocs.yml").read_text("utf-8").replace(THEME, "theme")
    scale = "".join(f"      - {verdict.model_dump_json(exclude_none=True)}\n" for verdict in SCALE)
    settings = settings.replace(
        "  claimpress:\n",
        f"  claimpress:\n    share_images: false\n    pagefind_from: 9\n    verdicts:\n{scale}",
    )
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    return root


def _any(chance: random.Random, root: Path, pattern: str) -> Path:
    return chance.choice(sorted(root.glob(pattern)))


def _set_line(path: Path, start: str, line: str) -> None:
    """Put another line in the place of each that begins with something."""
    lines = path.read_text("utf-8").splitlines()
    new = [line if old.startswith(start) else old for old in lines]
    assert new != lines
    path.write_text("\n".join([*new, ""]), "utf-8")


def _edit_claim(root: Path, chance: random.Random, number: int) -> None:
    line = f"would_change: A register in which page {number} is missing."
    _set_line(_any(chance, root, "claims/**/*.yaml"), "would_change:", line)


def _set_back(root: Path, chance: random.Random, _: int) -> None:
    """Change a claim without changing its size or its time."""
    path = _any(chance, root, "claims/**/*.yaml")
    before, text = path.stat(), path.read_text("utf-8")
    new = text.replace("Desk", "Dask") if "Desk" in text else text.replace("Dask", "Desk")
    assert (len(text), False) == (len(new), text == new)
    path.write_text(new, "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _add_claim(root: Path, chance: random.Random, number: int) -> None:
    path = root / "claims" / f"added-{number}.yaml"
    shutil.copy(_any(chance, root, "claims/**/*.yaml"), path)
    _set_line(path, "claim: ", f"claim: Number {number} was added.")


def _without_claim(root: Path, chance: random.Random, rename: str) -> None:
    texts = {path: path.read_text("utf-8") for path in sorted(root.glob("claims/**/*.yaml"))}
    free = [path for path in texts if not any(f"claim: {path.stem}," in text for text in texts.values())]
    path = chance.choice(free)
    if rename:
        path.rename(path.with_stem(rename))
    elif len(texts) > 1:
        path.unlink()


def _redate(root: Path, chance: random.Random, number: int) -> None:
    """Move a claim in all lists, and at times the newest day of the site."""
    path = _any(chance, root, "claims/**/*.yaml")
    day = f"202{number % 9}-0{number % 9 + 1}-11"
    text = path.read_text("utf-8").split("history:")[0]
    history = f"history:\n  - {{date: {day}, kind: published, note: First published.}}\nauthors: [Desk]\n"
    path.write_text(text + history, "utf-8")
    _set_line(path, "published: ", f"published: {day}")


def _withdraw(root: Path, chance: random.Random, number: int) -> None:
    path = _any(chance, root, "claims/**/*.yaml")
    status = "withdrawn" if number % 3 else "draft"
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("status:")]
    path.write_text("\n".join([*lines, f"status: {status if len(lines) % 2 else 'published'}", ""]), "utf-8")


def _retell(root: Path, chance: random.Random, number: int) -> None:
    """Let two claims report the same utterance, or another one than before."""
    for path in chance.sample(sorted(root.glob("claims/**/*.yaml")), 1):
        text = path.read_text("utf-8")
        lines = [line for line in text.splitlines() if not line.startswith("    statement:")]
        place = next(place for place, line in enumerate(lines) if line.startswith("    stance:"))
        lines.insert(place, f"    statement: utterance-{number % 2}")
        path.write_text("\n".join([*lines, ""]), "utf-8")


def _rename_topic(root: Path, chance: random.Random, number: int) -> None:
    _set_line(
        _any(chance, root, "claims/**/*.yaml"), "topics: ", f"topics: [topic-{number % 4}, harbour-{number}]"
    )


def _edit_document(root: Path, chance: random.Random, number: int) -> None:
    path = _any(chance, root, "seeds/**/*.txt")
    append(root, path.relative_to(root).as_posix(), f"\nAdded on day {number}.\n")
    fingerprint = hashlib.sha256(path.read_bytes()).hexdigest()
    _set_line(path.with_suffix(".yaml"), "sha256:", f"sha256: {fingerprint}")


def _retitle(root: Path, chance: random.Random, number: int) -> None:
    """Give a source another title, which moves it in the list of all."""
    _set_line(
        _any(chance, root, "seeds/**/*.yaml"), "title: ", f"title: {'ZAMB'[number % 4]} in {number} words"
    )


def _add_source(root: Path, chance: random.Random, number: int) -> None:
    """Add a source that retells another, and at times a claim that it was said there."""
    origin = _any(chance, root, "seeds/**/*.yaml").stem
    text = f"title: Leaflet {number}\npublished: unknown\nkind: document\norigin: [{origin}]\n"
    (root / "seeds" / f"leaflet-{number}.yaml").write_text(text, "utf-8")
    if number % 2:
        path = _any(chance, root, "claims/**/*.yaml")
        lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("appearances:")]
        path.write_text("\n".join([*lines, f"appearances: [leaflet-{number}]", ""]), "utf-8")


def _move(root: Path, chance: random.Random, number: int) -> None:
    """Put a record into another folder, a source with its document."""
    path = _any(chance, root, "seeds/**/*.yaml" if number % 2 else "claims/**/*.yaml")
    folder = root / path.relative_to(root).parts[0] / f"moved-{number}"
    folder.mkdir()
    for each in path.parent.glob(f"{path.stem}.*"):
        each.rename(folder / each.name)


def _edit_scale(root: Path, _: random.Random, number: int) -> None:
    line = f"      - {{key: mixed, label: Mixed, rating: 3, icon: half, definition: Part {number} of it is refuted.}}"
    path = root / "mkdocs.yml"
    text = path.read_text("utf-8")
    start = '      - {"key":"mixed"' if '      - {"key":"mixed"' in text else "      - {key: mixed"
    _set_line(path, start, line)


def _nothing(*_: object) -> None:
    """Edit nothing."""


EDITS_OF_A_DESK: tuple[Callable[[Path, random.Random, int], object], ...] = (
    _nothing,
    _edit_claim,
    _set_back,
    _add_claim,
    _redate,
    _withdraw,
    _retell,
    _rename_topic,
    lambda root, chance, _: _without_claim(root, chance, ""),
    lambda root, chance, number: _without_claim(root, chance, f"renamed-{number}"),
    _edit_document,
    _retitle,
    _add_source,
    _move,
    _edit_scale,
    lambda root, _, number: append(root, "theme/main.html", f"{{# {number} #}}"),
    lambda root, _, number: append(root, "theme/assets/stylesheets/page.css", f"/* {number} */"),
    lambda root, _, number: append(root, "docs/methodology.md", f"\nOn day {number} nothing changed.\n"),
    lambda root, _, number: append(root, "docs/index.md", f"\nOn day {number} [too](methodology.md).\n"),
    lambda root, _, number: _set_line(root / "mkdocs.yml", "site_name:", f"site_name: Desk {number}"),
)


def _held(root: Path) -> list[dict[str, bytes]]:
    """Return everything that a site is made from."""
    pages = {path: data for path, data in tree(root / "docs").items() if path in HAND_WRITTEN}
    settings = {"mkdocs.yml": (root / "mkdocs.yml").read_bytes()}
    return [settings, pages, *(tree(root / folder) for folder in ("claims", "seeds", "theme"))]


def test_random_edits(tmp_path: Path):
    """After each of fifty edits the site is what it is where no site was before; the memory answers where there was none."""
    root, other = _made(tmp_path / "desk"), tmp_path / "other"
    chance = random.Random(5)  # noqa: S311 -- edits that can be made again
    rest()
    build(root)
    for number in range(EDITS):
        edit = chance.choice(EDITS_OF_A_DESK)
        before = _held(root)
        edit(root, chance, number)
        assert (number, before == _held(root)) == (number, remembered(root))
        rest()
        build(root)
        assert (number, True) == (number, remembered(root))
        (other / "docs").mkdir(parents=True)
        for name in ("claims", "seeds", "theme"):
            shutil.copytree(root / name, other / name)
        for name in ("mkdocs.yml", *(f"docs/{name}" for name in HAND_WRITTEN)):
            shutil.copy(root / name, other / name)
        build(other)
        assert (number, tree(other / "site")) == (number, tree(root / "site"))
        assert (number, tree(other / "docs")) == (number, tree(root / "docs"))
        shutil.rmtree(other)
