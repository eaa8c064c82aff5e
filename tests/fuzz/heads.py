"""Front matter under fire: what is written is read again as the same, and no value becomes another key."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from tests.fuzz.harness import Harness, Pieces
from tests.fuzz.words import Texts, lines, paragraphs, strange_text

from briefing.ingest.cleaning import one_line
from briefing.ingest.front_matter import KEYS, STATUSES, PageFront, front_lines, parse_page

__all__ = ["HEADS", "VALUES"]

# What YAML, Pelican or a careless hand puts into a head.
ODDITIES = (
    "---", "...", "- ", "  - a", "'", '"', "''", "'a'", '"a"', "'a' and 'b'", "\"it's\"", "[", "]", "[a, b]", "{a: b}", "!!python/object:os.system",
    "&a [*a, *a]", "*a", "|", ">", ">-", "#", "a # b", "a: b", ": ", "status: published", "\nstatus: published", "\n---\n", "title:", "Title: x",
    "   status: published", "    status: published", "%YAML 1.2", "~", "null", "yes", "0o17", "1_000", "2017-09-11", "2017-09-11T10:00:00+02:00", "=",
    "<<: *a", "? a", "\\", "\\n", "a;b", "a; b;", ";;", ",", "a, b", "@a", "`a`", "{{ x }}", "{% raw %}", "</script>", "\ufeff---",
)  # fmt: skip


def _value() -> Texts:
    part = st.one_of(st.sampled_from(ODDITIES), lines())
    return st.one_of(part, st.lists(part, max_size=3).map("".join), st.builds("{}\n{}".format, part, part))


def _head() -> Texts:
    """A head as somebody may have typed it, closed or not, and what stands below it."""
    key = st.one_of(
        st.sampled_from(KEYS), st.sampled_from(("Status", "tags", "x-y", "title ", "1", "")), strange_text(2)
    )
    parted = st.sampled_from((": ", ":", " : ", ":\n- ", ":\n  - ", "", ": |\n  ", ":\t"))
    row = st.one_of(st.tuples(key, parted, _value()).map("".join), _value())
    start = st.sampled_from(("---\n", "---\r\n", "\ufeff---\n", "--- \n", "", "---"))
    end = st.sampled_from(("\n---\n", "\n...\n", "\n\n", "", "\n --- \n", "\n---"))
    rows = st.lists(row, max_size=6).map("\n".join)
    return st.tuples(start, rows, end, paragraphs(2)).map("".join)


# All values of a head; the status, and what stands below it.
VALUES: SearchStrategy[Pieces] = st.tuples(
    *(_value() for _ in KEYS), st.sampled_from(STATUSES), st.one_of(_head(), paragraphs(2))
)


def _front(pieces: Pieces) -> PageFront:
    values: dict[str, object] = dict(zip(KEYS, pieces, strict=False))
    for key in ("authors", "actors"):
        values[key] = tuple(str(values[key]).split("|"))
    return PageFront(**{**values, "status": pieces[-2]})  # type: ignore[arg-type]


def _read_again(front: PageFront, body: str) -> None:
    written = front_lines(front)
    head = written.removeprefix("---\n").removesuffix("---\n").split("\n")[:-1]
    assert written.startswith("---\n") and written.endswith("\n---\n"), "the head is not closed"
    assert [line.partition(":")[0] for line in head] == [key for key in KEYS if f"\n{key}: " in written], "another key"
    again, below = parse_page(f"{written}\n{body}")
    for key in KEYS:
        meant, read = getattr(front, key), getattr(again, key)
        if isinstance(meant, tuple):
            wanted = tuple(filter(None, (one_line(one).replace(";", ",") for one in meant)))
            assert read == wanted, f"{key} is read as another list"
        else:
            assert (read or "") == one_line(meant), f"{key} is read as something else"
    assert not again.other, "a key that was not written"
    assert below == body.replace("\r\n", "\n").lstrip("\n"), "the body is another"
    assert front_lines(again) == written, "written again, it is another"


def _hold(pieces: Pieces) -> None:
    front, body = _front(pieces), pieces[-1]
    _read_again(front, body)
    found, below = parse_page(body)
    assert below in body.replace("\r\n", "\n"), "words that the page does not hold"
    _read_again(replace(found, other=(), status=found.status if found.status in STATUSES else ""), below)


HEADS = Harness("front_matter", VALUES, _hold, examples=50, repeated=lambda text: _repeat(text))


def _repeat(text: str) -> None:
    parse_page(f"---\ntitle: {text}\n{text}\n---\n{text}")
    parse_page(front_lines(PageFront(title=text, authors=(text, text))))
