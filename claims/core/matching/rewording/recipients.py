"""To whom something is given, told in one place: "lent Tessel 40 million euros" is "lent 40 million euros to Tessel"."""

from __future__ import annotations

from claims.core.extraction.figures.currencies import CURRENCY_WORDS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.rewording.wording import SCOPES, Wording, is_denied, verb_groups

_GIVING = words(
    """give gives gave given lend lends lent pay pays paid sell sells sold owe owes owed award awards awarded grant grants
    granted offer offers offered hand hands handed"""
)
_BEING = words("is are was were be been being get gets got am")
_CURRENCIES = frozenset(CURRENCY_WORDS) | {"pound", "pounds"}
"""What a sum is told in. Of other things "to" may tell more: "a ticket to Spain", "a visit to the mother"."""

_JOINTS = words("and or of but , to a an per less more too")


def to_recipient(wording: Wording) -> str | None:
    """ "The bank lent Tessel 40 million euros": "the bank lent 40 million euros to Tessel"; of one that gets a sum, told by
    a name or with "the"."""
    verbs = [at for at in range(1, wording.last) if wording.word(at) in _GIVING and wording.tag(at) in {*"TBZFE"}]
    if len(verbs) != 1 or wording.word(verbs[0] - 1) in _BEING or is_denied(wording.tokens):
        return None
    if verb_groups(wording.tokens) != 1 or any(token.lower in SCOPES for token in wording.tokens):
        return None
    first = verbs[0] + 1
    middle = _end_of_recipient(wording, first)
    end = _end_of_sum(wording, middle)
    if end == middle or wording.word(end) in _JOINTS:
        return None
    who, what = wording.between(first, middle), wording.between(middle, end)
    before, rest = wording.text[: wording.tokens[first].start], wording.text[wording.tokens[end - 1].end :]
    return f"{before}{what} to {who}{rest}"


def _end_of_recipient(wording: Wording, start: int) -> int:
    """Number of the word behind a name, or behind "the" and a noun in the singular; the number itself where neither is."""
    end = start
    if wording.word(start) == "the":
        end += 1
        while wording.tag(end) in {*"JN"}:
            end += 1
        return end if end > start + 1 and wording.tag(end - 1) == "N" else start
    while wording.tag(end) == "P":
        end += 1
    return end


def _end_of_sum(wording: Wording, start: int) -> int:
    """Number of the word behind a sum of money; the number itself where none begins there."""
    if wording.tag(start) != "C" or wording.tag(start - 1) not in {*"PN"}:
        return start
    end = start
    while wording.tag(end) == "C":
        end += 1
    if wording.word(end) in _CURRENCIES:
        return end + 1
    return end if wording.tokens[start].text[0] in "£$€" else start
