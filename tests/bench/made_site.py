"""A site's worth of made articles: the same count and seed give the same articles, in the same order, newest last.

Regions and actors are those of our own knowledge and fall off as in news (Zipf): the first region has many times the
articles of the fortieth. About half of the articles tell of harm in words that our rules read; several tell of one
happening; a tenth are copies of another's text. No sentence is anybody's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random

from tests.bench.made_words import quiet_sentence, quiet_title, surname

from briefing.ingest.slugs import slug_of
from briefing.knowledge import load_knowledge
from briefing.knowledge.country_book import Country
from briefing.knowledge.place_table import KINDS

__all__ = ["ACTORS", "OUTLETS", "REGIONS", "MadeArticle", "MadeSite", "made_site"]

REGIONS, ACTORS, OUTLETS = 40, 300, 40
WORDS = 600  # of an article
HARM, COPIES, TELLINGS = 0.5, 0.1, 3  # shares of the articles; articles on one happening
_TOWNS = 400  # of a region, the largest
_PLACES = 6  # that an article names beside its own, as our demonstration articles do
_START, _DAYS = datetime(2016, 1, 1), 2920
_ATTACKS = (
    "shelling",
    "an airstrike",
    "a roadside bomb",
    "a drone strike",
    "an ambush",
    "a suicide bombing",
    "gunfire",
)
_CLAIMANTS = ("police", "a hospital official", "the health ministry", "a monitoring group", "the army", "witnesses")
_VICTIMS = ("people", "civilians", "soldiers", "police officers", "fighters")
_FIRST = ("Harbour", "Plateau", "Northern", "Valley", "Capital", "Frontier", "Delta", "Highland")
_SECOND = ("Courier", "Gazette", "Observer", "Wire", "Ledger")


@dataclass(frozen=True, slots=True)
class MadeArticle:
    """One article. `region`: ISO code in the site's regions; `actors`: ids; `paragraphs`: Markdown, a block each.

    `harm`: the words that begin a casualty sentence, None where the article has none.
    """

    slug: str
    title: str
    at: datetime
    outlet: str
    region: str
    actors: tuple[str, ...]
    deck: str
    paragraphs: tuple[str, ...]
    harm: str | None = None


@dataclass(slots=True)
class MadeSite:
    """Articles by slug, and the names of what they are filed under: code or id to name."""

    articles: dict[str, MadeArticle]
    regions: dict[str, Country]
    actors: dict[str, str]
    outlets: dict[str, str] = field(default_factory=dict)

    def newest_first(self) -> list[MadeArticle]:
        """All articles as a list shows them."""
        return sorted(self.articles.values(), key=lambda a: (a.at, a.slug), reverse=True)


@dataclass(frozen=True, slots=True)
class _Happening:
    """What several articles tell of."""

    region: str
    place: str
    at: datetime
    actors: tuple[str, ...]
    attack: str
    killed: int


@dataclass(frozen=True, slots=True)
class _World:
    """What articles are drawn from, most frequent first; `near` and `towns` by region."""

    regions: dict[str, Country]
    actors: dict[str, str]
    near: dict[str, tuple[str, ...]]
    towns: dict[str, tuple[str, ...]]
    outlets: tuple[str, ...]
    weights: tuple[float, ...]  # cumulative, for as many as the longest of these


def made_site(count: int, seed: int = 1) -> MadeSite:
    """So many articles, with every region, actor and outlet that they are filed under."""
    world = _world()
    chance = Random(seed)  # noqa: S311 - no secret
    articles: dict[str, MadeArticle] = {}
    happening = _happening(world, chance, 0.0)
    recent: list[MadeArticle] = []
    for number in range(count):
        if number % TELLINGS == 0:
            happening = _happening(world, chance, number / count)
        article = (
            _copy(world, chance, chance.choice(recent))
            if recent and chance.random() < COPIES
            else _article(world, chance, happening)
        )
        article = _with_free_slug(article, articles, chance)
        articles[article.slug] = article
        recent = [*recent[-60:], article]
    return _filed(articles, world)


def _filed(articles: dict[str, MadeArticle], world: _World) -> MadeSite:
    """The site with the names under which anything is filed: a name without an article would be a page of some peers."""
    told = articles.values()
    regions, outlets = {a.region for a in told}, {a.outlet for a in told}
    actors = {id for a in told for id in a.actors}
    return MadeSite(
        articles,
        {code: country for code, country in world.regions.items() if code in regions},
        {id: name for id, name in world.actors.items() if id in actors},
        {slug_of(name): name for name in world.outlets if name in outlets},
    )


# --- the world ----------------------------------------------------------------------------------------------------


def _world() -> _World:
    knowledge = load_knowledge()
    groups = [a for a in knowledge.actors.actors if a.countries and not a.party and a.state is None]
    most = Counter(actor.countries[0] for actor in groups).most_common(REGIONS)
    regions = {code: knowledge.countries.by_iso2[code] for code, _ in most}
    states = [regions[code].forces_id for code in regions]
    ids = states + [a.id for a in groups if a.countries[0] in regions and a.id not in states][: ACTORS - len(states)]
    actors = {id: knowledge.actors.by_id[id].name for id in ids}
    near = {code: tuple(i for i in ids if code in knowledge.actors.by_id[i].countries) for code in regions}
    outlets = tuple(f"{a} {b}" for a in _FIRST for b in _SECOND)
    weights = tuple(accumulate(1 / rank for rank in range(1, max(ACTORS, _TOWNS) + 1)))
    return _World(regions, actors, near, _towns(tuple(regions)), outlets, weights)


def _towns(codes: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The largest towns of each country, by population."""
    table = load_knowledge().gazetteer.table
    settlement, columns = KINDS.index("settlement"), table.columns
    numbers = {table.countries.index(code): code for code in codes}
    found: dict[str, list[tuple[int, str]]] = {code: [] for code in codes}
    for row, country in enumerate(columns["country"]):
        if country in numbers and columns["kind"][row] == settlement and table.names[row].isascii():
            found[numbers[country]].append((-columns["population"][row], table.names[row]))
    return {code: tuple(dict.fromkeys(name for _, name in sorted(rows)[:_TOWNS])) for code, rows in found.items()}


