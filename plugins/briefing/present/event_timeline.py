"""When an event happened and what was published on it when: a drawing, and a list that says the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from markupsafe import Markup

from briefing.model import Article, ClaimRef, Event
from briefing.present.addresses import Link, article_url, relative
from briefing.present.claims import claimant_words
from briefing.present.event_ladder import Told
from briefing.present.facts import lead_claim
from briefing.present.shelf import Shelf
from briefing.present.words import (
    capitalise,
    chained_words,
    claim_words,
    date_words,
    grade_words,
    listed_words,
    moment_words,
    number_words,
    outcome_words,
    short_month,
    short_number,
    span_words,
)
from briefing.speech import gettext, ngettext

__all__ = ["TimeRow", "by_publication", "grade_steps", "published_words", "time_rows", "time_strip"]

_MOST_DAYS = 62  # beyond two months an hour is no longer seen, and the list says it better
_MOST_TICKS = 6
_EXCLUDE = frozenset({"victims", "blame", "denial"})


@dataclass(frozen=True, slots=True)
class TimeRow:
    """What was published when: the day in words, the article, its figure; `step` says how the grade changed by it."""

    when: str
    iso: str
    article: Link
    words: str
    step: str


def by_publication(articles: Sequence[Article]) -> list[Article]:
    """Oldest first, undated ones last."""
    return sorted(
        articles, key=lambda a: (a.document.published is None, str(a.published_at or a.document.published), a.slug)
    )


def published_words(article: Article) -> str:
    """The moment or the day of publication."""
    if article.published_at:
        return moment_words(article.published_at)
    return date_words(article.document.published) if article.document.published else gettext("undated")


def time_rows(event: Event, shelf: Shelf, url: str) -> tuple[TimeRow, ...]:
    """Every article on the event, in order of publication."""
    steps = grade_steps(event, shelf)
    return tuple(
        _row(article, url, steps.get(article.slug, "")) for article in by_publication(shelf.picked(event.articles))
    )


def _row(article: Article, url: str, step: str) -> TimeRow:
    claim = lead_claim(article.facts.claims)
    force = next((f for f in article.facts.forces if claim and f.id == claim.victim_force), None)
    words = listed_words((claim_words(claim, force), claimant_words(claim))) if claim else ""
    published = article.document.published
    return TimeRow(
        when=published_words(article),
        iso=published.isoformat() if published else "",
        article=Link(article.title, relative(url, article_url(article.slug)), article.outlet or ""),
        words=words,
        step=step,
    )


def grade_steps(event: Event, shelf: Shelf) -> dict[str, str]:
    """For each article that changed the grade, how: what the articles published until then bear out by themselves.

    Empty where an editor graded the event, since then nothing was worked out from articles.
    """
    seen: list[str] = []
    steps: dict[str, str] = {}
    now = ""
    for article in by_publication(shelf.picked(event.articles)):
        seen.append(article.slug)
        grade = _grade_of(event, frozenset(seen), shelf)
        if grade != now:
            steps[article.slug] = _step_words(now, grade)
        now = grade
    return steps if now == event.grade else {}


def _step_words(before: str, grade: str) -> str:
    if not before:
        return gettext("Graded %(grade)s.") % {"grade": grade_words(grade)}
    words = {"before": grade_words(before), "grade": grade_words(grade)}
    return gettext("Grade changes from %(before)s to %(grade)s.") % words


def _grade_of(event: Event, slugs: frozenset[str], shelf: Shelf) -> str:
    refs = [ref for ref in event.claims if ref.article in slugs]
    if event.grade == "confirmed" and any(_concedes(ref, shelf) for ref in refs):
        return "confirmed"
    pairs = (d for d in event.contradictions if d.about in _EXCLUDE)
    if any({d.first.article, d.second.article} <= slugs for d in pairs):
        return "contested"
    return "fair" if len({shelf.origin_of(slug) for slug in slugs}) > 1 else "weak"


def _concedes(ref: ClaimRef, shelf: Shelf) -> bool:
    claim = shelf.claim(ref)
    return claim.blame == "conceded" and claim.claimant_type in ("party", "official")


# --- the drawing -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Span:
    first: datetime
    days: int

    def at(self, moment: datetime) -> str:
        share = (moment - self.first) / timedelta(days=self.days)
        return f"{100 * share:.1f}%"

    def day(self, day: date) -> str:
        return self.at(datetime.combine(day, time(), UTC))


def time_strip(event: Event, told: Mapping[ClaimRef, Told], shelf: Shelf) -> Markup:
    """Lanes for the event, its toll as reported and the articles; empty where all is of one day or of many weeks."""
    articles = [a for a in by_publication(shelf.picked(event.articles)) if a.document.published]
    days = [a.document.published for a in articles if a.document.published]
    span = _span_of([*days, *filter(None, (event.first_day, event.last_day))])
    if span is None:
        return Markup("")
    course = event.tolls[0].course if event.tolls else ()
    low = 42 if course else 0  # how much further down the articles stand with the toll's lane above them
    body = Markup("").join(
        [
            _ticks(span, 86 + low),
            _incident(event, span),
            _toll(event, told, span) if course else Markup(""),
            _articles(articles, span, low),
        ]
    )
    words = _strip_words(event, articles, course, told)
    look = "strip" if course else "strip two"
    return Markup('<svg class="{}" role="img" aria-label="{}">{}</svg>').format(look, words, body)


def _span_of(days: Sequence[date]) -> _Span | None:
    if len(set(days)) < 2 or (max(days) - min(days)).days > _MOST_DAYS:
        return None
    return _Span(datetime.combine(min(days), time(), UTC), (max(days) - min(days)).days + 1)


def _moment(article: Article) -> datetime:
    """When it appeared; the middle of the day where only that is known."""
    if article.published_at and article.published_at.utcoffset() is not None:
        return article.published_at.astimezone(UTC)
    return datetime.combine(article.document.published or date.min, time(12), UTC)


def _ticks(span: _Span, base: int) -> Markup:
    step = -(-span.days // _MOST_TICKS)
    rows = [span.first.date() + timedelta(days=n) for n in range(0, span.days, step)]
    lines = Markup("").join(
        Markup('<line class="grid" x1="{0}" x2="{0}" y2="{1}"/><text class="mute" x="{0}" y="{2}">{3}</text>').format(
            span.day(day), base, base + 17, f"{day.day} {short_month(day)}"
        )
        for day in rows
    )
    return lines + Markup('<line class="base" x2="100%" y1="{0}" y2="{0}"/>').format(base)


def _incident(event: Event, span: _Span) -> Markup:
    """An outlined span, since no article tells the hour."""
    if event.first_day is None or event.last_day is None:
        return Markup('<text class="mute" y="14">{}</text>').format(gettext("Event: day not stated"))
    width = 100 * ((event.last_day - event.first_day).days + 1) / span.days
    box = Markup('<rect class="bar party" x="{}" width="{}" y="23" height="10"/>')
    name = Markup('<text class="mute" y="14">{}</text>').format(gettext("Event"))
    return name + box.format(span.day(event.first_day), f"{width:.1f}%")


def _toll(event: Event, told: Mapping[ClaimRef, Told], span: _Span) -> Markup:
    toll = event.tolls[0]
    words = {"outcome": capitalise(outcome_words(toll.outcome)), "figures": _course_words(toll.course, told)}
    name = gettext("%(outcome)s, as reported: %(figures)s") % words
    marks = [
        Markup('<circle class="{}" cx="{}" cy="70" r="4"/>').format(
            "bar" if ref == toll.course[-1] else "past", span.at(_moment(told[ref][0]))
        )
        for ref in toll.course
    ]
    return Markup('<text class="mute" y="56">{}</text>').format(name) + Markup("").join(marks)


def _course_words(course: Sequence[ClaimRef], told: Mapping[ClaimRef, Told]) -> str:
    return gettext(", then ").join(short_number(told[ref][1]) for ref in course)


def _articles(articles: Sequence[Article], span: _Span, low: int) -> Markup:
    marks = Markup("").join(
        Markup('<line class="base" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>').format(
            span.at(_moment(a)), 64 + low, 76 + low
        )
        for a in articles
    )
    return Markup('<text class="mute" y="{}">{}</text>').format(56 + low, gettext("Articles")) + marks


def _strip_words(
    event: Event, articles: Sequence[Article], course: Sequence[ClaimRef], told: Mapping[ClaimRef, Told]
) -> str:
    parts = []
    if event.first_day and event.last_day:
        parts.append(gettext("the event on %(days)s") % {"days": span_words(event.first_day, event.last_day)})
    if course:
        parts.append(gettext("its toll reported as %(figures)s") % {"figures": _course_words(course, told)})
    days = [a.document.published for a in articles if a.document.published]
    dated = ngettext("%(count)s article of %(days)s", "%(count)s articles of %(days)s", len(articles))
    parts.append(dated % {"count": number_words(len(articles)), "days": span_words(days[0], days[-1])})
    return gettext("Timeline: %(parts)s. The list below says the same.") % {"parts": chained_words(parts)}
