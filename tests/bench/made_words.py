"""The words of made news: sentences of a grammar, of which no two articles share more than agency news does."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import Final

__all__ = ["SURNAMES", "quiet_sentence", "quiet_title", "surname"]


def _items(table: str) -> tuple[str, ...]:
    return tuple(" ".join(item.split()) for item in table.split("|"))


_SUBJECTS: Final = _items("""
    residents|aid workers|two local officials|a provincial council|the interior ministry|shopkeepers|a parliamentary
    committee|teachers|a shipping company|truck drivers|the central bank|farmers|a team of engineers|community elders|
    the electricity authority|diplomats|a delegation of mediators|the opposition bloc|a regional court|port workers|
    students|the health ministry|a network of volunteers|the border authority|election monitors|a group of lawyers|
    the municipal water company|fuel traders|displaced families|a visiting envoy|the governor's office|journalists|
    the chamber of commerce|a former minister|customs officers|railway staff|the disaster agency|union leaders|
    a charity that runs clinics|the national broadcaster
""")
_VERBS: Final = _items("""
    described|criticised|welcomed|postponed|reviewed|questioned|defended|rejected|approved|repeated|published|awaited|
    suspended|resumed|discussed|abandoned|negotiated|outlined|delayed|supported|inspected|financed|denounced|revised|
    announced|explained|tested|expanded|reduced|examined|recalled|signed|drafted|circulated|contested|ignored
""")
_ADJECTIVES: Final = _items("""
    disputed|long-delayed|temporary|costly|joint|partial|confidential|second|revised|unpopular|limited|annual|
    emergency|written|preliminary|regional|rival|narrow|ambitious|familiar|technical|hasty|detailed|modest|seasonal|
    public|vague|unusual|promised|broken|quiet|formal|daily|foreign-funded|provisional|sweeping|local|urgent
""")
_THINGS: Final = _items("""
    plan for the reopening of the market|proposal on grain exports|budget for school repairs|agreement about the
    crossing|timetable for the municipal vote|inquiry into fuel prices|survey of damaged roofs|list of missing
    documents|tender for a new bridge|rules on the transport of livestock|ban on night-time traffic|report about
    the harvest|offer of talks|exchange of letters|repair of the main pumping station|census of pupils|delivery
    of wheat flour|scheme for rebuilding the grain stores|registration of vehicles|dispute over pasture|draft of
    the property law|opening of a second clinic|training of nurses|payment of teachers' salaries|supply of
    drinking water|search for a compromise|levy on imported rice|pledge of credit for traders|calendar of hearings|
    map of old boundary stones|order on curfew hours|ruling about land titles|study of river levels|extension of the
    railway|sale of telephone licences|programme of vaccinations|meeting of the reconciliation council|closure of
    the airport road|distribution of blankets|restoration of the covered bazaar
""")
_WHEN: Final = _items("""
    on {day}|late on {day}|on {day} morning|earlier this week|after a week of talks|in a letter seen on {day}|
    before the start of the rains|during a visit to {place}|for the third time this year|in {place}|
    at a meeting in {place}|with little notice|on the road between {place} and {other}|after traders from {other}
    complained|without giving a date|in a statement read out in {place}|as prices rose in {other}|by {day} evening
""")
_TAILS: Final = _items("""
    , and {subject} {verb} {thing}|, while {subject} {verb} {thing}|, though {subject} later {verb} {thing}|,
    according to {name}, who follows the talks|, a step that {subject} had long {verb}|, {name} said|, said {name}, a
    spokesman|, which {subject} {verb} {when}|; {subject} {verb} {thing}||
""")
_SYLLABLES: Final = _items(
    "ba|ka|ri|mo|sha|len|dar|vek|tou|ali|nov|ich|ani|ze|que|mar|sad|ben|hol|ost|ura|khe|lim|eno|fas"
)
SURNAMES: Final = tuple(
    (a + b + c).capitalize()
    for c in ("", "i", "ov", "a", "in", *_SYLLABLES[:10])
    for a in _SYLLABLES
    for b in _SYLLABLES
)  # the first are by far the most often drawn
_WEIGHTS: Final = tuple(accumulate(1 / rank for rank in range(1, len(SURNAMES) + 1)))
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def surname(chance: Random) -> str:
    """A name, some a hundred times more often than others."""
    return chance.choices(SURNAMES, cum_weights=_WEIGHTS)[0]


def quiet_sentence(chance: Random, places: Sequence[str]) -> str:
    """A sentence of 12 to 40 words on the life behind the news, with no harm in it."""
    pick = chance.choice
    words = {"day": pick(_DAYS), "place": pick(places), "other": pick(places), "name": surname(chance)}
    when = pick(_WHEN).format(**words)
    tail = pick(_TAILS).format(subject=pick(_SUBJECTS), verb=pick(_VERBS), thing=_thing(chance), when=when, **words)
    sentence = f"{pick(_SUBJECTS)} {pick(_VERBS)} {_thing(chance)} {when}{tail}."
    return sentence[0].upper() + sentence[1:]


def _thing(chance: Random) -> str:
    thing, kind = chance.choice(_THINGS), chance.random()
    if kind < 0.3:
        return f"the {surname(chance)} {thing}"
    if kind < 0.4:
        return f"the {thing}"
    adjective = chance.choice(_ADJECTIVES)
    return f"{'an' if adjective[0] in 'aeou' else 'a'} {adjective} {thing}"


def quiet_title(chance: Random, place: str) -> str:
    """A headline without harm."""
    subject = chance.choice(_SUBJECTS).removeprefix("the ").removeprefix("a ")
    return f"{subject[0].upper()}{subject[1:]} in {place} {chance.choice(_VERBS)} {chance.choice(_THINGS)}"
