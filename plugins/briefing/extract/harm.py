"""Harm to people as written: phrases for people tied to words of harm by the grammar between them.

A sentence is read only if it holds a word of harm. Phrases (extract/victims.py) and words of harm (extract/triggers.py)
stand in order; how a phrase hangs on the one before it (listed with it, a part of it) is told by the words between.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.extract.triggers import Trigger, harm_words, is_adverb, is_unreal, read_trigger
from briefing.extract.victims import BE, HAVE, PREPOSITIONS, Reading, VictimPhrase, read_phrase, read_pronoun, read_titled
from briefing.knowledge import Knowledge
from briefing.knowledge.word_tables import HarmWord
from briefing.model import HarmMention, Outcome, ParsedText, QuantityMention, Sentence, Voice

__all__ = ["find_harm"]

_CONNECTORS = frozenset(", and or & as well along with plus also alongside together another at least / then".split())
_SUBSET_MARKS = frozenset({"including", "include", "includes", "included", "comprising"})
_PARTS_MARKS = frozenset({":", "–", "—", "--", "-", "("})
_BREAKS = frozenset("; that when while after but said says where because although though as before if".split())
_RELATIVE = frozenset({"who", "that", "which"})
_TOLL_LEADS = frozenset({"to", "at", "of", "reached", "was", "is", "as", "hit", "passed", "exceeded", "surpassed", ":", "topped", "than", "stands", "be"})
_LIFE_TAKERS = frozenset("claimed claiming claims claim cost costing costs took taking taken take".split())
_CAPTIVES = frozenset("hostages prisoners captives hostage prisoner captive".split())
_TAKERS = frozenset("took take taking takes taken capturing captured".split())
_LOSERS = frozenset({"lost", "loses", "losing", "lose"})
_DEAD = frozenset({"dead", "victims", "killed", "wounded", "injured", "casualties", "fatalities", "slain", "deceased", "captured", "arrested", "detained", "missing"})
_NEED_A_PERSON = frozenset({"captured", "missing", "displaced"})
_MAX_GAP = 16
_FLIGHT = 20  # fewer people who "fled" are no displacement
_SKIPPED = frozenset({"off", '"', "“", "”", "'", "‘"})
# An arrest for such is no capture of war.
_CRIMES = frozenset("bribery corruption theft fraud drug drugs embezzlement smuggling charges robbery trafficking murder rape".split())


@dataclass(slots=True)
class _Clause:
    """One sentence cut into phrases and words of harm, in order; `ties` says how each phrase hangs on another."""

    sentence: Sentence
    text: Reading
    phrases: list[VictimPhrase]
    triggers: list[Trigger]
    ties: list[tuple[str, int]]  # (fresh|coord|part|spread, index of the phrase it hangs on)
    claimed: dict[int, tuple[Outcome, Trigger, str]]
    asides: list[tuple[int, int]]  # stretches between dashes, brackets, or commas with "who" or "whom"


def find_harm(
    parsed: ParsedText, quantities: tuple[QuantityMention, ...], knowledge: Knowledge
) -> tuple[HarmMention, ...]:
    """Every phrase of people harmed, in order of the text.

    >>> from briefing.extract.quantities import find_quantities
    >>> from briefing.knowledge import load_knowledge
    >>> from briefing.model import Block, Document
    >>> from briefing.text import parse
    >>> line = "Shelling killed two soldiers and a civilian near Goma and wounded 14, including three children."
    >>> parsed = parse(Document("x", "", line, (Block("paragraph", 0, len(line)),)))
    >>> [(m.outcome, m.low, m.victim, m.within) for m in find_harm(parsed, find_quantities(parsed), load_knowledge())]
    [('killed', 2, 'combatant', None), ('killed', 1, 'civilian', None), ('injured', 14, 'undetermined', None), ('injured', 3, 'civilian', 2)]
    """
    norms = [t.norm for t in parsed.tokens]
    text = Reading(parsed.tokens, norms, {q.first: q for q in quantities}, knowledge.words)
    wanted = harm_words(knowledge.words)
    hits = {parsed.tokens[i].sentence for i, word in enumerate(norms) if word in wanted}
    hits |= {n for q in quantities if (n := parsed.tokens[q.first].sentence) - 1 in hits and _opens_with_part(parsed, norms, q)}
    found: list[HarmMention] = []
    for number in sorted(hits):
        clause = _read(text, parsed.sentences[number])
        if clause.phrases:
            _claim_all(clause)
            _claim_part_of_before(clause, found)
            _emit(clause, found)
    return tuple(found)


def _opens_with_part(parsed: ParsedText, norms: list[str], count: QuantityMention) -> bool:
    """ "Eight of them were children.": a sentence without a word of harm that tells of the harm before it."""
    sentence = parsed.sentences[parsed.tokens[count.first].sentence]
    return count.first - sentence.first <= 1 and norms[count.last : count.last + 2] in (["of", "them"], ["of", "those"], ["of", "the"])


def _claim_part_of_before(clause: _Clause, found: list[HarmMention]) -> None:
    """ "Eight of them were children", in the sentence of the harm or the one after."""
    for n, phrase in enumerate(clause.phrases):
        if not phrase.of_all or n in clause.claimed or _described_after(clause, phrase) == phrase:
            continue
        earlier = [m for m in clause.claimed if m < n]
        outcome = clause.claimed[max(earlier)][0] if earlier else None
        if outcome is None and found and not clause.triggers:
            last = found[-1]
            near = clause.text.tokens[last.trigger].sentence == clause.text.tokens[phrase.first].sentence - 1
            outcome = last.outcome if near else None
        if outcome is not None:
            trigger = Trigger(phrase.first, phrase.last, HarmWord(outcome, "state", "state"), "passive")
            clause.claimed[n] = (outcome, trigger, "listed")


# --- cutting a sentence ---------------------------------------------------------------------------------------------


def _read(text: Reading, sentence: Sentence) -> _Clause:
    phrases: list[VictimPhrase] = []
    triggers: list[Trigger] = []
    i, end = sentence.first, sentence.last
    while i < end:
        trigger = read_trigger(text, i, sentence.first, end)
        if trigger is not None:
            triggers.append(trigger)
            i = trigger.last
            continue
        phrase = read_phrase(text, i, end)
        if phrase is None and triggers and (i == triggers[-1].last or text.norms[i - 1] == "of"):
            phrase = read_pronoun(text, i) or read_titled(text, i, end)
        if phrase is None and sentence.part == "headline":
            phrase = _bare_noun(text, i, end)
        if phrase is None:
            i += 1
            continue
        phrases.append(phrase)
        i = max(phrase.reach, i + 1)
    clause = _Clause(sentence, text, phrases, triggers, [], {}, _asides(text, sentence))
    clause.ties.extend(_tie(clause, n) for n in range(len(phrases)))
    return clause


def _asides(text: Reading, sentence: Sentence) -> list[tuple[int, int]]:
    """Stretches that a clause steps over: – a woman and a child –, (two of them boys), ", most of whom were children,"."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for i in range(sentence.first, sentence.last):
        word = text.norms[i]
        spaced = word == "-" and i > sentence.first and text.tokens[i].start > text.tokens[i - 1].end
        if word in ("–", "—", "--", "(", ")") or spaced:
            if opened is not None and word != "(":
                found.append((opened, i + 1))
                opened = None
            elif word != ")":
                opened = i
        elif word == ",":
            close = next((k for k in range(i + 1, min(sentence.last, i + 14)) if text.norms[k] == ","), None)
            if close is not None and any(w in ("who", "whom", "whose") for w in text.norms[i + 1 : min(close, i + 6)]):
                found.append((i, close + 1))
    return found


