"""The clipboard, where there is one."""

import importlib

from claimpress.problem import CannotRun


def copy(text: str) -> None:
    """Copy a text to the clipboard.

    Raises:
        CannotRun: there is no clipboard here.
    """
    pyperclip = importlib.import_module(
        "pyperclip"
    )  # looks for a clipboard when it is imported, which takes its time
    try:
        pyperclip.copy(text)
    except pyperclip.PyperclipException as error:
        message = "there is no clipboard here, so nothing was copied"
        raise CannotRun(
            message, "Copy the entry from above. On Linux, xclip or wl-clipboard provide one."
        ) from error
