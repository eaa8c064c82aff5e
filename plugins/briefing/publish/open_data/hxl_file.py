"""Claims as an HXL-tagged CSV: names, then hashtags, then data (hxlstandard.org)."""

from __future__ import annotations

from types import MappingProxyType

from briefing.publish.open_data.csv_file import csv_text
from briefing.publish.open_data.forms import CLAIMS
from briefing.publish.open_data.tables import Form, Table

__all__ = ["HASHTAGS", "hxl_text"]

# By column of the claims. What is counted is said in words beside the number, since a tag for each outcome would make
# columns that look as if they could be added up.
HASHTAGS = MappingProxyType({
    "article": "#meta+article+id", "id": "#meta+claim+id", "event": "#event+id", "origin": "#meta+origin+id",
    "outcome": "#indicator+name+outcome", "min": "#affected+num+min", "max": "#affected+num+max",
    "form": "#meta+form", "as_written": "#description+num+written", "victim": "#beneficiary+type+victim",
    "victim_force": "#group+victim+id", "blamed": "#group+blamed+id", "blame": "#status+blame",
    "claimant": "#org+source+name", "claimant_type": "#org+source+type", "scope": "#meta+scope",
    "date": "#date+occurred", "published": "#date+reported", "outlet": "#org+publisher+name",
    "country": "#country+code+v_iso2", "place_name": "#loc+name", "place": "#loc+code+id", "lat": "#geo+lat",
    "lon": "#geo+lon", "precision_km": "#geo+precision+km", "quote": "#description+quote",
    "permalink": "#meta+url",
})  # fmt: skip


def hxl_text(claims: Table) -> str:
    """The table of claims with a row of hashtags below the names; columns without a hashtag are left out."""
    columns = tuple(c for c in CLAIMS.columns if c.name in HASHTAGS)
    at = [CLAIMS.names.index(column.name) for column in columns]
    form = Form("claims.hxl", CLAIMS.meaning, columns, CLAIMS.key)
    rows = [tuple(row[i] for i in at) for row in claims.rows]
    return csv_text(Table(form, rows), tuple(HASHTAGS[column.name] for column in columns))
