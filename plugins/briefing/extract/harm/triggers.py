"""Words of harm in a sentence, each with its voice: who is harmed stands to the left or to the right of it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from briefing.extract.harm.people_phrases import Reading, harm_phrase_at
from briefing.extract.harm.small_words import BE, HAVE, PARTED, PUNCTUATION, STOP, SUFFERS
from briefing.knowledge.word_tables import HarmWord, WordTables
from briefing.model import Outcome, Voice

__all__ = ["Trigger", "harm_words", "is_adverb", "is_unreal", "read_trigger", "voice_before"]

_ADVERBS = frozenset({
    "also", "then", "all", "both", "since", "now", "still", "either", "just", "even", "being", "too", "already",
    "once", "later", "subsequently", "again", "first", "together", "alone",
})  # fmt: skip
_NOT_ADVERBS = frozenset({
    "family", "italy", "july", "only", "monopoly", "supply", "reply", "apply", "assembly", "ally", "rally", "early",
})  # fmt: skip
_CLAUSE_BREAKS = frozenset({
    ";", ":", "that", "which", "who", "after", "when", "while", "but", "where", "because", "although", "though",
    "since", "as", ".", "said", "says", ")", "(", "—", "–", "--",
})  # fmt: skip
_PARTICIPLES = frozenset({"shot", "hit", "beaten", "found", "caught", "taken", "bound", "driven", "thrown", "struck"})
_TOLD = frozenset({"reported", "confirmed", "pronounced", "declared", "listed", "found"})
_AHEAD = frozenset(
    {"asked", "asking", "refused", "wish", "hope", "set", "due", "expected", "about", "going", "likely", "yet", "bound"}
)  # ... to be killed
_UNREAL_REACH = 7
_PARTED_REACH = 14
_INJURIES = frozenset({"injury", "injuries", "wound", "wounds", "burns", "concussion"})
_KILLED, _HURT = HarmWord("killed", "transitive", "ed"), HarmWord("injured", "dying", "ed")
_ALL_BUT = frozenset({"nearly", "almost", "narrowly"})  # right before the word of harm
_MODALS = frozenset(["could", "would", "might", "will", "shall", "if", "unless", "not"])  # these reach over a comma


class Trigger(NamedTuple):
    """A word of harm from token `first` to `last`. `voice` None: to be told from the phrases around it."""

    first: int
    last: int
    harm: HarmWord
    voice: Voice | None
    auxiliary: bool = False  # a form of "be" or "have" stands before it

    @property
    def outcome(self) -> Outcome:
        return self.harm.outcome


@cache
def harm_words(words: WordTables) -> frozenset[str]:
    """The words that make a sentence worth reading for harm."""
    extra = {
        "toll",
        "lives",
        "lost",
        "loss",
        "among",
        "hostage",
        "hostages",
        "prisoner",
        "prisoners",
        "captive",
        "captives",
        "detainee",
        "detainees",
        "burns",
        "concussion",
        "dead",
        "victims",
    }
    return frozenset({*words.harm, *words.phrases, *extra})


def is_adverb(word: str) -> bool:
    return word in _ADVERBS or (word.endswith("ly") and len(word) > 3 and word not in _NOT_ADVERBS)


def read_trigger(text: Reading, i: int, first: int, end: int) -> Trigger | None:
    """The word or phrase of harm that begins at token i of a sentence from `first` to `end`; None for none."""
    word = text.norms[i]
    phrase = harm_phrase_at(text, i, end)
    if phrase is not None:
        return _voiced(text, i, phrase[1], phrase[0], first)
    if word in PARTED and _end_of_parted(text, i, first, end):
        return Trigger(i, i + 1, _KILLED, "active")
    if word in SUFFERS and (last := _end_of_injury(text, i, end)):
        return Trigger(i, last, _HURT, "dying", True)
    harm = text.words.harm.get(word)
    if harm is not None and harm.form == "ed" and i > first and text.norms[i - 1] == "the":
        return None  # "the slain reporter": told of before
    if harm is not None and harm.form == "base" and i > first and _in_a_name(text, i, end):
        return None  # "the Martyr Omar Said School"
    return _voiced(text, i, i + 1, harm, first) if harm is not None else None


def _in_a_name(text: Reading, i: int, end: int) -> bool:
    """Whether a capitalised word is followed by another and stands where no verb can."""
    capitals = i + 1 < end and text.tokens[i].text[0].isupper() and text.tokens[i + 1].text[0].isupper()
    return capitals and text.norms[i - 1] in ("the", "of", "at", "in", "near")


def _end_of_parted(text: Reading, i: int, first: int, end: int) -> int:
    """The token of "dead" or "death" that a verb has parted from: "shot four men dead"; 0 where there is none."""
    norms = text.norms
    for k in range(i + 2, min(end, i + _PARTED_REACH)):
        if norms[k] == "dead" or (norms[k] == "death" and norms[k - 1] == "to"):
            return 0 if voice_before(text, i, first) == "passive" else k
        if norms[k] in PUNCTUATION - {","} or norms[k] in text.words.harm or norms[k] in _CLAUSE_BREAKS:
            return 0
    return 0


def _end_of_injury(text: Reading, i: int, end: int) -> int:
    """The token after "a serious head wound" that somebody suffers; 0 where no injury is suffered."""
    for k in range(i + 1, min(end, i + 6)):
        word = text.norms[k]
        if word in _INJURIES:
            return k + 1
        if (word in STOP and word not in ("and", "from", "the")) or word in PUNCTUATION:
            return 0
    return 0


def _voiced(text: Reading, i: int, last: int, harm: HarmWord, first: int) -> Trigger:
    if harm.frame == "noun":
        return Trigger(i, last, harm, "noun")
    if harm.frame == "dying":
        return Trigger(i, last, harm, "dying", True)
    if harm.frame == "state":
        return Trigger(i, last, harm, "passive", voice_before(text, i, first) == "passive")
    if harm.form in ("ing", "s", "base"):  # "the killing of", "the arrest of", "massacres of": nouns
        nominal = last < len(text.norms) and text.norms[last] == "of"
        return Trigger(i, last, harm, "noun" if nominal else "active")
    voice = voice_before(text, i, first)
    return Trigger(i, last, harm, voice, voice is not None)


def voice_before(text: Reading, i: int, first: int) -> Voice | None:
    """What the words before a participle make of it: passive after "was", active after "has", else None."""
    k = i - 1
    while k >= first and is_adverb(text.norms[k]) and text.norms[k] != "being":
        k -= 1
    if k > first and text.norms[k] in _TOLD and text.norms[k - 1] in BE:
        k -= 1  # "were reported killed"
    if k < first:
        return None
    word = text.norms[k]
    if word in BE or word in ("being", "been") or (word == "left" and text.norms[k - 1] in BE):
        return "passive"
    if word in HAVE:
        return "active"
    if word in ("and", "or", "/", ",", "then") and k - 1 >= first:
        before = text.norms[k - 1]
        if before == ",":
            k, before = k - 1, text.norms[k - 2] if k - 2 >= first else ""
        other = text.words.harm.get(before)
        if (
            (other is not None and other.form == "ed")
            or before in _PARTICIPLES
            or (before.endswith("ed") and len(before) > 4)
        ):
            return voice_before(text, k - 1, first)
    return None


def is_unreal(text: Reading, trigger: int, first: int) -> bool:
    """Whether the harm is planned, feared, denied or prevented: a word of the table before it in the same clause."""
    norms, unreal, comma = text.norms, text.words.unreal, False
    harm = text.words.harm.get(norms[trigger])
    if trigger > first and norms[trigger - 1] in _ALL_BUT:
        return True
    for k in range(trigger - 1, max(first, trigger - _UNREAL_REACH) - 1, -1):
        word = norms[k]
        if word in _CLAUSE_BREAKS:
            return word == "that" and not text.words.deny.isdisjoint(norms[max(first, k - 3) : k])  # denied that
        comma = comma or word == ","
        ahead = word in _AHEAD and k + 1 < trigger and norms[k + 1] == "to"
        ahead = ahead or (word == "may" and text.tokens[k].text == "may")
        if (word in unreal or ahead) and not (comma and word not in _MODALS):
            return not (word in ("not", "to") and k + 1 < trigger and norms[k + 1] == "only")
        joined = k == trigger - 3 and norms[trigger - 1] in ("and", "or")  # "to live and die"
        if word == "to" and (k == trigger - 1 or joined) and harm is not None and harm.form == "base":
            return norms[k - 1] not in ("managed", "used", "able", "went") if k > first else True
    return False
