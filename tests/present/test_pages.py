"""The views of whole pages: articles, regions, actors, places, front page, lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from tests.making import TEXT, article, document, ferry

from briefing.collate import corpus_of
from briefing.knowledge.borders import read_borders
from briefing.knowledge.country_book import read_countries
from briefing.model import Article
from briefing.present.actor import actor_names, actor_view
from briefing.present.addresses import Link
from briefing.present.article import ArticleView, article_view
from briefing.present.browsing import article_lists
from briefing.present.dossiers import Dossier
from briefing.present.home import article_names, home_view
from briefing.present.name_lists import NameIndex, name_pages
from briefing.present.place import place_names, place_view
from briefing.present.region import region_rows, region_view
from briefing.present.shelf import Shelf, shelf_of

HTML = "".join(f"<p>{part}</p>" for part in TEXT.split("\n\n"))
NAMES = {"islamic-state": ("Daesh", "ISIS", "Islamic State"), "army": ()}


def shelf(*articles: Article) -> Shelf:
    return shelf_of(corpus_of(articles, read_countries(), lambda id: NAMES[id]))


def page(seen: Article, *others: Article) -> ArticleView:
    whole = shelf(seen, *others)
    return article_view(next(a for a in whole.corpus.articles if a.slug == seen.slug), whole, HTML, read_borders())


def links(value: Any) -> Iterator[Link]:
    """Every link anywhere in a view."""
    if isinstance(value, Link):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from links(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from links(getattr(value, field.name))


# --- articles ----------------------------------------------------------------------------------------------------


def test_the_crumbs_lead_down_to_the_division() -> None:
    assert page(ferry()).crumbs == (
        Link("Middle East", "../../regions/middle-east/"),
        Link("Syria", "../../regions/middle-east/syria/"),
        Link("Deir ez-Zor", "../../regions/middle-east/syria/deir-ez-zor/"),
    )
    assert page(article(document())).crumbs == (Link("Articles", "../../articles/"),)


def test_every_link_inside_the_page_leads_to_something_that_is_there() -> None:
    view = page(ferry())
    here = {f"#{r.id}" for g in view.claims for r in g.rows} | {"#claims", "#title", "#history"}
    here |= {f"#s{n}" for n in range(1, 20) if f'<mark id="s{n}">' in view.text}
    assert {link.href for link in links(view) if link.href.startswith("#")} <= here


def test_forces_say_their_part_and_lead_to_their_words() -> None:
    army, militia = page(ferry()).forces
    assert army.part == "fighting; suspected in claim 1"
    assert militia.part == "fighting; harmed in claim 3"
    assert army.words == (Link("The army", "#s3"),)


def test_sites_stand_before_places_named_in_passing() -> None:
    rows = page(ferry()).places
    assert [(r.name.text, r.part, r.coordinates) for r in rows][::2] == [
        ("Mahkan", "events here", "35.00, 40.40"),
        ("Euphrates", "mentioned", "35.00, 40.40"),
    ]


def test_the_search_is_told_what_the_article_is_filed_under() -> None:
    view = page(ferry())
    assert ("actor", "Islamic State") in view.filters
    assert ("outcome", "killed") in view.filters
    assert ("grade", "weak") in view.filters
    assert ("year", "2017") in view.filters
    assert ("country", "Syria") in view.filters
    assert view.names == (("Islamic State", ("Daesh", "ISIS")),)
    assert view.found_by[0] == ("Islamic State", ("Daesh", "ISIS", "الدولة الإسلامية", "داعش"))
    assert ("outcome", "not stated") in page(article(document(published=None))).filters
    assert ("year", "not stated") in page(article(document(published=None))).filters


def test_an_undated_article_says_so_and_sorts_last() -> None:
    view = page(ferry("u", None))
    assert (view.published, view.published_iso) == ("Date not stated", "")
    assert view.sort_date < page(ferry("d", date(1900, 1, 1))).sort_date


def test_only_web_addresses_become_links_to_the_original() -> None:
    assert page(replace(ferry(), source_url="javascript:alert(1)")).source_url == ""
    assert page(replace(ferry(), source_url="https://example.org/a")).source_url == "https://example.org/a"


def test_the_fingerprint_is_short() -> None:
    view = page(replace(ferry(), source_sha256="9f2c41ab07e6ffff"))
    assert view.fingerprint == "9f2c 41ab 07e6"
    assert view.copies is None


# --- dossiers ----------------------------------------------------------------------------------------------------


def regions(*articles: Article) -> dict[str, Dossier]:
    whole = shelf(*articles)
    return {g.id: region_view(g, whole, read_borders()) for g in whole.corpus.regions}


def test_a_country_shows_its_claims_divisions_forces_and_places() -> None:
    view = regions(ferry())["middle-east/syria"]
    assert view.url == "regions/middle-east/syria/"
    assert [link.text for link in view.crumbs] == ["Regions", "Middle East"]
    assert view.claims[0].rows[0].says == "At least 26 civilians killed"
    assert [s.heading for s in view.sections] == ["Provinces and states", "Forces", "Places"]
    assert view.feed == "feeds/regions/syria.atom.xml"
    assert regions(ferry())["middle-east/syria/deir-ez-zor"].feed == ""


def test_a_claim_stands_only_where_its_place_is() -> None:
    base = ferry()
    places = (base.facts.places[0], replace(base.facts.places[1], country="IQ", admin1="Anbar"), base.facts.places[2])
    views = regions(replace(base, facts=replace(base.facts, places=places)))
    said = {id: [r.says for list in view.claims for r in list.rows] for id, view in views.items()}
    assert said["middle-east/syria"] == ["At least 26 civilians killed", "7 children killed"]
    assert said["middle-east/iraq"] == ["30 to 40 Islamic State fighters killed", "About 40 people injured"]
    assert len(said["middle-east"]) == 4


def test_an_actor_keeps_what_it_suffered_did_and_says_apart() -> None:
    whole = shelf(ferry())
    views = {g.id: actor_view(g, whole, read_borders()) for g in whole.corpus.actors}
    assert [list.heading for list in views["islamic-state"].claims] == ["Suffered: 1 claim"]
    assert [list.heading for list in views["army"].claims] == ["Blamed for: 1 claim", "Claimed by it: 2 claims"]
    assert views["islamic-state"].also == ("Daesh", "ISIS")
    assert views["islamic-state"].wordings == (("fighters", 1),)


def test_an_article_is_named_once_above_its_claims() -> None:
    other = replace(ferry("b", date(2016, 1, 1)), document=document("b", "Rain fell on the town. " * 90, "Rain"))
    rows = regions(ferry("a"), other)["middle-east"].claims[0].rows
    assert [bool(row.article) for row in rows] == [True, False, False, False] * 2


def test_a_place_tells_events_from_mentions() -> None:
    whole = shelf(ferry())
    views = {g.id: place_view(g, whole, read_borders()) for g in whole.corpus.places}
    assert views["mahkan"].meta == "Town or village · named in 1 article, events here in 1"
    assert views["euphrates"].meta == "Natural feature · named in 1 article, always in passing"
    assert [r.says for r in views["mahkan"].claims[0].rows] == ["At least 26 civilians killed", "7 children killed"]
    assert views["euphrates"].claims == ()
    assert views["mahkan"].title == "Mahkan, town or village, Deir ez-Zor, Syria (place)"


def test_links_of_every_page_lead_to_pages_of_the_site() -> None:
    whole = shelf(ferry("a"), ferry("b"))
    known = {"", "articles/", "regions/", "actors/", "places/"}
    known |= {f"articles/{a.slug}/" for a in whole.corpus.articles} | {f"regions/{g.id}/" for g in whole.corpus.regions}
    known |= {f"actors/{g.id}/" for g in whole.corpus.actors} | {f"places/{g.id}/" for g in whole.corpus.places}
    known |= {f"events/{e.id}/" for e in whole.corpus.events}
    views: list[Any] = [region_view(g, whole, read_borders()) for g in whole.corpus.regions]
    views += [actor_view(g, whole, read_borders()) for g in whole.corpus.actors]
    views += [place_view(g, whole, read_borders()) for g in whole.corpus.places]
    views += [article_view(a, whole, HTML, read_borders()) for a in whole.corpus.articles]
    for view in views:
        root = "../" * view.url.count("/")
        hrefs = {link.href.partition("#")[0] for link in links(view) if link.href and not link.href.startswith("#")}
        assert hrefs
        assert {href.removeprefix(root) for href in hrefs} <= known, view.url


# --- front page and lists ------------------------------------------------------------------------------------------


def test_the_front_page_carries_the_day_of_the_newest_article() -> None:
    view = home_view(shelf(ferry("a"), ferry("b", date(2017, 9, 13))), read_borders())
    assert view.heading == "Briefing for Wednesday 13 September 2017"
    assert view.counts == "2 articles from 1 origin, 1 outlet, 4 claims of harm, 2 forces, 1 country."
    assert [r.name.text for r in view.regions] == ["Middle East", "Syria"]


def test_an_empty_collection_has_its_pages_too() -> None:
    view = home_view(shelf(), read_borders())
    assert (view.heading, view.newest, view.map) == ("Briefing", (), None)
    assert [(p.url, p.make().groups) for p in article_lists(shelf(), 100)] == [
        ("articles/", ()),
        ("articles/oldest-first/", ()),
        ("articles/most-claims/", ()),
    ]
    assert actor_names(shelf()) == []


def test_lists_from_a_to_z() -> None:
    whole = shelf(ferry())
    assert [(n.text, n.group[0]) for n in actor_names(whole)] == [
        ("Islamic State", "rebel-group"),
        ("Syrian government forces", "state-forces"),
    ]
    assert {n.group for n in place_names(whole)} == {("sy", "Syria")}
    odd = [article(document(f"a{n}", title=title)) for n, title in enumerate(("“Élan” lost", "3 dead", "ʿUzayr"))]
    (page,) = name_pages(
        NameIndex("articles/a-z/", "articles", "Articles", "", ranked=False), article_names(shelf(*odd))
    )
    assert [x.name for x in page.make().letters] == ["0-9", "E", "U"]


def test_the_tree_of_regions_counts_articles() -> None:
    rows = region_rows(shelf(ferry("a"), ferry("b")), "regions/")
    assert [(r.name.text, r.depth, r.count, r.share) for r in rows] == [
        ("Middle East", 0, 2, 100),
        ("Syria", 1, 2, 100),
        ("Deir ez-Zor", 2, 2, 100),
    ]
