"""The Atom feed of editions: an entry for each, with what was new, revised or withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from html import escape
from pathlib import Path

from briefing.collate.editions import Edition
from briefing.present.addresses import Site, edition_url
from briefing.present.changes import ChangeRow, edition_view
from briefing.present.shelf import Shelf
from briefing.present.tombstones import edition_name
from briefing.present.words import chained_words, listed_words
from briefing.publish.feeds import ENTRIES, Entry, Feed, feed_text
from briefing.publish.writing import write_if_changed
from briefing.speech import gettext

__all__ = ["CHANGES_FEED", "write_changes_feed"]

CHANGES_FEED = "feeds/changes.atom.xml"


def write_changes_feed(shelf: Shelf, site: Site, output: Path) -> int:
    """Writes the feed and returns how many editions it tells of, newest first; what no edition records is not in it."""
    recorded = [e for e in reversed(shelf.history.editions) if e.number][:ENTRIES]
    feed = Feed(CHANGES_FEED, "changes/", f"{gettext('What changed')} – {site.name}", ())
    write_if_changed(output / CHANGES_FEED, feed_text(feed, site, (_entry(e, shelf, site) for e in recorded)))
    return len(recorded)


def _entry(edition: Edition, shelf: Shelf, site: Site) -> Entry:
    url = edition_url(edition.number)
    day = datetime.combine(datetime.fromisoformat(edition.date).date(), time(), UTC)
    return Entry(
        url=url,
        title=edition_name(edition.number),
        summary="".join(_told(edition, shelf, url)),
        authors=(site.name,),
        published=day,
        updated=day,
        source_url=None,
        outlet=None,
        subjects=(),
    )


def _told(edition: Edition, shelf: Shelf, url: str) -> Iterator[str]:
    """The edition's page in few words: no links, which a reader of feeds would resolve wrongly."""
    view = edition_view(edition, shelf, url)
    yield "".join(f"<p>{escape(words)}</p>" for words in (view.why, view.counts) if words)
    for part in view.lists:
        rows = "".join(f"<li>{escape(_row(row))}</li>" for row in part.rows)
        yield f"<h3>{escape(part.heading)}</h3><ul>{rows}</ul>"


def _row(row: ChangeRow) -> str:
    was = gettext("before: %(words)s") % {"words": row.was} if row.was else ""
    article = gettext("in “%(title)s”") % {"title": row.article.text} if row.article else ""
    return chained_words((listed_words((row.says.text, row.who)), was, row.why, article))
