"""Parts of a harm told by what they were: "among the dead were two nurses", "eight of them were children"."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.harm.clauses import SUBSET_MARKS, Clause, phrase_at
from briefing.extract.harm.frames import take_right
from briefing.extract.harm.people_phrases import VictimPhrase, noun_at
from briefing.extract.harm.small_words import BE, HAVE, PUNCTUATION
from briefing.extract.harm.triggers import Trigger
from briefing.knowledge.word_tables import HarmWord
from briefing.model import HarmMention, Outcome, Victim

__all__ = ["claim_listed_dead", "claim_part_of_before", "claim_spread_parts", "described_after"]

_DESCRIPTION = 14  # words
_MOST = frozenset({"mostly", "mainly", "most", "majority"})
_WHOLE = frozenset({"all", "both"})
_SHARES = _WHOLE | _MOST
_ALL_OF_THEM = _WHOLE | {",", "of", "them", "whom", "–"}
_THEM = frozenset({"them", "whom", "those"})
_LEAD = 12  # words: "among the wounded in the town of Al-Baath were"
_DEAD = frozenset({
    "dead", "victims", "killed", "wounded", "injured", "casualties", "fatalities", "slain", "deceased", "captured",
    "arrested", "detained", "missing",
})  # fmt: skip


def claim_listed_dead(clause: Clause) -> None:
    """ "Among the dead were three children", "the victims include a nurse", "eight of them were children"."""
    norms = clause.text.norms
    for n, phrase in enumerate(clause.phrases):
        if n not in clause.claimed:
            _claim_among_the_dead(clause, n)
        before = norms[max(clause.sentence.first, phrase.first - _LEAD) : phrase.first]
        if n in clause.claimed:
            continue
        verb = next((k for k in range(len(before) - 1, -1, -1) if before[k] in BE or before[k] in SUBSET_MARKS), None)
        if verb is None or len(before) - verb > 2:
            continue
        lead = before[:verb]
        dead = next((w for w in reversed(lead) if w in _DEAD), None)
        listed = "among" in lead and (dead is not None or lead[-1:] == ["them"])
        if listed or (
            dead is not None
            and before[verb] in SUBSET_MARKS
            and ("the" in lead or "those" in lead or "victims" in lead)
        ):
            harm = clause.text.words.harm.get(dead or "")
            outcome: Outcome = harm.outcome if harm is not None and harm.outcome != "casualties" else "killed"
            trigger = Trigger(phrase.first - 1, phrase.first, HarmWord(outcome, "state", "state"), "passive")
            take_right(clause, n, trigger, "listed")


def _claim_among_the_dead(clause: Clause, n: int) -> None:
    """ "Two of the dead were nurses and one was a girl"; "nine women and six children were among the dead"."""
    norms, phrase = clause.text.norms, clause.phrases[n]
    if "of" in norms[max(clause.sentence.first, phrase.first - 2) : phrase.first]:
        return  # "the wives of the five men were among the dead"
    start = _start_of_predicate(clause, phrase)
    after = norms[start : min(clause.sentence.last, start + 6)]
    own = next((w for w in norms[phrase.last : phrase.reach] if w in _DEAD), None) if phrase.of_all else None
    are = bool(after) and after[0] in BE
    if own is not None and are and noun_after(clause, start + 1) is not None:
        _claim_described(clause, n, own)
    elif are and "among" in after:
        _claim_those_among(clause, n, start + after.index("among") + 1, start + len(after))
    elif after[:2] == ["among", "the"] and phrase.first > clause.sentence.first and norms[phrase.first - 1] in BE:
        dead = next((w for w in after if w in _DEAD), None)
        if dead is not None:
            _claim_as(clause, n, dead)  # "there was a child among the injured"


def _claim_described(clause: Clause, n: int, dead: str) -> None:
    """ "Two of the dead were nurses, one was a girl": the phrase and the bare numbers that go on with it."""
    norms = clause.text.norms
    _claim_as(clause, n, dead)
    if n + 1 < len(clause.phrases) and clause.phrases[n + 1].kind == "single":
        n += 1
    for m in range(n + 1, len(clause.phrases)):
        other = clause.phrases[m]
        goes_on = other.kind == "bare" and other.reach < clause.sentence.last and norms[other.reach] in BE
        if goes_on and noun_after(clause, other.reach + 1) is not None:
            _claim_as(clause, m, dead)


def _claim_those_among(clause: Clause, n: int, i: int, last: int) -> None:
    """ "A nurse and six children were among the dead", and what is listed with them; `i` is the token after "among"."""
    if _claim_among_many(clause, n, i) or clause.phrases[n].kind not in ("counted", "single", "bare", "named"):
        return
    dead = next((w for w in clause.text.norms[i:last] if w in _DEAD), None)
    while dead is not None and n not in clause.claimed:
        _claim_as(clause, n, dead)
        if clause.ties[n][0] == "fresh" or n == 0:
            return
        n -= 1


def _start_of_predicate(clause: Clause, phrase: VictimPhrase) -> int:
    """The token after a phrase, past what only describes it: "10 policemen guarding an aid convoy were among"."""
    norms, last = clause.text.norms, clause.sentence.last
    for k in range(phrase.reach, min(last, phrase.reach + _DESCRIPTION)):
        if norms[k] in BE:
            return k if norms[k + 1 : k + 2] == ["among"] else phrase.reach
        if norms[k] in HAVE or norms[k] in PUNCTUATION or norms[k] in clause.text.words.says:
            break
    return phrase.reach


def _claim_among_many(clause: Clause, n: int, i: int) -> bool:
    """ "10 children and 13 rebels were among 48 people executed": parts of the number that follows."""
    whole = phrase_at(clause, i)
    if whole is None or whole not in clause.claimed:
        return False
    while True:
        clause.claimed[n] = clause.claimed[whole]
        kind, _ = clause.ties[n]
        clause.ties[n] = ("part", whole)
        if kind == "fresh" or n == 0:
            return True
        n -= 1


def noun_after(clause: Clause, i: int) -> str | None:
    """The status noun that a form of "be" leads to: "railway workers", "a girl"; None where none follows."""
    for phrase in clause.phrases:
        if i <= phrase.first <= i + 1 and phrase.kind in ("plural", "single"):
            return phrase.head
    nation = None
    for k in range(i, min(clause.sentence.last, i + 4)):
        noun = clause.text.words.victims.get(clause.text.norms[k])
        if noun is not None and not noun.demonym:
            return clause.text.norms[k]
        nation = nation or (clause.text.norms[k] if noun is not None else None)
    return nation  # "were Malian border guards" are guards


def _claim_as(clause: Clause, n: int, dead: str) -> None:
    harm = clause.text.words.harm.get(dead)
    outcome: Outcome = harm.outcome if harm is not None and harm.outcome != "casualties" else "killed"
    phrase = clause.phrases[n]
    clause.claimed[n] = (
        outcome,
        Trigger(phrase.first, phrase.last, HarmWord(outcome, "state", "state"), "passive"),
        "listed",
    )


def claim_spread_parts(clause: Clause) -> None:
    """ "21 civilians were killed, 15 in the north and six in the south": bare numbers that add up to the whole."""
    for whole in sorted(clause.claimed):
        total = clause.phrases[whole].low
        if clause.phrases[whole].kind != "counted" or not total or clause.phrases[whole].high != total:
            continue
        parts = _bare_run(clause, whole + 1)
        if len(parts) > 1 and sum(clause.phrases[n].low or 0 for n in parts) == total:
            for n in parts:
                clause.claimed[n] = clause.claimed[whole]
                clause.ties[n] = ("part", whole)


def _bare_run(clause: Clause, n: int) -> list[int]:
    """The bare numbers from phrase n on, each before a preposition of place and not claimed yet."""
    run: list[int] = []
    while n < len(clause.phrases):
        phrase = clause.phrases[n]
        after = clause.text.norms[phrase.reach : phrase.reach + 1]
        placed = bool(after) and after[0] in ("in", "at", "near", "on", "outside", "around", "from")
        if phrase.kind not in ("bare", "counted") or phrase.harm is not None or not placed or n in clause.claimed:
            break
        if phrase.kind == "counted" and phrase.head != "others":
            break
        run.append(n)
        n += 1
    return run


def described_after(
    clause: Clause, phrase: VictimPhrase, rule: str = "", trigger: Trigger | None = None
) -> VictimPhrase:
    """ "34 people, all of them civilians", "eight of whom were children": the noun after tells who they are.

    It stands after the people or, behind a comma, after the `trigger`: "40 were killed in the raid, all civilians".
    """
    after, whom = (*clause.text.norms[phrase.reach : phrase.reach + 2], "", "")[:2]
    if rule == "harm-noun" and phrase.status == "undetermined" and after == "among" and whom not in _THEM:
        return phrase._replace(status=_status_among(clause, phrase.reach))
    told = _described_at(clause, phrase, phrase.reach, rule)
    if told is phrase and trigger is not None and phrase.status == "undetermined" and not phrase.of_all:
        start = _past_manner(clause, max(phrase.reach, trigger.last))
        told = _described_at(clause, phrase, start, "") if start < clause.sentence.last else phrase
    return told


def _status_among(clause: Clause, i: int, of: str = "among") -> Victim:
    """ "12 deaths among the soldiers", "many casualties among civilians and troops": what the nouns after it tell."""
    norms, victims = clause.text.norms, clause.text.words.victims
    kinds: set[Victim] = set()
    for k in range(i + 1, min(clause.sentence.last, i + 8)) if norms[i : i + 1] == [of] else ():
        if norms[k] in PUNCTUATION or norms[k] in BE or norms[k] in HAVE:
            break
        noun = victims.get(norms[k])
        kinds |= {noun.status} if noun is not None and noun.plural and not noun.demonym else set()
    return "mixed" if kinds == {"civilian", "combatant"} else kinds.pop() if len(kinds) == 1 else "undetermined"


def _past_manner(clause: Clause, i: int) -> int:
    """The comma before "all", "most", "mostly" in what follows a word of harm; the sentence's end where none is."""
    norms, last = clause.text.norms, clause.sentence.last
    for k in range(i, min(last, i + 16) - 1):
        if norms[k] in (",", "-", "–", "—") and norms[k + 1] in _SHARES:
            return k
        if norms[k] in ("and", ";", "while", "when", "after", "but") or k in clause.text.counts:
            break
    return last


