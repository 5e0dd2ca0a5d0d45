"""Names of parties: whether one is a person or a body, and which names name nobody."""

from __future__ import annotations

import re

PERSON, BODY = "Person", "Organization"

_BODY = re.compile(
    r"\b(?:academy|administration|agency|alliance|army|association|authority|bank|board|bureau|campaign|cent(?:er|re)|church"
    r"|club|college|commission|committee|company|congress|corporation|council|court|department|desk|embassy|federation"
    r"|foundation|fund|government|group|inc|institut(?:e|ion)|league|limited|ltd|ministry|movement|museum|network|newspaper"
    r"|office|organi[sz]ation|parliament|party|police|press|project|senate|service|society|union|university)\b",
    re.IGNORECASE,
)
"""English words of which a person's name holds none; with one, a claimant of unknown kind is taken for a body."""

_COLLECTIVE = re.compile(
    r"(?:(?:many|several|various|multiple|some|viral|anonymous|unknown) )?"
    r"(?:social media|facebook|twitter|instagram|tiktok|youtube|whatsapp|telegram|x|reddit|internet|online|web|chain)?"
    r"(?: and (?:facebook|twitter|instagram|tiktok|youtube|whatsapp|telegram|x))?"
    r" ?(?:posts?|users?|pages?|messages?|sources?|memes?|videos?|claims?|rumou?rs?|articles?|accounts?|authors?|media)?",
    re.IGNORECASE,
)
_COLLECTIVE_ELSEWHERE = frozenset(
    {
        "várias fontes",
        "redes sociais",
        "redes sociales",
        "varias fuentes",
        "usuarios de redes sociales",
        "usuários de redes sociais",
        "réseaux sociaux",
        "internautes",
        "sources multiples",
        "soziale medien",
        "nutzer sozialer medien",
        "verschiedene quellen",
    }
)


def party_kind(name: str) -> str:
    """Person or Organization, as far as the name tells."""
    return BODY if _BODY.search(name) or "," in name else PERSON


def is_collective(name: str) -> bool:
    """Whether a name says only that many, or nobody in particular, said it ("Social media users", "Viral posts")."""
    folded = " ".join(name.split()).casefold()
    return bool(_COLLECTIVE.fullmatch(folded)) or folded in _COLLECTIVE_ELSEWHERE
