"""Phrases for people who may be harmed: "at least 12 members of the guard", "a 10-year-old girl", "seven others".

A phrase is found from its left edge (number, article or name); what it counts is decided by its head noun.
"""

from __future__ import annotations

from functools import cache

from briefing.extract.named_people import aged_person, named_person, past_age, with_name
from briefing.extract.noun_heads import (
    ATTRIBUTIVE,
    BE,
    HAVE,
    PREPOSITIONS,
    PUNCTUATION,
    SINGLE,
    STOP,
    Head,
    Reading,
    VictimPhrase,
    absorbed,
    find_head,
    noun_at,
)
from briefing.extract.numerals import NUMBER_WORDS, UNITS, is_number_word
from briefing.extract.small_words import PARTED, SUFFERS
from briefing.knowledge.word_tables import VictimNoun, WordTables
from briefing.model import QuantityMention

__all__ = [
    "BE", "HAVE", "PREPOSITIONS", "Reading", "VictimPhrase", "phrase_starters", "read_elided", "read_phrase",
    "read_pronoun", "read_titled",
]  # fmt: skip

_POSSESSIVES = frozenset({"his", "her", "their", "my", "our"})
_DEFINITE = frozenset({"the", "these", "those"})
_ORDINALS = frozenset(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"])
_MANY = frozenset({"family", "crew"})
_KIN = frozenset({"family", "families", "friends", "relatives", "colleagues", "parents"})
_TITLE_REACH = 7
_ENDS = (["was"], ["died"], ["perished"])
_HURT = frozenset({"killed", "wounded", "injured", "captured", "arrested"})
_SHARES = frozenset({"percent", "%", "thirds", "half", "quarter", "cent", "most", "much"})
_PRONOUNS = frozenset(["them", "whom", "those", "us", "which"])


@cache
def phrase_starters(words: WordTables) -> frozenset[str]:
    """The lower-case words that a phrase for people or a word of harm can begin with."""
    return frozenset(
        {
            *SINGLE,
            *_DEFINITE,
            *SUFFERS,
            *PARTED,
            "him",
            "her",
            *words.victims,
            *words.compound_heads,
            *words.harm,
            *words.phrases,
        }
        | NUMBER_WORDS
    )


def read_phrase(text: Reading, i: int, end: int) -> VictimPhrase | None:
    """The phrase that begins at token i of a sentence that ends before `end`; None where none does."""
    count = text.counts.get(i)
    if count is not None:
        return _counted(text, count, end)
    word = text.norms[i]
    if word == "another" and _stands_before_harm(text, i + 1, end):
        return VictimPhrase(i, i + 1, i + 1, 1, 1, "exact", "bare", head="others")
    if word in SINGLE or word in _DEFINITE:
        return _described(text, i, end)
    if word[0].isdecimal() or is_number_word(word):
        return aged_person(text, i, end)
    if text.tokens[i].text[0].isupper():
        named = read_titled(text, i, end) or named_person(text, i, end)
        if named is not None:
            return named
    if word not in text.words.victims and word not in text.words.compound_heads:
        return None
    noun = noun_at(text, i, end)
    if noun is not None and not noun[0].plural and noun[1] < end and text.tokens[noun[1]].text[0].isupper():
        named = read_titled(text, i, end)  # "soldier Jose Mario Diaz", where no article stands
        if named is not None and named.first == i:
            return named
    if noun is not None and noun[0].plural and _bare_plural_allowed(text, i):
        return _finish(text, VictimPhrase(i, noun[1], noun[1], 2, None, "vague", "plural"), noun, end)
    return None


def _stands_before_harm(text: Reading, i: int, end: int) -> bool:
    """ "one was killed and another injured", "another was wounded": the noun is left out."""
    start = i
    while i < end and text.norms[i] in BE:
        i += 1
    harm = text.words.harm.get(text.norms[i]) if i < end else None
    after = text.norms[i + 1] if i + 1 < end else "."
    free = i > start or after in PREPOSITIONS or after in PUNCTUATION
    return harm is not None and harm.form == "ed" and free


def read_elided(text: Reading, before: VictimPhrase, i: int, end: int) -> VictimPhrase | None:
    """ "his wife and son", "a man and woman": a noun that shares the determiner of the phrase before "and"."""
    shares = before.kind == "single" and not before.name and text.norms[before.first] in SINGLE
    if not shares or text.norms[before.reach : i] not in (["and"], [","], [",", "and"]):
        return None
    noun = noun_at(text, i, end)
    if noun is None or noun[0].plural or noun[0].demonym:
        return None
    family = text.norms[before.first] in _POSSESSIVES or text.norms[i] in ("woman", "girl", "boy")
    base = VictimPhrase(i, noun[1], noun[1], 1, 1, "exact", "single")
    return _finish(text, base, noun, end) if family else None


def read_pronoun(text: Reading, i: int) -> VictimPhrase | None:
    """ "killing him", "he was killed": one person told of before."""
    if text.norms[i] in ("he", "she"):
        after = text.norms[i + 1 : i + 2]
        return (
            VictimPhrase(i, i + 1, i + 1, 1, 1, "exact", "single", head="he", definite=True) if after in _ENDS else None
        )
    if text.norms[i] == "him" or (
        text.norms[i] == "her" and text.norms[i + 1 : i + 2] in ([","], ["."], ["and"], ["in"], ["at"], ["on"])
    ):
        return VictimPhrase(i, i + 1, i + 1, 1, 1, "exact", "single", head="him", definite=True)
    return None


def _no_noun(text: Reading, i: int, reach: int) -> bool:
    """Whether no noun for people stands in the next words: told at once, before they are read one by one."""
    return _noun_words(text.words).isdisjoint(text.norms[i : i + reach])


@cache
def _noun_words(words: WordTables) -> frozenset[str]:
    return words.compound_heads | words.victims.keys()


def read_titled(text: Reading, i: int, end: int, name: bool = True) -> VictimPhrase | None:
    """ "Taliban leader Mullah Omar Shah", "army chief Jonas Petit": a noun without article before a name.

    With `name` false also without one, as headlines have it: "kills Hezbollah commander".
    """
    if _no_noun(text, i, _TITLE_REACH):
        return None
    found = find_head(text, i, min(end, i + _TITLE_REACH), singular=True)
    if found is None or found.noun is None or found.noun.plural or found.noun.demonym:
        return None
    if name and (found.last >= end or not text.tokens[found.last].text[0].isupper()):
        return None
    if not name and found.last < end and text.norms[found.last] in text.words.says:
        return None  # "20 others wounded Al-Manar correspondent reported"
    phrase = found.of(text, VictimPhrase(i, found.last, found.last, 1, 1, "exact", "single", definite=name), end)
    named = with_name(text, phrase._replace(kind="single"), end)
    return named if named.name or not name else None


def _bare_plural_allowed(text: Reading, i: int) -> bool:
    if i and (text.norms[i - 1][0].isdecimal() or is_number_word(text.norms[i - 1])):
        return False  # a number that is no count: "an average of 20 miners a day"
    return text.norms[i] not in ("forces", "chief", "native", "human", "general", "private", "major", "head")


def _counted(text: Reading, count: QuantityMention, end: int) -> VictimPhrase | None:
    norms = text.norms
    before = norms[max(0, count.first - 6) : count.first]
    if "of" in before and any(w in _SHARES for w in before[: before.index("of")]):
        return None  # "90 percent of its 2.3 million people"
    base = VictimPhrase(count.first, count.last, count.last, count.low, count.high, count.form, "bare")
    if before[-2:] in (["of", "which"], ["of", "whom"]):
        base = base._replace(of_all=True)  # "150 people, of whom 33 were minors"
    i = count.last
    if i >= end:
        return base if norms[i - 1] != "both" else None
    if norms[i] == "of" and i + 1 < end:
        return _part(text, base, i + 1, end)
    while i < end and norms[i] in ("more", "additional", "further", "other", "such"):
        i += 1
    i = _past_quote(norms, i)
    found = find_head(text, i, end, many=(count.low or count.high or 2) > 1)
    many = (count.low or count.high or 2) > 1
    if (
        many
        and found is not None
        and found.noun is not None
        and not found.noun.plural
        and found.last == i + 1
        and not (found.last < end and norms[found.last] in BE | HAVE | _HURT)
    ):
        return base  # "kills 10: governor", where the colon was lost
    if found is not None:
        return _with_second_head(text, found.of(text, base, end), end)
    after = norms[i] if i < end else "."
    if i > count.last or after == "others":
        return base._replace(last=i, reach=i, head="others")
    return base if _stands_alone(text, i, end) else None


def _past_quote(norms: list[str], i: int) -> int:
    """Past the mark that opens before a noun: 50 "terrorists"."""
    return i + (norms[i : i + 1] in (['"'], ["“"]) and norms[i + 2 : i + 3] in (['"'], ["”"]))


def _with_second_head(text: Reading, phrase: VictimPhrase, end: int) -> VictimPhrase:
    """ "eight soldiers and civilians": two plural nouns under one number; of two kinds they are mixed."""
    i = phrase.last
    if i + 1 >= end or text.norms[i] not in ("and", "or") or i + 1 in text.counts:
        return phrase
    noun = noun_at(text, i + 1, end)
    if noun is None or not noun[0].plural or noun[0].demonym:
        return phrase
    kinds = {phrase.status, noun[0].status}
    status = phrase.status if len(kinds) == 1 else "mixed" if kinds == {"civilian", "combatant"} else "undetermined"
    group = phrase.group if phrase.group == noun[0].group else None
    return phrase._replace(last=noun[1], reach=absorbed(text, noun[1], end), status=status, group=group)


def _stands_alone(text: Reading, i: int, end: int) -> bool:
    """Whether what follows a bare number lets it stand for people: "killed 12 in", "12 were", "12 wounded"."""
    word = text.norms[i]
    if word in STOP or word in PUNCTUATION or i in text.counts:
        return True
    harm = text.words.harm.get(word)
    chained = harm is not None and i > 1 and text.norms[i - 2] in text.words.harm  # "Kill 50 Injure Dozens"
    return (
        (harm is not None and (harm.form in ("ed", "state", "ing") or chained))
        or word == "&"
        or word in text.words.phrases
        or (word in ("confirmed", "presumed", "believed") and text.norms[i + 1 : i + 2] == ["dead"])
        or word in ("reportedly", "still", "died", "killed", "a", "an")  # "rose to 112 a monitor said": a lost comma
    )


def _part(text: Reading, base: VictimPhrase, i: int, end: int) -> VictimPhrase | None:
    """What follows "three of": them, the 12 wounded, his sons, the soldiers; "dozens of people" is a plain count."""
    norms = text.norms
    if norms[i] in _PRONOUNS:
        return base._replace(last=i + 1, reach=i + 1, head="them", of_all=True, kind="counted")
    if base.low == base.high == 1 and i in text.counts:
        many = _counted(text, text.counts[i], end)
        after = norms[many.reach] if many is not None and many.reach < end else "."
        if many is not None and (after in text.words.harm or after == "who"):
            return many._replace(first=base.first)  # "one of four men killed": the four
    if norms[i] in (*_DEFINITE, *SINGLE, "these", "those"):
        inner = text.counts.get(i + 1)
        if inner is not None or (
            norms[i + 1 : i + 2] and norms[i + 1] in ATTRIBUTIVE | {"victims", "dead", "casualties"}
        ):
            last = min(end, i + 2 if inner is None else inner.last + 1)
            return base._replace(last=i + 1, reach=last, head="them", of_all=True, kind="counted")
        found = find_head(text, i + 1, end)
        whole = norms[i] in ("the", "those", "these")
        return found.of(text, base, end)._replace(of_all=whole) if found else None
    i = _past_quote(norms, i)
    owned = next((k for k in range(i + 1, min(end, i + 4)) if k in text.counts and norms[k - 1] in ("'s", "'")), None)
    if owned is not None:  # "1.5 million of Gaza's 2.3 million residents": the first number
        i = text.counts[owned].last
    found = find_head(text, i, end)
    return found.of(text, base, end) if found is not None else None


def _finish(text: Reading, phrase: VictimPhrase, noun: tuple[VictimNoun, int], end: int) -> VictimPhrase:
    return phrase._replace(
        head=text.norms[noun[1] - 1],
        status=noun[0].status,
        group=noun[0].group,
        reach=absorbed(text, noun[1], end),
    )


def _describes(text: Reading, i: int, end: int) -> bool:
    """Whether a people's name that ends before token i is an adjective: neither a stop nor a verb follows."""
    return i < end and text.norms[i] not in PUNCTUATION and text.norms[i] not in BE and text.norms[i] != "who"


def _describes_thing(text: Reading, found: Head, end: int) -> bool:
    """Whether a people's name only describes a thing: "a Syrian gas field"."""
    i = found.last
    while i < end and text.tokens[i].text.islower() and text.norms[i] not in STOP and text.norms[i] not in PUNCTUATION:
        i += 1
    return i > found.last and text.norms[i - 1] in text.words.things


def _third_person(text: Reading, i: int, j: int, end: int) -> bool:
    """ "wounded a third", "a third was wounded": the ordinal that ends before token j stands for a person."""
    after = text.norms[j] if j < end else "."
    told = i > 0 and text.norms[i - 1] in text.words.harm and (after in PREPOSITIONS or after in PUNCTUATION)
    return told or after in BE


def _is_minor(text: Reading, i: int) -> bool:
    word = text.norms[i]
    return (word in UNITS and UNITS[word] < 18) or (word.isdecimal() and int(word) < 18)


def _group_of(text: Reading, phrase: VictimPhrase, end: int) -> VictimPhrase | None:
    """ "a family of six" is six people; "a family" is some."""
    count = text.counts.get(phrase.last + 1) if text.norms[phrase.last : phrase.last + 1] == ["of"] else None
    if count is None or count.last > end:
        return phrase._replace(kind="plural", low=2, high=None, form="vague")
    return phrase._replace(
        last=count.last,
        reach=max(count.last, phrase.reach),
        low=count.low,
        high=count.high,
        form=count.form,
        kind="counted",
    )


def _described(text: Reading, i: int, end: int) -> VictimPhrase | None:
    """ "a 10-year-old girl", "his wife", "the commander", "a second soldier"; "the soldiers" is unnumbered."""
    definite = text.norms[i] in _DEFINITE
    j = i + 1
    if j < end and definite and text.norms[j].endswith(("teenth", "ieth")):
        return None
    if j < end and text.norms[j] in _ORDINALS:
        definite, j = False, j + 1
        if text.norms[i] == "a" and _third_person(text, i, j, end):
            return VictimPhrase(i, j, j, 1, 1, "exact", "bare", head="others")  # "wounded a third"
    if j in text.counts:  # "his two sons", "the 12 hostages"
        counted = _counted(text, text.counts[j], end)
        return counted._replace(first=i, definite=definite) if counted is not None else None
    if j < end and text.norms[j] in ("other", "others"):
        return None
    age = j
    j, aged = past_age(text, j, end)
    minor = aged and _is_minor(text, age)
    if (
        minor
        and j < end
        and (text.norms[j] in BE | HAVE | PREPOSITIONS | PUNCTUATION or text.norms[j] in text.words.harm)
    ):
        return VictimPhrase(i, j, j, 1, 1, "exact", "single", "old", "civilian", "children")  # "a 14-year-old was shot"
    if _no_noun(text, j, 10):
        return None
    found = find_head(text, j, end)
    if found is None or found.noun is None:
        return None
    if definite and found.noun.demonym and not found.noun.plural and _describes(text, found.last, end):
        return None  # "since the Russian full-scale invasion"
    if not definite and found.noun.demonym and _describes_thing(text, found, end):
        return None  # "captured a Syrian gas field"
    base = VictimPhrase(i, found.last, found.last, 1, 1, "exact", "single", definite=definite)
    phrase = found.of(text, base, end)
    if minor and phrase.status == "undetermined":
        phrase = phrase._replace(status="civilian", group="children")
    if phrase.head in _MANY and not found.noun.plural:
        return _group_of(text, phrase, end)
    if phrase.head in _KIN and text.norms[found.last : found.last + 2] == ["of", "those"]:
        return None  # "the families of those killed"
    if phrase.head == "head" and text.norms[found.last : found.last + 1] != ["of"]:
        return None  # "it hurt my head"
    if found.noun.plural:
        if text.norms[i] in ("a", "an", "another", "one"):
            return None
        return phrase._replace(kind="plural", low=2, high=None, form="vague")
    if phrase.head == "couple":
        return phrase._replace(kind="counted", low=2, high=2)
    return with_name(text, phrase._replace(kind="single", definite=definite and not aged), end)