def _bare_noun(text: Reading, i: int, end: int) -> VictimPhrase | None:
    """Headlines drop articles: "Soldier killed in Goma", "Drone strike kills Hezbollah commander"."""
    if i and text.norms[i - 1] in text.words.harm:
        titled = read_titled(text, i, end, name=False)
        if titled is not None:
            return titled
    noun = text.words.victims.get(text.norms[i])
    if noun is None or noun.plural or not _stands_free(text, i + 1, end) or (noun.demonym and not text.tokens[i].text[0].isupper()):
        return None
    return VictimPhrase(i, i + 1, i + 1, 1, 1, "exact", "single", text.norms[i], noun.status, noun.group)


def _stands_free(text: Reading, i: int, end: int) -> bool:
    """Whether a noun in a headline is the whole phrase: a word of harm, "and", a preposition or nothing comes after it."""
    if i >= end:
        return True
    word = text.norms[i]
    harm = text.words.harm.get(word)
    return word in BE or word in PREPOSITIONS or word in (",", "and", "&", ":", ";") or (harm is not None and harm.frame != "noun")


def _tie(clause: _Clause, n: int) -> tuple[str, int]:
    """How phrase n hangs on an earlier one, told by the words between."""
    if n == 0:
        return "fresh", n
    norms = clause.text.norms
    phrase, before = clause.phrases[n], clause.phrases[n - 1]
    between = norms[before.reach : phrase.first]
    kind, parent = clause.ties[n - 1]
    root = parent if kind == "part" else n - 1
    if _marks_part(between):
        return "part", root
    if phrase.of_all and all(w in _CONNECTORS or w in clause.text.words.harm or w in BE for w in between) and (norms[phrase.last - 1] in ("whom", "them", "which")):
        return "part", root
    if between and all(w in _CONNECTORS for w in between):
        if kind != "part":
            return "coord", n - 1
        return ("fresh", n) if "and" in between and _has_own_trigger(clause, n) and not _root_waits(clause, parent) else ("part", parent)
    if not between and {phrase.kind, before.kind} <= {"single", "counted"}:  # a list that lost its commas
        if kind == "part":
            return "part", parent
        return ("part", root) if before.reach - before.first > 1 and _sum_fits(clause, n) and phrase.kind == "single" else ("coord", n - 1)
    if between and all(w in _PARTS_MARKS for w in between) and _sum_fits(clause, n):
        return "part", root
    if between and between[-1] in ("and", ",") and between[0] in PREPOSITIONS and len(between) <= 8 and not _has_trigger(clause, before.reach, phrase.first):
        return ("part", parent) if kind == "part" else ("spread", n - 1)
    return "fresh", n