def _described_at(clause: Clause, phrase: VictimPhrase, start: int, rule: str) -> VictimPhrase:
    norms = clause.text.norms
    first, second = (*norms[start : start + 2], "", "")[:2]
    if phrase.of_all and first in _DEAD and second in BE:
        start += 1  # "six of those killed were border guards"
    after = norms[start : min(clause.sentence.last, start + 6)]
    if phrase.status == "undetermined" and not _MOST.isdisjoint(after[:3]):
        return phrase._replace(status=_mostly(clause, norms[start : min(clause.sentence.last, start + 12)]))
    k = 0
    while k < len(after) and (after[k] in BE or after[k] in _ALL_OF_THEM):
        k += 1
    found = noun_at(clause.text, start, clause.sentence.last) if phrase.of_all and after and not k else None
    if found is not None and found[0].plural:  # "five of them children"
        return phrase._replace(status=found[0].status, group=found[0].group, head=norms[found[1] - 1])
    told = rule == "listed" and any(w in BE for w in after[:k]) and after[k : k + 1] != ["among"]
    if k and k < len(after) and (phrase.of_all or not _WHOLE.isdisjoint(after[:k]) or told):
        head = noun_after(clause, start + k)
        noun = clause.text.words.victims.get(head or "")
        if noun is not None and "both" in after[:k] and "and" in after[k + 1 : k + 3]:
            return phrase._replace(
                status=_status_among(clause, start + k - 1, of="both")
            )  # "both rebels and civilians"
        if noun is not None:
            return phrase._replace(status=noun.status, group=noun.group, head=head or "")
    return phrase


