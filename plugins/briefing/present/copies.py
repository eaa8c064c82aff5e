"""One text and its copies: who carries it, what each changed, and counts in which a copy is no second voice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.model import Article, Claim, Copy, Origin
from briefing.present.addresses import Link, article_url, relative
from briefing.present.counted import articles_counted, origins_counted, outlets_counted
from briefing.present.shelf import Shelf
from briefing.present.words import date_words, number_words
from briefing.speech import gettext, ngettext
from briefing.text import fold

__all__ = [
    "CopiesView",
    "CopyRow",
    "articles_from",
    "articles_of_origins",
    "carried_words",
    "copies_view",
    "counted_once",
]

_MOST_SENTENCES = 12
# Of the words of two sentences together, the share that both have where one is the other, reworded.
_REWORDED = 0.35
_LONGEST_SENTENCE = 600  # letters
_MOST_PAIRS = 40_000  # of sentences that are held against each other; none of more is looked at to be reworded


@dataclass(frozen=True, slots=True)
class CopyRow:
    """One article with the text. `title` without an address: the page itself. `kind` is "" for the origin.

    `changed` are (the origin's sentence, this one's); `added` and `missing` the sentences that only one of them has;
    `more` says how many are not shown.
    """

    title: Link
    outlet: str
    date: str
    iso: str
    kind: str
    share: str
    changed: tuple[tuple[str, str], ...]
    added: tuple[str, ...]
    missing: tuple[str, ...]
    more: str


@dataclass(frozen=True, slots=True)
class CopiesView:
    """The section on an article's text: `intro` counts outlets and origins; the origin first, copies by date."""

    intro: str
    credit: str
    rows: tuple[CopyRow, ...]


def articles_from(slugs: Sequence[str], shelf: Shelf) -> str:
    """How many articles, and how many texts that do not copy each other: "61 articles from 22 origins". Where nobody
    looked for copies, the articles alone."""
    if len(slugs) < 2 or not shelf.has_facts:
        return articles_counted(len(slugs))
    return articles_of_origins(len(slugs), len(set(map(shelf.origin_of, slugs))))


def articles_of_origins(articles: int, origins: int) -> str:
    """So many articles, from so many texts that do not copy each other.

    >>> articles_of_origins(61, 22)
    '61 articles from 22 origins'
    """
    words = {"articles": articles_counted(articles), "origins": origins_counted(origins)}
    return gettext("%(articles)s from %(origins)s") % words


def carried_words(slugs: Sequence[str], shelf: Shelf) -> str:
    """Who carries these articles, and how many texts they are: "7 outlets, 2 origins"; one outlet's are versions."""
    outlets = {article.outlet or article.agency or article.slug for article in shelf.picked(slugs)}
    origins = origins_counted(len(set(map(shelf.origin_of, slugs))))
    if len(outlets) == 1 and len(slugs) > 1:
        words = ngettext(
            "%(count)s version by one outlet, %(origins)s", "%(count)s versions by one outlet, %(origins)s", len(slugs)
        )
        return words % {"count": number_words(len(slugs)), "origins": origins}
    return gettext("%(outlets)s, %(origins)s") % {"outlets": outlets_counted(len(outlets)), "origins": origins}


def counted_once(pairs: Iterable[tuple[Article, Claim]], shelf: Shelf) -> list[tuple[Article, Claim]]:
    """The claims without those that a copy only repeats, in their order; the origin's own stays where it is there.

    A copy that gives another figure, another kind of harm or another claimant makes a claim of its own.
    """
    kept: dict[tuple[object, ...], tuple[Article, Claim]] = {}
    told: Counter[tuple[object, ...]] = Counter()
    for article, claim in pairs:
        origin = shelf.origin_of(article.slug)
        what = (origin, claim.outcome, claim.min, claim.max, claim.victim, claim.scope, fold(claim.claimant or ""))
        # Within one article each claim is one, alike as they may be: its second is repeated by a copy's second.
        told[article.slug, what] += 1
        key = (what, told[article.slug, what])
        if key not in kept or article.slug == origin:
            kept[key] = (article, claim)
    return list(kept.values())


