"""Whether events of the article happen at a place: read from the place's role in the sentences that name it."""

from __future__ import annotations

from briefing.extract.places.cues import is_undergone
from briefing.extract.places.grammar import WORDS
from briefing.model import ParsedText, PlaceMention, Sentence
from briefing.resolve.places.telling import Telling

__all__ = ["is_joined", "is_site_mention"]

_FAR = 14  # tokens that a list of names may stand behind its preposition
_NOT_THERE = frozenset({"until", "till", "via", "from", "by", "with", "for", "between"})
_TO = frozenset({"to", "toward", "towards"})
_LENGTHS = frozenset({"km", "kilometers", "kilometres", "kilometer", "kilometre", "miles", "mile"})
_SUPPOSED_REACH = 10  # tokens
_BEFORE_OFFSETS = _LENGTHS | {  # words between a name and where it lies
    *(
        ",",
        "(",
        ")",
        "a",
        "an",
        "the",
        "small",
        "city",
        "town",
        "village",
        "district",
        "suburb",
        "area",
        "province",
        "region",
        "valley",
        "countryside",
    ),
    *("located", "situated", "lies", "lying", "is", "which", "just", "about", "some", "around", "nearly", "roughly"),
    *("to", "nine", "ten"),
}
_WHERE_OF = WORDS.of_place | WORDS.directions
_IN_LISTS = frozenset({",", "and", "-", "al", "the"})
_EARLY_YEARS = frozenset(str(year) for year in range(1900, 1985))
_YEARS = _EARLY_YEARS | frozenset(str(year) for year in range(1985, 2100))
_FOUGHT_OVER = frozenset({"fight", "fights", "fighting", "fought", "battle", "battles", "battling", "struggle"})
_LIST_STEP = 7  # tokens from one name of a list to the next
_COORDINATORS = frozenset({",", "and", "or", "&"})
_BETWEEN = _COORDINATORS | WORDS.skipped | WORDS.directions | WORDS.kind_after.keys() | _IN_LISTS
_LATELY = frozenset({"hours", "hour", "days", "day", "week", "weeks", "month", "months", "minutes"})  # before "ago"
_LONG_AGO = WORDS.background | _EARLY_YEARS


def is_site_mention(telling: Telling, mention: PlaceMention, state: bool = False) -> bool:
    """Whether this mention puts events at the place: its sentence tells of them, at or against the name.

    `state`: the name is a country's, which also stands for those who govern it, so that more must be said.
    """
    parsed = telling.parsed
    number = parsed.in_sentence[mention.first]
    if not telling.told[number] or mention.cue in ("based", "dateline"):
        return False
    sentence = parsed.sentences[number]
    if is_undergone(telling.norms, mention.last, sentence.last):
        return True  # "Sarmin was shelled"
    if mention.cue == "from":
        return not state and _left_by_force(parsed, mention, sentence)
    if mention.cue == "none" and not state and _is_fought_over(telling.norms, mention, sentence):
        return not _is_background(parsed, sentence, mention)
    if mention.cue not in ("in", "object") and not _is_apposed(parsed, mention, sentence):
        return mention.cue == "of" and mention.hint is not None and not _is_background(parsed, sentence, mention)
    lead = _lead(parsed, mention, sentence)
    return (
        lead is not None
        and not _is_landmark(telling, mention, sentence)
        and not _is_supposed(telling, lead, sentence)
        and not _speaks_there(telling, mention, sentence)
        and _happens(telling, lead, sentence, state)
        and not _is_background(parsed, sentence, mention)
    )


def _is_fought_over(norms: tuple[str, ...], mention: PlaceMention, sentence: Sentence) -> bool:
    """Whether the name is fought for or against: "the attack against the Shaar field", "battles for Bakhmut"."""
    k = mention.long_first - 1
    while k > sentence.first and (norms[k] in WORDS.skipped or norms[k] in WORDS.directions):
        k -= 1
    if k <= sentence.first or norms[k] not in ("for", "against"):
        return False
    return norms[k - 1] in _FOUGHT_OVER or (norms[k] == "against" and norms[k - 1] in WORDS.attacks)


def _left_by_force(parsed: ParsedText, mention: PlaceMention, sentence: Sentence) -> bool:
    """Whether people or troops went from there: "withdrew from Lyman", "families fled from Sirte"."""
    before = parsed.tokens[max(sentence.first, mention.first - 6) : mention.first]
    return any(t.norm in WORDS.leaving for t in before)


def is_joined(telling: Telling, before: PlaceMention, mention: PlaceMention) -> bool:
    """Whether two names are of one list, so that what the first suffers the next does: "in Dara and Lem"."""
    if mention.cue != "none" or mention.first - before.last > _LIST_STEP:
        return False
    if telling.parsed.in_sentence[before.first] != telling.parsed.in_sentence[mention.first]:
        return False
    between = telling.norms[before.last : mention.first]
    return all(word in _BETWEEN for word in between) and not _COORDINATORS.isdisjoint(between)


