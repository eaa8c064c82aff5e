"""The content hash of an article's facts and of an event: SHA-256 of one text that anyone can make from the open data.

The text is JSON with its keys sorted, no spaces, numbers as Python's json writes them, in UTF-8; see docs/citing.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from briefing.model import Event, FactBox
from briefing.publish.open_data.json_lines import plain
from briefing.publish.public_format import public_facts

__all__ = ["event_hash", "facts_hash"]


def facts_hash(box: FactBox) -> str:
    """Of an article's facts in the public format, in hex.

    Without `primary_country`, which is worked out from the rest unless an editor names another.
    """
    return _hash({name: value for name, value in public_facts(box).items() if name != "primary_country"})


def event_hash(event: Event) -> str:
    """Of an event as the open data has it, without its address, in hex."""
    return _hash(plain(event))


def _hash(value: Mapping[str, Any]) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
