"""Articles for a build: those that did not change from the store, the others read, in several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from briefing.collate.evidence import check_evidence, evidence_error
from briefing.errors import BriefingError
from briefing.generate.articles import article_of
from briefing.generate.faults import report_fault
from briefing.generate.holding import hold_back
from briefing.generate.incremental.article_store import ArticleStore, KeptArticle, Record, record_of
from briefing.generate.incremental.sources import Known, Source, content_key, sources_of, unchanged
from briefing.generate.incremental.workers import each
from briefing.generate.pages import check_head, check_name
from briefing.generate.withholding import Withheld, read_withheld
from briefing.ingest.front_matter import read_page
from briefing.knowledge import load_knowledge
from briefing.markup import safe_html
from briefing.settings import SiteSettings, site_settings

__all__ = ["Reading", "address_fault", "read_articles", "taken"]

# Addresses below articles/ that the lists use themselves.
_TAKEN = frozenset(["a-z", "oldest-first", "most-claims"])


@dataclass(frozen=True, slots=True)
class Reading:
    """The published articles in order of their files, and what to know of every file at the next build. `anew`: how
    many were read in this one."""

    articles: tuple[KeptArticle, ...]
    known: Mapping[str, Known]
    anew: int


@dataclass(frozen=True, slots=True)
class _Unread:
    """A page that could not be read; the words say why. `unfounded`: facts that do not stand where they say."""

    words: str
    unfounded: tuple[str, ...] = ()


def read_articles(
    settings: dict[str, Any],
    store: ArticleStore,
    before: tuple[Mapping[str, Known], int],
    code: bytes,
    show: Callable[[str, int, int], None],
) -> Reading:
    """Every published article with its facts. One that is at fault is reported and left out.

    `before`: what the last build knew of the files, and when it was saved, in ns. `code`: digest of all that articles
    are read by.
    """
    site = site_settings(settings)
    sources = sources_of(site.articles, site.corrections, settings.get("IGNORE_FILES", [".*"]))
    keys, faults = _keys(sources, site, before, code)
    held = store.keys()
    lacking = [s for s in sources if isinstance(key := keys.get(str(s.path)), bytes) and key not in held]
    keys |= _read(lacking, keys, site, store, show)
    known: dict[str, Known] = {}
    published: list[tuple[Source, bytes]] = []
    for source in sources:
        path = str(source.path)
        key = keys.get(path)
        if key is None or isinstance(key, _Unread):
            report_fault(settings, key.words if key else faults[path])
            continue
        known[path] = (source.page, source.corrections, key)
        if isinstance(key, str):
            hold_back(settings, path, key)
        else:
            published.append((source, key))
    return Reading(_told_apart(published, store, settings), known, len(lacking))


def _keys(
    sources: Sequence[Source], site: SiteSettings, before: tuple[Mapping[str, Known], int], code: bytes
) -> tuple[dict[str, bytes | str | _Unread], dict[str, str]]:
    """The key of each file, by path, or the status of one known to be held back; and faults in reading them."""
    known, written = before
    keys: dict[str, bytes | str | _Unread] = {}
    faults: dict[str, str] = {}
    for source in sources:
        path = str(source.path)
        try:
            keys[path] = unchanged(source, known, written) or content_key(source, site.corrections, code)
        except BriefingError as fault:
            faults[path] = str(fault)
    return keys, faults


def _read(
    sources: Sequence[Source],
    keys: Mapping[str, bytes | str | _Unread],
    site: SiteSettings,
    store: ArticleStore,
    show: Callable[[str, int, int], None],
) -> dict[str, bytes | str | _Unread]:
    """Reads these files and keeps the articles: for each its key, its status where it is held back, or its fault."""
    if sources:
        load_knowledge()  # once, before the processes part
    outcomes: dict[str, bytes | str | _Unread] = {}
    batch: list[Record] = []
    withheld = read_withheld(site.content / "withheld.yaml")
    for number, (source, outcome) in enumerate(
        zip(sources, each(partial(_outcome, keys, site, withheld), sources), strict=True)
    ):
        show("reading facts", number + 1, len(sources))
        outcomes[str(source.path)] = outcome.key if isinstance(outcome, Record) else outcome
        batch += [outcome] if isinstance(outcome, Record) else []
        if len(batch) >= 200:
            store.add(batch)
            batch = []
    store.add(batch)
    if unfounded := [words for row in outcomes.values() if isinstance(row, _Unread) for words in row.unfounded]:
        # Not a fault of one page: a rule or a correction gave words a wrong place, and may have done so anywhere.
        raise evidence_error(unfounded)
    return outcomes


def _outcome(
    keys: Mapping[str, bytes | str | _Unread], site: SiteSettings, withheld: Withheld, source: Source
) -> Record | str | _Unread:
    try:
        front, body = read_page(source.path)
        if not front.is_published:  # whatever else is wrong with it is nobody's business yet
            return front.status
        check_name(source.path)
        if source.slug in withheld.articles:
            return "withheld"
        front, html = withheld.page(source.path, front, safe_html(body, str(source.path)))
        check_head(source.path, front)
        article = withheld.article(article_of(source.slug, front, html, load_knowledge(), site.corrections))
    except BriefingError as fault:
        return _Unread(str(fault))
    except Exception as fault:  # one article that breaks a rule of ours must not take the others with it
        return _Unread(f"{source.path}: cannot be read: {type(fault).__name__}: {fault}")
    if unfounded := check_evidence(article):
        return _Unread("", unfounded)
    # A correction that fits nothing any more may have protected somebody: the build must not end quietly.
    key = keys[str(source.path)]
    return record_of(key if isinstance(key, bytes) else b"", article, html, article.facts.warnings)


def taken(slug: str) -> bool:
    """Whether the lists use this address below articles/ themselves."""
    return slug in _TAKEN or (slug.startswith("page-") and slug[5:].isdecimal())


def address_fault(path: str, slug: str) -> str:
    """What is said of a page whose address another one has."""
    return str(BriefingError(path, f"the address articles/{slug}/ is taken", "rename the file"))


def _told_apart(
    published: Iterable[tuple[Source, bytes]], store: ArticleStore, settings: dict[str, Any]
) -> tuple[KeptArticle, ...]:
    """The articles, each address once; what is to be reported of them is."""
    pairs = list(published)
    heads = store.heads({key for _, key in pairs})
    found: dict[str, KeptArticle] = {}
    for source, key in pairs:
        if source.slug in found or taken(source.slug):
            report_fault(settings, address_fault(str(source.path), source.slug))
            continue
        article = heads[key]
        for words in article.faults:
            report_fault(settings, words)
        found[source.slug] = article
    return tuple(found.values())
