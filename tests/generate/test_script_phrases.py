"""What scripts say comes from the catalogue: no words for readers stand in a script outside gettext and ngettext."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.jslexer import tokenize

SCRIPTS = sorted((Path(__file__).parents[2] / "theme/static/js").rglob("*.js"))
# Two words side by side, or one with a capital: what a reader reads. Selectors, paths, markup and keys are neither.
WORDS = re.compile(r"[A-Za-z]{2,}[,:]? [a-z]{2,}|^[A-Z][a-z]+[.:…]?$")
NO_WORDS = re.compile(r"[#\[\]<>={}*/\\]|^\.|^[a-z-]+( [a-z-]+\.[a-z])|^(Arrow|Page|Escape|Enter|Home|End|Tab|Delete)")
SPEAKING = {"gettext", "ngettext"}
# Names of attributes and classes that take several, and what the browser itself calls things.
# Values of the data, which are English in every language, and tables of small words to be split.
DATA = {
    "al el ar as ash at az ez ed ad an en er es esh et ul ud il",
    "not graded",
    "not stated",
    "outcome killed",
}
TAKING = {
    "querySelector",
    "querySelectorAll",
    "closest",
    "matches",
    "add",
    "remove",
    "toggle",
    "contains",
    "class",
    "className",
}


def loose_words(script: str) -> list[str]:
    """The strings of a script that a reader would read and that no catalogue is asked for."""
    found: list[str] = []
    calls: list[str] = []  # the function whose arguments stand open, innermost last
    name = said_of = ""  # the last name, and the one that the string stands for or is given to
    for token in tokenize(script, jsx=False, template_string=True, dotted=False):
        if token.type == "operator" and token.value == "(":
            calls.append(name)
        elif token.type == "operator" and token.value == ")" and calls:
            calls.pop()
        elif token.type in ("string", "template_string"):
            bare = re.sub(r"\$\{[^}]*\}", " ", token.value[1:-1])
            told = calls[-1] if calls else name
            if (
                bare not in DATA
                and WORDS.search(bare)
                and not NO_WORDS.search(bare)
                and not {told, said_of} & (SPEAKING | TAKING)
            ):
                found.append(bare)
        said_of = token.value if token.type == "name" else said_of
        if token.type != "operator" or token.value not in "().":
            name = token.value if token.type == "name" else ""
    return found


def test_loose_words_are_found() -> None:
    assert loose_words('const a = gettext("All of it"); b.textContent = "Nothing found";') == ["Nothing found"]
    assert loose_words("label.append(`${n} more places`);") == ["  more places"]
    assert loose_words('x.className = "quiet narrowed";') == []
    assert loose_words('x.querySelector("main section"); ngettext("one place", "many places", n);') == []


@pytest.mark.parametrize("path", SCRIPTS, ids=[path.name for path in SCRIPTS])
def test_every_word_of_a_script_is_in_the_catalogue(path: Path) -> None:
    assert loose_words(path.read_text("utf-8")) == []
