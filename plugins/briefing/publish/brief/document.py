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


def brief_html(theme: Path, view: BriefView, site: Site, around: Mapping[str, object]) -> str:
    """The brief as one page of HTML.

    `around`: `hashes` as of `source_hashes`; `made`, the moment it is dated, ISO 8601, "" for none; `language`, BCP 47,
    and its `direction`.
    """
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
        draw=lambda drawing, box="": _styled(str(drawing), style, box),
        border_policy=gettext(BORDER_POLICY),
        **around,
    )


def _styled(drawing: str, style: str, box: str) -> Markup:
    """A drawing of ours with its style inside, since no sheet of the page reaches into it.

    `box`: the size on a screen as a viewBox, so that a map's words shrink with it and stay clear of each other.
    """
    opening = drawing.index(">")
    view = f' viewBox="{box}"' if box else ""
    inner = _NO_SIZE.sub('<svg width="100%" height="100%"', drawing[opening + 1 :])
    larger = "text { font-size: 13px; }" if box else ""
    return Markup(f"{drawing[:opening]}{view}><style>{style}{larger}</style>{inner}")  # noqa: S704 - drawn by our views