def _root_waits(clause: _Clause, root: int) -> bool:
    """Whether the whole still lacks its word of harm: "30 people, including a child and a nurse, were killed"."""
    reach = clause.phrases[root].reach
    first = next((p.first for p in clause.phrases[root + 1 :]), reach)
    before = clause.phrases[root].first
    return not any(reach <= t.first < first or before - 3 <= t.first < before for t in clause.triggers)


def _marks_part(between: list[str]) -> bool:
    if not between:
        return False
    near = between[-4:]
    if any(w in _SUBSET_MARKS for w in near[-2:]) and not any(w in BE for w in near[-2:]):
        return True
    return near[-2:] in (["among", "them"], ["among", "whom"]) or near[-1:] in (["mostly"], ["mainly"])


def _sum_fits(clause: _Clause, n: int) -> bool:
    total = clause.phrases[n - 1].low or 0
    return 0 < (clause.phrases[n].low or 0) < total


def _has_trigger(clause: _Clause, start: int, end: int) -> bool:
    return any(start <= t.first < end for t in clause.triggers)


# --- tying phrases to words of harm ---------------------------------------------------------------------------------


def _claim_all(clause: _Clause) -> None:
    for n, phrase in enumerate(clause.phrases):
        if phrase.harm is not None and not _released(clause, phrase):
            _claim_own(clause, n, phrase.harm)
    for k, trigger in enumerate(clause.triggers):
        if is_unreal(clause.text, trigger.first, clause.sentence.first):
            continue
        _claim(clause, k, trigger)
    _claim_tolls(clause)
    _claim_lives(clause)
    _claim_listed_dead(clause)


def _released(clause: _Clause, phrase: VictimPhrase) -> bool:
    """An adjective of capture tells of no new capture; "no casualties" tells of none at all."""
    harm = phrase.harm
    return harm is not None and harm.outcome in ("captured", "displaced") and harm.form == "ed"


def _claim_own(clause: _Clause, n: int, harm: HarmWord) -> None:
    phrase = clause.phrases[n]
    if phrase.kind in ("single", "plural") and harm.frame == "noun":
        return
    trigger = Trigger(phrase.last - 1, phrase.last, harm, "noun")
    if not is_unreal(clause.text, phrase.first, clause.sentence.first):
        clause.claimed[n] = (harm.outcome, trigger, "harm-noun" if harm.frame == "noun" else "attributive")
        _take_parts(clause, n, trigger, "harm-noun")


def _claim(clause: _Clause, k: int, trigger: Trigger) -> None:
    voice = trigger.voice or _voice_by_neighbours(clause, k, trigger)
    if voice == "active":
        start = _object(clause, k, trigger)
        if start is not None:
            _take_right(clause, start, trigger, "active")
    elif voice == "noun":
        start = _complement(clause, trigger)
        if start is not None:
            _take_right(clause, start, trigger, "nominal")
    else:
        _take_left(clause, trigger, "passive" if voice == "passive" else "dying")


def _phrase_at(clause: _Clause, i: int) -> int | None:
    return next((n for n, p in enumerate(clause.phrases) if p.first == i), None)


def _skip(clause: _Clause, i: int) -> int:
    norms = clause.text.norms
    while i < clause.sentence.last and _phrase_at(clause, i) is None and (is_adverb(norms[i]) or norms[i] in _SKIPPED):
        i += 1
    return i


def _object(clause: _Clause, k: int, trigger: Trigger) -> int | None:
    """The phrase right after an active word; over a second verb that shares it ("killed or wounded 30")."""
    i = _skip(clause, trigger.last)
    found = _phrase_at(clause, i)
    if found is not None:
        return found
    norms = clause.text.norms
    if i < clause.sentence.last and norms[i] in ("and", "or") and k + 1 < len(clause.triggers):
        after = clause.triggers[k + 1]
        if after.first == _skip(clause, i + 1) and after.harm.form == trigger.harm.form:
            return _phrase_at(clause, _skip(clause, after.last))
    return None


