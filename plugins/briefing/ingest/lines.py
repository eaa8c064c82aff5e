"""What a bare line of an article is: a byline, a date line, a caption, a subhead, a link to something else."""

from __future__ import annotations

import re

from briefing.ingest.agencies import agency_slug
from briefing.ingest.cleaning import fold_words
from briefing.ingest.dating import dates_in, stamp_of

__all__ = [
    "caption_words", "date_line", "is_byline", "is_credit", "is_related_link", "is_sign_off", "is_stub", "is_subhead",
    "is_way_out", "people_in_byline",
]  # fmt: skip

_END_MARKS = ".!?:;,…"
_SUBHEAD_MAX_WORDS = 10
_STUB_MAX_WORDS = 7
_RELATED = re.compile(
    r"^\W*(?:read (?:more|also|next|our|the full)|see (?:also|more)|also (?:read|see)|watch(?: now| more| also|"
    r":)|related(?: \w+){0,2}\s*(?::|$)|"
    r"more (?:on|from|about|stories|coverage|to read)\b|click here|listen(?: now|:)|recommended|don['’]t miss|"
    r"you (?:may|might) (?:also )?like|"
    r"most (?:read|viewed|popular)|trending|subscribe|also on|get access to|have a tip|got a tip|"
    r"like this story|continue reading|view (?:all|more)|sign up|follow us|share (?:this|on)|download (?:the|"
    r"our)|advertisement|sponsored|"
    r"lire aussi|lea también|leia (?:também|mais)|mehr zum thema|lesen sie|читайте также|baca juga)(?!\w)",
    re.I,
)
_LABELS = re.compile(
    r"^(?:(?:file )?photos?|image|picture|caption|above|pictured|file|foto|image caption)\s*:\s*", re.I
)
_AUTOMATIC = re.compile(r"^(?:image caption|media caption|image source|image copyright)\s*:?\s+", re.I)
_FILE_PHOTO = re.compile(r"^(?:FILE PHOTO|FILE|File photo)\s*[:\-–—]")
_CREDIT_WORDS = (
    r"(?:reuters|afp|ap photo|ap|epa|getty(?: images)?|anadolu|xinhua|handout|photo|file|"
    r"courtesy|screengrab|via|sipa|dpa|efe)"
)
_CREDIT_TAIL = re.compile(rf"[\[(](?=[^\])]*\b{_CREDIT_WORDS}\b)[^\])]{{2,80}}[\])]\.?$", re.I)
_CREDIT = re.compile(
    rf"^[\[(]?(?:(?:photo(?:graph)?|image|picture|credit|foto|bild|source|illustration|"
    rf"photo illustration)s?(?: credit)?\s*(?:by|:|/|courtesy|via)|©|\(c\)|"
    rf"(?:[A-Z][\w.'’-]+[ ,]+){{1,4}}(?:/|\||[-–—])\s*{_CREDIT_WORDS}\b|{_CREDIT_WORDS}\s*[/|])",
    re.I,
)
_CREDIT_NAME = re.compile(rf"(?:,|/|\|)\s*(?:the )?(?:associated press|agence france-presse|{_CREDIT_WORDS})\b", re.I)
_LINKS = ("for", "via", "of", "the", "by", "and", "de", "al", "el", "bin", "van", "von", "la", "photo", "file")
_BYLINE = re.compile(
    r"^(?:(?:reported |written |story |text |words |analysis |opinion )?by|par|por|von|di|reporting by|"
    r"автор:?)\s+(.+)$",
    re.I,
)
_DATE_LABEL = re.compile(
    r"^(?:(?:first |originally )?(?:published|posted|updated|last (?:updated|modified)|modified|date|on|issued|"
    r"released)\b[\s:]*(?:on|at)?\s*)+",
    re.I,
)
_DATE_FILLER = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b\d{1,2}[:.]\d\d(?::\d\d)?\b|\b[ap]\.?m\b\.?|(?-i:\b[A-Z]{2,4}T?\b)|[+-]\d\d:?\d\d|\bat\b|\d+h\b",
    re.I,
)


def is_subhead(line: str) -> bool:
    """A bare short line that could head a section.

    >>> is_subhead("Control of the bridge"), is_subhead("It was quiet."), is_subhead("\\"After the siege\\"")
    (True, False, True)
    """
    bare = line.strip("\"'“”‘’«» ")
    if not bare or len(bare) > 90 or len(line.split()) > _SUBHEAD_MAX_WORDS:
        return False
    return (
        bare[-1] not in _END_MARKS
        and not bare[0].islower()
        and any(c.isalpha() for c in bare)
        and not is_related_link(line)
    )


def is_stub(line: str) -> bool:
    """A short line without an end mark: behind the last paragraph, a teaser or label and not of the article."""
    bare = line.rstrip("\"'”’»)] ")
    return bool(bare) and len(line.split()) <= _STUB_MAX_WORDS and bare[-1] not in ".!?…"


def is_related_link(line: str) -> bool:
    """A line that leads elsewhere: "Read more: ...", "Related stories", "Sign up for ...".

    >>> is_related_link("READ MORE: Who holds Gao?"), is_related_link("Read in court, the letter named him.")
    (True, False)
    """
    return len(line) <= 200 and _RELATED.match(line) is not None


