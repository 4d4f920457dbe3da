"""Memory that is not used any more, given back to the system."""

import ctypes
import os


def give_back() -> None:
    """Give back what lies between things that are still held, where the C library can (glibc, ``malloc_trim(3)``).

    Python's own allocator and the library keep it for later; the processes that are doubled from this one would have it too.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if os.name == "posix" else None
    if trim is not None:
        trim(0)
