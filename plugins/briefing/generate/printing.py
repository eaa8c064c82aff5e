"""Pages as files: a template filled with a view, in one tree, with links relative to the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import Environment, Template, TemplateNotFound
from markupsafe import Markup

from briefing.generate.browsing import Page
from briefing.generate.trees import Tree
from briefing.knowledge.borders import BORDER_POLICY
from briefing.present.card import Card, page_card
from briefing.present.shelf import Shelf
from briefing.present.sources import page_sources
from briefing.publish.cards import card_address, card_png
from briefing.publish.headers import content_policy
from briefing.publish.page_style import PageStyle
from briefing.settings import site_settings
from briefing.speech import gettext, language, ngettext, pgettext

__all__ = ["Printer"]


class _Phrases:
    """What templates say, in the language spoken now: as Jinja's own function does it, but each phrase is looked up
    and made safe once for all pages, which have some hundred each."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Markup] = {}

    def __call__(self, words: str, /, **values: object) -> Markup:
        key = (language(), words)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = Markup(gettext(words))  # noqa: S704 - our own phrases
        return found % values if values or "%" in found else found


class Printer:
    """Prints the pages of one build. `style` stands in every page."""

    def __init__(
        self, environment: Environment, settings: Mapping[str, Any], trees: tuple[Tree, ...], style: PageStyle
    ):
        self._environment = environment
        self._settings = settings
        site = site_settings(settings)
        self._cards_at = site.address if site.cards else ""
        self._shared = {
            **{name: value for name, value in settings.items() if name.isupper()},
            "TREES": trees,
            "PARTS": site.parts,
            "BORDER_POLICY": BORDER_POLICY,
            "STYLE": Markup(style.css),  # noqa: S704 - our own sheet, which read_page_style has looked through
            "CONTENT_POLICY": content_policy(style),
        }
        environment.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext)  # type: ignore[attr-defined]
        said = _Phrases()
        environment.globals |= {"_": said, "gettext": said}
        environment.policies["ext.i18n.trimmed"] = True
        environment.auto_reload = False  # nobody edits a template within a build
        self._templates: dict[str, Template] = {}

    def files(self, tree: Tree, page: Page, shelf: Shelf) -> Iterator[tuple[str, bytes]]:
        """The page's file at index.html in the folder of its address, and its card where the site has cards."""
        url, template, values = page
        path = f"{tree.folder}{url}index.html"
        told: dict[str, Any] = {"address": url, **values}
        if "sources" not in told:
            told["sources"] = page_sources(values.get("view"), shelf)
        told.setdefault("card", page_card(values.get("view")))
        yield from self.file(tree, path, template, told)

    def file(self, tree: Tree, path: str, template: str, values: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
        """The template filled, as the file at this path."""
        cards: list[tuple[str, bytes]] = []

        def card_picture(card: Card | None) -> str:
            """The full address of the card's picture, the site's own for None; "" where there are to be none."""
            if not self._cards_at:
                return ""
            name, card = self._settings["SITENAME"], card or Card()
            address = card_address(card, name)
            cards.append((address, card_png(card, name)))
            return f"{self._cards_at}/{address}"

        root = "/".join([".."] * path.count("/")) or "."
        told = {**self._shared, "SITEURL": root, "LANGUAGE": tree, "TREE": tree.path, "card_picture": card_picture}
        text = self._template(template).render({**told, "output_file": path, **values})
        yield path, text.encode("utf-8", "backslashreplace")
        yield from cards

    def _template(self, name: str) -> Template:
        # Asked for anew each time, so that a page's job hears which templates it uses.
        try:
            return self._environment.get_template(f"{name}.html")
        except TemplateNotFound as fault:
            raise RuntimeError(f"the theme has no template {fault.name}") from fault
