"""The projection of the world overview: Equal Earth, so that no country looks larger than it is.

Formulas: B. Šavrič, T. Patterson, B. Jenny, "The Equal Earth map projection", 2018.
"""

from __future__ import annotations

import math

__all__ = ["WORLD_HEIGHT", "WORLD_WIDTH", "world_point"]

WORLD_WIDTH, WORLD_HEIGHT = 1000, 440
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = math.sqrt(3) / 2
_SCALE = WORLD_WIDTH / 2 / 2.7066  # the equator from edge to edge
_NORTH_DEG = 80.0
_CENTRE_DEG = 11.0  # cuts the map in the Bering Strait and not through Chukotka


def world_point(lon_deg: float, lat_deg: float) -> tuple[float, float]:
    """Units of the overview's viewBox, from its upper left corner.

    >>> [round(value) for value in world_point(11.0, 0.0)]
    [500, 238]
    """
    x, y = _equal_earth(lon_deg - _CENTRE_DEG, lat_deg)
    return WORLD_WIDTH / 2 + x * _SCALE, (_TOP - y) * _SCALE


def _equal_earth(lon_deg: float, lat_deg: float) -> tuple[float, float]:
    theta = math.asin(_M * math.sin(math.radians(lat_deg)))
    square = theta * theta
    sixth = square * square * square
    a1, a2, a3, a4 = _A
    down = 9 * a4 * sixth * square + 7 * a3 * sixth + 3 * a2 * square + a1
    x = math.radians(lon_deg) * math.cos(theta) / (_M * down)
    return x, theta * (a1 + a2 * square + sixth * (a3 + a4 * square))


_TOP = _equal_earth(0.0, _NORTH_DEG)[1]
