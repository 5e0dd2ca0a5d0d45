"""What in the words of a statement points back to something that they do not name: "seven of them", "the two", "there"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.core.extraction.lexicon.people import is_person
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.extraction.text.edits import Edit
from claims.core.extraction.text.tokens import Token

_OF_ONE_PERSON = words("his her him hers he she")
_OF_SEVERAL = words("them their theirs they")
_OF_ANY = words("its")
_POINTING = words("that those")
_TIMES = words("time times day days week weeks month months year years season period point moment night morning date")
_OBJECTS = words("it them him")
_PLACE_PREPOSITIONS = words("in at to near from across")
_NAMED = frozenset(("pronoun resolved", "full name from the article", "named in the article"))
"""Reasons of edits that write out who is meant."""
_NAMING = frozenset("NSP")
_STANDING_ALONE = words("both neither others")
"""Openers of a clause that stand for nouns of another."""
_OTHERS = words("other others rest latter former remainder")
"""Nouns behind "the" that stand for one of those named before."""
_VERBS = FINITE | {"E", "J"}
_OPENING_REACH = 2
"""Tokens from the preposition of an opening phrase to its pronoun, at most."""
_LONGEST_OPENING = 8
"""Tokens of an opening phrase, at most."""
_BE = words("is are was were be been being has have had will would may might could can 's n't seem seems")
_PLACING = frozenset("IWK")
"""Tags of what "there" is followed by where it is a place ("and", "in 2018"), beside the end of the clause."""


def points_back(tokens: Sequence[Token], edits: Sequence[Edit]) -> bool:
    """Whether something in the words stands for what is named outside them and was not written out by ``edits``."""
    changed = [edit.span for edit in edits if edit.reason in _NAMED]
    for at, token in enumerate(tokens):
        if any(span.overlaps(token.span) for span in changed):
            continue
        before = tokens[:at]
        is_open = token.tag in "OD" and _has_no_antecedent(token.lower, before, is_changed=bool(changed))
        if is_open and not (_is_of_relative(tokens, at) or _is_named_behind(tokens, at)):
            return True
        if token.lower == "there" and _is_place(tokens, at) and not any(other.tag == "P" for other in before):
            return True
    return has_bare_object(tokens) or _has_pointed_noun(tokens) or _stands_alone(tokens)


def _has_pointed_noun(tokens: Sequence[Token]) -> bool:
    """Whether a noun is one that was told of before ("revised | that figure"), other than a time ("that year")."""
    return any(
        token.lower in _POINTING and token.tag == "D" and noun.tag in "NS" and noun.lower not in _TIMES
        for token, noun in pairwise(tokens)
    )


def has_bare_object(tokens: Sequence[Token]) -> bool:
    """Whether a pronoun behind the first verb has nothing before it that it may stand for: its subject cannot be it.

    "47 members | have signed it", "and | sold them in 2019".
    """
    return any(_is_bare_object(tokens, at) for at in range(1, len(tokens)))


def _is_bare_object(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].lower not in _OBJECTS or tokens[at].tag != "O" or tokens[at - 1].tag not in "FZTEB":
        return False
    if any(token.tag in "IAWK" or not token.is_word for token in tokens[: at - 1]):
        return False
    # "made it clear", "found it hard to": it stands for what follows.
    if at + 2 < len(tokens) and tokens[at + 1].tag in "RJ" and tokens[at + 2].lower in ("to", "that", "for"):
        return False
    return at + 1 >= len(tokens) or tokens[at + 1].tag in "IRKY"


def _has_no_antecedent(pronoun: str, before: Sequence[Token], *, is_changed: bool) -> bool:
    """Whether no word before a pronoun, in the same words, can be what it stands for."""
    if pronoun in _OF_ONE_PERSON:
        return not is_changed and not any(_may_be_person(before, at) for at in range(len(before)))
    return pronoun in _OF_SEVERAL | _OF_ANY and not is_changed and not any(other.tag in _NAMING for other in before)


def _is_of_relative(tokens: Sequence[Token], at: int) -> bool:
    """Whether a relative pronoun, for which its antecedent is put, is what a pronoun stands for ("who lost his seat")."""
    if at < 2 or not (tokens[1].tag in FINITE or tokens[1].tag == "R"):
        return False
    opener = tokens[0].lower
    return opener == "who" if tokens[at].lower in _OF_ONE_PERSON else opener in ("who", "which")


def _is_named_behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether a pronoun of an opening phrase is named right behind it ("In its first year, Acme opened 12 shops")."""
    if tokens[0].tag != "I" or at > _OPENING_REACH:
        return False
    comma = next((place for place in range(at + 1, len(tokens)) if tokens[place].text == ","), None)
    if comma is None or comma > _LONGEST_OPENING or has_finite(tokens[:comma]):
        return False
    named = comma + 2 if comma + 1 < len(tokens) and tokens[comma + 1].lower == "the" else comma + 1
    if named >= len(tokens):
        return False
    if tokens[at].lower in _OF_ONE_PERSON:
        return _may_be_person(tokens, named)
    return tokens[named].tag in _NAMING


def _may_be_person(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word may name one person: a name behind no preposition of place, or a noun such as "minister"."""
    token = tokens[at]
    if token.tag != "P":
        return token.tag == "N" and is_person(token.lower)
    return not at or tokens[at - 1].lower not in _PLACE_PREPOSITIONS


def _is_place(tokens: Sequence[Token], at: int) -> bool:
    """Whether "there" is where something happens, not the subject of "there is"."""
    if at == 0:
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is not None and (behind.lower in _BE or behind.tag in FINITE):
        return False
    return behind is None or behind.tag in _PLACING or behind.text in ",.;"


def _stands_alone(tokens: Sequence[Token]) -> bool:
    """Whether the words open with what stands for nouns of another sentence ("The two last met", "the rest were saved")."""
    if len(tokens) < 2:
        return False
    if tokens[0].lower in _STANDING_ALONE and (tokens[1].tag in FINITE or tokens[1].tag == "R"):
        return True
    if tokens[0].lower == "the" and tokens[1].lower in _OTHERS and len(tokens) > 2 and tokens[2].tag in _VERBS:
        return True
    if tokens[0].lower != "the" or tokens[1].tag != "C" or len(tokens) < 3:
        return False
    verb = next((token for token in tokens[2:4] if token.tag != "R" and token.lower not in ("last", "first")), None)
    return verb is not None and (verb.tag in FINITE or verb.tag == "E")
