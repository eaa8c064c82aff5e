"""Words that look like a fact and are none, each with the reason: what `invoke facts --explain` prints.

A second reading of a text that was read already, so that the first one costs nothing more. It asks the predicates that
decided there; where they do not tell, the reason says only that no rule took the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.extract.counts.quantities import refused_counts
from briefing.extract.forces.lexicon import Nation, People, Word, force_lexicon
from briefing.extract.forces.view import ForceView
from briefing.extract.harm.clause_reading import read_clause
from briefing.extract.harm.clauses import Clause
from briefing.extract.harm.people_phrases import Reading
from briefing.extract.harm.triggers import Trigger, is_unreal
from briefing.extract.names import word_stream
from briefing.extract.places.judging import in_organisation, judged
from briefing.extract.places.reading import Reader, is_known, is_titled, name_ends, reading_of
from briefing.knowledge import Knowledge
from briefing.knowledge.actor_book import ActorName
from briefing.model import Mentions, ParsedText, PlaceMention, QuantityMention, Sentence

__all__ = ["Refusal", "find_refusals"]

RefusedKind = Literal["number", "harm", "force", "place", "name"]
_NOT_HERE = "a place has that name, but no word beside it says that it is meant"
_ANY = "no rule took it"
_BODY = "a body that bears no arms"
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_SMALL = frozenset({"of", "in", "and", "to", "on", "at", "or", "the", "a", "for", "from", "by", "with", "as", "after"})
_NO_LIST = "a name in no list of forces or places, with no word beside it that tells of either"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Words from token `first` to `last` (exclusive) that are no fact of a kind, and why."""

    first: int
    last: int
    kind: RefusedKind
    reason: str


def find_refusals(mentions: Mentions, knowledge: Knowledge) -> tuple[Refusal, ...]:
    """Everything that extract passed over though it looks like a fact, in order of the text.

    >>> from briefing.extract import find_mentions
    >>> from briefing.knowledge import load_knowledge
    >>> from briefing.model import Block, Document
    >>> text = "Iran-backed fighters said they could kill 12 Russian officials."
    >>> mentions = find_mentions(Document("x", "", text, (Block("paragraph", 0, len(text)),)), load_knowledge())
    >>> for refusal in find_refusals(mentions, load_knowledge()):
    ...     print(refusal.kind, "-", refusal.reason)
    place - joined to another word: a backer, money
    harm - planned, feared, denied or prevented
    number - people of whom the only word of harm is planned, feared, denied or prevented
    force - a nationality or a country without an act of arms
    place - a nationality
    """
    found = [Refusal(a, b, "number", why) for a, b, why in refused_counts(mentions.parsed)]
    found += _refused_harm(mentions, knowledge)
    found += _refused_forces(mentions, knowledge)
    found += _refused_places(mentions, knowledge)
    found += _other_names(mentions, knowledge, found)
    return tuple(sorted(found, key=lambda r: (r.first, r.last, r.kind)))


def _other_names(mentions: Mentions, knowledge: Knowledge, refused: Sequence[Refusal]) -> Iterator[Refusal]:
    """Runs of capitals that nothing took or refused: names of people and bodies that no list holds."""
    parsed = mentions.parsed
    told = {i for f in mentions.forces for i in range(f.first, f.last)}
    told |= {i for p in mentions.places for i in range(p.first, p.last)}
    told |= {i for d in mentions.dates for i in range(d.first, d.last)}
    told |= {i for r in refused for i in range(r.first, r.last)}
    told |= {i for h in mentions.harms if h.name for i in range(h.victim_first, h.victim_last)}
    speakers = {i for s in mentions.speakers if s.name for i in range(s.first, s.last)}
    for sentence in parsed.sentences:
        capitals = sum(parsed.capitals[sentence.first : sentence.last])
        if sentence.part == "headline" or 5 * capitals > 3 * (sentence.last - sentence.first):
            continue  # where every word may bear a capital
        i = sentence.first
        while i < sentence.last:
            last = i
            while last < sentence.last and parsed.capitals[last] and last not in told and _may_name(parsed, last):
                last += 1
            opens = i == sentence.first or not parsed.norms[i - 1].isalnum()  # a sentence or a quotation begins so
            if last - i > opens:
                body = parsed.words(i, last) in knowledge.words.known_claimants
                says = "a speaker" if any(k in speakers for k in range(i, last)) else _NO_LIST
                yield Refusal(i, last, "name", _BODY if body else says)
            i = max(last, i + 1)


def _may_name(parsed: ParsedText, i: int) -> bool:
    return parsed.norms[i] != "i" and parsed.norms[i] not in _DAYS


# --- numbers and words of harm ------------------------------------------------------------------------------------


def _refused_harm(mentions: Mentions, knowledge: Knowledge) -> Iterator[Refusal]:
    parsed, counts = mentions.parsed, mentions.quantities
    text = Reading(parsed.tokens, parsed.in_sentence, list(parsed.norms), {q.first: q for q in counts}, knowledge.words)
    told = {i for h in mentions.harms for i in range(min(h.first, h.victim_first), max(h.last, h.victim_last))}
    named = {h.trigger for h in mentions.harms}
    strengths = {i for s in mentions.strengths for i in range(s.first, s.last)}
    dates = {i for d in mentions.dates for i in range(d.first, d.last)}
    for sentence in parsed.sentences:
        clause = read_clause(text, sentence)
        for trigger in clause.triggers:
            if trigger.first not in named and trigger.first not in told:
                yield Refusal(trigger.first, trigger.last, "harm", _why_no_harm(clause, trigger))
        for count in counts:
            if sentence.first <= count.first < sentence.last and count.last - 1 not in told:
                if count.first in dates:
                    yield Refusal(count.first, count.last, "number", "part of a date")
                elif count.first not in strengths:
                    yield Refusal(count.first, count.last, "number", _why_nobody(clause, count))


