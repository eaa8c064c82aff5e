"""The three files beside each page: articles/<slug>/cite.bib, cite.ris, cite.csl.json."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefing.model import Corpus
from briefing.present.addresses import Site
from briefing.present.citations import Reference, article_references
from briefing.publish.citations.bibtex import bibtex_text
from briefing.publish.citations.csl import csl_text
from briefing.publish.citations.ris import ris_text
from briefing.publish.writing import write_if_changed

__all__ = ["write_citations"]


def write_citations(output: Path, corpus: Corpus, site: Site) -> int:
    """Writes the citations of every article, its claims in the same files; returns how many files there are.

    One file a claim would be twenty times as many, and a bibliography's manager picks from a file anyway.
    """
    return sum(_write(output / article.url, article_references(article, site)) for article in corpus.articles)


def _write(folder: Path, references: Sequence[Reference]) -> int:
    texts = {
        "cite.bib": bibtex_text(references),
        "cite.ris": ris_text(references),
        "cite.csl.json": csl_text(references),
    }
    for name, text in texts.items():
        write_if_changed(folder / name, text)
    return len(texts)
