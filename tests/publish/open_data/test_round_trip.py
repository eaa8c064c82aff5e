"""Facts -> files -> facts is equal, by each of the three ways."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.publish.open_data.making_boxes import BOXES

from briefing.model import Article, Corpus, Document, FactBox
from briefing.publish.open_data.corpus_rows import tables_of
from briefing.publish.open_data.csv_file import csv_text, read_csv
from briefing.publish.open_data.json_lines import article_objects, lines_text
from briefing.publish.open_data.published import published_box
from briefing.publish.open_data.reading import boxes_of_lines, boxes_of_tables, read_boxes_from_sqlite
from briefing.publish.open_data.references import References, references_of
from briefing.publish.open_data.sqlite_file import write_sqlite
from briefing.publish.open_data.tables import Table

SLOWLY = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def corpus_of(boxes: list[FactBox]) -> Corpus:
    articles = tuple(
        Article(b.id, f"articles/{b.id}/", b.title, Document(b.id, b.title, "", (), b.published), b) for b in boxes
    )
    return Corpus(articles, (), (), ())


def by_csv(tables: tuple[Table, ...]) -> tuple[FactBox, ...]:
    # Through bytes, as a file would.
    return boxes_of_tables({t.form.name: read_csv(csv_text(t).encode("utf-8").decode("utf-8"), t.form) for t in tables})


def by_sqlite(tables: tuple[Table, ...]) -> tuple[FactBox, ...]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "briefing.sqlite"
        write_sqlite(path, tables)
        return read_boxes_from_sqlite(path)


@SLOWLY
@given(st.lists(BOXES, max_size=2, unique_by=lambda box: box.id))
def test_any_fact_boxes_come_back_equal(boxes: list[FactBox]) -> None:
    corpus = corpus_of(boxes)
    to = references_of(corpus, "")
    tables = tables_of(corpus, to)
    assert boxes_of_lines(lines_text(article_objects(corpus, to))) == tuple(boxes)
    assert by_csv(tables) == tuple(boxes)
    assert by_sqlite(tables) == tuple(boxes)


def test_the_corpus_made_by_hand_comes_back_equal(corpus: Corpus, to: References) -> None:
    wanted = tuple(published_box(article.facts) for article in corpus.articles)
    tables = tables_of(corpus, to)
    assert boxes_of_lines(lines_text(article_objects(corpus, to))) == wanted
    assert by_csv(tables) == wanted
    assert by_sqlite(tables) == wanted


def test_what_is_withheld_is_in_no_table_and_no_line(corpus: Corpus, to: References) -> None:
    article = corpus.articles[0]
    box = replace(
        article.facts, warnings=("secret warning",), nations=(("SY", 424242),),
        claims=tuple(replace(c, blame_rule="secret rule") for c in article.facts.claims),
    )  # fmt: skip
    changed = replace(corpus, articles=(replace(article, facts=box), *corpus.articles[1:]))
    told = lines_text(article_objects(changed, to)) + "".join(csv_text(t) for t in tables_of(changed, to))
    assert "secret" not in told and "424242" not in told
    assert published_box(box) == published_box(article.facts)