def _complement(clause: _Clause, trigger: Trigger) -> int | None:
    """What follows "deaths of", "the killing of", "the bodies of"."""
    norms, i = clause.text.norms, trigger.last
    if trigger.first > clause.sentence.first and norms[trigger.first - 1] == "to":
        return None  # sentenced to death
    if i < clause.sentence.last and norms[i] == "of":
        return _phrase_at(clause, _skip(clause, i + 1))
    return None


def _voice_by_neighbours(clause: _Clause, k: int, trigger: Trigger) -> Voice:
    """A participle without "was" or "has": an object right after it makes it active, unless that has a verb of its own."""
    right = _phrase_at(clause, _skip(clause, trigger.last))
    left = next((n for n in range(len(clause.phrases) - 1, -1, -1) if clause.phrases[n].reach <= trigger.first), None)
    adjacent = left is not None and clause.phrases[left].reach >= trigger.first - 1 and left not in clause.claimed
    if right is None:
        i = _skip(clause, trigger.last)
        shared = i < clause.sentence.last and clause.text.norms[i] in ("and", "or") and not adjacent
        return "active" if shared and _object(clause, k, trigger) is not None else "passive"
    if adjacent and left is not None and _has_own_trigger(clause, right) and clause.phrases[left].kind in ("counted", "bare"):
        return "passive"
    return "active"


def _has_own_trigger(clause: _Clause, n: int) -> bool:
    """Whether a phrase is the subject of the word of harm after it: "30 others were wounded", "12 injured"."""
    reach = clause.phrases[n].reach
    nxt = next((t for t in clause.triggers if t.first >= reach), None)
    if nxt is None or not _only_parts_between(clause, reach, nxt.first):
        return False
    between = _gap(clause, reach, nxt.first)
    shut = (";", "after", "when", "that") if nxt.auxiliary and any(w in _SUBSET_MARKS for w in between) else (";", "after", "when", "that", "and", "or")
    if any(w in shut for w in between) or len(between) > _MAX_GAP:
        return False
    if nxt.voice in ("passive", "dying") and nxt.auxiliary:
        return True
    after = _phrase_at(clause, _skip(clause, nxt.last))
    bare = all(is_adverb(w) for w in between)
    return bare and nxt.harm.form in ("ed", "state") and after is None


def _only_parts_between(clause: _Clause, start: int, end: int) -> bool:
    """Whether every phrase between is told as a part: "including two children and a nurse"."""
    norms, after_mark = clause.text.norms, False
    for phrase in clause.phrases:
        if phrase.first < start or phrase.last > end:
            continue
        before = norms[max(start, phrase.first - 2) : phrase.first]
        if not any(w in _SUBSET_MARKS for w in before) and not (after_mark and before[-1:] in (["and"], [","])):
            return False
        after_mark = True
    return True


def _take_right(clause: _Clause, start: int, trigger: Trigger, rule: str) -> None:
    if start in clause.claimed:
        _share(clause, start, trigger)
        return
    for n in range(start, len(clause.phrases)):
        kind, _ = clause.ties[n]
        if n > start and (kind == "fresh" or n in clause.claimed or _has_own_trigger(clause, n)):
            if kind == "part" or (n in clause.claimed and kind != "fresh"):
                continue
            return
        if n > start and _is_speaker(clause, n):
            _drop_speakers(clause, n, start)
            return
        clause.claimed[n] = (trigger.outcome, trigger, rule)


def _is_speaker(clause: _Clause, n: int) -> bool:
    reach = clause.phrases[n].reach
    return reach < clause.sentence.last and clause.text.norms[reach] in clause.text.words.says


def _drop_speakers(clause: _Clause, n: int, start: int) -> None:
    """ "killing nine people, a camp leader and two aid workers said": those before "and" speak too."""
    for m in range(n - 1, start, -1):
        if clause.text.norms[clause.phrases[m].reach : clause.phrases[m + 1].first] != ["and"]:
            return
        clause.claimed.pop(m, None)


def _share(clause: _Clause, n: int, trigger: Trigger) -> None:
    """Two words of harm over one number: killed and wounded told together."""
    outcome, first, rule = clause.claimed[n]
    pair = {outcome, trigger.outcome}
    if pair == {"killed", "injured"} and rule != "harm-noun":
        for m, (was, by, how) in list(clause.claimed.items()):
            if by is first:
                clause.claimed[m] = ("casualties" if was == outcome else was, by, how)
    elif trigger.outcome == "killed" and outcome == "captured":
        clause.claimed[n] = ("killed", trigger, rule)


