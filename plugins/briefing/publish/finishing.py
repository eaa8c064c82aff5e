"""The last step of a build: everything that is made from the written pages and the corpus, in one call."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefing.present.addresses import Site
from briefing.present.name_index import found_names
from briefing.present.shelf import Shelf
from briefing.present.tombstones import article_tombstones, event_tombstones
from briefing.publish.changes_feed import write_changes_feed
from briefing.publish.citations.files import write_citations
from briefing.publish.event_feed import write_event_feed
from briefing.publish.feeds import write_feeds
from briefing.publish.headers import content_policy
from briefing.publish.hosts import write_host_files
from briefing.publish.name_files import write_name_files
from briefing.publish.page_style import PageStyle
from briefing.publish.script_phrases import write_script_phrases
from briefing.publish.search_index import SearchReport, index_site
from briefing.publish.sitemap import write_robots, write_sitemap

__all__ = ["finish_site"]


def finish_site(
    output: Path, shelf: Shelf, site: Site, style: PageStyle, hosts: Sequence[str] = ("netlify",)
) -> SearchReport:
    """Adds all that is made from written pages: citations, feeds, site map, robots.txt, headers, names, search index,
    and last the manifest of all files. `hosts`: whose files with headers are to be written.

    Raises BriefingError where the search index cannot be made.
    """
    corpus = shelf.corpus
    gone = [page.url for page in (*article_tombstones(shelf), *event_tombstones(shelf))]
    write_citations(output, corpus, site)
    write_feeds(shelf, site, output)
    write_event_feed(shelf, site, output)
    write_changes_feed(shelf, site, output)
    write_sitemap(output, site, shelf, gone)
    write_robots(output, site.url)
    write_host_files(output, hosts, content_policy(style))
    write_script_phrases(output / "theme" / "js", [code for code, _ in site.trees])
    write_name_files(output, found_names(shelf))
    return index_site(output, [path.strip("/") for _, path in site.trees if path])
