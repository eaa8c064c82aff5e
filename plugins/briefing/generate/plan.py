"""All that a site is made of, as jobs: each page or row of pages in each tree, and the theme's files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing.generate.article_page import article_page
from briefing.generate.browsing import LaterPage, Page, Part, browsing_parts, dossier_pages
from briefing.generate.editor_pages import EditorPage
from briefing.generate.evidence import check_written_data, check_written_feeds, check_written_page
from briefing.generate.incremental.jobs import Job, Piece
from briefing.generate.incremental.world import World
from briefing.generate.printing import Printer
from briefing.generate.trees import Tree
from briefing.knowledge.actor_book import read_actors
from briefing.knowledge.actor_names import known_actor
from briefing.knowledge.borders import Borders
from briefing.knowledge.country_book import read_countries
from briefing.present.actor import actor_view
from briefing.present.addresses import Site, event_url
from briefing.present.changes import changes_views
from briefing.present.citations import event_cite
from briefing.present.claimant import claimant_view
from briefing.present.event import event_view
from briefing.present.home import home_view
from briefing.present.place import place_view
from briefing.present.region import region_rows, region_view
from briefing.present.shelf import Shelf
from briefing.present.sources import edition_line
from briefing.present.structured import event_structure, json_ld
from briefing.present.tombstones import article_tombstones, event_tombstones
from briefing.publish.content_hash import event_hash
from briefing.publish.finishing import Part as FolderPart
from briefing.publish.manifest import file_paths
from briefing.publish.page_style import PRINTED, printed_sheet
from briefing.speech import source_language, speaking

__all__ = ["Plan", "data_job", "folder_jobs", "page_jobs", "theme_jobs"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What pages are made from, beside the corpus: `editors` are the editor's own pages, `borders` what maps lie on,
    `parts` those that the site has, of settings.PARTS. `unchanged`: slugs of articles that are read by the same
    code from the same file as in the last build, which found what its data files say of them right."""

    world: World
    site: Site
    page_size: int
    editors: tuple[EditorPage, ...]
    borders: Borders
    parts: frozenset[str]
    unchanged: frozenset[str] = frozenset()


def page_jobs(plan: Plan, printer: Printer, trees: Iterable[Tree]) -> Iterator[Job]:
    """The jobs that print pages, each in every tree: what is drawn for one language serves the next."""
    printed = tuple(trees)
    for name, given, pages in _parts(plan):
        yield Job(f"print {name}", given, _Printed(plan.world.shelf, printer, printed, pages))
    root = printed[0]
    yield Job("404", (), lambda: _spoken(root, lambda: printer.file(root, "404.html", "404", {})))


@dataclass(frozen=True, slots=True)
class _Printed:
    """Prints pages in the language of each tree."""

    shelf: Shelf
    printer: Printer
    trees: tuple[Tree, ...]
    pages: Callable[[], Iterable[Page | LaterPage]]

    def __call__(self) -> Iterator[tuple[str, bytes] | Piece]:
        for tree in self.trees:
            with speaking(tree.catalogue):
                for page in self.pages():
                    if isinstance(page, LaterPage):
                        yield Piece(f"{tree.code} {page.url}", page.given, partial(self._later, tree, page))
                    else:
                        yield from self._files(tree, page)

    def _later(self, tree: Tree, page: LaterPage) -> Iterator[tuple[str, bytes]]:
        return self._files(tree, page.make())

    def _files(self, tree: Tree, page: Page) -> Iterator[tuple[str, bytes]]:
        for path, content in self.printer.files(tree, page, self.shelf):
            if path.endswith(".html"):
                check_written_page(path, content.decode("utf-8"), self.shelf)
            yield path, content


def _spoken(tree: Tree, make: Callable[[], Iterable[tuple[str, bytes]]]) -> Iterator[tuple[str, bytes]]:
    with speaking(tree.catalogue):
        yield from make()


def _parts(plan: Plan) -> Iterator[Part]:
    shelf, borders = plan.world.shelf, plan.borders
    yield "home", (), lambda: [("", "home", {"view": home_view(shelf, borders), "section": "home"})]
    yield (
        "regions",
        (),
        lambda: [("regions/", "regions", {"rows": region_rows(shelf, "regions/"), "section": "regions"})],
    )
    if "search" in plan.parts:
        yield "search", (), lambda: [("search/", "search", {"section": "search"})]
    if "facts" in plan.parts:
        yield "changes", (), lambda: _changes(shelf)
    yield from browsing_parts(shelf, plan.page_size, facts="facts" in plan.parts)
    yield from _articles(plan)
    yield from _dossiers(plan)
    for page in plan.editors:
        yield f"page {page.slug}", (page.digest,), lambda page=page: [_editors(page)]  # type: ignore[misc]


def _editors(page: EditorPage) -> Page:
    return page.url, "page", {"page": page, "section": page.slug}


def _articles(plan: Plan) -> Iterator[Part]:
    for slug in plan.world.html:
        yield f"article {slug}", (), _Article(plan, slug)


@dataclass(frozen=True, slots=True)
class _Article:
    plan: Plan
    slug: str

    def __call__(self) -> Iterator[Page]:
        world, site = self.plan.world, self.plan.site
        article = world.shelf.articles[self.slug]
        laid_out = article_page(article, world.shelf, world.html[self.slug], site, self.plan.borders)
        values = {"article": laid_out, "sources": laid_out.sources, "card": laid_out.card, "section": "articles"}
        yield article.url, "article", values


