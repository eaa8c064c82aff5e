"""What the files say of a fact beside the fact: its address, its text's origin, its event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.model import ClaimRef, Corpus

__all__ = ["References", "references_of"]


@dataclass(frozen=True, slots=True, eq=False)
class References:
    """`base`: the site's address with its slash; "" where it is not set, so that addresses start at the site's root.

    `origins`: by an article's slug, that of the first article with its text, for texts that several articles carry.
    `events`: by claim, the id of the event it tells of; claims of no event are left out.
    """

    base: str
    origins: Mapping[str, str]
    events: Mapping[ClaimRef, str]

    def origin(self, slug: str) -> str:
        """The origin of an article's text; its own slug where nobody copied it."""
        return self.origins.get(slug, slug)

    def link(self, url: str) -> str:
        """The address of a page, given below the site's root."""
        return self.base + url


def references_of(corpus: Corpus, site_url: str) -> References:
    """The references of a corpus. A claim that two events hold counts to the first of them by id."""
    events: dict[ClaimRef, str] = {}
    for event in sorted(corpus.events, key=lambda e: e.id):
        for ref in event.claims:
            events.setdefault(ref, event.id)
    return References(
        f"{site_url.rstrip('/')}/" if site_url else "",
        {slug: origin.id for origin in corpus.origins for slug in origin.articles},
        events,
    )
