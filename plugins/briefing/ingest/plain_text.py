"""Plain text to a page: headline, deck, captions, subheads, and what is not of the article."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from dataclasses import dataclass, field

from briefing.ingest.agencies import agency_at_dateline, agency_slug
from briefing.ingest.bylines import names_in
from briefing.ingest.cleaning import clean_characters, fold_words, one_line, word_share
from briefing.ingest.dating import date_in_text, infer_from_text, stamp_of
from briefing.ingest.languages import language_of
from briefing.ingest.lines import (
    caption_words,
    date_line,
    is_credit,
    is_related_link,
    is_stub,
    is_subhead,
    people_in_byline,
)
from briefing.ingest.page import MAX_TEXT_CHARS, ConvertedPage, PageBlock
from briefing.model import DateBasis

__all__ = ["convert_text"]

_TITLE_MAX = 250
_DECK_MAX_WORDS = 60
_LABELLED = re.compile(
    r"^(title|headline|deck|subtitle|summary|standfirst|by|byline|author|authors|date|published|updated|source|outlet|url|link|agency)\s*:\s*(.+)$",
    re.I,
)
_HEAD_LINES = 6
_CREDIT_MAX_WORDS = 6
_WIRE_SLUG = re.compile(r"[A-Z0-9]{2,}(?:[-/][A-Z0-9&]{2,}){1,6}")
_BY_LINE = re.compile(r"by\s+(?:our|the|an?|[A-Z])\b|by\s+[A-Z]", re.I)
_PLACE_LINE = re.compile(r"^[A-Z][A-Z .,'’/-]{2,40}\s*(?:[-–—]+|\()")


@dataclass(slots=True)
class _Draft:
    """The page as it is being read, block by block."""

    title: str = ""
    deck: str | None = None
    agency: str | None = None
    date: str | None = None
    date_basis: DateBasis = "unknown"
    modified: str | None = None
    outlet: str | None = None
    source_url: str | None = None
    authors: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def convert_text(text: str) -> ConvertedPage:
    """A saved plain text as a page: the first line is the headline. An empty `title` or no blocks: there was no
    article.

    >>> page = convert_text("Bridge at Malakal falls\\n\\nShells hit the bridge on Monday.\\n\\nAFP\\n")
    >>> page.title, page.agency, [b.text for b in page.blocks]
    ('Bridge at Malakal falls', 'AFP', ['Shells hit the bridge on Monday.'])
    """
    if len(text) > MAX_TEXT_CHARS:
        raise ValueError(f"its text is longer than {MAX_TEXT_CHARS:,} characters")
    draft = _Draft()
    lines = _logical_lines(clean_characters(text))
    lines = _take_labels(lines, draft)
    lines = _take_title(lines, draft)
    lines = _drop_ends(lines, draft)
    draft.agency = draft.agency or next((a for a in map(agency_at_dateline, lines[:_HEAD_LINES]) if a), None)
    printed = Counter(fold_words(line) for line in lines[:_HEAD_LINES])
    captions, lines = _take_captions(lines, draft)
    lines = _take_head_lines(lines, draft)
    lines = _take_before_dateline(lines, draft)
    lines = _take_above_picture(lines, draft, [at for at, words in captions if printed[fold_words(words)] > 1])
    lines = _take_deck(lines, draft, bool(captions))
    blocks = _blocks(captions, lines)
    _date(draft, captions, lines)
    return ConvertedPage(
        title=draft.title, blocks=blocks, deck=draft.deck, date=draft.date, date_basis=draft.date_basis,
        modified=draft.modified,
        outlet=draft.outlet, authors=tuple(dict.fromkeys(draft.authors)), agency=draft.agency,
        source_url=draft.source_url,
        language=language_of(" ".join([draft.title, *lines])), left_out=tuple(draft.left_out),
    )  # fmt: skip


def _logical_lines(text: str) -> list[str]:
    """Paragraphs, one a line: hard-wrapped lines are joined, other lines stay apart."""
    lines: list[str] = []
    for block in re.split(r"\n[ \t]*\n", text):
        parts = [one_line(part) for part in block.split("\n") if part.strip()]
        lines += [" ".join(parts)] if _wrapped(parts) else parts
    return [line for line in lines if fold_words(line)]


def _wrapped(parts: list[str]) -> bool:
    if len(parts) < 3:
        return len(parts) == 2 and parts[1][0].islower()
    inner = parts[:-1]
    broken = sum(p[-1] not in '.!?"”:' for p in inner) / len(inner)
    return broken >= 0.5 and 40 <= statistics.median(map(len, inner)) <= 100 and max(map(len, inner)) <= 110


def _take_labels(lines: list[str], draft: _Draft) -> list[str]:
    """Leading "Title: ...", "Date: ..." lines, as some archives save them."""
    at = 0
    while at < min(len(lines), 12):
        match = _LABELLED.match(lines[at])
        if match is None or (
            at == 0 and match.group(1).lower() not in ("title", "headline", "url", "source", "date", "link")
        ):
            break
        _take_label(match.group(1).lower(), match.group(2).strip(), draft)
        at += 1
    return lines[at:]


def _take_label(label: str, value: str, draft: _Draft) -> None:
    if label in ("title", "headline"):
        draft.title = value
    elif label in ("deck", "subtitle", "summary", "standfirst"):
        draft.deck = value
    elif label in ("by", "byline", "author", "authors"):
        draft.authors += names_in(value)
    elif label in ("date", "published", "updated"):
        _set_date(draft, value, "metadata", modified=label == "updated")
    elif label in ("url", "link"):
        draft.source_url = value
    elif agency_slug(value):
        draft.agency = agency_slug(value)
    else:
        draft.outlet = value


def _set_date(draft: _Draft, words: str, basis: DateBasis, modified: bool = False) -> None:
    stamp = stamp_of(words)
    if stamp and modified:
        draft.modified = draft.modified or stamp.iso()
    elif stamp and draft.date is None:
        draft.date, draft.date_basis = stamp.iso(), basis


def _take_title(lines: list[str], draft: _Draft) -> list[str]:
    if draft.title or not lines:
        return lines
    if len(lines) > 2 and _WIRE_SLUG.fullmatch(lines[0]):
        draft.left_out.append(lines[0])
        lines = lines[1:]
    if len(lines[0]) <= _TITLE_MAX and len(lines) > 1:
        draft.title = lines[0].lstrip("# ").strip()
        return lines[1:]
    sentence = re.split(r"(?<=[.!?])\s", lines[0], maxsplit=1)[0]
    draft.title = sentence if len(sentence) <= 140 else sentence[:137].rsplit(" ", 1)[0] + "…"
    return lines


def _take_captions(lines: list[str], draft: _Draft) -> tuple[list[tuple[int, str]], list[str]]:
    """Captions, each with the number of lines kept behind it: lines that a credit follows, that show it, or that
    stand twice."""
    captions: dict[str, tuple[int, str]] = {}
    kept: list[str] = []
    folded = [fold_words(line) for line in lines]
    for i, line in enumerate(lines):
        slug = agency_slug(line) or (draft.agency if draft.agency and folded[i] == fold_words(draft.agency) else None)
        between_twins = (
            0 < i < len(lines) - 1 and folded[i - 1] == folded[i + 1] and len(line.split()) <= _CREDIT_MAX_WORDS
        )
        if slug or between_twins or is_credit(line):
            draft.agency = draft.agency or slug
            draft.left_out.append(line)
            continue
        words = caption_words(line)
        credited = (
            i + 1 < len(lines) and i < 4 and is_credit(lines[i + 1]) and len(line.split()) >= 4 and i + 2 < len(lines)
        )
        twice = i < 6 and len(folded[i].split()) >= 6 and folded[i] in folded[i + 1 : i + 4]
        if words or credited or twice or folded[i] in captions:
            captions.setdefault(folded[i], (len(kept), words or line))
        else:
            kept.append(line)
    return [(len(kept) - at, words) for at, words in captions.values()], kept


def _take_head_lines(lines: list[str], draft: _Draft) -> list[str]:
    """Bylines and date lines above the text."""
    kept: list[str] = []
    for i, line in enumerate(lines):
        people = people_in_byline(line) if len(kept) <= 1 else None
        if people:
            draft.authors += names_in(people)
            draft.agency = draft.agency or agency_slug(people)
        elif len(kept) <= 1 and i < 5 and date_line(line):
            _set_date(draft, line, "dateline", modified=line.lower().startswith(("updated", "last ", "modified")))
        else:
            kept.append(line)
            continue
        draft.left_out.append(line)
    return kept


def _take_before_dateline(lines: list[str], draft: _Draft) -> list[str]:
    """What stands between the headline and a place line: bylines, and one line that is the deck, with or without an
    end mark.

    Only the first lines are looked at; a text without a place line there is left as it is.
    """
    at = next((i for i, line in enumerate(lines[:_HEAD_LINES]) if _is_dateline(line)), 0)
    head = []
    for line in lines[:at]:
        if _BY_LINE.match(line) and line[-1] not in ".!?":
            draft.authors += names_in(line[2:].strip())
            draft.left_out.append(line)
        else:
            head.append(line)
    if len(head) == 1 and draft.deck is None and len(head[0].split()) <= _DECK_MAX_WORDS:
        draft.deck = head.pop()
    return head + lines[at:]


def _is_dateline(line: str) -> bool:
    stated = date_in_text(line)
    return len(line.split()) > _CREDIT_MAX_WORDS and bool(
        _PLACE_LINE.match(line) or (stated and stated[1] == "dateline")
    )


def _drop_ends(lines: list[str], draft: _Draft) -> list[str]:
    """Without links to other articles, and without the stubs behind the last paragraph."""
    kept = [line for line in lines if not is_related_link(line)]
    draft.left_out += [line for line in lines if is_related_link(line)]
    while len(kept) > 1 and is_stub(kept[-1]):
        draft.agency = draft.agency or agency_slug(kept[-1])
        draft.left_out.append(kept.pop())
    return kept


def _take_above_picture(lines: list[str], draft: _Draft, behind: list[int]) -> list[str]:
    """The one line between the headline and a picture whose caption is printed twice is the deck: so pages put it
    above their first picture. `behind`: the number of lines behind each such caption."""
    alone = len(lines) > 2 and len(lines) - 1 in behind and len(lines[0].split()) <= _DECK_MAX_WORDS
    if not alone or draft.deck or _is_dateline(lines[0]):
        return lines
    draft.deck = lines[0]
    return lines[1:]


def _take_deck(lines: list[str], draft: _Draft, captioned: bool) -> list[str]:
    """The line under the headline, if it is apart from the text: parted by a picture or dates, told again, or
    without an end mark."""
    if draft.deck or len(lines) < 2 or len(lines[0].split()) > _DECK_MAX_WORDS or _PLACE_LINE.match(lines[0]):
        return lines
    first = lines[0]
    again = max((word_share(first, line) for line in lines[1:6] if len(line) < 4 * len(first)), default=0.0)
    bare = first[-1] not in ".!?\"”’'" and len(first.split()) >= 4 and lines[1][-1] in '.!?"”'
    if again >= 0.75 or bare or (captioned and again >= 0.6):
        draft.deck = first
        return lines[1:]
    return lines


def _blocks(captions: list[tuple[int, str]], lines: list[str]) -> tuple[PageBlock, ...]:
    blocks: list[PageBlock] = []
    for i, line in enumerate(lines):
        behind = len(lines) - i
        blocks += [
            PageBlock.plain("caption", words) for at, words in captions if at == behind or (i == 0 and at > behind)
        ]
        head = 0 < i < len(lines) - 1 and is_subhead(line) and not is_subhead(lines[i + 1])
        blocks.append(PageBlock.plain("subhead" if head else "paragraph", line))
    return (*blocks, *(PageBlock.plain("caption", words) for at, words in captions if at == 0))


def _date(draft: _Draft, captions: list[tuple[int, str]], lines: list[str]) -> None:
    if draft.date is None and lines:
        found = date_in_text(lines[0]) or infer_from_text([words for _, words in captions], [draft.deck or "", *lines])
        if found:
            draft.date, draft.date_basis = found[0].isoformat(), found[1]