def _drawn(world: _World, chance: Random, items: Sequence[str]) -> str:
    """One of these, the first most often."""
    return chance.choices(items, cum_weights=world.weights[: len(items)])[0]


# --- an article ---------------------------------------------------------------------------------------------------


def _happening(world: _World, chance: Random, when: float) -> _Happening:
    """A new happening; `when` from 0, the first day, to 1, the last."""
    region = _drawn(world, chance, list(world.regions))
    near, everyone = world.near[region], tuple(world.actors)
    actors = [_drawn(world, chance, near if chance.random() < 0.8 else everyone) for _ in range(chance.randint(1, 4))]
    at = _START + timedelta(days=when * _DAYS, seconds=chance.randrange(86_400))
    place = _drawn(world, chance, world.towns[region])
    killed = min(int(chance.paretovariate(0.9)) + chance.randint(1, 6), 400)
    return _Happening(region, place, at, tuple(dict.fromkeys(actors)), chance.choice(_ATTACKS), killed)


def _article(world: _World, chance: Random, told: _Happening) -> MadeArticle:
    names = [world.actors[id] for id in told.actors]
    towns = (told.place, *(_drawn(world, chance, world.towns[told.region]) for _ in range(_PLACES)))
    sentences = [quiet_sentence(chance, towns) for _ in range(3)]
    while sum(sentence.count(" ") + 1 for sentence in sentences) < WORDS - 60:
        sentences.append(quiet_sentence(chance, towns))
    harmful = chance.random() < HARM
    opening = _harm(chance, told, names) if harmful else [_presence(chance, told, names)]
    title = (
        f"{told.attack.removeprefix('a ').removeprefix('an ').capitalize()} kills {told.killed} in {told.place}"
        if harmful
        else quiet_title(chance, told.place)
    )
    country = world.regions[told.region].name
    paragraphs = _blocks(chance, f"{told.place.upper()}, {country} - ", opening + sentences)
    at = told.at + timedelta(seconds=chance.randrange(2 * 86_400))
    harm = f"{told.killed} people" if harmful else None
    deck = quiet_sentence(chance, towns)
    return MadeArticle(
        "", title, at, _drawn(world, chance, world.outlets), told.region, told.actors, deck, paragraphs, harm
    )


def _harm(chance: Random, told: _Happening, names: Sequence[str]) -> list[str]:
    """The happening, told with its figure, who did it, and who says so."""
    by, other = names[0], names[-1]
    wounded = told.killed * 2 + chance.randint(0, 9)
    claimants = chance.sample(_CLAIMANTS, 3)
    return [
        f"At least {told.killed} people were killed and {wounded} wounded when {told.attack} hit {told.place} on"
        f" {told.at:%A}, {claimants[0]} said.",
        f"{claimants[1].capitalize()} blamed {by} for the attack in {told.place}.",
        f"{other} fighters said {told.killed + chance.randint(0, 4)} {chance.choice(_VICTIMS)} had been killed.",
        f"{claimants[2].capitalize()} put the toll at {max(told.killed - 1, 2)} dead, among them"
        f" {chance.randint(1, max(told.killed // 2, 1))} children.",
        *(f"Units of {name} were deployed near {told.place}." for name in names[1:3]),
    ]


def _presence(chance: Random, told: _Happening, names: Sequence[str]) -> str:
    return f"{' and '.join(names[:3])} kept their positions around {told.place}, {surname(chance)} said."


def _blocks(chance: Random, dateline: str, sentences: list[str]) -> tuple[str, ...]:
    """Paragraphs of one to three sentences, some after a subhead, one quoted, one with a link."""
    blocks, at = [], 0
    while at < len(sentences):
        step = chance.randint(1, 3)
        blocks.append(" ".join(sentences[at : at + step]))
        at += step
    middle = len(blocks) // 2
    blocks[0] = dateline + blocks[0]
    blocks[middle] = f"> {blocks[middle]}"
    blocks[-1] += f" The *full list* is [kept by the office](https://records.example/{chance.randrange(10**6)})."
    return (*blocks[:3], f"## {surname(chance)} and the talks", *blocks[3:])


def _copy(world: _World, chance: Random, origin: MadeArticle) -> MadeArticle:
    """Another outlet's copy of an article: shortened at the end, a sentence of its own behind."""
    kept = origin.paragraphs[: max(len(origin.paragraphs) - chance.randint(1, 3), 4)]
    own = quiet_sentence(chance, world.towns[origin.region][:20])
    at = origin.at + timedelta(seconds=chance.randrange(60, 20_000))
    outlet = _drawn(world, chance, world.outlets)
    return MadeArticle(
        "", origin.title, at, outlet, origin.region, origin.actors, origin.deck, (*kept, own), origin.harm
    )


def _with_free_slug(article: MadeArticle, taken: dict[str, MadeArticle], chance: Random) -> MadeArticle:
    """The article under a title whose page name nobody has."""
    title = article.title
    while not title or (slug := slug_of(title)) in taken:
        title = f"{surname(chance)}: {article.title}"
    return MadeArticle(
        slug, title, article.at, article.outlet, article.region, article.actors,
        article.deck, article.paragraphs, article.harm,
    )  # fmt: skip
