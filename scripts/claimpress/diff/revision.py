"""The edge where an earlier state of the project is read: git is asked for it, nothing is checked out or changed."""

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

from claimpress.check import Project
from claimpress.problem import CannotRun
from claimpress.project import CLAIMS, CONFIG, LARGEST_FILE, SEEDS
from claimpress.records.config import Config, Settings
from claimpress.records.record import File, FileFault, claim_record
from claimpress.records.settings import read_settings

_RECORD: Final = {".yaml", ".yml"}
_REGULAR: Final = {"100644", "100755"}


@dataclass(frozen=True, slots=True)
class _Blob:
    """A file of the revision as git lists it: its path from the site's folder, its object, its size in bytes."""

    path: str
    mode: str
    key: str
    size: int


def read_revision(root: Path, revision: str, *parts: str) -> Project:
    """Read the files of a project as they were where this branch left a revision.

    Later commits on the other branch are left out: they are not what this branch changes. Of mkdocs.yml only the
    section extra.claimpress is read.

    Args:
        root: the folder that holds mkdocs.yml; it may lie below the top of the git repository.
        revision: any name that git knows, such as ``main``, ``origin/main``, ``HEAD^1`` or a commit.
        parts: the folders and files to read; by default all that is checked.

    Raises:
        CannotRun: there is no git, no repository, no such revision, or too little history to find it.
    """
    commit = _commit(root, revision)
    files = _files(root, commit, parts or (CLAIMS, SEEDS, CONFIG))
    settings = read_settings(files.get(CONFIG) or File(CONFIG, b""))
    config = Config(settings=settings.model or Settings())
    claims = tuple(file for path, file in files.items() if _is_record(path, CLAIMS))
    sources = tuple(file for path, file in files.items() if _is_record(path, SEEDS))
    documents = {
        path: file
        for path, file in files.items()
        if path.startswith(f"{SEEDS}/") and not _is_record(path, SEEDS)
    }
    return Project(config, settings, claims, sources, documents)


def with_base(project: Project, base: Project) -> Project:
    """Return a project with the claims of its base that are not the same now: what H102 and H103 compare with."""
    now = {file.path: file.data for file in project.claims}
    records = [claim_record(file) for file in base.claims if now.get(file.path) != file.data]
    return replace(project, base={record.id: record for record in records})


def _is_record(path: str, folder: str) -> bool:
    return path.startswith(f"{folder}/") and PurePosixPath(path).suffix in _RECORD


def _commit(root: Path, revision: str) -> str:
    """Return the commit at which the branch in ``root`` left the revision."""
    if _git(root, "rev-parse", "--git-dir").returncode:
        message = "the site's folder is not in a git repository, so there is nothing to compare with"
        raise CannotRun(message, "Run it in a clone of the repository.")
    named = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    shallow = _git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    if named.returncode:
        message = f"git knows no revision {revision!r} here" + (f", {_SHALLOW}" if shallow else "")
        fix = "`git branch --all` lists the branches; `git fetch` brings in new ones."
        raise CannotRun(message, _DEEPEN if shallow else fix)
    commit = named.stdout.decode().strip()
    common = _git(root, "merge-base", commit, "HEAD")
    if common.returncode == 0:
        return common.stdout.decode().strip()
    if shallow:
        message = f"git cannot tell where the branch left {revision!r} here, {_SHALLOW}"
        raise CannotRun(message, _DEEPEN)
    return commit


_SHALLOW: Final = "where only the newest commits are held"
_DEEPEN: Final = (
    "Bring in the rest with `git fetch --unshallow`; in a workflow, write fetch-depth: 0 at the checkout."
)


def _files(root: Path, commit: str, parts: tuple[str, ...]) -> dict[str, File]:
    """Return the files of a commit below these parts, by path, in order."""
    listed = _asked(root, "ls-tree", "-r", "-z", "-l", commit, "--", *parts)
    blobs = [_blob(line) for line in listed.decode("utf-8", "replace").split("\0") if line]
    blobs = [blob for blob in blobs if not PurePosixPath(blob.path).name.startswith(".")]
    wanted = [blob for blob in blobs if blob.mode in _REGULAR and blob.size <= LARGEST_FILE]
    data = dict(zip([blob.key for blob in wanted], _contents(root, wanted), strict=True))
    return {blob.path: _file(blob, data) for blob in sorted(blobs, key=lambda blob: blob.path)}


def _blob(line: str) -> _Blob:
    about, _, path = line.partition("\t")
    mode, _, key, size = about.split()
    return _Blob(path, mode, key, int(size) if size.isdecimal() else 0)


def _file(blob: _Blob, data: Mapping[str, bytes]) -> File:
    if blob.mode not in _REGULAR:
        return File(blob.path, None, FileFault.UNREADABLE, "is a link, which is not followed in the base")
    if blob.key not in data:
        return File(blob.path, None, FileFault.TOO_LARGE, f"is {blob.size:,} bytes long")
    return File(blob.path, data[blob.key])


def _contents(root: Path, blobs: list[_Blob]) -> Iterator[bytes]:
    """Yield the bytes of each blob, in one run of git."""
    keys = "".join(f"{blob.key}\n" for blob in blobs)
    answer = _asked(root, "cat-file", "--batch", stdin=keys.encode())
    place = 0
    for blob in blobs:
        # A line such as "<object> blob <size>", the bytes, a line end (git-cat-file, "Batch output").
        head = f"{blob.key} blob {blob.size}\n".encode()
        if not answer.startswith(head, place):
            message = f"git does not hold {blob.path} of the base"
            raise CannotRun(message, "Bring it in with `git fetch`.")
        place += len(head)
        yield answer[place : place + blob.size]
        place += blob.size + 1


def _asked(root: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """Return what git answers to a question that it must be able to answer."""
    done = _git(root, *arguments, stdin=stdin)
    if done.returncode:
        message = f"git cannot read the base: {done.stderr.decode('utf-8', 'replace').strip()}"
        raise CannotRun(message, "Look whether `git fsck` finds the clone whole.")
    return done.stdout


def _git(root: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    git = shutil.which("git")
    if git is None:
        message = "git is not installed, and the base is read with it"
        raise CannotRun(message, "Install git.")
    command = [git, "--no-optional-locks", *arguments]
    return subprocess.run(command, cwd=root, input=stdin, capture_output=True, check=False)
