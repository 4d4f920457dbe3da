"""Work without Python's pauses for collecting what nobody holds any more: what it makes, it holds to its end."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_pauses(*, last: bool) -> Iterator[None]:
    """Let Python collect nothing for a while: it would look through everything that is held, again and again.

    Args:
        last: whether the program ends soon after; what was made is then not looked through at its end either.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            if last:
                gc.freeze()
            gc.enable()