def _take_left(clause: _Clause, trigger: Trigger, rule: str) -> None:
    _take_company(clause, trigger, rule)
    subject = _subject(clause, trigger)
    if subject is None:
        return
    if subject in clause.claimed:
        outcome, by, _ = clause.claimed[subject]
        if any(w in ("and", "or") for w in clause.text.norms[by.last : trigger.first]) and trigger.first - by.last <= 3:
            _share(clause, subject, trigger)
        elif rule == "dying" and outcome == "injured":
            clause.claimed[subject] = (trigger.outcome, trigger, rule)
        return
    n = subject
    while True:
        clause.claimed[n] = (trigger.outcome, trigger, rule)
        kind, _ = clause.ties[n]
        if kind == "fresh" or n == 0 or n - 1 in clause.claimed:
            break
        n -= 1
    _take_parts(clause, subject, trigger, rule)
    _take_spread(clause, trigger, rule)


def _take_spread(clause: _Clause, trigger: Trigger, rule: str) -> None:
    """ "Two men were killed on Monday and three on Tuesday": a bare number that leans on the word of harm before it."""
    norms = clause.text.norms
    for n, phrase in enumerate(clause.phrases):
        if phrase.first < trigger.last or n in clause.claimed:
            continue
        between = norms[trigger.last : phrase.first]
        leans = between[-1:] == ["and"] and between[0] in PREPOSITIONS and len(between) <= 8
        place = phrase.reach < clause.sentence.last and norms[phrase.reach] in ("in", "on", "at", "near")
        if leans and place and phrase.kind == "bare" and not _has_own_trigger(clause, n) and not _has_trigger(clause, trigger.last, phrase.first):
            clause.claimed[n] = (trigger.outcome, trigger, rule)
        return


def _take_parts(clause: _Clause, subject: int, trigger: Trigger, rule: str) -> None:
    """Parts told after the word of harm: "12 people were killed, including three children"."""
    for n in range(subject + 1, len(clause.phrases)):
        kind, parent = clause.ties[n]
        if n in clause.claimed or kind != "part":
            return
        if parent not in clause.claimed or clause.claimed[parent][1] is not trigger:
            return
        if clause.phrases[n].first > trigger.first and _has_own_trigger(clause, n):
            return
        clause.claimed[n] = (trigger.outcome, trigger, rule)


def _take_company(clause: _Clause, trigger: Trigger, rule: str) -> None:
    """ "was killed along with two of his bodyguards"."""
    norms, i = clause.text.norms, trigger.last
    lead = norms[i : i + 2]
    size = 2 if lead in (["along", "with"], ["together", "with"]) else 1 if lead[:1] == ["alongside"] else 0
    start = _phrase_at(clause, i + size) if size else None
    if start is not None and start not in clause.claimed:
        _take_right(clause, start, trigger, rule)


def _subject(clause: _Clause, trigger: Trigger) -> int | None:
    """The phrase that a passive or intransitive word is said of; None if a clause border or nothing stands before it."""
    norms = clause.text.norms
    candidates: list[int] = []
    for n in range(len(clause.phrases) - 1, -1, -1):
        phrase = clause.phrases[n]
        if phrase.reach > trigger.first or _aside_between(clause, phrase.first, trigger.first):
            continue
        gap = _gap(clause, phrase.reach, trigger.first)
        if candidates and _broken(clause, phrase.reach, candidates[0]):
            break
        if not candidates and not _gap_allows(clause, phrase, gap, trigger):
            break
        candidates.append(n)
        if clause.ties[n][0] == "fresh" and not _after_preposition(clause, n):
            break
    free = [n for n in candidates if not _after_preposition(clause, n) or clause.ties[n][0] != "fresh"]
    if not free and candidates and clause.phrases[candidates[0]].kind in ("counted", "bare", "single"):
        near = [w for w in norms[clause.phrases[candidates[0]].reach : trigger.first] if not is_adverb(w)]
        by = norms[clause.phrases[candidates[0]].first - 1] == "by"
        return candidates[0] if not by and near in ([], ["being"], ["were"], ["was"]) else None  # "resulted in 14 insurgents killed"
    return free[0] if free else None


def _aside_between(clause: _Clause, at: int, trigger: int) -> bool:
    """Whether token `at` stands in an aside that ends before the word of harm."""
    return any(a <= at < b <= trigger for a, b in clause.asides)


def _gap(clause: _Clause, start: int, end: int) -> list[str]:
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


def _broken(clause: _Clause, start: int, upto: int) -> bool:
    end = clause.phrases[upto].first
    return any(w in _BREAKS or w == ";" for w in clause.text.norms[start:end]) or _has_trigger(clause, start, end)


def _after_preposition(clause: _Clause, n: int) -> bool:
    first = clause.phrases[n].first
    if first <= clause.sentence.first:
        return False
    word = clause.text.norms[first - 1]
    return (word in PREPOSITIONS and word not in ("with", "among")) or word == "of"


