"""The script that writes the comment: what a stranger left behind is text, fits, and goes to the right place."""

import io
import json
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

SCRIPT = Path(__file__).resolve().parents[1] / ".github" / "comment.py"
SPEC = spec_from_file_location("comment", SCRIPT)
assert SPEC is not None
assert SPEC.loader is not None
comment: Any = module_from_spec(SPEC)
SPEC.loader.exec_module(comment)

HEAD = "a" * 40
ALLOWED = re.compile(
    r"(heading|paragraph|bullet_list|ordered_list|list_item|em|strong|s)_(open|close)"
    r"|text|softbreak|hardbreak|code_inline|code_block|fence|hr|inline|blockquote_(open|close)"
)
PARTS = ["`", "``", "```", "~~~", "@you", "#1", "GH-1", "<b>", "<!--", "[x](y)", "![x](y)", "[x]: y\n", "\\", "|", "-|-", "\n", " ", "    ", "# ", "- ", "> ", "&#64;", "&amp;", "https://e.example", "www.e.example", "a", "*", "_", "$", "\r", "\x00", "\u202e", "<https://e`.example>"]  # fmt: skip


def artifact(number: bytes = b"7\n", summary: bytes = b"## Changes\n", **other: Any) -> bytes:
    """Pack an artifact as the workflow does: a tar in a zip."""
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as files:
        for name, content in (("./number", number), ("./summary.md", summary)):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            files.addfile(other.get(name, member), io.BytesIO(content))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as outer:
        outer.writestr("artifact.tar", tar.getvalue())
    return packed.getvalue()


def link() -> tarfile.TarInfo:
    """Return a member that leads elsewhere."""
    member = tarfile.TarInfo("./summary.md")
    member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
    return member


def test_an_artifact_is_unpacked():
    """Number and summary."""
    assert ("7", "## Changes\n") == comment.unpacked(artifact())


