"""One record as read: its text, its tree with positions, its model and its flaws."""

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, Final, Generic, TypeVar

from pydantic import BaseModel

from claimpress.problem import Place
from claimpress.records.fields import identifier_fault, identifier_from
from claimpress.records.flaws import Flaw, said_of
from claimpress.records.model import Claim, Source
from claimpress.records.nodes import Items, Loc, Mapping, Node, Plain, Scalar
from claimpress.records.reader import FaultKind, Reading, read
from claimpress.records.reader_bytes import decode
from claimpress.records.reader_clean import clean
from claimpress.records.text import TextFault, markdown_faults, plain_faults
from claimpress.records.validate import Model, sound, validate

CODES: Final = {
    FaultKind.NOT_YAML: "Y001",
    FaultKind.DUPLICATE_KEY: "Y002",
    FaultKind.TOO_DEEP: "Y003",
    FaultKind.NOT_UTF8: "Y004",
    FaultKind.TOO_LARGE: "Y005",
    FaultKind.TAG: "Y007",
    FaultKind.LOST_COMMENT: "Y008",
}
"""The rule that speaks for each fault of the reader."""

WARNINGS: Final = frozenset({"Y008"})
# Their characters are the document's, not the editor's: nothing in them can be forbidden.
_VERBATIM: Final = frozenset({"quote", "prefix", "suffix", "document", "sha256"})
_MARKDOWN: Final = {"summary": True, "analysis": False}

AnyModel = TypeVar("AnyModel", bound=BaseModel)


class FileFault(StrEnum):
    """Why a file was not read."""

    UNREADABLE = "unreadable"
    OUTSIDE = "outside"
    TOO_LARGE = "too large"


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was found.

    Args:
        path: relative to the project's root, with forward slashes.
        data: its bytes, or None when it was not read.
        fault: why it was not read.
        detail: that in plain words, such as "is a folder, expected a file".
        fix: what to do about it.
    """

    path: str
    data: bytes | None
    fault: FileFault | None = None
    detail: str = ""
    fix: str = ""


@dataclass(
    frozen=True
)  # no slots: one kind of record works out its tree only when somebody asks, and keeps it
class Record(Generic[Model]):
    """One record.

    Args:
        path: its file, relative to the project's root.
        lines: the lines of the file, for carets; empty when it is no text.
        root: its tree with positions, or None when it is not YAML.
        model: its values, or None when it has errors.
        flaws: what rules of the families Y and S report.
        partial: its values without those that have errors, so that one error does not hide the next.
        numbers: for each evidence entry of ``partial`` its number in the file, counted from 0.
    """

    path: str
    lines: tuple[str, ...]
    root: Mapping | None
    model: Model | None
    flaws: tuple[Flaw, ...]
    partial: Model | None = None
    numbers: tuple[int, ...] = ()

    @cached_property
    def id(self) -> str:
        """The identifier: the file's stem."""
        return identifier_in(self.path)


