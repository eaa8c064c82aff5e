"""What an editor does between two builds, to every generator alike, and how to see that the site shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from tests.bench.made_site import MadeArticle, MadeSite
from tests.bench.site_peers import Generator

__all__ = ["CHANGES", "Edit", "edit_of"]

# Kind, and how the table calls it.
CHANGES = {
    "nothing": "nothing changed",
    "body": "body edited",
    "title": "title edited",
    "new": "new article",
    "late": "new article of an old day",
    "deleted": "article deleted",
    "correction": "correction added",
    "theme": "template and style changed",
    "renamed": "actor renamed",
}


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit. `apply(generator)`: False where it knows no such thing; `shown(generator)`: the site has it."""

    apply: Callable[[Generator], bool]
    shown: Callable[[Generator], bool]


def edit_of(kind: str, site: MadeSite, number: int) -> Edit:
    """The edit of this kind with this number, no two alike. `site` is changed as the generators' content will be."""
    chance = Random(f"{kind} {number}")  # noqa: S311 - no secret
    mark = f"mark{kind}{number}"
    article = chance.choice([a for a in site.newest_first() if a.harm or kind != "correction"])
    return _MAKERS[kind](site, article, mark)


def _written(site: MadeSite, article: MadeArticle, mark: str) -> Edit:
    site.articles[article.slug] = article

    def apply(generator: Generator) -> bool:
        generator.write_article(article, site)
        return True

    return Edit(apply, lambda generator: mark in generator.built(article.slug))


def _body(site: MadeSite, article: MadeArticle, mark: str) -> Edit:
    changed = f"{article.paragraphs[-1]} The council met under {mark} again."
    return _written(site, replace(article, paragraphs=(*article.paragraphs[:-1], changed)), mark)


def _title(site: MadeSite, article: MadeArticle, mark: str) -> Edit:
    return _written(site, replace(article, title=f"{article.title} ({mark})"), mark)


def _new(site: MadeSite, article: MadeArticle, mark: str) -> Edit:
    at = site.newest_first()[0].at + timedelta(hours=1)
    return _written(site, replace(article, slug=f"news-{mark}", title=f"News of {mark}", at=at), mark)


def _late(site: MadeSite, article: MadeArticle, mark: str) -> Edit:
    at = article.at + timedelta(seconds=30)
    return _written(site, replace(article, slug=f"late-{mark}", title=f"Late news of {mark}", at=at), mark)


def _deleted(site: MadeSite, article: MadeArticle, mark: str) -> Edit:
    del site.articles[article.slug]

    def apply(generator: Generator) -> bool:
        generator.page(article.slug).unlink()
        return True

    def gone(generator: Generator) -> bool:
        lists = (generator.output / "articles").glob("page*/**/index.html")
        newest = generator.output / "articles" / "index.html"
        address = f"{article.slug}/"
        # The peers leave the page of what is no more where it is, so only their lists can tell.
        left = generator.built(article.slug) and generator.deletes
        return not left and not any(address in path.read_text("utf-8") for path in [newest, *lists])

    return Edit(apply, gone)


def _correction(_site: MadeSite, article: MadeArticle, mark: str) -> Edit:
    return Edit(
        lambda generator: generator.correct(article, f"as {mark} has it"),
        lambda generator: mark in generator.built(article.slug),
    )


def _theme(_site: MadeSite, article: MadeArticle, mark: str) -> Edit:
    def apply(generator: Generator) -> bool:
        generator.change_theme(mark)
        return True

    return Edit(apply, lambda generator: mark in generator.built(article.slug))


def _renamed(site: MadeSite, article: MadeArticle, mark: str) -> Edit:
    armies = {country.forces_id for country in site.regions.values()}  # of the table of countries, not of groups
    holder, id = next((a, i) for a in [article, *site.newest_first()] for i in a.actors if i not in armies)
    site.actors[id] = f"{site.actors[id]} {mark}"

    def apply(generator: Generator) -> bool:
        generator.rename_actor(id, site)
        return True

    return Edit(apply, lambda generator: mark in generator.built(holder.slug))


def _nothing(_site: MadeSite, article: MadeArticle, _mark: str) -> Edit:
    return Edit(lambda _: True, lambda generator: bool(generator.built(article.slug)))


_MAKERS: dict[str, Callable[[MadeSite, MadeArticle, str], Edit]] = {
    "nothing": _nothing, "body": _body, "title": _title, "new": _new, "late": _late, "deleted": _deleted,
    "correction": _correction, "theme": _theme, "renamed": _renamed,
}  # fmt: skip