def _changes(shelf: Shelf) -> Iterator[Page]:
    for page in changes_views(shelf):
        yield page.url, "changes", {"view": page, "section": "changes"}
    for gone in (*article_tombstones(shelf), *event_tombstones(shelf)):
        yield gone.url, "withdrawn", {"view": gone, "section": ""}


@dataclass(frozen=True, slots=True)
class _Dossier:
    """The pages of one group, asked for by its id: a job holds no group, whose reads would be another's."""

    make: Callable[[str], Iterator[Page | LaterPage]]
    id: str

    def __call__(self) -> Iterator[Page | LaterPage]:
        return self.make(self.id)


def _dossiers(plan: Plan) -> Iterator[Part]:
    shelf, borders = plan.world.shelf, plan.borders
    events = {event.id: event for event in shelf.corpus.events}

    def event(id: str) -> Iterator[Page]:
        page = event_view(events[id], shelf, borders)
        cite = event_cite(events[id], shelf, plan.site, event_hash(events[id]))
        structure = json_ld(event_structure(events[id], shelf, plan.site))
        yield page.url, "event", {"view": page, "section": "events", "cite": cite, "structure": structure}
        for old in page.was:
            yield event_url(old), "moved", {"to": page, "section": "events"}

    def region(id: str) -> Iterator[Page | LaterPage]:
        return dossier_pages(region_view(shelf.regions[id], shelf, borders))

    def actor(id: str) -> Iterator[Page | LaterPage]:
        known = known_actor(read_actors(read_countries()), id)
        return dossier_pages(actor_view(shelf.actors[id], shelf, borders, known))

    def claimant(id: str) -> Iterator[Page | LaterPage]:
        return dossier_pages(claimant_view(shelf.claimants[id], shelf))

    def place(id: str) -> Iterator[Page | LaterPage]:
        return dossier_pages(place_view(shelf.places[id], shelf, borders))

    corpus = shelf.corpus
    for kind, make, groups in (
        ("event", event, corpus.events), ("region", region, corpus.regions), ("actor", actor, corpus.actors),
        ("claimant", claimant, corpus.claimants), ("place", place, corpus.places),
    ):  # fmt: skip
        for group in groups:
            yield f"{kind} {group.id}", (), _Dossier(make, group.id)


def folder_jobs(parts: Iterable[FolderPart], shelf: Shelf) -> Iterator[Job]:
    """What other rooms write below a folder, as jobs: each writes into a folder of its own, whose files it gives."""
    for name, given, write in parts:
        yield Job(name, given, _InFolder(write, shelf))


@dataclass(frozen=True, slots=True)
class _InFolder:
    write: Callable[[Path], object]
    shelf: Shelf

    def __call__(self) -> Iterator[tuple[str, bytes]]:
        with TemporaryDirectory(prefix="briefing-") as made, source_language():
            folder = Path(made)
            self.write(folder)
            check_written_feeds(folder, self.shelf)
            for rel in sorted(file_paths(folder)):
                yield rel, (folder / rel).read_bytes()


def data_job(plan: Plan, printer: Printer, trees: Sequence[Tree]) -> Job:
    """The data files, and the page in every tree that lists them."""
    return Job("data", (), _Data(plan, printer, tuple(trees)))


@dataclass(frozen=True, slots=True)
class _Data:
    plan: Plan
    printer: Printer
    trees: tuple[Tree, ...]

    def __call__(self) -> Iterator[tuple[str, bytes]]:
        # Only here: most builds make no data files, and what writes them takes long to load.
        from briefing.publish.open_data.folder import DATA_FOLDER, write_open_data
        from briefing.publish.open_data.page import data_page

        shelf, site = self.plan.world.shelf, self.plan.site
        with TemporaryDirectory(prefix="briefing-") as made:
            folder = Path(made)
            with source_language():
                data = write_open_data(folder, shelf, site)
            check_written_data(folder / DATA_FOLDER, shelf, self.plan.unchanged)
            for rel in sorted(file_paths(folder)):
                yield rel, (folder / rel).read_bytes()
        for tree in self.trees:
            with speaking(tree.catalogue):
                page = ("data/", "data", {"view": data_page(data, site), "section": "data"})
                yield from self.printer.files(tree, page, shelf)


def theme_jobs(theme: Path, shelf: Shelf, trees: Iterable[Tree]) -> Iterator[Job]:
    """The theme's static files, each as it is, but for the printer's sheet, which says of which edition a page is."""
    folder = theme / "static"
    for path in sorted(folder.rglob("*")):
        if path.name == PRINTED:
            sheet = path.read_text(encoding="utf-8")
            rel = f"theme/{path.relative_to(folder).as_posix()}"
            yield Job(f"theme {rel}", (sheet,), lambda rel=rel, sheet=sheet: [(rel, _printed(sheet, shelf, trees))])  # type: ignore[misc]
        elif path.is_file():
            content = path.read_bytes()
            rel = f"theme/{path.relative_to(folder).as_posix()}"
            yield Job(f"theme {rel}", (hashlib.sha256(content).hexdigest(),), _Copy(rel, path))


def _printed(sheet: str, shelf: Shelf, trees: Iterable[Tree]) -> bytes:
    lines: dict[str, str] = {}
    for tree in trees:
        with speaking(tree.catalogue):
            lines[tree.code] = edition_line(shelf)
    return printed_sheet(sheet, lines).encode("utf-8")


@dataclass(frozen=True, slots=True)
class _Copy:
    rel: str
    path: Path

    def __call__(self) -> list[tuple[str, bytes]]:
        return [(self.rel, self.path.read_bytes())]
