"""The words of harm, of victims and of speakers: tables edited by people in words/*.yaml, checked when loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

import yaml

from briefing.errors import KnowledgeError
from briefing.knowledge.scope_words import ScopeWords, scope_words
from briefing.model import ClaimantType, Outcome, Victim

__all__ = ["HarmWord", "KnownClaimant", "Phrase", "VictimNoun", "WordTables", "read_words"]

_FOLDER = Path(__file__).parent / "words"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is eight times faster at start-up

Frame = Literal["transitive", "dying", "state", "noun"]
VerbForm = Literal["base", "s", "ed", "ing", "state", "noun"]


@dataclass(frozen=True, slots=True)
class VictimNoun:
    """A noun for people. `group`: the group it tells of ("children"), None for none; `demonym`: names a people."""

    status: Victim
    group: str | None
    plural: bool
    demonym: bool = False


@dataclass(frozen=True, slots=True)
class HarmWord:
    """A word of harm: what happened, how the harmed stand to the word, which form of the word this is."""

    outcome: Outcome
    frame: Frame
    form: VerbForm


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that act like one word of harm; "*" stands for a possessive ("lost their lives")."""

    words: tuple[str, ...]
    harm: HarmWord


@dataclass(frozen=True, slots=True)
class KnownClaimant:
    """A body that gives figures, by its usual name."""

    name: str
    type: ClaimantType


@dataclass(frozen=True, slots=True, eq=False)  # by identity, so that what is worked out from it can be kept
class WordTables:
    """All word tables. Keys are folded as `briefing.text.fold` does; keys of several words are tuples of tokens."""

    victims: Mapping[str, VictimNoun]
    victim_compounds: Mapping[tuple[str, ...], VictimNoun]
    compound_heads: frozenset[str]  # first words of the compounds
    adjectives: Mapping[str, Victim]
    things: frozenset[str]
    harm: Mapping[str, HarmWord]
    harm_nouns: Mapping[str, HarmWord]  # words that are also forms of a verb: "arrests", "martyrs", "murders"
    phrases: Mapping[str, tuple[Phrase, ...]]  # by first word
    unreal: frozenset[str]
    titles: frozenset[str]
    not_names: frozenset[str]
    says: frozenset[str]
    concede: frozenset[str]
    deny: frozenset[str]
    accuse: frozenset[str]
    suspect: frozenset[str]
    claimants: Mapping[str, tuple[tuple[tuple[str, ...], KnownClaimant], ...]]  # by first word, longest first
    claimant_heads: Mapping[tuple[str, ...], ClaimantType]
    known_claimants: frozenset[str]  # the usual names in `claimants`
    scope: ScopeWords


def plural_of(noun: str) -> str:
    """The regular English plural.

    >>> [plural_of(n) for n in ("soldier", "body", "boy", "clash", "family member")]
    ['soldiers', 'bodies', 'boys', 'clashes', 'family members']
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _pairs(entries: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Singular and plural of each entry "noun" or "noun/plural"."""
    for entry in entries:
        one, slash, many = str(entry).partition("/")
        yield one, many if slash else plural_of(one)


def words_of(text: str) -> tuple[str, ...]:
    """A key's words as the tokeniser cuts them: a hyphen and a possessive are tokens of their own.

    >>> words_of("aid-worker"), words_of("b'tselem"), words_of("u.n. refugee agency")
    (('aid', '-', 'worker'), ("b'tselem",), ('u.n.', 'refugee', 'agency'))
    """
    return tuple(text.lower().replace("-", " - ").replace("&", " & ").split())


