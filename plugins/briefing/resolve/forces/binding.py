"""Which actor each mention means: known names by context, bare words by the story and the only group named."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cached_property
from itertools import islice
from operator import attrgetter

from briefing.knowledge import Knowledge
from briefing.knowledge.country_book import CountryBook
from briefing.model import ForceMention, Mentions
from briefing.resolve.forces.context import STORY_REACH, Identity, next_of, owner_of, state_before, typed
from briefing.resolve.forces.groups import REBELS, GroupBinding

__all__ = ["Identity", "bind_mentions"]

_WAITING = frozenset({"people-group", "nation-group", "bare-group"})
_OWN_SIDE = frozenset({"regime", "government", "junta", "loyalist", "loyalists", "federal", "state"})
_JOINED = 3
_first = attrgetter("first")
_BY_ARMS = frozenset({"nation-craft", "nation-deed"})


class _Binding(GroupBinding):
    """Tells, mention by mention, whom each means."""

    # --- one mention -----------------------------------------------------------------------------------------------

    def first_pass(self, mention: ForceMention) -> Identity | None:
        """Known names and names of their own; bare words and groups wait for the second pass."""
        if (not mention.actors and not mention.name) or mention.rule in _WAITING:
            return None
        if mention.actors:
            actor = self.chosen(mention)
            return self.known(actor) if actor else None
        return self.made(mention, mention.name)

    def chosen(self, mention: ForceMention) -> str | None:
        """The candidate named elsewhere in the article, or at home in its story, else the one that needs no context."""
        if mention.actors == mention.sure:
            return mention.actors[0]
        elsewhere = [a for a in mention.actors if self.named[a]]
        home = [
            a for a in mention.actors if set(self.knowledge.actors.by_id[a].countries) & set(self.story[:STORY_REACH])
        ]
        if len(home) > 1 and self.story:
            home = [a for a in home if self.story[0] in self.knowledge.actors.by_id[a].countries] or home
        for candidates in (elsewhere, home, mention.sure):
            if candidates:
                return candidates[0]
        return None

    def second_pass(self, mention: ForceMention, before: str | None) -> Identity | None:
        if mention.rule == "people-group":
            named = [a for a in mention.actors if self.named[a]]
            return self.known(named[0]) if named else self.made(mention, mention.name)
        if mention.side == "state":
            return self.state(mention, before)
        if mention.side == "police":
            return self.police(mention)
        if mention.side == "coalition":
            return self.coalition(mention)
        return self.group(mention)

    def backed(self, number: int, found: list[Identity | None]) -> Identity | None:
        """The named group that the backer of this group is told to back elsewhere: "US-backed militias", the SDF."""
        forces = self.mentions.forces
        helpers = (found[n] for n, m in enumerate(forces) if m.backs == number)
        backers = {identity.id for identity in helpers if identity is not None}
        for other, mention in enumerate(forces):
            helper, target = found[other], found[mention.backs] if mention.backs is not None else None
            if helper and target and mention.backs != number and helper.id in backers and target.type in REBELS:
                return target
        of_old = [
            i for i in self.identities.values() if any((b, i.id) in self.knowledge.actors.backing for b in backers)
        ]
        of_old = [i for i in of_old if i.type in REBELS]
        return of_old[0] if len(of_old) == 1 else None

    def state(self, mention: ForceMention, before: str | None) -> Identity | None:
        """The state's forces a bare "army" means: those last named in the paragraph, else the story's own."""
        states = [
            i for i in self.identities.values() if i.type == "state-forces" and self.knowledge.actors.by_id.get(i.id)
        ]
        tokens = self.mentions.parsed.tokens
        told = any(t.norm in _OWN_SIDE for t in tokens[mention.first : mention.last])
        if before is not None and not told:
            return self.known(before)
        abroad = self.of_foes(mention)
        if abroad is not None:
            return abroad
        home = [
            i
            for i in states
            if self.story and i.country == self.story[0] and i.id in self.knowledge.countries.by_forces
        ]
        if home:
            return home[0]
        country = self.knowledge.countries.by_iso2.get(self.story[0]) if self.story else None
        if country is not None and country.iso2 not in self.knowledge.actors.arms.stateless:
            return self.known(country.forces_id)
        whole = [i for i in states if i.id in self.knowledge.countries.by_forces]
        return max(whole, key=lambda i: (self.named[i.id], i.id)) if whole else None

    def of_foes(self, mention: ForceMention) -> Identity | None:
        """The army of the country whose group it is joined to: "war rages between the RSF and the army", Sudan's."""
        tokens, actors, forces = self.mentions.parsed.tokens, self.knowledge.actors, self.mentions.forces
        near = bisect_left(forces, mention.first - _JOINED, key=lambda force: force.last)
        for other in islice(forces, near, None):
            if other.first > mention.last + _JOINED:
                break
            first, last = (other.last, mention.first) if other.last <= mention.first else (mention.last, other.first)
            if not 0 < last - first <= _JOINED or other.actors != other.sure or not other.sure:
                continue
            row, between = actors.by_id[other.sure[0]], {token.norm for token in tokens[first:last]}
            if row.type == "rebel-group" and "and" in between and len(row.countries) == 1:
                country = self.knowledge.countries.by_iso2[row.countries[0]]
                return None if country.iso2 in actors.arms.stateless else self.known(country.forces_id)
        return None

    def police(self, mention: ForceMention) -> Identity | None:
        country = self.knowledge.countries.by_iso2.get(self.story[0]) if self.story else None
        named = [i for i in self.identities.values() if i.type == "police"]
        if named:
            return named[0] if len(named) == 1 else None
        return (
            self.made(typed(mention, country.iso2), f"{country.adjectives[0]} police")
            if country and country.adjectives
            else None
        )

    def coalition(self, mention: ForceMention) -> Identity | None:
        """The only coalition named, else the one that the words mean in the story's country."""
        named = [i for i in self.identities.values() if i.type in {"coalition", "alliance"}]
        if named:
            return named[0] if len(named) == 1 else None
        tokens = self.mentions.parsed.tokens
        words = " ".join(t.text for t in tokens[mention.first : mention.last])
        actors = self.knowledge.actors
        if self.has_parties:
            return None
        for country in self.story:
            home = [a for a in actors.named(words) if country in actors.by_id[a].countries]
            if home:
                return self.known(home[0]) if len(home) == 1 else None
        return None

    @cached_property
    def has_parties(self) -> bool:
        """Whether the text tells of a coalition of parties: "the Syrian National Coalition"."""
        parsed, political = self.mentions.parsed, self.knowledge.actors.arms.not_coalition - {"of", "a"}
        return any(i and parsed.tokens[i - 1].norm in political for i in parsed.spots({"coalition"}))


