"""The file of editions, as a build looks at it before it reads any."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefing.settings import site_settings

__all__ = ["EDITION", "RECORDED", "ledger_follows", "ledger_mark", "ledger_path"]

# The settings of a build that is to be recorded hold (ISO day, the editor's why) here; after it, RECORDED the number.
EDITION, RECORDED = "BRIEFING_EDITION", "BRIEFING_RECORDED"


def ledger_path(settings: Mapping[str, Any]) -> Path:
    """Where the ledger lies, or would."""
    return site_settings(settings).content / "editions.jsonl"


def ledger_mark(settings: Mapping[str, Any]) -> tuple[int, bytes]:
    """How many bytes the ledger has, and their digest."""
    content = _content(settings)
    return len(content), hashlib.sha256(content).digest()


def ledger_follows(settings: Mapping[str, Any], mark: tuple[int, bytes]) -> bool:
    """Whether the ledger still begins with what this mark is of: editions are added to it, never changed."""
    return hashlib.sha256(_content(settings)[: mark[0]]).digest() == mark[1]


def _content(settings: Mapping[str, Any]) -> bytes:
    path = ledger_path(settings)
    return path.read_bytes() if path.is_file() else b""
