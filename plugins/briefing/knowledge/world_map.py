"""Fetches Natural Earth 4.1.0 (public domain) as Debian's qgis-common carries it, for the compilers of borders/."""

from __future__ import annotations

import struct
import subprocess
from pathlib import Path

__all__ = ["fetch_world_map", "lines_of"]


def fetch_world_map(folder: Path) -> Path:
    """The GeoPackage with divisions and disputed lines, taken out of Debian's package into `folder`."""
    subprocess.run(["apt-get", "download", "-q", "qgis-common"], cwd=folder, check=True, capture_output=True)
    package = next(folder.glob("qgis-common*.deb"))
    subprocess.run(["dpkg", "-x", package.name, "."], cwd=folder, check=True)
    return folder / "usr/share/qgis/resources/data/world_map.gpkg"


def lines_of(blob: bytes) -> list[list[tuple[float, float]]]:
    """The lines or rings of a GeoPackage geometry, in degrees, longitude first."""
    envelope = (0, 32, 48, 48, 64)[(blob[3] >> 1) & 7]
    found: list[list[tuple[float, float]]] = []
    _read_geometry(blob, 8 + envelope, found)
    return found


def _read_geometry(blob: bytes, at: int, found: list[list[tuple[float, float]]]) -> int:
    order = "<" if blob[at] else ">"
    kind, count = struct.unpack_from(f"{order}II", blob, at + 1)
    at += 9
    if kind > 3:  # several: each with a head of its own
        for _ in range(count):
            at = _read_geometry(blob, at, found)
        return at
    sizes = 1 if kind == 2 else count
    for _ in range(sizes):
        points = count
        if kind == 3:
            (points,) = struct.unpack_from(f"{order}I", blob, at)
            at += 4
        flat = struct.unpack_from(f"{order}{2 * points}d", blob, at)
        at += 16 * points
        found.append(list(zip(flat[::2], flat[1::2], strict=True)))
    return at
