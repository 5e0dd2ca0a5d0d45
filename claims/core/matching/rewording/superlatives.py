"""What is more so than all others, told in the turn that most sentences have: "has never been lower" is "is at a record
low"."""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.rewording.wording import SCOPES, Wording, is_denied, verb_groups
from claims.core.matching.vocabulary.places import CONTINENTS, WHOLE_OF
from claims.core.matching.words.lexicon import base_of, bases_of

_NEVER_MORE = re.compile(
    r"\b(?P<having>has|have)\snever\sbeen\s(?P<side>higher|lower)(?=[.!]?\Z)"
    r"|\b(?P<being>is|are)\s(?P<side2>higher|lower)\sthan\sever(?:\sbefore)?(?=[.!]?\Z)"
    r"|\b(?P<being2>is|are)\sat\san\sall-time\s(?P<side3>high|low)(?=[.!]?\Z)"
)
_ONE_OF_A_KIND = re.compile(
    r"\A(?P<what>The\s[^,;:]+?)\s(?P<being>is|was)\s(?P<name>(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3})\Z"
)
_OF_PLACE = re.compile(
    r"\b(?P<lead>[Tt]he\s(?:[a-z-]+\s){0,2}?(?:[a-z]+est|most\s[a-z]+)\s[a-z]+)"
    r"\sof\s(?P<place>(?:the\s)?[A-Z][a-z]+(?:\s[A-Z][a-z]+)*)(?=[.!]?\Z)"
)
_MOST = words("most least first last only best worst")
_LYING = bases_of(
    """city town river mountain peak lake island bridge tower building airport port region province state county economy
    desert forest stadium church bank company mine factory"""
)
"""What a country has by having it lie there: its oldest ally lies elsewhere."""

_LANDS = WHOLE_OF.keys() | CONTINENTS
_MOST_PLACES = 2
"""Words behind the article among which the one stands that says of what kind there is but one: "the second longest"."""


def at_a_record(wording: Wording) -> str | None:
    """ "Rents have never been higher", "are higher than ever", "are at an all-time high": "rents are at a record high"."""
    found = _NEVER_MORE.search(wording.text)
    if found is None or verb_groups(wording.tokens) != 1:
        return None
    others = [token for token in wording.tokens if token.start < found.start() or token.start >= found.end()]
    if is_denied(others) or any(token.lower in SCOPES for token in others):
        return None
    being = {"has": "is", "have": "are"}.get(found["having"]) or found["being"] or found["being2"]
    side = (found["side"] or found["side2"] or found["side3"]).removesuffix("er")
    return wording.text[: found.start()] + f"{being} at a record {side}" + wording.text[found.end() :]


def superlative_in_place(wording: Wording) -> str | None:
    """ "The longest river of Europe": "the longest river in Europe", where a state or continent is known to lie there."""
    found = _OF_PLACE.search(wording.text)
    if found is None or base_of(found["lead"].split()[-1]) not in _LYING:
        return None
    if found["place"].removeprefix("the ").lower() not in _LANDS:
        return None
    return f"{wording.text[: found.start()]}{found['lead']} in {found['place']}{wording.text[found.end() :]}"


def name_before_superlative(wording: Wording) -> str | None:
    """ "The longest river of Europe is the Volga": "the Volga is the longest river of Europe"."""
    found = _ONE_OF_A_KIND.match(wording.text[: wording.end])
    if found is None or verb_groups(wording.tokens) != 1 or is_denied(wording.tokens):
        return None
    kind = wording.tokens[1 : 2 + _MOST_PLACES]
    if not any(token.lower in _MOST or (token.tag == "J" and token.lower.endswith("est")) for token in kind):
        return None
    if any(token.lower in SCOPES - {"most", "only"} for token in wording.tokens):
        return None
    return wording.told(f"{found['name']} {found['being']} {wording.lowered(0, 1)}{found['what'][3:]}")
