"""Groups that knowledge does not hold, by the head noun of their name: "Sultan Murad Brigade"."""

from __future__ import annotations

from briefing.extract.forces.lexicon import Nation
from briefing.extract.forces.view import NOT_NAMES, ForceView, Reading
from briefing.knowledge.country_book import Country
from briefing.model import ForceMention

__all__ = ["read_named_group"]

_MAX_NAME_WORDS = 8
_SMALL = frozenset({"of", "al", "el", "ul", "de", "du", "la", "le", "los", "las", "del", "dos", "da"})
_JOINING = frozenset({"of", "for", "the", "and", "al"})
_FURTHER = frozenset({"group", "wing"})
_FIGHTERS = frozenset({"fighters", "rebels", "militants", "guerrillas", "gunmen"})


def read_named_group(view: ForceView, first: int, last: int) -> Reading | None:
    """The capitalised name around a head noun, where the head or the words around it tell of arms; else None.

    Lines with capitals at most words are passed over: there any noun would look like a name.
    """
    if view.is_titled(first) or view.is_loud(first):
        return None
    capital = all(view.capital(i) for i in range(first, last))
    start = _left(view, first)
    end = _over_heads(view, last) if capital else last
    if capital and view.words[end - 1] not in view.arms.heads_people:
        end = _over_parent(view, start, _right(view, end))
    if not _is_name(view, (start, end), (first, last)) or end - start > _MAX_NAME_WORDS or view.is_blocked(end):
        return None
    if not _is_armed(view, (start, end), (first, last), capital):
        return None
    return Reading(start, end, _mention(view, start, end))


def _is_name(view: ForceView, span: tuple[int, int], head: tuple[int, int]) -> bool:
    words = view.words
    told = any(words[i] not in NOT_NAMES and words[i] not in _SMALL for i in range(span[0], head[0]))
    if words[span[1] - 2 : span[1]] == ("task", "force"):  # as often an office as a force
        return False
    return (told or span[1] > head[1]) and " ".join(words[slice(*span)]) not in view.arms.not_groups


def _is_armed(view: ForceView, span: tuple[int, int], head: tuple[int, int], capital: bool) -> bool:
    words, arms = view.words, view.arms
    word = words[head[1] - 1]
    if not capital:
        alone = head[0] - span[0] == 1 and (span[0] == 0 or view.sentence(span[0] - 1) != view.sentence(span[0]))
        peoples = all(words[i] in arms.peoples for i in range(span[0], head[0]))  # "the Arab faction of parliament"
        return word in arms.heads_lower and view.capital(span[0]) and not (alone or peoples)
    if word in arms.heads_strong or head[1] - head[0] > 1:
        return True
    numbered = any(words[i][:1].isdigit() for i in range(span[0], head[0]))
    if numbered and word in arms.heads_numbered:
        return True
    return word in arms.heads_weak and _told_as_group(view, *span)


def _told_as_group(view: ForceView, first: int, last: int) -> bool:
    """Whether the words around call it a rebel group, an armed faction and so on."""
    words, arms = view.words, view.arms
    before = words[max(0, first - 4) : first]
    if any(w in arms.kinds_before for w in before[-2:]) and any(w in arms.kinds_of_group for w in before):
        return True
    return words[last] in arms.kinds_before or words[last] in _FIGHTERS


def _mention(view: ForceView, first: int, last: int) -> ForceMention:
    name = " ".join(view.source(first, last).split())
    owner = _owner(view, first)
    if owner is None:
        return ForceMention(0, 0, (), "named-group", name=name)
    return ForceMention(
        0, 0, (), "named-group", name=name, type="state-forces", country=owner.iso2, parent=owner.forces_id
    )


def _owner(view: ForceView, first: int) -> Country | None:
    """The country whose adjective begins a name, or whose adjective or possessive stands right before it."""
    words = view.words
    for start in range(first, max(-1, first - 3), -1):
        for entry, value in view.lexicon.first.get(words[start], ()):
            end = start + len(entry)
            if not isinstance(value, Nation) or words[start:end] != entry or not view.capital(start):
                continue
            begins = start == first and value.form == "adjective"
            if begins or end == first or (end == first - 1 and words[end] == "s"):
                return value.country
    return None


def _left(view: ForceView, at: int) -> int:
    """How far a name goes to the left: capitalised words, ordinals, and small words between them."""
    words, first, sentence = view.words, at, view.sentence(at)
    while first > 0 and at - first < _MAX_NAME_WORDS and view.sentence(first - 1) == sentence:
        word = words[first - 1]
        ordinal = word[:1].isdigit() and word[-2:] in {"st", "nd", "rd", "th", "2d", "3d"}
        if ordinal or (view.capital(first - 1) and word.isalnum() and word not in NOT_NAMES):
            first -= 1
        elif word in _SMALL and first > 1 and view.capital(first - 2) and view.sentence(first - 2) == sentence:
            first -= 2
        else:
            break
    return first


def _over_heads(view: ForceView, end: int) -> int:
    """How far a name goes over further heads: "29th Infantry Division", "5th Special Forces Group"."""
    sentence = view.sentence(end - 1)
    heads = view.arms.heads_strong | _FURTHER
    while view.words[end] in heads and view.capital(end) and view.sentence(end) == sentence:
        end += 1
    return end


def _over_parent(view: ForceView, start: int, end: int) -> int:
    """How far the name of a numbered unit goes over that of its own: "3rd Battalion, 6th Marines"."""
    words, last = view.words, end + 2
    if words[end] != "," or not (words[start][:1].isdigit() and words[end + 1][:1].isdigit()):
        return end
    while (
        view.capital(last)
        and words[last].isalnum()
        and view.one_sentence(end, last + 1)
        and last - start < _MAX_NAME_WORDS
    ):
        last += 1
    return last if last > end + 2 else end


def _right(view: ForceView, end: int) -> int:
    """How far a name goes to the right: "of Martyrs", "for the Liberation of X"."""
    words, last, sentence = view.words, end, view.sentence(end - 1)
    while last - end < _MAX_NAME_WORDS:
        step = last
        while words[step] in _JOINING and step - last < 3:
            step += 1
        if step == last or words[last] == "and" or view.sentence(step) != sentence or not view.capital(step):
            break
        last = step + 1
        while view.capital(last) and view.sentence(last) == sentence and words[last].isalnum():
            if words[last] in NOT_NAMES:
                break
            last += 1
    return last
