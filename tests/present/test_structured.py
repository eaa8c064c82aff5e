"""JSON-LD: what the page is about, in schema.org's terms, and safe in a page whatever the headline says."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bs4 import BeautifulSoup
from tests.hostile import PLAIN, TITLE
from tests.making import article, document, ferry, force, place
from tests.present.test_event import FIRST, LATER, shelf_with

from briefing.collate.events import find_events
from briefing.present.addresses import Site
from briefing.present.structured import article_structure, event_structure, json_ld

HOME = Site("Room", "https://room.example.org")


def news(**fields: Any) -> dict[str, Any]:
    return dict(article_structure(replace(ferry(), **fields), HOME)["isBasedOn"])


def test_the_page_is_based_on_the_news_article_and_is_none_itself() -> None:
    found = article_structure(replace(ferry(), source_url="https://herald.example.org/ferry"), HOME)
    assert found["@type"] == "WebPage"
    assert found["url"] == "https://room.example.org/articles/ferry/"
    assert found["isBasedOn"]["@type"] == "NewsArticle"
    assert found["isBasedOn"]["url"] == "https://herald.example.org/ferry"
    assert found["isBasedOn"]["publisher"] == {"@type": "Organization", "name": "Sample Herald"}
    assert "ClaimReview" not in json.dumps(found)


def test_times_are_told_as_exactly_as_they_are_known() -> None:
    assert news()["datePublished"] == "2017-09-11"
    timed = news(published_at=datetime(2017, 9, 11, 14, 20, tzinfo=UTC), modified_at=datetime(2017, 9, 12))
    assert (timed["datePublished"], timed["dateModified"]) == ("2017-09-11T14:20:00+00:00", "2017-09-12")


def test_a_date_of_our_own_working_is_not_the_outlets() -> None:
    saved = ferry()
    assert "datePublished" not in news(document=replace(saved.document, published_basis="inferred"))


def test_what_is_unknown_is_left_out() -> None:
    found = article_structure(replace(ferry(published=None), outlet=None), HOME)
    assert not {"datePublished", "dateModified", "author", "publisher", "url"} & set(found["isBasedOn"])


def test_sites_are_what_it_is_about_the_rest_is_mentioned() -> None:
    found = article_structure(ferry(), HOME)
    assert [p["name"] for p in found["about"]] == ["Mahkan", "Mayadin"]
    assert [m["name"] for m in found["mentions"]] == ["Syrian government forces", "Islamic State", "Euphrates"]
    assert found["about"][0]["geo"] == {
        "@type": "GeoCircle",
        "geoMidpoint": {"@type": "GeoCoordinates", "latitude": 35.0, "longitude": 40.4},
        "geoRadius": 5000,
    }


def test_a_point_on_the_equator_is_a_point_and_a_country_has_none() -> None:
    doc = document()
    equator = place(doc, "Mahkan", lat=0.0, lon=0.0, precision_km=None)
    unplaced = place(doc, "Mayadin", lat=None, lon=None)
    country = place(doc, "Euphrates", "country")
    found = article_structure(article(doc, places=(equator, unplaced, country)), HOME)["about"]
    assert found[0]["geo"] == {"@type": "GeoCoordinates", "latitude": 0.0, "longitude": 0.0}
    assert ["geo" in p for p in found] == [True, False, False]
    assert found[2]["@type"] == "Country"


def test_without_an_address_of_the_site_links_lead_on_from_the_page() -> None:
    found = article_structure(ferry(), Site("Room"))
    assert found["about"][0]["url"] == "../../places/mahkan/"
    assert "url" not in found["isPartOf"]


def test_no_words_of_strangers_end_the_element_or_the_data() -> None:
    doc = document()
    hostile = article(
        doc,
        forces=(replace(force(doc, "army", "x", "The army"), name=TITLE),),
        places=(replace(place(doc, "Mahkan"), name=TITLE),),
        title=TITLE, outlet=TITLE, agency=TITLE, authors=(TITLE,), deck=TITLE, language=TITLE, source_url=f"https://{TITLE}",
    )  # fmt: skip
    html = str(json_ld(article_structure(hostile, replace(HOME, name=TITLE))))
    soup = BeautifulSoup(f"<html><head>{html}<title>t</title></head></html>", "html.parser")
    assert len(soup.find_all("script")) == 1
    assert soup.title is not None
    inside = html.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&\n\x00\u2028\u202e") & set(inside)
    data = json.loads(inside)
    assert data["name"] == data["isBasedOn"]["headline"] == data["about"][0]["name"] == PLAIN


def test_line_separators_of_unicode_are_spelt_out() -> None:
    assert "\u2028" not in json_ld({"name": "a\u2028b"})
    assert json.loads(json_ld({"name": "a\u2028b"})[len('<script type="application/ld+json">') : -9]) == {
        "name": "a\u2028b"
    }


def event_thing(site: Site = HOME, **fields: object) -> dict[str, Any]:
    event = replace(find_events([FIRST, LATER], [])[0], **fields)  # type: ignore[arg-type]
    return event_structure(event, shelf_with(FIRST, LATER, events=(event,)), site)


def test_an_event_tells_where_and_when_and_by_which_articles() -> None:
    found = event_thing()
    assert (found["@type"], found["name"]) == ("Event", "Mahkan, 10 September 2017")
    assert (found["startDate"], found["endDate"]) == ("2017-09-10", "2017-09-10")
    assert found["location"]["name"] == "Mahkan"
    assert [page["url"] for page in found["subjectOf"]] == [
        f"https://room.example.org/articles/{slug}/" for slug in sorted((FIRST.slug, LATER.slug))
    ]
    assert found["description"]
    assert "ClaimReview" not in json.dumps(found)


def test_an_event_without_day_or_place_has_neither() -> None:
    found = event_thing(first_day=None, last_day=None, place=None)
    assert not {"startDate", "endDate", "location"} & set(found)


def test_an_editors_name_for_an_event_cannot_end_the_element() -> None:
    html = str(json_ld(event_thing(name=TITLE)))
    assert html.count("</script>") == 1
    assert json.loads(html.partition(">")[2].removesuffix("</script>"))["name"] == PLAIN
