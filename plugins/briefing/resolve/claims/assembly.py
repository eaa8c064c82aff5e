"""Claims out of mentions of harm: each with claimant, blame, scope, day and place; repeats are one claim."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from briefing.knowledge import Knowledge
from briefing.knowledge.word_tables import WordTables
from briefing.model import Blame, Claim, Evidence, Force, HarmMention, Mentions, Place, SpeakerMention
from briefing.resolve.blame.accusations import find_accusations
from briefing.resolve.blame.attackers import attacker_in
from briefing.resolve.blame.carried import carried_attackers
from briefing.resolve.blame.lent import carry_blame
from briefing.resolve.blame.strength import attacker_who_speaks, strength_of_blame
from briefing.resolve.claims.claimants import speaker_of, speakers_by_sentence, with_forces
from briefing.resolve.claims.dates import date_of, is_history
from briefing.resolve.claims.doubt import without_doubtful
from briefing.resolve.claims.drafts import Draft
from briefing.resolve.claims.ids import claim_ids
from briefing.resolve.claims.merging import merge
from briefing.resolve.claims.parts import mark_parts
from briefing.resolve.claims.places import place_of
from briefing.resolve.claims.scope import scope_of, usual_scope
from briefing.resolve.claims.scope_told_on import scope_told_on
from briefing.resolve.claims.victim_sides import could_strike, victim_force_of
from briefing.resolve.claims.victim_status import own_status, share_status, status_of_names
from briefing.resolve.located import Located, locate
from briefing.text import evidence

__all__ = ["resolve_claims"]


_MOST_OF_IT = 0.5
_LINE = 20  # tokens


def resolve_claims(
    mentions: Mentions, forces: tuple[Force, ...], places: tuple[Place, ...], knowledge: Knowledge
) -> tuple[Claim, ...]:
    """The claims of one article in order of the text; empty where it tells of no harm.

    `forces` and `places` are resolved before; blame and place are ids of theirs. Claim ids are bound
    to outcome, number and sentence, so that an editor's correction still finds them after a rebuild.
    """
    if not mentions.harms:
        return ()
    located = locate(mentions, forces, places, knowledge.actors.backing, knowledge.countries)
    drafts = _drafts(located, knowledge)
    status_of_names(located, drafts, knowledge.words)
    kept = merge(located, drafts)
    mark_parts(located, kept)
    share_status(kept)
    carry_blame(located, kept, find_accusations(located))
    claims = _claims(located, kept)
    return without_doubtful(claims, bool(forces), len(located.parsed.sentences))


def _drafts(located: Located, knowledge: Knowledge) -> list[Draft]:
    speakers = speakers_by_sentence(located, knowledge.words.known_claimants)
    tokens, sentences = located.parsed.tokens, located.parsed.sentences
    title_again = _title_again(located)
    drafts: list[Draft] = []
    blamed_before: list[tuple[HarmMention, tuple[str, ...]]] = []
    words = knowledge.words
    for index, harm in enumerate(located.mentions.harms):
        if _is_no_person(located, harm) or (_weak(harm) and is_history(located, harm)):
            continue
        number = located.parsed.in_sentence[harm.trigger]
        said = with_forces(located, number, speakers.get(number, ()), words.says)
        speaker = speaker_of(located, harm, said)
        side = victim_force_of(located, harm, speaker)
        beside = drafts[-1] if drafts and drafts[-1].sentence == number else None
        if side is None and harm.kind == "bare" and beside is not None:
            side = beside.victim_force  # "six soldiers were killed and 14 wounded"
        place = place_of(located, harm)
        scope = scope_of(located, harm, knowledge.words.scope)
        scope = scope or scope_told_on(located, drafts, harm, knowledge.words.scope) or usual_scope(harm)
        blamed, rule = _blamed(located, harm, side, speaker, blamed_before)
        theirs = drafts[-1].victim_force if harm.head == "others" and drafts and drafts[-1].sentence == number else side
        blamed, lender = tuple(b for b in blamed if b not in (side, theirs)), number
        if not blamed and scope != "cumulative":
            carried, rule, lender = carried_attackers(located, harm, blamed_before)
            blamed = tuple(b for b in carried if could_strike(located, harm, side, place, b))
        blamed_before.append((harm, blamed))
        draft = Draft(
            index, [harm], number, -1 if harm.first < title_again else sentences[number].block,
            own_status(located, harm, side, beside), side, blamed,
            _how(located, (number, lender), speaker, speakers.get(lender, ()), words) if blamed else None,
            rule if blamed else "",
            speaker.name if speaker else None, speaker.type if speaker else None,
            scope, date_of(located, harm, scope), place, harm.within, [index],
            any(t.text[0].isupper() for t in tokens[harm.victim_first + 1 : harm.victim_last]),
        )  # fmt: skip
        drafts.append(draft)
    return drafts


def _how(
    located: Located,
    numbers: tuple[int, int],
    speaker: SpeakerMention | None,
    said: tuple[SpeakerMention, ...],
    words: WordTables,
) -> Blame:
    """How surely: by the harm's own sentence, and where another one lends the blame by that one (`numbers`) too."""
    number, lender = numbers
    how = strength_of_blame(located, number, speaker, words)
    if lender == number or how != "stated":
        return how
    said = with_forces(located, lender, said, words.says)
    return strength_of_blame(located, lender, said[0] if said else None, words)