def is_way_out(line: str) -> bool:
    """A short line that only leads to other pages or asks for something, with no end mark of a sentence."""
    return is_related_link(line) and (line.rstrip()[-1:] not in ".!?" or len(line.split()) <= 12)


_SIGN_OFF = re.compile(
    r"^\W*(?:\(?(?:additional )?(?:reporting|writing|editing|compiled) by\b|(?:follow|email|contact|like|find|"
    r"e-mail) (?:us|me|him|her|them|the|our|\w+) "
    r"(?:on|at)\b|follow @|follow [A-Z]\w+ on\b|updated at\b|tags?\s*:|categor(?:y|ies)\s*:|filed under|"
    r"copyright\b|©|all rights reserved|"
    r"this (?:article|story|report|piece) (?:was )?(?:originally|first) (?:appeared|published|ran))"
    r"|\bcontributed to this (?:report|story|article)\b|\b(?:may|can) be reached at\b|\bletters? to the editor\b|"
    r"\b(?:sign up (?:for|to)|subscribe to) (?:our|the|\w+['’]s)\b|\bfollow (?:him|her|them|us) (?:on|at)\b|"
    r"\ball rights reserved\b|"
    r"\bdownload (?:the|our) .{0,20}app\b|\bhear (?:from you|what you think)\b",
    re.I,
)


def is_sign_off(line: str) -> bool:
    """A closing line about the article or the outlet, not of the article: who edited it, where to follow them.

    >>> is_sign_off("(Reporting by Awa Diallo; Editing by Ben Ochieng)"), is_sign_off("Editing was hard, he said.")
    (True, False)
    """
    return len(line) <= 500 and _SIGN_OFF.search(line) is not None


def is_credit(line: str) -> bool:
    """A line that only credits a picture.

    >>> is_credit("Photo: A. Diallo/Reuters"), is_credit("© Handout via AFP"), is_credit("Photo books were burnt.")
    (True, True, False)
    """
    if len(line) > 120:
        return False
    short = len(line.split()) <= 9 and not line.rstrip().endswith((".", "!", "?")) and _CREDIT_NAME.search(line)
    names_only = short and not any(w[0].islower() and w not in _LINKS for w in re.findall(r"[^\W\d_]+", line))
    return bool(names_only) or agency_slug(line) is not None or _CREDIT.match(line) is not None


def caption_words(line: str) -> str | None:
    """The caption of a line that shows by its own words that it is one, without its label; None for any other line.

    >>> caption_words("FILE PHOTO: A checkpoint near Gao, Mali, in May. REUTERS/A. Diallo")
    'FILE PHOTO: A checkpoint near Gao, Mali, in May. REUTERS/A. Diallo'
    >>> caption_words("Caption: The bridge at Malakal."), caption_words("The bridge fell.")
    ('The bridge at Malakal.', None)
    """
    if len(line) > 500 or len(line.split()) < 4:
        return None
    if _FILE_PHOTO.match(line) or _CREDIT_TAIL.search(line):
        return line
    label = _LABELS.match(line) or _AUTOMATIC.match(line)
    return line[label.end() :] if label else None


def people_in_byline(line: str) -> str | None:
    """The words behind "By" of a byline; None for a line that is none.

    >>> people_in_byline("By Awa Diallo and Ben Ochieng"), people_in_byline("By noon, the road was cut.")
    ('Awa Diallo and Ben Ochieng', None)
    """
    match = _BYLINE.match(line.strip())
    if match is None or len(line) > 160:
        return None
    names = re.split(r"\s+(?:on\s+)?(?:\w+day,?\s|\d|[A-Z][a-z]{2,8}\.? \d)|\s[|•·–—]\s", match.group(1).strip())[0]
    if names == match.group(1).strip() and line.rstrip()[-1:] in ".!?":
        return None
    words = [w for w in re.split(r"[\s,;/|]+", names) if w]
    capital = sum(w[0].isupper() for w in words)
    return names if words and words[0][0].isupper() and capital >= len(words) * 0.6 else None


_BY_SOMEBODY = re.compile(r"by\s+(?:our|the|an?|[A-Z][\w.'’-]*)\s+\w", re.I)
_BYLINE_MAX_WORDS = 10


def is_byline(line: str) -> bool:
    """A short line under the headline that says who wrote the article, by name or not.

    >>> is_byline("By a Malakal contributor, Upper Nile Post"), is_byline("By the river, two were hurt.")
    (True, False)
    """
    words = line.strip()
    if people_in_byline(words) is not None:
        return True
    short = len(words.split()) <= _BYLINE_MAX_WORDS and words[-1:] not in ".!?:;,…"
    return short and _BY_SOMEBODY.match(words) is not None


def date_line(line: str) -> str | None:
    """The line itself if it states a date and next to nothing else; None otherwise.

    >>> date_line("Updated: Monday, 4 March 2024, 14:20 GMT") is not None, date_line("He fled on 4 March 2024.")
    (True, None)
    """
    if len(line) > 120 or stamp_of(line) is None:
        return None
    rest = _DATE_LABEL.sub("", line)
    for start, end, _ in reversed(dates_in(rest)):
        rest = rest[:start] + rest[end:]
    left = fold_words(_DATE_FILLER.sub(" ", rest))
    words = [w for w in left.split() if not w.isdigit()]
    return line if len(words) <= 2 and not (words and line.rstrip()[-1:] in ".!?") else None
