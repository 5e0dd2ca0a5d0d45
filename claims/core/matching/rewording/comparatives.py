"""Two that are compared, the greater one first: "Sarn is smaller than Orm" is "Orm is bigger than Sarn".

"Than" may name what is done as well as who does it ("likes dogs less than cats"), so that only what is, what is earned or
paid, and what states have or spend is turned round.
"""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.rewording.wording import SCOPES, Wording, is_denied, verb_groups
from claims.core.matching.vocabulary.places import names_place

_GREATER = {
    "less": "more",
    "fewer": "more",
    "lower": "higher",
    "smaller": "bigger",
    "slower": "faster",
    "cheaper": "more expensive",
    "younger": "older",
    "shorter": "longer",
    "poorer": "richer",
    "weaker": "stronger",
    "lighter": "heavier",
    "colder": "warmer",
    "worse": "better",
    "narrower": "wider",
}
"""Comparatives of less, and those of more that say the same from the other side."""

_ONE = r"(?P<one>[A-Za-z][^,;:]*?)"
_OTHER = r"(?P<other>(?:the\s)?[A-Za-z][\w’'-]*(?:\s[A-Za-z][\w’'-]*){0,3})"
_BEING = re.compile(
    rf"\A{_ONE}\s(?P<verb>is|are|was|were)\s(?P<far>(?:much|far|slightly|even|still)\s)?(?P<less>{'|'.join(_GREATER)})"
    rf"(?P<what>(?<=less)\s[a-z]+)?\sthan\s{_OTHER}\Z"
)
_EARNING = re.compile(
    rf"\A{_ONE}\s(?P<verb>earns?|earned|costs?|weighs?|weighed|pays?|paid)\s(?P<far>(?:much|far|slightly|even|still)\s)?"
    rf"(?P<less>less)(?P<what>)\sthan\s{_OTHER}\Z"
)
_HAVING = re.compile(
    rf"\A{_ONE}\s(?P<verb>has|had|spends|spent)\s(?P<far>(?:much|far|slightly|even|still)\s)?(?P<less>less|fewer)"
    rf"(?P<what>(?:\s(?!than\b)(?:per|on|of|[a-z]{{4,}})){{1,5}}?)\sthan\s{_OTHER}\Z"
)
_NO_OTHERS = words(
    "year month week day time average usual expected before ever quarter season decade half that this it"
)
"""Words of which the last may stand behind "than" without being one of two that are compared."""

_IN_PHRASE = frozenset("DJNSPCQ")


def greater_first(wording: Wording) -> str | None:
    """ "Sarn is smaller than Orm": "Orm is bigger than Sarn"."""
    if " than " not in wording.text:
        return None
    text = wording.text[: wording.end]
    found = _BEING.match(text) or _EARNING.match(text) or _having(text)
    if found is None or is_denied(wording.tokens) or verb_groups(wording.tokens) != 1:
        return None
    if not all(_is_one_of_two(wording, *found.span(side)) for side in ("one", "other")):
        return None
    one = found["one"] if wording.tokens[0].tag == "P" else found["one"][:1].lower() + found["one"][1:]
    greater = f"{found['far'] or ''}{_GREATER[found['less']]}{found['what'] or ''}"
    return wording.told(f"{found['other']} {found['verb']} {greater} than {one}")


def _having(text: str) -> re.Match[str] | None:
    """What two states or towns have: neither is anything that could be had."""
    found = _HAVING.match(text)
    if found is None or not all(names_place(found[side]) for side in ("one", "other")):
        return None
    return found


def _is_one_of_two(wording: Wording, start: int, end: int) -> bool:
    """Whether some words are a phrase for one that is compared, and no figure or time."""
    tokens = [token for token in wording.tokens if start <= token.start < end]
    return (
        bool(tokens)
        and tokens[0].tag != "C"
        and tokens[-1].tag in "NSP"
        and tokens[-1].lower not in _NO_OTHERS
        and all(token.tag in _IN_PHRASE or token.lower == "of" for token in tokens)
        and not any(token.lower in SCOPES for token in tokens)
    )
