"""How kinds are put in words; figures, dates, lists and statements are made in modules of their own and offered here.

A table holds the English words, which files for machines have too; the function beside it speaks the page's language.
"""

from __future__ import annotations

from briefing.model import ClaimantType, DateBasis, Outcome, Place, StrengthState
from briefing.present.dates import date_words, day_words, moment_words, month_words, short_month, span_words
from briefing.present.grammar import capitalise, chained_words, join_words, listed_words, number_words
from briefing.present.statements import claim_words, fighters_words, short_number, victim_words
from briefing.speech import gettext, gettext_noop, ngettext

__all__ = [
    "BLAME_WORDS", "CLAIMANT_WORDS", "FORCE_TYPE_WORDS", "GRADE_WORDS", "NOT_STATED", "OUTCOME_WORDS",
    "PLACE_KIND_WORDS", "SCOPE_WORDS",
    "basis_words", "blame_words", "capitalise", "chained_words", "claim_words", "claimant_kind",
    "claimant_type_words", "date_words", "day_words", "fighters_words", "force_kind", "grade_words",
    "join_words", "listed_words", "moment_words", "month_words", "not_stated", "number_words", "outcome_words",
    "place_kind", "precision_words", "scope_words", "short_month", "short_number", "span_words",
    "strength_words", "unknown_kind", "victim_words",
]  # fmt: skip

NOT_STATED = gettext_noop("Not stated")
OUTCOME_WORDS: dict[Outcome, str] = {
    "killed": gettext_noop("killed"),
    "injured": gettext_noop("injured"),
    "casualties": gettext_noop("killed or injured"),
    "missing": gettext_noop("missing"),
    "captured": gettext_noop("captured"),
    "displaced": gettext_noop("displaced"),
}
CLAIMANT_WORDS = {
    "monitor": gettext_noop("monitor"),
    "party": gettext_noop("party to the conflict"),
    "official": gettext_noop("official"),
    "un": gettext_noop("United Nations"),
    "media": gettext_noop("media"),
    "medical": gettext_noop("medical"),
    "witness": gettext_noop("witness"),
    "unnamed": gettext_noop("unnamed source"),
}
FORCE_TYPE_WORDS = {
    "state-forces": gettext_noop("state forces"),
    "police": gettext_noop("police"),
    "rebel-group": gettext_noop("rebel group"),
    "militia": gettext_noop("militia"),
    "coalition": gettext_noop("coalition"),
    "private-military-company": gettext_noop("private military company"),
    "alliance": gettext_noop("armed alliance"),
    "unknown": gettext_noop("kind not stated"),
}
PLACE_KIND_WORDS = {
    "country": gettext_noop("country"),
    "admin1": gettext_noop("province or state"),
    "admin2": gettext_noop("district"),
    "settlement": gettext_noop("town or village"),
    "neighbourhood": gettext_noop("neighbourhood"),
    "feature": gettext_noop("natural feature"),
    "facility": gettext_noop("facility"),
    "area": gettext_noop("area"),
}
# "stated" gets no badge: the sentence simply says who did it.
BLAME_WORDS = {
    "stated": "",
    "claimed": gettext_noop("claimed"),
    "alleged": gettext_noop("alleged"),
    "suspected": gettext_noop("suspected"),
    "conceded": gettext_noop("conceded"),
    "denied": gettext_noop("denied"),
}
GRADE_WORDS = {
    "confirmed": gettext_noop("Confirmed"),
    "fair": gettext_noop("Fair"),
    "weak": gettext_noop("Weak"),
    "contested": gettext_noop("Contested"),
    "discounted": gettext_noop("Discounted"),
}
SCOPE_WORDS = {
    "incident": gettext_noop("incident"),
    "period": gettext_noop("period"),
    "cumulative": gettext_noop("cumulative"),
}


# --- kinds -------------------------------------------------------------------------------------------------------


def not_stated() -> str:
    """What stands where an answer would."""
    return gettext("Not stated.")


def unknown_kind() -> str:
    """What stands where the kind of a claimant would."""
    return gettext("kind not stated")


def outcome_words(outcome: Outcome) -> str:
    """What happened to those harmed, as a heading or a badge has it.

    >>> outcome_words("casualties")
    'killed or injured'
    """
    return gettext(OUTCOME_WORDS[outcome])


def claimant_type_words(kind: str) -> str:
    """The kind of a claimant, as a badge has it."""
    return gettext(CLAIMANT_WORDS[kind])


def force_kind(type: str) -> str:
    """The kind of a force."""
    return gettext(FORCE_TYPE_WORDS[type])


def place_kind(kind: str) -> str:
    """The kind of a place."""
    return gettext(PLACE_KIND_WORDS[kind])


def blame_words(blame: str | None) -> str:
    """How somebody is blamed, as a badge has it; empty where it is simply stated."""
    return gettext(BLAME_WORDS[blame or "stated"])


def grade_words(grade: str) -> str:
    """How sure an event is."""
    return gettext(GRADE_WORDS[grade])


def scope_words(scope: str) -> str:
    """Whether a figure is of one incident or of a span of time."""
    return gettext(SCOPE_WORDS[scope])


def strength_words(state: StrengthState) -> str:
    """What the text says of a number of people or arms."""
    return {
        "planned": gettext("planned"),
        "deployed": gettext("deployed"),
        "holding": gettext("holding"),
        "reinforcements": gettext("reinforcements"),
        "trapped": gettext("trapped"),
        "withdrawn": gettext("withdrawn"),
        "captured": gettext("captured"),
        "reported": gettext("reported"),
    }[state]


def claimant_kind(kind: ClaimantType, count: int) -> str:
    """So many claimants of a kind.

    >>> claimant_kind("official", 1), claimant_kind("party", 2)
    ('1 official', '2 parties to the conflict')
    """
    match kind:
        case "monitor":
            words = ngettext("%(count)s monitor", "%(count)s monitors", count)
        case "party":
            words = ngettext("%(count)s party to the conflict", "%(count)s parties to the conflict", count)
        case "official":
            words = ngettext("%(count)s official", "%(count)s officials", count)
        case "un":
            words = ngettext("%(count)s United Nations office", "%(count)s United Nations offices", count)
        case "media":
            words = ngettext("%(count)s media", "%(count)s media", count)
        case "medical":
            words = ngettext("%(count)s medical source", "%(count)s medical sources", count)
        case "witness":
            words = ngettext("%(count)s witness", "%(count)s witnesses", count)
        case "unnamed":
            words = ngettext("%(count)s unnamed source", "%(count)s unnamed sources", count)
    return words % {"count": number_words(count)}


def basis_words(basis: DateBasis) -> str:
    """How the date of publication is known; empty where the outlet itself gave it."""
    return {
        "metadata": "",
        "dateline": gettext("read from the dateline"),
        "text": gettext("read from the text"),
        "inferred": gettext("worked out from the days named in the text"),
        "unknown": "",
    }[basis]


def precision_words(place: Place) -> str:
    """How exactly the article's words place it.

    >>> from briefing.model import Place
    >>> precision_words(Place("goma", "Goma", ("Goma",), "settlement", (), lat=-1.7, lon=29.2, precision_km=5))
    'within 5 km'
    """
    if place.lat is None:
        return gettext("not placed")
    if place.kind == "country":
        return gettext("the whole country")
    if place.kind == "admin1":
        return gettext("the whole province or state")
    if place.kind == "admin2":
        return gettext("the whole district")
    if place.precision_km is None:
        return gettext("not stated")
    return gettext("within %(km)s km") % {"km": f"{max(place.precision_km, 1):g}"}