def _why_no_harm(clause: Clause, trigger: Trigger) -> str:
    if is_unreal(clause.text, trigger.first, clause.sentence.first):
        return "planned, feared, denied or prevented"
    if not clause.phrases:
        return "no people in the sentence"
    return "a word of harm that is said of nobody here"


def _why_nobody(clause: Clause, count: QuantityMention) -> str:
    if (count.low, count.high) == (0, 0):
        return "nobody: none was harmed"
    phrase = next((p for p in clause.phrases if p.first <= count.first < max(p.last, p.reach)), None)
    if phrase is None:
        return _counted_thing(clause, count)
    if not clause.triggers:
        return "no word of harm in the sentence"
    if all(is_unreal(clause.text, t.first, clause.sentence.first) for t in clause.triggers):
        return "people of whom the only word of harm is planned, feared, denied or prevented"
    return "people of whom no word of harm is said"


def _counted_thing(clause: Clause, count: QuantityMention) -> str:
    """What a number counts that is no people: "counts “years”, which are no people"."""
    norms = clause.text.norms
    after = norms[count.last] if count.last < clause.sentence.last else ""
    if not after.isalpha() or after in _SMALL:
        return "counts no people that the tables know"
    return f"counts “{after}”, which the tables do not know as people"


# --- forces ----------------------------------------------------------------------------------------------------------


def _refused_forces(mentions: Mentions, knowledge: Knowledge) -> Iterator[Refusal]:
    tokens = mentions.parsed.tokens
    stream = word_stream(mentions.parsed)
    view = ForceView(mentions.parsed, stream, force_lexicon(knowledge.countries, knowledge.actors))
    taken = {i for m in mentions.forces for i in range(m.first, m.last)}
    speakers = {i: s for s in mentions.speakers if s.name and s.type != "party" for i in range(s.first, s.last)}
    at, end = 0, len(stream.words) - 3
    while at < end:
        reach = at + 1
        if stream.at[at] not in taken:
            for entry, value in view.lexicon.first.get(stream.words[at], ()):
                last = at + len(entry)
                if stream.words[at:last] == entry and view.one_sentence(at, last):
                    reason = _why_no_force(view, at, last, value)
                    speaker = speakers.get(stream.at[at])
                    if reason and speaker is not None and not isinstance(value, Word):
                        reason = f"speaks only: {speaker.type or 'a speaker'}"
                    if reason:
                        yield Refusal(stream.at[at], stream.at[last - 1] + 1, "force", reason)
                        reach = last
                    break
        at = reach
    for speaker in mentions.speakers:
        if speaker.type in ("monitor", "un", "media", "medical") and tokens[speaker.first].text[0].isupper():
            yield Refusal(speaker.first, speaker.last, "force", f"speaks and bears no arms: {speaker.type}")


def _why_no_force(view: ForceView, first: int, last: int, value: object) -> str:
    """Why an entry of the lexicon is no actor here; empty for words of which nothing is worth saying."""
    if view.is_ladder(first):
        return "against, for or without somebody: anti-, pro-, ex-, non-"
    if isinstance(value, Nation):
        return "a nationality or a country without an act of arms" if view.capital(first) else ""
    if isinstance(value, People):
        return "a people without a noun of force" if view.capital(first) else ""
    if view.is_blocked(last):
        return "part of another name, or tells more of another noun"
    if isinstance(value, ActorName):
        if value.spelled and view.source(first, last).replace(".", "") not in value.spelled:
            return ""  # "is", "let": an abbreviation only in its own spelling
        return f"the name of an armed actor, but {_ANY}"
    if isinstance(value, Word) and value.kind == "head":
        return "a noun of groups without a name around it" if view.capital(first) else ""
    return "tells more of another noun, or of somebody told already"


# --- places --------------------------------------------------------------------------------------------------------


def _refused_places(mentions: Mentions, knowledge: Knowledge) -> Iterator[Refusal]:
    reader = reading_of(mentions.parsed, knowledge, mentions.forces)
    taken = {i for m in mentions.places for i in range(min(m.first, m.long_first), max(m.last, m.long_last))}
    for sentence in mentions.parsed.sentences:
        titled, at = is_titled(reader, sentence), sentence.first
        while at < sentence.last:
            refusal = _no_place(reader, sentence, at, titled) if reader.caps[at] and at not in taken else None
            if refusal is not None:
                yield refusal
            at = max(refusal.last, at + 1) if refusal is not None else at + 1


def _no_place(reader: Reader, sentence: Sentence, at: int, titled: bool) -> Refusal | None:
    countries = reader.knowledge.countries
    if at in reader.blocked:
        known = is_known(reader, at, at + 1)
        return Refusal(at, at + 1, "place", "part of an armed actor's words") if known else None
    for end in reversed(name_ends(reader, sentence, at)):
        if in_organisation(reader, sentence, at, end):
            return Refusal(at, end, "place", "part of an organisation's name")
        if not is_known(reader, at, end):
            continue
        if all(i in reader.persons.tokens for i in range(at, end)):
            return Refusal(at, end, "place", "a person's name")
        answer = judged(reader, sentence, at, end, titled)
        if not isinstance(answer, PlaceMention):
            return Refusal(at, end, "place", answer or _NOT_HERE)
    norm = reader.norms[at]
    if norm in countries.by_adjective or norm in countries.by_demonym:
        return Refusal(at, at + 1, "place", "a nationality")
    return None
