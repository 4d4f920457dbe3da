"""Family D beyond its examples: links, folders, fingerprints, and what counts as a reprint."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Stored = Callable[..., dict[str, str | bytes]]
CITE = "claim: The pier is new.\nstatus: draft\nappearances: [{}]\n"
WORDS = [f"word{number}" for number in range(200)]
PIN = f"sha256: {'0' * 64}\n"


def text(start: int, stop: int) -> str:
    """Return a run of words of which each stands only once."""
    return " ".join(WORDS[start:stop]) + "\n"


def test_a_folder_is_no_document(report: Callable[..., list[str]]):
    """D101: the message says that there is a folder of that name."""
    files = {
        "claims/a.yaml": CITE.format("minutes"),
        "seeds/minutes.yaml": f"title: Minutes\ndocument: texts\n{PIN}",
        "seeds/texts/page.txt": "A page.\n",
    }
    expected = ["seeds/minutes.yaml:2:11 error D101 the document seeds/texts is a folder, expected a file"]
    assert expected == report(files)


def test_a_link_that_leads_nowhere_is_no_document(project: Callable[..., Any]):
    """D101: the message says that the link is broken."""
    sandbox = project()
    sandbox.write("claims/a.yaml", CITE.format("minutes"))
    sandbox.write("seeds/minutes.yaml", f"title: Minutes\ndocument: minutes.txt\n{PIN}")
    (sandbox.root / "seeds/minutes.txt").symlink_to("gone.txt")
    expected = [("D101", "the document seeds/minutes.txt is a link that leads nowhere")]
    assert expected == [(problem.code, problem.message) for problem in sandbox.check().problems]


def test_a_link_out_of_seeds_is_not_followed(project: Callable[..., Any], tmp_path: Path):
    """D104: a link to a file elsewhere is refused, whatever its fingerprint."""
    sandbox = project()
    (tmp_path / "secret.txt").write_text("Secret.\n", "utf-8")
    sandbox.write("claims/a.yaml", CITE.format("minutes"))
    sandbox.write("seeds/minutes.yaml", f"title: Minutes\ndocument: minutes.txt\n{PIN}")
    (sandbox.root / "seeds/minutes.txt").symlink_to(tmp_path / "secret.txt")
    expected = [("D104", "minutes.txt leads out of seeds/")]
    assert expected == [(problem.code, problem.message) for problem in sandbox.check().problems]


def test_a_link_within_seeds_is_followed(project: Callable[..., Any], stored: Stored):
    """D104: a link from one place in seeds/ to another is sound."""
    sandbox = project()
    sandbox.write("claims/a.yaml", CITE.format("minutes"))
    for name, content in stored("minutes", "The pier is new.\n").items():
        sandbox.write(name, content)
    (sandbox.root / "seeds/minutes.txt").rename(sandbox.root / "seeds/first.txt")
    (sandbox.root / "seeds/minutes.txt").symlink_to("first.txt")
    assert () == sandbox.check().problems


def test_a_link_to_a_folder_of_documents_out_of_seeds_is_not_followed(
    project: Callable[..., Any], tmp_path: Path
):
    """D101: what lies in a linked folder is not read."""
    sandbox = project()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "minutes.txt").write_text("Secret.\n", "utf-8")
    sandbox.write("claims/a.yaml", CITE.format("minutes"))
    sandbox.write("seeds/minutes.yaml", f"title: Minutes\ndocument: texts/minutes.txt\n{PIN}")
    (sandbox.root / "seeds/texts").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    expected = [("D101", "the document seeds/texts/minutes.txt does not exist")]
    assert expected == [(problem.code, problem.message) for problem in sandbox.check().problems]


def test_a_missing_pin_is_no_changed_document(report: Callable[..., list[str]]):
    """D102: a document without sha256 is reported for that alone, not as changed."""
    files = {
        "claims/a.yaml": CITE.format("minutes"),
        "seeds/minutes.yaml": "title: Minutes\ndocument: minutes.txt\n",
        "seeds/minutes.txt": "The pier is new.\n",
    }
    assert ["seeds/minutes.yaml:2:1 error S101 sha256 is missing beside document"] == report(files)


def test_a_changed_document_is_not_compared_again(report: Callable[..., list[str]], stored: Stored):
    """D102: each quotation of a changed document is reported as such, and not as missing from it as well."""
    files = stored("minutes", "The pier is new and long.\n")
    files["seeds/minutes.txt"] = "The pier is old.\n"
    entry = "  - source: minutes\n    quote: The pier is new\n    stance: supports\n"
    files["claims/a.yaml"] = "claim: The pier is new.\nstatus: draft\nevidence:\n" + entry + entry
    found = report(files)
    expected = [
        ("claims/a.yaml:5:12", "D102"),
        ("claims/a.yaml:8:12", "D102"),
        ("seeds/minutes.yaml:3:9", "D102"),
    ]
    assert expected == [(line.split(" ")[0], line.split(" ")[2]) for line in found]


@pytest.mark.parametrize(
    ("shared", "expected"),
    [
        # 40 words are 36 runs of five: 22 words are 18 of them, exactly half; 23 words are 19.
        (22, []),
        (
            23,
            [
                "seeds/b.yaml:2:11 warning D105 53% of the text stands in a too, and no common origin is declared"
            ],
        ),
    ],
)
def test_more_than_half_is_repetition(
    report: Callable[..., list[str]], stored: Stored, shared: int, expected: list[str]
):
    """D105: the runs of five words that two documents share are counted against the shorter one."""
    one, other = text(0, 60), text(0, shared) + text(100, 140 - shared)
    files = stored("a", one) | stored("b", other) | {"claims/x.yaml": CITE.format("a, b")}
    assert expected == report(files)


def test_repetition_of_words_in_another_order_is_none(report: Callable[..., list[str]], stored: Stored):
    """D105: the same words are not the same text."""
    backwards = " ".join(reversed(WORDS)) + "\n"
    files = stored("a", text(0, 200)) | stored("b", backwards) | {"claims/x.yaml": CITE.format("a, b")}
    assert [] == report(files)


def test_documents_of_fewer_than_five_words_are_not_compared(
    report: Callable[..., list[str]], stored: Stored
):
    """D105: two short documents that are the same have no run of five words."""
    files = stored("a", "Four words are here.\n") | stored("b", "Four words are here.\n")
    assert [] == report(files | {"claims/x.yaml": CITE.format("a, b")})


def test_three_reprints_are_reported_pair_by_pair(report: Callable[..., list[str]], stored: Stored):
    """D105: every pair without a common origin is named."""
    files = stored("a", text(0, 50)) | stored("b", text(0, 50)) | stored("c", text(0, 50))
    found = report(files | {"claims/x.yaml": CITE.format("a, b, c")})
    tail = "too, and no common origin is declared"
    assert [
        f"seeds/b.yaml:2:11 warning D105 100% of the text stands in a {tail}",
        f"seeds/c.yaml:2:11 warning D105 100% of the text stands in a {tail}",
        f"seeds/c.yaml:2:11 warning D105 100% of the text stands in b {tail}",
    ] == found


def test_words_that_every_document_has_are_no_repetition(report: Callable[..., list[str]], stored: Stored):
    """D105: a footer that stands in more than fifty documents says nothing about two of them."""
    files: dict[str, str | bytes] = {}
    for number in range(51):
        files |= stored(f"page-{number}", "Read on in our app and tell a friend about it.\n")
    cited = ", ".join(f"page-{number}" for number in range(51))
    assert [] == report(files | {"claims/x.yaml": CITE.format(cited)})
