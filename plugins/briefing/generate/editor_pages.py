"""The editor's own pages, such as the method: Markdown files of content/pages, in the language they are written in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError
from briefing.generate.faults import report_fault
from briefing.generate.heads import check_head
from briefing.generate.holding import hold_back
from briefing.generate.pages import page_files
from briefing.generate.withholding import withheld_of
from briefing.ingest.front_matter import read_page
from briefing.markup import page_html
from briefing.settings import site_settings
from briefing.slugs import SLUG_REMEDY, is_slug

__all__ = ["EditorPage", "read_editor_pages"]

# Folders and pages of the site's own.
_TAKEN = frozenset({
    "actors", "articles", "briefs", "changes", "claimants", "data", "events", "feeds", "grades", "outcomes", "outlets",
    "pagefind", "places", "regions", "search", "theme", "years",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class EditorPage:
    """`content` is safe HTML; `url` stands below the root; `digest` tells it from an earlier version."""

    slug: str
    title: str
    content: str
    lang: str
    url: str
    digest: str


def read_editor_pages(settings: dict[str, Any]) -> tuple[EditorPage, ...]:
    """Every published page, in order of its file; a faulty one is reported and left out."""
    found: list[EditorPage] = []
    for path in page_files(site_settings(settings).pages, settings.get("IGNORE_FILES", [".*"])):
        try:
            page = _page(path, settings)
        except BriefingError as fault:
            report_fault(settings, str(fault))
            continue
        if page and any(page.slug == other.slug for other in found):
            taken = BriefingError(str(path), f"the address {page.slug}/ is taken", "give the page another slug")
            report_fault(settings, str(taken))
            continue
        found += [page] if page else []
    return tuple(found)


def _page(path: Path, settings: dict[str, Any]) -> EditorPage | None:
    front, body = read_page(path)
    if not front.is_published:  # whatever else is wrong with it is nobody's business yet
        hold_back(settings, str(path), front.status)
        return None
    front, content = withheld_of(settings).page(path, front, page_html(body, str(path)))
    title, _ = check_head(path, front)
    slug = dict(front.other).get("slug", path.stem)
    if not is_slug(slug):
        raise BriefingError(str(path), f"no page can have the slug {slug!r}", SLUG_REMEDY)
    if slug in _TAKEN or slug in settings.get("BRIEFING_LANGUAGES", ()):
        raise BriefingError(str(path), f"the address {slug}/ is taken", "give the page another slug")
    language = front.language or str(settings.get("DEFAULT_LANG", "en"))
    digest = hashlib.sha256("\0".join((slug, title, language, content)).encode("utf-8", "replace")).hexdigest()
    return EditorPage(slug, title, content, language, f"{slug}/", digest)
