"""Writes the pages that are not articles: front page, lists, regions, actors, places."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from pelican.generators import Generator
from pelican.writers import Writer

from briefing.generate.article_page import article_page
from briefing.generate.browsing import Page, browsing_pages, dossier_pages
from briefing.generate.evidence import check_written_data
from briefing.generate.trees import Tree, site_of, trees_of
from briefing.knowledge import load_knowledge
from briefing.knowledge.actor_names import known_actor
from briefing.knowledge.borders import read_borders
from briefing.present.actor import actor_view
from briefing.present.addresses import Site, event_url
from briefing.present.card import page_card
from briefing.present.changes import changes_views
from briefing.present.citations import event_cite
from briefing.present.claimant import claimant_view
from briefing.present.event import event_view
from briefing.present.home import home_view
from briefing.present.place import place_view
from briefing.present.region import region_rows, region_view
from briefing.present.shelf import Shelf
from briefing.present.sources import page_sources
from briefing.present.structured import event_structure, json_ld
from briefing.present.tombstones import article_tombstones, event_tombstones
from briefing.publish.content_hash import event_hash
from briefing.publish.open_data.folder import DATA_FOLDER, write_open_data
from briefing.publish.open_data.page import DataPage, data_page
from briefing.settings import site_settings
from briefing.speech import source_language, speaking

__all__ = ["SiteGenerator"]


class SiteGenerator(Generator):  # type: ignore[misc]
    """Prints the corpus that the hooks have put into the context, and writes its open data, which a page lists."""

    def generate_output(self, writer: Writer) -> None:
        """Writes each page to index.html in the folder of its address."""
        settings = site_settings(self.settings)
        shelf: Shelf = self.context["shelf"]
        site = site_of(self.settings)
        with source_language():
            data = write_open_data(Path(self.output_path), shelf, site)
        check_written_data(Path(self.output_path) / DATA_FOLDER, shelf)
        for tree in trees_of(self.settings):
            with speaking(tree.catalogue):
                pages = chain(_pages(shelf, settings.page_size, site), [_data_page(data_page(data, site))])
                for page in chain(pages, self._pelicans_own(shelf, site) if tree.path else ()):
                    self._write(writer, tree, page, shelf)

    def _write(self, writer: Writer, tree: Tree, page: Page, shelf: Shelf) -> None:
        url, template, values = page
        told = {"address": url, "sources": page_sources(values.get("view"), shelf), **values}
        told.setdefault("card", page_card(values.get("view")))
        writer.write_file(
            f"{tree.folder}{url}index.html",
            self.get_template(template),
            self.context,
            self.settings["RELATIVE_URLS"],
            url=f"{tree.folder}{url}",
            LANGUAGE=tree,
            TREE=tree.path,
            **told,
        )

    def _pelicans_own(self, shelf: Shelf, site: Site) -> Iterator[Page]:
        """The pages that Pelican prints itself in the tree at the root: articles, the editor's pages, the search."""
        for slug, html in self.context["article_html"].items():
            article = shelf.articles[slug]
            laid_out = article_page(article, shelf, html, site)
            values = {"article": laid_out, "sources": laid_out.sources, "card": laid_out.card, "section": "articles"}
            yield article.url, "article", values
        for page in self.context["pages"]:
            yield page.url, "page", {"page": page, "section": page.slug}
        yield "search/", "search", {"section": "search"}


def _data_page(view: DataPage) -> Page:
    return "data/", "data", {"view": view, "section": "data"}


def _pages(shelf: Shelf, page_size: int, site: Site) -> Iterator[Page]:
    yield "", "home", {"view": home_view(shelf, read_borders()), "section": "home"}
    yield "regions/", "regions", {"rows": region_rows(shelf, "regions/"), "section": "regions"}
    yield from browsing_pages(shelf, page_size)
    yield from _dossiers(shelf, site)
    yield from _changes(shelf)


def _changes(shelf: Shelf) -> Iterator[Page]:
    for page in changes_views(shelf):
        yield page.url, "changes", {"view": page, "section": "changes"}
    for gone in (*article_tombstones(shelf), *event_tombstones(shelf)):
        yield gone.url, "withdrawn", {"view": gone, "section": ""}


def _dossiers(shelf: Shelf, site: Site) -> Iterator[Page]:
    borders, actors = read_borders(), load_knowledge().actors
    for event in shelf.corpus.events:
        page = event_view(event, shelf, borders)
        cite = event_cite(event, shelf, site, event_hash(event))
        structure = json_ld(event_structure(event, shelf, site))
        yield page.url, "event", {"view": page, "section": "events", "cite": cite, "structure": structure}
        for old in page.was:
            yield event_url(old), "moved", {"to": page, "section": "events"}
    for region in shelf.corpus.regions:
        yield from dossier_pages(region_view(region, shelf, borders))
    for actor in shelf.corpus.actors:
        yield from dossier_pages(actor_view(actor, shelf, borders, known_actor(actors, actor.id)))
    for claimant in shelf.corpus.claimants:
        yield from dossier_pages(claimant_view(claimant, shelf))
    for place in shelf.corpus.places:
        yield from dossier_pages(place_view(place, shelf, borders))
