"""Who in a text is a person: a memory of surnames, so that no place is seen where somebody is meant."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress

from briefing.extract.places.grammar import WORDS
from briefing.knowledge import Knowledge
from briefing.model import ParsedText

__all__ = ["Persons", "find_persons"]

_LINKS = frozenset(["al", "el", "-", "bin", "ibn", "van", "von", "de", "der", "di", "da", "abu", "ul", "ud"])
_MAX_WORDS = 5
_GREAT = 100_000  # people from which a town may be said to speak
_SAYING = frozenset({"said", "says", "added", "recalled", "explained", "asked"})  # before or after a name
_SPEAKING = frozenset({"tweeted", "admitted", "wrote", "testified", "pleaded", "laughed", "smiled", "replied", "joked"})
_OWNED = frozenset(
    "spokesman spokeswoman lawyer lawyers attorney wife husband mother father son daughter family".split()  # noqa: SIM905
)
_PLACED = WORDS.prepositions | {"of", "from"}  # before a name that is no speaker's
_PERSONAL = _SAYING | _SPEAKING | _OWNED
_ENDS = frozenset({".", ",", ";", "\u201d", '"', "who", "in", "on", "at"})
_SURNAMES = frozenset(
    ["hill", "lake", "forest", "bay", "rivers", "field", "camp", "church", "bridge", "bridges", "hills"]
)
_SAINTS = frozenset(
    ["san", "santa", "santo", "são", "sao", "puerto", "villa", "ciudad"]
)  # "San Jose Villanueva" is a town
_TITLES = frozenset(  # what follows these is a person, whatever it is called
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "gen",
        "general",
        "col",
        "colonel",
        "lt",
        "lieutenant",
        "maj",
        "capt",
        "captain",
        "sgt",
        "cpl",
        "pvt",
        "spc",
        "senator",
        "professor",
        "judge",
        "sheikh",
    ]
)


@dataclass(frozen=True, slots=True)
class Persons:
    """`tokens`: indices of tokens inside a person's full name. `surnames`: folded last names seen in such names."""

    tokens: frozenset[int]
    surnames: frozenset[str]


def find_persons(parsed: ParsedText, knowledge: Knowledge) -> Persons:
    """Names that follow a title or begin with a first name, and the surnames in them.

    >>> from briefing.knowledge import load_knowledge
    >>> from briefing.pipeline import document_of_text
    >>> from briefing.text import parse
    >>> text = "Col. Omar Homs spoke in Homs. Jack London left."
    >>> sorted(find_persons(parse(document_of_text("a", "", text, None)), load_knowledge()).surnames)
    ['homs', 'london', 'omar']
    """
    tokens, titles, names = parsed.tokens, knowledge.words.titles, knowledge.gazetteer.first_names
    inside: set[int] = set()
    surnames: set[str] = set()
    for sentence in parsed.sentences:
        free = sentence.first  # tokens before it belong to what was read
        for i in compress(range(sentence.first, sentence.last), parsed.capitals[sentence.first : sentence.last]):
            if i < free:
                continue
            token = tokens[i]
            start, certain = None, False
            if token.norm in names and not (i > sentence.first and tokens[i - 1].norm in _SAINTS):
                start = i
            elif token.norm in titles or token.norm.rstrip(".") in titles:
                certain = token.norm in _TITLES
                start = i + 2 if i + 1 < sentence.last and tokens[i + 1].text == "." else i + 1
            elif i + 3 < sentence.last and len(tokens[i + 1].text) == 1 and _has_initial(parsed, i):
                start = i
            if start is None:
                continue
            end = _name_end(parsed, start, sentence.last, knowledge)
            if (
                end > start
                and (start != i or end - start > 1)
                and (certain or not _is_place(parsed, start, end, start == i, knowledge))
            ):
                inside.update(range(start, end))
                surnames.update(t.norm for t in tokens[start + (start == i) : end] if t.norm.isalpha())
            free = end
    surnames |= _speakers(parsed, knowledge)
    return Persons(frozenset(inside), frozenset(surnames - _LINKS))


def _speakers(parsed: ParsedText, knowledge: Knowledge) -> set[str]:
    """Single names that say something or have kin, and are no great place's: "said Moore", "Bryant tweeted"."""
    norms, capitals, found = parsed.norms, parsed.capitals, set()
    for i in parsed.spots(_PERSONAL):
        said, owns = norms[i] in _SAYING, norms[i] in _OWNED
        if said and i + 2 < len(norms) and capitals[i + 1] and norms[i + 2] in _ENDS:
            found.add(i + 1)
        k = i - 2 if owns and norms[i - 1] == "'s" else i - 1
        if k > 0 and capitals[k] and (k == i - 2 or not owns) and not capitals[k - 1] and norms[k - 1] not in _PLACED:
            found.add(k)
    return {norms[k] for k in found if norms[k].isalpha() and not _is_great(parsed.tokens[k].text, knowledge)}


def _is_great(name: str, knowledge: Knowledge) -> bool:
    return any(p.kind != "settlement" or p.kept or p.population > _GREAT for p in knowledge.gazetteer.named(name))


def _has_initial(parsed: ParsedText, i: int) -> bool:
    """Whether a middle initial follows: "Scott C. Dayton"."""
    tokens = parsed.tokens
    if not tokens[i].norm.isalpha() or len(tokens[i].norm) < 3:
        return False
    initial, dot, name = tokens[i + 1 : i + 4]
    return len(initial.text) == 1 and initial.text.isupper() and dot.text == "." and name.text[0].isupper()


def _name_end(parsed: ParsedText, start: int, last: int, knowledge: Knowledge) -> int:
    """The token after the capitalised words, with the links between them, that begin at `start`."""
    tokens, end, k = parsed.tokens, start, start
    while k < last and k - start < _MAX_WORDS:
        token = tokens[k]
        if (
            token.text[0].isupper()
            and token.norm.isalpha()
            and token.norm not in WORDS.organisations
            and (token.norm not in WORDS.kind_after or (k == start + 1 and token.norm in _SURNAMES))
        ):
            if k > start and ((token.text.isupper() and len(token.text) > 1) or token.norm in knowledge.words.titles):
                break
            end = k = k + 1
        elif (
            len(token.text) == 1
            and token.text in ".-"
            and k > start
            and (token.text == "-" or len(tokens[k - 1].text) == 1)
        ) or (token.norm in _LINKS and k + 1 < last):
            k += 1
        else:
            break
    return end


def _is_place(parsed: ParsedText, start: int, end: int, by_first_name: bool, knowledge: Knowledge) -> bool:
    """Whether the words are a place after all: known as a whole, or a great place that could be a first name too."""
    tokens = parsed.tokens
    words = [t.text for t in tokens[start:end]]
    left = tokens[start - 1].norm if start else ""
    located = left in WORDS.prepositions or left in ("from", "of")
    whole = knowledge.gazetteer.named(" ".join(words))
    if any(p.kind in ("country", "admin1") or p.kept or p.population > 50_000 or located for p in whole):
        return True
    if not by_first_name:
        return False
    great = any(p.kind == "country" or p.population > 300_000 for p in knowledge.gazetteer.named(words[0]))
    return great and located
