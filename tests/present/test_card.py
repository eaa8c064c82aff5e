"""What a page says of itself where it is shared."""

from __future__ import annotations

from tests.making import ferry

from briefing.collate import corpus_of
from briefing.knowledge import load_knowledge
from briefing.knowledge.borders import read_borders
from briefing.present.article import article_view
from briefing.present.card import Card, article_card, page_card
from briefing.present.region import region_view
from briefing.present.shelf import shelf_of

SHELF = shelf_of(corpus_of([ferry()], load_knowledge().countries, lambda id: ()))


def test_an_article_is_told_by_its_lead_figure_with_its_claimant() -> None:
    article = SHELF.articles["ferry"]
    card = article_card(article, article_view(article, SHELF, "<p></p>", read_borders()), SHELF)
    assert (card.figure, card.claimant) == ("At least 26 civilians killed", "a monitor")
    assert card.description == "At least 26 civilians killed. A monitor. Mahkan, Syria · 11 September 2017."
    assert card.alt.startswith(f"{article.title}. Mahkan, Syria") and card.alt.endswith("Graded: Weak")
    assert (card.published, card.modified) == ("2017-09-11", "")


def test_an_article_without_day_and_claim_says_so_and_no_more() -> None:
    bare = ferry(published=None)
    card = article_card(bare, article_view(bare, SHELF, "<p></p>", read_borders()), SHELF)
    assert card.published == "" and "·" not in card.line


def test_countries_have_a_card_and_provinces_share_that_of_the_site() -> None:
    cards = {g.level: page_card(region_view(g, SHELF, read_borders())) for g in SHELF.corpus.regions}
    assert cards["country"].headline == "Syria" and cards["admin1"] == Card() == page_card(None)
