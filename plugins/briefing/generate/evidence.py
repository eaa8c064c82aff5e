"""The last look at a page before it counts: what it quotes is what is stored."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from briefing.collate.evidence import check_evidence, evidence_error
from briefing.present.printed_evidence import check_article_page, check_feed, check_page
from briefing.present.shelf import Shelf

__all__ = ["check_written_data", "check_written_feeds", "check_written_page"]

_ARTICLE = re.compile(r"(?:^|/)articles/([^/]+)/index\.html$")


def check_written_page(path: str, html: str, shelf: Shelf) -> None:
    """Holds a finished page, at `path` below the output folder, against the stored texts.

    Raises EvidenceError where it quotes what does not stand there; an article's own page also where a fact of the
    article, from wherever it came, rests on other words than the article has. A site without facts names forces that
    its editor put there and quotes nobody.
    """
    faults = check_page(html, path, shelf.articles.get)
    own = _ARTICLE.search(path)
    article = shelf.articles.get(own[1]) if own and shelf.has_facts else None
    if article is not None:
        # Its facts are the same in every tree of pages: those below the root speak for all.
        faults += check_evidence(article) if path.startswith("articles/") else ()
        faults += check_article_page(html, article, shelf.anchors[article.slug])
    if faults:
        raise evidence_error(faults)


def check_written_data(folder: Path, shelf: Shelf, unchanged: Collection[str] = ()) -> None:
    """Holds every row of the data files below this folder against the stored texts; raises EvidenceError.

    `unchanged`: slugs of articles that are read and written as in an earlier build, which found their rows right.
    """
    from briefing.publish.open_data.evidence_check import Stored, check_open_data  # most builds write no data

    documents = {slug: article.document for slug, article in shelf.articles.items()}
    faults = check_open_data(folder, Stored(documents, unchanged))
    if faults:
        raise evidence_error(faults)


def check_written_feeds(output: Path, shelf: Shelf) -> None:
    """Holds the claims that every feed below the output folder tells against the stored texts; raises EvidenceError."""
    paths = sorted(output.rglob("*.atom.xml"))
    named = ((path.relative_to(output).as_posix(), path.read_bytes().decode("utf-8")) for path in paths)
    if faults := [fault for name, xml in named for fault in check_feed(xml, name, shelf.articles.get)]:
        raise evidence_error(faults)
