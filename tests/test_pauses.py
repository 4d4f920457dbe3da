"""Work without pauses: Python collects nothing meanwhile, and goes on as before."""

import gc
from collections.abc import Iterator

import pytest

from claimpress.pauses import without_pauses


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Leave the collector as it was."""
    collects = gc.isenabled()
    yield
    gc.unfreeze()
    (gc.enable if collects else gc.disable)()


@pytest.mark.parametrize("last", [True, False])
def test_nothing_is_collected_meanwhile(*, last: bool):
    """Afterwards it is again; what was made by the last work of a program is not looked through any more."""
    gc.enable()
    frozen = gc.get_freeze_count()
    with without_pauses(last=last):
        assert not gc.isenabled()
    assert (True, last) == (gc.isenabled(), gc.get_freeze_count() > frozen)


def test_one_within_another():
    """The outer one decides when collecting begins again."""
    with without_pauses(last=False):
        with without_pauses(last=False):
            pass
        assert not gc.isenabled()


def test_work_that_fails():
    """Collects again, too."""
    gc.enable()
    with pytest.raises(ZeroDivisionError), without_pauses(last=False):
        raise ZeroDivisionError
    assert gc.isenabled()
