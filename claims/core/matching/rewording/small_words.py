"""Shares, lengths, totals and denials, told in one way where the language has two."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.text.tokens import Token
from claims.core.matching.rewording.wording import SCOPES, Wording, verb_groups
from claims.core.matching.vocabulary.light_words import IRREGULAR_FORMS
from claims.core.matching.words.number_words import NUMBER_WORDS

_PLURALS = {singular: plural for plural, singular in IRREGULAR_FORMS.items() if plural in {"women", "men", "children"}}
_NUMBERS = frozenset(NUMBER_WORDS)
_MOST_IN_SHARE = 1000
_LENGTH = re.compile(
    r"\b(?P<lead>in|within|over|for|after|during)\s(?:a|one)\s(?P<unit>day|week|month|year|decade|century|fortnight)"
    r"(?=[.,]?$|,|\s(?:to|from|by)\s)",
    re.IGNORECASE,
)
_PLAIN_LENGTHS = {"fortnight": "two weeks", "decade": "ten years", "century": "100 years"}
_TOTAL = re.compile(r"(?:A\stotal\sof|In\sall,|In\stotal,|Altogether,)\s(?=[\d\w])")
_ANY_LONGER = re.compile(r"\s(?:any\slonger|anymore)(?=[.!]?$)")
""""Will not pay workers any more" may speak of their wages."""

_DOES_NOT_HAVE = re.compile(
    r"\b(?P<aux>does|do|did)(?:\s(?=not)|(?=n't))(?P<denial>not|n't)\shave\s(?P<some>any|a|an)\b(?!\ssingle\b)"
)
_JOINTS = words("and or but nor")
_HAS_NO = {"does": "has no", "do": "have no", "did": "had no"}


def share_of(wording: Wording) -> str | None:
    """ "One adult in seven": "one in seven adults"."""
    for at in range(wording.last - 3):
        if not (_is_number(wording, at) and wording.tag(at + 1) == "N" and wording.word(at + 2) == "in"):
            continue
        behind = at + 4
        if not _is_number(wording, at + 3) or (wording.tag(behind) in "NSPJC" and wording.tag(behind)):
            continue
        if wording.word(behind) in {"-", "of", "to", "or", "and", "per"} or _is_big(wording.word(at + 3)):
            continue
        told = f"{wording.between(at, at + 1)} in {wording.between(at + 3, behind)} {_plural(wording.word(at + 1))}"
        before = wording.text[: wording.tokens[at].start]
        return wording.told(before + told + wording.text[wording.tokens[behind - 1].end : wording.end])
    return None


def _is_number(wording: Wording, number: int) -> bool:
    return wording.word(number).isdigit() or wording.word(number) in _NUMBERS


def _is_big(word: str) -> bool:
    """Whether a number is rather a year than a whole: "one man in 1998"."""
    return word.isdigit() and int(word) >= _MOST_IN_SHARE


def _plural(noun: str) -> str:
    if noun in _PLURALS or noun == "person":
        return _PLURALS.get(noun, "people")
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def plain_length(wording: Wording) -> str | None:
    """ "In a week": "in one week"; "for a fortnight": "for two weeks"."""
    told = _LENGTH.sub(
        lambda found: f"{found['lead']} {_PLAIN_LENGTHS.get(found['unit'].lower(), 'one ' + found['unit'].lower())}",
        wording.text,
    )
    return told if told != wording.text else None


def plain_total(wording: Wording) -> str | None:
    """ "A total of 61 people died": "61 people died", where no other figure could make a sum of it."""
    found = _TOTAL.match(wording.text)
    if found is None or sum(token.tag == "C" for token in wording.tokens) > 1 or _has_scope(wording.tokens[1:]):
        return None  # "30 miners in both mines" may be 30 in either
    rest = wording.text[found.end() : wording.end]
    return wording.told(rest) if rest[:1].isdigit() or rest.split()[0].lower() in _NUMBERS else None


def no_longer(wording: Wording) -> str | None:
    """ "Will not treat foreigners any longer": "will no longer treat foreigners"."""
    found = _ANY_LONGER.search(wording.text)
    denials = [token for token in wording.tokens if token.lower in {"not", "n't"}]
    if found is None or len(denials) != 1 or verb_groups(wording.tokens) != 1:
        return None
    denial = denials[0]
    text = wording.text[: denial.start].rstrip() + " no longer" + wording.text[denial.end : found.start()]
    return wording.told(text)


def _has_scope(tokens: Iterable[Token]) -> bool:
    return any(token.lower in SCOPES for token in tokens)


def has_no(wording: Wording) -> str | None:
    """ "Does not have a hospital": "has no hospital"."""
    found = _DOES_NOT_HAVE.search(wording.text)
    known = () if found is None else (found.start("denial"), found.start("some"))
    if found is None or _has_scope(token for token in wording.tokens if token.start not in known):
        return None  # "all towns do not have a school" is not "all towns have no school"
    if any(token.lower in _JOINTS or token.tag == "C" for token in wording.tokens if token.start > found.start()):
        return None  # "does not have a pool and a gym" is not "has no pool and a gym"
    return wording.text[: found.start()] + _HAS_NO[found["aux"]] + wording.text[found.end() :]
