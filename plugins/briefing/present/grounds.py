"""What the grade of an event rests on, as a sentence of the page's language."""

from __future__ import annotations

import re

from briefing.model import Event
from briefing.present.grammar import capitalise, number_words
from briefing.speech import gettext, gettext_noop, ngettext

__all__ = ["grounds_words"]

# The grounds as events are put together with them; an editor's own are in the editor's language.
_GROUNDS = {
    "a party to the conflict concedes it": gettext_noop("A party to the conflict concedes it."),
    "accounts differ on whether civilians or fighters were harmed": gettext_noop(
        "Accounts differ on whether civilians or fighters were harmed."
    ),
    "accounts differ on who did it": gettext_noop("Accounts differ on who did it."),
    "one account denies what another tells": gettext_noop("One account denies what another tells."),
    "one origin tells of it": gettext_noop("One origin tells of it."),
}
_ORIGINS = re.compile(r"(\d+) origins that do not copy each other tell of it")


def grounds_words(event: Event) -> str:
    """The sentence beside the grade."""
    if found := _ORIGINS.fullmatch(event.grounds):
        number = int(found[1])
        words = ngettext(
            "%(count)s origin that does not copy another tells of it.",
            "%(count)s origins that do not copy each other tell of it.",
            number,
        )
        return words % {"count": number_words(number)}
    known = _GROUNDS.get(event.grounds)
    return gettext(known) if known else f"{capitalise(event.grounds)}."
