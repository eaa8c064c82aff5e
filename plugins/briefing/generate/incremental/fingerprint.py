"""Digests of what every page is made by: the code with its knowledge, the settings, the theme."""

from __future__ import annotations

import hashlib
import marshal
import sys
import sysconfig
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from briefing.generate.incremental.sources import Known, folder_digest, folder_stamps, stamp_of
from briefing.settings import site_settings

__all__ = ["code_digest", "inputs_of", "template_digests", "world_digest"]

_HERE = Path(__file__).resolve().parents[2]
# Where things lie makes no difference to what is made of them.
_PLACES = frozenset(
    ["PATH", "OUTPUT_PATH", "THEME", "CACHE_PATH", "PLUGIN_PATHS", "PLUGINS", "THEME_TEMPLATES_OVERRIDES"]
)
_OF_A_RUN = frozenset(
    [
        "BRIEFING_PROGRESS", "BRIEFING_EDITION", "BRIEFING_RECORDED", "BRIEFING_FAULTS", "BRIEFING_BUILD",
        "BRIEFING_HELD", "BRIEFING_WITHHELD", "BRIEFING_OUTCOME", "BRIEFING_DRY", "BRIEFING_PAGES",
    ]
)  # fmt: skip


def code_digest(kept: Path) -> bytes:
    """A digest of this plugin, code and knowledge, and of the Python that runs it with its packages.

    `kept`: a file that holds what the plugin's files were when they were last read; they are read again where one is
    another.
    """
    made = hashlib.blake2b(_plugin_digest(kept), digest_size=16)
    # Installing a package writes its folder; what is in the packages is not read.
    packages = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    made.update(repr((sys.version, [stamp_of(path)[0] for path in sorted(packages)])).encode())
    return made.digest()


def _plugin_digest(kept: Path) -> bytes:
    without = ["__pycache__", "*.pyc", ".*"]
    stamps = folder_stamps([_HERE], without)
    try:
        before, digest = marshal.loads(kept.read_bytes())  # noqa: S302 - our own file, beside the site
        if before == stamps and isinstance(digest, bytes):
            return digest
    except (OSError, EOFError, ValueError, TypeError):
        pass
    digest = folder_digest([_HERE], without)
    # What was written a moment ago may be written once more in the same tick of the file system's clock.
    if max(max(stamp[:2]) for _, stamp in stamps) < time.time_ns() - 2_000_000_000:
        draft = kept.with_name(f"{kept.name}.new")
        draft.write_bytes(marshal.dumps((stamps, digest)))
        draft.replace(kept)
    return digest


def world_digest(code: bytes, settings: Mapping[str, Any], more: Iterable[str]) -> bytes:
    """A digest of what makes every page what it is: where it differs, every page is made again."""
    made = hashlib.blake2b(code, digest_size=16)
    for name in sorted(settings):
        if name.isupper() and name not in _PLACES and name not in _OF_A_RUN:
            made.update(f"{name}={_told(settings[name])}\n".encode("utf-8", "surrogateescape"))
    for words in more:
        made.update(words.encode("utf-8", "surrogateescape"))
    return made.digest()


def _told(value: object) -> str:
    """A setting in words that are the same in every process."""
    if isinstance(value, dict):
        return repr(sorted((str(key), _told(item)) for key, item in value.items()))
    if isinstance(value, list | tuple):
        return repr([_told(item) for item in value])
    return repr(value) if value is None or isinstance(value, str | int | float) else type(value).__name__


def template_digests(folders: Iterable[Path]) -> dict[str, str]:
    """For each template by its name, what it holds; of two with one name the first is used."""
    found: dict[str, str] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*.html")) if folder.is_dir() else ():
            name = path.relative_to(folder).as_posix()
            found.setdefault(name, hashlib.sha256(path.read_bytes()).hexdigest())
    return found


def inputs_of(
    settings: Mapping[str, Any], world: bytes, templates: Mapping[str, str], known: Mapping[str, Known]
) -> bytes:
    """A digest of all that a build looks at: where it is the same, so is the site. `known`: the articles as read."""
    site = site_settings(settings)
    folders = [*site.pages, site.content / "events", Path(settings["THEME"]) / "static"]
    made = hashlib.blake2b(world, digest_size=16)
    # Version 2 tells values alone; later ones also which of them are one object, which differs from run to run.
    made.update(marshal.dumps((sorted(templates.items()), sorted(known.items())), 2))
    made.update(folder_digest(folders))
    made.update(repr(stamp_of(site.content / "editions.jsonl")).encode())
    return made.digest()
