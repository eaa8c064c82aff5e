"""From words that may name places to places: candidates, the choice among them, what each stands for in the article."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple

from briefing.extract.places import lookup_place
from briefing.knowledge import Knowledge
from briefing.knowledge.gazetteer import KnownPlace
from briefing.knowledge.place_names import joined_key, squash_key
from briefing.model import Mentions, Place, PlaceKind, PlaceMention
from briefing.resolve.places.facts import Found, assembled
from briefing.resolve.places.scores import Candidate, Setting, candidate_of, ranking
from briefing.resolve.places.story import first_setting, setting_of
from briefing.text import kept

__all__ = ["resolve_places"]

_LIMITS = {"in": 4.0, "object": 4.3, "dateline": 3.5, "of": 5.0, "from": 4.6, "based": 5.0, "actor": 6.3, "none": 5.6}
_WEAK_EXTRA = 1.6
_KEPT_LOSERS = 3
# Rules under which a name in no list is a place.
_BY_GRAMMAR = ("word of kind", "facility", "name with its kind", "near a name")
_TOWN = 15_000  # people from which a place may be named outside its own parts
_GREAT = 250_000  # people from which a town may turn up in any story


class _Choice(NamedTuple):
    """A candidate that won for one name and hint, with its score and the losers."""

    place: KnownPlace
    score: float
    losers: tuple[tuple[KnownPlace, float], ...]
    strange: bool = False  # the story has a country, and nothing else in it speaks for this place's
    renamed: bool = False  # the name is one that few give it: neither its own nor a capital's


_Key = tuple[str, PlaceKind | None]


@dataclass(frozen=True, slots=True)
class _Search:
    """Lookups for one article, each done once. `countries`: where names in no list may be found by sound."""

    knowledge: Knowledge
    countries: tuple[str, ...]
    known: dict[tuple[str, str, str, str], tuple[KnownPlace, ...]] = field(default_factory=dict)
    judged: dict[_Key, tuple[Candidate, ...]] = field(default_factory=dict)

    def candidates(self, mention: PlaceMention) -> tuple[KnownPlace, ...]:
        key = (mention.name, mention.rule, mention.cue, mention.hint or "")
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = _found(self.knowledge, mention, self.countries)
        return found

    def judged_candidates(
        self, mention: PlaceMention, key: _Key, capitals: frozenset[tuple[str, str]]
    ) -> tuple[Candidate, ...]:
        """Those of the first mention of a name and hint: an article is chosen over twice."""
        found = self.judged.get(key)
        if found is None:
            found = tuple([candidate_of(p, *key, capitals) for p in self.candidates(mention)])
            self.judged[key] = found
        return found


def resolve_places(mentions: Mentions, knowledge: Knowledge) -> tuple[tuple[Place, ...], tuple[str, ...]]:
    """The places of an article in order of first mention, and the names, as written, that nothing placed.

    A name that grammar alone makes a place ("the village of X") is a place without coordinates and among the names too.
    """
    setting = first_setting(mentions, knowledge)
    search = _Search(knowledge, setting.leading[:3])
    chosen = _choose(mentions, search, setting)
    settled = [
        (key, c.place, 0.5) for (key, _), c in chosen.items() if c.place.country and c.score >= 5.0 and not c.strange
    ]
    setting = setting_of(settled, setting)
    if search.countries != setting.leading[:3]:
        search = _Search(knowledge, setting.leading[:3])
    chosen = _choose(mentions, search, setting, chosen)
    placed: dict[str, list[PlaceMention]] = defaultdict(list)
    winners: dict[str, _Choice] = {}
    unlisted: dict[str, list[PlaceMention]] = defaultdict(list)
    supported = _supported(mentions, chosen)
    sure: set[int] = set()
    for n, mention in enumerate(mentions.places):
        choice = chosen.get((joined_key(mention.name), mention.hint))
        if choice is not None and _accepted(mention, choice, supported):
            placed[choice.place.key].append(mention)
            winners.setdefault(choice.place.key, choice)
            sure.add(n)
    for n, mention in enumerate(mentions.places):
        choice = chosen.get((joined_key(mention.name), mention.hint))
        by_grammar = mention.rule in _BY_GRAMMAR and (choice is None or (choice.strange and not mention.weak))
        vouched = choice is None and _is_vouched(mentions, n, sure)
        if n not in sure and (by_grammar or vouched or _is_elsewhere(mentions, n, sure, chosen)):
            unlisted[joined_key(mention.name)].append(mention)
            sure.add(n)
    found = Found(placed, {key: (c.place, c.losers) for key, c in winners.items()}, unlisted)
    return assembled(mentions, knowledge, setting, found)


def _is_vouched(mentions: Mentions, n: int, sure: set[int]) -> bool:
    """Whether a place beside it says that a name in no list is one: "in Poponte, in Cesar", "Mesraba and Zorvaka"."""
    mention = mentions.places[n]
    if mention.rule == "joined to a name":
        return n - 1 in sure
    if mention.rule != "after a preposition" or mention.parent is None or mention.parent not in sure:
        return False
    between = mentions.parsed.tokens[mention.long_last : mentions.places[mention.parent].first]
    return any(t.norm in ("in", "of") for t in between)  # a comma alone may be that of a list


def _is_elsewhere(mentions: Mentions, n: int, sure: set[int], chosen: dict[_Key, _Choice]) -> bool:
    """Whether all that lists know by a name lies elsewhere than the text says: "in Churchill, Manitoba"."""
    mention = mentions.places[n]
    choice = chosen.get((joined_key(mention.name), mention.hint))
    if choice is None or mention.weak or mention.cue not in ("in", "object") or mention.parent not in sure:
        return False
    parent = mentions.places[mention.parent]
    around = chosen.get((joined_key(parent.name), parent.hint))
    if around is None or around.place.kind not in ("country", "admin1") or choice.place.kind in ("country", "admin1"):
        return False
    return around.place.country != choice.place.country or (
        around.place.kind == "admin1" and around.place.name != choice.place.admin1
    )


# --- choosing -----------------------------------------------------------------------------------------------------


def _choose(
    mentions: Mentions, search: _Search, setting: Setting, before: dict[_Key, _Choice] | None = None
) -> dict[_Key, _Choice]:
    """The best candidate for each name and hint."""
    outer: dict[_Key, list[KnownPlace]] = defaultdict(list)
    for mention in mentions.places:
        if mention.parent is not None:
            parent = mentions.places[mention.parent]
            whole = search.candidates(parent)
            outer[joined_key(mention.name), mention.hint] += _outer(whole, before, parent)
    chosen: dict[_Key, _Choice] = {}
    for mention in mentions.places:
        key = (joined_key(mention.name), mention.hint)
        if key in chosen:
            continue
        within = outer.get(key, [])
        candidates = search.judged_candidates(mention, key, setting.capitals)
        ranked = ranking(candidates, key[0], within, setting, 1 + _KEPT_LOSERS)
        if ranked:
            losers = tuple([(p, s) for s, p in ranked[1:]])
            best = ranked[0][1]
            renamed = _is_renamed(key[0], best, setting)
            chosen[key] = _Choice(best, ranked[0][0], losers, _is_strange(best, setting, within), renamed)
    return chosen


def _is_renamed(name_key: str, place: KnownPlace, setting: Setting) -> bool:
    """Whether a name is unlike the place's own and no capital's, so that few mean it: Stalin for Donetsk."""
    return not place.kept and _is_unlike(name_key, place.name) and (place.country, place.name) not in setting.capitals


@kept(16_384)
def _is_unlike(name_key: str, name: str) -> bool:
    own = joined_key(name)
    if name_key in own or squash_key(name_key) in squash_key(name):
        return False
    return SequenceMatcher(None, name_key, own, autojunk=False).ratio() < 0.5


def _is_strange(place: KnownPlace, setting: Setting, outer: list[KnownPlace]) -> bool:
    """Whether a place lies in a country that nothing else speaks for, in a story that plays elsewhere."""
    if outer:
        return place.kind == "settlement" and all(o.country not in ("", place.country) for o in outer)
    leading = setting.leading
    return bool(leading) and setting.share(leading[0]) > 0.35 and setting.votes.get(place.country, 0.0) < 0.3


def _found(knowledge: Knowledge, mention: PlaceMention, countries: tuple[str, ...]) -> tuple[KnownPlace, ...]:
    """What the name can mean; by sound, in these countries, only where no list has it as written."""
    found = lookup_place(knowledge, mention.name)
    if not knowledge.gazetteer.named(mention.name):  # found without its article: only where the story plays
        found = tuple(p for p in found if p.country in countries)
    if mention.hint == "facility" and mention.rule == "facility":
        found = tuple(p for p in found if p.kind == "facility")
    elif mention.rule != "facility":
        found = _without_namesakes(tuple(p for p in found if p.kind != "facility" or p.kept), mention.hint)
    if found or mention.rule == "facility" or mention.cue not in ("in", "object", "dateline", "of"):
        return found
    sounding = knowledge.gazetteer.sounding(mention.name, countries)
    return tuple(p for p in sounding if _similar(mention.name, p.name))


def _without_namesakes(found: tuple[KnownPlace, ...], hint: PlaceKind | None) -> tuple[KnownPlace, ...]:
    """Without chance bearers of a sea's or a quarter's name: Egypt's Red Sea Governorate, a village called Old City."""
    if any(p.kept and not p.country for p in found) and hint not in ("settlement", "admin1", "admin2"):
        return tuple(p for p in found if p.kept or p.kind == "country")
    if any(p.kept and p.kind == "feature" for p in found) and hint not in ("admin1", "admin2"):
        return tuple(p for p in found if p.kept or p.kind not in ("admin1", "admin2"))
    if any(p.kept and p.kind == "neighbourhood" for p in found):
        return tuple(p for p in found if p.kept or p.kind != "settlement" or p.population > _TOWN)
    return found


