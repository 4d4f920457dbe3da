"""Compiled templates, kept as Python keeps its compiled modules: a build that follows another compiles none."""

import contextlib
import hashlib
import shutil
import sys
from functools import cache, cached_property
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path
from typing import Final

import jinja2
from jinja2.bccache import Bucket

from claimpress import PACKAGE
from claimpress.cache.files import Elsewhere, look
from claimpress.cache.memory import replacing

_FOLDER: Final = "templates"


class Compiled(jinja2.BytecodeCache):
    """Compiled templates of one kind of environment, by their names and their text.

    They lie in the folder of this package's own compiled modules, of which it is true already that whoever can write there can
    run what they like; never in that of a site, which may be a stranger's.

    Args:
        kind: names the environment: others compile the same text in another way.
        top: the folder that they lie in; without one they are held in memory alone.

    Source: Jinja 3.1, https://jinja.palletsprojects.com/en/stable/api/#bytecode-cache
    """

    def __init__(self, kind: str, top: Path | None) -> None:
        self._kind, self._top = kind, top
        self._held: dict[str, bytes] = {}

    @cached_property
    def _folder(self) -> Path | None:
        made_by = _made_by() if self._top is not None else ""
        kind = f"{self._kind}.{sys.implementation.cache_tag}"
        return self._top / kind / made_by if self._top is not None and made_by else None

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled from the same text; of what is damaged, or of another Python, nothing is taken."""
        held = self._held.get(bucket.key) or self._read(bucket.key)
        if held is not None:
            try:
                bucket.bytecode_from_string(held)
            except Exception:  # noqa: BLE001 -- whatever Python says to bytes that are no code
                bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        held = self._held[bucket.key] = bucket.bytecode_to_string()
        if self._folder is not None and not sys.dont_write_bytecode:
            with contextlib.suppress(OSError):
                _write(self._folder, bucket.key, held)

    def _read(self, key: str) -> bytes | None:
        try:
            return (self._folder / key).read_bytes() if self._folder is not None else None
        except OSError:
            return None


def beside_modules() -> Path | None:
    """Return the folder for compiled templates in that of the compiled modules of this package; None where Python keeps none."""
    try:
        return Path(cache_from_source(__file__)).parent / _FOLDER
    except NotImplementedError:
        return None


def _write(folder: Path, key: str, data: bytes) -> None:
    if not folder.is_dir():
        # What other code of ours has compiled is of no use any more.
        shutil.rmtree(folder.parent, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
    with replacing(folder / key) as file:
        file.write(data)


@cache
def _made_by() -> str:
    """Return the fingerprint of all that compiles a template; empty where that cannot be told."""
    try:
        own = look([PACKAGE]).stamp
    except (OSError, Elsewhere):
        return ""
    told = (own, version("jinja2"), version("mkdocs"))
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]