def _gap_allows(clause: _Clause, phrase: VictimPhrase, gap: list[str], trigger: Trigger) -> bool:
    if len(gap) > _MAX_GAP or _crosses_trigger(clause, phrase.reach, trigger):
        return False
    if gap and gap[0] in _RELATIVE:
        gap = gap[1:]
    elif len(gap) > 1 and gap[0] == "," and gap[1] in _RELATIVE:
        gap = gap[2:]
    if any(w in _BREAKS for w in gap) or ("," in gap and any(w in HAVE for w in gap)):
        return False
    if phrase.kind == "named" and len(gap) > 10 and not (gap[0] == "," == gap[-1] or gap[0] == "," and "," in gap[-4:]):
        return False
    if trigger.auxiliary:
        return True
    plain = [w for w in gap if not is_adverb(w) and w not in ("have", "had", "has", "reported", ",", '"', "”")]
    if plain[1:] in (["and"], ["or"]) and plain[0] in clause.text.words.harm:
        return True  # "95 killed and wounded"
    if trigger.harm.form == "state" and phrase.kind in ("counted", "bare"):
        return len(plain) <= 2
    return not plain or (plain[0] in PREPOSITIONS and len(plain) <= 4 and phrase.kind in ("counted", "bare"))


def _crosses_trigger(clause: _Clause, start: int, trigger: Trigger) -> bool:
    """Whether another word of harm stands between, other than one joined by "and" or "or"."""
    for other in clause.triggers:
        if start <= other.first < trigger.first and other.harm.frame != "noun":
            between = clause.text.norms[other.last : trigger.first]
            if not (between and len(between) <= 3 and any(w in ("and", "or", "/") for w in between)):
                return True
    return False


# --- tolls, lives, lists --------------------------------------------------------------------------------------------


def _claim_tolls(clause: _Clause) -> None:
    """ "the death toll rose to 34", "bringing the number of people killed to 12"."""
    norms = clause.text.norms
    first, last = clause.sentence.first, clause.sentence.last
    for i in range(first, last):
        word = norms[i]
        if word == "toll" or (word in ("number", "total", "tally") and _has_trigger(clause, i, i + 7)):
            harm = next((t for t in clause.triggers if t.first > i), None) if word != "toll" else None
            outcome: Outcome = harm.outcome if harm is not None else "killed"
            _claim_toll(clause, i, outcome)


def _claim_toll(clause: _Clause, i: int, outcome: Outcome) -> None:
    norms = clause.text.norms
    for n, phrase in enumerate(clause.phrases):
        if phrase.first <= i or phrase.kind not in ("bare", "counted") or phrase.first - i > 24:
            continue
        if any(w in (";", "but") for w in norms[i : phrase.first]):
            return
        lead = norms[phrase.first - 1]
        rising = norms[phrase.first] == "from" and phrase.form == "range"
        if rising:  # "rose from 12 to 15"
            clause.phrases[n] = replace(phrase, low=phrase.high, form="exact")
        if (lead in _TOLL_LEADS or rising) and n not in clause.claimed:
            word = HarmWord(outcome, "noun", "noun")
            clause.claimed[n] = (outcome, Trigger(i, i + 1, word, "noun"), "toll")
            return


def _claim_lives(clause: _Clause) -> None:
    norms = clause.text.norms
    for n, phrase in enumerate(clause.phrases):
        before = norms[phrase.first - 1] if phrase.first > clause.sentence.first else ""
        if n in clause.claimed or is_unreal(clause.text, phrase.first, clause.sentence.first):
            continue
        word: Outcome | None = None
        if before == "of" and norms[phrase.first - 2] in ("lives", "life"):
            word = "killed"
        elif phrase.head == "lives" and (before in _LIFE_TAKERS or _lost_after(clause, phrase)):
            word = "killed"
        elif before in _LOSERS and phrase.kind == "counted" and phrase.known and phrase.head not in ("men's",):
            word = "killed"
        elif before == "of" and norms[phrase.first - 2] == "loss" and phrase.known:
            word = "killed"
        elif phrase.head in _CAPTIVES and before in _TAKERS:
            word = "captured"
        if word is not None:
            trigger = Trigger(phrase.first - 1, phrase.first, HarmWord(word, "transitive", "ed"), "active")
            _take_right(clause, n, trigger, "lives" if word == "killed" else "captives")


def _lost_after(clause: _Clause, phrase: VictimPhrase) -> bool:
    return any(w == "lost" for w in clause.text.norms[phrase.reach : min(clause.sentence.last, phrase.reach + 4)])


