"""Does what the guide says, on a real terminal, and returns the guide with what was really seen.

``python tests/guide/replay.py`` writes that into docs/guide.md, after a message has changed.

- In a block of kind ``console`` a line that begins with ``$`` is typed; what follows is seen; behind a question stands its answer.
- A block that follows a line ``In `path`:`` is put into that file: the keys that it holds, or all of it.
- "In `path`, “these words” become “those words”" is done as well.
"""

import os
import re
import shlex
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any, Final

import pexpect

REPOSITORY: Final = Path(__file__).resolve().parents[2]
GUIDE: Final = REPOSITORY / "docs" / "guide.md"
PAGE: Final = Path(__file__).with_name("old-bridge.html")

_STEP: Final = re.compile(
    r"(?ms)^```console\n(?P<typed>.*?)^```$"
    r"|^In `(?P<path>[\w./-]+)`:\n\n```\w+\n(?P<body>.*?)^```$"
    r"|In `(?P<file>[\w./-]+)`, “(?P<old>[^”]+)” becomes? “(?P<new>[^”]+)”"
)
_COMMAND: Final = re.compile(r"(?m)^\$ ((?:.*\\\n)*.*)\n")
_KEY: Final = re.compile(r"(?m)^(\w+):.*\n(?:[ ].*\n|\n(?=[ ]))*")
_SIGNS: Final = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_PROGRESS: Final = re.compile(r"\w.*: \d+\.\d s")
_QUESTION: Final = re.compile(r"[:?\]] ?$")
_SETTLED: Final = 0.3
_LONGEST: Final = 300


@dataclass(slots=True)
class Terminal:
    """A terminal in a folder; ``claimpress`` is the program of this repository, and git knows nobody's settings."""

    home: Path
    folder: Path

    @classmethod
    def at(cls, home: Path) -> "Terminal":
        """Open a terminal in a folder, in which a page lies that a browser saved."""
        home = home.resolve()
        programs = home / ".programs"
        programs.mkdir(parents=True)
        program = programs / "claimpress"
        program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m claimpress "$@"\n', "utf-8")
        program.chmod(0o755)
        shutil.copy(PAGE, home)
        return cls(home, home)

    def type(self, command: str, expected: str = "") -> tuple[str, int]:
        """Type a command, and at each question the answer that stands behind it in what is expected.

        Returns:
            What is seen, without colours and lines of progress, and the exit status.

        Raises:
            AssertionError: something is asked that is not answered, or there is no end.
        """
        if command.startswith("cd "):
            self.folder = (self.folder / command.removeprefix("cd ")).resolve(strict=True)
            return "", 0
        child: Any = pexpect.spawn(
            "/bin/sh",
            ["-c", command],
            cwd=str(self.folder),
            env=self._environment(),
            encoding="utf-8",
            dimensions=(60, 200),
        )
        answers, shown, begun = _Answers(expected.split("\n")), "", monotonic()
        while monotonic() - begun < _LONGEST:
            try:
                shown += child.read_nonblocking(4096, timeout=_SETTLED)
            except pexpect.TIMEOUT:
                asked = _seen(shown).rpartition("\n")[2]
                if _QUESTION.search(asked):
                    child.sendline(answers.to(asked))
                    shown += child.read_nonblocking(1)  # the answer appears, and the question waits no more
            except pexpect.EOF:
                child.close()
                return _seen(shown), child.exitstatus
        child.close(force=True)
        message = f"{command} does not end: {shown}"
        raise AssertionError(message)

    def _environment(self) -> dict[str, str]:
        own = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "CLAIMPRESS_"))}
        path = filter(None, (str(REPOSITORY / "scripts"), own.get("PYTHONPATH")))
        git = {
            f"GIT_{who}_{what}": value
            for who in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", "Desk"), ("EMAIL", "desk@desk.example"))
        }
        return (
            own
            | git
            | {
                "PATH": f"{self.home / '.programs'}{os.pathsep}{own['PATH']}",
                "PYTHONPATH": os.pathsep.join(path),
                "PYTHONIOENCODING": "utf-8",
                "LC_ALL": "C.UTF-8",
                "TERM": "dumb",
                "GIT_CONFIG_GLOBAL": os.devnull,
                "GIT_CONFIG_NOSYSTEM": "1",
                "GIT_CEILING_DIRECTORIES": str(self.home),
                "GITHUB_ACTIONS": "",
            }
        )


@dataclass(slots=True)
class _Answers:
    """What is answered, read from the lines of a transcript."""

    lines: list[str]
    at: int = 0

    def to(self, question: str) -> str:
        asked = question.rstrip()
        for number in range(self.at, len(self.lines)):
            if self.lines[number].startswith(asked):
                self.at = number + 1
                return self.lines[number].removeprefix(asked).strip()
        message = f"nothing answers {asked!r}"
        raise AssertionError(message)


def _seen(shown: str) -> str:
    """Return what stands on the screen at the end, without lines of progress."""
    lines = [line.rpartition("\r")[2] for line in _SIGNS.sub("", shown).replace("\r\n", "\n").split("\n")]
    return "\n".join(line for line in lines if not _PROGRESS.fullmatch(line))


def replayed(guide: str, terminal: Terminal) -> str:
    """Do what a guide says, from its beginning, and return it with what was seen.

    Args:
        guide: Markdown.
        terminal: where to do it.
    """

    def done(step: re.Match[str]) -> str:
        if step["typed"] is not None:
            return f"```console\n{_typed(step['typed'], terminal)}```"
        if step["path"] is not None:
            _put(terminal.folder / step["path"], step["body"])
        else:
            _change(terminal.folder / step["file"], step["old"], step["new"])
        return step[0]

    return _STEP.sub(done, guide)


def _typed(block: str, terminal: Terminal) -> str:
    """Return a block as it is after its commands were typed anew."""
    _, *parts = _COMMAND.split(block)
    out = ""
    for command, expected in zip(parts[::2], parts[1::2], strict=True):
        seen, _ = terminal.type(command, expected)
        lines = "\n".join(line.rstrip() for line in seen.split("\n")).strip("\n")
        out += f"$ {command}\n" + (f"{lines}\n" if lines else "")
    return out


def _put(path: Path, body: str) -> None:
    """Put the keys of a block in the place of those that a record has, or write a new file."""
    text = path.read_text("utf-8") if path.exists() else ""
    old = {key[1]: key[0] for key in _KEY.finditer(text)}
    for key in _KEY.finditer(body):
        text = text.replace(old[key[1]], key[0]) if key[1] in old else text + key[0]
    path.write_text(text, "utf-8")


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    path.write_text(text.replace(old, new), "utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        GUIDE.write_text(replayed(GUIDE.read_text("utf-8"), Terminal.at(Path(folder) / "home")), "utf-8")
