"""Where the pictures of a site's pages go, and whether there are any."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from briefing.present.card import Card
from briefing.publish.cards import write_card
from briefing.settings import site_settings

__all__ = ["card_drawer"]


def card_drawer(settings: Mapping[str, Any]) -> Callable[[Card | None], str]:
    """What draws a page's card as the page is printed, the site's own for None; it gives the picture's full address.

    "" where there is to be no picture: readers want full addresses, so without the site's own none is drawn,
    nor with BRIEFING_CARDS = False.
    """
    told, output = site_settings(settings), Path(settings["OUTPUT_PATH"])
    if not (told.cards and told.address):
        return lambda card: ""
    return lambda card: f"{told.address}/{write_card(output, card or Card(), settings['SITENAME'])}"
