"""Phrases for people who may be harmed: "at least 12 members of the border guard", "a 10-year-old girl", "seven others".

A phrase is found from its left edge (number, article or name); what it counts is decided by its head noun.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefing.extract.quantities import is_number_word
from briefing.knowledge.word_tables import HarmWord, VictimNoun, WordTables
from briefing.model import Form, PhraseKind, QuantityMention, Token, Victim

__all__ = ["BE", "HAVE", "PREPOSITIONS", "Reading", "VictimPhrase", "read_phrase", "read_pronoun", "read_titled"]

BE = frozenset("was were been being are is be get gets got getting were's wasnt werent remain remains remained".split())
HAVE = frozenset("has have had having".split())
PREPOSITIONS = frozenset(
    "in on at by from with for to into near against between during after before under over through across around outside inside within without since"
    " until along amid despite among amongst behind beyond toward towards via per alongside upon off above below against about following because".split()
)
_STOP = PREPOSITIONS | BE | HAVE | frozenset(
    "of that which who whom whose when while where as but if than then said says say told reported according also not were did does do will would could"
    " may might can should must including include includes included he she they it we i you him them us there here this these those and or nor so because"
    " although though however mostly mainly at least too yesterday today tonight overnight monday tuesday wednesday thursday friday saturday sunday".split()
)  # fmt: skip
_PUNCTUATION = frozenset({*".,;:!?()[]{}—–…/|\"“”", "--"})
_SINGLE = frozenset("a an another one his her their its our my".split())
_DEFINITE = frozenset({"the", "these", "those"})
_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())
_AGE_WORDS = frozenset("year years month months day days week weeks - old and half".split())
_PRONOUNS = frozenset("them whom those us which".split())
_OTHERS = frozenset("others more other another additional further".split())
_ATTRIBUTIVE = frozenset("wounded injured dead missing captured detained displaced kidnapped abducted slain arrested imprisoned".split())
_MAX_MODIFIERS = 8


@dataclass(frozen=True, slots=True)
class Reading:
    """What the phrase grammar reads from: tokens, their folded words, the counts by first token, the tables."""

    tokens: tuple[Token, ...]
    norms: list[str]
    counts: Mapping[int, QuantityMention]
    words: WordTables


@dataclass(frozen=True, slots=True)
class VictimPhrase:
    """People in one phrase. `last` ends the head noun, `reach` also what is absorbed after it ("of the border guard").

    `of_all`: it is a part of something ("three of them", "three of the 12 wounded"). `harm`: the head tells the harm
    itself ("12 deaths") or an adjective does ("30 wounded soldiers"); None: somebody else must.
    """

    first: int
    last: int
    reach: int
    low: int | None
    high: int | None
    form: Form
    kind: PhraseKind
    head: str = ""
    status: Victim = "undetermined"
    group: str | None = None
    definite: bool = False
    of_all: bool = False
    harm: HarmWord | None = None
    name: str = ""  # the last word of a person's name in the phrase
    known: bool = True  # False: the head is no noun of the tables; only words that need a person make it one


def read_phrase(text: Reading, i: int, end: int) -> VictimPhrase | None:
    """The phrase that begins at token i of a sentence that ends before `end`; None where none does."""
    count = text.counts.get(i)
    if count is not None:
        return _counted(text, count, end)
    word = text.norms[i]
    if word in _SINGLE or word in _DEFINITE:
        return _described(text, i, end)
    if is_number_word(word):
        return _aged(text, i, end)
    if text.tokens[i].text[0].isupper():
        named = read_titled(text, i, end) or _named(text, i, end)
        if named is not None:
            return named
    noun = _noun_at(text, i, end)
    if noun is not None and noun[0].plural and _bare_plural_allowed(text, i):
        return _finish(text, VictimPhrase(i, noun[1], noun[1], 2, None, "vague", "plural"), noun, end)
    return None


def read_pronoun(text: Reading, i: int) -> VictimPhrase | None:
    """ "killing him": one person told of before."""
    if text.norms[i] == "him" or (text.norms[i] == "her" and text.norms[i + 1 : i + 2] in ([","], ["."], ["and"], ["in"], ["at"], ["on"])):
        return VictimPhrase(i, i + 1, i + 1, 1, 1, "exact", "single", head="him", definite=True)
    return None


def read_titled(text: Reading, i: int, end: int, name: bool = True) -> VictimPhrase | None:
    """ "Taliban leader Mullah Omar Shah", "army chief Jonas Petit": a noun without article before a name.

    With `name` false also without one, as headlines have it: "kills Hezbollah commander".
    """
    found = _head(text, i, min(end, i + 5), singular=True)
    if found is None or found.noun is None or found.noun.plural or found.noun.demonym:
        return None
    if name and (found.last >= end or not text.tokens[found.last].text[0].isupper()):
        return None
    phrase = found.of(text, VictimPhrase(i, found.last, found.last, 1, 1, "exact", "single", definite=name), end)
    named = _with_name(text, replace(phrase, kind="single"), end)
    return named if named.name or not name else None


def _bare_plural_allowed(text: Reading, i: int) -> bool:
    return text.norms[i] not in ("forces", "chief", "native", "human", "general", "private", "major", "head")


def _noun_at(text: Reading, i: int, end: int) -> tuple[VictimNoun, int] | None:
    """The victim noun at token i and the token after it; compounds first."""
    norms = text.norms
    word = norms[i]
    if word in text.words.compound_heads:
        for size in (3, 2):
            noun = text.words.victim_compounds.get(tuple(norms[i : i + size])) if i + size <= end else None
            if noun is not None:
                return noun, i + size
    noun = text.words.victims.get(word)
    if noun is None:
        return None
    if noun.demonym and not text.tokens[i].text[0].isupper():
        return None
    return noun, i + 1


# --- counted --------------------------------------------------------------------------------------------------------


def _counted(text: Reading, count: QuantityMention, end: int) -> VictimPhrase | None:
    norms = text.norms
    before = norms[max(0, count.first - 6) : count.first]
    if "of" in before and any(w in ("percent", "%", "thirds", "half", "quarter", "cent") for w in before[: before.index("of")]):
        return None  # "90 percent of its 2.3 million people"
    base = VictimPhrase(count.first, count.last, count.last, count.low, count.high, count.form, "bare")
    i = count.last
    if i >= end:
        return base if norms[i - 1] != "both" else None
    if norms[i] == "of" and i + 1 < end:
        return _part(text, base, i + 1, end)
    while i < end and norms[i] in ("more", "additional", "further", "other", "such"):
        i += 1
    found = _head(text, i, end, many=(count.low or count.high or 2) > 1)
    if found is not None:
        return found.of(text, base, end)
    after = norms[i] if i < end else "."
    if i > count.last or after == "others":
        return replace(base, last=i, reach=i, head="others")
    return base if _stands_alone(text, i, end) else None


def _stands_alone(text: Reading, i: int, end: int) -> bool:
    """Whether what follows a bare number lets it stand for people: "killed 12 in", "12 were", "12 wounded"."""
    word = text.norms[i]
    if word in _STOP or word in _PUNCTUATION or i in text.counts:
        return True
    harm = text.words.harm.get(word)
    return (harm is not None and harm.form in ("ed", "state", "ing")) or word in text.words.phrases or word in ("reportedly", "died", "killed")


@dataclass(frozen=True, slots=True)
class _Head:
    """A head noun found behind modifiers."""

    noun: VictimNoun | None
    last: int
    word: str
    harm: HarmWord | None = None
    status: Victim | None = None

    def of(self, text: Reading, base: VictimPhrase, end: int) -> VictimPhrase:
        noun = self.noun
        status = self.status if self.status and (noun is None or noun.status == "undetermined") else noun.status if noun else "undetermined"
        phrase = replace(
            base, last=self.last, kind="counted", head=self.word, status=status, group=noun.group if noun else None,
            harm=self.harm, known=noun is not None or self.harm is not None,
        )  # fmt: skip
        return replace(phrase, reach=_absorbed(text, self.last, end))


def _head(text: Reading, i: int, end: int, singular: bool = False, many: bool = False) -> _Head | None:
    """The head noun from token i on, past adjectives and names; None where the words count something else."""
    norms, words = text.norms, text.words
    status: Victim | None = None
    harm: HarmWord | None = None
    unknown: int | None = None
    thing = -1
    limit = min(end, i + _MAX_MODIFIERS)
    j = i
    while j < limit:
        word = norms[j]
        noun = _noun_at(text, j, end)
        if noun is not None and many and not noun[0].plural and noun[0].demonym:
            status = words.adjectives.get(word, status)  # "20 Syrian and Iranian soldiers"
        elif noun is not None and not _goes_on_as_compound(text, noun[1], end) and not (noun[0].demonym and _leads_to_noun(text, noun[1], limit)):
            if noun[1] < end and norms[noun[1]] in ("'s", "'"):
                j = noun[1] + 1  # the soldiers' families: the owner is no victim
                continue
            if singular and noun[0].plural and norms[noun[1] - 1] not in ("family",):
                return None
            return _Head(noun[0], noun[1], norms[noun[1] - 1], harm, status)
        status = words.adjectives.get(word, status)
        if word in words.things:
            thing = j
        trigger = words.harm.get(word)
        if trigger is not None and trigger.frame == "noun" and not (j + 1 < limit and _noun_at(text, j + 1, end)):
            return _Head(None, j + 1, word, trigger, status)
        if trigger is not None and word not in _ATTRIBUTIVE:
            break
        if trigger is not None:
            if j + 1 >= limit or (_noun_at(text, j + 1, end) is None and words.adjectives.get(norms[j + 1]) is None):
                break
            harm = trigger
        if word in ("and", "or", "&"):
            if not _joins_modifiers(text, j, limit):
                break
        elif word == "of" and j > i and text.tokens[j - 1].text[0].isupper() and j + 1 < limit and text.tokens[j + 1].text[0].isupper():
            pass  # "an Islamic Movement of Uzbekistan facilitator"
        elif text.tokens[j].text == "IS":
            pass  # the group, not the verb
        elif word in _STOP or word in _PUNCTUATION or (j > i and j in text.counts) or word in _SINGLE:
            break
        elif word.endswith("s") and word not in ("'s", "'") and word.isalpha() and len(word) > 3:
            unknown = j
        elif noun is None:
            unknown = None if word not in ("'s", "'") else unknown
        j += 1
    return _unknown_head(text, i, j, unknown, singular) if thing != j - 1 else None


def _goes_on_as_compound(text: Reading, i: int, end: int) -> bool:
    """Whether a victim noun is followed by another noun that it only describes: "army officers", "child soldiers"."""
    if i >= end or text.norms[i] in _PUNCTUATION:
        return False
    word = text.norms[i]
    before = text.words.victims.get(text.norms[i - 1])
    if text.tokens[i].text[0].isupper() and text.tokens[i - 1].text[0].islower() and before is not None and before.plural:
        return False  # "1,400 people Human Rights Watch said", where a comma was lost
    if word == "-":
        return i + 1 < end and _noun_at(text, i + 1, end) is None and text.tokens[i + 1].start == text.tokens[i].end
    if word in text.words.things and word not in ("force", "side"):
        return True
    harm = text.words.harm.get(word)
    if harm is not None and harm.frame == "noun":
        return True
    return _noun_at(text, i, end) is not None


def _leads_to_noun(text: Reading, i: int, limit: int) -> bool:
    """ "a Taliban improvised explosive device cell leader": a people's name that only describes the noun after it."""
    for k in range(i, min(limit, i + 6)):
        if text.norms[k] in _STOP or text.norms[k] in _PUNCTUATION or text.norms[k] in text.words.harm or k in text.counts:
            return False
        if _noun_at(text, k, limit) is not None:
            return True
    return False