def _lead(parsed: ParsedText, mention: PlaceMention, sentence: Sentence) -> int | None:
    """The token of the preposition or verb that governs the name, however many names and adjectives stand between."""
    tokens, k = parsed.tokens, mention.first - 1
    while k >= sentence.first and mention.first - k <= _FAR:
        norm = tokens[k].norm
        if norm == "of" and tokens[k - 1].norm in _WHERE_OF and tokens[k - 1].norm not in WORDS.kind_before:
            return k
        if norm in WORDS.prepositions or norm in _NOT_THERE or norm in WORDS.suffered:
            return k
        k -= 1
    return None


def _happens(telling: Telling, lead: int, sentence: Sentence, state: bool) -> bool:
    """Whether the word at `lead` puts what happens at its name."""
    word = telling.norms[lead]
    before = telling.norms[max(sentence.first, lead - 4) : lead]
    if state and word in WORDS.prepositions and not _is_near_event(telling, lead, sentence):
        return False
    if word in _NOT_THERE or WORDS.elsewhere.intersection(before[-2:]) or WORDS.sources.intersection(before[-1:]):
        return False
    if word == "on":
        return not state or not WORDS.attacks.isdisjoint(before)
    if word in _TO:
        return not state and not WORDS.carried.intersection(before)
    if word in ("into", "onto"):
        return not WORDS.carried.intersection(before)
    return not (state and word in WORDS.governed)


def _is_near_event(telling: Telling, lead: int, sentence: Sentence) -> bool:
    """Whether an event stands close before the word at `lead`, or the sentence opens with it; its origin is none."""
    before = telling.norms[max(sentence.first, lead - 12) : lead]
    if "from" in before[-4:]:
        return False
    return lead - sentence.first < 3 or not telling.words.isdisjoint(before)


def _is_background(parsed: ParsedText, sentence: Sentence, mention: PlaceMention) -> bool:
    """Whether the sentence looks back: a year long before the article, "decades ago", "born in"."""
    norms = parsed.norms[sentence.first : sentence.last]
    published = parsed.document.published
    years = _YEARS.intersection(norms)
    if published is not None and years and years.isdisjoint(str(published.year - n) for n in range(-1, 4)):
        return True
    if "ago" in norms and norms[norms.index("ago") - 1] not in _LATELY:
        return mention.hint is None
    return mention.hint is None and not _LONG_AGO.isdisjoint(norms)


def _is_apposed(parsed: ParsedText, mention: PlaceMention, sentence: Sentence) -> bool:
    """Whether the name calls what stands before it: "its second city, Kharkiv", "districts including Barzeh"."""
    tokens, k = parsed.tokens, mention.first - 1
    if k > sentence.first and tokens[k].text == ",":
        k -= 1
    if k > sentence.first and (tokens[k].norm in WORDS.kind_before or tokens[k].norm in WORDS.apposed):
        return True
    k = mention.first - 1
    while k > sentence.first and (tokens[k].text[0].isupper() or tokens[k].norm in _IN_LISTS):
        k -= 1
    return k > sentence.first and tokens[k].norm in ("including", "namely", ":")


def _is_landmark(telling: Telling, mention: PlaceMention, sentence: Sentence) -> bool:
    """Whether the name only tells where another place lies: "Madaya, a town west of the Syrian capital Damascus"."""
    tokens, norms, k = telling.parsed.tokens, telling.norms, mention.long_first - 1
    while k > sentence.first and mention.long_first - k < 7 and norms[k] not in ("of", "from"):
        if norms[k] in WORDS.prepositions or norms[k] == ",":
            return False
        k -= 1
    if k <= sentence.first or norms[k] not in ("of", "from"):
        return False
    if norms[k] == "from" and norms[k - 1] in _LENGTHS:
        return True
    k -= 1
    if norms[k] not in WORDS.directions and norms[k] not in _LENGTHS:
        return False
    while k > sentence.first and (norms[k] in WORDS.directions or norms[k] in _BEFORE_OFFSETS or norms[k][0].isdigit()):
        k -= 1
    titled = sentence.part == "headline"  # where a capital tells nothing
    return k > sentence.first and not titled and tokens[k].text[0].isupper() and norms[k] not in WORDS.suffered


def _is_supposed(telling: Telling, lead: int, sentence: Sentence) -> bool:
    """Whether what is told before the word at `lead` only may happen: "could strike", "a threat of an assault on"."""
    k = lead
    while (
        k > sentence.first
        and lead - k < _SUPPOSED_REACH
        and telling.norms[k] not in (";", ":", ",", "after", "because", "since")
    ):
        k -= 1
        if telling.norms[k] in WORDS.supposed:
            return True
    return False


def _speaks_there(telling: Telling, mention: PlaceMention, sentence: Sentence) -> bool:
    """Whether somebody talks there: "said in Geneva", "told reporters in Kabul", "talks in Vienna, Austria"."""
    tokens, first = telling.parsed.tokens, max(sentence.first, mention.long_first - 8)
    for k in range(mention.first - 1, first - 1, -1):
        norm = tokens[k].norm
        if norm in telling.words or norm == "that" or (norm == "," and not tokens[k - 1].text[0].isupper()):
            return False
        if norm in WORDS.speaks or norm in WORDS.speech_places:
            return True
    return False
