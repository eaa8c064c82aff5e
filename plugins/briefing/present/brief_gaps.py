"""What a brief cannot tell: days without an article, articles without a day, and what claims leave open."""

from __future__ import annotations

from briefing.present.brief_matter import Matter, quiet_days
from briefing.present.brief_scope import Subject
from briefing.present.counted import articles_counted, claims_counted
from briefing.present.words import span_words
from briefing.speech import gettext, ngettext

__all__ = ["gap_words", "not_stated_words"]

_MOST_STRETCHES = 6


def gap_words(subject: Subject, matter: Matter) -> tuple[str, ...]:
    """What the brief does not hold, in sentences; it always says that silence is no peace."""
    words = []
    quiet = quiet_days(subject, matter)
    if quiet:
        longest = sorted(quiet, key=lambda s: (s[0] - s[1], s[0]))[:_MOST_STRETCHES]
        spans = "; ".join(span_words(*stretch) for stretch in sorted(longest))
        all_told = len(quiet) == len(longest)
        what = gettext("No article of %(spans)s.")
        what = what if all_told else gettext("No article of %(spans)s, and of shorter gaps.")
        words.append(what % {"spans": spans})
    if matter.undated:
        words.append(gettext("%(articles)s without a date left out.") % {"articles": articles_counted(matter.undated)})
    unplaced = len({name for a in matter.articles for name in a.facts.unresolved})
    if unplaced:
        words.append(
            ngettext(
                "%(count)s place name could not be placed.", "%(count)s place names could not be placed.", unplaced
            )
            % {"count": unplaced}
        )
    words.append(gettext("No article does not mean no fighting; what was not taken in is not here."))
    return tuple(words)


def not_stated_words(matter: Matter) -> tuple[str, ...]:
    """How many of the claims leave a question open, each in a sentence; () where none does."""
    claims = [c for _, c in matter.claims]
    rows = (
        (sum(c.date is None for c in claims), gettext("On which day: not stated in %(claims)s.")),
        (sum(c.place is None for c in claims), gettext("Where: not stated in %(claims)s.")),
        (sum(not c.blamed for c in claims), gettext("Who did it: nobody is blamed in %(claims)s.")),
        (sum(not c.claimant for c in claims), gettext("Who says so: nobody is named in %(claims)s.")),
        (sum(c.victim == "undetermined" for c in claims), gettext("Civilians or fighters: not said in %(claims)s.")),
        (sum((c.min, c.max) == (None, None) for c in claims), gettext("How many: no number in %(claims)s.")),
    )
    told = tuple(words % {"claims": claims_counted(count)} for count, words in rows if count)
    silent = sum(not a.facts.claims for a in matter.articles)
    harmless = (gettext("Harm to anyone: not stated in %(articles)s.") % {"articles": articles_counted(silent)},)
    return told + (harmless if silent else ())
