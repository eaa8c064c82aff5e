"""The armed actors of one article: each once, with its role, its words and what it fields."""

from __future__ import annotations

from briefing.knowledge import Knowledge
from briefing.model import Force, ForceMention, Mentions, Place, Role, Strength, StrengthMention
from briefing.resolve.forces.binding import Identity, bind_mentions
from briefing.resolve.forces.context import STORY_REACH
from briefing.resolve.forces.history import without_history
from briefing.resolve.forces.story import story_countries
from briefing.text import evidence

__all__ = ["bound_forces", "resolve_forces"]

_BARE = frozenset({"bare-generic", "bare-group"})
_CRIMINALS = frozenset(
    {"gunman", "attackers", "assailants", "kidnappers", "gang", "gangs", "gang members", "gangsters"}
)


def bound_forces(mentions: Mentions, places: tuple[Place, ...], knowledge: Knowledge) -> tuple[str | None, ...]:
    """For each of `mentions.forces` the id of the force it means; None where the text does not tell."""
    bound = _bound(mentions, places, story_countries(mentions, places, knowledge), knowledge)
    return tuple(identity.id if identity else None for identity in bound)


def resolve_forces(mentions: Mentions, places: tuple[Place, ...], knowledge: Knowledge) -> tuple[Force, ...]:
    """One Force an actor, in order of first mention; empty where the article names none.

    An actor that only bare words name ("the army") counts where it fights. `as_written` holds the plainest forms there
    are: names, else arms and deeds, else bare words.
    """
    story = story_countries(mentions, places, knowledge)
    bound = _bound(mentions, places, story, knowledge)
    groups: dict[str, list[int]] = {}
    for number, identity in enumerate(bound):
        if identity is not None:
            groups.setdefault(identity.id, []).append(number)
    strengths = _strengths(mentions, bound)
    made = (_force(mentions, bound, numbers, strengths.get(actor, ()), story) for actor, numbers in groups.items())
    forces = tuple(force for force in made if force is not None and not _is_office(force, knowledge))
    if all(_is_of_crime(force) for force in forces):
        return ()
    return without_history(forces, mentions, groups, story, knowledge)


def _bound(
    mentions: Mentions, places: tuple[Place, ...], story: tuple[str, ...], knowledge: Knowledge
) -> tuple[Identity | None, ...]:
    """Whom each mention means; a place's possessive whose apostrophe was stripped is nobody: "Hamas countryside"."""
    near, named = frozenset(story[:STORY_REACH]), {words.casefold() for place in places for words in place.as_written}
    bound = bind_mentions(mentions, story, knowledge)

    def is_of_place(mention: ForceMention) -> bool:
        word = mentions.parsed.tokens[mention.first].norm
        owner = word.endswith("s") and word[:-1] in named and mention.last == mention.first + 1
        return owner and bool(mention.sure) and near.isdisjoint(knowledge.actors.by_id[mention.sure[0]].countries)

    return tuple(None if is_of_place(m) else i for m, i in zip(mentions.forces, bound, strict=True))


def _is_of_crime(force: Force) -> bool:
    """Whether a force may stand in any report of crime: "police", "a gunman"; where all do, there is no fighting."""
    if any(proof.rule not in _BARE for proof in force.evidence):
        return not force.known and force.type == "police"
    return force.type == "police" or all(words.casefold() in _CRIMINALS for words in force.as_written)


def _is_office(force: Force, knowledge: Knowledge) -> bool:
    """Whether a name that only its head noun told is rather that of an office: "Division of Highways"."""
    if force.known or force.role == "belligerent" or force.evidence[0].rule != "named-group":
        return False
    words = [word.casefold() for word in force.name.split()]
    return not any(w[:1].isdigit() for w in words) and any(w in knowledge.actors.arms.heads_doubtful for w in words)


