"""Whether a label and a fact speak of the same thing; the rules are told in `briefing.measure`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.knowledge import Knowledge
from briefing.knowledge.country_book import Country
from briefing.knowledge.place_names import joined_key
from briefing.measure.labels import LabelledClaim, LabelledPlace, Spot
from briefing.model import Claim, Evidence, Force, ParsedText, Place
from briefing.text import fold, sentence_of

__all__ = [
    "claimant_agrees",
    "force_likeness",
    "place_agrees",
    "same_sentence",
    "sentence_at",
    "stands_there",
]

_SMALL = frozenset({"the", "of", "a", "an", "and", "in", "for", "to", "at", "by", "its", "their"})
# Words that say no more than that somebody speaks.
_SPEAKS = frozenset({
    "official", "officials", "source", "sources", "spokesman", "spokeswoman", "spokesperson", "statement", "local",
    "report", "reports", "group", "said",
})  # fmt: skip
_DISTINCTIVE = 4  # letters of a name that may be a part of another
_SAME, _KNOWN, _NATION, _HELD = 1.0, 0.9, 0.8, 0.5


def force_likeness(names: Sequence[str], force: Force, knowledge: Knowledge) -> float:
    """How surely a force goes by one of these names: 0 for another force, 1 for a form that both have.

    >>> from briefing.knowledge import load_knowledge
    >>> force = Force("islamic-state", "Islamic State", "rebel-group", "belligerent", ("Daesh",), ())
    >>> [force_likeness([n], force, load_knowledge()) for n in ("Daesh", "ISIS", "Hamas")]
    [1.0, 0.9, 0.0]
    """
    own = {fold(n) for n in (force.name, *force.as_written)}
    if any(_plain(n) in {_plain(o) for o in own} for n in names):
        return _SAME
    meant = {actor for name in names for actor in knowledge.actors.named(name)}
    if force.id in meant:
        return _KNOWN
    nation = next((c for name in names if (c := _nation(name, knowledge)) is not None), None)
    if nation is not None and force.id == nation.forces_id:
        return _NATION
    if meant and force.known:
        return 0.0  # knowledge tells them apart
    return _HELD if any(_holds(o, fold(n)) or _holds(fold(n), o) for n in names for o in own) else 0.0


def _plain(name: str) -> str:
    return joined_key(re.sub(r"^the ", "", fold(name)))


def _nation(name: str, knowledge: Knowledge) -> Country | None:
    """The country whose adjective or name begins a force's name: "Russian warplanes", "Israel's army"."""
    words = re.sub(r"[’']s\b", "", name.removeprefix("the ")).split()
    for size in (3, 2, 1):
        head = " ".join(words[:size])
        country = knowledge.countries.adjectived(head) or knowledge.countries.named(head)
        if country is not None and len(words) >= size:
            return country
    return None


def _holds(whole: str, part: str) -> bool:
    if len(part) < _DISTINCTIVE or part in _SMALL:
        return False
    return re.search(rf"(?<!\w){re.escape(part)}(?!\w)", whole) is not None


# --- where words stand ----------------------------------------------------------------------------------------------


def _sentences(parsed: ParsedText, headline: bool, start: int, end: int) -> range:
    shift = 0 if headline else parsed.body_start
    first, last = sentence_of(parsed, start + shift), sentence_of(parsed, max(start, end - 1) + shift)
    if first is None:
        return range(0)
    return range(first, (first if last is None else last) + 1)


def same_sentence(parsed: ParsedText, spots: Sequence[Spot], evidence: Sequence[Evidence]) -> bool:
    """Whether a label's words and a fact's evidence share a sentence."""
    wanted = {n for s in spots for n in _sentences(parsed, s.headline, s.start, s.end)}
    return any(n in wanted for e in evidence for n in _sentences(parsed, e.part == "headline", e.start, e.end))


def sentence_at(parsed: ParsedText, headline: bool, start: int) -> str:
    """The sentence at an offset of evidence; empty where it stands in none."""
    for number in _sentences(parsed, headline, start, start + 1):
        return parsed.source[parsed.sentences[number].start : parsed.sentences[number].end]
    return ""


def stands_there(parsed: ParsedText, label: LabelledClaim, claim: Claim) -> bool:
    """Whether a claim stands where its label stands; a label without quote stands anywhere."""
    if not label.spots or same_sentence(parsed, label.spots, claim.evidence):
        return True
    if "vague" in (label.form, claim.form) or (label.min or label.max or 0) < 2:
        return False
    quoted = {s.headline for s in label.spots}
    found = {e.part == "headline" for e in claim.evidence}
    return quoted.isdisjoint(found)


# --- attributes -----------------------------------------------------------------------------------------------------


def claimant_agrees(label: str | None, found: str | None) -> bool:
    """Whether two ways to name a speaker mean one: a telling word in common, or the initials of the other.

    >>> claimant_agrees("Syrian Observatory for Human Rights", "SOHR"), claimant_agrees("police", "residents")
    (True, False)
    """
    if not label or not found:
        return not label and not found
    one, two = (set(re.findall(r"[^\W_]+", fold(x))) - _SMALL for x in (label, found))
    telling = (one - _SPEAKS or one) & (two - _SPEAKS or two)
    return bool(telling) or _initials(label) in two or _initials(found) in one


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[:1].isupper()).lower()


def place_agrees(label: LabelledPlace, place: Place) -> bool:
    """Whether a place goes by one of the label's names.

    >>> place_agrees(LabelledPlace(("Deir Ezzor",)), Place("d", "Deir ez-Zor", (), "settlement", ()))
    True
    """
    return not {joined_key(n) for n in label.names}.isdisjoint(joined_key(n) for n in (place.name, *place.as_written))
