"""The pages of content/articles, read from disk without Pelican, by the rules that a build of the site follows."""

from __future__ import annotations

import runpy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError
from briefing.generate.faults import forget_faults, report_fault
from briefing.generate.gathering import gather_articles, gather_shelf
from briefing.generate.heads import check_head, check_name
from briefing.generate.holding import forget_held, hold_back
from briefing.generate.withholding import take_up_withheld, withheld_of
from briefing.ingest.front_matter import PageFront, read_page
from briefing.markup import safe_html
from briefing.present.shelf import Shelf
from briefing.settings import site_settings

__all__ = ["SUFFIXES", "ArticlePage", "page_files", "read_article_pages", "read_settings_file", "read_shelf"]

SUFFIXES = (".md", ".markdown")


@dataclass(frozen=True)
class ArticlePage:
    """A page of an article: what `gather_articles` asks of one."""

    slug: str
    source_path: str
    front: PageFront
    _content: str


def read_settings_file(path: Path, content: Path | None = None) -> dict[str, Any]:
    """The names in capitals of a settings file, with its folders as full paths; `content` stands in for its own.

    Raises BriefingError where there is no such file.
    """
    if not path.is_file():
        raise BriefingError(str(path), "is not there", "run the task in the project's folder")
    settings = {name: value for name, value in runpy.run_path(str(path)).items() if name.isupper()}
    here = path.resolve().parent
    settings |= {"PATH": str(content.resolve() if content else here / settings["PATH"])}
    settings |= {"THEME": str(here / settings["THEME"])}
    forget_faults(settings)
    forget_held(settings)
    take_up_withheld(settings)
    return settings


def read_article_pages(settings: dict[str, Any]) -> Iterator[ArticlePage]:
    """Every published article's page; a faulty one is reported and left out."""
    for path in page_files(site_settings(settings).articles, settings.get("IGNORE_FILES", [".*"])):
        try:
            front, body = read_page(path)
            if not front.is_published:
                hold_back(settings, str(path), front.status)
                continue
            check_name(path)
            withheld = withheld_of(settings)
            if path.stem in withheld.articles:
                hold_back(settings, str(path), "withheld")
                continue
            front, html = withheld.page(path, front, safe_html(body, str(path)))
            check_head(path, front)
        except BriefingError as fault:
            report_fault(settings, str(fault))
            continue
        yield ArticlePage(path.stem, str(path), front, html)


def page_files(folders: Sequence[Path], ignored: Sequence[str]) -> Iterator[Path]:
    """Every Markdown file below these folders, in order of path; `ignored` are patterns of names to leave out."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            below = path.relative_to(folder).parts
            hidden = any(fnmatch(part, pattern) for part in below for pattern in ignored)
            if path.suffix in SUFFIXES and path.is_file() and not hidden:
                yield path


def read_shelf(settings: dict[str, Any]) -> Shelf:
    """The corpus that a build of the site would print. Faults of single pages are counted in the settings."""
    articles, _ = gather_articles(read_article_pages(settings), settings)
    return gather_shelf(articles, settings)
