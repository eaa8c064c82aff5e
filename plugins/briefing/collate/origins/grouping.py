"""Origins out of candidates: what two texts truly share decides whether one is a copy of the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.collate.origins.candidates import likely_pairs
from briefing.collate.origins.copies import copy_of, text_of
from briefing.collate.origins.credits import credited_agency, is_page_of, most_credited
from briefing.collate.origins.furniture import without_furniture, without_stock
from briefing.collate.origins.likeness import Rarity, held, opening_likeness, rarity_of, shared
from briefing.collate.origins.shingles import Numbers, Wording, WordNumbers, wording_of
from briefing.model import Article, Origin

__all__ = ["find_origins"]

# Tuned by hand on some 150 pairs that were read, see docs/method.md, section on origins: the share of the shorter text
# that stands in the other, and half of how alike the openings are, must together reach this.
_LEAST = 0.62
_OPENING_WEIGHT = 0.5
# Below these the sum does not count: a story that quotes another at length, two stories in one frame of furniture.
_LEAST_HELD = 0.34
_LEAST_OPENING = 0.22
# Two agencies may both quote one statement. That both credit one agency is no evidence: in a war's collection most do.
_TWO_AGENCIES = 0.3
# A shorter text says too little by itself: captions and stubs agree by chance.
_LEAST_LENGTH = 20


@dataclass(frozen=True, slots=True, eq=False)
class _Texts:
    """The articles, the likely origin of any two first, and what is compared of them, each at the article's place."""

    articles: list[Article]
    wordings: list[Wording]
    telling: list[Numbers]
    numbers: WordNumbers
    rarity: Rarity


def find_origins(articles: Sequence[Article]) -> tuple[Origin, ...]:
    """The texts that several of these articles carry, in order of the slug of the first one.

    First is the page of the agency itself where it is among those with the text, else the earliest by its date. Empty
    where no text occurs twice.
    """
    texts = _texts(articles)
    heads = _heads(texts)
    members: dict[int, list[int]] = {}
    for number, head in sorted(heads.items()):
        members.setdefault(head, [head]).append(number)
    return tuple(sorted((_origin(texts, group) for group in members.values()), key=lambda o: o.id))


def _texts(articles: Sequence[Article]) -> _Texts:
    ordered = sorted(articles, key=_age)
    numbers = WordNumbers()
    wordings = [wording_of(article, numbers) for article in ordered]
    telling = without_furniture(ordered, [w.sequences for w in wordings])
    return _Texts(ordered, wordings, telling, numbers, rarity_of(wordings))


def _age(article: Article) -> tuple[bool, str, str, int, str]:
    """Oldest first, undated last; of one moment the fullest first, since a text is cut more often than drawn out."""
    published, moment = article.document.published, article.published_at
    return (
        published is None,
        published.isoformat() if published else "",
        moment.time().isoformat() if moment else "",
        -len(article.document.text),
        article.slug,
    )


def _heads(texts: _Texts) -> dict[int, int]:
    """For each copy the first article with its text: that of the earlier one which it is most like."""
    nearest: dict[int, tuple[float, int]] = {}
    for earlier, later in likely_pairs(without_stock(texts.telling)):
        likeness = _likeness(texts, earlier, later)
        if likeness > nearest.get(later, (0.0, 0))[0]:
            nearest[later] = (likeness, earlier)
    heads: dict[int, int] = {}
    for later, (_, earlier) in sorted(nearest.items()):
        heads[later] = heads.get(earlier, earlier)
    return heads


def _likeness(texts: _Texts, one: int, other: int) -> float:
    """How much alike two texts are, above 0 only where one is a copy of the other."""
    short, long = sorted((one, other), key=lambda n: len(texts.telling[n]))
    if len(texts.telling[short]) < _LEAST_LENGTH:
        return 0.0
    share = held(texts.telling[short], texts.telling[long])
    if share < _LEAST_HELD:
        return 0.0
    opening = opening_likeness(texts.wordings[one], texts.wordings[other], texts.rarity)
    likeness = share + _OPENING_WEIGHT * opening
    if opening < _LEAST_OPENING or likeness < _LEAST:
        return 0.0
    return likeness if likeness >= _LEAST + _by_agencies(texts.articles[one], texts.articles[other]) else 0.0


def _by_agencies(one: Article, other: Article) -> float:
    """What the credits of two texts add to the bar."""
    first, second = credited_agency(one), credited_agency(other)
    return _TWO_AGENCIES if first and second and first != second else 0.0


def _origin(texts: _Texts, group: Sequence[int]) -> Origin:
    """The origin of the articles at these places, oldest first."""
    agency = most_credited([credited_agency(texts.articles[n]) for n in group])
    first = next((n for n in group if is_page_of(texts.articles[n], agency)), group[0])
    text = text_of(texts.articles[first], texts.numbers)
    copies = []
    for n in group:
        if n != first:
            share = shared(texts.telling[first], texts.telling[n])
            copies.append(copy_of(text, text_of(texts.articles[n], texts.numbers), share))
    return Origin(texts.articles[first].slug, tuple(copies), agency)