def _mostly(clause: Clause, after: Sequence[str]) -> Victim:
    """ "mostly civilians" tells of others among them; "mostly women and children" leaves open who the rest are."""
    victims = clause.text.words.victims
    nouns = [noun for w in after if (noun := victims.get(w)) is not None and noun.plural and not noun.demonym]
    open_ = not nouns or nouns[0].status == "undetermined" or nouns[0].group in ("women", "children")
    return "undetermined" if open_ else "mixed"


def claim_part_of_before(clause: Clause, found: list[HarmMention]) -> None:
    """ "Eight of them were children", in the sentence of the harm or the one after."""
    for n, phrase in enumerate(clause.phrases):
        if not phrase.of_all or n in clause.claimed or described_after(clause, phrase) == phrase:
            continue
        earlier = [m for m in clause.claimed if m < n]
        outcome = clause.claimed[max(earlier)][0] if earlier else None
        if outcome is None and found and not clause.triggers:
            last = found[-1]
            near = clause.text.in_sentence[last.trigger] == clause.text.in_sentence[phrase.first] - 1
            outcome = last.outcome if near else None
        if outcome is not None:
            trigger = Trigger(phrase.first, phrase.last, HarmWord(outcome, "state", "state"), "passive")
            clause.claimed[n] = (outcome, trigger, "listed")
