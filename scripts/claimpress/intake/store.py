"""Writing what belongs together: all of it, or nothing."""

from collections.abc import Mapping
from pathlib import Path

from claimpress.problem import CannotRun


def store(root: Path, files: Mapping[Path, bytes]) -> None:
    """Write new files; when anything comes in between, such as Ctrl-C, none of them is left.

    Args:
        root: the project's folder.
        files: what to write, by path.

    Raises:
        CannotRun: a file exists already, or cannot be written.
    """
    written: list[Path] = []
    try:
        for path, data in files.items():
            with path.open("xb") as target:
                written.append(path)
                target.write(data)
    except BaseException as error:
        for begun in written:
            begun.unlink(missing_ok=True)
        if not isinstance(error, OSError):
            raise
        name = path.relative_to(root).as_posix()
        if isinstance(error, FileExistsError):
            message = f"{name} exists already"
            raise CannotRun(message, "Choose another identifier: --id.") from error
        message = f"{name} cannot be written: {error.strerror}"
        raise CannotRun(message, "Check the rights of the folder.") from error
