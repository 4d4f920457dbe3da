"""Drawing the images that are due, in several processes when there are many."""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Final

from claimpress.problem import CannotRun
from claimpress.progress import Progress
from claimpress.share.card import Card
from claimpress.share.cards import Picture
from claimpress.share.draw import share_image
from claimpress.share.mark import mark
from claimpress.share.png import is_whole, mark_of

# Fewer are drawn here before another process has begun.
_MANY: Final = 160
_MOST_PROCESSES: Final = 8
_AT_ONCE: Final = 8


def needs_drawing(head: bytes, tail: bytes, card: Card) -> bool:
    """Say whether an existing file is anything but the image of a card.

    Args:
        head: its first bytes, as many as ``png.HEAD``.
        tail: its last bytes, as many as ``png.TAIL``: a file that was cut off lacks them.
        card: what the image shows.
    """
    return mark_of(head) != mark(card) or not is_whole(tail)


def drawn(pictures: Sequence[Picture], progress: Progress | None = None) -> Iterator[tuple[str, bytes]]:
    """Draw images, and yield path and bytes of each in the order given.

    Args:
        pictures: the images that are due.
        progress: told after each image.

    Raises:
        CannotRun: a process that draws was ended from outside.
    """
    done = _in_processes(pictures) if len(pictures) >= _MANY and _processes() > 1 else _here(pictures)
    try:
        for number, (picture, data) in enumerate(zip(pictures, done, strict=True), start=1):
            yield picture.path, data
            if progress:
                progress(number, len(pictures))
    except BrokenExecutor as error:
        message = "the share images cannot be drawn: a process that draws them was ended"
        raise CannotRun(message, "Run the command again; images that are drawn already are kept.") from error


def _processes() -> int:
    return min(os.cpu_count() or 1, _MOST_PROCESSES)


def _here(pictures: Iterable[Picture]) -> Iterator[bytes]:
    return (share_image(picture.card) for picture in pictures)


def _in_processes(pictures: Iterable[Picture]) -> Iterator[bytes]:
    # A process that is copied from one with threads (a server that watches) may never come to an end: each begins afresh.
    with ProcessPoolExecutor(_processes(), mp_context=get_context("spawn")) as pool:
        yield from pool.map(share_image, (picture.card for picture in pictures), chunksize=_AT_ONCE)
