"""More than one process, where there is so much to read that the second one pays for being started."""

from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Final

from pydantic import BaseModel

from claimpress.crew import can_double, cores
from claimpress.records.record import AnyModel, File, Record, SoundRecord, read_record

FEW: Final = 1000
"""Below so many files, one process has read them before a second one is there."""

_AT_ONCE: Final = 100
_MOST: Final = 4

Answer = Record[AnyModel] | tuple[AnyModel, tuple[int, ...]]
"""What a process sends back: of a sound record only what the file does not say by itself."""


@contextmanager
def hands(files: int) -> Iterator[Executor | None]:
    """Give processes for reading so many files; None where this process had better do it alone."""
    number = cores()
    if files < FEW or number == 1:
        yield None
        return
    with ProcessPoolExecutor(min(number, _MOST), get_context(start_method())) as pool:
        yield pool


def start_method() -> str:
    """Return how a process is started: as a copy of this one where that is safe, which saves loading the program again."""
    return "fork" if can_double() else "spawn"


def read_all(
    files: Sequence[File], model: type[AnyModel], pool: Executor | None
) -> tuple[Record[AnyModel], ...]:
    """Read claims or sources, in order.

    Args:
        files: the files.
        model: claim or source.
        pool: the processes to share the work with; should one of them be ended from outside, this one reads the rest.
    """
    if pool is None:
        return tuple(read_record(file, model) for file in files)
    parts = [files[start : start + _AT_ONCE] for start in range(0, len(files), _AT_ONCE)]
    records: list[Record[AnyModel]] = []
    try:
        for part, answers in zip(parts, pool.map(_read, parts, [model] * len(parts)), strict=True):
            records += (_record(file, answer) for file, answer in zip(part, answers, strict=True))
    except BrokenExecutor:
        records += (read_record(file, model) for file in files[len(records) :])
    return tuple(records)


def _read(files: Sequence[File], model: type[AnyModel]) -> list[Answer[AnyModel]]:
    return [_answer(read_record(file, model)) for file in files]


def _answer(record: Record[AnyModel]) -> Answer[AnyModel]:
    if isinstance(record, SoundRecord) and record.model is not None:
        _share(record.model)
        return record.model, record.numbers
    return record


def _share(model: BaseModel) -> None:
    """Let models with values for the same fields share the set of these: thousands of sets take more than the values."""
    fields = model.model_fields_set
    # No model of a record is ever changed, nor are its fields.
    object.__setattr__(model, "__pydantic_fields_set__", _FIELDS.setdefault(frozenset(fields), fields))
    for value in vars(model).values():
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, BaseModel):
                _share(part)


_FIELDS: Final[dict[frozenset[str], set[str]]] = {}


def _record(file: File, answer: Answer[AnyModel]) -> Record[AnyModel]:
    if isinstance(answer, Record):
        return answer
    return SoundRecord(file.path, file.data or b"", *answer)