def _joins_modifiers(text: Reading, j: int, limit: int) -> bool:
    """ "20 rebel and jihadist fighters": the words after "and" are no phrase of their own and lead to a head."""
    for k in range(j + 1, min(limit, j + 4)):
        if k in text.counts or text.norms[k] in _SINGLE or text.norms[k] in _STOP or text.norms[k] in text.words.harm:
            return False
        noun = _noun_at(text, k, limit)
        if noun is not None and not (noun[0].demonym and not noun[0].plural and k == j + 1):
            return k > j + 1
    return False


def _unknown_head(text: Reading, i: int, stop: int, unknown: int | None, singular: bool) -> _Head | None:
    """A plural noun of no table right before the stop: people only if the harm word needs people."""
    if singular or unknown is None or unknown != stop - 1 or text.norms[unknown] in text.words.things:
        return None
    if text.norms[unknown] in text.words.says:
        return None
    return _Head(None, unknown + 1, text.norms[unknown])


def _part(text: Reading, base: VictimPhrase, i: int, end: int) -> VictimPhrase | None:
    """What follows "three of": them, the 12 wounded, his sons, the soldiers; "dozens of people" is a plain count."""
    norms = text.norms
    if norms[i] in _PRONOUNS:
        return replace(base, last=i + 1, reach=i + 1, head="them", of_all=True, kind="counted")
    if norms[i] in (*_DEFINITE, *_SINGLE, "these", "those"):
        inner = text.counts.get(i + 1)
        if inner is not None or norms[i + 1 : i + 2] and norms[i + 1] in _ATTRIBUTIVE | {"victims", "dead", "casualties"}:
            last = min(end, i + 2 if inner is None else inner.last + 1)
            return replace(base, last=i + 1, reach=last, head="them", of_all=True, kind="counted")
        found = _head(text, i + 1, end)
        whole = norms[i] in ("the", "those", "these")
        return replace(found.of(text, base, end), of_all=whole) if found else None
    found = _head(text, i, end)
    return found.of(text, base, end) if found is not None else None


