"""The tables of /data/, column by column. What a column of the model means is said by the model alone."""

from __future__ import annotations

from briefing.model import ActorGroup, Article, Change, Claim, Event, Evidence, FactBox, Force, Origin, Place, Strength
from briefing.publish.open_data.codebook import summary_of
from briefing.publish.open_data.tables import Column, Form, TableLink, columns_of

__all__ = [
    "ACTORS", "ARTICLES", "CHANGES", "CLAIMS", "EVENTS", "EVIDENCE", "FORCES", "FORMS", "ORIGINS", "PLACES",
    "STRENGTHS", "TOLLS",
]  # fmt: skip

_ARTICLE = Column("article", "text", "Id of the article.")
_NUMBER = Column("number", "integer", "Its place in its list, from 1; of a claim, the number it carries on its page.")
_PERMALINK = Column("permalink", "text", "Its address; below the site's root where the site's own address is not set.")
_ORIGIN = Column(
    "origin", "text",
    "Id of the first published article with this text; its own id where nobody copied it. Count origins, not outlets.",
)  # fmt: skip
_EVENT = Column("event", "text", "Id of the event that the claim tells of; empty where it is of none.", optional=True)
_WHERE = (
    Column("place_name", "text", "Name of the place.", optional=True),
    Column("country", "text", "ISO 3166-1 alpha-2 of the place's country.", optional=True),
    Column("lat", "number", "Degrees WGS 84 of the place, north positive.", optional=True),
    Column("lon", "number", "Degrees WGS 84 of the place, east positive.", optional=True),
    Column("precision_km", "number", "Radius in kilometres within which the words put the place.", optional=True),
)
_OF_ARTICLE = TableLink(("article",), "articles", ("id",))

