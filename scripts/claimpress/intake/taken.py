"""What a file gives: its plain text, and what it says about itself."""

import importlib
from dataclasses import dataclass
from types import ModuleType
from typing import Final

from claimpress.problem import CannotRun

INSTALL: Final = 'Install what reads pages and PDF files: pip install "claimpress[sources]"'


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file says about itself, in so many words; what it does not say is empty.

    Args:
        title: title of the document.
        author: who wrote it; several names are parted by commas.
        publisher: who published it.
        published: the day, month or year it was published.
        url: the address that it gives as its own.
        language: BCP 47 tag.
        kind: what sort of source it says it is.
    """

    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken from a file.

    Args:
        data: the bytes to store: plain text in UTF-8.
        stated: what the file says about itself.
        how: how the text was taken out, for the source's note; empty for a text stored byte for byte.
        ending: of an original that is not the stored text, such as ``.html``; empty for a text.
        doubts: what the editor should look at, in plain words.
    """

    data: bytes
    stated: Stated = Stated()
    how: str = ""
    ending: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nothing was taken from a file.

    Args:
        message: what is wrong with it, to follow its name.
        fix: what to do instead.
    """

    message: str
    fix: str


def needed(module: str, what: str) -> ModuleType:
    """Return an optional module.

    Args:
        module: its name.
        what: what it is needed for, in plain words, such as "Saved pages".

    Raises:
        CannotRun: it, or a part of it, is not installed.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        message = f"{what} are read with {module.partition('.')[0]}, which is not installed, or not wholly"
        raise CannotRun(message, INSTALL) from error
