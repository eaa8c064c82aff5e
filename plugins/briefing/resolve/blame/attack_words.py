"""The words by which sentences tell of attacks, of those who hold and back, and of men of either side."""

from __future__ import annotations

__all__ = [
    "ATTACKING", "ATTACKS", "CLASHES", "DEFINITE_ATTACK", "DOERS", "HOLDERS", "NO_ATTACK", "REBELS", "SAYING",
    "STATE_MEN", "TARGETED_BY", "points_back", "strikes_by_verb",
]  # fmt: skip

ATTACKS = frozenset({
    "strike", "strikes", "airstrike", "airstrikes", "raid", "raids", "bombing", "bombings", "bombardment",
    "bombardments", "shelling", "attack", "attacks", "fire", "gunfire", "missile", "missiles", "rocket", "rockets",
    "drone", "drones", "warplane", "warplanes", "jet", "jets", "helicopter", "helicopters", "aircraft", "plane",
    "planes", "artillery", "shell", "shells", "assault", "assaults", "offensive", "ambush",
    "bomb", "bombs", "mortar", "mortars", "sniper", "snipers", "bullet", "bullets",
    "incursion", "air", "mine", "mines",
    "explosive", "campaign", "massacre", "invasion", "siege", "drone-strike", "barrage", "crackdown",
    "airraid", "operation", "operations", "onslaught", "assassination", "gunship", "gunships", "pilots",
})  # fmt: skip
ATTACKING = frozenset({
    "bombed", "shelled", "attacked", "struck", "targeted", "raided", "ambushed", "hit", "stormed", "launched",
    "fired", "opened", "bombarded", "pounded", "blew", "detonated", "carried", "killed", "shot", "invaded", "bombing",
    "shelling", "bombarding", "pounding", "attacking", "striking", "targeting", "raiding", "hitting",
    "storming", "launching", "firing",
    "strikes", "strike", "hits", "bombs", "shells", "attacks", "kills", "killing", "wounding", "kill", "raids",
    "conducted", "detained", "arrested", "captured", "executed", "abducted", "kidnapped", "used", "dropped",
    "destroyed", "responsible",
})  # fmt: skip
SAYING = frozenset({
    "said", "says", "reported", "announced", "told", "claimed", "confirmed", "added", "reports", "denied",
    "blamed", "accused",
})  # fmt: skip
DOERS = frozenset(
    {"gunmen", "militants", "attackers", "bandits", "assailants", "insurgents", "rebels", "mine", "bomb", "sniper"}
)
STATE_MEN = frozenset({
    "soldier", "soldiers", "officer", "officers", "policeman", "policemen", "police", "serviceman", "servicemen",
    "troops", "jawans", "guard", "guards", "personnel", "conscript", "conscripts", "captain", "peacekeepers",
    "troop", "sailors", "cadets", "corporal", "corporals", "sergeant", "sergeants", "lieutenant", "lieutenants",
    "colonel", "colonels", "major", "general", "brigadier", "marine", "marines", "gendarme", "gendarmes", "constable",
    "constables", "trooper", "troopers", "paratrooper", "paratroopers", "airman", "airmen", "reservist", "reservists",
    "recruits", "policewoman", "guardsman", "guardsmen", "legionnaires", "patrolman",
})  # fmt: skip
REBELS = frozenset({
    "militant", "militants", "rebel", "rebels", "insurgent", "insurgents", "terrorist", "terrorists", "jihadist",
    "jihadists", "gunman", "gunmen", "guerrilla", "guerrillas", "bandits", "extremists",
})  # fmt: skip
TARGETED_BY = frozenset({
    "on", "against", "at", "targeting", "hit", "hitting", "struck", "targeted", "attacked", "bombed", "near", "into",
    "from", "fighting", "with", "ambushed", "shelled", "towards", "killing", "wounding", "between", "among",
})  # fmt: skip
HOLDERS = frozenset({
    "held", "controlled", "run", "backed", "occupied", "besieged", "led", "affiliated", "linked", "aligned", "allied",
    "supported",
})  # fmt: skip
DEFINITE_ATTACK = frozenset({
    "strike", "strikes", "attack", "attacks", "raid", "raids", "bombing", "bombardment", "shelling", "blast",
    "explosion", "airstrike", "airstrikes", "ambush", "assault", "shooting", "operation", "clashes", "fighting",
})  # fmt: skip
CLASHES = frozenset({
    "clash", "clashes", "clashed", "skirmish", "skirmishes", "firefight", "gunfight", "gunbattle", "battle", "battles",
    "fighting", "combat", "fought", "shootout", "battling", "clashing",
})  # fmt: skip
NO_ATTACK = frozenset({
    "mine", "mines", "landmine", "landmines", "malnutrition", "malnourishment", "starvation", "hunger", "famine",
    "disease", "cholera", "virus", "epidemic", "outbreak", "flood", "floods", "earthquake", "landslide", "drowned",
    "cancer", "leukaemia", "leukemia", "heatstroke",
    "stampede", "accident", "collision", "crashed", "hypothermia", "dehydration", "illness",
})  # fmt: skip
_BE = frozenset({"was", "were", "been", "being", "are", "is"})


def strikes_by_verb(after: tuple[str, ...]) -> bool:
    """Whether the words after a force hold an active word of attack.

    >>> strikes_by_verb(("jets", "bombed", "the", "town")), strikes_by_verb(("men", "were", "killed"))
    (True, False)
    """
    return any(w in ATTACKING and (k == 0 or after[k - 1] not in _BE) for k, w in enumerate(after))


def points_back(words: tuple[str, ...]) -> bool:
    """Whether a sentence speaks of an attack told of before: "the strike", "the aerial bombardment", "that raid"."""
    return any(
        word in ("the", "that", "this", "those") and any(w in DEFINITE_ATTACK for w in words[k + 1 : k + 3])
        for k, word in enumerate(words)
    )
