"""How the words of an article were read, where that is not plain: notes beside its paragraphs. Never what facts repeat.

Days told by a weekday, spellings of places, other names and bare words for forces, words that guard a blame, numbers
told by a word, a denial in one sentence with a claim, figures that exclude each other. Each is said once, at its
first use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefing.html_marks import Aside, Margin, NameMark
from briefing.knowledge.word_tables import read_words
from briefing.model import Article, Claim, Evidence, Place, ReadDay
from briefing.present.addresses import force_anchor
from briefing.present.anchors import Anchors, first_of_each_wording
from briefing.present.shelf import Shelf
from briefing.present.statements import vague_word
from briefing.present.words import blame_words, join_words, number_words, place_kind, span_words
from briefing.speech import gettext, language, ngettext
from briefing.text import fold

__all__ = ["margin_of", "other_names"]

_NO_LETTER = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W\d_]+")


class _Note(NamedTuple):
    """A sentence on the words at `at`; those of one `about` in one paragraph are told together."""

    at: int
    words: str
    about: tuple[str, str] = ("", "")


def margin_of(article: Article, shelf: Shelf, anchors: Anchors) -> Margin:
    """Explained names and notes of an article's text, in its order; the headline and the deck have none."""
    names = tuple(_name_marks(article, shelf))
    start = len(article.deck or "")
    notes = [
        *_days(article.facts.days, start),
        *_places(article),
        *_forces(article),
        *_blame(article, anchors),
        *_vague(article.facts.claims),
        *_denials(article.facts.claims, anchors),
        *_disagreements(article, shelf),
    ]
    body = sorted((note for note in notes if note.at >= start), key=lambda note: note.at)
    return Margin(names, tuple(Aside(at, words) for at, words in _told(article, body)), language())


def _told(article: Article, notes: Iterable[_Note]) -> Iterator[tuple[int, str]]:
    """The notes as sentences, those on one force in one paragraph as one: "“soldiers” and “army” are read as ..."."""
    blocks = [block.start for block in article.document.blocks]
    found: dict[tuple[object, ...], list[_Note]] = {}
    for note in notes:
        paragraph = sum(start <= note.at for start in blocks)
        found.setdefault((paragraph, *note.about) if note.about[0] else (note,), []).append(note)
    for same in found.values():
        kind, meaning = same[0].about
        if not kind:
            yield same[0].at, same[0].words
            continue
        words = join_words(f"“{note.words}”" for note in same)
        told = ngettext("%(words)s is read as %(meaning)s.", "%(words)s are read as %(meaning)s.", len(same))
        yield same[0].at, told % {"words": words, "meaning": meaning}


# --- days ----------------------------------------------------------------------------------------------------------


def _days(days: Iterable[ReadDay], start: int) -> Iterator[_Note]:
    told: set[tuple[object, ...]] = set()
    for day in days:
        key = (fold(day.words), day.low, day.high, day.rule)
        if day.start < start or key in told:
            continue
        # The rule for weekdays is told with the first of them.
        first = day.rule == "weekday" and "weekday" not in {rule for *_, rule in told}
        told.add(key)
        yield _Note(day.start, _day_note(day, first))


def _day_note(day: ReadDay, first: bool) -> str:
    words = {"words": day.words, "day": span_words(day.low, day.high)}
    if first:
        return gettext("“%(words)s” is read as %(day)s: the last such day up to publication.") % words
    return gettext("“%(words)s” is read as %(day)s.") % words


# --- names ---------------------------------------------------------------------------------------------------------


def _letters(words: str) -> str:
    return _NO_LETTER.sub("", fold(words)).removesuffix("s")


def _says_it(words: str, name: str) -> bool:
    """Whether the words are the name, or hold it: "the Islamic State group"."""
    return _letters(name) in _letters(words)


def _first_in_body(items: Iterable[Evidence]) -> list[Evidence]:
    return list(first_of_each_wording(e for e in items if e.part in ("body", "caption")))


def _places(article: Article) -> Iterator[_Note]:
    shared: dict[str, set[str]] = {}
    for place in article.facts.places:
        for item in place.evidence:
            shared.setdefault(_letters(item.quote), set()).add(place.id)
    for place in article.facts.places:
        for item in _first_in_body(place.evidence):
            # Letters alone would not do: "Deir Ezzor" has those of Deir ez-Zor.
            if fold(place.name) not in fold(item.quote) or len(shared[_letters(item.quote)]) > 1:
                yield _Note(item.start, item.quote, ("place", _place_words(place)))


def _place_words(place: Place) -> str:
    return gettext("%(place)s (%(kind)s)") % {"place": place.name, "kind": place_kind(place.kind)}


def _forces(article: Article) -> Iterator[_Note]:
    for force in article.facts.forces:
        for item in _first_in_body(force.evidence):
            if not _shares_a_word(item.quote, force.name):
                yield _Note(item.start, item.quote, ("force", force.name))


# Words that many forces share say nothing of which of them is meant.
_OF_ANY = frozenset({"forces", "force", "armed", "army", "troops", "group", "the", "of", "and"})


