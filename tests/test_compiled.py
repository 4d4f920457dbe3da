"""Compiled templates: a second process compiles none, and what is kept is never taken for what it is not."""

import sys
from pathlib import Path

import jinja2
import pytest

from claimpress import compiled
from claimpress.compiled import Compiled, beside_modules

TEXT = "{% for name in names %}{{ name }};{% endfor %}"


@pytest.fixture(autouse=True)
def as_python_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let compiled modules be kept, whatever the surroundings say."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


class Seen(jinja2.Environment):
    """An environment that counts what it compiles."""

    compiled = 0

    def compile(self, *given: object, **named: object) -> object:  # type: ignore[override]
        """Count, and compile."""
        self.compiled += 1
        return super().compile(*given, **named)  # type: ignore[call-overload]


def rendered(top: Path | None, text: str = TEXT, kind: str = "pages") -> tuple[str, int]:
    """Render in a new environment, as a new process would; return what came of it, and how much was compiled."""
    env = Seen(loader=jinja2.DictLoader({"list": text}), bytecode_cache=Compiled(kind, top), autoescape=True)
    return env.get_template("list").render(names=["one", "two"]), env.compiled


def kept(top: Path) -> list[Path]:
    """Return the files that are kept."""
    return sorted(path for path in top.rglob("*") if path.is_file())


def test_a_second_process_compiles_nothing(tmp_path: Path):
    """It takes what the first one has kept, and does not write it again."""
    assert ("one;two;", 1) == rendered(tmp_path)
    (path,) = kept(tmp_path)
    before = path.stat()
    assert ("one;two;", 0) == rendered(tmp_path)
    assert [path] == kept(tmp_path)
    assert before.st_ctime_ns == path.stat().st_ctime_ns


def test_another_text(tmp_path: Path):
    """A template that has changed is compiled, and takes the place of the one that it was."""
    rendered(tmp_path)
    assert ("ONE;", 1) == rendered(tmp_path, "ONE;")
    assert 1 == len(kept(tmp_path))
    assert ("ONE;", 0) == rendered(tmp_path, "ONE;")


def test_another_kind_of_environment(tmp_path: Path):
    """It has files of its own: the same text is compiled in another way there."""
    rendered(tmp_path)
    assert ("one;two;", 1) == rendered(tmp_path, kind="frames")
    assert 2 == len(kept(tmp_path))


def test_other_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What other code of ours has compiled is neither taken nor left lying."""
    rendered(tmp_path)
    before = kept(tmp_path)
    monkeypatch.setattr(compiled, "_made_by", lambda: "other")
    assert ("one;two;", 1) == rendered(tmp_path)
    (path,) = kept(tmp_path)
    assert path not in before


@pytest.mark.parametrize("share", [0, 3, 2])
def test_a_damaged_file(share: int, tmp_path: Path):
    """Half of it, or nothing: it is compiled again, and whole the next time."""
    rendered(tmp_path)
    (path,) = kept(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // share] if share else b"")
    assert ("one;two;", 1) == rendered(tmp_path)
    assert whole == path.read_bytes()


def test_bytes_that_are_no_code(tmp_path: Path):
    """With the head that Jinja looks for, and nothing sound behind it."""
    rendered(tmp_path)
    (path,) = kept(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[:-40] + b"?" * 40)
    assert ("one;two;", 1) == rendered(tmp_path)
    assert whole == path.read_bytes()


def test_a_folder_that_cannot_be_written(tmp_path: Path):
    """A file in the way, as in an installation that only its owner may write to: it is compiled each time."""
    (tmp_path / "top").write_text("mine")
    assert [("one;two;", 1)] * 2 == [rendered(tmp_path / "top") for _ in range(2)]
    assert "mine" == (tmp_path / "top").read_text()


def test_where_python_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """PYTHONDONTWRITEBYTECODE goes for templates too; so does a Python that has no folder for compiled modules."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert ("one;two;", 1) == rendered(tmp_path)
    assert [] == kept(tmp_path)
    monkeypatch.setattr(sys.implementation, "cache_tag", None)
    assert beside_modules() is None
    assert ("one;two;", 1) == rendered(None)


def test_a_package_with_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Whether its code is as it was cannot be told: nothing is kept."""
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "link").symlink_to(tmp_path)
    monkeypatch.setattr(compiled, "PACKAGE", tmp_path / "package")
    compiled._made_by.cache_clear()  # noqa: SLF001 -- it is asked once in a process
    assert ("one;two;", 1) == rendered(tmp_path / "top")
    compiled._made_by.cache_clear()  # noqa: SLF001
    assert not (tmp_path / "top").exists()


def test_they_lie_beside_our_own_modules(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Never in the folder of a site; where a person has named another folder for compiled modules, there."""
    package = Path(compiled.__file__).parent
    assert package / "__pycache__/templates" == beside_modules()
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    assert tmp_path / package.relative_to("/") / "templates" == beside_modules()