ARTICLES = Form(
    "articles",
    summary_of(Article) + " The outlet's text is not part of the data.",
    (
        *columns_of(FactBox, "id", "title", "published", "published_basis"),
        *columns_of(Article, "published_at", "modified_at", "outlet", "agency", "authors", "language", "source_url"),
        *columns_of(Article, "source_sha256", "country"),
        *columns_of(FactBox, "unresolved"),
        _PERMALINK,
        _ORIGIN,
    ),
    ("id",),
    (TableLink(("origin",), "articles", ("id",)),),
    ("title", "outlet"),
)
CLAIMS = Form(
    "claims",
    summary_of(Claim),
    (
        _ARTICLE,
        _NUMBER,
        *columns_of(Claim, "id", "outcome", "min", "max", "form", "as_written", "victim", "victim_force", "groups"),
        *columns_of(Claim, "blamed", "blame", "claimant", "claimant_type", "scope", "date", "place", "part_of"),
        Column("part", "text", "Of the first evidence: the part of the article.", optional=True),
        Column("quote", "text", "Of the first evidence: the words. The evidence table has all.", optional=True),
        Column("start", "integer", "Of the first evidence: index of its first character.", optional=True),
        Column("end", "integer", "Of the first evidence: index after its last character.", optional=True),
        _PERMALINK,
        _ORIGIN,
        _EVENT,
        Column("published", "text", "Day on which the article was published.", optional=True),
        Column("outlet", "text", "Who published the article.", optional=True),
        *_WHERE,
    ),
    ("article", "id"),
    (_OF_ARTICLE, TableLink(("origin",), "articles", ("id",)), TableLink(("event",), "events", ("id",))),
    ("as_written", "quote", "claimant", "place_name"),
)  # fmt: skip
FORCES = Form(
    "forces",
    summary_of(Force),
    (
        _ARTICLE,
        _NUMBER,
        *columns_of(Force, "id", "name", "type", "role", "as_written", "country", "parent", "backs", "known"),
        _PERMALINK,
    ),
    ("article", "id"),
    (_OF_ARTICLE, TableLink(("id",), "actors", ("id",))),
    ("name", "as_written"),
)
STRENGTHS = Form(
    "strengths",
    summary_of(Strength),
    (_ARTICLE, Column("force", "text", "Id of the force."), _NUMBER, *columns_of(Strength, "count", "unit", "state")),
    ("article", "force", "number"),
    (TableLink(("article", "force"), "forces", ("article", "id")),),
)
PLACES = Form(
    "places",
    summary_of(Place),
    (
        _ARTICLE,
        _NUMBER,
        *columns_of(Place, "id", "name", "as_written", "kind", "country", "admin1", "region", "lat", "lon"),
        *columns_of(Place, "precision_km", "geonames_id"),
        Column("site", "boolean", "Whether events of the article happened there."),
        _PERMALINK,
    ),
    ("article", "id"),
    (_OF_ARTICLE,),
    ("name", "as_written"),
)
EVENTS = Form(
    "events",
    summary_of(Event),
    (
        *columns_of(Event, "id", "name", "country", "place", "places", "first_day", "last_day", "articles", "origins"),
        *columns_of(Event, "actors", "grade", "grounds", "edited", "note", "was"),
        Column("claims", "list", "Its claims, each as article, a number sign, id of the claim."),
        *(column for column in _WHERE if column.name != "country"),
        _PERMALINK,
    ),
    ("id",),
    (),
    ("name", "place_name", "note"),
)
TOLLS = Form(
    "tolls",
    "The claims of an event that may be compared: one outcome, one scope, victims of one kind. Never to be added up.",
    (
        Column("event", "text", "Id of the event."),
        _NUMBER,
        *columns_of(Claim, "outcome", "scope"),
        Column("victims", "text", "Whom the claims speak of.", options=("civilians", "fighters", "people")),
        Column("claims", "list", "The claims, each as article, a number sign, id of the claim."),
        Column("lowest", "integer", "Least number that any of the claims states.", optional=True),
        Column("lowest_claim", "text", "The claim that states it.", optional=True),
        Column("highest", "integer", "Greatest number that any of the claims states.", optional=True),
        Column("highest_claim", "text", "The claim that states it.", optional=True),
    ),
    ("event", "number"),
    (TableLink(("event",), "events", ("id",)),),
)
ORIGINS = Form(
    "origins",
    summary_of(Origin) + " One row for each such article; articles whose text is theirs alone are left out.",
    (
        Column("origin", "text", "Id of the first published article with this text."),
        _ARTICLE,
        Column(
            "kind", "text",
            "What it is to the origin: the first itself, the same words, a copy that was changed, a later version.",
            options=("first", "same", "copy", "version"),
        ),
        Column("shared", "number", "Share, 0 to 1, of the shorter text's word sequences that stand in the other."),
        *columns_of(Origin, "agency"),
    ),
    ("article",),
    (_OF_ARTICLE, TableLink(("origin",), "articles", ("id",))),
)  # fmt: skip
ACTORS = Form(
    "actors",
    summary_of(ActorGroup),
    (
        *columns_of(ActorGroup, "id", "name", "type", "aliases", "parent", "country", "known"),
        Column("articles", "integer", "Number of articles that name it."),
        Column("belligerent_in", "integer", "Number of articles in which it fights."),
        _PERMALINK,
    ),
    ("id",),
    (),
    ("name", "aliases"),
)
EVIDENCE = Form(
    "evidence",
    "The words that each fact rests on: one row for each place in an article where it is told.",
    (
        _ARTICLE,
        Column("kind", "text", "What it is evidence of.", options=("force", "strength", "claim", "place")),
        Column("fact", "text", "Id of the force, claim or place; of a strength, that of its force."),
        Column("strength", "integer", "Number of the strength; empty for other facts.", optional=True),
        _NUMBER,
        *columns_of(Evidence, "part", "quote", "start", "end", "rule"),
    ),
    ("article", "kind", "fact", "strength", "number"),
    (_OF_ARTICLE,),
    ("quote",),
)
CHANGES = Form(
    "changes",
    summary_of(Change),
    (_ARTICLE, _NUMBER, *columns_of(Change, "action", "kind", "id", "reason")),
    ("article", "number"),
    (_OF_ARTICLE,),
)
# A table stands after those that it links to.
FORMS = (
    ARTICLES, EVENTS, ACTORS, CLAIMS, FORCES, PLACES, TOLLS, ORIGINS, STRENGTHS, EVIDENCE, CHANGES,
)  # fmt: skip
