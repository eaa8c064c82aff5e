"""One sentence cut into phrases for people and words of harm, and how each phrase hangs on the one before it."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.extract.noun_heads import find_head
from briefing.extract.small_words import PUNCTUATION, STOP, TIMES
from briefing.extract.triggers import Trigger, is_adverb, read_trigger
from briefing.extract.victims import (
    BE,
    PREPOSITIONS,
    Reading,
    VictimPhrase,
    phrase_starters,
    read_elided,
    read_phrase,
    read_pronoun,
    read_titled,
)
from briefing.knowledge.word_tables import WordTables
from briefing.model import Outcome, Sentence

__all__ = [
    "MAX_GAP",
    "SUBSET_MARKS",
    "Clause",
    "has_own_trigger",
    "has_trigger",
    "past_adverbs",
    "phrase_at",
    "read_clause",
    "words_between",
]

_CONNECTORS = frozenset({
    ",", "and", "or", "&", "as", "well", "along", "with", "plus", "also", "alongside", "together", "another", "at",
    "least", "/", "then", "estimated",
})  # fmt: skip
SUBSET_MARKS = frozenset({"including", "include", "includes", "included", "comprising"})
_PARTS_MARKS = frozenset({":", "–", "—", "--", "-", "("})
MAX_GAP = 16
_ASIDE_MARKS = frozenset({",", "-", "–", "—", "--", "(", ")"})
_OF_AGE = 18  # years
_OFFICE_REACH = 7  # words: "Patriotic Union (UP) councilwoman"
_SKIPPED = frozenset({"off", '"', "“", "”", "'", "‘"})


@dataclass(slots=True)
class Clause:
    """One sentence cut into phrases and words of harm, in order; `ties` says how each phrase hangs on another."""

    sentence: Sentence
    text: Reading
    phrases: list[VictimPhrase]
    triggers: list[Trigger]
    ties: list[tuple[str, int]]  # (fresh|coord|part|spread, index of the phrase it hangs on)
    claimed: dict[int, tuple[Outcome, Trigger, str]]
    asides: list[tuple[int, int]]  # stretches between dashes, brackets, or commas with "who" or "whom"


def read_clause(text: Reading, sentence: Sentence) -> Clause:
    phrases: list[VictimPhrase] = []
    triggers: list[Trigger] = []
    i, end = sentence.first, sentence.last
    headline = sentence.part == "headline"
    starters, counts, norms, tokens = phrase_starters(text.words), text.counts, text.norms, text.tokens
    while i < end:
        word = norms[i]
        if word not in starters and not headline and i not in counts:
            token = tokens[i]
            if not (token.capital or token.text[0].isdecimal()) and (
                not triggers or (i != triggers[-1].last and norms[i - 1] != "of")
            ):
                i += 1
                continue
        trigger = read_trigger(text, i, sentence.first, end)
        if trigger is not None:
            triggers.append(trigger)
            i = trigger.last
            continue
        phrase = read_phrase(text, i, end)
        if phrase is None and triggers and (i == triggers[-1].last or text.norms[i - 1] == "of"):
            phrase = read_pronoun(text, i) or read_titled(text, i, end, name=not _is_titled(text, i, triggers[-1]))
        if phrase is None and word in ("he", "she"):
            phrase = read_pronoun(text, i)
        if phrase is None and phrases:
            phrase = read_elided(text, phrases[-1], i, end)
        if phrase is None and sentence.part == "headline":
            phrase = _bare_noun(text, i, end)
        if phrase is None:
            i += 1
            continue
        phrase = _with_office(text, phrase, end)
        if phrases and _renames(text, phrases[-1], phrase):
            phrases[-1] = _renamed(phrases[-1], phrase)
        else:
            phrases.append(phrase)
        i = max(phrase.reach, i + 1)
    clause = Clause(sentence, text, phrases, triggers, [], {}, _asides(text, sentence))
    clause.ties.extend(_tie(clause, n) for n in range(len(phrases)))
    _tie_sums(clause)
    return clause


def _is_titled(text: Reading, i: int, trigger: Trigger) -> bool:
    """ "killed Taliban leader, Wali,": a noun without article right after the verb, led by a name."""
    upper = text.tokens[i].text[0].isupper() or text.norms[i] == "al"
    return i == trigger.last and upper and trigger.voice in ("active", None)


def _renames(text: Reading, before: VictimPhrase, phrase: VictimPhrase) -> bool:
    """Whether a phrase only says who the one before is: "Ida Lund, a nurse,", "one of them a child"."""
    between = text.norms[before.reach : phrase.first]
    if phrase.kind == "named" and before.kind == "single" and not before.name and not before.definite:
        return between == [","] and text.norms[phrase.reach : phrase.reach + 1] == [","]
    if phrase.kind != "single" or phrase.name or text.norms[phrase.first] not in ("a", "an", "the"):
        return False
    if before.of_all:
        return not between and before.low == before.high == 1
    after = text.norms[phrase.reach] if phrase.reach < len(text.norms) else "."
    one = before.name or (before.kind == "counted" and before.low == before.high == 1)  # "one person, a nurse,"
    return bool(one) and between == [","] and (after in (",", ".", ";") or after in BE or after in PREPOSITIONS)


def _with_office(text: Reading, phrase: VictimPhrase, end: int) -> VictimPhrase:
    """ "Ida Lund, mayor of Elstad,": an office without an article after a name tells who the person is."""
    i = phrase.reach + 1
    if not phrase.name or phrase.status != "undetermined" or i >= end or text.norms[i - 1] != ",":
        return phrase
    if text.norms[i].isdecimal() and int(text.norms[i]) < _OF_AGE and text.norms[i + 1 : i + 2] == [","]:
        return phrase._replace(status="civilian", group="children")  # "Yusuf Haddad, 17, was shot dead"
    office = find_head(text, i, min(end, i + _OFFICE_REACH), singular=True)
    if office is None or office.noun is None or office.noun.plural or office.noun.demonym:
        return phrase
    after = text.norms[office.last] if office.last < end else "."
    if after not in ("of", "for", ",", "."):
        return phrase
    return phrase._replace(reach=office.last, status=office.noun.status, group=office.noun.group, known=True)


def _renamed(before: VictimPhrase, phrase: VictimPhrase) -> VictimPhrase:
    """The phrase before, with what its apposition tells of the person."""
    told = before.status != "undetermined"
    return before._replace(
        reach=phrase.reach, known=True, head=before.head or phrase.head, name=before.name or phrase.name,
        status=before.status if told else phrase.status, group=before.group if told else phrase.group,
    )  # fmt: skip


def _tie_sums(clause: Clause) -> None:
    """ "Nine people, six soldiers and three farmers, were killed": what follows adds up to the first, so is no more."""
    for n in range(len(clause.phrases) - 2):
        run = n + 1
        while run < len(clause.phrases) and clause.ties[run][0] == "coord":
            run += 1
        whole, parts = clause.phrases[n], clause.phrases[n + 1 : run]
        fits = len(parts) > 1 and whole.kind == "counted" and whole.low == whole.high == sum(p.low or 0 for p in parts)
        if fits and (whole.status == "undetermined" or all(p.status == whole.status for p in parts)):
            clause.ties[n + 1 : run] = [("part", n)] * len(parts)


def _asides(text: Reading, sentence: Sentence) -> list[tuple[int, int]]:
    """Stretches that a clause steps over: – a woman and a child –, ", most of whom were children,"."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    if _ASIDE_MARKS.isdisjoint(text.norms[sentence.first : sentence.last]):
        return found
    for i in range(sentence.first, sentence.last):
        word = text.norms[i]
        if word not in _ASIDE_MARKS:
            continue
        spaced = word == "-" and i > sentence.first and not text.tokens[i].joined
        if word in ("–", "—", "--", "(", ")") or spaced:
            if opened is not None and word != "(":
                found.append((opened, i + 1))
                opened = None
            elif word != ")":
                opened = i
        elif word == ",":
            close = next((k for k in range(i + 1, min(sentence.last, i + 14)) if text.norms[k] == ","), None)
            near = text.norms[i + 1 : min(close, i + 6)] if close is not None else []
            if close is not None and any(w in ("who", "whom", "whose") or (w == "them" and "of" in near) for w in near):
                found.append((i, close + 1))
    return found