def _force(
    mentions: Mentions,
    bound: tuple[Identity | None, ...],
    numbers: list[int],
    strength: tuple[Strength, ...],
    story: tuple[str, ...],
) -> Force | None:
    seen = [mentions.forces[n] for n in numbers]
    identities = [identity for identity in (bound[n] for n in numbers) if identity is not None]
    identity = next((i for i in identities if i.parent), identities[0])
    role = _role(seen)
    vague = all(m.rank == 2 or (m.rule == "people-group" and not identity.known) for m in seen)
    civil = any(m.side == "civil" for m in seen)
    bare = vague or civil or identity.type == "police"  # these count where they fight or are hit
    talks = identity.type == "alliance" and not any(m.act for m in seen)
    attacked = all(m.rule == "name-attacked" for m in seen) and identity.country not in story[:STORY_REACH]
    if talks or attacked or (bare and role == "mentioned"):
        return None
    return Force(
        id=identity.id,
        name=identity.name,
        type=identity.type,
        role=role,
        as_written=_as_written(mentions, seen),
        evidence=tuple(evidence(mentions.parsed, m.first, m.last, m.rule) for m in seen),
        strength=strength,
        country=identity.country,
        parent=identity.parent,
        backs=_backs(bound, seen, identity.id),
        known=identity.known,
    )


def _role(seen: list[ForceMention]) -> Role:
    if any(m.act == "fights" for m in seen):
        return "belligerent"
    return "backer" if any(m.act == "backs" for m in seen) else "mentioned"


def _span(mentions: Mentions, mention: ForceMention) -> tuple[int, int]:
    return mentions.parsed.starts[mention.first], mentions.parsed.end(mention.last - 1)


def _as_written(mentions: Mentions, seen: list[ForceMention]) -> tuple[str, ...]:
    plainest = min(m.rank for m in seen)
    chosen = [m for m in seen if m.rank == plainest or (m.rank == 2 and _tells(mentions, m))]
    spans = (_span(mentions, m) for m in chosen)
    return tuple(dict.fromkeys(mentions.parsed.source[start:end] for start, end in spans))


def _tells(mentions: Mentions, mention: ForceMention) -> bool:
    """Whether bare words tell of their side by themselves: "regime forces" and "the regime", not "troops"."""
    return mention.side in {"state", "coalition"} and (
        mention.last - mention.first > 1
        or mentions.parsed.tokens[mention.first].norm in {"regime", "junta", "coalition"}
    )


def _backs(bound: tuple[Identity | None, ...], seen: list[ForceMention], own: str) -> tuple[str, ...]:
    backed = (bound[m.backs] for m in seen if m.backs is not None)
    return tuple(sorted({i.id for i in backed if i is not None and i.id != own}))


def _strengths(mentions: Mentions, bound: tuple[Identity | None, ...]) -> dict[str, tuple[Strength, ...]]:
    """The strengths of each actor. One of nobody in its sentence counts where the same number is told of one actor."""
    found: dict[str, dict[tuple[int | None, str], list[StrengthMention]]] = {}
    lost: list[StrengthMention] = []
    for mention in mentions.strengths:
        identity = bound[mention.force] if mention.force is not None else None
        if identity is None:
            lost.append(mention)
        else:
            found.setdefault(identity.id, {}).setdefault((mention.count, mention.unit.casefold()), []).append(mention)
    for mention in lost:
        same = [kinds[key] for kinds in found.values() if (key := (mention.count, mention.unit.casefold())) in kinds]
        if len(same) == 1 and mention.count is not None:
            same[0].append(mention)
    return {actor: tuple(_strength(mentions, same) for same in by_kind.values()) for actor, by_kind in found.items()}


def _strength(mentions: Mentions, same: list[StrengthMention]) -> Strength:
    """One strength of all its mentions; the body knows its state better than the headline's present tense."""
    parsed = mentions.parsed
    body = [m for m in same if parsed.sentences[parsed.in_sentence[m.first]].part != "headline"] or same
    proof = (evidence(parsed, m.first, m.last, m.rule) for m in same)
    return Strength(body[0].count, body[0].unit, body[0].state, tuple(proof))
