"""The three files beside each page of an article or event: cite.bib, cite.ris, cite.csl.json."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from briefing.model import Corpus
from briefing.present.addresses import Site, event_url
from briefing.present.citations import Reference, article_references, event_references
from briefing.present.shelf import shelf_of
from briefing.publish.citations.bibtex import bibtex_text
from briefing.publish.citations.csl import csl_text
from briefing.publish.citations.ris import ris_text
from briefing.publish.writing import write_if_changed

__all__ = ["write_citations"]


def write_citations(output: Path, corpus: Corpus, site: Site) -> int:
    """Writes the citations of every article, its claims in the same files, and of every event.

    Returns how many files there are. A file a claim would be many times as many, and a manager of references picks from
    a file anyway.
    """
    shelf = shelf_of(corpus)
    pages = chain(
        ((article.url, article_references(article, site)) for article in corpus.articles),
        ((event_url(event.id), event_references(event, shelf, site)) for event in corpus.events),
    )
    return sum(_write(output / url, references) for url, references in pages)


def _write(folder: Path, references: Sequence[Reference]) -> int:
    texts = {
        "cite.bib": bibtex_text(references),
        "cite.ris": ris_text(references),
        "cite.csl.json": csl_text(references),
    }
    for name, text in texts.items():
        write_if_changed(folder / name, text)
    return len(texts)
