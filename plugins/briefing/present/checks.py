"""What an editor looked at and what only the machine has read: told apart in words, never by look alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from briefing.model import Check, FactBox
from briefing.present.dates import date_words
from briefing.present.grammar import number_words
from briefing.speech import gettext, ngettext

__all__ = ["Standing", "check_note", "checked_facts", "standing_of", "standings"]

Kind = Literal["force", "claim", "place"]


class Standing(NamedTuple):
    """How a fact stands: `words` to print, and whether an editor looked at it."""

    words: str
    by_editor: bool


def standings(box: FactBox, kind: Kind) -> Mapping[str, Standing]:
    """The facts of one kind that an editor looked at, by id; empty where none was."""
    return {c.id: Standing(_words(c), True) for c in box.checks if c.kind == kind}


def standing_of(box: FactBox, kind: Kind, id: str) -> Standing | None:
    """How this fact stands; None in an article of which an editor looked at nothing: one sentence says so of all."""
    if not box.checks:
        return None
    return standings(box, kind).get(id, Standing(gettext("read by machine"), False))


def _words(check: Check) -> str:
    """By an editor: what was done, and when where that is told."""
    if check.day is None:
        return {
            "confirmed": gettext("checked by an editor"),
            "corrected": gettext("corrected by an editor"),
            "added": gettext("added by an editor"),
        }[check.how]
    words = {
        "confirmed": gettext("checked by an editor, %(day)s"),
        "corrected": gettext("corrected by an editor, %(day)s"),
        "added": gettext("added by an editor, %(day)s"),
    }[check.how]
    return words % {"day": date_words(check.day)}


def checked_facts(box: FactBox) -> str:
    """How many of an article's facts an editor looked at: "2 of 9 facts checked by an editor"; "" for none."""
    facts = len(box.claims) + len(box.forces) + len(box.places)
    if not box.checks:
        return ""
    told = ngettext(
        "%(done)s of %(count)s fact checked by an editor", "%(done)s of %(count)s facts checked by an editor", facts
    )
    return told % {"done": number_words(len(box.checks)), "count": number_words(facts)}


def check_note(box: FactBox) -> str:
    """The sentence above the claims: which of them an editor looked at."""
    done, count = len(standings(box, "claim")), len(box.claims)
    if not box.checks:
        return gettext("All were read by machine; no editor has checked them.")
    words = {"done": number_words(done), "count": number_words(count)}
    if done == count:
        return gettext("An editor looked at every claim; each row says so.")
    if not done:
        return gettext("The claims were read by machine; an editor looked at other facts of this article.")
    return gettext("An editor looked at %(done)s of %(count)s claims; the others are as the machine read them.") % words
