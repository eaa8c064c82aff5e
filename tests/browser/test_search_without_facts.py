"""The search of a site that is made without facts: it has no files of names, and its pages ask for none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from driving import serve, watch
from playwright.sync_api import Page, expect
from tests.generate.test_incremental import Room

from briefing.generate.build import build_site

NewPage = Callable[..., Page]


def test_it_finds_articles_and_asks_for_nothing_that_is_not_there(tmp_path: Path, new_page: NewPage) -> None:
    room = Room.new(tmp_path / "room")
    with room.settings.open("a", encoding="utf-8") as file:
        file.write('\nBRIEFING_PARTS = ["search"]\nBRIEFING_LANGUAGES = ["en"]\n')
    build_site(room.settings, room.folder / "output")
    with serve(room.folder / "output") as address:
        page = new_page()
        seen = watch(page)
        refused: list[str] = []
        page.on("response", lambda answer: refused.append(answer.url) if answer.status >= 400 else None)
        page.goto(f"{address}/")
        page.locator("#seek").press_sequentially("camp")
        expect(page.locator(".panel a").first).to_contain_text("Shells hit a camp")
        page.goto(f"{address}/search/?q=ceasefire")
        expect(page.locator("#results")).to_contain_text("Ceasefire called")
        page.wait_for_load_state("networkidle")
        assert refused == [] and seen.faults == []
        assert any("/pagefind/" in one for one in seen.requests)
