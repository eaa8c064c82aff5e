"""What stretch of time a figure covers: one incident, a period within the story, or all since a beginning.

Words of time in the harm's part of its sentence decide; where there are none, tense, size and what is said to have
done it. "After", "while" and the like are the part's borders.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from briefing.knowledge.scope_words import ScopeWords
from briefing.model import HarmMention, Scope
from briefing.resolve.claims.places import place_of
from briefing.resolve.claims.scope_times import tells_one_event, told_by_time
from briefing.resolve.located import Located

__all__ = ["scope_of", "scope_told", "usual_scope"]

_WAR_DEAD = 1000  # from here on "the campaign has killed" is a war's own total
_TOO_MANY = 2000  # for one incident
_MANY = 100
_SOME = 40
_FEW = 10
_COUNTED = 5
_AUXILIARIES = frozenset({"have", "has", "'ve", "had", "was", "were"})


def scope_of(located: Located, harm: HarmMention, words: ScopeWords) -> Scope | None:
    """The scope of one harm: words of time first, then what its tense, size and cause tell; None where nothing does."""
    return scope_told(located, harm, words)[0]


def scope_told(located: Located, harm: HarmMention, words: ScopeWords) -> tuple[Scope | None, str]:
    """The scope with the cue that told it, in words for an analyst; None and "" where its own words tell nothing."""
    if harm.low == 1 and harm.high in (None, 1):
        return None, ""  # one person is harmed once, whatever the sentence compares it with
    part = _part(located, harm, words)
    near = located.norms[part[0] : part[1]]
    told, why = told_by_time(located, harm, part, words)
    if told is not None:
        return told, why
    cues: tuple[tuple[str, Callable[[], Scope | None]], ...] = (
        ("“so far” tells a sum", lambda: _so_far(harm, near, words)),
        ("a tally", lambda: _tallied(located, harm, near, words)),
        ("how many are held, of whatever day", lambda: _kept(located, harm, words)),
        ("a campaign or a war is what did it", lambda: _campaign(located, harm, part[0], words)),
        ("many in a campaign, without a day", lambda: _in_campaign(located, harm, near, words)),
        ("a sum so far, told in the perfect", lambda: _perfect_total(located, harm, near, words)),
    )
    return next(((scope, cue) for cue, ask in cues if (scope := ask()) is not None), (None, ""))


def usual_scope(harm: HarmMention) -> Scope:
    """The scope of a harm that nothing tells of: an incident, but for more people than one has."""
    return "cumulative" if _size(harm) >= _TOO_MANY else "incident"


def _tallied(located: Located, harm: HarmMention, near: tuple[str, ...], words: ScopeWords) -> Scope | None:
    tallied = not words.tallies.isdisjoint(near) and harm.form != "vague"
    return "cumulative" if tallied and not _is_dated(located, harm) else None


def _size(harm: HarmMention) -> int:
    return harm.low or harm.high or 0


def _part(located: Located, harm: HarmMention, words: ScopeWords) -> tuple[int, int]:
    """The stretch of the harm's sentence that no border parts from it."""
    sentence = located.parsed.sentences[located.parsed.in_sentence[harm.trigger]]
    norms, first, last = located.norms, sentence.first, sentence.last
    for i in range(min(harm.first, harm.trigger) - 1, first - 1, -1):
        if norms[i] in words.borders:
            first = i
            break
    for i in range(max(harm.last, harm.trigger), last):
        if norms[i] in words.borders:
            last = i
            break
    return first, last


def _so_far(harm: HarmMention, near: tuple[str, ...], words: ScopeWords) -> Scope | None:
    """ "The push has so far killed 192": a period as long as the figure is no war's; not "the biggest so far"."""
    for i, (one, two) in enumerate(pairwise(near)):
        if (one, two) == ("so", "far") and words.superlatives.isdisjoint(near[max(0, i - 3) : i]):
            subject = near[:i]
            ongoing = not (words.campaigns.isdisjoint(subject) and words.lasting.isdisjoint(subject))
            return "period" if ongoing and _size(harm) < _WAR_DEAD else "cumulative"
    return None


