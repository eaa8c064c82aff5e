"""What inputs are made of: words of the field put together by its grammar, and characters that nothing likes."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

__all__ = ["NUMBERS", "PIECES", "STRANGE", "Texts", "lines", "paragraphs", "sentences", "strange_text", "weighed"]

Texts = SearchStrategy[str]
_T = TypeVar("_T")

# Controls, overrides of direction, joiners, combining marks, half characters, other scripts' digits and blanks.
STRANGE = (
    "\x00", "\x01", "\x0b", "\x0c", "\x1b[2J", "\x1f", "\x7f", "\x85", "\xa0", "\xad", "\u0301", "\u061c", "\u0660",
    "\u0663\u0664", "\u0967", "\u1680", "\u180e", "\u2003", "\u200b", "\u200d", "\u200e", "\u2028", "\u2029", "\u202e", "\u2066",
    "\u2069", "\u2080", "\u00b2", "\u00bd", "\u2167", "\u2460", "\u3007", "\u4e09", "\u01c5", "\u0130", "\u00df", "\ufb01", "\uff11\uff12",
    "\ufeff", "\ufffd", "\ufffe", "\uffff", "\ud800", "\udcff", "\U0001d7ce", "\U0001f4a3", "\U000e0041", "\r", "\r\n", "\t", "\n\n", "e\u0301",
    "\u1e9e", "\u0345", "\u1fb3", "\u0149", "\ufdfa", "\u0e33", "\u0f77",
)  # fmt: skip

NUMBERS = (
    "0", "1", "2", "3", "7", "12", "19", "34", "85", "100", "1,200", "12 000", "1.300", "1.5", "4.5", "2,5", "0.5", "007", "1e9",
    "999999999999", "9999999999999999999999", "-3", "+5", "3-5", "12\u201319", "3/4", "1/2", "50%", "1.2m", "3k", "2bn", "1,2,3", "1..2",
    "1,,2", "12.", "$5", "5th", "21st", "122mm", "M23", "2017", "9/11", "10:30", "one", "two", "three", "five", "ten", "twelve", "nineteen",
    "twenty", "twenty-three", "thirty", "ninety", "hundred", "a hundred", "two hundred and five", "thousand", "thousands", "tens of thousands",
    "million", "half a million", "a quarter of a million", "billion", "dozen", "a dozen", "dozens", "half a dozen", "several", "several dozen",
    "many", "few", "a few", "scores", "a score", "a couple of", "a pair of", "hundreds of thousands", "no", "none", "nobody", "zero", "both",
    "a number of", "an unknown number of", "a handful of", "countless", "one another", "a man", "a mother and her two children",
)  # fmt: skip
HEDGES = (
    "at least", "no fewer than", "as many as", "up to", "no more than", "fewer than", "more than", "over", "about", "some",
    "nearly", "around", "an estimated", "a total of", "another", "between", "from", "just under", ">", "~", "or more", "plus", "or so",
    "at most", "an average of", "only", "exactly",
)  # fmt: skip
VICTIMS = (
    "people", "civilians", "soldiers", "fighters", "militants", "children", "a child", "women", "men", "a woman", "police officers",
    "villagers", "journalists", "aid workers", "rebels", "Syrians", "Palestinians", "Ukrainian troops", "members of the security forces",
    "of them", "others", "more", "bodies", "families", "households", "tanks", "houses", "prisoners", "hostages", "commander Ahmed Ali, 34,",
    "the mayor", "his wife", "passengers", "terrorists", "persons",
)  # fmt: skip
VERBS = (
    "were killed", "was killed", "killed", "killing", "have been killed", "died", "dead", "were wounded", "wounded", "injured", "were hurt", "lost their lives",
    "were kidnapped", "captured", "went missing", "missing", "fled", "were displaced", "fled their homes", "were shot dead", "gunned down", "beheaded",
    "were not killed", "could be killed", "denied killing", "planned to kill", "executed", "succumbed to", "suffered injuries", "arrested", "detained",
    "neutralised", "deaths", "the death toll rose to", "casualties", "fatalities", "bringing the toll to", "survived", "held hostage", "blew himself up",
    "massacred", "burned to death", "threatened to execute",
)  # fmt: skip
SPEAKERS = (
    "said", "the army said", "according to the Syrian Observatory for Human Rights", "a medic told AFP", "officials said on Monday",
    "Hamas claimed", "the UN says", "witnesses reported", "Russia denied", "he said", "local sources told Reuters", "the ministry added",
    "police blamed Boko Haram", "Kyiv accused Moscow", "no group claimed responsibility",
)  # fmt: skip
FORCES = (
    "Boko Haram", "IS", "Daesh", "Hamas", "the Taliban", "M23", "the Wagner Group", "Israeli forces", "Saudi-led coalition", "government forces",
    "the army", "Russian troops", "RSF", "al-Shabaab", "Kurdish fighters", "the Free Syrian Army", "US-backed rebels", "ISIS-K", "Hezbollah",
    "Houthi rebels", "UN peacekeepers", "gunmen", "unknown assailants", "5,000 Turkish soldiers",
)  # fmt: skip
PLACES = (
    "in Goma", "near Deir Ezzor", "in Gaza City", "in the north", "at the Kerem Shalom crossing", "in Mariupol, Ukraine", "outside Mogadishu",
    "Aleppo", "in Jordan", "40 km south of Kabul", "in Borno state", "in North Kivu province", "along the Euphrates", "in the village of Mahkan", "in Georgia",
    "the West Bank", "in Khartoum and Omdurman", "Washington", "on the Syrian-Turkish border",
)  # fmt: skip
DAYS = (
    "on Monday", "on Sunday night", "last week", "yesterday", "on 11 September 2017", "September 11", "11/09/2017", "2017-09-11", "since 2014",
    "in July", "between 3 and 5 May", "on the 31st of February", "at 11:30 p.m. Monday", "two days ago", "the previous day", "overnight", "in 0000",
    "on 99 May 2020", "30 February", "Friday 4 Apr 2014", "over the past 24 hours", "in the first half of 2016", "a year earlier",
)  # fmt: skip
JOINTS = (
    " ", " ", " ", " ", ", ", " and ", " or ", " including ", ", among them ", "; ", " - ", " \u2013 ", " \u2014 ", ": ", " (", ") ", ". ", ".", "... ", "? ", "! ",
    " \u201c", "\u201d ", ' "', '" ', " '", "' ", "'s ", "\u2019s ", " to ", " of ", " by ", " in ", " with ", " after ", " when ", " while ", " who ",
    " which ", " that ", " but ", " as well as ", " than ", " not ", " a ", " the ", " their ", "\n", "\n\n", "/", "-", "--", "", "\xa0",
)  # fmt: skip
TITLES = (
    "Gen.",
    "Dr.",
    "Lt. Col.",
    "U.S.",
    "a.m.",
    "No.",
    "St.",
    "approx.",
    "Mr",
    "vs.",
    "A.",
    "JERUSALEM (AFP) \u2014",
    "GAO, Mali:",
    "e.g.",
)

PIECES = (*NUMBERS, *HEDGES, *VICTIMS, *VERBS, *SPEAKERS, *FORCES, *PLACES, *DAYS, *TITLES)


def weighed(*choices: tuple[int, SearchStrategy[_T]]) -> SearchStrategy[_T]:
    """One of these, each as often as its number says; `one_of` would share alike among all that each can be itself."""
    picks = [made for often, made in choices for _ in range(often)]
    return st.integers(0, len(picks) - 1).flatmap(picks.__getitem__)


@cache
def strange_text(most: int = 12) -> Texts:
    """Characters that nothing likes among ones of any kind."""
    any_character = st.characters(codec=None)
    return st.lists(st.one_of(st.sampled_from(STRANGE), any_character), max_size=most).map("".join)


def _picked(*kinds: tuple[str, ...]) -> Texts:
    return st.one_of(*(st.sampled_from(kind) for kind in kinds))


@cache
def sentences(most: int = 12) -> Texts:
    """Sentences by the grammar of reports of harm, ones put together without any, and ones with strange characters."""
    count = st.builds(" ".join, st.tuples(_picked(HEDGES, ("",)), _picked(NUMBERS), _picked(VICTIMS)))
    report = st.builds(
        "{} {} {} {}, {}.".format,
        st.one_of(count, _picked(FORCES)), _picked(VERBS), st.one_of(count, _picked(PLACES)), _picked(DAYS, PLACES), _picked(SPEAKERS),
    )  # fmt: skip
    part = st.one_of(
        st.sampled_from(PIECES),
        st.sampled_from(PIECES),
        count,
        st.sampled_from(JOINTS),
        st.sampled_from(JOINTS),
        strange_text(3),
    )
    jumbled = st.lists(st.tuples(part, st.sampled_from(JOINTS)).map("".join), min_size=1, max_size=most).map("".join)
    return st.one_of(report, jumbled, st.builds("{} {}".format, report, jumbled))


@cache
def paragraphs(most: int = 4) -> Texts:
    """Several sentences, parted by what parts them."""
    gap = st.sampled_from((" ", " ", "\n", "\n\n", "\n\n", "\r\n", "\n \n", ""))
    return st.lists(st.tuples(sentences(), gap).map("".join), min_size=1, max_size=most).map("".join)


@cache
def lines() -> Texts:
    """What a title, a name or another value on one line may be, and what it should not be."""
    return st.one_of(st.sampled_from(PIECES), sentences(4), strange_text(), st.text(max_size=20))
