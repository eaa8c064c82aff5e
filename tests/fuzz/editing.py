"""What editors write under fire: corrections and notes on events are taken, or refused with file, line and remedy."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from hypothesis import strategies as st
from tests.fuzz.harness import Harness, Pieces
from tests.fuzz.heads import ODDITIES
from tests.fuzz.holding import box_holds, known, refused_well
from tests.fuzz.printing import printed_right
from tests.fuzz.words import Texts, lines, weighed

from briefing.collate.events.editing import read_event_note
from briefing.errors import BriefingError
from briefing.model import Article, Document, FactBox
from briefing.pipeline import document_of_text, facts_of
from briefing.resolve.corrections import apply_corrections, parse_corrections
from briefing.text import legible

__all__ = ["CORRECTIONS", "NOTES"]

_TITLE = "Raid kills 12 in Goma, army says"
_TEXT = (
    "At least 26 civilians, including seven children, were killed on Sunday when M23 fighters shelled a market in Goma, "
    "a hospital doctor said.\n\nThe army denied it had killed 12 people in Sake. Three soldiers were wounded near Bukavu."
)
_TARGETS = ("goma", "sake", "m23", "killed-26-1", "killed-12-2", "bukavu", "injured-3-1", "nobody")
_QUOTES = (
    "26 civilians",
    "seven children",
    "Goma",
    "M23",
    "The army",
    "Sake",
    "",
    "a",
    "soldiers",
    _TITLE,
    "hospital doctor said.\n\nThe army",
    "\u2028",
)
_FIELDS = (
    "min", "max", "form", "outcome", "victim", "victim_force", "blamed", "blame", "claimant", "claimant_type", "scope", "date", "place", "part_of", "id", "name",
    "type", "role", "parent", "country", "backs", "known", "kind", "admin1", "region", "lat", "lon", "precision_km", "geonames_id", "site", "as_written", "evidence",
    "groups", "strength", "losers", "title", "1", "__class__",
)  # fmt: skip
_VALUES = (
    0, 1, 12, 26, -1, 10**9, 10**30, 0.0, -0.0, 90.0, -90.0, 180.0, -180.0, 89.9999999, 1e-300, 1e308, float("nan"), float("inf"), 90.00001, 5e-324, True, False, None,
    "exact", "at_least", "range", "up_to", "vague", "about", "killed", "injured", "displaced", "civilian", "combatant", "mixed", "claimed", "denied", "monitor",
    "party", "incident", "period", "goma", "m23", "CD", "cd", "XX", "Middle Africa", "settlement", "country", "area", "rebel-group", "belligerent", "mentioned",
    "2017-09-10", "x" * 200, "../x", "con", ["m23"], ["m23", "goma"], [], [[]], {}, {"a": 1}, ["\u202e"], "",
)  # fmt: skip


def _value() -> st.SearchStrategy[object]:
    return st.one_of(
        st.sampled_from(_VALUES),
        st.sampled_from(_VALUES),
        st.floats(-181, 181),
        st.integers(0, 5000),
        st.dates(),
        lines().map(legible),
        st.sampled_from(_TARGETS),
    )


def _entry() -> st.SearchStrategy[object]:
    """One correction, mostly well-formed."""
    action = st.sampled_from(("add", "change", "remove", "confirm"))
    more = st.fixed_dictionaries(
        {},
        optional={
            "id": st.one_of(st.sampled_from(_TARGETS), _value()),
            "quote": st.one_of(st.sampled_from(_QUOTES), _value()),
            "checked": st.one_of(st.dates(), _value()),
            "extra": _value(),
        },
    )
    values = st.dictionaries(st.sampled_from(_FIELDS), _value(), min_size=1, max_size=5)
    whole = st.builds(
        lambda act, kind, rest, sets, reason: {act: kind, **rest, "set": sets, "reason": reason},
        action, st.sampled_from(("force", "claim", "place", "claim", "place", "event")), more, st.one_of(values, values, values, _value()), st.one_of(st.just("seen"), _value()),
    )  # fmt: skip
    return weighed((8, _fitting()), (3, whole), (1, _value()))


def _fitting() -> st.SearchStrategy[object]:
    """A correction that is taken: its values are of their kind, so that what it does to the facts is seen."""
    near = st.one_of(st.floats(-180, 180), st.sampled_from((180.0, -180.0, 0.0, 179.9999, 29.2)))
    sets = {
        "place": st.fixed_dictionaries({}, optional={
            "lat": st.one_of(st.floats(-90, 90), st.sampled_from((90.0, -90.0, 0.0))), "lon": near, "precision_km": st.one_of(st.floats(0, 20000), st.just(0)),
            "country": st.sampled_from(("CD", "FJ", "AQ", "RU", None, "XX")), "name": lines().map(legible), "kind": st.sampled_from(("settlement", "country", "area", "feature")),
            "site": st.booleans(), "id": st.sampled_from(("goma", "sake", "new-place", "bukavu")), "admin1": st.sampled_from(("Nord-Kivu", None, "X")),
            "region": st.sampled_from(("Middle Africa", "Europe", None)), "geonames_id": st.integers(1, 2**31 - 1), "as_written": st.just(["Goma"]),
        }),
        "claim": st.fixed_dictionaries({}, optional={
            "min": st.one_of(st.none(), st.integers(0, 10**10)), "max": st.one_of(st.none(), st.integers(0, 10**10)), "date": st.one_of(st.none(), st.dates()),
            "form": st.sampled_from(("exact", "range", "at_least", "up_to", "vague", "about", "more_than")), "place": st.sampled_from(("goma", "sake", "x")),
            "outcome": st.sampled_from(("killed", "injured", "casualties", "missing", "captured", "displaced")), "victim": st.sampled_from(("civilian", "combatant", "mixed")),
            "claimant": lines().map(legible), "claimant_type": st.sampled_from(("monitor", "party", "un", None)), "blamed": st.lists(st.sampled_from(("m23", "x")), max_size=2),
            "blame": st.sampled_from(("claimed", "denied", None)), "scope": st.sampled_from(("incident", "period", "cumulative")), "part_of": st.sampled_from(_TARGETS),
            "id": st.sampled_from(("killed-26-1", "mine")), "victim_force": st.sampled_from(("m23", "x", None)),
        }),
        "force": st.fixed_dictionaries({}, optional={
            "id": st.sampled_from(("m23", "mine", "wagner-group")), "name": lines().map(legible), "type": st.sampled_from(("rebel-group", "state-forces", "unknown")),
            "role": st.sampled_from(("belligerent", "backer", "mentioned")), "parent": st.sampled_from(("m23", "mine", None)), "country": st.sampled_from(("CD", None)),
            "backs": st.lists(st.sampled_from(("m23", "mine")), max_size=2), "known": st.booleans(),
        }),
    }  # fmt: skip
    return st.one_of(*(
        st.builds(
            lambda act, pick, words, values, kind=kind: {act: kind, **pick, "quote": words, "set": values, "reason": "seen"},
            st.sampled_from(("add", "change", "change")), st.sampled_from(({}, {})), st.sampled_from(_QUOTES[:6]), values,
        ) for kind, values in sets.items()
    ), st.builds(lambda kind, words: {"remove": kind, "quote": words, "reason": "wrong"}, st.sampled_from(("force", "claim", "place")), st.sampled_from(_QUOTES[:6])))  # fmt: skip


def _typed(values: Texts | st.SearchStrategy[object]) -> Texts:
    """As a file: dumped, dumped and broken, or typed by hand."""
    dumped = values.map(lambda value: yaml.safe_dump(value, allow_unicode=True, sort_keys=False))
    broken = st.builds(
        lambda whole, at, more: whole[: at % (len(whole) + 1)] + more + whole[at % (len(whole) + 1) :],
        dumped,
        st.integers(0, 500),
        st.sampled_from(ODDITIES),
    )
    odd = st.sampled_from((
        "- &a {change: claim, set: {min: *a}}", "&a [*a]", "!!python/object/apply:os.system [x]", "- {change: !!int '9', id: a}", "- {remove: place, id: 0x_}", "- ? [a]\n  : b",
        "- {confirm: claim, quote: 1_0:59}", "- {confirm: claim, quote: 26 civilians, checked: 2017-02-30}", "- !!set {a}", "- !!timestamp 'x'", "- !!binary =", "%TAG ! x", "--- a\n--- b",
        "- {add: place, quote: .nan, set: {lat: .inf}}", "- {? {a: b} : c}", "- {<<: [a]}", "- {remove: [], id: a}", "\x00", "\ufeff- {remove: place, id: a, reason: b}", "0o8", "1e", "=",
    ))  # fmt: skip
    by_hand = st.lists(st.sampled_from(ODDITIES), max_size=6).map("\n".join)
    return weighed((12, dumped), (3, broken), (1, odd), (1, by_hand))


@cache
def _read() -> tuple[Document, FactBox]:
    document = document_of_text("a", _TITLE, _TEXT, None)
    return document, facts_of(document, known())


def _corrections_hold(pieces: Pieces) -> None:
    document, box = _read()
    try:
        corrected = apply_corrections(box, document, parse_corrections(pieces[0], "a.yaml"))
    except BriefingError as fault:
        refused_well(fault)
        return
    box_holds(corrected, document)
    article = Article("a", "articles/a/", _TITLE, document, corrected)
    printed_right((article,), {"a": "".join(f"<p>{words}</p>" for words in _TEXT.split("\n\n"))})


CORRECTIONS = Harness(
    "corrections", st.tuples(_typed(weighed((15, st.lists(_entry(), min_size=1, max_size=4)), (1, _value())))), _corrections_hold, examples=25,
    repeated=lambda text: parse_corrections(f"- remove: place\n  id: a\n  reason: >\n   {text}\n", "a.yaml") and None,
)  # fmt: skip


def _fitting_note() -> st.SearchStrategy[object]:
    names = st.lists(st.sampled_from(("a", "b#killed-1", "", "#")), max_size=3)
    words = st.one_of(lines(), lines().map(legible))
    return st.fixed_dictionaries(
        {"reason": words},
        optional={
            "articles": names,
            "without": names,
            "merge": names,
            "name": words,
            "note": words,
            "grade": st.sampled_from(("weak", "fair", "x")),
        },
    )


def _note() -> Texts:
    keys = st.sampled_from(("articles", "without", "merge", "name", "grade", "reason", "note", "x", "id"))
    values = st.one_of(
        st.lists(st.sampled_from(("a", "b#killed-1", "", "#")), max_size=3),
        _value(),
        st.sampled_from(("weak", "strong", "single", "disputed")),
    )
    whole = st.dictionaries(keys, values, max_size=6)
    return _typed(weighed((9, st.one_of(_fitting_note(), whole)), (1, _value())))


def _notes_hold(pieces: Pieces) -> None:
    text, name = pieces
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.yaml"
        path.write_bytes(text.encode(errors="surrogatepass"))
        try:
            note = read_event_note(path)
        except BriefingError as fault:
            refused_well(fault)
            return
    assert note.id == name, "another id"
    for words in (note.name, note.reason, note.note, note.grade):
        assert words is None or (isinstance(words, str) and legible(words) == words), "words that cannot be printed"
    assert all(isinstance(word, str) for word in (*note.articles, *note.without, *note.merge)), "a name that is no text"


NOTES = Harness(
    "notes",
    st.tuples(_note(), st.sampled_from(("2017-09-10-goma", "2017-09-10-goma", "con", "A"))),
    _notes_hold,
    examples=60,
)
