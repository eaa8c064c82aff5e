"""Articles by the thousand for the benchmark of collate: invented words, copies with edits, events told by several.

The same size and seed give the same articles. A word's frequency falls as it does in news (Zipf), so that chance
repeats some sequences; outlets print lines of their own under every story.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from briefing.model import Article, Block, Claim, Document, Evidence, FactBox, Force, Place
from briefing.text import blocks_of_text

__all__ = ["made_articles"]

WORDS = 600
COPIES = 0.25  # of all articles
TELLINGS = 4  # texts on one happening, each with its copies
_OUTLETS = 40
_VOCABULARY = 20_000
_PLACES = 400
_FORCES = 60
_START = date(2017, 1, 1)


@dataclass(frozen=True, slots=True)
class _World:
    """What texts are made of; `weights` are cumulative."""

    random: random.Random
    words: list[str]
    weights: list[float]
    standing: list[str]  # a line of each outlet


def made_articles(count: int, seed: int = 1) -> list[Article]:
    """So many articles with their fact boxes."""
    world = _world(seed)
    articles: list[Article] = []
    for number in range(count):
        if articles and world.random.random() < COPIES:
            articles.append(_copy(world, number, world.random.choice(articles[-200:])))
        else:
            articles.append(_article(world, number, number // TELLINGS, _sentences(world)))
    return articles


def _world(seed: int) -> _World:
    chance = random.Random(seed)  # noqa: S311 - no secret
    syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "al", "en", "is")]
    words = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(_VOCABULARY)]
    weights = list(accumulate(1 / rank for rank in range(1, _VOCABULARY + 1)))
    standing = [" ".join(chance.choices(words, k=25)).capitalize() + "." for _ in range(_OUTLETS)]
    return _World(chance, words, weights, standing)


def _sentences(world: _World) -> list[str]:
    lengths = [20] * (WORDS // 20)
    return [
        " ".join(world.random.choices(world.words, cum_weights=world.weights, k=n)).capitalize() + "." for n in lengths
    ]


def _copy(world: _World, number: int, origin: Article) -> Article:
    """Another outlet's copy: some sentences left out at the end, some reworded, one added."""
    kept = [origin.document.text[b.start : b.end] for b in origin.document.blocks][:-1]
    kept = kept[: world.random.randint(len(kept) // 2, len(kept))] or kept
    edited = [_edited(world, sentence) for sentence in kept]
    happening = int(origin.slug.split("-")[1])
    return _article(world, number, happening, [*edited, _sentences(world)[0]])


def _edited(world: _World, sentence: str) -> str:
    words = sentence.split(" ")
    if world.random.random() < 0.3:
        words[world.random.randrange(len(words))] = world.random.choice(world.words)
    return " ".join(words)


def _article(world: _World, number: int, happening: int, sentences: list[str]) -> Article:
    outlet = world.random.randrange(_OUTLETS)
    text = "\n\n".join([*sentences, world.standing[outlet]])
    slug = f"story-{happening}-{number}"
    published = _START + timedelta(days=happening // 4 % 2000 + world.random.randint(0, 1))
    title = " ".join(sentences[0].split(" ")[:9])
    document = Document(slug, title, text, blocks_of_text(text), published, "metadata", f"Outlet {outlet}")
    box = _facts(world, document, happening)
    return Article(slug, f"articles/{slug}/", title, document, box, outlet=f"Outlet {outlet}", country="SY")


def _facts(world: _World, document: Document, happening: int) -> FactBox:
    """Three claims of the happening, its forces and places, and some in passing."""
    evidence = list(_evidence(document))
    day = _START + timedelta(days=happening // 4 % 2000)
    sides = [f"force-{(happening + n) % _FORCES}" for n in range(3)]
    where = [f"place-{(happening * 7 + n) % _PLACES}" for n in range(4)]
    forces = tuple(Force(id, id, "rebel-group", "belligerent", (id,), (evidence[n],)) for n, id in enumerate(sides))
    places = tuple(
        Place(id, id, (id,), "settlement", (evidence[n],), "SY", f"Division {hash_of(id)}", "Middle East",
              33.0 + int(id[6:]) / 100, 36.0, 5.0, None, n < 2)
        for n, id in enumerate(where)
    )  # fmt: skip
    killed = 3 + happening % 60 + world.random.randint(0, 1)
    claims = tuple(
        Claim(f"killed-{n}-{k}", "killed", n, n, "exact", str(n), "civilian", (evidence[k],),
              blamed=(sides[0],), blame="claimed", claimant=f"speaker {k}", claimant_type="official",
              scope="incident", date=day, place=where[0])
        for k, n in enumerate((killed, killed * 2, killed + 5))
    )  # fmt: skip
    return FactBox(document.id, document.title, document.published, "metadata", forces, claims, places)


def hash_of(id: str) -> int:
    """Which of fourteen divisions a place lies in."""
    return int(id.rsplit("-", 1)[1]) % 14


def _evidence(document: Document) -> Iterator[Evidence]:
    for block in document.blocks[:4]:
        yield _whole(document, block)


def _whole(document: Document, block: Block) -> Evidence:
    return Evidence("body", document.text[block.start : block.end], block.start, block.end)
