"""What changed: what is published beside the articles and events as they are now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from hashlib import sha256

from briefing.collate.editions.records import ArticleChange, ClaimChange, ClaimRecord, EventChange, Reason
from briefing.collate.editions.state import State, holder_of
from briefing.model import Article, Claim, ClaimRef, Event, Evidence
from briefing.text import fold

__all__ = ["Say", "article_changes", "claim_changes", "event_changes"]

Say = Callable[[Article, Claim], tuple[str, str]]  # the statement and its claimant, as a page prints them

# Quotes of one claim before and after: of one sentence half their letters in order, of another nearly all.
_SAME_SENTENCE, _ANOTHER = 0.5, 0.8
_ASPECTS: Mapping[str, tuple[str, ...]] = {
    "number": ("outcome", "min", "max", "form"),
    "victims": ("victim", "victim_force"),
    "claimant": ("claimant", "claimant_type"),
    "blame": ("blamed", "blame"),
    "scope": ("scope",),
    "day": ("date",),
    "place": ("place",),
}


# --- articles ----------------------------------------------------------------------------------------------------


def article_changes(before: State, articles: Iterable[Article]) -> tuple[ArticleChange, ...]:
    """New articles, those whose headline or text differs, and those that are gone; sorted by slug."""
    now = {a.slug: a for a in articles}
    found = []
    for slug, article in now.items():
        was = before.articles.get(slug)
        text = _text(article)
        if was is None:
            found.append(ArticleChange("new", slug, article.title, text))
        elif (was.title, was.text) != (article.title, text):
            aspects = ("headline",) if was.title != article.title else ("text",)
            found.append(ArticleChange("revised", slug, article.title, text, aspects))
    found += [ArticleChange("withdrawn", slug) for slug in before.articles if slug not in now]
    return tuple(sorted(found, key=lambda c: c.slug))


def _text(article: Article) -> str:
    return _digest(f"{article.title}\n{article.document.text}", 16)


def _digest(words: str, digits: int) -> str:
    return sha256(fold(words).encode()).hexdigest()[:digits]


# --- claims ------------------------------------------------------------------------------------------------------


def claim_changes(before: State, articles: Iterable[Article], say: Say) -> tuple[ClaimChange, ...]:
    """New, revised and withdrawn claims, article by article in order of slugs, claims in order of the text.

    A claim is the same where its id is, or where nearly the same words, or words of the same sentence, make it.
    """
    held: dict[str, list[ClaimRecord]] = {}
    for record in before.claims.values():
        held.setdefault(record.article, []).append(record)
    now = {a.slug: a for a in articles}
    found: list[ClaimChange] = []
    for slug in sorted({*held, *now}):
        if article := now.get(slug):
            known = before.articles.get(slug)
            is_same = known is not None and known.text == _text(article)
            found += _of_article(held.get(slug, []), article, say, is_same)
        else:
            found += [ClaimChange("withdrawn", was, None, (), "article-gone") for was in held[slug]]
    return tuple(found)


def _of_article(held: Sequence[ClaimRecord], article: Article, say: Say, is_same: bool) -> Iterator[ClaimChange]:
    now = [_record(article, claim, say) for claim in article.facts.claims]
    pairs = _pairs(held, now)
    for record in now:
        was = pairs.get(record.id)
        if was is None:
            yield ClaimChange("new", None, record)
        elif (aspects := _differs(was, record)) or was.id != record.id:
            yield ClaimChange("revised", was, record, aspects, *_why(was, record, article, is_same))
    kept = {was.id for was in pairs.values()}
    for was in held:
        if was.id not in kept:
            yield ClaimChange("withdrawn", was, None, (), *_why(was, None, article, is_same))


def _record(article: Article, claim: Claim, say: Say) -> ClaimRecord:
    says, who = say(article, claim)
    first = claim.evidence[0] if claim.evidence else None
    return ClaimRecord(
        article.slug, claim.id, says, who, first.quote if first else claim.as_written,
        _digest(_sentence(article, first), 8) if first else "",
        claim.outcome, claim.min, claim.max, claim.form, claim.victim, claim.scope, claim.victim_force,
        claim.blamed, claim.blame, claim.claimant, claim.claimant_type,
        claim.date.isoformat() if claim.date else None, claim.place,
    )  # fmt: skip


def _sentence(article: Article, item: Evidence) -> str:
    """The words between the full stops around the evidence: near enough to know a sentence again."""
    text = article.title if item.part == "headline" else article.document.text
    start = max(text.rfind(mark, 0, item.start) for mark in ".!?\n") + 1
    ends = [at for mark in ".!?\n" if (at := text.find(mark, item.end)) >= 0]
    return " ".join(text[start : min(ends, default=len(text))].split())


def _pairs(held: Sequence[ClaimRecord], now: Sequence[ClaimRecord]) -> dict[str, ClaimRecord]:
    """The claim that each of now was before, by its id now: by id first, then by likeness, the likest first."""
    by_id = {was.id: was for was in held}
    pairs = {record.id: by_id[record.id] for record in now if record.id in by_id}
    left = [was for was in held if was.id not in pairs]
    fresh = [record for record in now if record.id not in pairs]
    rows = [(-score, w, n) for w, was in enumerate(left) for n, r in enumerate(fresh) if (score := _likeness(was, r))]
    taken: set[int] = set()
    for _, w, n in sorted(rows):
        if w not in taken and fresh[n].id not in pairs:
            taken.add(w)
            pairs[fresh[n].id] = left[w]
    return pairs


def _likeness(was: ClaimRecord, now: ClaimRecord) -> float:
    """How much of the words agrees, 0 to 1; 0 where they are not one claim."""
    if was.outcome != now.outcome:
        return 0.0
    least = _SAME_SENTENCE if was.sentence == now.sentence else _ANOTHER
    match = SequenceMatcher(None, fold(was.quote), fold(now.quote), autojunk=False)
    if match.real_quick_ratio() < least or match.quick_ratio() < least:
        return 0.0
    return score if (score := match.ratio()) >= least else 0.0


def _differs(was: ClaimRecord, now: ClaimRecord) -> tuple[str, ...]:
    return tuple(
        aspect for aspect, names in _ASPECTS.items() if any(getattr(was, name) != getattr(now, name) for name in names)
    )


def _why(was: ClaimRecord, now: ClaimRecord | None, article: Article, is_same: bool) -> tuple[Reason, str]:
    """An editor's correction where one names the claim; else the text where the words are gone; else our reading."""
    action = "change" if now else "remove"
    ids = {was.id, now.id} if now else {was.id}
    words = [c.reason for c in article.facts.changes if c.kind == "claim" and c.action == action and c.id in ids]
    if words:
        return "corrected", words[-1]
    stands = fold(was.quote) in fold(f"{article.title}\n{article.document.text}")
    return ("read-anew" if is_same or (stands and not _moved_on(was, now)) else "article-changed"), ""


def _moved_on(was: ClaimRecord, now: ClaimRecord | None) -> bool:
    return now is not None and was.sentence != now.sentence


# --- events ------------------------------------------------------------------------------------------------------


def event_changes(
    before: State, events: Sequence[Event], moved: Mapping[ClaimRef, ClaimRef]
) -> tuple[EventChange, ...]:
    """New events, those with other claims, and those that are gone; sorted by id. `moved`: claims under another id."""
    found = []
    for event in events:
        was = before.events.get(event.id)
        if was is None:
            found.append(EventChange("new", event.id, event.claims))
        elif {moved.get(ref, ref) for ref in was} != set(event.claims):
            found.append(EventChange("revised", event.id, event.claims))
    now = {event.id for event in events}
    merged = {id: event.id for event in events for id in event.was}
    for id, claims in before.events.items():
        if id not in now:
            to = merged.get(id) or holder_of((moved.get(ref, ref) for ref in claims), events)
            found.append(EventChange("withdrawn", id, claims, to))
    return tuple(sorted(found, key=lambda c: c.id))
