"""What a name stands for, told by its words: a person, an organization, a place."""

from __future__ import annotations

from enum import StrEnum

from claims.core.extraction.lexicon.geography import COUNTRY_BY_ADJECTIVE, PLACES
from claims.core.extraction.lexicon.people import FIRST_NAMES, ORGANIZATION_WORDS
from claims.core.extraction.lexicon.vocabulary import words, words_in_order
from claims.core.extraction.tagging.tagger import is_known
from claims.core.extraction.text.tokens import Token

NAME_PARTICLES = words("de van von der den al bin ibn la le del da das di dos du ap el y e zu ter af")
LINKERS = words("of for and to the &")
_NOUN_ENDINGS = words_in_order("tion sion ment ness ity ency ance ship logy ics ings ders ies ism")
_PLACES_OF = words(
    """street road avenue boulevard highway motorway river island islands valley strait sea ocean peninsula county province
    borough township prefecture pradesh oblast governorate nadu"""
)
"""Last words of the names of places, which no surname is that stands behind an unknown given name."""
_STATES_IN_SHORT = words("u.s. u.n. u.k. e.u.")
"""First words of the names of bodies ("U.S. Embassy"), and of nobody."""
_LANDSCAPE = words("west east north south cape port fort mount lake san santa los las")
"""First words of the names of places, which are hardly given names ("West Point", "Cape Breton")."""
_LONGEST_REGION = 2
"""Words of the name of a part of a country at most ("Upper Norland")."""
_COUNTRIES = frozenset(COUNTRY_BY_ADJECTIVE.values())
_SURNAMES = words("Jordan Chad Israel England France Ireland Wales Holland Germany")
"""Countries that are surnames as well."""
_TRADES = words(
    """
    foods metals minerals pharmaceuticals biosciences logistics toys electronics bearings shipping brewing breweries
    textiles chemicals petroleum mining resources ventures capital securities insurance telecom telecommunications media
    studios pictures entertainment software semiconductor semiconductors robotics dynamics aerospace aviation automotive
    beverages stores supermarkets cosmetics apparel publishing properties engineering electric labs analytics biotech
    therapeutics genomics vineyards biscuits timber cement ceramics plastics furnishings sciences
    """
)
"""What firms make or do, behind their names; no surnames ("Osdane Metals")."""
_MARKS = frozenset(("XM", "TV", "FM", "AI", "UK", "US", "USA", "EU", "NSW", "PAC", "HQ", "NGO"))
"""Capitals at the end of a body's name, where somebody's may have a rank or numeral ("Ana Roe QC", "Roe III")."""


class NameKind(StrEnum):
    """What a name stands for."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    OTHER = "other"


def can_be_name(word: str) -> bool:
    """Whether a capitalized word may be part of a person's name, judged by its ending ("Disorders" may not)."""
    return word not in ORGANIZATION_WORDS and not word.endswith(_NOUN_ENDINGS)


def kind_of_name(tokens: list[Token], name: str, *, titled: bool, definite: bool) -> NameKind:
    """What a name of these words stands for; ``titled`` behind a title, ``definite`` behind "the"."""
    lowered = [token.lower.lstrip("#@") for token in tokens]
    if name in PLACES or name.removeprefix("The ") in PLACES:
        return NameKind.PLACE
    if any(word in ORGANIZATION_WORDS for word in lowered) or (len(tokens) > 1 and tokens[-1].text == "PAC"):
        return NameKind.ORGANIZATION
    is_state = len(tokens) > 1 and tokens[-1].text == "State"
    if (
        tokens[-1].text in COUNTRY_BY_ADJECTIVE
        or is_state
        or any("-" in t.text and t.text.split("-")[-1].islower() for t in tokens)
    ):
        # "Edo State" is nobody, and "Islamic State" and "Secretary of State" are no place.
        return NameKind.OTHER
    if len(tokens) > 1 and lowered[-1] in _PLACES_OF and lowered[0] not in FIRST_NAMES:
        return NameKind.PLACE
    if titled and all(token.text.rstrip(".").isalpha() or "-" in token.text for token in tokens):
        return NameKind.ORGANIZATION if name.isupper() and len(name) > 1 else NameKind.PERSON
    if len(tokens) == 1:
        return NameKind.ORGANIZATION if name.isupper() and 1 < len(name) <= 7 else NameKind.OTHER
    if definite:
        return NameKind.OTHER
    if lowered[0] not in FIRST_NAMES and tokens[-1].text in _COUNTRIES - (
        _SURNAMES if len(tokens) <= _LONGEST_REGION else frozenset()
    ):
        # "Public Health Norland", "Fixing Venezuela".
        return NameKind.ORGANIZATION if len(tokens) > _LONGEST_REGION else NameKind.OTHER
    if lowered[0] in _STATES_IN_SHORT:
        return NameKind.ORGANIZATION
    if lowered[0] in _LANDSCAPE and lowered[0] not in FIRST_NAMES:
        return NameKind.PLACE
    if lowered[-1] in _TRADES and lowered[0] not in FIRST_NAMES:
        return NameKind.ORGANIZATION
    parts = [word for word in lowered if word not in NAME_PARTICLES]
    # "Y" and "e" join a second family name.
    if lowered[0] in FIRST_NAMES and len(parts) <= 4 + ("y" in lowered or "e" in lowered):
        return NameKind.PERSON
    if tokens[-1].text in _MARKS and not name.isupper():  # "Sirius XM"
        return NameKind.ORGANIZATION
    if (
        len(parts) <= 3
        and all(can_be_name(word) for word in parts)
        and not any(word in LINKERS or is_known(word) for word in lowered)
    ):
        return NameKind.PERSON
    return NameKind.OTHER
