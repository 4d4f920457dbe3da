"""The edge where a project is read: which files belong to it, and what mkdocs.yml says of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimpress import project as module
from claimpress.problem import CannotRun
from claimpress.project import find_root, read_config, read_project
from claimpress.records.record import FileFault


def refusal(make: Callable[[], object]) -> tuple[str, str]:
    """Return why something could not run, and what to do."""
    with pytest.raises(CannotRun) as caught:
        make()
    return caught.value.message, caught.value.fix


def test_the_root_is_the_nearest_folder_with_mkdocs_yml(project: Callable[..., Any]):
    """From a folder deep inside, and of two sites the inner one."""
    outer = project().root
    (outer / "claims/2026/march").mkdir(parents=True)
    (outer / "inner/claims").mkdir(parents=True)
    (outer / "inner/mkdocs.yml").write_text("site_name: Inner\n", "utf-8")
    assert [outer.resolve(), (outer / "inner").resolve()] == [
        find_root(outer / "claims/2026/march"),
        find_root(outer / "inner/claims"),
    ]


def test_without_mkdocs_yml_there_is_no_site(tmp_path: Path):
    """The message names where it was looked for."""
    expected = (
        f"there is no mkdocs.yml in {tmp_path} or in a folder above it",
        "Run claimpress in the folder of the site, or name that folder.",
    )
    assert expected == refusal(lambda: find_root(tmp_path))


@pytest.mark.parametrize("folder", ["claims", "seeds"])
def test_without_its_folders_there_is_nothing_to_check(project: Callable[..., Any], folder: str):
    """A site that is checked without a word because its claims were moved would be the worst outcome."""
    root = project().root
    (root / folder).rmdir()
    expected = (
        f"there is no folder {folder}/ beside mkdocs.yml",
        f"Make the folder {folder}/, or run claimpress in the folder of the site.",
    )
    assert expected == refusal(lambda: read_project(root))


def test_what_belongs_to_a_project_is_read_in_order(project: Callable[..., Any]):
    """Sub-folders are free, both endings count, hidden files and other files in claims/ do not."""
    sandbox = project()
    names = [
        "claims/b.yaml", "claims/a.yml", "claims/z/c.yaml", "claims/notes.md", "claims/.hidden.yaml",
        "seeds/m.yaml", "seeds/m.txt", "seeds/sub/n.html", "seeds/.DS_Store", "seeds/sub/n.yaml",
    ]  # fmt: skip
    for name in names:
        sandbox.write(name, "x")
    found = read_project(sandbox.root)
    assert ["claims/a.yml", "claims/b.yaml", "claims/z/c.yaml"] == [file.path for file in found.claims]
    assert ["seeds/m.yaml", "seeds/sub/n.yaml"] == [file.path for file in found.sources]
    assert ["seeds/m.txt", "seeds/sub/n.html"] == list(found.documents)
    assert 2 == len(found.documents)
    assert None is found.documents.get("seeds/m.yaml")
    assert "mkdocs.yml" not in found.documents


def test_a_document_is_read_when_it_is_asked_for(
    project: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
):
    """Not to see whether it is there, nor how many there are."""
    sandbox = project()
    for name in ("a", "b"):
        sandbox.write(f"seeds/{name}.txt", name)
    documents = read_project(sandbox.root).documents
    read: list[str] = []
    once = module.read_file
    monkeypatch.setattr(module, "read_file", lambda root, name: [read.append(name), once(root, name)][1])
    assert ["seeds/a.txt", "seeds/b.txt"] == [name for name in documents if name in documents]
    assert ("seeds/c.txt" in documents, len(documents), read) == (False, 2, [])
    assert b"b" == documents["seeds/b.txt"].data
    assert ["seeds/b.txt"] == read


def test_a_file_that_is_not_read_says_why(project: Callable[..., Any], tmp_path: Path):
    """A folder, a broken link, a link out of seeds/."""
    sandbox = project()
    (sandbox.root / "claims/a.yaml").mkdir()
    (sandbox.root / "seeds/b.yaml").symlink_to("nowhere")
    (tmp_path / "c.txt").write_text("x", "utf-8")
    (sandbox.root / "seeds/c.txt").symlink_to(tmp_path / "c.txt")
    found = read_project(sandbox.root)
    files = [*found.claims, *found.sources, *found.documents.values()]
    assert [
        ("claims/a.yaml", None, FileFault.UNREADABLE, "is a folder, expected a file"),
        ("seeds/b.yaml", None, FileFault.UNREADABLE, "is a link that leads nowhere"),
        ("seeds/c.txt", None, FileFault.OUTSIDE, ""),
    ] == [(file.path, file.data, file.fault, file.detail) for file in files]


def test_a_site_that_says_nothing_has_the_defaults_of_mkdocs(project: Callable[..., Any]):
    """No address, no repository, pages in docs/, the site in site/."""
    config, settings = read_config(project(mkdocs="{}").root)
    assert ("claimpress", "", "", "edit/main/", True, "docs", "site") == (
        config.site_name,
        config.site_url,
        config.repo_url,
        config.edit_base,
        config.directory_urls,
        config.docs_dir,
        config.site_dir,
    )
    assert settings.model == config.settings


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("site_url: https://a.example/desk", ("https://a.example/desk/", "", "edit/main/")),
        (
            "repo_url: https://a.example/r/\nedit_uri: blob/main/docs",
            ("", "https://a.example/r", "blob/main/"),
        ),
        ("docs_dir: pages\nedit_uri: edit/x/pages/", ("", "", "edit/x/")),
        ("docs_dir: pages", ("", "", "edit/main/")),
        ("site_url:\nrepo_url: ''\nedit_uri: ''", ("", "", "edit/main/")),
    ],
)
def test_addresses_are_brought_into_one_form(
    project: Callable[..., Any], given: str, expected: tuple[str, str, str]
):
    """The site's ends in a slash, the repository's does not, editing leads to the root of the repository."""
    config, _ = read_config(project(mkdocs=given + "\n").root)
    assert expected == (config.site_url, config.repo_url, config.edit_base)


def test_addresses_may_come_from_the_environment(
    project: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
):
    """``!ENV`` is read as MkDocs reads it."""
    monkeypatch.setenv("DESK_URL", "https://desk.example")
    text = "site_url: !ENV [DESK_URL, 'https://other.example/']\nrepo_url: !ENV [DESK_REPO, '']\n"
    config, settings = read_config(project(mkdocs=text).root)
    assert ("https://desk.example/", "", ()) == (config.site_url, config.repo_url, settings.flaws)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("site_name: a: b\n", (1, 13), "MkDocs cannot read this file: mapping values are not allowed here"),
        ("- a\n", (1, 1), "MkDocs cannot read this file: "),
        (b"site_name: \xe9\n", (1, 1), "MkDocs cannot read this file: "),
        (
            "a: !strange x\n",
            (1, 4),
            "MkDocs cannot read this file: could not determine a constructor for the tag",
        ),
        (
            "INHERIT: no.yml\n",
            (1, 1),
            "MkDocs cannot read this file: Inherited config file 'no.yml' does not exist",
        ),
    ],
)
def test_what_mkdocs_cannot_read_is_a_problem_and_no_traceback(
    project: Callable[..., Any], text: str | bytes, place: tuple[int, int], message: str
):
    """The records are checked all the same."""
    sandbox = project()
    sandbox.write("mkdocs.yml", text)
    sandbox.write("claims/a.yaml", "claim: x\nstatus: draft\nclaimed: soon\n")
    record, problem = sandbox.check().problems
    assert ("claims/a.yaml", "S104") == (record.path, record.code)
    assert ("mkdocs.yml", "Y001", place) == (
        problem.path,
        problem.code,
        (problem.place.line, problem.place.column),
    )
    assert problem.message.startswith(message)


def test_settings_may_be_inherited(project: Callable[..., Any]):
    """``INHERIT`` is followed as MkDocs follows it."""
    sandbox = project(mkdocs="INHERIT: shared/base.yml\nsite_name: Own\n")
    sandbox.write("shared/base.yml", "site_name: Shared\nsite_url: https://shared.example/\n")
    config, _ = read_config(sandbox.root)
    assert ("Own", "https://shared.example/") == (config.site_name, config.site_url)


def test_nothing_that_mkdocs_yml_names_is_run(project: Callable[..., Any], tmp_path: Path):
    """MkDocs itself would run it; a check is also made of what strangers propose."""
    target = tmp_path / "made-by-a-stranger"
    text = f"site_name: Desk\nextra: !!python/object/apply:os.mkdir ['{target}']\nslug: !!python/name:os.system\n"
    config, settings = read_config(project(mkdocs=text).root)
    assert ("Desk", False) == (config.site_name, target.exists())
    assert () == tuple(flaw for flaw in settings.flaws if flaw.code == "Y001")


def test_mkdocs_yml_may_be_no_folder(project: Callable[..., Any]):
    """Then nothing can be checked."""
    root = project().root
    (root / "mkdocs.yml").unlink()
    (root / "mkdocs.yml").mkdir()
    expected = ("mkdocs.yml is a folder, expected a file", "Rename the folder, or move it out of the way.")
    assert expected == refusal(lambda: read_config(root))