def _read(name: str) -> Any:
    path = _FOLDER / name
    try:
        return yaml.load(path.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader, in C where there is one
    except (OSError, yaml.YAMLError) as fault:
        raise KnowledgeError(
            f"words/{name}", f"cannot be read ({fault})", "restore the file or mend its YAML"
        ) from None


def _victims(rows: Any) -> tuple[dict[str, VictimNoun], dict[tuple[str, ...], VictimNoun], dict[str, Victim]]:
    single: dict[str, VictimNoun] = {}
    compounds: dict[tuple[str, ...], VictimNoun] = {}
    adjectives: dict[str, Victim] = {}
    for row in rows:
        status = cast(Victim, row["status"])
        if row.get("adjectives"):
            adjectives.update((word, status) for noun in row["nouns"] for word in [str(noun)])
            continue
        for one, many in _pairs(row["nouns"]):
            forms = [(one, True)] if row.get("only_plural") else [(many, True), (one, one == many)]
            for form, plural in forms:
                noun = VictimNoun(status, row.get("group"), plural, bool(row.get("demonym")))
                words = words_of(form)
                if len(words) > 1:
                    compounds.setdefault(words, noun)
                else:
                    single.setdefault(form, noun)
    return single, compounds, adjectives


def _nouns_that_are_verbs(root: Any, harm: Mapping[str, HarmWord]) -> dict[str, HarmWord]:
    words = {word: outcome for outcome, nouns in root["nouns"].items() for pair in _pairs(nouns) for word in pair}
    return {w: HarmWord(outcome, "noun", "noun") for w, outcome in words.items() if harm[w].frame != "noun"}


def _harm(root: Any) -> tuple[dict[str, HarmWord], dict[str, tuple[Phrase, ...]]]:
    harm: dict[str, HarmWord] = {}
    forms: tuple[VerbForm, ...] = ("base", "s", "ed", "ing")
    for outcome, frames in root["verbs"].items():
        for frame, entries in frames.items():
            for entry in entries:
                words = str(entry).split()
                for word, form in zip(words, forms if len(words) == len(forms) else ("state",), strict=True):
                    harm[word] = HarmWord(outcome, frame, form)
    for outcome, nouns in root["nouns"].items():
        for one, many in _pairs(nouns):
            for word in (one, many):
                harm.setdefault(word, HarmWord(outcome, "noun", "noun"))
    phrases: dict[str, list[Phrase]] = {}
    for row in root["phrases"]:
        run = tuple(str(w) for w in row["words"])
        meaning = HarmWord(row["outcome"], row["frame"], row.get("form", "ed"))
        phrases.setdefault(run[0], []).append(Phrase(run, meaning))
    return harm, {k: tuple(sorted(v, key=lambda p: -len(p.words))) for k, v in phrases.items()}


def _claimants(
    root: Any,
) -> tuple[dict[str, tuple[tuple[tuple[str, ...], KnownClaimant], ...]], dict[tuple[str, ...], ClaimantType]]:
    known: dict[str, list[tuple[tuple[str, ...], KnownClaimant]]] = {}
    owner: dict[tuple[str, ...], str] = {}
    for row in root["known"]:
        claimant = KnownClaimant(row["name"], row["type"])
        for alias in row["aliases"]:
            words = words_of(str(alias))
            if owner.setdefault(words, claimant.name) != claimant.name:
                where = "words/claimants.yaml"
                raise KnowledgeError(where, f"{alias!r} names {owner[words]} and {claimant.name}", "keep one")
            known.setdefault(words[0], []).append((words, claimant))
    heads = {words_of(str(head)): kind for kind, nouns in root["heads"].items() for head in nouns}
    return {k: tuple(sorted(v, key=lambda a: -len(a[0]))) for k, v in known.items()}, heads


@cache
def read_words() -> WordTables:
    """The word tables, read once a process. Raises KnowledgeError naming the file that breaks a rule."""
    victims, compounds, adjectives = _victims(_read("victims.yaml"))
    harm_root, speech, titles = _read("harm.yaml"), _read("speech.yaml"), _read("titles.yaml")
    harm, phrases = _harm(harm_root)
    claimants, heads = _claimants(_read("claimants.yaml"))
    things = frozenset(word for pair in _pairs(_read("things.yaml")["things"]) for word in pair)
    return WordTables(
        victims=victims,
        victim_compounds=compounds,
        compound_heads=frozenset(words[0] for words in compounds),
        adjectives=adjectives,
        things=things - set(victims),
        harm=harm,
        harm_nouns=_nouns_that_are_verbs(harm_root, harm),
        phrases=phrases,
        unreal=frozenset(harm_root["unreal"]),
        titles=frozenset(titles["titles"]),
        not_names=frozenset(map(str, titles["not_names"])),
        says=frozenset(speech["says"]),
        concede=frozenset(speech["concede"]),
        deny=frozenset(speech["deny"]),
        accuse=frozenset(speech["accuse"]),
        suspect=frozenset(speech["suspect"]),
        claimants=claimants,
        claimant_heads=heads,
        known_claimants=frozenset(c.name for entries in claimants.values() for _, c in entries),
        scope=scope_words(_read("scope.yaml")),
    )
