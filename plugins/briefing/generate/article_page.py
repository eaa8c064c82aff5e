"""One article's page, as its template prints it: in whatever language is spoken when it is laid out."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from briefing.knowledge.borders import Borders
from briefing.model import Article
from briefing.present.addresses import Site
from briefing.present.article import ArticleView, article_view
from briefing.present.card import Card, article_card
from briefing.present.citations import CiteView, article_cite
from briefing.present.shelf import Shelf
from briefing.present.sources import Sources, article_sources
from briefing.present.structured import article_structure, json_ld
from briefing.publish.content_hash import facts_hash

__all__ = ["LaidOutArticle", "article_page"]


@dataclass(frozen=True, slots=True)
class LaidOutArticle:
    """What article.html knows of an article."""

    view: ArticleView
    sources: Sources
    cite: CiteView
    structure: Markup
    card: Card


def article_page(article: Article, shelf: Shelf, html: str, site: Site, borders: Borders) -> LaidOutArticle:
    """Lays out the page; `html` is the article's body as sanitised HTML."""
    view = article_view(article, shelf, html, borders)
    return LaidOutArticle(
        view,
        article_sources(view, article.slug, shelf),
        article_cite(article, site, facts_hash(article.facts)),
        json_ld(article_structure(article, site)),
        article_card(article, view, shelf),
    )
