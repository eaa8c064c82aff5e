"""The HTML of a brief, made from the theme without Pelican."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from briefing.knowledge.borders import BORDER_POLICY
from briefing.present.addresses import Site
from briefing.present.brief import BriefView
from briefing.present.shelf import Shelf
from briefing.publish.content_hash import facts_hash
from briefing.speech import gettext, ngettext, pgettext

# A drawing within a drawing fills it where it says nothing of its size; WeasyPrint wants to be told.
_NO_SIZE = re.compile(r"<svg(?=[^>]*viewBox)(?![^>]* width=)")

__all__ = ["brief_html", "source_hashes"]


def source_hashes(view: BriefView, shelf: Shelf) -> dict[str, tuple[str, str]]:
    """For each source, by its address: SHA-256 of its facts and of the original as received ("" where none is kept)."""
    slugs = {article.url: article for article in shelf.picked(view.sources.numbers)}
    return {url: (facts_hash(a.facts), a.source_sha256 or "") for url, a in slugs.items()}


def brief_html(
    theme: Path, view: BriefView, site: Site, hashes: Mapping[str, tuple[str, str]], made: str = ""
) -> str:
    """The brief as one page of HTML. `made`: the moment it is dated, ISO 8601; "" for none."""
    environment = Environment(
        loader=FileSystemLoader(theme / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    # The extension adds this method when it is loaded.
    environment.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext)  # type: ignore[attr-defined]
    style = (theme / "brief" / "drawing.css").read_text(encoding="utf-8")
    return environment.get_template("brief.html").render(
        view=view,
        site=site,
        hashes=hashes,
        made=made,
        draw=lambda drawing: _styled(str(drawing), style),
        border_policy=BORDER_POLICY,
        language="en",
        direction="ltr",
    )


def _styled(drawing: str, style: str) -> Markup:
    """A drawing of ours with its style inside, since no sheet of the page reaches into it."""
    opening = drawing.index(">") + 1
    inner = _NO_SIZE.sub('<svg width="100%" height="100%"', drawing[opening:])
    return Markup(f"{drawing[:opening]}<style>{style}</style>{inner}")  # noqa: S704 - drawn by our views