def _bare_noun(text: Reading, i: int, end: int) -> VictimPhrase | None:
    """Headlines drop articles: "Soldier killed in Goma", "Drone strike kills Hezbollah commander"."""
    if i and text.norms[i - 1] in text.words.harm:
        titled = read_titled(text, i, end, name=False)
        if titled is not None:
            return titled
    noun = text.words.victims.get(text.norms[i])
    if (
        noun is None
        or noun.plural
        or not _stands_free(text, i + 1, end)
        or (noun.demonym and not text.tokens[i].text[0].isupper())
    ):
        return None
    return VictimPhrase(i, i + 1, i + 1, 1, 1, "exact", "single", text.norms[i], noun.status, noun.group)


def _stands_free(text: Reading, i: int, end: int) -> bool:
    """Whether a noun in a headline is the whole phrase: only a word of harm, "and" or a preposition follows."""
    if i >= end:
        return True
    word = text.norms[i]
    harm = text.words.harm.get(word)
    return (
        word in BE
        or word in PREPOSITIONS
        or word in (",", "and", "&", ":", ";")
        or (harm is not None and harm.frame != "noun")
    )


def _tie(clause: Clause, n: int) -> tuple[str, int]:
    """How phrase n hangs on an earlier one, told by the words between."""
    if n == 0:
        return "fresh", n
    norms = clause.text.norms
    phrase, before = clause.phrases[n], clause.phrases[n - 1]
    if phrase.high == 0 or before.high == 0:
        return "fresh", n  # "the police came, and no one was injured"
    between = norms[before.reach : phrase.first]
    kind, parent = clause.ties[n - 1]
    root = parent if kind == "part" else n - 1
    if _is_among_them(clause, phrase):
        return "part", root
    if _marks_part(between):
        return ("fresh", n) if phrase.kind == "bare" and _counts_things(clause, n) else ("part", root)
    if (
        phrase.of_all
        and all(w in _CONNECTORS or w in clause.text.words.harm or w in BE for w in between)
        and (norms[phrase.last - 1] in ("whom", "them", "which"))
    ):
        return "part", root
    if phrase.kind == "plural":
        between = _without_modifiers(between, clause.text.words)
    if kind == "part" and between in (["but", "also"], ["and", "also"], ["but"]):
        return "part", parent  # "63 people, mostly fighters but also five civilians"
    if between and all(w in _CONNECTORS for w in between):
        if kind != "part":
            return "coord", n - 1
        if between == [",", "with"]:
            return "fresh", n  # "including 90 children, with many still trapped"
        return (
            ("fresh", n)
            if "and" in between and has_own_trigger(clause, n) and not _root_waits(clause, parent)
            else ("part", parent)
        )
    if not between and {phrase.kind, before.kind} <= {"single", "counted"}:  # a list that lost its commas
        if kind == "part":
            return "part", parent
        return (
            ("part", root)
            if before.reach - before.first > 1 and _sum_fits(clause, n) and phrase.kind == "single"
            else ("coord", n - 1)
        )
    if between and all(w in _PARTS_MARKS for w in between) and _sum_fits(clause, n):
        return "part", root
    if (
        between
        and between[-1] in ("and", ",")
        and between[0] in PREPOSITIONS
        and len(between) <= 8
        and not has_trigger(clause, before.reach, phrase.first)
    ):
        return ("part", parent) if kind == "part" else ("spread", n - 1)
    return "fresh", n


