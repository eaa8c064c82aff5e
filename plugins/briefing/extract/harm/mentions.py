"""Harm to people as written: phrases for people tied to words of harm by the grammar between them.

A sentence is read only if it holds a word of harm. Phrases (`victims`) and words of harm (`triggers`) stand in order;
how a phrase hangs on the one before it (listed with it, a part of it) is told by the words between.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extract.harm.clause_reading import read_clause
from briefing.extract.harm.clauses import Clause
from briefing.extract.harm.counted import makes_claim
from briefing.extract.harm.frames import claim_by_frame, claim_own
from briefing.extract.harm.listed import claim_listed_dead, claim_part_of_before, claim_spread_parts, described_after
from briefing.extract.harm.people_phrases import Reading, VictimPhrase
from briefing.extract.harm.told_of import with_number_told
from briefing.extract.harm.tolls import claim_lives, claim_tolls
from briefing.extract.harm.triggers import harm_words, is_unreal
from briefing.knowledge import Knowledge
from briefing.model import HarmMention, Outcome, ParsedText, QuantityMention, Voice

__all__ = ["find_harm"]

_STILL_TOLD_OF = 3  # sentences
_AGES_AND_SEXES = frozenset({"children", "women"})
_LIKE_THEM = frozenset({"others", "colleagues", "colleague"})
_AMONG_THEM = 4  # words: "among them was a"


def find_harm(
    parsed: ParsedText, quantities: tuple[QuantityMention, ...], knowledge: Knowledge
) -> tuple[HarmMention, ...]:
    """Every phrase of people harmed, in order of the text.

    >>> from briefing.extract.counts.quantities import find_quantities
    >>> from briefing.knowledge import load_knowledge
    >>> from briefing.model import Block, Document
    >>> from briefing.text import parse
    >>> line = "Shelling killed two soldiers and a civilian near Goma and wounded 14, including three children."
    >>> parsed = parse(Document("x", "", line, (Block("paragraph", 0, len(line)),)))
    >>> for harm in find_harm(parsed, find_quantities(parsed), load_knowledge()):
    ...     print(harm.outcome, harm.low, harm.victim, harm.within)
    killed 2 combatant None
    killed 1 civilian None
    injured 14 undetermined None
    injured 3 civilian 2
    """
    norms = list(parsed.norms)
    text = Reading(parsed.tokens, parsed.in_sentence, norms, {q.first: q for q in quantities}, knowledge.words)
    found: list[HarmMention] = []
    for number in _sentences_of_harm(parsed, quantities, text):
        clause = read_clause(text, parsed.sentences[number])
        if clause.phrases:
            _claim_all(clause)
            claim_part_of_before(clause, found)
            _emit(clause, found)
    return tuple(found)


def _sentences_of_harm(parsed: ParsedText, quantities: tuple[QuantityMention, ...], text: Reading) -> list[int]:
    where = parsed.in_sentence
    hits = {where[i] for i in parsed.spots(harm_words(text.words))}
    hits |= {n for q in quantities if (n := where[q.first]) - 1 in hits and _opens_with_part(parsed, text.norms, q)}
    return sorted(hits)


def _opens_with_part(parsed: ParsedText, norms: list[str], count: QuantityMention) -> bool:
    """ "Eight of them were children.": a sentence without a word of harm that tells of the harm before it."""
    sentence = parsed.sentences[parsed.in_sentence[count.first]]
    return count.first - sentence.first <= 1 and norms[count.last : count.last + 2] in (
        ["of", "them"],
        ["of", "those"],
        ["of", "the"],
    )


def _claim_all(clause: Clause) -> None:
    for n, phrase in enumerate(clause.phrases):
        if phrase.harm is not None and not _released(clause, phrase):
            claim_own(clause, n, phrase.harm)
    for k, trigger in enumerate(clause.triggers):
        if is_unreal(clause.text, trigger.first, clause.sentence.first):
            continue
        claim_by_frame(clause, k, trigger)
    claim_tolls(clause)
    claim_lives(clause)
    claim_listed_dead(clause)
    claim_spread_parts(clause)


def _released(clause: Clause, phrase: VictimPhrase) -> bool:
    """An adjective of capture tells of no new capture; "no casualties" tells of none at all."""
    harm = phrase.harm
    return harm is not None and harm.outcome in ("captured", "displaced") and harm.form == "ed"


def _emit(clause: Clause, found: list[HarmMention]) -> None:
    placed: dict[int, int] = {}
    for n in _in_order(clause):
        mention = _mention(clause, n, found, placed)
        if mention is not None:
            placed[n] = len(found)
            found.append(mention)


def _in_order(clause: Clause) -> Iterator[int]:
    """Phrases in order; a part that stands before its whole comes right after it."""

    def place(n: int) -> tuple[int, int]:
        kind, parent = clause.ties[n]
        return (parent, 1 + n) if kind == "part" and parent > n else (n, 0)

    return iter(sorted(clause.claimed, key=place))


def _mention(clause: Clause, n: int, found: list[HarmMention], placed: dict[int, int]) -> HarmMention | None:
    phrase = clause.phrases[n]
    outcome, trigger, rule = clause.claimed[n]
    kind, parent = clause.ties[n]
    if kind == "fresh":
        phrase = with_number_told(clause, phrase, outcome, rule, found)
    if phrase.high == 0 or not makes_claim(clause, phrase, outcome, trigger, rule, kind):
        return None
    partial = kind == "part"
    within = placed.get(parent) if partial else None
    if partial and within is not None and found[within].outcome != outcome:
        within = None
    if rule == "listed" or (phrase.of_all and within is None):
        within = _previous(found, outcome, phrase)
        partial = within is not None
    if partial and phrase.kind == "plural":
        return None
    if rule == "listed" and _is_among_them(clause, phrase) and not _told_just_before(clause, found, within, phrase):
        return None  # "Among them was the channel X": nobody harmed was told of before
    if partial and within is not None and (phrase.of_all or phrase.kind == "bare") and phrase.status == "undetermined":
        phrase = phrase._replace(status=found[within].victim)  # "four of them badly"
    phrase = _inheriting(described_after(clause, phrase, rule, trigger), found, clause, outcome)
    inside = trigger.first if clause.sentence.first <= trigger.first < clause.sentence.last else phrase.first
    return HarmMention(
        first=min(phrase.first, inside), last=max(phrase.last, min(trigger.last, clause.sentence.last), inside + 1),
        outcome=outcome, low=phrase.low, high=phrase.high, form=phrase.form, rule=rule,
        victim_first=phrase.first, victim_last=phrase.reach,
        trigger=trigger.first, voice=_voice_of(rule), kind=phrase.kind, head=phrase.head, name=phrase.name,
        victim=phrase.status, group=phrase.group,
        definite=phrase.definite, subset=partial, within=within,
    )  # fmt: skip


def _is_among_them(clause: Clause, phrase: VictimPhrase) -> bool:
    norms, start = clause.text.norms, clause.sentence.first
    near = norms[max(start, phrase.first - _AMONG_THEM) : phrase.first]
    return "them" in near or norms[start : start + 2] == ["among", "them"]


def _told_just_before(clause: Clause, found: list[HarmMention], whole: int | None, phrase: VictimPhrase) -> bool:
    if whole is None:
        return False
    where = clause.text.in_sentence
    return where[phrase.first] - where[found[whole].trigger] <= _STILL_TOLD_OF


def _inheriting(phrase: VictimPhrase, found: list[HarmMention], clause: Clause, outcome: Outcome) -> VictimPhrase:
    """ "killed two soldiers and wounded four": a bare number counts the kind of people told of before it."""
    others, captives = phrase.head in _LIKE_THEM, phrase.head in ("prisoners", "captives")
    if not (phrase.kind == "bare" or others or captives) or phrase.status != "undetermined" or not found:
        return phrase
    last = found[-1]
    while last.within is not None:
        last = found[last.within]  # "seven civilians were killed, among them a child, and nine others were hurt"
    if last.victim == "mixed" or (captives and last.victim != "combatant"):
        return phrase
    apart = clause.text.in_sentence[phrase.first] - clause.text.in_sentence[last.trigger]
    near = apart == 0 or (others and apart == 1 and last.outcome != outcome)  # "It also wounded 25 others."
    one = (last.low, last.high) == (1, 1)
    alike = _tells_of_others(last, phrase, outcome) if others and one else last.kind == "counted"
    return phrase._replace(status=last.victim) if near and not last.subset and alike else phrase


def _tells_of_others(one: HarmMention, phrase: VictimPhrase, outcome: Outcome) -> bool:
    """ "killed a soldier and hurt two others", but not "a woman and two others", "killed a soldier and two others"."""
    if one.name or one.group in _AGES_AND_SEXES or one.kind not in ("counted", "single"):
        return False
    return one.outcome != outcome or phrase.head != "others"


def _voice_of(rule: str) -> Voice:
    voices: dict[str, Voice] = {
        "active": "active",
        "lives": "active",
        "captives": "active",
        "dying": "dying",
        "toll": "toll",
        "nominal": "noun",
        "harm-noun": "noun",
    }
    return voices.get(rule, "passive")


def _previous(found: list[HarmMention], outcome: Outcome, phrase: VictimPhrase) -> int | None:
    """The last claim that this one can be a part of: the same outcome, a greater number."""
    for k in range(len(found) - 1, -1, -1):
        other = found[k]
        if (
            other.outcome == outcome
            and not other.subset
            and other.rule != "listed"
            and (other.low or 0) > (phrase.low or 0)
            and {other.victim, phrase.status}
            != {"civilian", "combatant"}  # "one of the gunmen" is none of the villagers
        ):
            return k
    return None
