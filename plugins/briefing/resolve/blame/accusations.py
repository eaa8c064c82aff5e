"""Sentences that lay an attack at somebody's door: "blamed M23", "claimed responsibility", "all signs point to X"."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model import Blame
from briefing.resolve.blame.attack_words import ATTACKS, DEFINITE_ATTACK, HOLDERS
from briefing.resolve.blame.sides import force_of_side
from briefing.resolve.blame.states import state_force
from briefing.resolve.located import Located

__all__ = ["Accusation", "find_accusations"]


@dataclass(frozen=True, slots=True)
class Accusation:
    """Who is said to have done it. `at`: the token that says so."""

    sentence: int
    at: int
    forces: tuple[str, ...]
    how: Blame


_LAY = frozenset({"accused", "accuses", "accuse", "accusing", "blamed", "blames", "blame", "blaming"})
_POINT = frozenset({"finger", "fingers", "attributed", "hallmarks", "indications", "suspicion", "signs"})
_OWN_UP = frozenset({"claimed", "claims", "claim", "claiming", "admitted", "admits", "took", "taken", "takes"})
_ANSWER = frozenset({"responsible", "responsibility", "behind"})
_DONE = frozenset({"perpetrated", "carried", "staged", "mounted", "orchestrated"})
_DOUBT = frozenset({
    "suspected", "believed", "presumed", "presume", "apparently", "likely", "probably", "thought", "suspect",
    "suspects", "whether", "purportedly",
})  # fmt: skip
_TRIGGERS = {"whether"} | _LAY | _POINT | _OWN_UP | _ANSWER | _DONE
_NOBODY = frozenset({"no", "nobody", "none", "denied", "denies", "denying", "not", "without", "neither", "rejected"})
_STOPS = frozenset({".", ";", "that", "said", "says", "which", "who"})
_WAS = frozenset({"was", "were", "been", "is", "are"})
_HELD = _WAS | {"held", "hold", "holds", "bears", "bear"}
_AT = frozenset({"at", "to", "on"})
_STATE = frozenset({
    "government", "regime", "authorities", "army", "military", "forces", "state", "troops", "president", "warplanes",
    "jets", "aircraft",
})  # fmt: skip


def find_accusations(located: Located) -> tuple[Accusation, ...]:
    """Every accusation and every owning up, in order; empty where nobody is said to have done anything."""
    found: list[Accusation] = []
    for i in located.parsed.spots(_TRIGGERS):
        reading = _Reader(located, i).read()
        if reading is not None:
            found.append(Accusation(located.parsed.in_sentence[i], i, *reading))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the sentence around one word of accusation, at token `at`."""

    located: Located
    at: int

    def read(self) -> tuple[tuple[str, ...], Blame] | None:
        """The force that the word puts an attack on, and how; None where it puts it on nobody that the article has."""
        word, before, after = self.located.norms[self.at], self._before(5), self._after()
        if word == "whether":
            both = self._either(1)
            return (both, "suspected") if len(both) > 1 and self._is_attack_after() else None
        if not _NOBODY.isdisjoint(before):
            return None
        if word in _LAY:
            return _said(self._laid(before, after), "alleged")
        if word in _POINT:
            k = next((k for k, w in enumerate(after) if w in _AT or w == "of"), None)
            return _said(self._right(k + 1) if k is not None else None, "suspected" if k == 0 else "alleged")
        if word in _OWN_UP:
            return _said(self._owned_up(after), "claimed")
        if word in _DONE:
            k = next((k for k, w in enumerate(after[:3]) if w == "by"), None)
            doubt = not _DOUBT.isdisjoint(self._before(6))
            return (
                (self._either(k + 2), "suspected" if doubt else "stated")
                if k is not None and self._either(k + 2)
                else None
            )
        held = not _HELD.isdisjoint(before) and after[:1] in (("for",), ("behind",), ("the",))
        return _said(self._left() if held else None, "alleged")

    def _before(self, reach: int) -> tuple[str, ...]:
        first = self.located.parsed.sentences[self.located.parsed.in_sentence[self.at]].first
        return self.located.norms[max(first, self.at - reach) : self.at]

    def _after(self) -> tuple[str, ...]:
        last = self.located.parsed.sentences[self.located.parsed.in_sentence[self.at]].last
        return self.located.norms[self.at + 1 : min(last, self.at + 7)]

    def _laid(self, before: tuple[str, ...], after: tuple[str, ...]) -> str | None:
        """ "X accused Y of it", "Y was blamed for it", "blamed on Y", "put the blame on Y"."""
        if any(w in _WAS for w in before[-2:]):
            return self._right(1) if after[:1] == ("on",) else self._left()
        if after[:1] == ("on",):
            return self._right(1)
        if "on" in after[:4] and after[0] in ("the", "it", "this", "that"):
            return self._right(after.index("on") + 1)
        return self._right(0)

    def _owned_up(self, after: tuple[str, ...]) -> str | None:
        """ "X claimed responsibility", "X claimed the attack", "the attack was claimed by X"."""
        if after[:1] == ("by",):
            return self._right(1)
        own = "responsibility" in after[:3] or "credit" in after[:2]
        deed = after[:1] in (("the",), ("that",), ("this",), ("it",)) and any(w in DEFINITE_ATTACK for w in after[1:4])
        return self._left() if own or deed else None

    def _left(self) -> str | None:
        """The force or state named last before, over an aside."""
        i, norms = self.at, self.located.norms
        first = self.located.parsed.sentences[self.located.parsed.in_sentence[i]].first
        aside = next((k for k in range(i - 1, max(first, i - 3), -1) if norms[k] == ","), None)
        if aside is not None:
            i = next((k for k in range(aside - 1, max(first, aside - 14), -1) if norms[k] == ","), i)
        for k in range(i - 1, max(first - 1, i - 16), -1):
            if norms[k] in _STOPS:
                return None
            force = self._ending(k)
            if force is not None:
                return force
        return None

    def _ending(self, k: int) -> str | None:
        """The force whose words end with token k, where they are not those of a backer or a kin."""
        for spot in self.located.forces.get(self.located.parsed.in_sentence[k], ()):
            if spot.last == k + 1:
                return None if self.located.norms[spot.first - 2] in HOLDERS else spot.id
        return self._state(k) or force_of_side(self.located, self.located.norms[k])

    def _right(self, skip: int) -> str | None:
        """The first force or state named after, `skip` tokens left out."""
        number, start = self.located.parsed.in_sentence[self.at], self.at + 1 + skip
        for k in range(start, min(self.located.parsed.sentences[number].last, start + 6)):
            if self.located.norms[k] in _STOPS:
                return None
            spot = next((s for s in self.located.forces.get(number, ()) if s.first <= k < s.last), None)
            force = spot.id if spot else self._state(k) or force_of_side(self.located, self.located.norms[k])
            if force is not None:
                return force
        return None

    def _is_attack_after(self) -> bool:
        last = self.located.parsed.sentences[self.located.parsed.in_sentence[self.at]].last
        return not (ATTACKS | _DONE).isdisjoint(self.located.norms[self.at : last])

    def _either(self, skip: int) -> tuple[str, ...]:
        """The forces named close after, up to two: "by Syrian regime or Russian jets"."""
        number, start = self.located.parsed.in_sentence[self.at], self.at + skip
        spots = [s for s in self.located.forces.get(number, ()) if start <= s.first < start + 24]
        if not spots or spots[0].first > start + 12:
            force = self._right(skip - 1)
            return (force,) if force is not None else ()
        pair = [s for s in spots[1:2] if "or" in self.located.norms[spots[0].last : s.first][:4]]
        return tuple(dict.fromkeys(s.id for s in (spots[0], *pair)))

    def _state(self, k: int) -> str | None:
        """The state force of the article that "Damascus", "Israel", "the Syrian government" means at token k."""
        norms, book = self.located.norms, self.located.countries
        if book is not None and self.located.parsed.tokens[k].text[:1].isupper():
            country = book.by_name.get(norms[k]) or book.by_capital.get(norms[k])
            if country is None and any(w in _STATE for w in norms[k + 1 : k + 3]):
                country = book.by_adjective.get(norms[k])
            return state_force(self.located, country.iso2) if country is not None else None
        if norms[k] in ("government", "regime") and self.located.story_country is not None:
            return state_force(self.located, self.located.story_country)
        return None


def _said(force: str | None, how: Blame) -> tuple[tuple[str, ...], Blame] | None:
    return ((force,), how) if force is not None else None