def _without_modifiers(between: list[str], words: WordTables) -> list[str]:
    """A bare plural begins at its noun: in "12 soldiers and state employees" "state" is of the second phrase."""
    last, small = len(between), STOP | PUNCTUATION | _CONNECTORS
    while last and len(between) - last <= 2 and between[last - 1] not in small and between[last - 1] not in words.harm:
        last -= 1
    return between[:last]


def _counts_things(clause: Clause, n: int) -> bool:
    """ "23 were killed in air strikes on the city including one near a hospital": one of the strikes."""
    norms, phrase = clause.text.norms, clause.phrases[n]
    if phrase.reach >= clause.sentence.last or norms[phrase.reach] not in PREPOSITIONS:
        return False
    between = norms[clause.phrases[n - 1].reach : phrase.first]
    return any(w in clause.text.words.things and w.endswith("s") and w not in TIMES for w in between)


def _is_among_them(clause: Clause, phrase: VictimPhrase) -> bool:
    """ "Three people were killed, a woman among them": a part that is told so afterwards, and begins no list itself."""
    after = clause.text.norms[phrase.reach : phrase.reach + 2]
    return (
        after == ["among", "them"]
        and phrase.kind in ("single", "counted")
        and phrase_at(clause, phrase.reach + 2) is None
    )


