"""Words that stand around place names: what kind of place they tell of, and which words a name may run through."""

from __future__ import annotations

from briefing.model import PlaceKind

__all__ = [
    "ADMIN_WORDS", "BORDER_WORDS", "CONNECTORS", "DIRECTIONS", "KIND_AFTER", "KIND_BEFORE", "KIND_PHRASES", "ORG_WORDS", "PREPOSITIONS",
    "ROLE_WORDS", "kind_after", "kind_before",
]  # fmt: skip

_SETTLEMENT = "town city village hamlet township municipality settlement kibbutz moshav townlet".split()
_ADMIN1 = "province governorate oblast state emirate prefecture krai".split()
_ADMIN2 = "district county raion rayon subdistrict commune cercle woreda canton parish borough".split()
_QUARTER = "neighbourhood neighborhood quarter suburb".split()
_FACILITY = (
    "airport airbase airfield aerodrome base hospital crossing prison camp bridge dam port refinery oilfield gasfield mosque church "
    "barracks checkpoint stadium market square roundabout monastery cemetery jail citadel academy intersection seaport harbour harbor"
).split()
_FEATURE = (
    "river mountain mountains valley hill hills island islands lake sea gulf peninsula desert plain plains forest strait canal delta basin "
    "gorge pass heights range bay ocean channel archipelago reservoir creek steppe plateau marshes reef beach cape wadi highlands"
).split()
_AREA = "region area corridor enclave pocket strip front frontline axis sector coast".split()

KIND_AFTER: dict[str, PlaceKind] = {
    **dict.fromkeys(_SETTLEMENT, "settlement"), **dict.fromkeys(_ADMIN1, "admin1"), **dict.fromkeys(_ADMIN2, "admin2"),
    **dict.fromkeys(_QUARTER, "neighbourhood"), **dict.fromkeys(_FACILITY, "facility"), **dict.fromkeys(_FEATURE, "feature"),
    **dict.fromkeys(_AREA, "area"),
}  # fmt: skip
_PLURALS: dict[str, PlaceKind] = {
    "towns": "settlement", "cities": "settlement", "villages": "settlement", "provinces": "admin1", "governorates": "admin1",
    "districts": "admin2", "counties": "admin2", "oblasts": "admin1", "states": "admin1", "regions": "area", "rivers": "feature",
    "neighbourhoods": "neighbourhood", "neighborhoods": "neighbourhood", "suburbs": "neighbourhood", "camps": "facility",
}  # fmt: skip
KIND_BEFORE: dict[str, PlaceKind] = {
    **{word: KIND_AFTER[word] for word in (*_SETTLEMENT, *_ADMIN1, *_ADMIN2, *_QUARTER, "island", "lake", "port", "region", "camp")},
    "mount": "feature", "river": "feature", "mt": "feature", "mt.": "feature", "jabal": "feature", "jebel": "feature", "tel": "feature",
    "gulf": "feature", "sea": "feature", **_PLURALS,
}  # fmt: skip
# Words that may stand between a name and its kind, or that only together tell a kind.
KIND_PHRASES: dict[tuple[str, ...], PlaceKind] = {
    tuple(phrase.split()): "facility"
    for phrase in (
        "refugee camp|displacement camp|idp camp|air base|military airport|international airport|military air base|military airbase|"
        "air force base|border crossing|nuclear power plant|power plant|power station|nuclear plant|gas field|oil field|gas plant|"
        "military base|naval base|army base|training camp|detention center|detention centre|train station|railway station|thermal power plant|"
        "general hospital|children hospital|teaching hospital|university hospital|maternity hospital|field hospital|military academy|"
        "military hospital|military barracks|border post|steel plant|steel works|public hospital|central prison|grand mosque|ski resort"
    ).split("|")
}
DIRECTIONS = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern "
    "southeastern southwestern central upper lower greater mid rural inner outer downtown".split()
)
PREPOSITIONS = frozenset(
    "in at near inside outside around into towards toward between across through throughout over above along off beyond "
    "surrounding on onto within via until till to".split()
)
BORDER_WORDS = frozenset("border frontier highway road motorway".split())
CONNECTORS = frozenset(
    "al el ar as ash at az ez ed ad an en es et ul ud il and de of la le les du des del da do dos das di e i y sur am auf der den "
    "the bin ibn wa ye sous lez los las al- on upon under o".split()
)
ROLE_WORDS = frozenset(
    "president minister prime governor gov gov. mayor police chief sen sen. rep rep. senator congressman king queen premier chancellor "
    "ambassador resident residents foreign defense defence interior attorney judge officials city fire native coach".split()
)
ORG_WORDS = frozenset(
    "university college council committee commission ministry observatory agency bank company corporation corp party post times "
    "news news- herald tribune gazette journal chronicle television tv radio press media center centre institute institution association "
    "federation foundation organisation organization union league society club fc united department office bureau board brigade brigades "
    "battalion battalions army front forces force movement militia shield group groups coalition alliance authority command regiment division corps "
    "guard guards network project programme program fund school academy conference summit agreement accord accords treaty declaration "
    "process talks resolution court courts tribunal parliament assembly congress senate house hotel inn restaurant airlines airways air "
    "inc inc. ltd llc co co. plc group's museum library theatre theater symphony orchestra festival cup open championship championships "
    "marathon olympics games stadium arena ballet opera dispatch examiner globe mirror mail sun star observer independent telegraph "
    "crisis war wars uprising massacre offensive operation spring revolution day week review report reports monitor watch defence defense "
    "sentinel courier register inquirer enquirer reporter advertiser constitution examiner advocate spectator watchman republican leader "
    "tigers lions bears bulls eagles giants jets cowboys yankees mets dodgers lakers knicks hawks wildcats falcons rangers rovers wanderers "
    "chamber commerce stock exchange medical clinic system systems services service energy electric oil gas petroleum railway railways "
    "airlines solutions technologies industries partners capital trust holdings motors foods hospital hospitals academy study".split()
) - {"capital", "hospital", "hospitals"}
ADMIN_WORDS = frozenset((*_ADMIN1, *_ADMIN2))


def kind_after(norms: tuple[str, ...], at: int, last: int) -> tuple[PlaceKind, int] | None:
    """The kind that the words from token `at` tell of the name before them, and the token they end at; None for no kind.

    >>> kind_after(("jabalia", "refugee", "camp"), 1, 3), kind_after(("aleppo", "fell"), 1, 2)
    (('facility', 3), None)
    """
    for size in (3, 2):
        if at + size <= last and (kind := KIND_PHRASES.get(norms[at : at + size])):
            return kind, at + size
    return (KIND_AFTER[norms[at]], at + 1) if at < last and norms[at] in KIND_AFTER else None


def kind_before(norms: tuple[str, ...], at: int, first: int) -> tuple[PlaceKind, int] | None:
    """The kind told right before token `at` ("the town of"), and the token where those words begin; None for no kind.

    >>> kind_before(("the", "town", "of", "atareb"), 3, 0), kind_before(("outside", "atareb"), 1, 0)
    (('settlement', 1), None)
    """
    k = at - 1
    if k >= first and norms[k] == "the":
        k -= 1
    if k - 1 >= first and norms[k] in ("of", "called", "named") and norms[k - 1] in KIND_BEFORE:
        return KIND_BEFORE[norms[k - 1]], k - 1
    if k >= first and norms[k] in KIND_BEFORE:
        return KIND_BEFORE[norms[k]], k
    return None
