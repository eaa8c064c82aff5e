"""What a dossier draws by month: articles with their origins, and claims of harm."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Article, Claim
from briefing.present.month_chart import MonthChart, month_chart
from briefing.present.shelf import Shelf
from briefing.speech import gettext

__all__ = ["activity"]


def activity(
    articles: Sequence[Article], pairs: Sequence[tuple[Article, Claim]], shelf: Shelf
) -> tuple[MonthChart, ...]:
    """The charts of these articles and of these claims; () where none has a date."""
    told = [(a.document.published, (a.slug, shelf.origin_of(a.slug))) for a in articles]
    claimed = [(a.document.published, (f"{a.slug} {c.id}",)) for a, c in pairs]
    columns = (gettext("Articles"), gettext("Origins"))
    charts = (
        month_chart(_articles_words(), columns, told),
        month_chart(_claims_words(), (gettext("Claims"),), claimed),
    )
    return tuple(chart for chart in charts if chart is not None)


def _articles_words() -> tuple[str, str, str]:
    note = gettext("More articles may mean more outlets read, not more fighting.")
    return "bars-articles", gettext("Articles by month"), note


def _claims_words() -> tuple[str, str, str]:
    note = gettext(
        "Counts of claims by the month they were published in, never of people: one harm may be claimed many times."
    )
    return "bars-claims", gettext("Claims by month"), note
