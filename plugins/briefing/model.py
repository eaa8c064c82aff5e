"""The values that pass between the rooms: frozen, slotted, made of tuples. Imports nothing of ours.

What an article holds by the dozen is a named tuple, which is made four times as fast; the rest are dataclasses.

Offsets are Python str indices. A stage's own values come in the order of the flow: document, mentions (words seen,
with their place in the text), the fact box (what the words mean), the corpus (what many articles hold together).
`None` always means unknown or not stated; it never means zero.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

Part = Literal["headline", "deck", "body", "caption"]
BlockKind = Literal["deck", "paragraph", "subhead", "caption", "item", "quote"]
DateBasis = Literal["metadata", "dateline", "text", "inferred", "unknown"]
Outcome = Literal["killed", "injured", "casualties", "missing", "captured", "displaced"]
Form = Literal["exact", "at_least", "more_than", "about", "up_to", "range", "vague"]
Victim = Literal["civilian", "combatant", "mixed", "undetermined"]
Blame = Literal["stated", "claimed", "alleged", "suspected", "conceded", "denied"]
ClaimantType = Literal["monitor", "party", "official", "un", "media", "medical", "witness", "unnamed"]
Scope = Literal["incident", "period", "cumulative"]
Role = Literal["belligerent", "backer", "mentioned"]
ForceType = Literal[
    "state-forces", "police", "rebel-group", "militia", "coalition", "private-military-company", "alliance", "unknown"
]
StrengthState = Literal[
    "planned", "deployed", "holding", "reinforcements", "trapped", "withdrawn", "captured", "reported"
]
PlaceKind = Literal["country", "admin1", "admin2", "settlement", "neighbourhood", "feature", "facility", "area"]
PlaceCue = Literal["in", "of", "from", "object", "dateline", "actor", "based", "none"]
Voice = Literal["active", "passive", "dying", "noun", "toll"]
DayUse = Literal["deed", "statement", "ahead"]
CopyKind = Literal["same", "copy", "version"]
Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
PhraseKind = Literal["counted", "bare", "single", "plural", "named"]


# --- the document -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like stretch of a document's text; `start` and `end` index `Document.text`."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One article as text: what extract reads. `text` holds deck, paragraphs, subheads and captions in reading order.

    `blocks` cover the text without overlapping and are in order; text between two blocks is white space.
    `title` is apart: offsets of evidence in part "headline" index it, all other offsets index `text`.
    """

    id: str
    title: str
    text: str
    blocks: tuple[Block, ...]
    published: date | None = None
    published_basis: DateBasis = "unknown"
    outlet: str | None = None
    agency: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2, only where an editor set it in the front matter


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or punctuation mark; `norm` is folded for matching: no case, accents, slanted apostrophes.

    `capital`: it begins with a capital letter. `joined`: no white space parts it from the token before. Where it stands
    is told by `ParsedText`, so that one token serves wherever the same is written.
    """

    text: str
    norm: str
    capital: bool
    joined: bool


class Sentence(NamedTuple):
    """`start`, `end` index `ParsedText.source`; `first`, `last` index its tokens, `last` exclusive.

    `block` numbers the block it stands in (-1 for the headline); sentences of one block follow each other.
    """

    part: Part
    start: int
    end: int
    first: int
    last: int
    block: int


@dataclass(frozen=True, slots=True)
class ParsedText:
    """A document cut into sentences and tokens. `source` is the title, two line breaks, then the text.

    One stream, so that a rule can look from the headline into the body; `briefing.text.evidence` maps back.
    Of each token, `starts` has the index in `source`, `in_sentence` the number of its sentence, `norms` and `capitals`
    what it says itself. `where` lists, for each norm, the tokens that bear it, in order: a rule about few words looks
    at those tokens alone (`spots`). `figures` are the norms that begin with a digit.
    """

    document: Document
    source: str
    body_start: int
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]
    in_sentence: tuple[int, ...]
    norms: tuple[str, ...]
    capitals: tuple[bool, ...]
    where: Mapping[str, Sequence[int]]
    figures: frozenset[str]

    def end(self, i: int) -> int:
        """Where token i ends in `source`."""
        return self.starts[i] + len(self.tokens[i].text)

    def words(self, first: int, last: int) -> str:
        """The tokens from `first` to `last` (exclusive) as written."""
        return self.source[self.starts[first] : self.starts[last - 1] + len(self.tokens[last - 1].text)]

    def spots(self, wanted: Set[str]) -> list[int]:
        """The tokens whose norm is one of these, in order of the text."""
        where = self.where
        return sorted([i for word in where.keys() & wanted for i in where[word]])


# --- mentions: words seen, with their span in ParsedText.source; first/last index tokens, last exclusive ---


class QuantityMention(NamedTuple):
    """A count as written: "at least 34", "three to five", "dozens". `low`/`high` None means open on that side."""

    first: int
    last: int
    low: int | None
    high: int | None
    form: Form


class ForceMention(NamedTuple):
    """Words that may name an armed actor. Other rooms rely on `first`, `last` only; `actors` are candidate ids.

    `sure`: the candidates that need no context. `name`: what to call an actor that knowledge does not hold; "" for a
    bare word ("the army"), whose `side` says whom to look for: "state", "police", "coalition" or a family of groups.
    `country`: ISO alpha-2 that the words tell. `rank`: 0 a name or a plain noun of force, 1 its arms, deeds or a bare
    country, 2 a bare word. `act`: what it does here. `backs`: index, in the same tuple, of the mention it backs.
    """

    first: int
    last: int
    actors: tuple[str, ...]
    rule: str
    sure: tuple[str, ...] = ()
    name: str = ""
    type: ForceType = "unknown"
    country: str | None = None
    side: str = ""
    rank: int = 0
    act: Literal["", "named", "fights", "backs"] = ""
    backs: int | None = None
    parent: str | None = None


class PlaceMention(NamedTuple):
    """Words that may name a place. Other rooms rely on `first`, `last` only.

    `name` is what to look up. `cue` tells how the words stand in the sentence (see `extract.places.cues`). `hint`: the
    kind that a word beside the name tells ("province"). `long_first` to `long_last` add that word and a direction
    ("northern Aleppo province"). `parent` indexes, in the same tuple, the mention that this one lies in ("Atareb, in
    Aleppo province"). `weak`: more must speak for it, since the words may well mean something else.
    """

    first: int
    last: int
    rule: str
    name: str = ""
    cue: PlaceCue = "none"
    hint: PlaceKind | None = None
    long_first: int = 0
    long_last: int = 0
    parent: int | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True)
class StrengthMention:
    """A number of an armed actor's people or weapons: "175 minesweepers", planned.

    `force`: index of the ForceMention that has them, None where the sentence names none.
    """

    first: int
    last: int
    count: int | None
    unit: str
    state: StrengthState
    rule: str
    force: int | None = None


class SpeakerMention(NamedTuple):
    """Who says so: "the Observatory said". `name` None: the text's own voice.

    `first` to `last` span the words for the speaker, `verb` is the token of the word of saying ("according" too).
    """

    first: int
    last: int
    name: str | None
    type: ClaimantType | None
    rule: str
    verb: int = 0


class DateMention(NamedTuple):
    """A day or span of days named in the text, worked out against the day of publication.

    `since`: the words tell a beginning ("since March 2011"); `low` is then the first day and `high` is None.
    `use`: the day of what happened, of a statement ("said on Tuesday"), or of something still to come.
    """

    first: int
    last: int
    low: date | None
    high: date | None
    rule: str
    since: bool = False
    use: DayUse = "deed"


@dataclass(frozen=True, slots=True)
class HarmMention:
    """A quantity of people harmed, as written; before blame, claimant, place and date are known.

    `first` to `last` span the words that carry number and harm; `victim_first` to `victim_last` those for the people
    (`victim_last` ends what is absorbed: "of the border guard"). `trigger` is the token of the word of harm. `within`
    indexes, in the same tuple, the mention this one is a part of. `definite`: "the soldier", so told of before.
    """

    first: int
    last: int
    outcome: Outcome
    low: int | None
    high: int | None
    form: Form
    rule: str
    victim_first: int = 0
    victim_last: int = 0
    trigger: int = 0
    voice: Voice = "passive"
    kind: PhraseKind = "counted"
    head: str = ""
    name: str = ""
    victim: Victim = "undetermined"
    group: str | None = None
    definite: bool = False
    subset: bool = False
    within: int | None = None


class AmountMention(NamedTuple):
    """A share or a number of people as written: "half the city" (held by somebody), "100,000 civilians" (there).

    `low` to `high`: percent, or people. `rest`: "the remaining 40 percent". The place is to be looked for in the tokens
    `place_first` to `place_last`, the force in `holder_first` to `holder_last`; `backwards`: the last one there is it.
    """

    first: int
    last: int
    about: Literal["share", "people"]
    low: float
    high: float
    rest: bool
    place_first: int
    place_last: int
    holder_first: int
    holder_last: int
    backwards: bool


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything extract saw in one document, each kind in order of the text."""

    parsed: ParsedText
    quantities: tuple[QuantityMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    speakers: tuple[SpeakerMention, ...] = ()
    forces: tuple[ForceMention, ...] = ()
    strengths: tuple[StrengthMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    harms: tuple[HarmMention, ...] = ()
    amounts: tuple[AmountMention, ...] = ()


# --- the fact box: what the words mean ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a fact rests on: `quote` equals the stored text from `start` to `end` (title for "headline").

    `part`: that of the article in which the words stand. `rule`: name of the rule that found it; "" where none is told.
    """

    part: Part
    quote: str
    start: int
    end: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Strength:
    """How many of a force and of what: 175 minesweepers, planned. `count` None: a vague word only.

    `unit`: whom or what is counted, as written. `state`: what the text says of them. `evidence`: where it says so.
    """

    count: int | None
    unit: str
    state: StrengthState
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Force:
    """An armed actor taking part.

    `id`: ours where knowledge holds it, else made from its name. `name`: what we call it. `type`: what kind of armed
    actor it is. `role`: its part in this article. `as_written`: the words that this article uses for it. `evidence`:
    where they stand. `strength`: numbers of its people or weapons. `country`: ISO 3166-1 alpha-2 of a state's force.
    `parent`: id of the force it belongs to. `backs`: ids of forces in this article that it backs. `known` False: not in
    knowledge, read from the text alone.
    """

    id: str
    name: str
    type: ForceType
    role: Role
    as_written: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    strength: tuple[Strength, ...] = ()
    country: str | None = None
    parent: str | None = None
    backs: tuple[str, ...] = ()
    known: bool = True


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion of harm: the unit of truth. Claims are never summed.

    `id`: tells it from the other claims of its article. `outcome`: what happened to the people; casualties are killed
    and wounded told as one number. `min`, `max`: least and greatest number; None: open on that side, which does
    not mean zero. `form`: how the number is told. `as_written`: the number and the people in the article's words.
    `victim`: whether those harmed were fighters. `victim_force`: id of the force harmed; `blamed`: ids of the forces
    blamed for it. `groups`: parts of those harmed as (group, min, max), for example ("children", 8, 8). `blame`: how
    sure the text is of who did it; None where nobody is blamed. `claimant`: who says so; None: the article in its own
    voice. `claimant_type`: what kind of source that is. `scope`: one incident, a period within the story, or a total
    over a longer time; only figures of one scope compare. `date`: the day of the deed. `place`: id of the place of the
    deed. `part_of`: id of the claim it is within. `evidence`: where it is said, once for each time.
    """

    id: str
    outcome: Outcome
    min: int | None
    max: int | None
    form: Form
    as_written: str
    victim: Victim
    evidence: tuple[Evidence, ...]
    victim_force: str | None = None
    groups: tuple[tuple[str, int | None, int | None], ...] = ()
    blamed: tuple[str, ...] = ()
    blame: Blame | None = None
    blame_rule: str = ""  # the rule that found the blamed; not part of the public format
    claimant: str | None = None
    claimant_type: ClaimantType | None = None
    scope: Scope = "incident"
    date: date | None = None
    place: str | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A meaning that a place name could have had and lost."""

    name: str
    country: str
    lat: float
    lon: float
    score: float


@dataclass(frozen=True, slots=True)
class Place:
    """A location named in the article. `site`: events of the article happened there.

    `precision_km`: radius within which the article's words place it. `lat`, `lon`: degrees WGS 84; None: unresolved.
    `id`: tells it from other places. `name`: what we call it; `as_written`: the words that this article uses. `kind`: a
    point or how large an area. `country`: ISO 3166-1 alpha-2. `admin1`: the first-level division it lies in. `region`:
    the conflict-data region. `geonames_id`: its number in GeoNames. `evidence`: every mention.
    """

    id: str
    name: str
    as_written: tuple[str, ...]
    kind: PlaceKind
    evidence: tuple[Evidence, ...]
    country: str | None = None
    admin1: str | None = None
    region: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision_km: float | None = None
    geonames_id: int | None = None
    site: bool = False
    losers: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """How much of a place a force holds (a "share", in percent), or how many people are in a place: no harm.

    From `low` to `high`, which is as wide as its words leave open. `place` and `holder`: ids of a place and a force of
    the article; None where the words name none. `rest`: it is what remains beside the other's share. Not part of the
    public format: it serves to show where an article disagrees with itself.
    """

    about: Literal["share", "people"]
    low: float
    high: float
    place: str
    holder: str | None
    rest: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of content/corrections/<slug>.yaml, checked but not yet applied.

    The fact is picked by `target` (its id) or by `quote` (words that its evidence holds); an added fact needs a
    `quote` that stands in the article. `values` are (field, value) pairs of the kind's dataclass.
    """

    action: Literal["add", "change", "remove", "confirm"]
    kind: Literal["force", "claim", "place"]
    target: str | None
    quote: str | None
    values: tuple[tuple[str, object], ...]
    reason: str
    where: str  # file and line
    checked: date | None = None  # the day on which the editor looked, where the entry tells it


@dataclass(frozen=True, slots=True)
class Change:
    """One editor's correction that was applied.

    `action`: what was done. `kind`, `id`: the fact it was done to. `reason`: why, in the editor's words.
    """

    action: Literal["add", "change", "remove"]
    kind: Literal["force", "claim", "place"]
    id: str
    reason: str


class Check(NamedTuple):
    """An editor looked at one fact of the article and left it, changed it or added it.

    `kind`, `id`: the fact. `how`: what the editor did. `day`: when; None where the entry does not tell.
    """

    kind: Literal["force", "claim", "place"]
    id: str
    how: Literal["confirmed", "corrected", "added"]
    day: date | None = None


class ReadDay(NamedTuple):
    """Words that tell a day only beside another day, mostly that of publication, and the days they were read as.

    `words` stand at `start` of the document's text. `low` to `high`: the first and the last day meant.
    """

    words: str
    start: int
    low: date
    high: date
    rule: str


@dataclass(frozen=True, slots=True)
class FactBox:
    """The view over one article's `forces`, `claims` and `places`. Lists are in order of first evidence.

    `id`, `title`: the article's. `published`: the day. `published_basis`: how that day is known. `changes`:
    an editor's corrections. `unresolved`: place names, as written, that nothing placed.
    """

    id: str
    title: str
    published: date | None
    published_basis: DateBasis
    forces: tuple[Force, ...] = ()
    claims: tuple[Claim, ...] = ()
    places: tuple[Place, ...] = ()
    changes: tuple[Change, ...] = ()
    unresolved: tuple[str, ...] = ()
    nations: tuple[
        tuple[str, int], ...
    ] = ()  # country (ISO alpha-2) of each nationality in the text, and where it begins
    warnings: tuple[str, ...] = ()  # corrections that speak of nothing the article has
    amounts: tuple[Amount, ...] = ()  # shares held and people in a place; not part of the public format
    days: tuple[ReadDay, ...] = ()  # how days were read, in order of the text; not part of the public format
    checks: tuple[Check, ...] = ()  # what an editor looked at, one a fact; not part of the public format


# --- the corpus: what many articles hold together ---


@dataclass(frozen=True, slots=True)
class Article:
    """A published article with its facts. `url` is relative to the site's root and ends in "/".

    `slug` is its id. `outlet`: who published it; `agency`: whom the text is credited to; `authors`: by name.
    `language`: BCP 47. `published_at`: the moment, with zone where the source gave one. `modified_at`: when the outlet
    last changed it, with zone where the source gave one. `source_url`: the outlet's own page. `source_sha256`: hash of
    the saved original. `country`: the one it is about, ISO 3166-1 alpha-2: an editor's, else worked out from where its
    events happened.
    """

    slug: str
    url: str
    title: str
    document: Document
    facts: FactBox
    deck: str | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    outlet: str | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    language: str = "en"
    source_url: str | None = None
    source_sha256: str | None = None
    country: str | None = None
    region: str | None = None  # conflict-data region by name, only where an editor set it
    actors: tuple[str, ...] = ()  # force ids, only where an editor set them: they replace those of the fact box


@dataclass(frozen=True, slots=True)
class RegionGroup:
    """A conflict-data region, a country or a first-level division, with the articles on it, newest first."""

    id: str  # "middle-east", "middle-east/syria", "middle-east/syria/deir-ez-zor"
    name: str
    level: Literal["region", "country", "admin1"]
    parent: str | None
    articles: tuple[str, ...]  # slugs
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """Another force, by id, and the articles that tell of both, by slug, newest first."""

    actor: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActorGroup:
    """A force across the corpus.

    `id`, `name`: those of the force. `type`: what kind of armed actor it is. `aliases`: other names. `articles` name
    it, newest first; in those of `belligerent_in` it fights. `parent`: id of the force it belongs to. `country`: ISO
    3166-1 alpha-2 of a state's force. `known` False: not in knowledge, read from the articles alone.
    `against`: forces whose people it is blamed to have harmed, or that harmed its people. `beside`: forces blamed
    together with it, that back it or that it backs; `backers` and `backs` are the last two alone. Each as the articles
    tell it, most articles first.
    """

    id: str
    name: str
    type: ForceType
    aliases: tuple[str, ...]
    articles: tuple[str, ...]
    parent: str | None = None
    country: str | None = None
    belligerent_in: tuple[str, ...] = ()  # slugs
    known: bool = True
    against: tuple[Relation, ...] = ()
    beside: tuple[Relation, ...] = ()
    backers: tuple[Relation, ...] = ()
    backs: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """A place across the corpus; `place` is the best resolved one of the articles' places with this id."""

    id: str
    place: Place
    articles: tuple[str, ...]
    site_in: tuple[str, ...] = ()


class ClaimRef(NamedTuple):
    """Which claim of which article: the slug, and the claim's id within the article's fact box."""

    article: str
    claim: str


@dataclass(frozen=True, slots=True)
class Copy:
    """An article whose text is, for the most part, that of its origin.

    `article` is its slug. `kind`: "same" words; a "copy", shortened, extended or under another headline; a later
    "version" by the outlet itself. `shared`: the share, 0 to 1, of the shorter text's word sequences that stand in the
    other. `added` and `missing` are the sentences that only this text, or only the origin's, has.
    """

    article: str
    kind: CopyKind
    shared: float
    added: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """One text and the articles that carry it. `id` is the slug of the first published; `copies` are oldest first.

    `agency`: whom the text is credited to; None where no article of it credits anyone.
    """

    id: str
    copies: tuple[Copy, ...]
    agency: str | None = None

    @property
    def articles(self) -> tuple[str, ...]:
        """The slugs of all articles with this text, the first published first."""
        return (self.id, *(copy.article for copy in self.copies))


@dataclass(frozen=True, slots=True)
class Toll:
    """Comparable claims of one event: one `outcome`, one `scope`, `victims` of one kind. Alternatives, never summed.

    `claims` are in order of publication, each origin's once. `lowest` and `highest` are by least and greatest number
    stated; None where no claim has that bound. `revisions`: the claims of one claimant, where its number changed.
    `course`: how the figure went from one day of publication to the next, whoever told it; () where it stayed.
    """

    outcome: Outcome
    scope: Scope
    victims: Literal["civilians", "fighters", "people"]
    claims: tuple[ClaimRef, ...]
    lowest: ClaimRef | None
    highest: ClaimRef | None
    revisions: tuple[tuple[ClaimRef, ...], ...] = ()
    course: tuple[ClaimRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements that cannot both be so. `about` says on what; `event` is None for one within an article.

    Between claims, `first` and `second` are theirs; between other statements (shares of a town, numbers of the
    trapped) the claim of a side is "" and only its evidence speaks.
    """

    about: Literal["number", "victims", "blame", "denial", "amount"]
    first: ClaimRef
    second: ClaimRef
    first_evidence: Evidence
    second_evidence: Evidence
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What several articles report together: one place, one time, shared actors or victims.

    `id`: never changes its meaning. `name`: given by an editor; "" where nobody named it. `country`: ISO 3166-1
    alpha-2. `first_day` to `last_day`: when it happened as far as the articles tell. `place`: id of the narrowest place
    that the claims name; `places`: ids of all that they name. `articles`: those that tell of it, by slug. `actors`: ids
    of the forces of its claims. `claims`: all that tell of it, in order of publication; `origins`: those of its
    articles. `grade`: Airwars' words, worked out from independent origins; `confirmed` and `discounted` only from an
    editor or, the former, from a party that concedes. `grounds`: what the grade rests on. `tolls`: its comparable
    claims. `contradictions`: accounts that exclude each other. `edited`: an editor named, merged, split or graded it.
    `note`: an editor's own sentence. `was`: ids that lead here too, since an editor merged them.
    """

    id: str
    name: str
    country: str | None
    place: str | None
    places: tuple[str, ...]
    first_day: date | None
    last_day: date | None
    articles: tuple[str, ...]
    origins: tuple[str, ...]
    claims: tuple[ClaimRef, ...]
    actors: tuple[str, ...]
    tolls: tuple[Toll, ...]
    grade: Grade
    grounds: str
    contradictions: tuple[Contradiction, ...] = ()
    edited: bool = False
    note: str = ""
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventNote:
    """What an editor wrote in content/events/<id>.yaml, checked; it wins over what was worked out.

    `articles`: those that are of this event, whatever the rules say; `without`: those that are not. `merge`: ids of
    events that are this one. None and () leave it to the rules.
    """

    id: str
    name: str | None = None
    articles: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    merge: tuple[str, ...] = ()
    grade: Grade | None = None
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClaimantGroup:
    """A body that says so, across the corpus: persons, and who is told only by what they are, have no group.

    `id` is a force's where a force speaks. `claims` are all of its figures, `in_events` those that events compare, and
    `alone` those of the latter for which no other claimant gives a figure. `as_written`: its names in the articles.
    """

    id: str
    name: str
    type: ClaimantType | None
    claims: tuple[ClaimRef, ...]
    articles: tuple[str, ...]
    alone: tuple[ClaimRef, ...] = ()
    in_events: tuple[ClaimRef, ...] = ()
    as_written: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """Every published article and how they group. Articles are newest first, undated ones last, ties by slug.

    `origins` lists texts that several articles carry; every other article is an origin of its own.
    """

    articles: tuple[Article, ...]
    regions: tuple[RegionGroup, ...]
    actors: tuple[ActorGroup, ...]
    places: tuple[PlaceGroup, ...]
    origins: tuple[Origin, ...] = ()
    events: tuple[Event, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()  # within one article
    claimants: tuple[ClaimantGroup, ...] = ()