def _claim_listed_dead(clause: _Clause) -> None:
    """ "Among the dead were three children", "the victims include a nurse", "eight of them were children"."""
    norms = clause.text.norms
    for n, phrase in enumerate(clause.phrases):
        if n not in clause.claimed:
            _claim_among_the_dead(clause, n)
        before = norms[max(clause.sentence.first, phrase.first - 7) : phrase.first]
        if n in clause.claimed:
            continue
        verb = next((k for k in range(len(before) - 1, -1, -1) if before[k] in BE or before[k] in _SUBSET_MARKS), None)
        if verb is None or len(before) - verb > 2:
            continue
        lead = before[:verb]
        dead = next((w for w in reversed(lead) if w in _DEAD), None)
        listed = "among" in lead and (dead is not None or lead[-1:] == ["them"])
        if listed or (dead is not None and before[verb] in _SUBSET_MARKS and ("the" in lead or "those" in lead or "victims" in lead)):
            harm = clause.text.words.harm.get(dead or "")
            outcome: Outcome = harm.outcome if harm is not None and harm.outcome != "casualties" else "killed"
            trigger = Trigger(phrase.first - 1, phrase.first, HarmWord(outcome, "state", "state"), "passive")
            _take_right(clause, n, trigger, "listed")


def _claim_among_the_dead(clause: _Clause, n: int) -> None:
    """ "Two of the dead were nurses and one was a girl"; "nine women and six children were among the dead"."""
    norms, phrase = clause.text.norms, clause.phrases[n]
    after = norms[phrase.reach : min(clause.sentence.last, phrase.reach + 6)]
    own = next((w for w in norms[phrase.last : phrase.reach] if w in _DEAD), None) if phrase.of_all else None
    if own is not None and after[:1] and after[0] in BE and _noun_after(clause, phrase.reach + 1) is not None:
        _claim_as(clause, n, own)
        if n + 1 < len(clause.phrases) and clause.phrases[n + 1].kind == "single":
            n += 1
        for m in range(n + 1, len(clause.phrases)):
            other = clause.phrases[m]
            if other.kind == "bare" and other.reach < clause.sentence.last and norms[other.reach] in BE and _noun_after(clause, other.reach + 1) is not None:
                _claim_as(clause, m, own)
    elif after[:1] and after[0] in BE and "among" in after and _claim_among_many(clause, n, phrase.reach + after.index("among") + 1):
        return
    elif after[:1] and after[0] in BE and "among" in after and phrase.kind in ("counted", "single", "bare", "named"):
        dead = next((w for w in after[after.index("among") :] if w in _DEAD), None)
        while dead is not None and n not in clause.claimed:
            _claim_as(clause, n, dead)
            if clause.ties[n][0] == "fresh" or n == 0:
                return
            n -= 1


def _claim_among_many(clause: _Clause, n: int, i: int) -> bool:
    """ "10 children and 13 rebels were among 48 people executed": parts of the number that follows."""
    whole = _phrase_at(clause, i)
    if whole is None or whole not in clause.claimed:
        return False
    while True:
        clause.claimed[n] = clause.claimed[whole]
        kind, _ = clause.ties[n]
        clause.ties[n] = ("part", whole)
        if kind == "fresh" or n == 0:
            return True
        n -= 1


def _noun_after(clause: _Clause, i: int) -> str | None:
    """The status noun that a form of "be" leads to: "railway workers", "a 12-year-old girl"; None where none follows."""
    for phrase in clause.phrases:
        if i <= phrase.first <= i + 1 and phrase.kind in ("plural", "single"):
            return phrase.head
    for k in range(i, min(clause.sentence.last, i + 4)):
        noun = clause.text.words.victims.get(clause.text.norms[k])
        if noun is not None:
            return clause.text.norms[k]
    return None


def _claim_as(clause: _Clause, n: int, dead: str) -> None:
    harm = clause.text.words.harm.get(dead)
    outcome: Outcome = harm.outcome if harm is not None and harm.outcome != "casualties" else "killed"
    phrase = clause.phrases[n]
    clause.claimed[n] = (outcome, Trigger(phrase.first, phrase.last, HarmWord(outcome, "state", "state"), "passive"), "listed")


# --- mentions -------------------------------------------------------------------------------------------------------


def _emit(clause: _Clause, found: list[HarmMention]) -> None:
    placed: dict[int, int] = {}
    for n in _in_order(clause):
        mention = _mention(clause, n, found, placed)
        if mention is not None:
            placed[n] = len(found)
            found.append(mention)


def _in_order(clause: _Clause) -> Iterator[int]:
    """Phrases in order; a part that stands before its whole comes right after it."""

    def place(n: int) -> tuple[int, int]:
        kind, parent = clause.ties[n]
        return (parent, 1 + n) if kind == "part" and parent > n else (n, 0)

    return iter(sorted(clause.claimed, key=place))


