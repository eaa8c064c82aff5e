"""Every kind of page in a real browser: facts that light up, maps that lead on, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from driving import build, follow, search_for, serve, watch
from playwright.sync_api import Page, expect

NewPage = Callable[..., Page]
ARTICLE = "articles/*/"
BACKGROUND = "element => getComputedStyle(element).backgroundColor"


def test_no_page_reports_a_fault_or_asks_another_host(
    address: str, templates: tuple[str, ...], new_page: NewPage
) -> None:
    page = new_page()
    seen = watch(page)
    for url in templates:
        if url == "404.html" and urlsplit(address).path:
            continue  # built without its address it belongs at a root; see the hosted site below
        page.goto(f"{address}/{url}")
        page.wait_for_load_state("networkidle")
        assert page.title(), url
        assert seen.faults == [], url
    assert seen.foreign(address) == []


def test_structured_data_parses_in_every_article_and_event_and_breaks_no_policy(
    site: Path, at_root: str, new_page: NewPage
) -> None:
    page = new_page()
    seen = watch(page)
    for path in [p for kind in ("articles", "events") for p in sorted(site.glob(f"{kind}/*/cite.bib"))]:
        page.goto(f"{at_root}/{path.parent.relative_to(site).as_posix()}/")
        kinds = page.eval_on_selector_all(
            "script[type='application/ld+json']", "all => all.map(one => JSON.parse(one.textContent)['@type'])"
        )
        assert kinds == ["Event" if "events" in path.parts else "WebPage"], path
    assert seen.faults == []


@pytest.mark.parametrize("width", [320, 360])
def test_no_page_scrolls_sideways_on_a_phone(
    at_root: str, templates: tuple[str, ...], new_page: NewPage, width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 740})
    wide = {}
    for url in templates:
        page.goto(f"{at_root}/{url}")
        wide[url] = page.evaluate("document.documentElement.scrollWidth")
    assert {url: size for url, size in wide.items() if size > width} == {}


def test_search_results_do_not_scroll_sideways_on_a_phone(at_root: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": 320, "height": 740})
    search_for(page, at_root, "?q=killed&year=2024&sort=date")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("row", [".facts", ".ladder .said", "table"])
def test_a_fact_lights_its_sentence_without_javascript(
    at_root: str, fullest: dict[str, str], new_page: NewPage, row: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{at_root}/{fullest[ARTICLE]}")
    link = page.locator(f"{row} a[href^='#s']").first
    target = (link.get_attribute("href") or "").removeprefix("#")
    sentence = page.locator(f"mark#{target}")
    before = sentence.evaluate(BACKGROUND)
    follow(link)
    expect(sentence).to_be_in_viewport()
    after = page.locator("mark:target")
    assert after.get_attribute("id") == target
    assert after.evaluate(BACKGROUND) != before


def test_a_claims_number_in_the_text_leads_back_to_the_claim(
    at_root: str, fullest: dict[str, str], new_page: NewPage
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{at_root}/{fullest[ARTICLE]}")
    page.locator(".text a.n").first.click()
    expect(page.locator(".claim:target")).to_be_in_viewport()


@pytest.mark.parametrize("heading", ["Revised claims", "Withdrawn claims"])
def test_from_what_changed_to_the_claims_row_without_javascript(at_root: str, new_page: NewPage, heading: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{at_root}/changes/2/")
    page.get_by_role("list", name=heading).locator(".says a").first.click()
    row = page.locator(".claim:target")
    expect(row).to_be_in_viewport()
    assert (row.locator("del").count() == 1) == (heading == "Withdrawn claims")


def test_the_address_of_a_revised_claim_leads_on_to_what_it_says_now(at_root: str, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{at_root}/articles/catatumbo-fighting-drives-thousands-towards-cucuta/")
    page.locator("[aria-labelledby=withdrawn] a[href^='#claim-']").first.click()
    expect(page.locator(".ladder .claim:target .says")).to_have_text("21,500 people displaced")


@pytest.mark.parametrize("kind", ["", "articles/*/", "regions/*/", "regions/*/*/", "actors/*/"])
def test_the_maps_links_lead_to_existing_targets(
    at_root: str, fullest: dict[str, str], new_page: NewPage, kind: str
) -> None:
    page = new_page(java_script_enabled=False)
    url = fullest[kind] if kind else ""
    page.goto(f"{at_root}/{url}")
    links = page.eval_on_selector_all(".map svg a", "all => all.map(a => a.href.baseVal ?? a.getAttribute('href'))")
    assert links, f"the map of {url or 'the front page'} has no links"
    for link in links:
        if link.startswith("#"):
            assert page.locator(f"[id='{link[1:]}']").count() == 1, link
        else:
            answer = page.request.get(page.evaluate("link => new URL(link, document.baseURI).href", link))
            assert answer.ok, link


def test_a_marker_can_be_followed(at_root: str, fullest: dict[str, str], new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{at_root}/{fullest[ARTICLE]}")
    before = page.url
    page.locator(".map svg a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != before)


def test_the_page_for_a_wrong_address_works_at_any_depth(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{at_root}/articles/2017/no/such/page/")
    assert page.locator("h1").inner_text() == "There is no page at this address"
    assert page.evaluate("document.styleSheets.length") >= 2
    page.get_by_role("link", name="All articles", exact=True).click()
    page.wait_for_url(f"{at_root}/articles/")


def test_the_hosted_site_in_a_subfolder(tmp_path: Path, new_page: NewPage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Built with publishconf.py for an address in a subfolder: its 404 page and feeds know that folder."""
    monkeypatch.setenv("BRIEFING_SITEURL", "https://news.example.org/press")
    output = tmp_path / "host" / "press"
    build(output, "pelican", "-s", "publishconf.py", "-o", str(output))
    with serve(tmp_path / "host") as address:
        page = new_page()
        page.goto(f"{address}/press/404.html")
        page.get_by_role("link", name="Search", exact=True).last.click()
        page.wait_for_url(f"{address}/press/search/")
    assert "https://news.example.org/press/articles/" in (output / "feeds/all.atom.xml").read_text(encoding="utf-8")
    assert "<loc>https://news.example.org/press/</loc>" in (output / "sitemap.xml").read_text(encoding="utf-8")


