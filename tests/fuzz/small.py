"""Days, names of pages and lines of batches under fire."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st
from tests.fuzz.fragments import json_ld, printed_dates
from tests.fuzz.harness import Harness, Pieces
from tests.fuzz.holding import known
from tests.fuzz.words import DAYS, lines, sentences

from briefing.console.batch import write_facts
from briefing.extract.days.dates import find_dates
from briefing.generate.heads import read_day
from briefing.ingest.dating import date_in_text, dates_in, infer_from_text, stamp_of
from briefing.ingest.slugs import MAX_SLUG, slug_of, unique_slug
from briefing.pipeline import document_of_text
from briefing.slugs import is_slug
from briefing.text import legible, parse

__all__ = ["BATCHES", "DATES", "SLUGS"]

_FORMS = (
    "%Y-%m-%d",
    "%d %B %Y",
    "%B %d, %Y",
    "%d.%m.%Y",
    "%A, %d %b %Y",
    "%b. %d, %Y at 14:20",
    "%Y-%m-%dT10:00:00Z",
    "Published %d %B %Y 4:20 p.m.",
)


def _dates_hold(pieces: Pieces) -> None:
    text, written, form = pieces
    meant = date.fromisoformat(written)
    stamp = stamp_of(meant.strftime(form))
    assert stamp is not None and stamp.day == meant, "a day that is read as another"
    for one in filter(None, (stamp, stamp_of(text))):
        read = read_day(one.iso(), "a.md")
        assert (read.date() if isinstance(read, datetime) else read) == one.day, "the day and its instant differ"
    assert all(text[a:b] and 0 <= a < b <= len(text) for a, b, _ in dates_in(text)), "a date that stands nowhere"
    date_in_text(text)
    infer_from_text([text], [text, "Shells fell on Monday."])
    parsed = parse(document_of_text("a", text[:200], text, meant))
    for day in find_dates(parsed, known()):
        assert 0 <= day.first < day.last <= len(parsed.tokens), "a day of no tokens"
        assert day.low is None or day.high is None or day.low <= day.high, "days exchanged"


def _repeat(text: str) -> None:
    stamp_of(text)
    date_in_text(text)
    infer_from_text([text], [text])
    find_dates(parse(document_of_text("a", "", text, date(2017, 9, 11))), known())


DATES = Harness(
    "dates",
    st.tuples(
        st.lists(st.one_of(printed_dates(), st.sampled_from(DAYS), sentences(4)), max_size=5).map(" ".join),
        st.dates(date(1950, 1, 1), date(2099, 12, 31)).map(str), st.sampled_from(_FORMS),
    ),
    _dates_hold, examples=80, repeated=_repeat,
)  # fmt: skip


def _slugs_hold(pieces: Pieces) -> None:
    title, other = map(legible, pieces)
    for words in (title, other):
        assert is_slug(slug_of(words)) and len(slug_of(words)) <= MAX_SLUG + len("article-"), "no name for a page"
    taken = {slug_of(title), slug_of(other)}
    for _ in range(3):
        new = unique_slug(title, other.encode(), taken)
        assert is_slug(new) and new not in taken, "a name that is taken"
        taken.add(new)


SLUGS = Harness(
    "slugs",
    st.tuples(st.one_of(lines(), sentences(20), st.text()), lines()),
    _slugs_hold,
    examples=80,
    repeated=lambda text: slug_of(text) and None,
)


def _batches_hold(pieces: Pieces) -> None:
    rows = [row for row in pieces if row.strip() and "\n" not in row]
    with TemporaryDirectory() as folder:
        source, target = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
        source.write_bytes("\n".join(rows).encode(errors="ignore"))
        report = write_facts(source, target)
        written = [json.loads(line) for line in target.read_bytes().splitlines()]
    assert len(written) == report.written, "lines lost"
    for fault in report.faults:
        assert fault.remedy, f"a line refused without remedy: {fault.reason[:60]}"


def _row() -> st.SearchStrategy[str]:
    value = st.one_of(
        sentences(8),
        sentences(8),
        lines(),
        printed_dates(),
        st.integers(),
        st.none(),
        st.floats(),
        st.lists(st.integers(), max_size=2),
    )
    row = st.fixed_dictionaries(
        {"id": st.one_of(lines(), value), "text": st.one_of(sentences(12), sentences(12), value)},
        optional={"title": value, "published": value, "x": value},
    )
    broken = st.sampled_from(
        (
            "{",
            "null",
            "[]",
            '"a"',
            "1" * 5000,
            "[" * 2000,
            '{"id": 1e999, "text": "x"}',
            "NaN",
            '{"id": "a", "text": "\\ud800 three civilians were killed"}',
            "\ufeff{}",
        )
    )
    return st.one_of(row.map(json.dumps), row.map(json.dumps), broken, json_ld())


BATCHES = Harness("batches", st.tuples(_row(), _row()), _batches_hold, examples=30)
