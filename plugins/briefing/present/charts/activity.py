"""What a dossier draws over time: articles with their origins, claims of harm, who is named, who claims what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from briefing.model import Article, Claim
from briefing.present.charts.bars import Chart, bar_chart
from briefing.present.charts.intervals import interval_chart
from briefing.present.charts.lanes import lane_chart
from briefing.present.shelf import Shelf, tally
from briefing.speech import gettext

__all__ = ["activity", "country_lanes", "force_lanes"]

_MOST_LANES = 8


def activity(
    articles: Sequence[Article], pairs: Sequence[tuple[Article, Claim]], shelf: Shelf, url: str
) -> tuple[Chart, ...]:
    """The charts of these articles and of these claims, to stand on the page at `url`; () where none has a date."""
    told = [(a.document.published, (a.slug, shelf.origin_of(a.slug))) for a in articles]
    claimed = [(a.document.published, (f"{a.slug} {c.id}",)) for a, c in pairs]
    columns = (gettext("Articles"), gettext("Origins"))
    charts = (
        bar_chart(_articles_words(), columns, told, shelf.newest),
        bar_chart(_claims_words(), (gettext("Claims"),), claimed, shelf.newest),
        interval_chart(pairs, url),
    )
    return tuple(chart for chart in charts if chart is not None)


def force_lanes(articles: Sequence[Article], shelf: Shelf) -> tuple[Chart, ...]:
    """The forces that most of these articles name, by the day of the articles; () where that shows no course."""
    ranked = tally([a.slug for a in articles], shelf.actors_of, _MOST_LANES)
    lanes = [(group.name, _days(slugs, shelf)) for group, slugs in ranked]
    note = gettext("Counts of articles that name the force, whatever it did.")
    chart = lane_chart(("lanes-forces", gettext("Forces named"), note), lanes)
    return (chart,) if chart else ()


def country_lanes(articles: Sequence[Article], shelf: Shelf) -> tuple[Chart, ...]:
    """The countries that most of these articles are about, by day of publication; () where that shows no course."""
    ranked = tally([a.slug for a in articles], shelf.regions_of, len(shelf.regions))
    countries = [(group, slugs) for group, slugs in ranked if group.level == "country"][:_MOST_LANES]
    lanes = [(group.name, _days(slugs, shelf)) for group, slugs in countries]
    note = gettext("More articles may mean more outlets read, not more fighting.")
    chart = lane_chart(("lanes-countries", gettext("Articles by country"), note), lanes)
    return (chart,) if chart else ()


def _days(slugs: Iterable[str], shelf: Shelf) -> tuple[date, ...]:
    days = (shelf.articles[slug].document.published for slug in slugs)
    return tuple(day for day in days if day is not None)


def _articles_words() -> tuple[str, str, str]:
    note = gettext("More articles may mean more outlets read, not more fighting.")
    return "bars-articles", gettext("Articles over time"), note


def _claims_words() -> tuple[str, str, str]:
    note = gettext(
        "Counts of claims by the day they were published, never of people: one harm may be claimed many times."
    )
    return "bars-claims", gettext("Claims over time"), note
