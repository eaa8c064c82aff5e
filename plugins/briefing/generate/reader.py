"""Reads the Markdown pages in Pelican's place: our own front matter, and HTML that is safe to print."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from pelican.readers import BaseReader
from pelican.utils import SafeDatetime

from briefing.errors import BriefingError
from briefing.generate.faults import report_fault
from briefing.generate.heads import check_head
from briefing.generate.holding import hold_back
from briefing.generate.withholding import withheld_of
from briefing.ingest.front_matter import PageFront, read_page
from briefing.markup import page_html, safe_html
from briefing.settings import site_settings

__all__ = ["PageReader"]

# Pelican wants a date of each article. This one is never printed: lists and pages go by the front matter.
_UNDATED = SafeDatetime(1970, 1, 1)
_SKIPPED: dict[str, Any] = {"title": "", "status": "skip"}


class PageReader(BaseReader):  # type: ignore[misc]
    """Reads a page once: its head as a value, its body as sanitised HTML. A faulty page is reported and skipped."""

    enabled = True
    file_extensions = ("md", "markdown")

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The HTML and the metadata that Pelican works with; `front` carries the head for the plugin."""
        path = Path(source_path)
        try:
            front, body = read_page(path)
            if not front.is_published:  # whatever else is wrong with it is nobody's business yet
                hold_back(self.settings, source_path, front.status)
                return "", dict(_SKIPPED)
            withheld, is_article = withheld_of(self.settings), self._is_article(path)
            if is_article and path.stem in withheld.articles:
                hold_back(self.settings, source_path, "withheld")
                return "", dict(_SKIPPED)
            front, html = withheld.page(path, front, (safe_html if is_article else page_html)(body, source_path))
            return html, _metadata(path, front, is_article=is_article)
        except BriefingError as fault:
            report_fault(self.settings, str(fault))
        return "", dict(_SKIPPED)

    def _is_article(self, path: Path) -> bool:
        return any(path.is_relative_to(folder.resolve()) for folder in site_settings(self.settings).articles)


def _metadata(path: Path, front: PageFront, *, is_article: bool) -> dict[str, Any]:
    given = dict(front.other)
    title, day = check_head(path, front)
    return {
        "title": title,
        "slug": path.stem if is_article else given.get("slug", path.stem),
        "status": front.status,
        "date": _pelican_date(day),
        "front": front,
    }


def _pelican_date(day: date | datetime | None) -> SafeDatetime:
    if day is None:
        return _UNDATED
    return SafeDatetime(day.year, day.month, day.day)
