"""A text as the readers of armed actors look at it: words, capitals, hyphens, sentences, nouns of force."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import compress
from typing import NamedTuple

from briefing.extract.forces.lexicon import ForceLexicon
from briefing.extract.names import WordStream
from briefing.knowledge.arms_words import ArmsWords
from briefing.model import ForceMention, ParsedText, Sentence

__all__ = ["NOT_NAMES", "ForceNoun", "ForceView", "Reading"]

NOT_NAMES = frozenset({
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december", "on", "in", "at", "by", "after", "before",
    "while", "when", "as", "but", "and", "or", "for", "from", "with", "he", "she", "it", "they", "we", "i", "mr",
    "mrs", "president", "general", "colonel", "major", "captain", "lieutenant", "sergeant", "commander", "minister",
    "former", "retired", "then", "some", "many", "several", "two", "three", "four", "other", "another", "no", "any",
    "all", "most", "each", "every", "new", "joint", "meanwhile", "however", "earlier", "later", "also",
    "according", "since",
})  # fmt: skip  # capitalised at the head of a sentence or before a person, never the name of a group
_ENDS = frozenset('.!?:;"\u201d)')
_FORMER = frozenset({"former", "retired", "ex", "onetime"})
_MAX_MODIFIERS = 6


class Reading(NamedTuple):
    """Words read, as a span of the stream (last exclusive); without a mention they are read and mean nobody."""

    first: int
    last: int
    mention: ForceMention | None


class ForceNoun(NamedTuple):
    """A noun of force with its modifiers: where it ends and its kind ("plain", "craft", "deed", "police", "group")."""

    last: int
    kind: str


@dataclass(slots=True)
class ForceView:
    """One text under reading. `loud` and `titled` keep what was worked out of a sentence's capitals."""

    parsed: ParsedText
    stream: WordStream
    lexicon: ForceLexicon
    words: tuple[str, ...] = field(init=False)  # of the stream
    arms: ArmsWords = field(init=False)  # the tables of words of arms
    loud: dict[int, bool] = field(default_factory=dict)
    titled: dict[int, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.words, self.arms = self.stream.words, self.lexicon.arms

    def text(self, at: int) -> str:
        """A word as written; "" past the end."""
        number = self.stream.at[at]
        return self.parsed.tokens[number].text if number < len(self.parsed.tokens) else ""

    def source(self, first: int, last: int) -> str:
        """The words from `first` to `last` (exclusive) as written."""
        return self.parsed.words(self.stream.at[first], self.stream.at[last - 1] + 1)

    def sentence(self, at: int) -> int:
        """The number of a word's sentence; -1 past the end."""
        number = self.stream.at[at]
        return self.parsed.in_sentence[number] if number < len(self.parsed.tokens) else -1

    def one_sentence(self, first: int, last: int) -> bool:
        """Whether the words from `first` to `last` (exclusive) stand in one sentence."""
        return self.sentence(first) == self.sentence(last - 1)

    def capital(self, at: int) -> bool:
        """Whether a word begins with a capital."""
        number = self.stream.at[at]
        return number < len(self.parsed.capitals) and self.parsed.capitals[number]

    def hyphen_before(self, at: int) -> bool:
        """Whether a hyphen joins this word to the one before."""
        return at > 0 and self.stream.at[at] - self.stream.at[at - 1] == 2

    def starts_sentence(self, at: int) -> bool:
        """Whether a word is the first or second token of its sentence."""
        return self.stream.at[at] <= self.parsed.sentences[self.sentence(at)].first + 1

    def is_loud(self, at: int) -> bool:
        """Whether the word's sentence is set in capitals, so that they tell nothing."""
        number = self.sentence(at)
        if number not in self.loud:
            self.loud[number] = self._is_loud_sentence(self.parsed.sentences[number])
        return self.loud[number]

    def is_titled(self, at: int) -> bool:
        """Whether the word's sentence is a headline, or a line without an end, with capitals at most words."""
        number = self.sentence(at)
        if number not in self.titled:
            sentence = self.parsed.sentences[number]
            bare = sentence.part == "headline" or self.parsed.tokens[sentence.last - 1].text not in _ENDS
            self.titled[number] = bare and self._is_titled_sentence(sentence)
        return self.titled[number]

    def _is_loud_sentence(self, sentence: Sentence) -> bool:
        span = slice(sentence.first, sentence.last)
        if sum(t.text.isupper() for t in compress(self.parsed.tokens[span], self.parsed.capitals[span])) < 3:
            return False  # as most
        texts = [t.text for t in self.parsed.tokens[span] if t.text.isalpha() and len(t.text) > 1]
        return len(texts) > 3 and sum(t.isupper() for t in texts) > 0.7 * len(texts)

    def _is_titled_sentence(self, sentence: Sentence) -> bool:
        tokens = self.parsed.tokens[sentence.first : sentence.last]
        capitals = [t.capital for t in tokens if t.text.isalpha() and len(t.text) > 3]
        return sum(capitals) > 0.7 * len(capitals)

    def is_ladder(self, at: int) -> bool:
        """Whether "anti-", "pro-" or "ex-" stands before a word: it tells of somebody else."""
        return self.hyphen_before(at) and self.words[at - 1] in self.arms.ladders

    def is_former(self, first: int) -> bool:
        """Whether "former" or "retired" stands right before, as in "retired army officers"."""
        return first > 0 and self.words[first - 1] in _FORMER and self.one_sentence(first - 1, first + 1)

    def is_blocked(self, last: int) -> bool:
        """Whether what ends here is a part of another name: "Army Radio", "Hamas-run ministry"."""
        word = self.words[last]
        if word in self.arms.run and self.hyphen_before(last):
            return True
        part = word in self.arms.blockers or (word in self.arms.blockers_capital and self.capital(last))
        return part and self.one_sentence(last - 1, last + 1)

    def is_noun(self, last: int) -> bool:
        """Whether the word of force that ends here is a noun: no noun follows that it would tell more of."""
        word, arms = self.words[last], self.arms
        if self.words[last - 1] not in arms.vague and (word in arms.posts or word in arms.verbs):
            return True
        return not word.isalpha() or word in arms.small or word.endswith("ed") or word == "s"

    def noun_after(self, start: int, deeds: bool) -> ForceNoun | None:
        """The last noun of force reached over modifiers from `start`; deeds ("strikes") count only where asked for."""
        words, at = self.words, start
        best: ForceNoun | None = None
        for _ in range(_MAX_MODIFIERS):
            if self.sentence(at) != self.sentence(start - 1):
                break
            entry = next((e for e in self.arms.nouns.get(words[at], ()) if words[at : at + len(e[0])] == e[0]), None)
            if entry is not None and (deeds or entry[1] != "deed"):
                at += len(entry[0])
                best = ForceNoun(at, entry[1])
            elif words[at] in self.arms.modifiers:
                at += 1
            else:
                break
        return best

    def family(self, first: int, last: int) -> str:
        """The family of the last word for an unnamed group in a span; "militants" where there is none."""
        found = "militants"
        for at in range(first, last):
            for entry, side in self.arms.groups.get(self.words[at], ()):
                if self.words[at : at + len(entry)] == entry:
                    found = side
        return found
