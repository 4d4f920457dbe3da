"""Writes the summary that a check left behind into one comment below its pull request, and updates it there.

The summary was written by the pull request's own code, so it is a stranger's: it is read from the artifact in memory
and within limits, it can be nothing but text in the comment, and it goes only below a pull request whose newest commit
is the one that was checked. Runs by itself, with Python's own library and GitHub's `gh`.
"""
# ruff: noqa: EM101, EM102, INP001, N818, T201, TRY003 -- a script of its own, whose refusals are told in the log

import io
import json
import os
import re
import subprocess
import sys
import tarfile
import zipfile

MARKER = "<!-- claimpress: what this pull request changes -->"
MOST_PACKED = 1_000_000
MOST_UNPACKED = 20_000_000
MOST_TEXT = 400_000
MOST_COMMENT = 64_000

CODE = re.compile(r"(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)")
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Refused(Exception):
    """What was left behind is not what a check leaves behind."""


def gh(*arguments: str, stdin: str = "") -> bytes:
    """Ask GitHub.

    Raises:
        subprocess.CalledProcessError: it refused.
    """
    command = ["gh", "api", *arguments]
    return subprocess.run(command, input=stdin.encode(), stdout=subprocess.PIPE, check=True).stdout


def unpacked(packed: bytes) -> tuple[str, str]:
    """Return the number of the pull request and the summary out of the artifact; nothing is written to disk.

    Raises:
        Refused: it is too large, damaged, or holds anything else under these names.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as outer, outer.open("artifact.tar") as inner:
            tar = inner.read(MOST_UNPACKED + 1)
        if len(tar) > MOST_UNPACKED:
            raise Refused("the artifact is too large")
        with tarfile.open(fileobj=io.BytesIO(tar), mode="r:") as files:
            number, summary = (text_of(files, name) for name in ("./number", "./summary.md"))
    except (
        KeyError,
        OSError,
        RuntimeError,
        NotImplementedError,
        zipfile.BadZipFile,
        tarfile.TarError,
    ) as error:
        raise Refused(f"the artifact cannot be read: {type(error).__name__}") from error
    if re.fullmatch(r"[1-9][0-9]{0,9}", number.strip()) is None:
        raise Refused("the artifact names no pull request")
    return number.strip(), summary


def text_of(files: tarfile.TarFile, name: str) -> str:
    """Return the text of a member.

    Raises:
        Refused: it is no file, too large, or not UTF-8.
    """
    member = files.getmember(name)
    content = files.extractfile(member) if member.isreg() and member.size <= MOST_TEXT else None
    if content is None:
        raise Refused(f"{name} is no file of at most {MOST_TEXT} bytes")
    try:
        return content.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(f"{name} is not UTF-8") from error


def inert(text: str) -> str:
    """Return Markdown in which headings, lists, emphasis and code still work, and nothing else does.

    No HTML, link, image, table or mention is left. Code stays as it is, since GitHub looks for none of these in it; it
    counts as code only where it begins and ends on one line, so that both sides agree what is code.
    """
    lines = HIDDEN.sub("", text).replace("|", "¦").split("\n")
    kept: list[str] = []
    length = 0
    for line in map(inert_line, lines):
        length += len(line) + 1
        if length > MOST_COMMENT:
            return "\n".join([*kept, "", "**Cut off here.**"])
        kept.append(line)
    return "\n".join(kept)


def inert_line(line: str) -> str:
    """Return one line of which only emphasis, code and the sign at its beginning are more than text."""
    parts: list[str] = []
    place = 0
    for found in CODE.finditer(line):
        parts += [inert_text(line[place : found.start()]), found[0]]
        place = found.end()
    return "".join([*parts, inert_text(line[place:])])


def inert_text(text: str) -> str:
    """Return text outside of code without anything that leads elsewhere; a space of no width breaks what must not join."""
    text = re.sub("~{3,}", "~~", text.replace("`", "'").replace("&", "&amp;"))
    text = re.sub(r"[<>\[\]\\$]", lambda sign: f"&#{ord(sign[0])};", text)
    return re.sub(
        r"@|#(?=\w)|(?<=:)(?=//)|(?<=[Ww])(?=\.)|(?<=[Hh]-)(?=\d)", lambda sign: f"{sign[0]}\u200b", text
    )


def main() -> None:
    """Find what the check left behind, look whether it may be shown, and show it."""
    repository, run, head = (os.environ[name] for name in ("GITHUB_REPOSITORY", "RUN", "HEAD_SHA"))
    listed = json.loads(gh(f"repos/{repository}/actions/runs/{run}/artifacts?name=review"))
    artifacts = [artifact for artifact in listed["artifacts"] if not artifact["expired"]]
    if not artifacts:
        raise Refused("the check left no summary behind")
    newest = max(artifacts, key=lambda artifact: artifact["id"])
    if newest["size_in_bytes"] > MOST_PACKED:
        raise Refused("the artifact is too large")
    number, summary = unpacked(gh(f"repos/{repository}/actions/artifacts/{newest['id']}/zip"))
    pull = json.loads(gh(f"repos/{repository}/pulls/{number}"))
    if (pull["state"], pull["head"]["sha"]) != ("open", head):
        raise Refused(
            f"pull request {number} is closed, or its newest commit is not the one that was checked"
        )
    where = f"{os.environ['GITHUB_SERVER_URL']}/{repository}/actions/runs/{run}"
    note = f"Commit {head[:12]}. [The run]({where}) has every problem at its line, and the built site to look at (preview)."
    body = json.dumps({"body": f"{MARKER}\n{inert(summary)}\n\n{note}\n"})
    ours = (
        f'.[] | select(.user.login == "github-actions[bot]") | select(.body | startswith("{MARKER}")) | .id'
    )
    comments = gh("--paginate", f"repos/{repository}/issues/{number}/comments?per_page=100", "--jq", ours)
    first = next(iter(comments.decode().split()), None)
    if first is None:
        gh("--method", "POST", f"repos/{repository}/issues/{number}/comments", "--input", "-", stdin=body)
    else:
        gh("--method", "PATCH", f"repos/{repository}/issues/comments/{first}", "--input", "-", stdin=body)


if __name__ == "__main__":
    try:
        main()
    except Refused as refusal:
        # Nothing went wrong with the workflow: a stranger sent something else, or a newer commit came first.
        print(f"::notice::No comment: {refusal}")
        sys.exit(0)
