"""Briefing Room: articles in, a searchable briefing site out. The map of the package:

ingest    saved articles -> Markdown pages, originals kept
extract   words seen in a text, each with its span
resolve   what the words mean: named actors, placed places, dated claims, corrections applied
collate   what many articles hold together
present   strings, rows, SVG: ready to print
generate  the only room that imports Pelican
publish   search index, feeds, data files, and the checks on what is written
knowledge names, verbs, places, regions: data edited by people, checked when loaded
measure   how well the facts agree with labels
console   what the invoke tasks call and print

`briefing.pipeline` runs the flow, top to bottom. Pelican finds the plugin through `register`.
"""

from __future__ import annotations

__all__ = ["register"]


def register() -> None:
    """Pelican's entrance; imported late so that facts can be read without Pelican."""
    from briefing.generate.hooks import connect

    connect()
