"""Shares, lengths, totals and denials, told in one way where the language has two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.text.tokens import Token
from claims.core.matching.rewording.wording import SCOPES, Wording, is_denied, verb_groups
from claims.core.matching.statements.walk import NEGATIONS
from claims.core.matching.vocabulary.light_words import IRREGULAR_FORMS
from claims.core.matching.words.inflections import plain_forms
from claims.core.matching.words.number_words import NUMBER_WORDS
from claims.core.matching.words.thesaurus import UNKNOWN, senses_of

_PLURALS = {singular: plural for plural, singular in IRREGULAR_FORMS.items() if plural in {"women", "men", "children"}}
_NUMBERS = frozenset(NUMBER_WORDS)
_MOST_IN_SHARE = 1000
_LENGTH = re.compile(
    r"\b(?P<lead>in|within|over|for|after|during)\s(?:a|one)\s(?P<unit>day|week|month|year|decade|century|fortnight)"
    r"(?=[.,]?$|,|\s(?:to|from|by|of|after|before|at|on|without|because|while|until)\s)",
    re.IGNORECASE,
)
_COUNTED = {word: count for count, word in enumerate(("one", "two", "three", "four", "five", "six", "seven"), 1)}
_HALVES = re.compile(
    rf"""\b(?:(?P<many>{"|".join(_COUNTED)}|\d{{1,2}})\sand\sa\shalf\s(?P<unit>year|hour)s
    |(?P<some>an?|{"|".join(_COUNTED)}|\d{{1,2}})\s(?P<unit2>year|hour)s?\sand\sa\shalf
    |half\san?\s(?P<unit3>year|hour))
    (?=[.,]?$|,|\s(?:to|from|by|after|before|at|in|on|without|because|while|until|later|ago)\s)""",
    re.IGNORECASE | re.VERBOSE,
)
_PARTS_OF_LENGTHS = {"year": (12, "months"), "hour": (60, "minutes")}
_FIGURE = rf"(?=\d|(?:{'|'.join(NUMBER_WORDS)})\b)"
_BOUNDS = (
    (re.compile(rf"\bno\smore\sthan\s{_FIGURE}", re.IGNORECASE), "at most "),
    (re.compile(rf"\bno\s(?:fewer|less)\sthan\s{_FIGURE}", re.IGNORECASE), "at least "),
)
_MOST_SCOPES_OF_BOUND = 2
""""No more than" has two words of scope of its own."""

_IN_PRISON = re.compile(
    r"\b(?P<lead>sentenced\s(?:(?:[A-Z][\w’'-]*\s){1,3})?to\s(?:[\w-]+\s){1,3}(?:year|month)s)(?:['’]|\sof|\sin)\s(?:imprisonment|jail|prison)\b"
)
_BECAME_FIRST = re.compile(r"\bbecame\sthe\sfirst\s(?=(?:[\w-]+\s){0,4}to\s[a-z])")
_PLAIN_LENGTHS = {"fortnight": "two weeks", "decade": "ten years", "century": "100 years"}
_TOTAL = re.compile(r"(?:A\stotal\sof|In\sall,|In\stotal,|Altogether,)\s(?=[\d\w])")
_REACHING = words("to for from by among between at")
"""Words before several, each of whom may get what a figure tells: "4,000 euros to nurses"."""

_ANY_LONGER = re.compile(r"\s(?:any\slonger|anymore)(?=[.!]?$)")
""""Will not pay workers any more" may speak of their wages."""

_NOT_LASTING = words("exist apply belong matter count smoke drink vote own")
"""Verbs behind which "any longer" does not tell how long, as it does in "days do not last any longer"."""

_OF_ALL = words("all every each both everyone everybody everything")
"""Words of which a denial behind them may leave some: "all buses do not stop any longer"."""

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


def plain_halves(wording: Wording) -> str | None:
    """ "A year and a half": "18 months"; "half an hour": "30 minutes"."""

    def told(found: re.Match[str]) -> str:
        size, unit = _PARTS_OF_LENGTHS[(found["unit"] or found["unit2"] or found["unit3"]).lower()]
        word = (found["many"] or found["some"] or "").lower()
        count = int(word) if word.isdigit() else _COUNTED.get(word, int(word in {"a", "an"}))
        return f"{count * size + size // 2} {unit}"

    text = _HALVES.sub(told, wording.text)
    return text if text != wording.text else None


def plain_bound(wording: Wording) -> str | None:
    """ "No more than 40": "at most 40"; "no fewer than 40": "at least 40"."""
    scopes = [token for token in wording.tokens if token.lower in SCOPES or token.lower in NEGATIONS]
    if len(scopes) > _MOST_SCOPES_OF_BOUND:
        return None  # "none paid no more than 40"
    for pattern, bound in _BOUNDS:
        found = pattern.search(wording.text)
        if found is not None:
            text = wording.text[: found.start()] + bound + wording.text[found.end() :]
            return text if found.start() else wording.told(bound.capitalize() + wording.text[found.end() : wording.end])
    return None


def in_prison(wording: Wording) -> str | None:
    """ "Sentenced to three years' imprisonment" and "in jail": "in prison"."""
    text = _IN_PRISON.sub(lambda found: f"{found['lead']} in prison", wording.text)
    return text if text != wording.text else None


def was_first(wording: Wording) -> str | None:
    """ "Became the first woman to lead it": "was the first woman to lead it"."""
    found = _BECAME_FIRST.search(wording.text)
    if found is None or verb_groups(wording.tokens) > 2 or is_denied(wording.tokens):
        return None
    return wording.text[: found.start()] + "was the first " + wording.text[found.end() :]


def part_first(wording: Wording) -> str | None:
    """ "Of the 300 houses, 40 were lost": "40 of the 300 houses were lost"."""
    comma = next((at for at, token in enumerate(wording.tokens) if token.text == ","), 0)
    if wording.word(0) != "of" or comma < 3 or _has_scope(wording.tokens):
        return None
    if wording.tag(1 + (wording.tag(1) == "D")) != "C" or wording.tag(comma + 1) != "C":
        return None
    if wording.tag(comma + 2) not in "TZFM" or any(token.text in ",;:" for token in wording.tokens[comma + 1 :]):
        return None
    part, rest = wording.between(comma + 1, comma + 2), wording.between(comma + 2, wording.last)
    return wording.told(f"{part} of {wording.between(1, comma)} {rest}")


def plain_total(wording: Wording) -> str | None:
    """ "A total of 61 people died": "61 people died", where no other figure could make a sum of it."""
    found = _TOTAL.match(wording.text)
    if found is None or sum(token.tag == "C" for token in wording.tokens) > 1 or _has_scope(wording.tokens[1:]):
        return None  # "30 miners in both mines" may be 30 in either
    if _reaches_several(wording.tokens[3:]):
        return None
    rest = wording.text[found.end() : wording.end]
    return wording.told(rest) if rest[:1].isdigit() or rest.split()[0].lower() in _NUMBERS else None


def _reaches_several(tokens: Sequence[Token]) -> bool:
    """Whether some words tell that several get or give something: "to the nurses of Orm"."""
    for at, token in enumerate(tokens):
        if token.lower in _REACHING:
            phrase = takewhile(lambda other: other.tag in {*"DJNSPC"}, tokens[at + 1 :])
            if _names_several([*phrase]):
                return True
    return False


def _names_several(tokens: Sequence[Token]) -> bool:
    """Whether some words have a noun in the plural, be it one that was read as a verb ("gives the towns") or as a name
    ("the Lunds"), or names in a row."""
    if tokens and tokens[0].tag == "P" and _opens_as_plural(tokens[0].lower):
        return True
    if any(
        one.tag == other.tag == "P" and comma.text == ","
        for one, comma, other in zip(tokens, tokens[1:], tokens[2:], strict=False)
    ):
        return True
    return any(token.tag == "S" for token in tokens) or any(
        token.lower.endswith("s") and (token.tag == "Z" or token.text[0].isupper()) and before.tag in "DJ"
        for before, token in pairwise(tokens)
    )


def _opens_as_plural(word: str) -> bool:
    """Whether a word with a capital letter is a noun in the plural, as "Nurses" is and "Texas" is not."""
    return word.endswith("s") and any(senses_of(form, "n") is not UNKNOWN for form in plain_forms(word) - {word})


def no_longer(wording: Wording) -> str | None:
    """ "Will not treat foreigners any longer": "will no longer treat foreigners"."""
    found = _ANY_LONGER.search(wording.text)
    denials = [token for token in wording.tokens if token.lower in {"not", "n't"}]
    if found is None or len(denials) != 1 or verb_groups(wording.tokens) != 1:
        return None
    denial = denials[0]
    if any(token.lower in _OF_ALL for token in wording.tokens) or _may_tell_length(wording, denial, found):
        return None
    before = wording.text[: denial.start].rstrip()
    text = re.sub(r"\sdo\Z", "", before) + " no longer" + wording.text[denial.end : found.start()]
    return wording.told(text)


def _may_tell_length(wording: Wording, denial: Token, found: re.Match[str]) -> bool:
    """Whether "any longer" stands behind a bare verb that may last, or behind what is made or kept."""
    told = [token for token in wording.tokens if denial.end <= token.start < found.start()]
    if not told or found[0].endswith("anymore"):
        return False
    is_bare = all(token.tag not in {*"NSPCO"} for token in told)
    return (is_bare and told[-1].lower not in _NOT_LASTING) or told[0].lower in {"make", "keep"}


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
