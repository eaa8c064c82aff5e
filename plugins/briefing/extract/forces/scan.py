"""The walk over a text's words that finds armed actors: names, nations, peoples, bare words."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import compress
from typing import NamedTuple

from briefing.extract.forces.deeds import acted_by, acts
from briefing.extract.forces.heads import read_named_group
from briefing.extract.forces.lexicon import Nation, People, Word
from briefing.extract.forces.nations import family_name, family_type, read_nation
from briefing.extract.forces.view import NOT_NAMES, ForceView, Reading
from briefing.knowledge.actor_book import ActorName
from briefing.model import ForceMention, ForceType

__all__ = ["Found", "Scan"]

_ABBREVIATION = range(2, 9)  # letters of one that a text may introduce
_PRONOUNS = frozenset({"he", "she", "it", "who", "what", "this", "that", "there", "which", "where", "how", "why", "i"})
_FIGHTERS = frozenset({"militants", "militias", "gunmen"})
_PROPER = frozenset({"coalition", "state", "police"})  # sides whose plain word may stand with a capital: "the Army"
_CLOSING = frozenset({")", "]"})
_OURS = frozenset({"our", "my", "your"})  # the speaker's own side, and not the story's
_ANY = frozenset({"any", "every", "no"})
_QUOTES = frozenset({'"', "'", "\u201c", "\u201d", "\u2018", "\u2019"})
_MEMBERS = frozenset({"partner", "partners"})
_LISTING = frozenset({"and", "or", ","})
_OWNING = frozenset({"the", "its", "their", "s", "his", "s'"})
_UNNAMED = frozenset({"bare-group", "nation-group"})
_GROUPS = frozenset({"nation-group", "people-group", "bare-group"})
_LOWER_PEOPLES = frozenset({
    "islamist", "jihadist", "tribal", "communist", "leftist", "rightist", "marxist", "maoist",
})  # fmt: skip


class Found(NamedTuple):
    """A mention with its span in the stream of words, last exclusive."""

    first: int
    last: int
    mention: ForceMention


@dataclass(slots=True)
class Scan:
    """One walk. `found` grows in order of the text; `bound` holds the abbreviations that the text itself introduces."""

    view: ForceView
    found: list[Found] = field(default_factory=list)
    bound: dict[str, ForceMention] = field(default_factory=dict)

    def run(self) -> list[Found]:
        """All mentions of the text, in order."""
        words, singles, pairs = self.view.words, self.view.lexicon.singles, self.view.lexicon.pairs
        free = 0  # words before it belong to what was read
        for at in compress(range(len(words)), map(singles.__contains__, words)):
            if at < free or not (singles[words[at]] or (words[at], words[at + 1]) in pairs):
                continue
            reading = self._read(at)
            if reading is not None:
                if reading.mention is not None:
                    self._add(reading.first, reading.last, reading.mention)
                free = reading.last
        return self.found

    def _read(self, at: int) -> Reading | None:
        """The first entry at a word that reads, longest first."""
        words, lexicon = self.view.words, self.view.lexicon
        for entry, value in lexicon.pairs.get((words[at], words[at + 1]), ()):
            end = at + len(entry)
            if words[at:end] == entry and self.view.one_sentence(at, end):
                reading = self._take(at, end, value)
                if reading is not None:
                    return reading
        for _, value in lexicon.singles[words[at]]:
            reading = self._take(at, at + 1, value)
            if reading is not None:
                return reading
        return None

    def _take(self, at: int, end: int, value: object) -> Reading | None:
        if isinstance(value, ActorName):
            return _known(self.view, at, end, value)
        if isinstance(value, Nation):
            return self._with_backer(read_nation(self.view, at, end, value))
        if isinstance(value, People):
            return _people(self.view, at, end, value)
        if isinstance(value, Word) and value.kind == "head":
            reading = read_named_group(self.view, at, end)
            overlaps = reading is not None and self.found and self.found[-1].last > reading.first
            return None if overlaps else reading
        if isinstance(value, Word):
            if value.kind != "head" and self.found and self._follows_name(at):
                return Reading(at, end, None)  # "ISWAP fighters": told already
            return self._with_backer(_bare_word(self.view, at, end, value))
        return None

    def _follows_name(self, at: int) -> bool:
        """Whether a named actor ends right before a word, its abbreviation in brackets between them or not."""
        last, words = self.found[-1], self.view.words
        end = last.last + 1 if words[last.last] in _CLOSING else last.last
        return not last.mention.rank and end == at

    def _with_backer(self, reading: Reading | None) -> Reading | None:
        """ "Iran-backed militias", "pro-Assad militants" have own names; "Western-backed rebels" stay rebels."""
        if reading is None or reading.mention is None or reading.mention.rule not in _UNNAMED:
            return reading
        view, last = self.view, self.found[-1] if self.found else None
        start = reading.first - 2
        if last is not None and last.mention.rule == "backer-compound" and last.last + 1 == reading.first:
            return self._named(reading, last.first)
        if start < 0 or (last is not None and last.last > start) or not view.one_sentence(start, reading.last):
            return reading
        if view.words[start] == "pro" and view.hyphen_before(start + 1):
            return self._named(reading._replace(first=start), start)
        if view.words[start + 1] in view.arms.backed and view.hyphen_before(start + 1):
            return reading._replace(first=start)
        return reading

    def _named(self, reading: Reading, start: int) -> Reading:
        if reading.mention is None:
            return reading
        name = " ".join(self.view.source(start, reading.last).split())
        named = reading.mention._replace(name=name, type=family_type(reading.mention.side), rank=1)
        return reading._replace(mention=named)

    def _add(self, first: int, last: int, mention: ForceMention) -> None:
        tokens = self.view.stream.at
        if mention.rank == 0 and self.found and self.found[-1].last == first and self.found[-1].mention.rule in _GROUPS:
            self.found.pop()  # "the armed group Hamas": told by its name
        done = mention._replace(first=tokens[first], last=tokens[last - 1] + 1)
        self.found.append(Found(first, last, done))
        words = self.view.words
        if words[last] in {"(", "["} and words[last + 2] in {")", "]", ","} and not mention.rank:
            short = self.view.text(last + 1)
            if len(short) in _ABBREVIATION and sum(c.isupper() for c in short) >= 2 and short.isalnum():
                self.bound[short] = done


def _known(view: ForceView, first: int, last: int, name: ActorName) -> Reading | None:
    """A known name, where its capitals are right and it is no part of another name."""
    if name.spelled:
        text = view.source(first, last).replace(".", "")
        short = len(text) < 3 and (view.is_loud(first) or (first and view.words[first - 1] in _PRONOUNS))
        if text not in name.spelled or short:  # "where he IS from"
            return None
    elif not any(view.capital(i) for i in range(first, last)) and view.source(first, last).islower():
        return None
    if view.is_ladder(first) or view.is_blocked(last) or _is_surname(view, first):
        return Reading(first, last, None)
    if first > 1 and view.words[first - 2 : first] == ("sea", "of"):  # the water that a unit is called after
        return Reading(first, last, None)
    mention = ForceMention(0, 0, name.actors, "known-name", name.sure)
    if name.actors[0] in view.lexicon.civil:
        mention = mention._replace(side="civil")
    elif name.actors[0] in view.lexicon.alliances:
        noun = view.noun_after(last, deeds=True)
        if noun is not None and noun.kind == "plain" and view.words[noun.last - 1] not in view.arms.vague:
            return Reading(first, last, mention)  # "NATO troops": their sentence tells what they do
        armed = noun is not None and noun.kind in {"craft", "deed"}
        fights = armed or acts(view, first, last) or acted_by(view, first, last)
        mention = mention._replace(rule="known-alliance", act="fights" if fights else "")
    elif name.actors[0] in view.lexicon.states:
        if view.words[last - 1] in view.arms.vague and view.words[last] in view.arms.backs_nouns:  # "US military aid"
            return Reading(first, last + 1, mention._replace(rule="known-helps", act="backs"))
        noun = view.noun_after(last, deeds=True)
        if noun is not None and noun.kind == "plain":  # "Syrian regime forces"
            return Reading(first, noun.last, mention)
        mention = mention._replace(act="fights" if noun and noun.kind in {"craft", "deed"} else "")
    return Reading(first, last, mention)


def _is_politics(view: ForceView, first: int, last: int) -> bool:
    """Whether a bare word tells of politics, or of nobody: "the governing coalition", "any armed group"."""
    words = view.words
    before = words[first - 1] if first and view.one_sentence(first - 1, last) else ""
    if words[first:last] == ("proxies",) or before in _ANY or (before in _QUOTES and words[last] in _QUOTES):
        return True
    if words[first:last] == ("coalition",):
        if view.capital(first) and words[last] in _MEMBERS and not view.starts_sentence(first):
            return view.is_titled(first)  # "flew with Coalition partners"
        return words[last] != "led" and bool(view.arms.not_coalition & {before if before != "of" else "", words[last]})
    return words[first:last] == ("military",) and words[last] in _LISTING and before not in _OWNING


def _is_surname(view: ForceView, first: int) -> bool:
    """Whether an initial stands before a name: "Joseph F. Wagner"."""
    if first < 2 or view.words[first - 1] != "." or not view.one_sentence(first - 2, first + 1):
        return False
    word = view.text(first - 2)
    return len(word) == 1 and word.isalpha() and word.isupper()


def _people(view: ForceView, first: int, last: int, people: People) -> Reading | None:
    """A people's fighters: "Kurdish forces", "Islamist rebels"."""
    noun = view.noun_after(last, deeds=False)
    if noun is None or not (view.capital(first) or people.word in _LOWER_PEOPLES):
        return None
    if noun.kind == "police" or view.is_blocked(noun.last):
        return Reading(first, noun.last, None)
    side = view.family(last, noun.last)
    name = f"{people.word.capitalize()} {'fighters' if side in _FIGHTERS else family_name(side)}"
    actors = view.arms.peoples[people.word]
    return Reading(
        first,
        noun.last,
        ForceMention(0, 0, actors, "people-group", name=name, type=family_type(side), side=side, rank=1),
    )


def _bare_word(view: ForceView, first: int, last: int, word: Word) -> Reading | None:
    """A word that tells a side only: "the army", "rebels", "coalition"."""
    words, arms = view.words, view.arms
    loud = view.capital(first) and not view.starts_sentence(first) and not view.is_titled(first)
    in_name = loud and view.capital(first - 1) and words[first - 1] not in NOT_NAMES and not view.starts_sentence(first)
    proper = loud and word.side == "coalition"
    in_name = in_name or (loud and not proper and view.capital(last) and view.one_sentence(first, last + 1))
    if view.is_blocked(last) or (loud and (word.side not in _PROPER or in_name)):
        return None
    if _OURS & {*words[max(0, first - 2) : first]} or _is_politics(view, first, last):
        return None
    if view.is_former(first):
        return Reading(first, last, None)
    held = words[last] in arms.held and view.hyphen_before(last)
    if not (held or proper) and words[last - 1] in arms.adjectival and not view.is_noun(last):
        return None
    kind: ForceType = "state-forces" if word.side == "state" else "unknown"
    rank = 0 if proper else 2
    return Reading(first, last, ForceMention(0, 0, (), f"bare-{word.kind}", type=kind, side=word.side, rank=rank))
