"""Numbers of an armed actor's people and weapons: "175 minesweepers", planned; "40 tanks", deployed.

A number is read in its own stretch of the sentence, from one border of clauses to the next, so that "forty soldiers
were killed and 200 troops were sent" has one strength. What is harmed or lost is none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from briefing.extract.counts.numerals import core_at
from briefing.knowledge import Knowledge
from briefing.knowledge.actor_book import Actor
from briefing.knowledge.arms_words import ArmsWords
from briefing.model import ForceMention, HarmMention, ParsedText, QuantityMention, StrengthMention, StrengthState

__all__ = ["find_strengths"]

_REACH = 9  # words on either side of the number that tell its state
_NEAR = 6  # words before the number that tell a plan
_UNIT_WORDS = 4  # "200 Russian military advisers"
_BORDERS = frozenset(
    {",", ";", ":", "while", "when", "after", "before", "but", "who", "which", "that", "where", "as", "(", ")"}
)
_AUXILIARIES = frozenset({"were", "was", "are", "is", "have", "has", "had", "will", "would", "remain", "remained"})
_OF = frozenset({"of", "from", "the", "its", "their", "'s", "belonging", "to"})
_AT = frozenset({"in", "near", "at", "on", "inside", "across", "along", "around", "outside"})
_MEN = frozenset({"men", "people", "members", "strong", "women"})
_NOT_BETWEEN = frozenset({"people", "men", "women", "civilians", "including", "main"})
_LIST = frozenset({"and", "about", "around", "some", "over", "more", "nearly", "roughly", "as"})
_SAYS = frozenset({"said", "says", "announced", "confirmed"})
_FEW = 10  # people: so many soldiers do something, and are no strength
_FORCE = 100
_SUBJECT = 14  # words from an actor to what it fields


def find_strengths(
    parsed: ParsedText,
    quantities: tuple[QuantityMention, ...],
    forces: tuple[ForceMention, ...],
    knowledge: Knowledge,
    harms: tuple[HarmMention, ...] = (),
) -> tuple[StrengthMention, ...]:
    """Each quantity before a unit of people or arms, unless harmed (one of `harms`) or lost; empty for none."""
    harmed = {i for harm in harms for i in range(harm.victim_first, harm.victim_last)}
    countries = knowledge.countries.by_name.keys() | knowledge.countries.by_capital.keys()
    actors = knowledge.actors
    reader = _Strengths(parsed, forces, [force.first for force in forces], actors.arms, actors.by_id, countries)
    found = [s for q in quantities if q.last - 1 not in harmed and (s := reader.counted(q)) is not None]
    found = list(reader.continued(found))
    return (
        tuple(sorted([*found, *reader.strong()], key=lambda s: s.first)) if "strong" in parsed.where else tuple(found)
    )


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is counted: the token after its words, the words as written, and "people", "rebel" or "arms"."""

    last: int
    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Strengths:
    """One text's strengths in the making; `starts`: the first tokens of the forces."""

    parsed: ParsedText
    forces: Sequence[ForceMention]
    starts: Sequence[int]
    arms: ArmsWords
    actors: Mapping[str, Actor]
    countries: Set[str]  # names and capitals, lower case

    def counted(self, quantity: QuantityMention) -> StrengthMention | None:
        """The strength that a quantity tells; None for none."""
        unit = self._unit(quantity)
        if unit is None or quantity.high == 0 or self._in_name(quantity):
            return None
        count = quantity.low if quantity.low is not None else quantity.high
        return self._made((quantity.first, unit.last), None if quantity.form == "vague" else count, unit)

    def strong(self) -> Iterator[StrengthMention]:
        """ "A 10,000-strong force": what is strong is the unit."""
        tokens, norms = self.parsed.tokens, self.parsed.norms
        for i in self.parsed.where["strong"]:
            if i < 2 or norms[i - 1] != "-" or i + 1 >= len(norms) or not norms[i - 2][0].isdecimal():
                continue
            core = core_at(tokens, list(norms), i - 2)
            last = next(
                (k + 1 for k in range(i + 1, min(i + 4, len(norms))) if norms[k] in self.arms.strength_bodies), 0
            )
            if core is not None and last:
                made = self._made((i - 2, last), core.low, _Unit(last, "people", "people"))
                if made is not None:
                    yield made

    def _made(self, span: tuple[int, int], count: int | None, unit: _Unit) -> StrengthMention | None:
        stretch = self._stretch(span)
        state = self._state(stretch, span, unit)
        if state is None or (state == "reported" and not self._is_told(stretch, span, count, unit)):
            return None
        if unit.kind != "arms" and count is not None and count < _FEW and state != "planned":
            return None
        owner = self._robbed(stretch, span) if state == "captured" else self._owner(span, unit)
        return StrengthMention(*span, count, unit.words, state, "number-of-unit", owner)

    def continued(self, found: Sequence[StrengthMention]) -> Iterator[StrengthMention]:
        """ "Russia sends 175 sappers. A first group of 40 has left.": a number of nobody's is that of the one before.

        Only where its own sentence names no force, and the number before stands in the sentence before it.
        """
        before: StrengthMention | None = None
        for strength in found:
            number = self.parsed.in_sentence[strength.first]
            sentence = self.parsed.sentences[number]
            alone = bisect_left(self.starts, sentence.first) == bisect_left(self.starts, sentence.last)
            near = before is not None and number - self.parsed.in_sentence[before.first] == 1
            if strength.force is None and before is not None and near and alone:
                strength = replace(strength, force=before.force)
            yield strength
            before = strength

    def _is_told(self, stretch: tuple[int, int], span: tuple[int, int], count: int | None, unit: _Unit) -> bool:
        """Whether a bare number is told as a strength: "has 300 fighters"; "two soldiers" only do something."""
        if not self.arms.strength_has.isdisjoint(self.parsed.norms[max(stretch[0], span[0] - _NEAR) : span[0]]):
            return True
        return count is not None and count >= (_FEW if unit.kind == "arms" else _FORCE)

    def _in_name(self, quantity: QuantityMention) -> bool:
        """Whether the number is a part of a name: M23, the 47th Brigade, Leopard 2 tanks."""
        i = quantity.first - 1
        inside = i > 0 and self.parsed.in_sentence[i - 1] == self.parsed.in_sentence[quantity.first]
        if inside and self.parsed.capitals[i] and len(self.parsed.norms[quantity.first]) == 1:
            return True
        number = bisect_right(self.starts, quantity.first) - 1
        return number >= 0 and self.forces[number].rank == 0 and quantity.first < self.forces[number].last

    def _unit(self, quantity: QuantityMention) -> _Unit | None:
        """A unit within four tokens of a number ("Russian military advisers"), or men of a force; None for none."""
        tokens, norms, at = self.parsed.tokens, self.parsed.norms, quantity.last
        at += norms[at : at + 1] == ("of",)  # "hundreds of fighters"
        for start in range(at, min(at + _UNIT_WORDS, len(tokens))):
            word = norms[start]
            for phrase, kind in self.arms.units.get(word, ()):
                plain = [i for i in range(start, min(start + 2 * len(phrase), len(tokens))) if norms[i] != "-"]
                plain = plain[: len(phrase)]
                if tuple(norms[i] for i in plain) == phrase:
                    last = plain[-1] + 1
                    return _Unit(last, " ".join(t.text for t in tokens[start:last]).replace(" - ", "-"), kind)
            if word in self.arms.small or word in _NOT_BETWEEN or not (word[0].isalpha() or word == "-"):
                break
        return self._men(quantity)

    def _men(self, quantity: QuantityMention) -> _Unit | None:
        """ "A force of 5,000 men", "militias numbering 20,000"."""
        norms, first, last = self.parsed.norms, quantity.first, quantity.last
        body = norms[first - 1 : first] == ("of",) and norms[max(0, first - 2)] in self.arms.strength_bodies
        men = norms[last : last + 1] and norms[last] in _MEN
        if norms[first - 1 : first] == ("numbering",) or (body and men):
            return _Unit(last + bool(men), "people", "people")
        return None

    def _stretch(self, span: tuple[int, int]) -> tuple[int, int]:
        """The number's clause: up to the next border, or an "and" with a clause of its own."""
        norms = self.parsed.norms
        sentence = self.parsed.sentences[self.parsed.in_sentence[span[0]]]
        own_verb = span[1] < len(norms) and norms[span[1]] in _AUXILIARIES
        first, last = sentence.first, sentence.last
        for i in range(span[0] - 1, first - 1, -1):
            listed = norms[i] == "," and (norms[i + 1][0].isdecimal() or norms[i + 1] in _LIST)
            if (norms[i] in _BORDERS and not listed) or (norms[i] == "and" and own_verb):
                first = i + 1
                break
        for i in range(span[1], last):
            if norms[i] in _BORDERS and (i > span[1] or norms[i] != "as"):  # "300 fighters as reinforcements"
                last = i
                break
        return first, last

    def _state(self, stretch: tuple[int, int], span: tuple[int, int], unit: _Unit) -> StrengthState | None:
        """What is said of these people or arms; None where they are killed, captured or destroyed."""
        norms, arms = self.parsed.norms, self.arms
        first, last = stretch
        before, after = norms[max(first, span[0] - _REACH) : span[0]], norms[span[1] : min(last, span[1] + _REACH)]
        around = {*before, *after}
        if not arms.strength_not.isdisjoint(norms[first:last]):
            return None
        if not arms.strength_taken.isdisjoint(around):
            return "captured" if unit.kind == "arms" else None
        if self._planned(before, after):
            return "planned"
        if not arms.strength_withdrawn.isdisjoint((*before, *after[:4])):
            return "withdrawn"
        if not arms.strength_trapped.isdisjoint(around):
            return "trapped"
        if unit.words.casefold() in arms.strength_reinforcing or not arms.strength_reinforcing.isdisjoint(around):
            return "reinforcements"
        if not arms.strength_deployed.isdisjoint(around):
            return "deployed"
        if not arms.strength_holding.isdisjoint(after[:_NEAR]):
            return "holding"
        has = not {"has", "have", "are", "were"}.isdisjoint((*before[-2:], *after[:1]))
        return "deployed" if has and not _AT.isdisjoint(after[:2]) else "reported"

    def _planned(self, before: Sequence[str], after: Sequence[str]) -> bool:
        near = before[-_NEAR:]
        doing = self.arms.strength_deployed | self.arms.strength_withdrawn
        to_do = any(w == "to" and k + 1 < len(near) and near[k + 1] in doing for k, w in enumerate(near))
        return to_do or not self.arms.strength_planned.isdisjoint((*near, *after[:2]))

    # --- whose they are -------------------------------------------------------------------------------------------

    def _owner(self, span: tuple[int, int], unit: _Unit) -> int | None:
        """The actor told in the number's own words, else the last before it in its sentence, else the first after."""
        sentence = self.parsed.sentences[self.parsed.in_sentence[span[0]]]
        low, high = bisect_left(self.starts, sentence.first), bisect_left(self.starts, sentence.last)
        for i in range(low, high):
            force = self.forces[i]
            bound = span[1] <= force.first < span[1] + 3 and _OF.issuperset(self.parsed.norms[span[1] : force.first])
            if force.rank < 2 and (span[0] <= force.first < span[1] or (bound and force.first > span[1])):
                return i
        if unit.kind == "guests":
            return None
        fitting = [i for i in range(low, high) if unit.kind != "rebel" or not self._of_state(self.forces[i])]
        before = [i for i in fitting if self.forces[i].first < span[0]]
        near = [i for i in before if span[0] - self.forces[i].last <= _SUBJECT]
        if near and not self._parted(self.forces[near[-1]].last, span[0]):
            return near[-1]
        own = next((i for i in range(low, high) if span[0] <= self.forces[i].first < span[1]), None)
        if own is not None or before:
            return own
        return next((i for i in fitting if self._does_or_says(self.forces[i])), None)

    def _parted(self, first: int, last: int) -> bool:
        """Whether a country stands between an actor and the number: "Russian threats, the UK sent 14 tanks"."""
        return any(self.parsed.capitals[i] and self.parsed.norms[i] in self.countries for i in range(first, last))

    def _does_or_says(self, force: ForceMention) -> bool:
        """ "200 troops were sent by the army"; "200 troops were sent, the army said"."""
        norms = self.parsed.norms
        by = "by" in norms[max(0, force.first - 3) : force.first]
        return by or (force.last < len(norms) and norms[force.last] in _SAYS)

    def _of_state(self, force: ForceMention) -> bool:
        """Whether a force is a state's, which has soldiers but no rebels."""
        known = [self.actors[actor] for actor in force.actors if actor in self.actors]
        return force.side in ("state", "police") or (bool(known) and all(actor.state for actor in known))

    def _robbed(self, stretch: tuple[int, int], span: tuple[int, int]) -> int | None:
        """Whose arms were captured: the actor in the number's own words, or after "from"; None where not told."""
        low, high = bisect_left(self.starts, span[0]), bisect_left(self.starts, stretch[1])
        for i in range(low, high):
            between = self.parsed.norms[span[1] : self.forces[i].first]
            if self.forces[i].first < span[1] or (between[:1] in (("from",), ("of",)) and len(between) <= 3):
                return i
        return None