def _shares_a_word(words: str, name: str) -> bool:
    """Whether a word of the name tells already who is meant: "Russian helicopters", "coalition aircraft"."""
    meant = {_letters(w) for w in _WORD.findall(name) if fold(w) not in _OF_ANY}
    return _says_it(words, name) or any(_letters(w) in meant for w in _WORD.findall(words))


def other_names(article: Article, shelf: Shelf, id: str) -> tuple[Evidence, ...]:
    """Where the article first writes each other name of a force, "Daesh"; bare words ("the army") are no names."""
    group = shelf.actors.get(id)
    force = next((f for f in article.facts.forces if f.id == id), None)
    if group is None or force is None:
        return ()
    known = {_letters(alias) for alias in group.aliases}
    found = (item for item in first_of_each_wording(force.evidence) if item.quote[:1].isupper())
    return tuple(e for e in found if not _says_it(e.quote, force.name) and _letters(e.quote) in known)


def _name_marks(article: Article, shelf: Shelf) -> Iterator[NameMark]:
    """The first mention of each other name in the body; no two overlap."""
    start, end, number = len(article.deck or ""), -1, 0
    found = [
        (item, force)
        for force in article.facts.forces
        for item in _first_in_body(e for o in other_names(article, shelf, force.id) for e in _same(o, force.evidence))
    ]
    for item, force in sorted(found, key=lambda pair: pair[0].start):
        if item.start < max(start, end):
            continue
        end, number = item.end, number + 1
        told = gettext("here: %(force)s") % {"force": force.name}
        yield NameMark(item.start, item.end, f"alias-{number}", f"#{force_anchor(force.id)}", told)


def _same(wording: Evidence, items: Iterable[Evidence]) -> Iterator[Evidence]:
    return (e for e in items if e.quote.casefold() == wording.quote.casefold())


# --- claims --------------------------------------------------------------------------------------------------------


def _blame(article: Article, anchors: Anchors) -> Iterator[_Note]:
    """The words for which a blame is recorded as less than told: "believed", "allegedly", "denied"."""
    table = read_words()
    guards = {"suspected": table.suspect, "alleged": table.accuse, "denied": table.deny}
    told: set[tuple[str, str]] = set()
    for claim in article.facts.claims:
        for item in (e for e in claim.evidence if e.part != "headline"):
            start, end = anchors.sentence(item)
            word = _first_word(article.document.text, start, end, guards.get(claim.blame or "", ()))
            if word and (claim.blame or "", word[1]) not in told:
                told.add((claim.blame or "", word[1]))
                words = {"words": word[1], "how": blame_words(claim.blame)}
                yield _Note(word[0], gettext("“%(words)s”: blame is recorded as %(how)s.") % words)
                break


def _first_word(text: str, start: int, end: int, wanted: Iterable[str]) -> tuple[int, str] | None:
    words = frozenset(wanted)
    found = (m for m in _WORD.finditer(text, start, end) if fold(m.group()) in words)
    return next(((m.start(), m.group()) for m in found), None)


def _vague(claims: Iterable[Claim]) -> Iterator[_Note]:
    """Numbers told by a word, by the rule for that word: "dozens" is 24 or more."""
    told: set[str] = set()
    for claim in claims:
        item = next((e for e in claim.evidence if e.part in ("body", "caption")), None)
        if claim.form != "vague" or claim.min is None or item is None:
            continue
        word = vague_word(claim)
        words = {"words": word or claim.as_written, "number": number_words(claim.min)}
        if fold(words["words"]) in told:
            continue
        told.add(fold(words["words"]))
        note = gettext("“%(words)s” is read as %(number)s or more.")
        bare = gettext("“%(words)s”, without a number, is read as %(number)s or more.")
        yield _Note(item.start, (note if word else bare) % words)


def _denials(claims: Iterable[Claim], anchors: Anchors) -> Iterator[_Note]:
    """Sentences that deny one harm and claim another."""
    by_sentence: dict[tuple[int, int], list[Claim]] = {}
    for claim in claims:
        for item in (e for e in claim.evidence if e.part != "headline"):
            by_sentence.setdefault(anchors.sentence(item), []).append(claim)
    for (start, _), here in by_sentence.items():
        denied = [c for c in here if c.blame == "denied" or c.max == 0]
        if denied and len(denied) < len(here):
            yield _Note(start, gettext("A denial and a claim in one sentence are kept as two facts."))


def _disagreements(article: Article, shelf: Shelf) -> Iterator[_Note]:
    for found in shelf.contradictions_of.get(article.slug, ()):
        pair = sorted((e for e in (found.first_evidence, found.second_evidence)), key=lambda e: e.start)
        if any(item.part == "headline" for item in pair):
            continue
        words = {"one": pair[0].quote, "other": pair[1].quote}
        note = gettext("“%(one)s” and “%(other)s” are shown as a disagreement, not averaged.")
        yield _Note(pair[1].start, note % words)