def test_from_the_front_page_to_a_sentence_in_a_subfolder(in_subfolder: str, new_page: NewPage) -> None:
    page = new_page()
    seen = watch(page)
    page.goto(f"{in_subfolder}/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Search").click()
    page.locator("#q").fill("killed")
    page.keyboard.press("Enter")
    page.locator("#results .card h3 a[href*='#s']").first.click()
    page.wait_for_url(f"{in_subfolder}/articles/**")
    expect(page.locator("mark:target")).to_be_in_viewport()
    page.get_by_role("link", name="Briefing Room", exact=True).click()
    page.wait_for_url(f"{in_subfolder}/")
    assert seen.faults == []


def test_an_event_tells_its_claims_without_javascript_and_each_leads_to_its_row(
    at_root: str, fullest: dict[str, str], new_page: NewPage
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{at_root}/{fullest['events/*/']}")
    assert page.locator(".facts dt").all_inner_texts()[:6] == ["What", "Where", "When", "Who says", "How sure", "As of"]
    assert page.locator(".facts .badge").first.inner_text() in {"Weak", "Fair", "Contested", "Confirmed", "Discounted"}
    link = page.locator(".ladder .said a").first
    anchor = (link.get_attribute("href") or "").partition("#")[2]
    follow(link)
    expect(page.locator(f"[id='{anchor}']")).to_be_visible()


def test_a_relation_leads_to_its_articles_without_javascript(
    at_root: str, fullest: dict[str, str], new_page: NewPage
) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.goto(f"{at_root}/{fullest['actors/*/']}")
    told = page.locator("section[aria-labelledby=h-relations] details").first
    expect(told.locator("a").first).to_be_hidden()
    told.locator("summary").click()
    expect(told.locator("a").first).to_be_visible()
    told.locator("a").first.click()
    page.wait_for_url("**/articles/**")


def test_a_place_leads_to_each_sentence_that_names_it(at_root: str, fullest: dict[str, str], new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{at_root}/{fullest['places/*/']}")
    follow(page.locator("section[aria-labelledby=h-mentions] .saying a").first)
    expect(page.locator("mark:target, h1:target")).to_be_visible()


def test_bars_have_their_figures_in_a_table(at_root: str, fullest: dict[str, str], new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{at_root}/{fullest['regions/*/']}")
    section = page.locator("section[aria-labelledby=bars-claims]")
    bars = section.locator("svg.bars rect").count()
    section.locator("summary").click()
    assert section.locator("tbody tr").count() == bars > 1
