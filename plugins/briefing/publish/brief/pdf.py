"""A page of HTML set as a tagged PDF by WeasyPrint, with our own fonts and nothing from any network.

The same page gives the same bytes: the PDF is dated by the page alone and identified by its content.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError
from briefing.publish.fonts import FONT_FILES, font_path

__all__ = ["brief_pdf"]

_REMEDY = (
    "install Pango (Debian, Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; "
    "Fedora: dnf install pango; Alpine: apk add pango; macOS: brew install pango; "
    "Windows: MSYS2's mingw-w64-ucrt-x86_64-pango)"
)
_OURS = "briefing:"


def brief_pdf(html: str, theme: Path) -> bytes:
    """The PDF of this page with the theme's sheet for briefs. Raises BriefingError where Pango is missing."""
    weasyprint = _weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    fetcher, fonts = _own_fetcher(), FontConfiguration()
    sheet = (theme / "brief" / "brief.css").read_text(encoding="utf-8")
    # base_url is ours as well, so that a stray relative address is refused rather than looked for on this disk.
    page = weasyprint.HTML(string=html, base_url=f"{_OURS}/", url_fetcher=fetcher)
    css = weasyprint.CSS(string=sheet, base_url=f"{_OURS}/", url_fetcher=fetcher, font_config=fonts)
    pdf: bytes = page.write_pdf(
        stylesheets=[css],
        font_config=fonts,
        pdf_variant="pdf/ua-1",
        pdf_identifier=hashlib.sha256(html.encode()).digest()[:16],
        custom_metadata=False,
    )
    return pdf


def _weasyprint() -> Any:
    """The library, which loads Pango as it is imported: only a brief needs either."""
    try:
        import weasyprint
    except OSError as fault:
        raise BriefingError("invoke brief", f"WeasyPrint cannot load Pango ({fault})", _REMEDY) from fault
    return weasyprint


def _own_fetcher() -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFetcher(URLFetcher):  # type: ignore[misc]
        """Gives our fonts by name and refuses everything else."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            name = url.removeprefix(_OURS).lstrip("/")
            if not url.startswith(_OURS) or name not in FONT_FILES:
                raise ValueError(f"a brief asks for nothing but its own fonts: {url}")
            return URLFetcherResponse(url, font_path(name).read_bytes(), {"Content-Type": "font/ttf"})

    return OwnFetcher()
