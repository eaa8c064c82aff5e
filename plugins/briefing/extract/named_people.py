"""People by name, title or age: "Commander Fayez Jan", "32-year-old journalist Imre Toth"."""

from __future__ import annotations

from briefing.extract.noun_heads import find_head
from briefing.extract.numerals import is_number_word
from briefing.extract.people_phrases import Reading, VictimPhrase

__all__ = ["aged_person", "named_person", "past_age", "with_name"]

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
    j, status = i, "undetermined"
    titled = False
    group: str | None = None
    while j < end and (norms[j] in words.titles or (j > i and norms[j] == "." and titled)):
        noun = words.victims.get(norms[j])
        status, group = (noun.status, noun.group) if noun is not None else (status, group)
        titled, j = True, j + 1
    start = j
    while (
        j < end
        and tokens[j].text[0].isupper()
        and norms[j] not in words.not_names
        and norms[j] not in words.harm  # "Bombs Kill 50"
        and len(norms[j]) > 1
    ):
        noun = words.victims.get(norms[j])
        if noun is not None:
            return None
        harm = words.harm.get(norms[j])
        if harm is not None and harm.form in ("s", "ed", "ing"):
            break  # "Army Ambush Kills 14", in capitals
        j += 1
        while j + 1 < end and (norms[j] == "-" or norms[j] in _PARTICLES):
            hyphen = norms[j] != "-" and norms[j + 1] == "-"  # "al-Attar"
            if j + hyphen + 1 >= end or not tokens[j + hyphen + 1].text[0].isalpha():
                break
            j += 1 + (norms[j] == "-" or hyphen)
    if j - start < (1 if titled else 2) or (
        norms[i] in ("first", "staff", "student", "private", "general") and j - start < 2
    ):
        return None
    if j < end and (norms[j] in ("'s", "'") or (norms[j] in words.victims and not words.victims[norms[j]].demonym)):
        return None
    if tokens[start].text.isupper() and len(tokens[start].text) > 1:
        return None
    phrase = VictimPhrase(
        i, j, j, 1, 1, "exact", "named", head=norms[j - 1], group=group, definite=True, name=norms[j - 1]
    )
    return phrase._replace(status=status, known=titled)  # type: ignore[arg-type]
