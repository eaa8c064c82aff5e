"""The values of the ledger: an edition, and what it says of claims, articles and events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.model import Blame, ClaimantType, ClaimRef, Form, Outcome, Scope, Victim

__all__ = ["ArticleChange", "ClaimChange", "ClaimRecord", "Edition", "EventChange", "Kind", "Reason"]

Kind = Literal["new", "revised", "withdrawn"]
Reason = Literal["", "article-gone", "article-changed", "read-anew", "corrected"]


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """What a page said of one claim. `says` and `who`: the statement and its claimant as printed.

    `quote`: its first words in the article. `sentence`: eight digits over the sentence they stand in. The rest is as in
    the claim; `date` is an ISO day, None where no day is told.
    """

    article: str
    id: str
    says: str
    who: str
    quote: str
    sentence: str
    outcome: Outcome
    min: int | None
    max: int | None
    form: Form
    victim: Victim
    scope: Scope
    victim_force: str | None = None
    blamed: tuple[str, ...] = ()
    blame: Blame | None = None
    claimant: str | None = None
    claimant_type: ClaimantType | None = None
    date: str | None = None
    place: str | None = None

    @property
    def ref(self) -> ClaimRef:
        """Which claim of which article."""
        return ClaimRef(self.article, self.id)


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """One claim in an edition. `was` is None for a new one, `now` for a withdrawn one.

    `aspects`: what differs ("number", "claimant", ...). `reason`: why, `words`: an editor's own where one corrected it.
    """

    kind: Kind
    was: ClaimRecord | None
    now: ClaimRecord | None
    aspects: tuple[str, ...] = ()
    reason: Reason = ""
    words: str = ""

    @property
    def record(self) -> ClaimRecord:
        """The claim as it is, or was last."""
        record = self.now or self.was
        if record is None:
            raise ValueError("a change without a claim")
        return record


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """One article in an edition: its slug, headline, and sixteen digits over headline and text; "" once withdrawn."""

    kind: Kind
    slug: str
    title: str = ""
    text: str = ""
    aspects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventChange:
    """One event in an edition with its claims; for a withdrawn one `to` is the event that holds most of them now."""

    kind: Kind
    id: str
    claims: tuple[ClaimRef, ...] = ()
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """What changed at one publication. `number` counts from 1; 0: not recorded. `date`: ISO day, "" where not recorded.

    `why`: the editor's own words, "" for none.
    """

    number: int
    date: str
    why: str = ""
    articles: tuple[ArticleChange, ...] = ()
    claims: tuple[ClaimChange, ...] = ()
    events: tuple[EventChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.articles or self.claims or self.events)
