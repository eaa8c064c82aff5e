"""What is published after a row of editions, and what was and is gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.collate.editions.records import ArticleChange, ClaimChange, ClaimRecord, Edition, EventChange
from briefing.model import ClaimRef, Event

if TYPE_CHECKING:
    from briefing.collate.events import Earlier

__all__ = ["Gone", "History", "State", "earlier_events", "moved_claims", "replay"]


@dataclass(frozen=True, slots=True)
class Gone:
    """A claim whose address leads to no row any more. `change` says why; `edition` is 0 where none records it yet."""

    change: ClaimChange
    edition: int
    date: str

    @property
    def to(self) -> ClaimRef | None:
        """The claim that it became; None where it was withdrawn."""
        return self.change.now.ref if self.change.now else None


@dataclass(slots=True)
class State:
    """What is published: `articles` by slug, `claims`, and `events` with their claims; and what was and is gone.

    `gone_articles` and `gone_events` hold the edition that took them out; `revised` the editions, oldest first, that
    changed or withdrew something of an article. `replay` alone fills it.
    """

    articles: dict[str, ArticleChange] = field(default_factory=dict)
    claims: dict[ClaimRef, ClaimRecord] = field(default_factory=dict)
    events: dict[str, tuple[ClaimRef, ...]] = field(default_factory=dict)
    gone_articles: dict[str, Edition] = field(default_factory=dict)
    gone_claims: dict[ClaimRef, Gone] = field(default_factory=dict)
    gone_events: dict[str, tuple[Edition, EventChange]] = field(default_factory=dict)
    revised: dict[str, list[Edition]] = field(default_factory=dict)

    def add(self, edition: Edition) -> None:
        """Applies one edition."""
        for article in edition.articles:
            self._article(article, edition)
        for claim in edition.claims:
            self._claim(claim, edition)
        for event in edition.events:
            self._event(event, edition)

    def _article(self, change: ArticleChange, edition: Edition) -> None:
        if change.kind == "withdrawn":
            self.articles.pop(change.slug, None)
            self.gone_articles[change.slug] = edition
        else:
            self.articles[change.slug] = change
            self.gone_articles.pop(change.slug, None)
        if change.kind != "new":
            self._note(change.slug, edition)

    def _claim(self, change: ClaimChange, edition: Edition) -> None:
        if change.was is not None:
            self.claims.pop(change.was.ref, None)
            if change.now is None or change.now.ref != change.was.ref:
                self.gone_claims[change.was.ref] = Gone(change, edition.number, edition.date)
            self._note(change.was.article, edition)
        if change.now is not None:
            self.claims[change.now.ref] = change.now
            self.gone_claims.pop(change.now.ref, None)

    def _event(self, change: EventChange, edition: Edition) -> None:
        if change.kind == "withdrawn":
            held = self.events.pop(change.id, change.claims)
            self.gone_events[change.id] = (edition, EventChange("withdrawn", change.id, held, change.to))
        else:
            self.events[change.id] = change.claims
            self.gone_events.pop(change.id, None)

    def _note(self, slug: str, edition: Edition) -> None:
        noted = self.revised.setdefault(slug, [])
        if not noted or noted[-1] is not edition:
            noted.append(edition)


def replay(editions: Iterable[Edition]) -> State:
    """What is published after these editions, in their order; nothing after none."""
    state = State()
    for edition in editions:
        state.add(edition)
    return state


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """The editions, oldest first, and what is published after them; one that no ledger records yet is last."""

    editions: tuple[Edition, ...] = ()
    state: State = field(default_factory=State)


def moved_claims(gone: Mapping[ClaimRef, Gone]) -> dict[ClaimRef, ClaimRef]:
    """Where each claim that bears another id now is found: the last of its names. Withdrawn ones are left out."""
    steps = {ref: entry.to for ref, entry in gone.items() if entry.to}
    ends = {}
    for ref in steps:
        at, seen = ref, {ref}
        while (further := steps.get(at)) and further not in seen:
            at = further
            seen.add(at)
        ends[ref] = at
    return ends


def earlier_events(state: State, moved: Mapping[ClaimRef, ClaimRef]) -> Earlier:
    """Every id that an event ever had, with its claims as named now: those gone come first, so that living ones win.

    `moved` says which claims bear another id by now.
    """
    rows = [(id, change.claims) for id, (_, change) in state.gone_events.items()]
    return {id: frozenset(moved.get(ref, ref) for ref in claims) for id, claims in (*rows, *state.events.items())}


def holder_of(claims: Iterable[ClaimRef], events: Iterable[Event]) -> str | None:
    """The event that holds most of these claims; the first by id among equals, None where none holds any."""
    wanted = set(claims)
    shared = Counter({event.id: sum(ref in wanted for ref in event.claims) for event in events})
    return min((id for id, count in shared.items() if count), key=lambda id: (-shared[id], id), default=None)
