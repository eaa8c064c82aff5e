"""What an article leaves open, for its fact box: where accounts exclude each other, and what nobody states."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Article, Claim, ClaimRef, Contradiction, Evidence
from briefing.present.addresses import Link, article_url, relative
from briefing.present.claims import claimant_words
from briefing.present.event_disputes import about_words
from briefing.present.facts import Answer
from briefing.present.grammar import number_words
from briefing.present.shelf import Shelf
from briefing.speech import gettext, ngettext

__all__ = ["open_questions"]


def open_questions(article: Article, shelf: Shelf, not_stated: Sequence[str], url: str) -> tuple[Answer, ...]:
    """Rows that follow the six questions: "Disputed" and "Not stated", each only where there is something to say."""
    missing = (Answer(gettext("Not stated"), rest=" ".join(not_stated)),) if not_stated else ()
    return (*_disputed(article, shelf, url), *missing)


def _disputed(article: Article, shelf: Shelf, url: str) -> tuple[Answer, ...]:
    """The first pair of accounts with both figures, each leading to its sentence; and how many more pairs there are."""
    own = shelf.contradictions_of.get(article.slug, ())
    events = shelf.events_of.get(article.slug, ())
    found = (
        *own,
        *(d for e in events for d in e.contradictions if article.slug in (d.first.article, d.second.article)),
    )
    if not found:
        return ()
    first = found[0]
    more = len(found) - 1
    told = ngettext("And %(count)s more pair below.", "And %(count)s more pairs below.", more)
    return (
        Answer(
            gettext("Disputed"),
            short=f"{about_words(first)}:",
            rest=told % {"count": number_words(more)} if more and own else "",
            rest_links=tuple(_side(ref, evidence, shelf, url) for ref, evidence in _sides(first)),
        ),
    )


def _sides(found: Contradiction) -> tuple[tuple[ClaimRef, Evidence], tuple[ClaimRef, Evidence]]:
    return (found.first, found.first_evidence), (found.second, found.second_evidence)


def _side(ref: ClaimRef, evidence: Evidence, shelf: Shelf, url: str) -> Link:
    """The words of one account, with who says so, and in which outlet where that is not this article."""
    here = article_url(ref.article) == url
    claim: Claim | None = shelf.claims.get(ref)
    outlet = "" if here else shelf.articles[ref.article].outlet or ""
    who = ", ".join(filter(None, (claimant_words(claim) if claim else "", outlet)))
    words = f"“{evidence.quote}”" + (f" ({who})" if who else "")
    page = "" if here else relative(url, article_url(ref.article))
    return Link(words, page + shelf.anchors[ref.article].href(evidence))