def _kept(located: Located, harm: HarmMention, words: ScopeWords) -> Scope | None:
    """ "40 prisoners held by the rebels": how many are kept, of however many days; not "held hostage in a raid"."""
    kept = harm.outcome == "captured" and located.norms[harm.trigger] in words.kept
    return "cumulative" if kept and not _is_dated(located, harm) else None


def _perfect_total(located: Located, harm: HarmMention, near: tuple[str, ...], words: ScopeWords) -> Scope | None:
    """ "Some 90,000 people have been killed in the war": no day, and no single event that it could be told of."""
    if not _is_perfect(located, harm) or _is_dated(located, harm) or tells_one_event(near, words):
        return None
    size = _size(harm)
    if size >= _MANY or (size >= _SOME and any(w in words.wars for w in _without_captives(near))):
        return "cumulative"
    if harm.outcome == "captured" or not words.events.isdisjoint(near):
        return None
    if harm.form == "vague" and harm.kind != "bare":  # "civilians have been killed", "some aid workers have died"
        return "cumulative" if harm.voice != "active" else None
    counted = size >= _COUNTED and harm.voice != "dying" and harm.form != "vague"
    return "cumulative" if counted and _at_large(located, harm) else None


def _is_perfect(located: Located, harm: HarmMention) -> bool:
    """ "have been killed", "has left 30 dead", but not "has hit back, killing 20" nor "has reported ten deaths"."""
    norms = located.norms
    if harm.voice in ("noun", "toll") or norms[harm.trigger].endswith("ing"):
        return False
    near = reversed(norms[max(0, harm.trigger - 5) : harm.trigger])
    return next((w for w in near if w in _AUXILIARIES), "had") in ("have", "has", "'ve")


def _without_captives(near: tuple[str, ...]) -> tuple[str, ...]:
    """Without "of war" after prisoners, which tells of no war's total."""
    return tuple(
        w for k, w in enumerate(near) if not (w == "war" and k > 1 and near[k - 2] in ("prisoners", "prisoner"))
    )


def _campaign(located: Located, harm: HarmMention, first: int, words: ScopeWords) -> Scope | None:
    """ "The conflict killed 256 people": what killed them went on for longer than a day."""
    norms = located.norms
    leaves = any(w in ("left", "leaves") for w in norms[max(first, harm.trigger - 6) : harm.trigger])
    if not (harm.voice == "active" or leaves) or _size(harm) < _FEW or norms[harm.trigger].endswith("ing"):
        return None
    subject = norms[max(first, harm.trigger - 8) : harm.trigger]
    lasts = not words.lasting.isdisjoint(subject) and _is_perfect(located, harm)
    if not lasts and (leaves or words.campaigns.isdisjoint(subject)):
        return None
    if _is_dated(located, harm) or not words.events.isdisjoint(subject) or "," in subject:
        return None
    return "cumulative" if _size(harm) >= _WAR_DEAD else "period"


def _in_campaign(located: Located, harm: HarmMention, near: tuple[str, ...], words: ScopeWords) -> Scope | None:
    """ "At least 260 people were killed during the conflict": many, without a day or an event."""
    if _size(harm) < _MANY or _is_dated(located, harm) or tells_one_event(near, words):
        return None
    for i, word in enumerate(near):
        if word in ("in", "during") and not words.campaigns.isdisjoint(near[i + 1 : i + 4]):
            return "cumulative" if _size(harm) >= _WAR_DEAD else "period"
    return None


def _at_large(located: Located, harm: HarmMention) -> bool:
    """ "have been killed in Lebanon": no nearer place."""
    place = located.place_by_id.get(place_of(located, harm) or "")
    return place is not None and place.kind == "country"


def _is_dated(located: Located, harm: HarmMention) -> bool:
    """Whether the harm's sentence names a day."""
    number = located.parsed.in_sentence[harm.trigger]
    return any(located.parsed.in_sentence[d.first] == number and not d.since for d in located.mentions.dates)
