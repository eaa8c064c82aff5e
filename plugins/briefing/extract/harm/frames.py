"""Who is harmed, by the voice of the word of harm: its object, its subject, what follows "the death of"."""

from __future__ import annotations

from briefing.extract.harm.clauses import Clause, has_own_trigger, has_trigger, past_adverbs, phrase_at
from briefing.extract.harm.people_phrases import VictimPhrase
from briefing.extract.harm.small_words import BE, HAVE, PREPOSITIONS, PUNCTUATION, SINGLE
from briefing.extract.harm.subjects import is_agent, subject_of
from briefing.extract.harm.triggers import Trigger, is_unreal
from briefing.knowledge.word_tables import HarmWord
from briefing.model import Voice

__all__ = ["claim_by_frame", "claim_own", "take_parts", "take_right"]

_NEW_CLAUSE = BE | HAVE | {"who", "whom", "that", "which", "when", "where", "after", "as", "while", "but"}
_COMPANY = frozenset({"along", "together", "alongside"})
_COMPANY_REACH = 9  # words: "was killed in an air strike on his house along with"
_SPEAKER_REACH = 8  # words: "the official news agency of the northern region said"


def claim_own(clause: Clause, n: int, harm: HarmWord) -> None:
    phrase = clause.phrases[n]
    if harm.frame == "noun" and (phrase.kind in ("single", "plural") or (phrase.of_all and phrase.form == "vague")):
        return  # "many of the bodies"
    trigger = Trigger(phrase.last - 1, phrase.last, harm, "noun")
    if not is_unreal(clause.text, phrase.first, clause.sentence.first):
        clause.claimed[n] = (harm.outcome, trigger, "harm-noun" if harm.frame == "noun" else "attributive")
        take_parts(clause, n, trigger, "harm-noun")


def claim_by_frame(clause: Clause, k: int, trigger: Trigger) -> None:
    voice = trigger.voice or _voice_by_neighbours(clause, k, trigger)
    if voice == "active":
        start = _object(clause, k, trigger)
        if start is not None:
            take_right(clause, start, trigger, "active")
    elif voice == "noun":
        start = _complement(clause, trigger)
        if start is not None:
            take_right(clause, start, trigger, "nominal")
    else:
        _take_left(clause, trigger, "passive" if voice == "passive" else "dying")


def _object(clause: Clause, k: int, trigger: Trigger) -> int | None:
    """The phrase right after an active word; over a second verb that shares it ("killed or wounded 30")."""
    i = past_adverbs(clause, trigger.last)
    found = phrase_at(clause, i)
    if found is not None:
        object_of = clause.phrases[found]
        elided = object_of.of_all and clause.text.norms[object_of.last - 1] == "whom"  # "injured, many of whom"
        return None if elided else found
    norms = clause.text.norms
    if k + 1 < len(clause.triggers):
        after = clause.triggers[k + 1]
        joined = i < clause.sentence.last and norms[i] in ("and", "or") and after.first == past_adverbs(clause, i + 1)
        listed = after.first == i and trigger.harm.form == "s"  # "Kills Injures over 70": a lost comma
        if (joined or listed) and after.harm.form == trigger.harm.form:
            return phrase_at(clause, past_adverbs(clause, after.last))
    return None


def _complement(clause: Clause, trigger: Trigger) -> int | None:
    """What follows "deaths of", "the killing of", "the bodies of"."""
    norms, i = clause.text.norms, trigger.last
    if trigger.first > clause.sentence.first and norms[trigger.first - 1] == "to":
        return None  # sentenced to death
    if i < clause.sentence.last and norms[i] == "of" and norms[trigger.first] != "loss":  # of lives: see tolls
        return phrase_at(clause, past_adverbs(clause, i + 1))
    if i < clause.sentence.last and norms[i] == "to" and trigger.outcome == "injured":
        return phrase_at(clause, i + 1)  # "injuries to 60 soldiers"
    return None