def _absorbed(text: Reading, i: int, end: int) -> int:
    """The token after what belongs to the head: "of the X security forces", "from Goma", "(three women)"."""
    norms = text.norms
    j = i
    while j < end and norms[j] in ("of", "from", "belonging", "affiliated", "loyal", "aligned", "allied"):
        k = j + 1
        while k < end and k - i < 14:
            word = norms[k]
            if word in ("to", "with") and norms[k - 1] in ("belonging", "affiliated", "loyal", "aligned", "allied"):
                k += 1
                continue
            if word in _PUNCTUATION or k in text.counts or (word in _STOP and word not in ("and", "his", "her")) or word in text.words.harm:
                break
            if word == "and" and not (k + 1 < end and text.tokens[k + 1].text[0].isupper()):
                break
            k += 1
        if k == j + 1:
            break
        j = k
    return j


def _finish(text: Reading, phrase: VictimPhrase, noun: tuple[VictimNoun, int], end: int) -> VictimPhrase:
    return replace(
        phrase,
        head=text.norms[noun[1] - 1],
        status=noun[0].status,
        group=noun[0].group,
        reach=_absorbed(text, noun[1], end),
    )


# --- described and named --------------------------------------------------------------------------------------------


def _described(text: Reading, i: int, end: int) -> VictimPhrase | None:
    """ "a 10-year-old girl", "his wife", "the commander", "a second soldier"; the plural of "the soldiers" is unnumbered."""
    definite = text.norms[i] in _DEFINITE
    j = i + 1
    if j < end and definite and text.norms[j].endswith(("teenth", "ieth")):
        return None
    if j < end and text.norms[j] in _ORDINALS:
        definite, j = False, j + 1
    if j in text.counts:  # "his two sons", "the 12 hostages"
        counted = _counted(text, text.counts[j], end)
        return replace(counted, first=i, definite=definite) if counted is not None else None
    if j < end and text.norms[j] in ("other", "others"):
        return None
    j, aged = _past_age(text, j, end)
    found = _head(text, j, end)
    if found is None or found.noun is None:
        return None
    base = VictimPhrase(i, found.last, found.last, 1, 1, "exact", "single", definite=definite)
    phrase = found.of(text, base, end)
    if found.noun.plural:
        if text.norms[i] in ("a", "an", "another", "one"):
            return None
        return replace(phrase, kind="plural", low=2, high=None, form="vague")
    if phrase.head == "couple":
        return replace(phrase, kind="counted", low=2, high=2)
    return _with_name(text, replace(phrase, kind="single", definite=definite and not aged), end)