def bind_mentions(mentions: Mentions, story: tuple[str, ...], knowledge: Knowledge) -> tuple[Identity | None, ...]:
    """For each force mention the actor it means, None where the text does not tell; in the mentions' order."""
    named = Counter(a for m in mentions.forces if m.actors == m.sure for a in m.sure[:1])
    binding = _Binding(mentions, story, knowledge, named, {})
    found: list[Identity | None] = []
    for mention in mentions.forces:
        identity = binding.first_pass(mention)
        found.append(identity)
        if identity is not None:
            binding.identities.setdefault(identity.id, identity)
    whole = knowledge.countries.by_forces
    for number, mention in enumerate(mentions.forces):
        if mention.rule == "nation-plain" or (
            found[number] is None and (not mention.actors or mention.rule == "people-group")
        ):
            of_whom = next_of(mentions, number)
            of_whom = owner_of(mentions, number) if of_whom is None else of_whom
            if of_whom is not None and found[of_whom] is not None:  # "gunmen of the Islamic State"
                found[number] = found[of_whom]
                continue
            if mention.rule == "nation-plain":
                continue
            named_side = mention.rule == "nation-group" or (mention.rule == "bare-group" and mention.name)
            backed = binding.backed(number, found) if named_side else None
            found[number] = backed or binding.second_pass(mention, state_before(mentions, found, number, whole))
    for strength in mentions.strengths:  # "Kenya sent 1,000 police officers": the officers are Kenya's
        if strength.force is not None:
            start, end = (bisect_left(mentions.forces, at, key=_first) for at in (strength.first, strength.last))
            for number in range(start, end):
                if mentions.forces[number].rank == 2:
                    found[number] = found[strength.force]
    return _in_coalition(mentions, found, knowledge.countries)


def _in_coalition(
    mentions: Mentions, found: list[Identity | None], countries: CountryBook
) -> tuple[Identity | None, ...]:
    """The leader's arms are the coalition's, where the text tells of the leader by arms and deeds alone.

    "The US-led coalition ... US warplanes" names one actor, unless "US troops" stand there too.
    """
    for coalition in {f.id: f for f in found if f and f.type == "coalition" and "-led" in f.name}.values():
        leader = coalition.name.partition("-led")[0].casefold()
        country = countries.by_name.get(leader) or countries.by_adjective.get(leader)
        own = [n for n, f in enumerate(found) if country and f and f.id == country.forces_id]
        if all(mentions.forces[n].rule in _BY_ARMS for n in own):
            for number in own:
                found[number] = coalition
    return tuple(found)
