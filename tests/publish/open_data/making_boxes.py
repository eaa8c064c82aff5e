"""Fact boxes of every shape, for hypothesis: odd words, open bounds, nothing stated, no evidence at all."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from hypothesis import strategies as st

from briefing import model
from briefing.model import Change, Claim, Evidence, FactBox, Force, Place, Strength

# Everything that UTF-8 can carry; lone halves of a character cannot be in a file.
_ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
_SIGNS = st.text(st.sampled_from("=+-@'\"\t\r\n,; \\aä\u2028＝"), max_size=6)
WORDS = _ANY | _SIGNS
STATED = WORDS.filter(bool)
_COUNT = st.none() | st.integers(0, 2**40)
_DAY = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
_LISTS = st.lists(STATED, max_size=3).map(tuple)


def _one_of(kind: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(kind))


def _degrees(most: int) -> st.SearchStrategy[float | None]:
    return st.none() | st.floats(-most, most)


EVIDENCE = st.lists(
    st.builds(Evidence, _one_of(model.Part), WORDS, st.integers(0, 10**6), st.integers(0, 10**6), WORDS), max_size=3
).map(tuple)
STRENGTHS = st.lists(
    st.builds(Strength, _COUNT, WORDS, _one_of(model.StrengthState), EVIDENCE), max_size=2
).map(tuple)  # fmt: skip
FORCES = st.builds(
    Force, STATED, WORDS, _one_of(model.ForceType), _one_of(model.Role), _LISTS, EVIDENCE, STRENGTHS,
    st.none() | STATED, st.none() | STATED, _LISTS, st.booleans(),
)  # fmt: skip
_GROUPS = st.lists(st.tuples(STATED, _COUNT, _COUNT), max_size=2, unique_by=lambda g: g[0]).map(tuple)
CLAIMS = st.builds(
    Claim, id=STATED, outcome=_one_of(model.Outcome), min=_COUNT, max=_COUNT, form=_one_of(model.Form),
    as_written=WORDS, victim=_one_of(model.Victim), evidence=EVIDENCE, victim_force=st.none() | STATED, groups=_GROUPS,
    blamed=_LISTS, blame=st.none() | _one_of(model.Blame), claimant=st.none() | STATED,
    claimant_type=st.none() | _one_of(model.ClaimantType), scope=_one_of(model.Scope), date=_DAY,
    place=st.none() | STATED, part_of=st.none() | STATED,
)  # fmt: skip
PLACES = st.builds(
    Place, STATED, WORDS, _LISTS, _one_of(model.PlaceKind), EVIDENCE, st.none() | STATED, st.none() | STATED,
    st.none() | STATED, _degrees(90), _degrees(180), st.none() | st.floats(0, 1e4),
    st.none() | st.integers(1, 2**31), st.booleans(),
)  # fmt: skip
CHANGES = st.builds(
    Change, st.sampled_from(("add", "change", "remove")), st.sampled_from(("force", "claim", "place")), WORDS, WORDS
)


def _lists(facts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(facts, max_size=2, unique_by=lambda fact: fact.id).map(tuple)


BOXES = st.builds(
    FactBox, id=st.text("abcdefg-", min_size=1, max_size=9), title=WORDS, published=_DAY,
    published_basis=_one_of(model.DateBasis), forces=_lists(FORCES), claims=_lists(CLAIMS), places=_lists(PLACES),
    changes=st.lists(CHANGES, max_size=2).map(tuple), unresolved=_LISTS,
)  # fmt: skip
