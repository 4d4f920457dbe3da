"""Share images, pixel by pixel where it matters."""

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from claimpress.records.config import SCALE
from claimpress.share.card import HEIGHT, WIDTH, Card
from claimpress.share.draw import MARGIN, PAPER, QUIET, TONES, share_image
from claimpress.share.mark import mark
from claimpress.share.png import mark_of

CARD = Card(
    words="The ferry between Lowmere and Saltholm stops on Friday.",
    language="en",
    site="Lowmere desk",
    verdict="Supported",
    icon="check",
    note="Island Gazette · 5 March 2026",
)
LONG = "The ferry stops on Friday, said the harbour office, while the pier is repaired by its own men. " * 8
URDU = "چین نے پاکستان سے کہا ہے کہ وہ چینی سیکیورٹی اہلکاروں کو وہاں چینی شہریوں کی حفاظت کرنے دے۔"
ARABIC = "طلبت الصين من باكستان السماح لأفراد الأمن الصينيين بحماية مواطنيها هناك."
CHINESE = "中国要求巴基斯坦允许中国安全人员在当地保护中国公民，“他们想引进自己的安保”。"
TEXTS = {
    "short": ("No boats.", "en"),
    "one word": ("Boats", "en"),
    "long": (LONG, "en"),
    "400 characters": (LONG[:400], "en"),
    "long word": ("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten " * 2, "de"),
    "longest word": ("x" * 400, "en"),
    "Arabic": (ARABIC, "ar"),
    "Urdu": (URDU, "ur"),
    "long Urdu": (URDU * 4, "ur"),
    "Chinese": (CHINESE, "zh"),
    "long Chinese": (CHINESE * 8, "zh-Hant"),
    "mixed": ("Reuters (رويترز), 路透社 and «Рейтер» say 11 %.", "en"),
    "quoted": ("“No boats,” said the office.", "en"),
}
SIDE = 32
"""Pixels at the edge that other sites may cut off or round: nothing is drawn there."""


def drawn(card: Card) -> Image.Image:
    """Return an image in its colours."""
    with Image.open(io.BytesIO(share_image(card))) as image:
        return image.convert("RGB")


def ink(image: Image.Image, top: int = 0, bottom: int = HEIGHT) -> tuple[int, int, int, int]:
    """Return the box of all that is drawn between two heights."""
    part = image.crop((0, top, WIDTH, bottom))
    box = ImageChops.difference(part, Image.new("RGB", part.size, PAPER)).getbbox()
    assert box is not None
    left, upper, right, lower = box
    return left, upper + top, right, lower + top


def colours(image: Image.Image, top: int, bottom: int) -> set[tuple[int, ...]]:
    """Return the colours between two heights."""
    return {colour for _, colour in image.crop((0, top, WIDTH, bottom)).getcolors() or ()}


@pytest.mark.parametrize("name", TEXTS)
def test_every_text_stays_within_its_room(name: str):
    """Between the hairline and the bar, and within the margins, where only an opening mark hangs."""
    words, language = TEXTS[name]
    image = drawn(replace(CARD, words=words, language=language))
    left, top, right, bottom = ink(image, 116, 460)
    assert MARGIN / 3 <= left
    assert right <= WIDTH - MARGIN / 3
    assert (top > 120, bottom < 458) == (True, True)
    assert (WIDTH, HEIGHT) == image.size


@pytest.mark.parametrize("name", ["short", "Arabic", "Chinese", "400 characters"])
def test_a_text_is_as_large_as_fits(name: str):
    """It takes most of the width that it may."""
    words, language = TEXTS[name]
    left, _, right, _ = ink(drawn(replace(CARD, words=words, language=language)), 116, 460)
    assert right - left > 0.4 * (WIDTH - 2 * MARGIN)


def test_text_from_the_left_hangs_its_mark_on_the_left():
    """And the words begin at the margin."""
    left, _, right, _ = ink(drawn(CARD), 116, 460)
    assert (True, True) == (left < MARGIN - 10, right <= WIDTH - MARGIN)
    quoted, _, _, _ = ink(drawn(replace(CARD, words="“No boats.”")), 116, 460)
    assert MARGIN <= quoted


@pytest.mark.parametrize("name", ["Arabic", "Urdu"])
def test_text_from_the_right_is_aligned_on_the_right(name: str):
    """With its mark in the right margin."""
    words, language = TEXTS[name]
    left, _, right, _ = ink(drawn(replace(CARD, words=words, language=language)), 116, 460)
    assert (True, True) == (MARGIN <= left, WIDTH - MARGIN < right)


