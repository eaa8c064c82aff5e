"""sitemap.xml and robots.txt: which pages there are and when each last changed in what it says.

A page changes when its article does, and when an edition reads the article anew or an editor corrects it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from briefing.collate.editions import Edition
from briefing.model import Article, Corpus
from briefing.present.addresses import Site, edition_url
from briefing.present.shelf import Shelf
from briefing.publish.writing import write_if_changed

__all__ = ["SitemapPage", "sitemap_pages", "sitemap_text", "write_robots", "write_sitemap"]

# The protocol's limit (sitemaps.org): more addresses than this in one file are not read.
MOST_PAGES = 50_000
_UNLISTED = ("search/", "pagefind/")


@dataclass(frozen=True, slots=True)
class SitemapPage:
    """A page's address below the site's root ("" is the home page) and the day its facts last changed, if known."""

    url: str
    modified: date | None


def last_day(article: Article) -> date | None:
    """The day an article was last changed by its outlet, else published; None where neither is known."""
    moment = article.modified_at or article.published_at
    return moment.date() if moment else article.document.published


def _newest(days: Iterable[date | None]) -> date | None:
    return max((d for d in days if d), default=None)


def edition_days(editions: Iterable[Edition]) -> dict[str, date]:
    """The day of the last edition in which each article, or a claim of it, changed; one not recorded has no day."""
    days: dict[str, date] = {}
    for edition in editions:
        if edition.number and edition.date:
            day = date.fromisoformat(edition.date)
            days |= dict.fromkeys([change.slug for change in edition.articles], day)
            days |= dict.fromkeys([change.record.article for change in edition.claims], day)
    return days


def sitemap_pages(corpus: Corpus, urls: Iterable[str], editions: Sequence[Edition] = ()) -> tuple[SitemapPage, ...]:
    """Every address with its day: an article's own; for a dossier or list the newest of the articles it shows.

    `editions`: what the ledger tells of later changes. Pages without articles (about) have no day. By address.
    """
    changed = edition_days(editions)
    days = {a.slug: _newest((last_day(a), changed.get(a.slug))) for a in corpus.articles}
    newest = _newest((*days.values(), *changed.values()))
    lists = ("", "articles/", "regions/", "actors/", "claimants/", "places/", "events/")
    known = dict.fromkeys(lists, newest)
    known |= {a.url: days[a.slug] for a in corpus.articles}
    known |= {edition_url(e.number): date.fromisoformat(e.date) for e in editions if e.number and e.date}
    known["changes/"] = _newest(changed.values())
    grouped = (
        ("regions", corpus.regions), ("actors", corpus.actors), ("claimants", corpus.claimants),
        ("places", corpus.places), ("events", corpus.events),
    )  # fmt: skip
    for folder, groups in grouped:
        known |= {f"{folder}/{g.id}/": _newest(days.get(slug) for slug in g.articles) for g in groups}
    return tuple(SitemapPage(url, known.get(url)) for url in sorted(set(urls)))


def sitemap_text(pages: Iterable[SitemapPage], site_url: str, paths: Mapping[str, str]) -> str:
    """The site map as XML. Without a site address the pages' addresses start at "/"; search engines want full ones.

    `paths`: for each language what stands before a page's address, "" or "/ar"; a page is listed once for each.
    """
    base = site_url.rstrip("/")
    rows = (_row(page, base, path, paths) for page in pages for path in paths.values())
    space = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' if len(paths) > 1 else ""
    opening = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{space}>\n'
    return _XML + opening + "".join(rows) + "</urlset>\n"


def _row(page: SitemapPage, base: str, path: str, paths: Mapping[str, str]) -> str:
    day = f"<lastmod>{page.modified.isoformat()}</lastmod>" if page.modified else ""
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{escape(f"{base}{other}/{page.url}")}"/>'
        for code, other in paths.items()
        if len(paths) > 1
    )
    return f"<url><loc>{escape(f'{base}{path}/{page.url}')}</loc>{day}{others}</url>\n"


_INDEX = "index.html"
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def _index_text(names: Iterable[str], site_url: str) -> str:
    rows = (f"<sitemap><loc>{escape(site_url.rstrip('/'))}/{name}</loc></sitemap>\n" for name in names)
    opening = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return _XML + opening + "".join(rows) + "</sitemapindex>\n"


def write_sitemap(output: Path, site: Site, shelf: Shelf, files: Iterable[str], gone: Collection[str] = ()) -> int:
    """Writes output/sitemap.xml over the pages among these files; returns how many pages it lists, in one language.

    `gone`: addresses of pages that only say that something is no more; they are not listed.
    Past 50,000 pages sitemap.xml becomes a list of sitemap-1.xml and so on.
    """
    urls = (file.removesuffix(_INDEX) for file in files if file == _INDEX or file.endswith(f"/{_INDEX}"))
    paths = dict(site.trees)
    unlisted = (*_UNLISTED, *(f"{path[1:]}/" for path in paths.values() if path))
    listed = (url for url in urls if not url.startswith(unlisted) and url not in gone)
    pages, site_url = sitemap_pages(shelf.corpus, listed, shelf.history.editions), site.url
    most = max(MOST_PAGES // len(paths), 1)
    if len(pages) <= most:
        write_if_changed(output / "sitemap.xml", sitemap_text(pages, site_url, paths))
        return len(pages)
    names = []
    for number, start in enumerate(range(0, len(pages), most), 1):
        names.append(f"sitemap-{number}.xml")
        write_if_changed(output / names[-1], sitemap_text(pages[start : start + most], site_url, paths))
    write_if_changed(output / "sitemap.xml", _index_text(names, site_url))
    return len(pages)


def write_robots(output: Path, site_url: str) -> None:
    """Writes output/robots.txt: everything may be read; the site map is named where the site's address is known."""
    lines = ["User-agent: *", "Disallow:"]
    if site_url:
        lines += ["", f"Sitemap: {site_url.rstrip('/')}/sitemap.xml"]
    write_if_changed(output / "robots.txt", "\n".join(lines) + "\n")