def _blamed(
    located: Located,
    harm: HarmMention,
    side: str | None,
    speaker: SpeakerMention | None,
    earlier: Sequence[tuple[HarmMention, tuple[str, ...]]],
) -> tuple[tuple[str, ...], str]:
    """Whom the harm's own sentence blames, and the rule: its whole, a speaker's own deed, the doer by grammar."""
    if harm.subset and earlier and earlier[-1][1] and earlier[-1][0].trigger == harm.trigger:
        return earlier[-1][1], "whole"
    own = attacker_who_speaks(located, harm, speaker)
    return (own, "own-deed") if own else attacker_in(located, harm, side)


def _title_again(located: Located) -> int:
    """The token after a title that the body repeats in its first words (saved pages often do); 0 where it does not.

    The outlet's name at the title's end is not repeated with it.
    """
    norms = located.norms
    start = next((s.first for s in located.parsed.sentences if s.part != "headline"), len(norms))
    if start == 0:
        return _first_line(located)
    if start < 4:
        return 0
    for first in range(start, min(start + 14, len(norms))):
        if norms[first : first + 4] == norms[:4]:
            same = sum(
                1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(norms[:start], norms[first:], strict=False))
            )
            if same >= _MOST_OF_IT * start:
                return first + same
    return start


def _first_line(located: Located) -> int:
    """The token after a first line that is the headline of a text without a title: short, without a full stop."""
    first, second = (*located.parsed.sentences[:2], None, None)[:2]
    if first is None or second is None or first.block == second.block or first.last > _LINE:
        return 0
    return first.last if located.norms[first.last - 1] not in (".", "!", "?", ":", '"', "”") else 0


def _weak(harm: HarmMention) -> bool:
    return harm.kind in ("single", "plural", "named") or harm.form == "vague"


def _is_no_person(located: Located, harm: HarmMention) -> bool:
    """A "name" that is a force, or ends as a place, is nobody's; "Jordan Avery" may be somebody."""
    if harm.kind != "named":
        return False
    number = located.parsed.in_sentence[harm.trigger]
    words = located.norms[harm.victim_first : harm.victim_last]
    last = harm.victim_first + (words.index(",") if "," in words else len(words))  # without ", a local Taliban leader"
    return any(s.first < last and harm.victim_first < s.last for s in located.forces.get(number, ())) or any(
        s.first < last and (last <= s.last if harm.outcome == "killed" else harm.victim_first < s.last)
        for s in located.places.get(number, ())
    )


def _claims(located: Located, drafts: Sequence[Draft]) -> tuple[Claim, ...]:
    ordered = sorted(drafts, key=lambda d: (min(h.first for h in d.harms), d.index))
    ids = claim_ids(located, ordered)
    return tuple(_claim(located, draft, ids) for draft in ordered)


def _claim(located: Located, draft: Draft, ids: dict[int, str]) -> Claim:
    harm, own = draft.harm, ids[draft.index]
    part_of = ids.get(draft.within) if draft.within is not None else None
    return Claim(
        id=own, outcome=harm.outcome, min=harm.low, max=harm.high, form=harm.form,
        as_written=located.parsed.words(harm.victim_first, harm.victim_last),
        victim=draft.victim, evidence=tuple(_evidence(located, h) for h in sorted(draft.harms, key=lambda h: h.first)),
        victim_force=draft.victim_force, groups=((harm.group, harm.low, harm.high),) if harm.group else (),
        blamed=draft.blamed, blame=draft.blame, blame_rule=draft.blame_rule,
        claimant=draft.claimant, claimant_type=draft.claimant_type,
        scope=draft.scope, date=draft.date, place=draft.place, part_of=part_of if part_of != own else None,
    )  # fmt: skip


def _evidence(located: Located, harm: HarmMention) -> Evidence:
    return evidence(located.parsed, harm.first, harm.last, f"harm-{harm.rule}")
