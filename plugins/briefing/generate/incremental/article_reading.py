"""Reads one article's page with its facts. Apart, since a build in which no article changed needs none of this."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.errors import BriefingError
from briefing.generate.headed import headed_article
from briefing.generate.heads import check_head, check_name
from briefing.generate.incremental.article_store import Record, Unread, record_of
from briefing.generate.incremental.sources import Source
from briefing.generate.withholding import Withheld
from briefing.ingest.front_matter import PageFront, read_page
from briefing.knowledge.actor_book import read_actors
from briefing.knowledge.country_book import read_countries
from briefing.markup import safe_html
from briefing.model import Article
from briefing.settings import SiteSettings

__all__ = ["know_beforehand", "read_article"]


def know_beforehand(site: SiteSettings) -> None:
    """Reads once what every article is read by, before the processes part."""
    if "facts" in site.parts:
        from briefing.knowledge import load_knowledge

        load_knowledge()
    else:
        read_actors(read_countries())


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
        front, html = withheld.page(source.path, front, safe_html(body, source.address))
        check_head(source.path, front)
        article = withheld.article(_article(source.slug, front, html, site, withheld))
    except BriefingError as fault:
        return Unread(str(fault))
    except Exception as fault:  # one article that breaks a rule of ours must not take the others with it
        return Unread(f"{source.path}: cannot be read: {type(fault).__name__}: {fault}")
    if "facts" in site.parts and (unfounded := _unfounded(article)):
        return Unread("", unfounded)
    key = keys[source.address]
    return record_of(key if isinstance(key, bytes) else b"", article, html, article.facts.warnings)


# The rules are not loaded for a site without facts: that takes as long as all else does after a change.


def _article(slug: str, front: PageFront, html: str, site: SiteSettings, withheld: Withheld) -> Article:
    if "facts" not in site.parts:
        countries = read_countries()
        return headed_article(slug, front, countries, read_actors(countries))
    from briefing.generate.articles import article_of
    from briefing.knowledge import load_knowledge

    return article_of(slug, front, html, load_knowledge(), withheld.corrections(site.corrections))


def _unfounded(article: Article) -> tuple[str, ...]:
    from briefing.collate.evidence import check_evidence

    return check_evidence(article)
