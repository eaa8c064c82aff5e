"""People by name, title or age: "Commander Fayez Jan", "32-year-old journalist Imre Toth"."""

from __future__ import annotations

from briefing.extract.counts.numerals import is_number_word
from briefing.extract.harm.noun_heads import find_head
from briefing.extract.harm.people_phrases import Reading, VictimPhrase
from briefing.model import Victim

__all__ = ["aged_person", "named_person", "past_age", "with_name"]

_NO_TITLES = frozenset({"first", "staff", "student", "private", "general"})  # with one word only
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "abu", "de", "del", "van"})
_AGE_WORDS = frozenset({
    "year", "years", "month", "months", "day", "days", "week", "weeks", "-", "old", "and", "half",
})  # fmt: skip


def with_name(text: Reading, phrase: VictimPhrase, end: int) -> VictimPhrase:
    """Takes in a name right after the noun: "the commander Fayez Jan", "a nurse, Ida Lund,"."""
    j = phrase.last
    start = j + (j < end and text.norms[j] == ",")
    k = start
    while (
        k < end
        and text.tokens[k].text[0].isupper()
        and text.norms[k] not in text.words.not_names
        and text.norms[k] not in text.words.victims
    ):
        k += 1
    if k == start or (start > j and (k - start < 2 or k >= end or text.norms[k] != ",")):
        return phrase
    return phrase._replace(reach=max(k, phrase.reach), name=text.norms[k - 1])


def aged_person(text: Reading, i: int, end: int) -> VictimPhrase | None:
    """ "32-year-old journalist Imre Toth", "15-year-old Sara Levi": an age stands for the article."""
    j, aged = past_age(text, i, end)
    if not aged or j >= end:
        return None
    named = named_person(text, j, end) if text.tokens[j].text[0].isupper() else None
    if named is not None:
        return named._replace(first=i, known=True)
    found = find_head(text, j, end, singular=True)
    if found is None or found.noun is None or found.noun.plural:
        return None
    phrase = found.of(text, VictimPhrase(i, found.last, found.last, 1, 1, "exact", "single"), end)
    return with_name(text, phrase._replace(kind="single"), end)


def past_age(text: Reading, i: int, end: int) -> tuple[int, bool]:
    """Past "10-year-old" or "ten year old"; the token after it, and whether there was one."""
    norms = text.norms
    for k in range(i, min(end, i + 7)):
        word = norms[k]
        if word == "old" and k > i and any(w.startswith(("year", "month", "day", "week")) for w in norms[i:k]):
            return k + 1, True
        if word not in _AGE_WORDS and not is_number_word(word):
            break
    return i, False


def named_person(text: Reading, i: int, end: int) -> VictimPhrase | None:
    """A person's name of two words or more, or a title and a name."""
    norms, tokens, words = text.norms, text.tokens, text.words
    start, status, group = _past_titles(text, i, end)
    titled = start > i
    j = _past_name(text, start, end)
    if j is None or j - start < (1 if titled else 2) or (norms[i] in _NO_TITLES and j - start < 2):
        return None
    if j < end and (norms[j] in ("'s", "'") or (norms[j] in words.victims and not words.victims[norms[j]].demonym)):
        return None
    if tokens[start].text.isupper() and len(tokens[start].text) > 1:
        return None
    return VictimPhrase(
        i, j, j, 1, 1, "exact", "named", norms[j - 1], status, group, definite=True, name=norms[j - 1], known=titled
    )


def _past_titles(text: Reading, i: int, end: int) -> tuple[int, Victim, str | None]:
    """The token after the titles from token i on, and what they tell of the person."""
    norms, words = text.norms, text.words
    status: Victim = "undetermined"
    group: str | None = None
    j = i
    while j < end and (norms[j] in words.titles or (j > i and norms[j] == ".")):
        noun = words.victims.get(norms[j])
        status, group = (noun.status, noun.group) if noun is not None else (status, group)
        j += 1
    return j, status, group


def _past_name(text: Reading, j: int, end: int) -> int | None:
    """The token after the capitalised words from token j on; None where one of them is a noun for people."""
    norms, tokens, words = text.norms, text.tokens, text.words
    while (
        j < end
        and tokens[j].text[0].isupper()
        and norms[j] not in words.not_names
        and norms[j] not in words.harm  # "Bombs Kill 50"
        and len(norms[j]) > 1
    ):
        if norms[j] in words.victims:
            return None
        j += 1
        while j + 1 < end and (norms[j] == "-" or norms[j] in _PARTICLES):
            hyphen = norms[j] != "-" and norms[j + 1] == "-"  # "al-Attar"
            if j + hyphen + 1 >= end or not tokens[j + hyphen + 1].text[0].isalpha():
                break
            j += 1 + (norms[j] == "-" or hyphen)
    return j