def _with_name(text: Reading, phrase: VictimPhrase, end: int) -> VictimPhrase:
    """Takes in a name right after the noun: "the commander Fayez Jan", "a nurse, Ida Lund,"."""
    j = phrase.last
    start = j + (j < end and text.norms[j] == ",")
    k = start
    while k < end and text.tokens[k].text[0].isupper() and text.norms[k] not in text.words.not_names and text.norms[k] not in text.words.victims:
        k += 1
    if k == start or (start > j and (k - start < 2 or k >= end or text.norms[k] != ",")):
        return phrase
    return replace(phrase, reach=max(k, phrase.reach), name=text.norms[k - 1])


def _aged(text: Reading, i: int, end: int) -> VictimPhrase | None:
    """ "32-year-old journalist Imre Toth", "15-year-old Sara Levi": an age stands for the article."""
    j, aged = _past_age(text, i, end)
    if not aged or j >= end:
        return None
    named = _named(text, j, end) if text.tokens[j].text[0].isupper() else None
    if named is not None:
        return replace(named, first=i, known=True)
    found = _head(text, j, end, singular=True)
    if found is None or found.noun is None or found.noun.plural:
        return None
    phrase = found.of(text, VictimPhrase(i, found.last, found.last, 1, 1, "exact", "single"), end)
    return _with_name(text, replace(phrase, kind="single"), end)