class SoundRecord(Record[Model]):
    """A record without flaws. Of most of them nobody asks where in the file a part stands, so nothing is kept of that.

    Args:
        path: its file, relative to the project's root.
        data: the bytes of the file.
        model: its values.
        numbers: the numbers of its evidence entries.
    """

    def __init__(self, path: str, data: bytes, model: Model, numbers: tuple[int, ...]) -> None:
        given = {"path": path, "model": model, "partial": model, "flaws": (), "numbers": numbers}
        self.__dict__.update(given, _data=data)

    @cached_property
    def _reading(self) -> Reading:
        return read(self.__dict__["_data"])

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the file."""
        return self._reading.lines

    @property
    def root(self) -> Mapping | None:
        """The tree with positions."""
        return self._reading.root


def identifier_in(path: str) -> str:
    """Return the identifier of a record: the name of its file without the ending.

    Args:
        path: the path of the file, with forward slashes.
    """
    return path.rpartition("/")[2].rpartition(".")[0]


def read_record(file: File, model: type[AnyModel]) -> Record[AnyModel]:
    """Read a claim or a source; whatever is wrong with it is in its flaws."""
    return sound_record(file, model) or _faulty_record(file, model)


def sound_record(file: File, model: type[AnyModel]) -> SoundRecord[AnyModel] | None:
    """Read a record that has no flaw, the short way; None where there may be one."""
    if file.data is None or any(_bad_name(file)):
        return None
    text, faults = decode(file.data)
    data = clean(text) if text is not None and not faults else None
    if data is None or not _is_safe(data):
        return None
    validated = sound(data, model)
    if validated is None or validated.model is None:
        return None
    return SoundRecord(file.path, file.data, validated.model, validated.numbers)


def _is_safe(data: MappingOf[str, Plain]) -> bool:
    """Say whether no text of a record holds HTML or an unsafe link (S106)."""
    return not any(
        markdown_faults(value, inline=_MARKDOWN[key])
        if key in _MARKDOWN and isinstance(value, str)
        else _holds_code(key, value)
        for key, value in data.items()
    )


def _holds_code(key: str, value: Plain) -> bool:
    if isinstance(value, str):
        return key not in _VERBATIM and plain_faults(value) != ()
    if isinstance(value, list):
        return any(_holds_code(key, member) for member in value)
    return value is not None and any(_holds_code(name, member) for name, member in value.items())


def _faulty_record(file: File, model: type[AnyModel]) -> Record[AnyModel]:
    """Read a record that may have flaws, with the place of every part of it."""
    flaws = [*_bad_name(file)]
    if file.data is None:
        code = "Y005" if file.fault is FileFault.TOO_LARGE else "Y006"
        flaws.append(Flaw(code, Place(), f"the file {file.detail}", file.fix))
        return Record(file.path, (), None, None, tuple(flaws))
    reading = read(file.data)
    flaws += [Flaw(CODES[fault.kind], fault.place, fault.message, fault.fix) for fault in reading.faults]
    if reading.root is None:
        return Record(file.path, reading.lines, None, None, tuple(flaws))
    validated = validate(reading.root, model)
    flaws += validated.flaws
    flaws += _unsafe(reading.root, reading.lines, ())
    sound = all(flaw.code in WARNINGS for flaw in flaws)
    flaws.sort(key=lambda flaw: (flaw.place, flaw.code))
    return Record(
        path=file.path,
        lines=reading.lines,
        root=reading.root,
        model=validated.model if sound else None,
        flaws=tuple(flaws),
        partial=validated.partial,
        numbers=validated.numbers,
    )


def _bad_name(file: File) -> Iterator[Flaw]:
    """The identifier of a record is its file's name, and the address of its page."""
    path = PurePosixPath(file.path)
    if why := identifier_fault(path.stem):
        name = f"{identifier_from(path.stem) or 'my-record'}{path.suffix}"
        fix = f"Rename the file, for example to {name}: letters a to z, digits and single hyphens."
        yield Flaw("S105", Place(), said_of(f"the file name {path.name}", why), fix)


def _unsafe(node: Node, lines: tuple[str, ...], loc: Loc) -> Iterator[Flaw]:
    """HTML and unsafe links in the texts of a record (S106)."""
    key = loc[-1] if loc else ""
    match node:
        case Mapping(entries=entries):
            for name, value in entries.items():
                yield from _unsafe(value, lines, (*loc, name))
        case Items(items=items):
            for member in items:
                yield from _unsafe(member, lines, loc)
        case Scalar(value=value) if key not in _VERBATIM:
            top = len(loc) == 1 and key in _MARKDOWN
            faults = markdown_faults(value, inline=_MARKDOWN[str(key)]) if top else plain_faults(value)
            yield from (_unsafe_text(node, lines, str(key), fault) for fault in faults)


def _unsafe_text(node: Scalar, lines: tuple[str, ...], key: str, fault: TextFault) -> Flaw:
    place = node.place
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    # A block's text begins on the line below its | or >.
    if line[place.column - 1 : place.column] in {"|", ">"}:
        place = Place(min(place.line + 1 + fault.line, len(lines)), 1)
    return Flaw("S106", place, f"{key}: {fault.message}", fault.fix)


def claim_record(file: File) -> Record[Claim]:
    """Read a claim."""
    return read_record(file, Claim)


def source_record(file: File) -> Record[Source]:
    """Read a source."""
    return read_record(file, Source)


AnyRecord = Record[Any]
