"""The catalogues of phrases in locales/: read for a build, and brought up to date with the code by `invoke phrases`."""

from __future__ import annotations

import io
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from briefing.errors import BriefingError
from briefing.speech import SOURCE_LANGUAGE

__all__ = ["LOCALES", "extracted", "languages", "read_catalogue", "read_messages", "update_catalogues", "written"]

LOCALES = Path(__file__).resolve().parent / "locales"
_METHODS = [
    ("plugins/briefing/**.py", "python"),
    ("theme/templates/**.html", "jinja2"),
    ("theme/static/js/**.js", "javascript"),
]
_OPTIONS = {"theme/templates/**.html": {"newstyle_gettext": "true", "trimmed": "true"}}
_KEYWORDS = {
    "_": None, "gettext": None, "gettext_noop": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip


def languages() -> tuple[str, ...]:
    """The codes of all languages that the interface speaks."""
    return tuple(sorted([SOURCE_LANGUAGE, *(path.parent.parent.name for path in LOCALES.glob("*/*/briefing.po"))]))


def _path(code: str) -> Path:
    return LOCALES / code / "LC_MESSAGES" / "briefing.po"


def _parsed(code: str) -> Catalog:
    """The phrases as their file has them. Raises BriefingError where there is no such file."""
    path = _path(code)
    try:
        Locale.parse(code, sep="-")
        with path.open("rb") as file:
            return read_po(file, locale=code.replace("-", "_"), domain="briefing", abort_invalid=True)
    except (OSError, ValueError, UnknownLocaleError) as fault:
        remedy = f"BRIEFING_LANGUAGES may name {', '.join(languages())}; docs/languages.md tells how to add one"
        raise BriefingError(str(path), f"the phrases cannot be read: {fault}", remedy) from fault


@cache
def read_messages(code: str) -> Catalog:
    """The phrases in this language, each ready to be said. Raises BriefingError where there is no catalogue of it."""
    catalogue = _parsed(code)
    if Locale.parse(code, sep="-").text_direction == "rtl":
        for message in catalogue:
            if message.id:
                message.string = _begun(message.string)
    return catalogue


def _begun(said: str | tuple[str, ...] | list[str] | None) -> str | tuple[str, ...]:
    """The phrase with a mark of its direction where it begins with a name, which may be of another script.

    A browser takes the direction of a line from its first letter.
    """
    forms = tuple(f"\u200f{form}" if form.startswith("%(") else form for form in _forms(said))
    return forms[0] if not isinstance(said, tuple | list) else forms


@cache
def read_catalogue(code: str) -> NullTranslations:
    """The phrases in this language, to be spoken; English is the language of the phrases themselves and has no file.

    Raises BriefingError where there is no catalogue of it.
    """
    if code == SOURCE_LANGUAGE:
        return NullTranslations()
    made = io.BytesIO()
    write_mo(made, read_messages(code))
    made.seek(0)
    return GNUTranslations(made)


# --- kept true to the code -------------------------------------------------------------------------------------------


def extracted(root: Path) -> Catalog:
    """Every phrase that code, templates and scripts under the project's folder say, without where they stand."""
    found = Catalog(project="Briefing Room", domain="briefing", charset="utf-8")
    told = extract_from_dir(str(root), _METHODS, _OPTIONS, keywords=_KEYWORDS, comment_tags=("Phrase:",))
    for _, _, said, comments, context in told:
        found.add(said, auto_comments=comments, context=context)
    return found


def update_catalogues(root: Path) -> dict[str, tuple[int, int]]:
    """Brings every catalogue up to date with the code; for each language how many phrases there are and lack words.

    A phrase that is said no more goes; nothing is guessed from a phrase that looks alike.
    """
    template, counts = extracted(root), {}
    for code in languages():
        if code != SOURCE_LANGUAGE:
            catalogue = _parsed(code)
            catalogue.update(template, no_fuzzy_matching=True)
            catalogue.obsolete.clear()
            _path(code).write_bytes(written(catalogue))
            told = [message for message in catalogue if message.id]
            counts[code] = (len(told), sum(not all(_forms(message.string)) for message in told))
    return counts


def _forms(said: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return ("",) if not said else (said,) if isinstance(said, str) else tuple(said)


def written(catalogue: Catalog) -> bytes:
    """The catalogue as its file: sorted, without dates and places, so that the same phrases are the same bytes."""
    made = io.BytesIO()
    write_po(made, catalogue, width=120, no_location=True, sort_output=True, omit_header=True)
    plural = f'"Plural-Forms: {catalogue.plural_forms}\\n"\n'
    head = (
        f'msgid ""\nmsgstr ""\n"Language: {catalogue.locale_identifier}\\n"\n{plural}'
        '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
    )
    return head.encode("utf-8") + made.getvalue()