def _voice_by_neighbours(clause: Clause, k: int, trigger: Trigger) -> Voice:
    """A participle without "was" or "has": an object right after it makes it active."""
    right = phrase_at(clause, past_adverbs(clause, trigger.last))
    left = next((n for n in range(len(clause.phrases) - 1, -1, -1) if clause.phrases[n].reach <= trigger.first), None)
    adjacent = left is not None and clause.phrases[left].reach >= trigger.first - 1 and left not in clause.claimed
    if right is None:
        i = past_adverbs(clause, trigger.last)
        doers = not adjacent or left is None or clause.phrases[left].kind == "plural"
        shared = i < clause.sentence.last and clause.text.norms[i] in ("and", "or") and doers
        return "active" if shared and _object(clause, k, trigger) is not None else "passive"
    if (
        adjacent
        and left is not None
        and has_own_trigger(clause, right)
        and clause.phrases[left].kind in ("counted", "bare")
    ):
        return "passive"
    return "active"


def take_right(clause: Clause, start: int, trigger: Trigger, rule: str) -> None:
    if start in clause.claimed:
        _share_claim(clause, start, trigger)
        return
    for n in range(start, len(clause.phrases)):
        kind, _ = clause.ties[n]
        if n > start and (kind == "fresh" or n in clause.claimed or has_own_trigger(clause, n)):
            if kind == "part" or (n in clause.claimed and kind != "fresh"):
                continue
            return
        if n > start and _has_own_verb(clause, n, trigger):
            continue
        if n > start and _is_speaker(clause, n):
            _drop_speakers(clause, n, start)
            return
        clause.claimed[n] = (trigger.outcome, trigger, rule)


def _has_own_verb(clause: Clause, n: int, trigger: Trigger) -> bool:
    """Whether phrase n is the object of another active word: "killing 15 and injuring dozens of them"."""
    first = clause.phrases[n].first
    later = (t for t in clause.triggers if t.first >= trigger.last and t.voice == "active")
    return any(past_adverbs(clause, t.last) == first for t in later)


def _is_speaker(clause: Clause, n: int) -> bool:
    """Whether phrase n is the subject of a word of saying: ", a spokesman for the group said"."""
    phrase, norms, words = clause.phrases[n], clause.text.norms, clause.text.words
    after = norms[phrase.reach] if phrase.reach < clause.sentence.last else "."
    long = phrase.definite or (phrase.kind == "single" and after in PREPOSITIONS)
    start = _past_apposed_name(clause, phrase)
    for i in range(start, min(clause.sentence.last, start + (_SPEAKER_REACH if long else 1))):
        word = norms[i]
        if word in words.says:
            return not _speaker_follows(clause, phrase, i)
        another = word in SINGLE or word in ("the", "these")  # "a child the ministry said", where commas were lost
        if word in PUNCTUATION or word in words.harm or word in _NEW_CLAUSE:
            return False
        if another and norms[i - 1] not in PREPOSITIONS:
            return False
    return False


def _past_apposed_name(clause: Clause, phrase: VictimPhrase) -> int:
    """The token after a name between commas: "the governor, Pavlo Kush, said"; the end of the phrase without one."""
    norms, tokens, last = clause.text.norms, clause.text.tokens, clause.sentence.last
    i = phrase.reach
    if phrase.kind != "single" or not phrase.definite or i + 2 >= last or norms[i] != ",":
        return i
    if phrase.name:
        return i + 1
    k = i + 1
    while k < last and tokens[k].text[0].isupper():
        k += 1
    return k + 1 if i + 1 < k < last and norms[k] == "," else i


def _speaker_follows(clause: Clause, phrase: VictimPhrase, verb: int) -> bool:
    """ "killed a nurse and two soldiers said Director Omar": the speaker stands behind the word of saying."""
    after = clause.text.tokens[verb + 1].text if verb + 1 < clause.sentence.last else "."
    return phrase.kind == "counted" and verb == phrase.reach and after[0].isupper()


def _drop_speakers(clause: Clause, n: int, start: int) -> None:
    """ "killing nine people, a camp leader and two aid workers said": those before "and" speak too."""
    for m in range(n - 1, start, -1):
        if clause.text.norms[clause.phrases[m].reach : clause.phrases[m + 1].first] != ["and"]:
            return
        clause.claimed.pop(m, None)


