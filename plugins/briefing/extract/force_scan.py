"""The walk over a text's words that finds armed actors: known names, nation and noun, groups by their heads, bare words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from briefing.extract.force_lexicon import ForceLexicon, Nation, People, Word
from briefing.extract.names import WordStream
from briefing.knowledge.actor_book import ActorName
from briefing.knowledge.country_book import Country
from briefing.model import ForceMention, ForceType, ParsedText

__all__ = ["Found", "Scan"]

_AUX = frozenset(
    [
        "has",
        "have",
        "had",
        "to",
        "will",
        "also",
        "again",
        "later",
        "then",
        "reportedly",
        "repeatedly",
        "recently",
        "already",
        "since",
        "now",
        "still",
    ]
)
_BE = frozenset(["is", "was", "are", "were", "be", "been", "being"])
_SMALL = frozenset(
    ["of", "for", "the", "and", "al", "el", "ul", "de", "du", "la", "le", "los", "las", "del", "dos", "da", "in"]
)
_NOT_NAMES = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "on",
        "in",
        "at",
        "by",
        "after",
        "before",
        "while",
        "when",
        "as",
        "but",
        "and",
        "or",
        "for",
        "from",
        "with",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "mr",
        "mrs",
        "president",
        "general",
        "colonel",
        "major",
        "captain",
        "lieutenant",
        "sergeant",
        "commander",
        "minister",
        "former",
        "then",
        "some",
        "many",
        "several",
        "two",
        "three",
        "four",
        "other",
        "another",
        "no",
        "any",
        "all",
        "most",
        "each",
        "every",
        "new",
        "joint",
    ]
)
_ENDS = frozenset('.!?:;"\u201d)')
_MAX_NAME_WORDS = 8
_MAX_MODIFIERS = 6


@dataclass(frozen=True, slots=True)
class Found:
    """A mention with its span in the stream of words, last exclusive."""

    first: int
    last: int
    mention: ForceMention


@dataclass(slots=True)
class Scan:
    """One walk. `found` grows in order of the text; `bound` holds abbreviations that the text itself introduces."""

    parsed: ParsedText
    stream: WordStream
    lexicon: ForceLexicon
    found: list[Found] = field(default_factory=list)
    bound: dict[str, ForceMention] = field(default_factory=dict)
    loud: dict[int, bool] = field(default_factory=dict)
    titled: dict[int, bool] = field(default_factory=dict)

    def run(self) -> list[Found]:
        """All mentions of the text, in order."""
        words, first, at, end = self.stream.words, self.lexicon.first, 0, len(self.stream.words) - 3
        while at < end:
            entries = first.get(words[at])
            at = max(at + 1, self._read(at, entries)) if entries else at + 1
        return self.found

    def _read(self, at: int, entries: tuple[tuple[tuple[str, ...], object], ...]) -> int:
        """Tries the entries at a word; returns where to go on, `at` if nothing stands here."""
        words = self.stream.words
        for entry, value in entries:
            end = at + len(entry)
            if len(entry) > 1 and (words[at:end] != entry or not self._one_sentence(at, end)):
                continue
            after = self._take(at, end, value)
            if after > at:
                return after
        return at

    def _take(self, at: int, end: int, value: object) -> int:
        if isinstance(value, ActorName):
            return self._actor(at, end, value)
        if isinstance(value, Nation):
            return self._nation(at, end, value)
        if isinstance(value, People):
            return self._people(at, end, value)
        if isinstance(value, Word):
            return self._word(at, end, value)
        return at

    # --- the text around ------------------------------------------------------------------------------------------

    def _text(self, at: int) -> str:
        number = self.stream.at[at]
        return self.parsed.tokens[number].text if number < len(self.parsed.tokens) else ""

    def _source(self, at: int, end: int) -> str:
        tokens = self.parsed.tokens
        return self.parsed.source[tokens[self.stream.at[at]].start : tokens[self.stream.at[end - 1]].end]

    def _sentence(self, at: int) -> int:
        number = self.stream.at[at]
        return self.parsed.tokens[number].sentence if number < len(self.parsed.tokens) else -1

    def _one_sentence(self, at: int, end: int) -> bool:
        return self._sentence(at) == self._sentence(end - 1)

    def _capital(self, at: int) -> bool:
        return self._text(at)[:1].isupper()

    def _is_loud(self, at: int) -> bool:
        """Whether the sentence is set in capitals, so that they tell nothing."""
        number = self._sentence(at)
        if number not in self.loud:
            sentence = self.parsed.sentences[number]
            texts = [
                t.text
                for t in self.parsed.tokens[sentence.first : sentence.last]
                if t.text.isalpha() and len(t.text) > 1
            ]
            self.loud[number] = len(texts) > 3 and sum(t.isupper() for t in texts) > 0.7 * len(texts)
        return self.loud[number]

    def _is_titled(self, at: int) -> bool:
        """Whether the sentence is a headline or a line without an end, with capitals at most words."""
        number = self._sentence(at)
        if number not in self.titled:
            sentence = self.parsed.sentences[number]
            tokens = self.parsed.tokens[sentence.first : sentence.last]
            texts = [t.text for t in tokens if t.text.isalpha() and len(t.text) > 3]
            bare = sentence.part == "headline" or tokens[-1].text not in _ENDS
            self.titled[number] = bare and sum(t[0].isupper() for t in texts) > 0.7 * len(texts)
        return self.titled[number]

    def _add(self, first: int, last: int, mention: ForceMention) -> int:
        tokens = self.stream.at
        last_token = tokens[last - 1] + 1
        self.found.append(Found(first, last, replace(mention, first=tokens[first], last=last_token)))
        self._bind_abbreviation(last)
        return last

    def _bind_abbreviation(self, last: int) -> None:
        words, mention = self.stream.words, self.found[-1].mention
        if words[last] != "(" or words[last + 2] not in {")", ","} or mention.rank:
            return
        short = self._text(last + 1)
        if 2 <= len(short) <= 8 and sum(c.isupper() for c in short) >= 2 and short.isalnum():
            self.bound[short] = mention

    def _previous_is(self, at: int, words: frozenset[str]) -> bool:
        """Whether a word of these is joined to this one by a hyphen ("anti-Taliban")."""
        return at > 0 and self.stream.words[at - 1] in words and self.stream.at[at] - self.stream.at[at - 1] == 2

    # --- known names ----------------------------------------------------------------------------------------------

    def _actor(self, at: int, end: int, name: ActorName) -> int:
        if name.spelled:
            text = self._source(at, end).replace(".", "")
            if text not in name.spelled or (len(text) < 3 and self._is_loud(at)):
                return at
        elif not any(self._capital(i) for i in range(at, end)):
            return at
        if self._previous_is(at, self.lexicon.arms.ladders) or self._blocked(end):
            return end
        mention = ForceMention(0, 0, name.actors, "known-name", name.sure)
        if name.actors[0] in self.lexicon.alliances:
            acts = self._acts(at, end) or self._acted_by(at) or self._noun_phrase(end, deeds=True) is not None
            mention = replace(mention, act="fights" if acts else "named")
        return self._add(at, end, mention)

    def _blocked(self, end: int) -> bool:
        """Whether what stands before `end` is only a part of another name: "Army Radio", "Hamas-run ministry"."""
        word, arms = self.stream.words[end], self.lexicon.arms
        if word in arms.run and self.stream.at[end] - self.stream.at[end - 1] == 2:
            return True
        return word in arms.blockers and self._one_sentence(end - 1, end + 1)

    # --- nations --------------------------------------------------------------------------------------------------

    def _nation(self, at: int, end: int, nation: Nation) -> int:
        text = self._text(at)
        if not text[:1].isupper() or (
            nation.capitals and (not text.isupper() or (self._is_loud(at) and len(text) < 3))
        ):
            return at
        if self._previous_is(at, self.lexicon.arms.ladders):
            return end
        words, arms = self.stream.words, self.lexicon.arms
        joined = self.stream.at[end] - self.stream.at[end - 1] == 2
        if nation.country.iso2 in arms.stateless and (joined or nation.form != "adjective"):
            return at
        if words[end] in arms.backed and joined:
            mention = self._state(nation.country, "backer-compound", rank=1)
            return self._add(at, end, replace(mention, act="backs"))
        if words[end] in arms.led and joined:
            return self._led(at, end + 1, nation.country)
        if words[end] in arms.held and joined:
            return self._add(at, end, replace(self._state(nation.country, "held-compound", rank=1), act="fights"))
        noun = self._noun_after(at, end, nation)
        if noun:
            return noun
        if nation.form == "adjective" and words[end] == "government" and self._acts(at, end + 1):
            return self._add(at, end + 1, self._state(nation.country, "government-acts", rank=1))
        if nation.form == "adjective":
            return self._with_next_nation(at, end, nation)
        return self._bare(at, end, nation)

    def _state(self, country: Country, rule: str, rank: int = 0) -> ForceMention:
        actors = (country.forces_id,)
        return ForceMention(0, 0, actors, rule, actors, "", "state-forces", country.iso2, "", rank)

    def _noun_phrase(self, start: int, deeds: bool) -> tuple[int, str, int] | None:
        """The last noun of force after modifiers from `start`: its end, its kind, where the noun begins; or None."""
        words, arms, at = self.stream.words, self.lexicon.arms, start
        best: tuple[int, str, int] | None = None
        for _ in range(_MAX_MODIFIERS):
            if self._sentence(at) != self._sentence(start - 1):
                break
            entry = next((e for e in arms.nouns.get(words[at], ()) if words[at : at + len(e[0])] == e[0]), None)
            if entry is not None and (deeds or entry[1] != "deed"):
                best = (at + len(entry[0]), entry[1], at)
                at = best[0]
            elif words[at] in arms.modifiers:
                at += 1
            else:
                break
        return best

    def _noun_after(self, at: int, end: int, nation: Nation) -> int:
        """A mention of nation and noun ("Russian warplanes"), or 0."""
        possessive = self.stream.words[end] == "s"
        adjective = nation.form == "adjective"
        start = end + possessive
        phrase = self._noun_phrase(start, deeds=adjective or possessive or nation.owned)
        if phrase is None:
            return 0
        last, kind, _ = phrase
        if self._blocked(last):
            return last
        if not adjective and not possessive and kind == "group":
            return 0
        return self._add(at, last, self._of_nation(nation.country, kind, (at, last)))

    def _of_nation(self, country: Country, kind: str, span: tuple[int, int]) -> ForceMention:
        if country.iso2 in self.lexicon.arms.stateless and kind != "police":
            kind = "group"
        if kind == "group":
            return self._group_of(country, span)
        if kind == "police":
            name = f"{country.adjectives[0] if country.adjectives else country.name} police"
            return ForceMention(0, 0, (), "nation-police", (), name, "police", country.iso2)
        return self._state(country, f"nation-{kind}", rank=0 if kind == "plain" else 1)

    def _group_of(self, country: Country, span: tuple[int, int]) -> ForceMention:
        words, arms = self.stream.words, self.lexicon.arms
        side = "militants"
        for at in range(*span):
            for entry, family in arms.groups.get(words[at], ()):
                if words[at : at + len(entry)] == entry:
                    side = family
        name = f"{country.adjectives[0] if country.adjectives else country.name} {_family_name(side)}"
        return ForceMention(0, 0, (), "nation-group", (), name, _family_type(side), country.iso2, side)

    def _with_next_nation(self, at: int, end: int, nation: Nation) -> int:
        """ "Russian and Syrian warplanes": the first nation shares the second's noun."""
        words = self.stream.words
        if words[end] not in {"and", "or", "/"} and self.stream.at[end] - self.stream.at[end - 1] != 2:
            return at
        second = end + (words[end] in {"and", "or", "/"})
        for entry, value in self.lexicon.first.get(words[second], ()):
            after = second + len(entry)
            if isinstance(value, Nation) and words[second:after] == entry and value.form == "adjective":
                phrase = self._noun_phrase(after, deeds=True)
                if phrase and phrase[1] != "group" and value.country is not nation.country:
                    return self._add(at, end, replace(self._of_nation(nation.country, phrase[1], (at, end)), rank=1))
        return at

    def _led(self, at: int, end: int, country: Country) -> int:
        words, arms = self.stream.words, self.lexicon.arms
        last = end
        while words[last] in arms.modifiers or words[last] in {"international", "nato", "multinational"}:
            last += 1
        if words[last] not in _UNIONS and words[last - 1] == "security":
            return self._add(at, last + 1, self._state(country, "led-force"))
        if words[last] in _UNIONS or self._noun_phrase(end, deeds=True):
            last += words[last] in {"coalition", "alliance", "forces", "force", "mission", "troops"}
            name = f"{self._text(at)}-led coalition"
            return self._add(
                at, max(last, end), ForceMention(0, 0, (), "led-coalition", (), name, "coalition", country.iso2)
            )
        return end

    def _bare(self, at: int, end: int, nation: Nation) -> int:
        """A country or capital by itself: an actor only with an act of arms."""
        if self.stream.words[at - 1] == "by" and any(w in self.lexicon.arms.backs_passive for w in self.stream.words[max(0, at - 3) : at]):
            return self._add(at, end, replace(self._state(nation.country, f"{nation.form}-backs", rank=1), act="backs"))
        if self._acts(at, end) or self._acted_by(at) or self._at_war(at, end):
            return self._add(at, end, self._state(nation.country, f"{nation.form}-acts", rank=1))
        return at

    def _acts(self, first: int, end: int) -> bool:
        """Whether what ends here is the subject of a deed of arms: "Turkey has shelled", not "in Syria killed"."""
        words, arms, at, passive = self.stream.words, self.lexicon.arms, end, False
        if first and words[first - 1] in _PREPOSITIONS and self._one_sentence(first - 1, end):
            return False
        for _ in range(4):
            if words[at] in _BE:
                passive = True
            elif words[at] not in _AUX:
                break
            at += 1
        verb = words[at]
        if verb not in arms.acts or not self._one_sentence(end - 1, at + 1):
            return False
        finite = verb.endswith(("ed", "ing", "s")) or verb in _PAST or words[at - 1] in {"to", "will"}
        if not finite or (passive and verb in arms.acts_passive) or words[at + 1] == "by":
            return False
        if verb.endswith("s") and words[at + 1] in arms.fights:
            return False
        near = words[at + 1 : at + 6]
        return verb not in arms.acts_light or any(word in arms.act_nouns or word in arms.units for word in near)

    def _acted_by(self, at: int) -> bool:
        words, arms = self.stream.words, self.lexicon.arms
        if at > 1 and words[at - 1] == "by" and self._one_sentence(at - 2, at):
            return any(
                words[i] in arms.acts_passive or words[i] in arms.act_nouns for i in range(max(0, at - 5), at - 1)
            )
        return False

    def _at_war(self, at: int, end: int) -> bool:
        words, arms = self.stream.words, self.lexicon.arms
        before = words[max(0, at - 4) : at]
        if words[at - 1] in {"between", "against", "with"} and any(w in arms.war_nouns for w in before):
            return True
        if words[at - 1] == "and" and "between" in words[max(0, at - 6) : at]:
            return any(w in arms.war_nouns for w in words[max(0, at - 10) : at])
        joined = self.stream.at[end] - self.stream.at[end - 1] == 2 or (
            at and self.stream.at[at] - self.stream.at[at - 1] == 2
        )
        return bool(joined) and any(w in arms.war_nouns for w in words[end : end + 3])

    # --- peoples, bare words, names by their heads -----------------------------------------------------------------

    def _people(self, at: int, end: int, people: People) -> int:
        phrase = self._noun_phrase(end, deeds=False)
        if phrase is None or (not self._capital(at) and people.word not in _LOWER_PEOPLES):
            return at
        last, kind, _ = phrase
        if kind == "police" or self._blocked(last):
            return last
        words, side = self.stream.words, "militants"
        for i in range(end, last):
            for entry, family in self.lexicon.arms.groups.get(words[i], ()):
                if words[i : i + len(entry)] == entry:
                    side = family
        name = f"{people.word.capitalize()} {_family_name(side) if kind == 'group' else 'forces'}"
        actors = self.lexicon.arms.peoples[people.word]
        mention = ForceMention(0, 0, actors, "people-group", (), name, _family_type(side), None, side, 1)
        return self._add(at, last, mention)

    def _word(self, at: int, end: int, word: Word) -> int:
        if word.kind == "head":
            return self._named_group(at, end)
        if self._blocked(end):
            return at
        words, arms = self.stream.words, self.lexicon.arms
        loud = self._capital(at) and not self._starts_sentence(at) and not self._is_titled(at)
        named = at > 0 and self._capital(at - 1) and words[at - 1] not in _NOT_NAMES and self._one_sentence(at - 1, end)
        if loud and (word.side != "coalition" or named):
            return at
        held = words[end] in arms.held and self.stream.at[end] - self.stream.at[end - 1] == 2
        if not (held or loud) and words[end - 1] in arms.adjectival and not self._noun_ends(end):
            return at
        kind: ForceType = "state-forces" if word.side == "state" else "unknown"
        rank = 0 if loud else 2
        return self._add(at, end, ForceMention(0, 0, (), f"bare-{word.kind}", (), "", kind, None, word.side, rank))

    def _noun_ends(self, end: int) -> bool:
        """Whether the word before `end` stands as a noun: what follows is no noun that it would tell more of."""
        word, arms = self.stream.words[end], self.lexicon.arms
        if self.stream.words[end - 1] not in arms.vague and (word in arms.posts or word in arms.verbs):
            return True
        return not word.isalpha() or word in arms.small or word.endswith("ed") or word == "s"

    def _starts_sentence(self, at: int) -> bool:
        number = self._sentence(at)
        return self.stream.at[at] <= self.parsed.sentences[number].first + 1

    def _named_group(self, at: int, end: int) -> int:
        """A capitalised name around a head noun: "Sultan Murad Brigade", "Popular Front for the Relief of Harar"."""
        if self._is_titled(at) or self._is_loud(at):
            return at
        arms, words = self.lexicon.arms, self.stream.words
        head = words[end - 1]
        capital = all(self._capital(i) for i in range(at, end))
        first, last = self._left(at), self._right(end) if capital else end
        named = any(words[i] not in _NOT_NAMES and words[i] not in _SMALL for i in range(first, at)) or last > end
        if not named or " ".join(words[first:last]) in arms.not_groups or self._blocked(last):
            return at
        numbered = any(words[i][:1].isdigit() for i in range(first, at)) and head in arms.heads_numbered
        strong = capital and (head in arms.heads_strong or end - at > 1 or numbered)
        lower = not capital and head in arms.heads_lower and self._capital(first)
        told = self._told_as_group(first, last)
        if not (strong or lower or (told and capital and head in arms.heads_weak)) or last - first > _MAX_NAME_WORDS:
            return at
        if self.found and self.found[-1].last > first:
            return at
        return self._add(first, last, self._named_mention(first, last))

    def _named_mention(self, first: int, last: int) -> ForceMention:
        tokens = self.parsed.tokens
        start, stop = tokens[self.stream.at[first]].start, tokens[self.stream.at[last - 1]].end
        name = " ".join(self.parsed.source[start:stop].split())
        parent = self._owner(first)
        kind: ForceType = "state-forces" if parent else "unknown"
        return ForceMention(0, 0, (), "named-group", (), name, kind, parent.iso2 if parent else None, "", 0, "", None,
                            parent.forces_id if parent else None)  # fmt: skip

    def _owner(self, first: int) -> Country | None:
        """The country whose adjective or possessive stands right before or at the head of a name."""
        words = self.stream.words
        for start in (first, first - 1, first - 2):
            if start < 0:
                break
            for entry, value in self.lexicon.first.get(words[start], ()):
                end = start + len(entry)
                fits = (
                    end == first
                    or (end == first - 1 and words[end] == "s")
                    or (start == first and value_is_adjective(value))
                )
                if isinstance(value, Nation) and words[start:end] == entry and fits and self._capital(start):
                    return value.country
        return None

    def _left(self, at: int) -> int:
        """How far a name goes to the left: capitalised words, numbers, and small words between them."""
        words, first, sentence = self.stream.words, at, self._sentence(at)
        while first > 0 and at - first < _MAX_NAME_WORDS and self._sentence(first - 1) == sentence:
            word = words[first - 1]
            ordinal = word[:1].isdigit() and word[-2:] in {"st", "nd", "rd", "th"}
            if ordinal or (self._capital(first - 1) and word.isalnum() and word not in _NOT_NAMES):
                first -= 1
            elif (
                word in _SMALL
                and word not in {"in", "and", "for", "the"}
                and first > 1
                and self._capital(first - 2)
                and self._sentence(first - 2) == sentence
            ):
                first -= 2
            else:
                break
        return first

    def _right(self, end: int) -> int:
        """How far a name goes to the right: "of Martyrs", "for the Liberation of X"."""
        words, last, sentence = self.stream.words, end, self._sentence(end - 1)
        while last - end < _MAX_NAME_WORDS:
            step = last
            while words[step] in {"of", "for", "the", "and", "al"} and step - last < 3:
                step += 1
            if (
                step == last
                or (words[last] == "and" and last == end)
                or self._sentence(step) != sentence
                or not self._capital(step)
            ):
                break
            last = step + 1
            while (
                self._capital(last)
                and self._sentence(last) == sentence
                and words[last].isalnum()
                and words[last] not in _NOT_NAMES
            ):
                last += 1
        return last

    def _told_as_group(self, first: int, last: int) -> bool:
        """Whether the words around call it a rebel group, an armed faction and so on."""
        words, arms = self.stream.words, self.lexicon.arms
        before, after = words[max(0, first - 4) : first], words[last : last + 2]
        if any(w in arms.kinds_before for w in before[-2:]) and any(w in arms.kinds_of_group for w in before):
            return True
        return after[0] in arms.kinds_before or after[0] in {"fighters", "rebels", "militants", "guerrillas", "gunmen"}


_PAST = frozenset(["struck", "shot", "fought", "overran", "withdrew", "sent"])
_PREPOSITIONS = frozenset(
    "in of from near to at around on across inside into over through for outside within with than toward towards by north south "
    "east west northern southern eastern western central northeastern northwestern southeastern southwestern occupied via rural city capital".split()
)
_UNIONS = frozenset("coalition alliance campaign mission".split())
_LOWER_PEOPLES = frozenset(["islamist", "jihadist", "tribal", "communist", "leftist", "rightist", "marxist", "maoist"])


def value_is_adjective(value: object) -> bool:
    """Whether an entry is a nation's adjective."""
    return isinstance(value, Nation) and value.form == "adjective"


def _family_name(side: str) -> str:
    return {"opposition": "rebels", "separatists": "separatists"}.get(side, side)


def _family_type(side: str) -> ForceType:
    if side in {"militias", "gangs", "gunmen"}:
        return "militia"
    return "rebel-group" if side in {"opposition", "separatists", "militants"} else "unknown"
