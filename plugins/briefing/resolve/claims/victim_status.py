"""Whether the harmed bear arms: told by their own words, their whole or its parts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from briefing.knowledge.word_tables import WordTables
from briefing.model import HarmMention, Victim
from briefing.resolve.claims.drafts import Draft
from briefing.resolve.located import Located

__all__ = ["own_status", "share_status", "status_of_names"]

_MEN_OF_ARMS = frozenset({
    "forces", "force", "troops", "army", "military", "security", "police", "guard", "guards", "militia", "brigade",
    "battalion", "taliban", "peshmerga", "navy", "marines", "corps", "patrol", "garrison",
})  # fmt: skip
_MEN = frozenset({"members", "member", "personnel", "men"})
_ANYBODY = frozenset({"people", "persons", "individuals"})
_FIGHTS = frozenset({"fighting", "battle", "battles", "clashes", "clash", "combat", "skirmish", "skirmishes", "fights"})
_WHILE = (("while",), ("who",), ("when",))
_TITLE = 4  # words before a name: "Hamas politburo member"
_OFFICE = 10  # words after a name
_OFFICE_ENDS = frozenset({",", ".", "of", "in", "for", "from", "at", "with", "who", "was", "is", "said", "and", "told"})
_NEAR = 4  # words
_KNOWN = frozenset({"civilian", "combatant"})


def own_status(located: Located, harm: HarmMention, side: str | None, before: Draft | None = None) -> Victim:
    """The status that the phrase itself tells; `side` is the force that the harmed belong to, where one is told.

    People who flee or are driven out are residents, unless they are told to be of a force. `before` is the claim
    right before it in its sentence: "killed 20 members of the guard and wounded six others".
    """
    if harm.victim != "undetermined":
        return "combatant" if harm.outcome == "captured" and _fought(located, harm) else harm.victim
    words = located.norms[harm.victim_first : harm.victim_last]
    men = harm.head in _MEN and any(w in _MEN_OF_ARMS for w in words)
    own_men = harm.head == "men" and any(w in ("its", "their", "our") for w in words)
    if side is not None or men or own_men or _fought(located, harm):
        return "combatant"
    if before is not None and (harm.kind == "bare" or harm.head == "others") and before.victim == "combatant":
        return "combatant" if before.harm.kind == "counted" and before.within is None else "undetermined"
    return "civilian" if harm.outcome == "displaced" and harm.kind == "counted" else "undetermined"


def status_of_names(located: Located, drafts: Sequence[Draft], words: WordTables) -> None:
    """A person harmed by name alone is what a title or an apposition elsewhere in the article makes of the name."""
    for draft in drafts:
        if draft.victim == "undetermined" and draft.harm.kind == "named" and draft.harm.name:
            told = {_status_by_name(located, i, words) for i in located.parsed.spots(frozenset({draft.harm.name}))}
            told.discard("undetermined")
            if len(told) == 1:
                draft.victim = told.pop()


def _status_by_name(located: Located, i: int, words: WordTables) -> Victim:
    """ "commander Salim Noor", "Salim Noor, a commander of": what is told beside the surname at token i."""
    tokens, norms = located.parsed.tokens, located.norms
    sentence = located.parsed.sentences[located.parsed.in_sentence[i]]
    first = i
    while first > sentence.first and (tokens[first - 1].text[0].isupper() or norms[first - 1] in ("-", "al")):
        first -= 1
    before = norms[max(sentence.first, first - _TITLE) : i]
    own = i - first + (first > sentence.first and norms[first - 1] in words.victims)
    behind: tuple[str, ...] = ()
    if i + 1 < sentence.last and norms[i + 1] == ",":
        behind = tuple(takewhile(lambda w: w not in _OFFICE_ENDS, norms[i + 2 : min(sentence.last, i + _OFFICE)]))
    for told, far in ((before, own), (behind, 1)):
        for k in range(len(told) - 1, len(told) - 1 - far, -1) if told else ():
            noun = words.victim_compounds.get(told[max(0, k - 1) : k + 1]) or words.victims.get(told[k])
            if noun is not None and not noun.plural and not noun.demonym and noun.status in _KNOWN:
                armed = any(words.adjectives.get(w) == "combatant" for w in told[:k])
                return "undetermined" if armed and noun.status == "civilian" else noun.status  # "a Hamas official"
    return "undetermined"


def _fought(located: Located, harm: HarmMention) -> bool:
    """Whether the harmed were fighting: "captured while fighting", "fierce clashes left dozens dead on both sides"."""
    norms, end = located.norms, located.parsed.sentences[located.parsed.in_sentence[harm.trigger]].last
    after = norms[max(harm.trigger + 1, harm.victim_last) : end][:_NEAR]
    before = norms[max(0, harm.first - 2 * _NEAR) : harm.first]
    taken = harm.outcome == "captured" and after[:1] == ("during",)
    if after[:1] == ("fighting",) or ((taken or after[:1] in _WHILE) and "fighting" in after[1:3]):
        return True
    return "both" in after and "sides" in after and not _FIGHTS.isdisjoint((*before, *after))


def share_status(drafts: Sequence[Draft]) -> None:
    """A part is of the kind its whole is; parts of both kinds make a whole mixed, parts that add up tell what it is."""
    by_index = {i: d for d in drafts for i in d.indices}
    parts: dict[int, list[Draft]] = {}
    for draft in drafts:
        whole = by_index.get(draft.within) if draft.within is not None else None
        if whole is not None and whole is not draft:
            parts.setdefault(whole.index, []).append(draft)
    for index, told in parts.items():
        whole = by_index[index]
        kinds = {d.victim for d in told}
        if whole.victim in _KNOWN and kinds <= {whole.victim, "undetermined"}:
            for draft in told:
                draft.victim = whole.victim
        elif whole.victim != "combatant" and "combatant" in kinds and (kinds >= _KNOWN or whole.victim == "civilian"):
            whole.victim = "mixed"
        elif kinds == {"combatant"} and whole.harm.head in _ANYBODY and not _all_told(whole, told):
            whole.victim = "mixed"  # "26 people, including 16 soldiers": the rest are told apart from them
        elif whole.victim == "undetermined" and len(kinds) == 1 and kinds <= _KNOWN and _all_told(whole, told):
            whole.victim = next(iter(kinds))


def _all_told(whole: Draft, told: Sequence[Draft]) -> bool:
    """Whether the parts leave nobody of the whole."""
    return (whole.harm.low or 0) <= sum(d.harm.low or 0 for d in told)
