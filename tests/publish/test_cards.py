"""Pictures of pages: their size and weight, the same bytes for the same words, and no letter that is an empty box."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from briefing.present.card import Card
from briefing.publish.cards import CARD_SIZE, card_address, card_png, drawable
from briefing.publish.fonts import font_path

CARD = Card(
    "Mortar fire kills nine in camp west of Goma",
    "Goma, Democratic Republic of the Congo · 18 February 2025",
    "9 people killed",
    "two aid workers, witness",
    "Weak",
)


def test_a_card_is_a_small_picture_of_the_size_that_readers_ask_for() -> None:
    long = replace(CARD, headline=" ".join([CARD.headline] * 4), figure=" ".join([CARD.figure] * 9), claimant=CARD.line)
    for card in (CARD, long, Card()):
        png = card_png(card, "Briefing Room")
        assert Image.open(io.BytesIO(png)).size == CARD_SIZE == (1200, 630)
        assert len(png) < 25_000
        assert png == card_png(card, "Briefing Room")


@pytest.mark.parametrize("part", ["headline", "line", "figure", "claimant", "grade"])
def test_every_part_is_drawn(part: str) -> None:
    assert card_png(replace(CARD, **{part: "Otherwise"}), "Room") != card_png(CARD, "Room")
    assert card_png(CARD, "Another room") != card_png(CARD, "Room")


def test_a_word_that_fills_more_than_the_card_stays_inside_it() -> None:
    picture = Image.open(io.BytesIO(card_png(replace(CARD, headline="Very" * 60), "Room"))).convert("L")
    assert picture.crop((1137, 0, 1200, 630)).getextrema() == (255, 255)


def test_the_file_is_named_by_what_it_says() -> None:
    address = card_address(CARD, "Room")
    assert card_address(replace(CARD), "Room") == address
    assert len({address, card_address(replace(CARD, grade="Fair"), "Room"), card_address(CARD, "Other room")}) == 3


@pytest.mark.parametrize(
    "words", ["Взрыв в Киеве: семь погибших", "Çatışma Şırnak’ta", "مقتل ٣٤ مدنيا في الفاشر", "Αθήνα – 3 “dead”"]
)
def test_letters_of_these_scripts_are_in_our_fonts(words: str) -> None:
    held = {
        c for name in ("NotoSerif-Bold.ttf", "NotoSansArabic-Bold.ttf") for c in TTFont(font_path(name)).getBestCmap()
    }
    assert drawable(words) == words
    assert {ord(c) for c in words} <= held


def test_what_no_font_of_ours_holds_is_left_out_rather_than_drawn_as_boxes() -> None:
    assert drawable("緬甸空襲造成三人死亡") == ""
    assert card_png(replace(CARD, headline="緬甸空襲"), "Room") == card_png(replace(CARD, headline="ပြည်တွင်း"), "Room")


def test_arabic_is_set_from_the_right() -> None:
    picture = Image.open(io.BytesIO(card_png(replace(CARD, headline="الفاشر"), "Room"))).convert("L")
    left, right = picture.crop((64, 150, 600, 215)), picture.crop((800, 150, 1137, 215))
    assert left.getextrema() == (255, 255) and right.getextrema()[0] < 60
