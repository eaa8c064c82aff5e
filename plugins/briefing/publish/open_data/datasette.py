"""metadata.json: what Datasette shows beside the tables of the SQLite file."""

from __future__ import annotations

import json
from collections.abc import Iterable

from briefing.publish.open_data.tables import Form

__all__ = ["metadata_text"]


def metadata_text(forms: Iterable[Form], title: str, licence: str, source_url: str) -> str:
    """For `datasette briefing.sqlite --metadata metadata.json`; tables and columns mean what the forms say."""
    about = {
        "title": title,
        "description": "Claims of harm, forces and places read from news articles, each with the words it rests on.",
        "license": licence,
        "source": title,
    } | ({"source_url": source_url} if source_url else {})
    tables = {
        form.name: {
            "description": form.meaning,
            "columns": {column.name: column.meaning for column in form.columns},
            **({"fts_table": f"{form.name}_fts", "fts_pk": "rowid"} if form.searched else {}),
            "facets": [c.name for c in form.columns if c.options][:3],
        }
        for form in forms
    }
    return json.dumps(about | {"databases": {"briefing": {"tables": tables}}}, ensure_ascii=False, indent=1) + "\n"