def _past_age(text: Reading, i: int, end: int) -> tuple[int, bool]:
    """Past "10-year-old" or "ten year old"; the token after it, and whether there was one."""
    norms = text.norms
    for k in range(i, min(end, i + 7)):
        word = norms[k]
        if word == "old" and k > i and any(w.startswith(("year", "month", "day", "week")) for w in norms[i:k]):
            return k + 1, True
        if word not in _AGE_WORDS and not is_number_word(word):
            break
    return i, False


def _named(text: Reading, i: int, end: int) -> VictimPhrase | None:
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
    while j < end and tokens[j].text[0].isupper() and norms[j] not in words.not_names and len(norms[j]) > 1:
        noun = words.victims.get(norms[j])
        if noun is not None:
            return None
        j += 1
        while j + 1 < end and norms[j] in ("-", "al", "bin", "ibn", "de", "van", "del", "el", "abu") and tokens[j + 1].text[0].isalpha():
            j += 1 + (norms[j] == "-")
    if j - start < (1 if titled else 2) or (norms[i] in ("first", "staff", "student", "private", "general") and j - start < 2):
        return None
    if j < end and (norms[j] in ("'s", "'") or (norms[j] in words.victims and not words.victims[norms[j]].demonym)):
        return None
    if tokens[start].text.isupper() and len(tokens[start].text) > 1:
        return None
    phrase = VictimPhrase(i, j, j, 1, 1, "exact", "named", head=norms[j - 1], group=group, definite=True, name=norms[j - 1])
    return replace(phrase, status=status, known=titled)  # type: ignore[arg-type]
