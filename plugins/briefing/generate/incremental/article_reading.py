"""Reads one article's page with its facts. Apart, since a build in which no article changed needs none of this."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.collate.evidence import check_evidence
from briefing.errors import BriefingError
from briefing.generate.articles import article_of
from briefing.generate.heads import check_head, check_name
from briefing.generate.incremental.article_store import Record, Unread, record_of
from briefing.generate.incremental.sources import Source
from briefing.generate.withholding import Withheld
from briefing.ingest.front_matter import read_page
from briefing.knowledge import load_knowledge
from briefing.markup import safe_html
from briefing.settings import SiteSettings

__all__ = ["read_article"]


def read_article(
    keys: Mapping[str, bytes | str | Unread], site: SiteSettings, withheld: Withheld, source: Source
) -> Record | str | Unread:
    """Reads a page with its facts: the record to keep, the status of one that is held back, or why it cannot be read.

    `keys`: what the record is to be called, by path.
    """
    try:
        front, body = read_page(source.path)
        if not front.is_published:  # whatever else is wrong with it is nobody's business yet
            return front.status
        check_name(source.path)
        if source.slug in withheld.articles:
            return "withheld"
        front, html = withheld.page(source.path, front, safe_html(body, str(source.path)))
        check_head(source.path, front)
        article = withheld.article(
            article_of(source.slug, front, html, load_knowledge(), withheld.corrections(site.corrections))
        )
    except BriefingError as fault:
        return Unread(str(fault))
    except Exception as fault:  # one article that breaks a rule of ours must not take the others with it
        return Unread(f"{source.path}: cannot be read: {type(fault).__name__}: {fault}")
    if unfounded := check_evidence(article):
        return Unread("", unfounded)
    key = keys[str(source.path)]
    return record_of(key if isinstance(key, bytes) else b"", article, html, article.facts.warnings)
