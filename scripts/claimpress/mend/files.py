"""The edge where a mended record is written: in one step, and never over what somebody else has written meanwhile."""

import shutil
import tempfile
from pathlib import Path

from claimpress.problem import CannotRun


def write_mended(root: Path, path: str, before: bytes, after: bytes) -> None:
    """Write a record that was mended.

    Args:
        root: the site's folder.
        path: the record, relative to it.
        before: what was read; if the file holds anything else by now, it is left alone.
        after: what to write.

    Raises:
        CannotRun: the file is another than it was, leads out of the site's folder, or cannot be written.
    """
    target = (root / path).resolve()
    if not target.is_relative_to(root.resolve()):
        message = f"{path} is a link that leads out of the site's folder"
        raise CannotRun(message, "Mend the file that it leads to by hand.")
    try:
        if target.read_bytes() != before:
            message = f"{path} was changed while claimpress was at work, and was left as it is"
            raise CannotRun(message, "Save it where it is open, and run the command again.")
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".claimpress-")
        temporary = Path(name)
        try:
            with open(handle, "wb") as file:  # noqa: PTH123 -- of a file that is open already
                file.write(after)
            shutil.copymode(target, temporary)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}"
        raise CannotRun(message, "Check the rights of the file and its folder.") from error
