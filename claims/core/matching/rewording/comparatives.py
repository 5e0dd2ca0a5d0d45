"""Two that are compared, the greater one first: "Sarn has fewer schools than Orm" is "Orm has more schools than Sarn"."""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.parts.word_forms import MODAL, VERB_TAGS
from claims.core.matching.rewording.wording import SCOPES, Wording, is_denied, verb_groups
from claims.core.matching.words.inflections import degree_of

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

_SHORTER_PEOPLE = "shorter"
_AUXILIARIES = words("is are do does has have")
_BEFORE_ANOTHER = words("from to with for against by at in")
"""Prepositions whose noun may be what is compared."""

_NO_OBJECTS = words("year month week day time average usual expected before ever day quarter season decade half")
"""Words of which the last may stand behind "than" without being one of two that are compared."""

_IN_PHRASE = frozenset("DJNSPCQ")


def greater_first(wording: Wording) -> str | None:
    """ "Sarn is smaller than Orm": "Orm is bigger than Sarn"."""
    than = next((at for at, token in enumerate(wording.tokens) if token.lower == "than"), 0)
    verb = next((at for at, token in enumerate(wording.tokens) if token.tag in VERB_TAGS or token.tag == MODAL), 0)
    less = next((at for at in range(verb + 1, than) if wording.word(at) in _GREATER), 0)
    if not verb or not less or (wording.word(less) == _SHORTER_PEOPLE and wording.tag(less - 1) != "Z"):
        return None
    last = wording.last - (wording.word(wording.last - 1) in _AUXILIARIES)
    main = wording.tokens[:than]
    if verb_groups(main) != 1 or is_denied(wording.tokens) or wording.last - last > 1:
        return None
    if not _is_one_of_two(wording, 0, verb) or not _is_one_of_two(wording, than + 1, last):
        return None
    if any(token.lower in SCOPES - {"more", "fewer", "less"} for token in wording.tokens):
        return None
    if any(token.tag not in "RFZTEBM" for token in wording.tokens[verb:less]) or wording.tag(less + 1) == "R":
        return (
            None  # who earns a third less than another does not earn a third more than he; "likes dogs less than men"
        )
    if any(token.tag == "P" or token.lower in _BEFORE_ANOTHER for token in wording.tokens[less:than]):
        return None  # "buys less from Norland than Sarn" may compare what is bought from either
    if any(degree_of(token.lower) == "more" for token in (*wording.tokens[:less], *wording.tokens[less + 1 :])):
        return None
    greater = _GREATER[wording.word(less)]
    rest = wording.between(less + 1, than)
    told = f"{wording.between(verb, less)} {greater} {rest}".rstrip()
    return wording.told(f"{wording.between(than + 1, last)} {told} than {wording.lowered(0, verb)}")


def _is_one_of_two(wording: Wording, start: int, end: int) -> bool:
    """Whether some words are a phrase for one that is compared, and no figure or time."""
    tokens = wording.tokens[start:end]
    return (
        bool(tokens)
        and tokens[0].tag != "C"
        and tokens[-1].tag in "NSP"
        and tokens[-1].lower not in _NO_OBJECTS
        and all(token.tag in _IN_PHRASE or token.lower == "of" for token in tokens)
    )
