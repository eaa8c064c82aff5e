"""Whether events of the article happen at a place: read from the place's role in the sentences that name it."""

from __future__ import annotations

from briefing.knowledge import Knowledge
from briefing.model import Mentions, ParsedText, PlaceMention, Sentence

__all__ = ["event_sentences", "is_site_mention"]

_EVENTS = frozenset(
    [
        "strike",
        "strikes",
        "struck",
        "airstrike",
        "airstrikes",
        "raid",
        "raids",
        "raided",
        "attack",
        "attacks",
        "attacked",
        "attacking",
        "clash",
        "clashes",
        "clashed",
        "fighting",
        "fought",
        "fight",
        "battle",
        "battles",
        "shelling",
        "shelled",
        "bombing",
        "bombings",
        "bombed",
        "bombardment",
        "bombard",
        "bomb",
        "bombs",
        "blast",
        "blasts",
        "explosion",
        "explosions",
        "explode",
        "exploded",
        "detonated",
        "offensive",
        "assault",
        "assaults",
        "advance",
        "advances",
        "advanced",
        "advancing",
        "captured",
        "capture",
        "capturing",
        "recaptured",
        "retook",
        "retaken",
        "retake",
        "seized",
        "seize",
        "stormed",
        "storm",
        "besieged",
        "siege",
        "surrounded",
        "encircled",
        "ambush",
        "ambushed",
        "gunfire",
        "gunmen",
        "shot",
        "shooting",
        "shootings",
        "opened",
        "massacre",
        "massacred",
        "missile",
        "missiles",
        "rocket",
        "rockets",
        "drone",
        "drones",
        "mortar",
        "mortars",
        "artillery",
        "barrage",
        "deployed",
        "deploy",
        "deployment",
        "deploying",
        "troops",
        "invaded",
        "invasion",
        "incursion",
        "evacuated",
        "evacuation",
        "destroyed",
        "destroying",
        "damaged",
        "collapsed",
        "collapse",
        "hit",
        "hits",
        "hitting",
        "targeted",
        "targeting",
        "targets",
        "overran",
        "entered",
        "liberated",
        "liberate",
        "liberation",
        "withdrew",
        "withdrawal",
        "retreated",
        "ceasefire",
        "truce",
        "frontline",
        "arrested",
        "detained",
        "kidnapped",
        "abducted",
        "hostage",
        "hostages",
        "looted",
        "burned",
        "torched",
        "operation",
        "operations",
        "offensives",
        "violence",
        "unrest",
        "protest",
        "protests",
        "riots",
        "crackdown",
        "fled",
        "displaced",
        "displacement",
        "casualties",
        "crash",
        "crashed",
        "mine",
        "mines",
        "minefield",
        "patrol",
        "convoy",
        "checkpoint",
        "fired",
        "firing",
        "launched",
        "intercepted",
        "infiltrated",
        "pounded",
        "control",
        "controlled",
        "reached",
        "discovered",
        "seizure",
        "seizing",
        "grave",
        "graves",
        "beheaded",
        "executed",
        "execution",
        "hanged",
        "famine",
        "humanitarian",
        "crossing",
        "crossed",
        "landed",
        "sniper",
        "snipers",
        "outbreak",
        "earthquake",
        "flood",
        "cleared",
        "clearing",
        "repelled",
        "ied",
        "ieds",
        "insurgents",
        "militants",
        "rebels",
        "fighters",
        "insurgency",
        "breach",
        "breached",
    ]
)
_SPEECH_PLACES = frozenset(
    [
        "talks",
        "summit",
        "conference",
        "meeting",
        "visit",
        "negotiations",
        "court",
        "hospitalised",
        "conference",
        "embassy",
        "consulate",
        "spokesman",
        "spokeswoman",
    ]
)
_SPEAKS = frozenset(
    [
        "said",
        "told",
        "says",
        "added",
        "speaking",
        "spoke",
        "announced",
        "reporters",
        "journalists",
        "interview",
        "statement",
    ]
)
_BACKGROUND = frozenset(
    [
        "ago",
        "previously",
        "formerly",
        "earlier",
        "history",
        "historical",
        "anniversary",
        "decades",
        "1948",
        "1967",
        "1973",
        "1982",
        "1990s",
        "1980s",
        "born",
        "raised",
        "studied",
        "grew",
    ]
)


def event_sentences(mentions: Mentions, knowledge: Knowledge) -> tuple[bool, ...]:
    """For each sentence whether it tells of events: harm, or one of the words of fighting and movement."""
    parsed = mentions.parsed
    harmed = {parsed.tokens[h.first].sentence for h in mentions.harms}
    harm = knowledge.words.harm
    norms = tuple(t.norm for t in parsed.tokens)
    return tuple(
        n in harmed or any(w in _EVENTS or w in harm for w in norms[s.first : s.last])
        for n, s in enumerate(parsed.sentences)
    )


def is_site_mention(parsed: ParsedText, mention: PlaceMention, events: tuple[bool, ...]) -> bool:
    """Whether this mention puts events at the place: its sentence tells of them and the name stands where or whom they hit."""
    number = parsed.tokens[mention.first].sentence
    if not events[number] or mention.cue in ("based", "dateline", "actor"):
        return False
    norms = tuple(t.norm for t in parsed.tokens[parsed.sentences[number].first : parsed.sentences[number].last])
    if _speaks_there(parsed, mention, parsed.sentences[number]):
        return False
    if mention.cue in ("in", "object"):
        return not (_BACKGROUND.intersection(norms) and mention.hint is None)
    return mention.cue == "of" and mention.hint is not None


def _speaks_there(parsed: ParsedText, mention: PlaceMention, sentence: Sentence) -> bool:
    """Whether somebody talks there: "said in Geneva", "told reporters in Kabul", "talks in Astana"."""
    first = max(sentence.first, mention.long_first - 5)
    before = [t.norm for t in parsed.tokens[first : mention.first]]
    for k in range(len(before) - 1, -1, -1):
        if before[k] in _EVENTS or before[k] == ",":
            return False
        if before[k] in _SPEAKS or before[k] in _SPEECH_PLACES:
            return True
    return False