def _mention(clause: _Clause, n: int, found: list[HarmMention], placed: dict[int, int]) -> HarmMention | None:
    phrase = clause.phrases[n]
    outcome, trigger, rule = clause.claimed[n]
    kind, parent = clause.ties[n]
    if phrase.high == 0 or not _counts(clause, phrase, outcome, trigger, rule, kind):
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
    phrase = _inheriting(_described_after(clause, phrase, rule), found, clause)
    inside = trigger.first if clause.sentence.first <= trigger.first < clause.sentence.last else phrase.first
    return HarmMention(
        first=min(phrase.first, inside), last=max(phrase.last, min(trigger.last, clause.sentence.last), inside + 1), outcome=outcome,
        low=phrase.low, high=phrase.high, form=phrase.form, rule=rule, victim_first=phrase.first, victim_last=phrase.reach,
        trigger=trigger.first, voice=_voice_of(rule), kind=phrase.kind, head=phrase.head, name=phrase.name, victim=phrase.status, group=phrase.group,
        definite=phrase.definite, subset=partial, within=within,
    )  # fmt: skip


def _inheriting(phrase: VictimPhrase, found: list[HarmMention], clause: _Clause) -> VictimPhrase:
    """ "killed two soldiers and wounded four": a bare number counts the kind of people told of before it."""
    if phrase.kind != "bare" or phrase.status != "undetermined" or phrase.head == "others" or not found:
        return phrase
    last = found[-1]
    same = clause.text.tokens[last.trigger].sentence == clause.text.tokens[phrase.first].sentence
    return replace(phrase, status=last.victim) if same and not last.subset and last.kind == "counted" else phrase


def _voice_of(rule: str) -> Voice:
    voices: dict[str, Voice] = {"active": "active", "lives": "active", "captives": "active", "dying": "dying", "toll": "toll", "nominal": "noun", "harm-noun": "noun"}
    return voices.get(rule, "passive")


def _previous(found: list[HarmMention], outcome: Outcome, phrase: VictimPhrase) -> int | None:
    """The last claim that this one can be a part of: the same outcome, a greater number."""
    for k in range(len(found) - 1, -1, -1):
        other = found[k]
        if other.outcome == outcome and not other.subset and other.rule != "listed" and (other.low or 0) > (phrase.low or 0):
            return k
    return None


def _described_after(clause: _Clause, phrase: VictimPhrase, rule: str = "") -> VictimPhrase:
    """ "34 people, all of them civilians", "eight of whom were children": the noun after tells who they are."""
    norms = clause.text.norms
    after = norms[phrase.reach : min(clause.sentence.last, phrase.reach + 6)]
    k = 0
    while k < len(after) and (after[k] in BE or after[k] in (",", "all", "of", "them", "whom", "–")):
        k += 1
    if k and k < len(after) and (phrase.of_all or "all" in after[:k] or rule == "listed"):
        head = _noun_after(clause, phrase.reach + k)
        noun = clause.text.words.victims.get(head or "")
        if noun is not None:
            return replace(phrase, status=noun.status, group=noun.group, head=head or "")
    return phrase


def _counts(clause: _Clause, phrase: VictimPhrase, outcome: Outcome, trigger: Trigger, rule: str, tie: str) -> bool:
    """Whether phrase and word of harm together make a claim worth a row."""
    word = clause.text.norms[trigger.first]
    if phrase.kind == "named":
        if outcome == "captured" and any(w in _CRIMES for w in clause.text.norms[trigger.last : min(clause.sentence.last, trigger.last + 12)]):
            return False
        if (tie != "fresh" and not phrase.known) or rule in ("attributive", "toll") or (rule == "passive" and not trigger.auxiliary):
            return False
        return outcome in ("killed", "injured", "captured", "missing")
    if outcome == "displaced" and phrase.kind not in ("counted", "bare"):
        return False
    if phrase.kind == "plural":
        counted = rule in ("passive", "active", "dying", "nominal") and not phrase.definite and trigger.harm.form == "ed"
        told = trigger.auxiliary or (rule != "passive" and outcome == "killed")  # "injured people" may be an adjective
        return counted and told and tie == "fresh"
    if phrase.head == "him" and clause.text.norms[trigger.first - 1] != ",":
        return False
    if outcome == "captured" and phrase.kind in ("single", "named") and any(
        w in _CRIMES for w in clause.text.norms[trigger.last : min(clause.sentence.last, trigger.last + 12)]
    ):
        return False
    if rule == "nominal" and phrase.kind == "bare" and phrase.low == 1:
        return False  # "the body of one of them"
    if outcome in _NEED_A_PERSON and not phrase.known:
        return False
    if outcome == "captured" and phrase.kind == "bare" and word.startswith("captur") and rule == "active" and len(clause.claimed) < 2:
        return False
    if outcome == "displaced":
        return phrase.status != "combatant" and ((phrase.low or phrase.high or 0) >= _FLIGHT or not word.startswith("fle"))
    return True
