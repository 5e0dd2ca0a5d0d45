"""What a state has but one of, told with the state's name behind it: "the Estonian parliament" is "the parliament of
Estonia"."""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.rewording.wording import Wording
from claims.core.matching.vocabulary.places import COUNTRIES

_OF_SEVERAL = words("georgian congolese guinean dominican korean")
"""Adjectives of more than one country or state."""

_WITH_ARTICLE = words("united-states united-kingdom united-arab-emirates netherlands philippines")


def _read_adjectives() -> dict[str, str]:
    found = {"US": "the United States", "U.S.": "the United States", "UK": "the United Kingdom"}
    for line in COUNTRIES.strip().splitlines():
        country, adjective = line.split()[:2]
        if adjective not in _OF_SEVERAL | {"-"}:
            name = country.replace("-", " ").title()
            found[adjective.replace("-", " ").title()] = f"the {name}" if country in _WITH_ARTICLE else name
    return found


_COUNTRY_OF = _read_adjectives()
"""Adjective as written -> the country's name as it stands behind "of"."""

PORTFOLIOS = (
    "health|finance|foreign|interior|defense|defence|economy|education|justice|transport|environment|agriculture|labor|labour"
    "|energy|culture|trade|housing"
)
"""What ministers are in charge of, as a pattern."""

_POSTS = rf"prime\sminister|(?:{PORTFOLIOS})\sminister|president|chancellor|premier|king|queen"
HEADS = (
    rf"{_POSTS}|(?:{PORTFOLIOS})\sministry|government|parliament|senate|economy|(?:supreme|constitutional)\scourt"
    r"|(?:central|national)\sbank|national\steam|coast\sguard|army|navy|air\sforce|constitution"
)
"""What a state has but one of, as a pattern."""

_PEOPLES = "|".join(re.escape(adjective) for adjective in sorted(_COUNTRY_OF, key=len, reverse=True))
_OF_COUNTRY = re.compile(rf"\b(?P<the>[Tt]he)\s(?P<people>{_PEOPLES})\s(?P<head>(?i:{HEADS}))\b")
_POST = re.compile(rf"(?:the\s)?(?P<people>{_PEOPLES})\s(?P<head>(?i:{_POSTS}))\Z", re.IGNORECASE)
_OF_PORTFOLIO = re.compile(
    rf"\b(?P<head>[Mm]inist(?:ers?|ry|ries))\s(?:of|for)\s(?P<what>(?i:{PORTFOLIOS}))(?P<affairs>\saffairs)?(?=[.,]|\Z|\s(?:was|is|has|of)\b|\s[a-z]+ed\b)"
)
_CAPITALS = re.compile(rf"\b(?P<the>[Tt]he)\s(?:(?i:{PORTFOLIOS}))\sMinist(?:er|ry)\b(?!\s[A-Z])")
_GOES_ON = frozenset("NSPJQC")
"""Tags of words that are of one phrase with what stands before them: "the French president's wife"."""


def of_country(wording: Wording) -> str | None:
    """ "The Estonian parliament": "the parliament of Estonia", where the phrase ends there."""
    for found in _OF_COUNTRY.finditer(wording.text):
        behind = next((at for at, token in enumerate(wording.tokens) if token.start >= found.end()), 0)
        if behind and (wording.tag(behind) in _GOES_ON or wording.word(behind) in {"of", "and", "or"}):
            continue
        phrase = f"{found['the']} {found['head']} of {_COUNTRY_OF[found['people']]}"
        before, rest = wording.text[: found.start()], wording.text[found.end() : wording.end]
        return wording.told(before + phrase + rest)
    return None


def plain_portfolio(wording: Wording) -> str | None:
    """ "The minister of health": "the health minister"; "the ministry of foreign affairs": "the foreign ministry"."""
    told = _CAPITALS.sub(lambda found: found[0].lower().replace("the", found["the"], 1), wording.text)
    if told != wording.text:
        return told
    found = _OF_PORTFOLIO.search(wording.text)
    if found is None or bool(found["affairs"]) != (found["what"].lower() == "foreign"):
        return None
    phrase = f"{found['what'].lower()} {found['head'].lower()}"
    return wording.told(wording.text[: found.start()] + phrase + wording.text[found.end() : wording.end])


def post_of_country(phrase: str) -> str:
    """ "French President": "president of France"; empty for what is no post of a state."""
    found = _POST.match(phrase)
    if found is None:
        return ""
    country = _COUNTRY_OF.get(found["people"])
    return f"{found['head'].lower()} of {country}" if country else ""
