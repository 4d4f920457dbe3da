"""Drawing what is due, in several processes when there are many."""

import io
from concurrent.futures import BrokenExecutor
from dataclasses import replace

import pytest
from PIL import Image

from claimpress.problem import CannotRun
from claimpress.share import drawing
from claimpress.share.card import Card
from claimpress.share.cards import Picture
from claimpress.share.draw import share_image
from claimpress.share.drawing import drawn, needs_drawing
from claimpress.share.png import HEAD, TAIL

CARD = Card("No boats.", "en", "Desk", "Refuted", "cross")
FILE = share_image(CARD)
PICTURES = tuple(Picture(f"{n}.png", replace(CARD, words=f"{n} boats.")) for n in range(3))


def due(data: bytes, card: Card = CARD) -> bool:
    """Say whether a file of these bytes has to be drawn."""
    return needs_drawing(data[:HEAD], data[-TAIL:], card)


def test_an_image_that_shows_the_same_is_kept():
    """It is not drawn to find that out."""
    assert not due(FILE)


def test_an_image_that_shows_something_else_is_due():
    """Another word is enough."""
    assert due(FILE, replace(CARD, words="No boat."))


@pytest.mark.parametrize("data", [b"", FILE[:200], FILE[:-1], b"\0" * len(FILE), b"<svg/>"])
def test_a_damaged_image_is_due(data: bytes):
    """Empty, cut off, or no image at all."""
    assert due(data)


def test_images_drawn_by_other_code_are_due(monkeypatch: pytest.MonkeyPatch):
    """Another version of a library, of a font or of this package."""
    monkeypatch.setattr("claimpress.share.mark._drawing", lambda: "another")
    assert due(FILE)


def test_images_come_in_order_and_are_counted():
    """With their paths."""
    told: list[tuple[int, int]] = []
    found = dict(drawn(PICTURES, lambda done, total: told.append((done, total))))
    assert [(1, 3), (2, 3), (3, 3)] == told
    assert {picture.path: share_image(picture.card) for picture in PICTURES} == found
    assert (1200, 630) == Image.open(io.BytesIO(found["2.png"])).size


def test_several_processes_draw_the_same(monkeypatch: pytest.MonkeyPatch):
    """In the same order."""
    expected = list(drawn(PICTURES))
    monkeypatch.setattr(drawing, "_MANY", 2)
    monkeypatch.setattr(drawing, "_processes", lambda: 2)
    assert expected == list(drawn(PICTURES))


def test_a_process_that_was_ended(monkeypatch: pytest.MonkeyPatch):
    """Is told in plain words."""

    def broken(_pictures: object) -> object:
        raise BrokenExecutor
        yield b""

    monkeypatch.setattr(drawing, "_here", broken)
    with pytest.raises(CannotRun) as caught:
        list(drawn(PICTURES))
    expected = (
        "the share images cannot be drawn: a process that draws them was ended",
        "Run the command again; images that are drawn already are kept.",
    )
    assert expected == (caught.value.message, caught.value.fix)


def test_there_is_nothing_to_draw():
    """As on most days."""
    assert [] == list(drawn(()))


def test_processes_are_few():
    """As many as the machine has room for, within reason."""
    assert 1 <= drawing._processes() <= 8  # noqa: SLF001 -- it depends on the machine
