"""Where each page of the site stands, and how one page links to another: the fixed contract of addresses."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from unidecode import unidecode

from briefing.model import RegionGroup
from briefing.settings import DATA_LICENCE, PARTS

__all__ = [
    "Link", "actor_data", "actor_url", "article_url", "claim_anchor", "claim_url", "claimant_url", "edition_url",
    "event_url", "force_anchor", "outlet_slugs", "place_url", "region_data", "region_feed", "region_url", "relative",
    "root_of",
]  # fmt: skip

# What an editor may write into an id and an address cannot carry as it is.
_NOT_IN_ANCHOR = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Link:
    """Words and where they lead, relative to the page they stand on. `href` empty: plain words."""

    text: str
    href: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """The site's name and its address without a slash at the end; "" where it is not known yet.

    `data_licence`: under which terms its facts may be used, in words. `trees`: for each language of its interface the
    code and what stands before a page's address: "" for the tree at the root, else "/ar". `parts`: those of
    settings.PARTS that it has.
    """

    name: str
    url: str = ""
    data_licence: str = DATA_LICENCE
    trees: tuple[tuple[str, str], ...] = (("en", ""),)
    parts: frozenset[str] = frozenset(PARTS)

    def link(self, url: str) -> str:
        """The full address of a page given below the site's root; from the root on where the site's is not known.

        >>> Site("Room", "https://room.example").link("actors/"), Site("Room").link("actors/")
        ('https://room.example/actors/', '/actors/')
        """
        return f"{self.url.rstrip('/')}/{url}"


def article_url(slug: str) -> str:
    """The article's address below the site's root."""
    return f"articles/{slug}/"


def claim_anchor(id: str) -> str:
    """The id of a claim's row on its article's page; it is the same as long as the claim is.

    >>> claim_anchor("killed-34-5d1f0c"), claim_anchor("an editor's own")
    ('claim-killed-34-5d1f0c', 'claim-an-editor-s-own')
    """
    return f"claim-{_NOT_IN_ANCHOR.sub('-', id)}"


def force_anchor(id: str) -> str:
    """The address of a force's row within its article's page.

    >>> force_anchor("islamic-state")
    'force-islamic-state'
    """
    return f"force-{_NOT_IN_ANCHOR.sub('-', id)}"


def claim_url(slug: str, id: str) -> str:
    """The address of a claim: its row on its article's page."""
    return f"{article_url(slug)}#{claim_anchor(id)}"


def edition_url(number: int) -> str:
    """The address of an edition's page; 0: what changed since the last one, and the latest edition."""
    return f"changes/{number}/" if number else "changes/"


def event_url(id: str) -> str:
    """The event's address below the site's root."""
    return f"events/{id}/"


def actor_url(id: str) -> str:
    """The actor's address below the site's root."""
    return f"actors/{id}/"


def claimant_url(id: str) -> str:
    """The claimant's address below the site's root."""
    return f"claimants/{id}/"


def place_url(id: str) -> str:
    """The place's address below the site's root."""
    return f"places/{id}/"


def region_url(id: str) -> str:
    """The address of a region, country or first-level division: its id is its path."""
    return f"regions/{id}/"


def outlet_slugs(names: Iterable[str]) -> dict[str, str]:
    """For each outlet the last part of its page's address. Where two would share one, the later by name gets a mark.

    >>> outlet_slugs(["The Times", "the times", "الجزيرة"])
    {'The Times': 'the-times', 'the times': 'the-times-cbd007cd', 'الجزيرة': 'ljzyr'}
    """
    slugs: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(set(names)):
        slug = re.sub(r"[^a-z0-9]+", "-", unidecode(name).lower()).strip("-")[:60].strip("-")
        mark = hashlib.sha256(name.encode("utf-8")).hexdigest()[:8]
        slugs[name] = "-".join(filter(None, (slug, mark))) if not slug or slug in taken else slug
        taken.add(slugs[name])
    return slugs


def region_feed(group: RegionGroup) -> str:
    """The feed's address below the site's root; empty for a first-level division, which has none."""
    return "" if group.level == "admin1" else f"feeds/regions/{group.id.rsplit('/', 1)[-1]}.atom.xml"


def region_data(id: str) -> str:
    """The address below the site's root of the files of a region's claims, without their ending."""
    return f"data/regions/{id}/claims"


def actor_data(id: str) -> str:
    """The address below the site's root of the files of the claims that concern an actor, without their ending."""
    return f"data/actors/{id}/claims"


def root_of(url: str) -> str:
    """The way from the page at `url` back to the site's root.

    >>> root_of("articles/two-killed-in-goma/"), root_of("")
    ('../../', './')
    """
    return "../" * url.count("/") or "./"


def relative(url: str, target: str) -> str:
    """A link from the page at `url` to `target`, both below the site's root.

    >>> relative("actors/", "actors/islamic-state/")
    '../actors/islamic-state/'
    """
    return root_of(url) + target