def _root_waits(clause: Clause, root: int) -> bool:
    """Whether the whole still lacks its word of harm: "30 people, including a child and a nurse, were killed"."""
    reach = clause.phrases[root].reach
    first = next((p.first for p in clause.phrases[root + 1 :]), reach)
    before = clause.phrases[root].first
    return not any(reach <= t.first < first or before - 3 <= t.first < before for t in clause.triggers)


def _marks_part(between: list[str]) -> bool:
    if not between:
        return False
    near = between[-4:]
    if any(w in SUBSET_MARKS for w in near[-2:]) and not any(w in BE for w in near[-2:]):
        return True
    return near[-2:] in (["among", "them"], ["among", "whom"]) or near[-1:] in (["mostly"], ["mainly"], ["most"])


def _sum_fits(clause: Clause, n: int) -> bool:
    total = clause.phrases[n - 1].low or 0
    return 0 < (clause.phrases[n].low or 0) < total


def has_trigger(clause: Clause, start: int, end: int) -> bool:
    return any(start <= t.first < end for t in clause.triggers)


def phrase_at(clause: Clause, i: int) -> int | None:
    return next((n for n, p in enumerate(clause.phrases) if p.first == i), None)


def past_adverbs(clause: Clause, i: int) -> int:
    norms = clause.text.norms
    while i < clause.sentence.last and phrase_at(clause, i) is None and (is_adverb(norms[i]) or norms[i] in _SKIPPED):
        i += 1
    return i


def has_own_trigger(clause: Clause, n: int) -> bool:
    """Whether a phrase is the subject of the word of harm after it: "30 others were wounded", "12 injured"."""
    reach = clause.phrases[n].reach
    nxt = next((t for t in clause.triggers if t.first >= reach), None)
    if nxt is None or not _only_parts_between(clause, reach, nxt.first):
        return False
    between = words_between(clause, reach, nxt.first)
    shut = (
        (";", "after", "when", "that")
        if nxt.auxiliary and any(w in SUBSET_MARKS for w in between)
        else (";", "after", "when", "that", "and", "or")
    )
    if any(w in shut for w in between) or len(between) > MAX_GAP:
        return False
    if nxt.voice in ("passive", "dying") and nxt.auxiliary:
        return True
    after = phrase_at(clause, past_adverbs(clause, nxt.last))
    bare = all(is_adverb(w) for w in between)
    return bare and nxt.harm.form in ("ed", "state") and after is None


def _only_parts_between(clause: Clause, start: int, end: int) -> bool:
    """Whether every phrase between is told as a part: "including two children and a nurse"."""
    norms, after_mark = clause.text.norms, False
    for phrase in clause.phrases:
        if phrase.first < start or phrase.last > end:
            continue
        before = norms[max(start, phrase.first - 2) : phrase.first]
        if not any(w in SUBSET_MARKS for w in before) and not (after_mark and before[-1:] in (["and"], [","])):
            return False
        after_mark = True
    return True


def words_between(clause: Clause, start: int, end: int) -> list[str]:
    """The words from `start` to `end` without the asides between."""
    norms = clause.text.norms
    out: list[str] = []
    i = start
    while i < end:
        over = next((b for a, b in clause.asides if a == i and b <= end), None)
        if over is not None:
            i = over
            continue
        out.append(norms[i])
        i += 1
    return out