def test_a_site_from_the_right_is_turned_round():
    """Name, verdict and note are on the right, the shape before the word."""
    image = drawn(replace(CARD, site="مكتب", verdict="صحيح", note="جريدة"))
    for top, bottom in ((40, 110), (480, 552), (556, 620)):
        left, _, right, _ = ink(image, top, bottom)
        assert (True, True) == (left > WIDTH / 2, WIDTH - MARGIN - 4 <= right <= WIDTH - MARGIN)
    assert TONES["check"] == image.getpixel((WIDTH - MARGIN - 4, 519))


@pytest.mark.parametrize("verdict", SCALE, ids=lambda verdict: verdict.key)
def test_every_verdict_has_its_tone(verdict):
    """The bar, the shape and the word, and nothing else in that colour."""
    image = drawn(replace(CARD, verdict=verdict.label, icon=verdict.icon))
    tone = TONES.get(verdict.icon, QUIET)
    assert {PAPER, tone} == colours(image, 463, 467)
    assert tone in colours(image, 480, 552)
    left, _, right, _ = ink(image, 480, 552)
    assert (True, True) == (MARGIN <= left <= MARGIN + 2, right > MARGIN + 150)


def test_a_withdrawn_check_has_no_shape():
    """Its word stands at the margin."""
    image = drawn(replace(CARD, verdict="Withdrawn", icon=None))
    assert QUIET in colours(image, 480, 552)
    assert tone_free(image)
    assert MARGIN <= ink(image, 480, 552)[0] < MARGIN + 8


def tone_free(image: Image.Image) -> bool:
    """Say whether no tone of a verdict is in an image."""
    return not colours(image, 0, HEIGHT) & set(TONES.values())


def test_letters_that_no_font_has_are_not_drawn():
    """The verdict stands in the place of the claim, and a claimant in such letters is left out."""
    image = drawn(replace(CARD, words="한국어", language="ko", note="연합뉴스"))
    assert TONES["check"] in colours(image, 140, 450)
    assert {PAPER} == colours(image, 556, HEIGHT)


def test_a_note_that_is_too_long_is_cut():
    """It stays within the margins."""
    assert ink(drawn(replace(CARD, note="Island Gazette " * 20)), 556, 620)[2] <= WIDTH - MARGIN


def test_the_image_of_the_site():
    """Its name and what it is, without a verdict."""
    image = drawn(Card("Lowmere desk", "en", note="Fact-checks of the islands. " * 4))
    left, top, right, bottom = ink(image)
    assert (MARGIN, True, True, True) == (left, top >= SIDE, right <= WIDTH - MARGIN, bottom <= HEIGHT - SIDE)
    assert tone_free(image)
    assert {PAPER} == colours(drawn(Card("Lowmere desk", "en")), HEIGHT // 2 + 20, HEIGHT)


def test_images_are_small():
    """So that five thousand are no burden; dense Chinese is the largest."""
    sizes = {
        name: len(share_image(replace(CARD, words=words, language=lang)))
        for name, (words, lang) in TEXTS.items()
    }
    assert {} == {name: size for name, size in sizes.items() if size > 45_000}


def test_the_same_card_gives_the_same_bytes_in_another_process(tmp_path: Path, repository: Path):
    """Whatever the order of its sets, its folder, or the fonts of the machine."""
    code = (
        "import sys; from claimpress.share.draw import share_image; from claimpress.share.card import Card\n"
        f"for words, language in {list(TEXTS.values())!r}:\n"
        f"    sys.stdout.buffer.write(share_image(Card(words, language, {CARD.site!r}, {CARD.verdict!r}, 'check')))"
    )
    environment = os.environ | {
        "PYTHONPATH": str(repository / "scripts"),
        "PYTHONHASHSEED": "7",
        "FONTCONFIG_FILE": os.devnull,
        "LC_ALL": "C",
        "TZ": "Asia/Karachi",
    }
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, check=True
    )
    here = [share_image(replace(CARD, words=words, language=lang, note="")) for words, lang in TEXTS.values()]
    assert b"".join(here) == done.stdout


def test_an_image_carries_what_it_was_drawn_from():
    """The same mark for the same card, another for every change."""
    others = [
        replace(CARD, words="The ferry sails."),
        replace(CARD, language="cy"),
        replace(CARD, site="Saltholm desk"),
        replace(CARD, verdict="Refuted"),
        replace(CARD, icon="cross"),
        replace(CARD, note=""),
    ]
    assert (mark(CARD), 64) == (mark_of(share_image(CARD)), len(mark(CARD)))
    assert len(others) + 1 == len({mark(card) for card in [CARD, *others]})