@pytest.mark.parametrize(
    ("packed", "message"),
    [
        (b"", "the artifact cannot be read: BadZipFile"),
        (b"PK" * 100, "the artifact cannot be read: BadZipFile"),
        (artifact(number=b"7; rm -rf /"), "the artifact names no pull request"),
        (artifact(number=b"0"), "the artifact names no pull request"),
        (artifact(number=b"../../issues/1"), "the artifact names no pull request"),
        (artifact(number="٧".encode()), "the artifact names no pull request"),
        (artifact(summary=b"\xff"), "./summary.md is not UTF-8"),
        (artifact(summary=b"x" * 400_001), "./summary.md is no file of at most 400000 bytes"),
        (artifact(summary=b"x" * 20_000_001), "the artifact is too large"),
        (artifact(**{"./summary.md": link()}), "./summary.md is no file of at most 400000 bytes"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_artifact_that_is_refused(packed: bytes, message: str):
    """Damaged, too large, a link, no text, no number: nothing is written anywhere."""
    with pytest.raises(comment.Refused) as caught:
        comment.unpacked(packed)
    assert message == str(caught.value)


def test_a_summary_keeps_its_look():
    """What claimpress writes itself comes out as it was."""
    text = (
        "## What changes since `main`\n\n- `a`: ~~`x|y`~~ **`@you #1 <b>`** → ``a `b` ``; 1 error\n  - more\n"
    )
    assert text.replace("|", "¦") == comment.inert(text)


@given(st.lists(st.sampled_from(PARTS), max_size=30).map("".join))
def test_nothing_in_a_summary_leads_anywhere(text: str):
    """No HTML, link, image or table; no mention, reference or address outside of code."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(comment.inert(text))
    every = [*tokens, *(child for token in tokens for child in token.children or [])]
    assert [] == [token.type for token in every if ALLOWED.fullmatch(token.type) is None]
    plain = " ".join(token.content for token in every if token.type == "text")
    assert None is re.search(r"@\w|#\w|GH-\d|://|www\.", plain)


def test_a_long_summary_is_cut_by_lines():
    """What is left over fits, with the marker and the note."""
    text = comment.inert("<<<<<<<<<\n" * 60_000)
    assert len(text) < 65_000
    assert text.endswith("\n\n**Cut off here.**")


GH = """\
#!{python} -I
import json, os, sys
arguments = sys.argv[1:]
with open("calls", "a") as calls:
    calls.write(json.dumps([arguments, sys.stdin.read() if "--input" in arguments else ""]) + "\\n")
answers = json.load(open("answers"))
path = next(argument for argument in arguments if argument.startswith("repos/"))
if "--method" not in arguments:
    answer = answers[path.partition("?")[0].removeprefix("repos/o/r/")]
    sys.stdout.buffer.write(bytes.fromhex(answer) if path.endswith("/zip") else answer.encode())
"""


@pytest.fixture
def comment_on(tmp_path: Path) -> Callable[..., tuple[str, list[Any]]]:
    """Run the script with a stand-in for `gh`; return what it says and what it sent."""

    def run(**changed: Any) -> tuple[str, list[Any]]:
        pull = {"state": "open", "head": {"sha": HEAD}} | changed.get("pull", {})
        listed = [{"id": 5, "expired": False, "size_in_bytes": 900} | changed.get("artifact", {})]
        answers = {
            "actions/runs/3/artifacts": json.dumps({"artifacts": changed.get("artifacts", listed)}),
            "actions/artifacts/5/zip": artifact(summary=b"## Changes for @you\n").hex(),
            "pulls/7": json.dumps(pull),
            "issues/7/comments": changed.get("comments", ""),
        }
        (tmp_path / "answers").write_text(json.dumps(answers))
        program = tmp_path / "gh"
        program.write_text(GH.format(python=sys.executable))
        program.chmod(0o755)
        env = {
            "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_REPOSITORY": "o/r",
            "GITHUB_SERVER_URL": "https://github.example",
            "RUN": "3",
            "HEAD_SHA": HEAD,
        }
        command = [sys.executable, "-I", str(SCRIPT)]
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, check=True)
        calls = [json.loads(line) for line in (tmp_path / "calls").read_text().splitlines()]
        return done.stdout.decode(), [call for call in calls if "--method" in call[0]]

    return run


def test_the_first_comment_is_new(comment_on: Callable[..., tuple[str, list[Any]]]):
    """With a marker that readers do not see, the text made inert, and the way to the run."""
    said, ((arguments, sent),) = comment_on()
    assert "" == said
    assert ["api", "--method", "POST", "repos/o/r/issues/7/comments", "--input", "-"] == arguments
    expected = (
        "<!-- claimpress: what this pull request changes -->\n## Changes for @\u200byou\n\n\n"
        "Commit aaaaaaaaaaaa. [The run](https://github.example/o/r/actions/runs/3) has every problem at its line, "
        "and the built site to look at (preview).\n"
    )
    assert {"body": expected} == json.loads(sent)


def test_the_next_one_replaces_it(comment_on: Callable[..., tuple[str, list[Any]]]):
    """There is one comment, which is updated in place."""
    _, ((arguments, _),) = comment_on(comments="41\n42\n")
    assert ["api", "--method", "PATCH", "repos/o/r/issues/comments/41", "--input", "-"] == arguments


OTHER = "pull request 7 is closed, or its newest commit is not the one that was checked"


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"pull": {"head": {"sha": "b" * 40}}}, OTHER),
        ({"pull": {"state": "closed"}}, OTHER),
        ({"artifacts": []}, "the check left no summary behind"),
        ({"artifact": {"expired": True}}, "the check left no summary behind"),
        ({"artifact": {"size_in_bytes": 1_000_001}}, "the artifact is too large"),
    ],
)
def test_no_comment(comment_on: Callable[..., tuple[str, list[Any]]], changed: dict[str, Any], message: str):
    """A newer commit, a closed pull request, no artifact or too large a one: nothing is sent, and nothing failed."""
    assert (f"::notice::No comment: {message}\n", []) == comment_on(**changed)
