"""Our own site among the peers: a whole copy of the project, so that a change of theme or knowledge touches nothing real."""

from __future__ import annotations

import compileall
import json
import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.bench.made_site import MadeArticle, MadeSite
from tests.bench.site_peers import Generator

from briefing.ingest.front_matter import PageFront, front_lines

__all__ = ["OURS", "Briefing"]

_ROOT = Path(__file__).resolve().parents[2]
# The peers' pages, and the search that they have not.
_PLAIN = ["feeds", "search"]


class Briefing(Generator):
    """Our generator. `whole`: everything that a site has; otherwise the pages that the peers make, and search."""

    deletes = True
    caches = (".cache", ".output.build")
    template, style = "theme/templates/article.html", "theme/static/css/site.css"

    def __init__(self, folder: Path, *, whole: bool) -> None:
        super().__init__(folder)
        self.name = "whole" if whole else "plain"
        self.whole = whole
        self.output = folder / "output"
        self._pages: dict[str, Path] = {}

    def command(self) -> list[str]:
        return [sys.executable, "-m", "invoke", "build"]

    def environment(self) -> Mapping[str, str]:
        return {key: value for key, value in super().environment().items() if key != "PYTHONPATH"}

    def write_project(self) -> None:
        self.folder.mkdir(parents=True)
        for name in ("plugins", "theme", "content/pages"):
            shutil.copytree(_ROOT / name, self.folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(_ROOT / "tasks.py", self.folder)
        settings = (_ROOT / "pelicanconf.py").read_text("utf-8")
        if not self.whole:
            settings += f"\nBRIEFING_PARTS = {_PLAIN!r}\nBRIEFING_LANGUAGES = ['en']\n"
        (self.folder / "pelicanconf.py").write_text(settings, "utf-8")
        compileall.compile_dir(self.folder / "plugins", quiet=1)  # as they are after any first run

    def page(self, slug: str) -> Path:
        return self._pages[slug]

    def write_article(self, article: MadeArticle, site: MadeSite) -> None:
        country = site.regions[article.region]
        front = PageFront(
            title=article.title, deck=article.deck, date=article.at.strftime("%Y-%m-%dT%H:%M:%S+00:00"),
            date_basis="metadata", outlet=article.outlet, language="en", status="published",
            country=country.name, actors=article.actors,
        )  # fmt: skip
        path = self.folder / "content" / "articles" / str(article.at.year) / f"{article.slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{front_lines(front)}\n" + "\n\n".join(article.paragraphs) + "\n", "utf-8")
        self._pages[article.slug] = path

    def write_names(self, site: MadeSite) -> None:
        """Names are those of the knowledge already."""

    def rename_actor(self, id: str, site: MadeSite) -> None:
        """The row of the actor in the copied knowledge gets the site's name; the old one stays as an alias."""
        row = re.compile(rf"(- id: {re.escape(id)}\n  name: )(.*)\n((?:  .*\n)*)")
        for path in sorted((self.folder / "plugins/briefing/knowledge/actors").glob("*.yaml")):
            text = path.read_text("utf-8")
            if found := row.search(text):
                old, rest = json.dumps(found[2].strip("'\"")), found[3]
                aliases = rest.replace("  aliases: [", f"  aliases: [{old}, ", 1)
                kept = aliases if aliases != rest else f"{rest}  aliases: [{old}]\n"
                new = f"{found[1]}{json.dumps(site.actors[id])}\n{kept}"
                path.write_text(text[: found.start()] + new + text[found.end() :], "utf-8")
                return
        raise ValueError(f"{id} has no row in the knowledge")

    def correct(self, article: MadeArticle, reason: str) -> bool:
        if not self.whole:
            return False
        path = self.folder / "content" / "corrections" / f"{article.slug}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"- change: claim\n  quote: {article.harm} were\n  set: {{form: about}}\n  reason: {reason}\n", "utf-8"
        )
        return True


OURS = ("plain", "whole")
