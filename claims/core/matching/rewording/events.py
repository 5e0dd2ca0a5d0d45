"""What a noun names told by its verb: "after the death of two guards" is "after two guards died"."""

from __future__ import annotations

import re

from claims.core.matching.rewording.wording import SCOPES, Wording, is_denied, verb_groups

_VERBS = {
    "death": "died",
    "deaths": "died",
    "arrival": "arrived",
    "resignation": "resigned",
    "resignations": "resigned",
    "retirement": "retired",
    "collapse": "collapsed",
    "disappearance": "disappeared",
}
"""Nouns of what nobody does to anybody: "the arrest of two guards" leaves open who did it."""

_EVENT = re.compile(
    rf"\b(?P<lead>after|before|since)\sthe\s(?P<noun>{'|'.join(_VERBS)})\sof\s(?P<who>[^,;:]+?)(?=[.]?\Z)"
)
_INSIDE = frozenset("DJNSPC")
_CHANGES = {
    "rise": "rose",
    "increase": "increased",
    "fall": "fell",
    "drop": "dropped",
    "decline": "declined",
    "decrease": "decreased",
}
_NOUN = rf"an?\s(?P<noun>{'|'.join(_CHANGES)})\sof\s"
_SIZE = (
    r"(?P<size>(?:(?:about|around|nearly|almost|over|more\sthan|at\sleast|up\sto)\s)?[£$€]?\d[\d.,]*"
    r"(?:\s?%|\s(?:percent|per\scent|percentage\spoints?|million|billion|thousand|euros|dollars|pounds))*)"
)
_WHEN_OR_WHERE = r"in|since|during|between|from|last|this|after|before"
_WHAT = (
    rf"(?P<what>(?:the\s)?[a-z][\w-]*(?:\s(?!(?:{_WHEN_OR_WHERE}|among|on|at|for|over|under|above|below|within|to|by|with|because|and|or|but|that|which|who|"
    r"is|was|are|were)\b)[\w’'-]+){0,5})"
)
_TAIL = rf"(?P<tail>(?:\s(?:{_WHEN_OR_WHERE})\s[^,;:]+)?)"
_THERE_WAS = re.compile(rf"\AThere\swas\s{_NOUN}{_SIZE}\sin\s{_WHAT}{_TAIL}\Z")
_WAS_RECORDED = re.compile(rf"\A{_NOUN}{_SIZE}\swas\s(?:recorded|registered|seen)\sin\s{_WHAT}{_TAIL}\Z", re.IGNORECASE)
_MEASURED = re.compile(
    r"\b(?P<lead>(?:is|are|was|were)\s(?:(?:about|around|some|nearly|almost|over|more\sthan|at\sleast)\s)?[\d.,]+\s[a-z]+)"
    r"\sin\s(?P<noun>length|height|depth|width)(?=[.]?\Z|,\s|\sand\s(?:is|was|has|had)\s)"
)
_SIZES = {"length": "long", "height": "high", "depth": "deep", "width": "wide"}


def after_event(wording: Wording) -> str | None:
    """ "Closed after the death of two guards": "closed after two guards died"; only of what has happened."""
    found = _EVENT.search(wording.text)
    if found is None or verb_groups(wording.tokens) != 1 or any(token.tag == "M" for token in wording.tokens):
        return None
    who = [token for token in wording.tokens if found.start("who") <= token.start < found.end("who")]
    if not who or who[-1].tag not in "NSP" or any(token.tag not in _INSIDE for token in who):
        return None
    is_past = any(token.tag == "T" or token.lower in {"has", "have", "had"} for token in wording.tokens)
    if not is_past or any(token.lower in SCOPES for token in who) or who[-1].lower in {"percent", "points"}:
        return None
    told = f"{found['lead']} {found['who']} {_VERBS[found['noun']]}"
    return wording.text[: found.start()] + told + wording.text[found.end() :]


def plain_change(wording: Wording) -> str | None:
    """ "There was a rise of 5% in food prices in 2021": "food prices rose by 5% in 2021"."""
    text = wording.text[: wording.end]
    found = _THERE_WAS.match(text) or _WAS_RECORDED.match(text)
    if found is None or is_denied(wording.tokens):
        return None
    # "sales" may be tagged as a verb before "last year"
    if verb_groups([token for token in wording.tokens if token.end != found.end("what")]) != 1:
        return None
    if any(token.lower in SCOPES - {"more", "nearly", "almost"} for token in wording.tokens):
        return None
    verb = _CHANGES[found["noun"].lower()]
    return wording.told(f"{found['what']} {verb} by {found['size']}{found['tail']}")


def plain_size(wording: Wording) -> str | None:
    """ "Is 40 kilometers in length": "is 40 kilometers long"."""
    told = _MEASURED.sub(lambda found: f"{found['lead']} {_SIZES[found['noun']]}", wording.text)
    return told if told != wording.text else None
