"""The title before a name as a sentence tells it: "was a senator" for "Sen.", "was a former mayor" for "former Mayor"."""

from __future__ import annotations

import re

from claims.core.extraction.figures.counted_nouns import is_plural, singular_of
from claims.core.extraction.lexicon.determiners import THIRD_POSSESSIVES
from claims.core.extraction.lexicon.inflection import article_before
from claims.core.extraction.lexicon.people import HONORIFICS, OFFICES, TITLES, is_person
from claims.core.extraction.lexicon.vocabulary import words

_IN_FULL = {
    "Sen.": "senator",
    "Gov.": "governor",
    "Rep.": "representative",
    "Pres.": "president",
    "Prof.": "professor",
    "Gen.": "general",
    "Col.": "colonel",
    "Capt.": "captain",
    "Lt.": "lieutenant",
    "Sgt.": "sergeant",
    "Supt.": "superintendent",
    "Cllr.": "councillor",
}
"""Titles that are short for a word."""
_OFFICES_OF_ADDRESS = words("sen. rep. gov.")
_FORMS_OF_ADDRESS = HONORIFICS | _OFFICES_OF_ADDRESS | words("judge gen. col. capt. maj. sgt. gen col capt maj sgt")
"""What stands between what somebody is and the name ("state senator | Dr. | Ana Roe")."""
_OF_ONE = words(
    """
    president secretary minister mayor governor director chief chairman chairwoman chair chairperson spokesman
    spokeswoman spokesperson general commander sheriff commissioner chancellor premier executive officer treasurer head
    principal dean rector editor coordinator leader superintendent administrator manager coach captain ceo cfo pope king
    queen prince princess archbishop bishop secretary-general vice-president owner boss skipper founder mediator
    """
)
"""Offices that one person holds at a time, and so without an article ("was mayor")."""
_LEADING = words("chief head lead")
"""What makes any title the one of its kind ("chief economist")."""
_PAST = words("former previous retired famed noted ex-")
_OWN = re.compile(r"(?:the|an?|no|one|some|its|his|her|their|our|my|this|that)\b|.*['’]s? ", re.IGNORECASE)
"""What a title begins with or holds where it takes no article."""
_HEAD = re.compile(r" (?:of|in|at|for|from|with|on|to|by|who|that)\b")


def told_title(title: str) -> str:
    """The title as it stands behind "was": in full, in lower case where it is one word, with "a" where several are it."""
    parts = _without_address(title.split())
    if len(parts) > 1 and parts[0] in ("a", "an") and parts[1].endswith(("'s", "’s")):
        parts = parts[1:]
    if len(parts) > 1 and parts[0].lower() == "one" and parts[1] != "of":
        told = " ".join(parts[1:])
        return f"{article_before(told)} {told}"
    shortened = bool(parts) and f"{parts[-1].rstrip('.')}." in _IN_FULL
    parts = [_IN_FULL.get(f"{part.rstrip('.')}.", part) if part[:1].isupper() else part for part in parts]
    if len(parts) == 1 or (len(parts) == 2 and parts[0].lower() in _PAST):
        parts = [part if part.isupper() else part.lower() for part in parts]
    elif parts and (parts[0] == "Former" or parts[0].startswith(("Anti-", "Pro-", "Ex-"))):
        parts[0] = parts[0].lower()
    told = " ".join(parts)
    return f"{article_before(told)} {told}" if _is_of_several(told, is_short=shortened) else told


def _without_address(parts: list[str]) -> list[str]:
    """Without the form of address that follows what somebody is ("news analyst | Judge")."""
    while len(parts) > 1 and parts[-1].lower() in _FORMS_OF_ADDRESS and parts[-1][:1].isupper():
        before = parts[-2].rstrip(",")
        is_office = parts[-1].lower() in _OFFICES_OF_ADDRESS
        is_address = parts[-1].lower() in HONORIFICS or (parts[-1].endswith(".") and not is_office) or before.islower()
        if not is_address or f"{before.rstrip('.')}." in _IN_FULL or not _is_somebody(before.lower()):
            break
        parts = [*parts[:-2], before]
    return parts


def _is_of_several(told: str, *, is_short: bool) -> bool:
    """Whether a title is told with "a": who held it once, and what more than one may be ("candidate", "senator")."""
    if not told or _OWN.match(told) or told.split()[0].lower() in THIRD_POSSESSIVES:
        return False
    first = told.split()[0].lower()
    noun = _HEAD.split(told)[0].split()[-1]
    if is_plural(noun.lower()) or not _is_somebody(noun.lower()):
        return False
    if first in _PAST:
        return True
    is_of = f"{noun} of " in told or f"{noun} to " in told
    return (noun.islower() or is_short) and noun not in _OF_ONE and first not in _LEADING and not is_of


def _is_somebody(noun: str) -> bool:
    return noun in TITLES | OFFICES or is_person(singular_of(noun))
