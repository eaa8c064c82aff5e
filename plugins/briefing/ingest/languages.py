"""The language of a text, by its script and its commonest words. A page's own claim is often a template's."""

from __future__ import annotations

import re
from collections import Counter

__all__ = ["language_of"]

_COMMON: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in that for was with said from has have were by on at which been they this are not will",
        "de": "der die und das den von nicht mit dem ist des sich auf für eine auch werden aus wurde nach einer "
        "bei wird",
        "fr": "le les des et la une dans pour que est du qui sur avec par pas sont été cette aux ses ont plus",
        "es": "el los las que del una por con para se su al como más fue han este pero sus entre sobre",
        "pt": "os que uma não para com por mais dos das foi ao são pelo pela seu sua também ou às você",
        "it": "il che di della per una con gli non sono del nel alla dei è stato anche delle più dal",
        "nl": "het een van en de dat niet zijn voor met aan ook werd door bij naar worden maar heeft",
        "tr": "ve bir bu için ile olarak daha olan gibi çok kadar sonra ancak göre olduğu ise",
        "id": "yang dan di dari untuk dengan ini dalam itu tidak pada adalah akan oleh kepada mereka telah",
        "pl": "się nie na że jest do przez oraz dla został który jak także tym roku po od",
        "sv": "och att det som en på är för med har inte till av den om var från",
        "ro": "și în la cu de pe este că din pentru care sunt mai fost prin nu",
        "ru": "и в не на что с по как это из он его для за от был к",
        "uk": "і в не на що з та як це його для за від є у до про який",
        "ar": "في من على إلى أن التي عن مع هذا الذي ما كان بعد",
        "fa": "در به از که این است را با برای های شده بود",
    }.items()
}
_SCRIPTS = ((r"[\u3040-\u30ff]", "ja"), (r"[\uac00-\ud7af]", "ko"), (r"[\u4e00-\u9fff]", "zh"), (r"[\u0590-\u05ff]",
"he"),
            (r"[\u0900-\u097f]", "hi"), (r"[\u0370-\u03ff]", "el"), (r"[\u0e00-\u0e7f]", "th"))  # fmt: skip
_SAMPLE = 4000
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, stated: str | None = None) -> str | None:
    """ISO 639-1 code of the text's language; what the page states where the text does not tell; None where neither
    does.

    >>> language_of("The shelling of the town was said to have been heavy."), language_of("", "pt-BR")
    ('en', 'pt')
    """
    sample = text[:_SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    for pattern, code in _SCRIPTS:
        if letters and len(re.findall(pattern, sample)) > letters * (0.1 if code == "ja" else 0.3):
            return code
    words = Counter(w.casefold() for w in _WORD.findall(sample))
    scores = sorted(((sum(words[w] for w in common), code) for code, common in _COMMON.items()), reverse=True)
    (best, code), (second, _) = scores[0], scores[1]
    claim = (stated or "").strip().lower()[:2]
    claim = claim if re.fullmatch(r"[a-z]{2}", claim) else ""
    if best >= max(3, sum(words.values()) * 0.08) and best > second * 1.2:
        return code
    return claim or (code if best >= 2 and best > second else None)
