"""A sentence read from left to right into phrases for people and words of harm."""

from __future__ import annotations

from briefing.extract.harm.appositions import renamed, renames, with_office
from briefing.extract.harm.clauses import Clause
from briefing.extract.harm.people_phrases import Reading, VictimPhrase
from briefing.extract.harm.small_words import BE, PREPOSITIONS
from briefing.extract.harm.ties import tie_of, tie_sums
from briefing.extract.harm.triggers import Trigger, read_trigger
from briefing.extract.harm.victims import phrase_starters, read_elided, read_phrase, read_pronoun, read_titled
from briefing.model import Sentence

__all__ = ["read_clause"]

_ASIDE_MARKS = frozenset({",", "-", "–", "—", "--", "(", ")"})


def read_clause(text: Reading, sentence: Sentence) -> Clause:
    """The sentence as phrases and words of harm in order, each phrase tied to the one it hangs on."""
    phrases: list[VictimPhrase] = []
    triggers: list[Trigger] = []
    i, end = sentence.first, sentence.last
    headline = sentence.part == "headline"
    starters, counts, norms, tokens = phrase_starters(text.words), text.counts, text.norms, text.tokens
    while i < end:
        if norms[i] not in starters and not headline and i not in counts:
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
        phrase = read_phrase(text, i, end) or _leaning_phrase(text, sentence, i, phrases, triggers)
        if phrase is None:
            i += 1
            continue
        phrase = with_office(text, phrase, end)
        if phrases and renames(text, phrases[-1], phrase):
            phrases[-1] = renamed(phrases[-1], phrase)
        else:
            phrases.append(phrase)
        i = max(phrase.reach, i + 1)
    return _tied(Clause(sentence, text, phrases, triggers, [], {}, _asides(text, sentence)))


def _tied(clause: Clause) -> Clause:
    clause.ties.extend(tie_of(clause, n) for n in range(len(clause.phrases)))
    tie_sums(clause)
    return clause


def _leaning_phrase(
    text: Reading, sentence: Sentence, i: int, phrases: list[VictimPhrase], triggers: list[Trigger]
) -> VictimPhrase | None:
    """A phrase that only what stands before it, or a headline, makes one: pronouns, nouns without article."""
    phrase, end = None, sentence.last
    if triggers and (i == triggers[-1].last or text.norms[i - 1] == "of"):
        phrase = read_pronoun(text, i) or read_titled(text, i, end, name=not _is_titled(text, i, triggers[-1]))
    if phrase is None and text.norms[i] in ("he", "she"):
        phrase = read_pronoun(text, i)
    if phrase is None and phrases:
        phrase = read_elided(text, phrases[-1], i, end)
    if phrase is None and sentence.part == "headline":
        phrase = _bare_noun(text, i, end)
    return phrase


def _is_titled(text: Reading, i: int, trigger: Trigger) -> bool:
    """ "killed Taliban leader, Wali,": a noun without article right after the verb, led by a name."""
    upper = text.tokens[i].text[0].isupper() or text.norms[i] == "al"
    return i == trigger.last and upper and trigger.voice in ("active", None)


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