def copies_view(article: Article, shelf: Shelf, url: str) -> CopiesView | None:
    """What an article's page says of the articles with its text; None where there is none."""
    origin = shelf.origins.get(article.slug)
    if origin is None:
        return None
    first = _row(shelf.articles[origin.id], None, article, url)
    rows = [_row(shelf.articles[copy.article], copy, article, url) for copy in origin.copies]
    intro = gettext("%(carried)s. A copy does not confirm what it repeats.") % {
        "carried": carried_words(origin.articles, shelf)
    }
    return CopiesView(intro, _credit(origin), (first, *rows))


def _credit(origin: Origin) -> str:
    return gettext("The text is credited to %(agency)s.") % {"agency": origin.agency} if origin.agency else ""


def _row(article: Article, copy: Copy | None, here: Article, url: str) -> CopyRow:
    published = article.document.published
    changed, added, missing = _changes(copy) if copy else ((), (), ())
    left = sum(max(0, len(part) - _MOST_SENTENCES) for part in (changed, added, missing))
    return CopyRow(
        title=Link(article.title, "" if article.slug == here.slug else relative(url, article_url(article.slug))),
        outlet=article.outlet or article.agency or gettext("Outlet not stated"),
        date=date_words(published) if published else gettext("Date not stated"),
        iso=published.isoformat() if published else "",
        kind=_kind_words(copy) if copy else "",
        share=_share_words(copy) if copy else "",
        changed=tuple((_begun(was), _begun(now)) for was, now in changed[:_MOST_SENTENCES]),
        added=tuple(map(_begun, added[:_MOST_SENTENCES])),
        missing=tuple(map(_begun, missing[:_MOST_SENTENCES])),
        more=_more_words(left) if left else "",
    )


def _begun(sentence: str) -> str:
    """The sentence, or the beginning of one that hardly ends: each copy's page would hold all of the others'."""
    return sentence if len(sentence) <= _LONGEST_SENTENCE else f"{sentence[:_LONGEST_SENTENCE].rstrip()}…"


def _more_words(left: int) -> str:
    words = ngettext("%(count)s more sentence not shown here.", "%(count)s more sentences not shown here.", left)
    return words % {"count": number_words(left)}


def _kind_words(copy: Copy) -> str:
    if copy.kind == "same":
        return gettext("the same words")
    if copy.kind == "version":
        return gettext("another version by the same outlet")
    if not copy.added:
        return gettext("shortened copy") if copy.missing else gettext("edited copy")
    return gettext("edited copy") if copy.missing else gettext("extended copy")


def _share_words(copy: Copy) -> str:
    """Rounded down, so that 100% is said of what is kept whole alone."""
    share = number_words(int(copy.shared * 100))
    return gettext("%(share)s%% of the shorter text is in the other") % {"share": share}


_Changes = tuple[tuple[tuple[str, str], ...], tuple[str, ...], tuple[str, ...]]


@lru_cache(maxsize=512)  # every page of one text tells of all copies of it
def _changes(copy: Copy) -> _Changes:
    """Reworded sentences as pairs, then those added and those left out, each in order."""
    if len(copy.added) * len(copy.missing) > _MOST_PAIRS:
        return (), copy.added, copy.missing
    missing = [(sentence, _words(sentence)) for sentence in copy.missing]
    changed: list[tuple[str, str]] = []
    added: list[str] = []
    for sentence in copy.added:
        words = _words(sentence)
        near = max(missing, key=lambda other: _likeness(other[1], words), default=("", words))
        if near[0] and _likeness(near[1], words) >= _REWORDED:
            missing.remove(near)
            changed.append((near[0], sentence))
        else:
            added.append(sentence)
    return tuple(changed), tuple(added), tuple(sentence for sentence, _ in missing)


def _words(sentence: str) -> frozenset[str]:
    return frozenset(fold(sentence).split())


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))