def _share_claim(clause: Clause, n: int, trigger: Trigger) -> None:
    """Two words of harm over one number: killed and wounded told together."""
    outcome, first, rule = clause.claimed[n]
    pair = {outcome, trigger.outcome}
    if pair == {"killed", "injured"} and rule != "harm-noun":
        for m, (was, by, how) in list(clause.claimed.items()):
            if by is first:
                clause.claimed[m] = ("casualties" if was == outcome else was, by, how)
    elif trigger.outcome == "killed" and outcome == "captured":
        clause.claimed[n] = ("killed", trigger, rule)


def _take_left(clause: Clause, trigger: Trigger, rule: str) -> None:
    _take_company(clause, trigger, rule)
    subject = subject_of(clause, trigger)
    if subject is None:
        return
    if subject in clause.claimed:
        outcome, by, _ = clause.claimed[subject]
        if any(w in ("and", "or") for w in clause.text.norms[by.last : trigger.first]) and trigger.first - by.last <= 3:
            _share_claim(clause, subject, trigger)
        elif rule == "dying" and outcome == "injured":
            clause.claimed[subject] = (trigger.outcome, trigger, rule)
        return
    n = subject
    while True:
        clause.claimed[n] = (trigger.outcome, trigger, rule)
        kind, _ = clause.ties[n]
        if kind == "fresh" or n == 0 or n - 1 in clause.claimed or is_agent(clause, n - 1):
            break
        n -= 1
    take_parts(clause, subject, trigger, rule)
    _take_spread(clause, trigger, rule)


def _take_spread(clause: Clause, trigger: Trigger, rule: str) -> None:
    """ "Two men were killed on Monday and three on Tuesday", "ten died in Aba, five in Jos and three in Oyo".

    Bare numbers that lean on the word of harm before them. A list without "and" may tell parts: it is left alone.
    """
    norms, reach = clause.text.norms, trigger.last
    run: list[int] = []
    joined = False
    for n, phrase in enumerate(clause.phrases):
        if phrase.first < trigger.last or n in clause.claimed:
            continue
        between = norms[reach : phrase.first]
        leans = 1 < len(between) <= 8 and between[-1] in ("and", ",") and between[0] in PREPOSITIONS
        placed = phrase.reach < clause.sentence.last and norms[phrase.reach] in ("in", "on", "at", "near")
        if not (leans and placed and phrase.kind == "bare") or has_own_trigger(clause, n):
            break
        if has_trigger(clause, reach, phrase.first):
            break
        run.append(n)
        reach, joined = phrase.reach, between[-1] == "and"
    if joined:
        clause.claimed.update((n, (trigger.outcome, trigger, rule)) for n in run)


def take_parts(clause: Clause, subject: int, trigger: Trigger, rule: str) -> None:
    """Parts told after the word of harm: "12 people were killed, including three children"."""
    for n in range(subject + 1, len(clause.phrases)):
        kind, parent = clause.ties[n]
        if n in clause.claimed or kind != "part":
            return
        if parent not in clause.claimed or clause.claimed[parent][1] is not trigger:
            return
        if clause.phrases[n].first > trigger.first and has_own_trigger(clause, n):
            return
        clause.claimed[n] = (trigger.outcome, trigger, rule)


def _take_company(clause: Clause, trigger: Trigger, rule: str) -> None:
    """ "was killed along with two of his bodyguards"."""
    norms, last = clause.text.norms, min(clause.sentence.last, trigger.last + _COMPANY_REACH)
    if _COMPANY.isdisjoint(norms[trigger.last : last]):
        return
    for i in range(trigger.last, last):
        lead = norms[i : i + 2]
        size = 2 if lead in (["along", "with"], ["together", "with"]) else 1 if lead[:1] == ["alongside"] else 0
        start = phrase_at(clause, i + size) if size else None
        if start is not None and start not in clause.claimed:
            take_right(clause, start, trigger, rule)
        if size or norms[i] in PUNCTUATION or (i > trigger.last and phrase_at(clause, i) is not None):
            return