def _similar(written: str, known: str) -> bool:
    """Whether two names that sound alike also begin alike, article aside."""
    a, b = squash_key(written), squash_key(known)
    return len(a) >= 4 and (a[:2] == b[:2] or a == b)


def _outer(whole: tuple[KnownPlace, ...], before: dict[_Key, _Choice] | None, parent: PlaceMention) -> list[KnownPlace]:
    """What the name that something lies in means: the earlier choice, else countries and divisions so named."""
    wide = [p for p in whole if p.kind in ("country", "admin1") or (p.kept and p.kind == "area")]
    choice = (before or {}).get((joined_key(parent.name), parent.hint))
    if choice is None or (wide and choice.place not in wide):
        return wide[:2]
    return [choice.place]


def _supported(mentions: Mentions, chosen: dict[_Key, _Choice]) -> frozenset[str]:
    """Keys of places that some mention names without doubt."""
    found = set()
    for mention in mentions.places:
        choice = chosen.get((joined_key(mention.name), mention.hint))
        clear = (
            mention.cue in ("in", "object", "dateline", "from")
            or mention.parent is not None
            or mention.hint is not None
        )
        if choice and clear and not mention.weak and choice.score >= _LIMITS[mention.cue]:
            found.add(choice.place.key)
    return frozenset(found)


def _accepted(mention: PlaceMention, choice: _Choice, supported: frozenset[str]) -> bool:
    """Whether enough speaks for this mention being that place."""
    if choice.place.kind == "country" and not mention.weak:
        return True
    if mention.cue == "actor" and choice.place.kind == "settlement" and not _may_act(choice, supported):
        return False
    if choice.renamed and mention.cue in ("none", "actor", "of") and choice.place.kind == "settlement":
        return False
    small = choice.place.kind == "settlement" and choice.place.population < _TOWN and not choice.place.kept
    if (
        small
        and mention.cue in ("none", "actor", "of")
        and mention.parent is None
        and choice.place.key not in supported
    ):
        return False
    if choice.place.kind == "settlement" and choice.strange and (choice.place.population < _GREAT or choice.renamed):
        return False
    if choice.place.key in supported and not (mention.weak and mention.cue == "none"):
        return choice.score >= 3.5
    return choice.score >= _LIMITS[mention.cue] + (_WEAK_EXTRA if mention.weak else 0.0)


def _may_act(choice: _Choice, supported: frozenset[str]) -> bool:
    """Whether a town may be what says or does something: a great one, or one that the article places elsewhere too."""
    return choice.place.population > _GREAT or choice.place.key in supported
