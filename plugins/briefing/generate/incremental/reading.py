"""Articles for a build: those that did not change from the store, the others read, in several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from briefing.errors import BriefingError
from briefing.generate.faults import report_fault
from briefing.generate.holding import hold_back, report_corrections
from briefing.generate.incremental.article_store import ArticleStore, KeptArticle, Record, Unread
from briefing.generate.incremental.sources import Known, Source, content_key, sources_of, unchanged
from briefing.generate.incremental.workers import each
from briefing.generate.withholding import read_withheld
from briefing.settings import SiteSettings, site_settings

__all__ = ["Look", "Reading", "address_fault", "look_at_articles", "read_articles", "taken"]

# Addresses below articles/ that the lists use themselves.
_TAKEN = frozenset(["a-z", "oldest-first", "most-claims"])


@dataclass(frozen=True, slots=True)
class Look:
    """What the files alone tell: for each of the `sources`, by path, the key of its record or the status of one that is
    held back; `faults`: what is said of files that cannot be read."""

    sources: tuple[Source, ...]
    keys: Mapping[str, bytes | str]
    faults: Mapping[str, str]

    @property
    def known(self) -> dict[str, Known]:
        """The files as the next build would know them, if each were what its key says."""
        rows = ((source.address, source) for source in self.sources)
        return {path: (s.page, s.corrections, self.keys[path]) for path, s in rows if path in self.keys}


@dataclass(frozen=True, slots=True)
class Reading:
    """The published articles in order of their files, and what to know of every file at the next build. `anew`: how
    many were read in this one."""

    articles: tuple[KeptArticle, ...]
    known: Mapping[str, Known]
    anew: int


def look_at_articles(settings: dict[str, Any], before: tuple[Mapping[str, Known], int], code: bytes) -> Look:
    """Looks which files there are and which may have changed; reads no article. Pages known to be held back are noted.

    `before`: what the last build knew of the files, and when it was saved, in ns. `code`: digest of all that articles
    are read by.
    """
    site = site_settings(settings)
    sources = sources_of(site.articles, site.corrections, settings.get("IGNORE_FILES", [".*"]))
    keys, faults = _keys(sources, site, before, code)
    for path, key in keys.items():
        if isinstance(key, str):
            hold_back(settings, path, key)
    return Look(tuple(sources), keys, faults)


def read_articles(
    settings: dict[str, Any], store: ArticleStore, look: Look, show: Callable[[str, int, int], None]
) -> Reading:
    """Every published article with its facts. One that is at fault is reported and left out."""
    site, sources, faults = site_settings(settings), look.sources, look.faults
    keys: dict[str, bytes | str | Unread] = dict(look.keys)
    wanted = {key for key in keys.values() if isinstance(key, bytes)}
    heads = store.heads(wanted)
    lacking = [s for s in sources if isinstance(key := keys.get(s.address), bytes) and key not in heads]
    keys |= _read(lacking, keys, site, store, show)
    heads |= store.heads({key for s in lacking if isinstance(key := keys[s.address], bytes)})
    known: dict[str, Known] = {}
    published: list[tuple[Source, bytes]] = []
    for source in sources:
        path = source.address
        key = keys.get(path)
        if key is None or isinstance(key, Unread):
            report_fault(settings, key.words if key else faults[path])
            continue
        known[path] = (source.page, source.corrections, key)
        if isinstance(key, str):
            hold_back(settings, path, key)
        else:
            published.append((source, key))
    return Reading(_told_apart(published, heads, settings), known, len(lacking))


def _keys(
    sources: Sequence[Source], site: SiteSettings, before: tuple[Mapping[str, Known], int], code: bytes
) -> tuple[dict[str, bytes | str], dict[str, str]]:
    """The key of each file, by path, or the status of one known to be held back; and faults in reading them."""
    known, written = before
    keys: dict[str, bytes | str] = {}
    faults: dict[str, str] = {}
    for source in sources:
        path = source.address
        try:
            keys[path] = unchanged(source, known, written) or content_key(source, site.corrections, code)
        except BriefingError as fault:
            faults[path] = str(fault)
    return keys, faults


def _read(
    sources: Sequence[Source],
    keys: Mapping[str, bytes | str | Unread],
    site: SiteSettings,
    store: ArticleStore,
    show: Callable[[str, int, int], None],
) -> dict[str, bytes | str | Unread]:
    """Reads these files and keeps the articles: for each its key, its status where it is held back, or its fault."""
    if not sources:
        return {}
    # Only now: a build without changed articles should not wait for the rules and what they know.
    from briefing.generate.incremental.article_reading import know_beforehand, read_article

    know_beforehand(site)
    outcomes: dict[str, bytes | str | Unread] = {}
    batch: list[Record] = []
    withheld = read_withheld(site.content / "withheld.yaml")
    for number, (source, outcome) in enumerate(
        zip(sources, each(partial(read_article, keys, site, withheld), sources), strict=True)
    ):
        show("reading facts", number + 1, len(sources))
        outcomes[source.address] = outcome.key if isinstance(outcome, Record) else outcome
        batch += [outcome] if isinstance(outcome, Record) else []
        if len(batch) >= 200:
            store.add(batch)
            batch = []
    store.add(batch)
    if unfounded := [words for row in outcomes.values() if isinstance(row, Unread) for words in row.unfounded]:
        from briefing.collate.evidence import evidence_error

        # Not a fault of one page: a rule or a correction gave words a wrong place, and may have done so anywhere.
        raise evidence_error(unfounded)
    return outcomes


def taken(slug: str) -> bool:
    """Whether the lists use this address below articles/ themselves."""
    return slug in _TAKEN or (slug.startswith("page-") and slug[5:].isdecimal())


def address_fault(path: str, slug: str) -> str:
    """What is said of a page whose address another one has."""
    return str(BriefingError(path, f"the address articles/{slug}/ is taken", "rename the file"))


def _told_apart(
    published: Iterable[tuple[Source, bytes]], heads: Mapping[bytes, KeptArticle], settings: dict[str, Any]
) -> tuple[KeptArticle, ...]:
    """The articles, each address once; what is to be reported of them is."""
    found: dict[str, KeptArticle] = {}
    for source, key in published:
        slug = source.slug
        if slug in found or taken(slug):
            report_fault(settings, address_fault(source.address, slug))
            continue
        article = heads[key]
        report_corrections(settings, article.faults)
        found[slug] = article
    return tuple(found.values())
