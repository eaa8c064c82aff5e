"""What follows a phrase only to say who it is: "Ida Lund, a nurse,", "Omar Noor, mayor of Elstad"."""

from __future__ import annotations

from briefing.extract.harm.noun_heads import find_head
from briefing.extract.harm.people_phrases import Reading, VictimPhrase
from briefing.extract.harm.small_words import BE, PREPOSITIONS

__all__ = ["renamed", "renames", "with_office"]

_OF_AGE = 18  # years
_OFFICE_REACH = 7  # words: "Patriotic Union (UP) councilwoman"


def renames(text: Reading, before: VictimPhrase, phrase: VictimPhrase) -> bool:
    """Whether a phrase only says who the one before is: "Ida Lund, a nurse,", "one of them a child"."""
    between = text.norms[before.reach : phrase.first]
    if phrase.kind == "named" and before.kind == "single" and not before.name and not before.definite:
        return between == [","] and text.norms[phrase.reach : phrase.reach + 1] == [","]
    if phrase.kind != "single" or phrase.name or text.norms[phrase.first] not in ("a", "an", "the"):
        return False
    if before.of_all:
        return not between and before.low == before.high == 1
    after = text.norms[phrase.reach] if phrase.reach < len(text.norms) else "."
    one = before.name or (before.kind == "counted" and before.low == before.high == 1)  # "one person, a nurse,"
    return bool(one) and between == [","] and (after in (",", ".", ";") or after in BE or after in PREPOSITIONS)


def with_office(text: Reading, phrase: VictimPhrase, end: int) -> VictimPhrase:
    """ "Ida Lund, mayor of Elstad,": an office without an article after a name tells who the person is."""
    i = phrase.reach + 1
    if not phrase.name or phrase.status != "undetermined" or i >= end or text.norms[i - 1] != ",":
        return phrase
    if text.norms[i].isdecimal() and int(text.norms[i]) < _OF_AGE and text.norms[i + 1 : i + 2] == [","]:
        return phrase._replace(status="civilian", group="children")  # "Yusuf Haddad, 17, was shot dead"
    office = find_head(text, i, min(end, i + _OFFICE_REACH), singular=True)
    if office is None or office.noun is None or office.noun.plural or office.noun.demonym:
        return phrase
    after = text.norms[office.last] if office.last < end else "."
    if after not in ("of", "for", ",", "."):
        return phrase
    return phrase._replace(reach=office.last, status=office.noun.status, group=office.noun.group, known=True)


def renamed(before: VictimPhrase, phrase: VictimPhrase) -> VictimPhrase:
    """The phrase before, with what its apposition tells of the person."""
    told = before.status != "undetermined"
    return before._replace(
        reach=phrase.reach, known=True, head=before.head or phrase.head, name=before.name or phrase.name,
        status=before.status if told else phrase.status, group=before.group if told else phrase.group,
    )  # fmt: skip
