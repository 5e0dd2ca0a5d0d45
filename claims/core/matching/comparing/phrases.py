"""How words hang together inside a noun phrase: "the museum's director", "the museum director", "the director of the
museum" say the same in three orders."""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.determiners import DETERMINERS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.alignment import Link
from claims.core.matching.parts.units import Unit, UnitKind
from claims.core.matching.statements.reading import Statement
from claims.core.matching.words.function_words import FUNCTION_WORDS
from claims.core.matching.words.inflections import plain_forms

COMPOUNDING = words("of in on at for from about over between among along near")
"""Prepositions whose phrase a word before the noun may stand for."""

_WORD = re.compile(r"[^\W_]+")
_APPOSITION = re.compile(r",?\s{1,2}(?:(?:a|an|the)\s{1,2})?")
_LONGEST_GAP = 30
"""Characters between a word and the noun that it narrows."""

_MAX_WORDS_BETWEEN = 3

_THINGS = frozenset({"t", "m", "q"})
"""Sorts of nouns that name no person; of what is not known it may be one."""

_ACTION_ENDINGS = ("ment", "tion", "sion", "ism")
_NO_ACTIONS = words(
    """population nation region constitution institution section station location position condition edition union mission
    government department parliament apartment document monument environment tourism tradition generation religion
    pension mansion vision television inflation unemployment equipment regiment"""
)
_ACTIONS = words(
    "attack invade invasion raid assault support defeat victory attempt ban threat claim praise visit betrayal murder"
)
_TWO_SIDED = words(
    """portrait picture painting photo photograph image statue bust sculpture drawing film video movie book biography
    story history report study review map account description memory knowledge fear love hatred hate hope loss sale
    purchase arrest rescue takeover pursuit search hunt criticism discovery recovery delivery approval refusal
    removal denial dismissal appraisal renewal closure seizure failure capture torture cure care control use abuse trust
    mistrust envy need desire respect punishment call demand request offer bid analysis war fight
    portrayal betrayal reversal rehearsal coverage sabotage endorsement nomination audit impersonation
    race chase victim survivor killer murderer likeness caricature mural poster effigy poem tale news obituary novel
    documentary sketch parody satire legend symbol view probe inquiry audit survey poll tour siege blockade boycott
    conquest defense overhaul reform theft robbery rape insult distrust dislike doubt pity mockery kidnap test loan lease"""
)
_TWO_SIDED_ENDINGS = ("ing", "ance", "ence", "ency", "ancy")
"""Nouns of which somebody may be the subject, or to whom it may be done, as well as the owner."""


def is_compound(left: Statement, right: Statement, modifier: Link, head: Link) -> bool:
    """Whether on both sides one word narrows the other, before it on one side and in a phrase after it on the other."""
    if "verb" in {head.left.role, head.right.role}:
        return False
    before, after = goes_before(left, modifier.left, head.left), goes_before(right, modifier.right, head.right)
    if before and after:
        return True
    if before:
        return _goes_after(right, modifier.right, head.right) and not may_act(modifier.left, head.left)
    return after and _goes_after(left, modifier.left, head.left) and not may_act(modifier.right, head.right)


def narrows(side: Statement, modifier: Unit, head: Unit) -> bool:
    """Whether a word narrows a noun: "season tickets", "tickets for the season"."""
    return goes_before(side, modifier, head) or _goes_after(side, modifier, head)


def are_appositions(left: Statement, right: Statement, one: Link, other: Link) -> bool:
    """ "the volcano Tolma" against "Tolma, a volcano": two words for one thing, side by side. A noun for persons right
    behind a name is of another: "the Holm killer" is not "the killer Holm"."""
    for link in (one, other):
        kinds = {link.left.kind, link.right.kind}
        is_name = link.left.is_name or link.right.is_name
        if UnitKind.VERB in kinds or (UnitKind.MODIFIER in kinds and not is_name):
            return False
    sides = (left, one.left, other.left), (right, one.right, other.right)
    gaps = [side.text[min(a.end, b.end) : max(a.start, b.start)] for side, a, b in sides]
    if any(_is_name_before_person(a, b) and "," not in gap for gap, (_, a, b) in zip(gaps, sides, strict=True)):
        return False
    if not (one.left.is_name or other.left.is_name) and not any(gap.strip() for gap in gaps):
        return False  # "the rebel army", "the army rebel"
    return all(_APPOSITION.fullmatch(gap) for gap in gaps)


def _is_name_before_person(one: Unit, other: Unit) -> bool:
    """Whether a name that is no place ("the Dutch minister") stands before a noun for persons."""
    first, second = (one, other) if one.start < other.start else (other, one)
    return first.is_name and not first.place and second.kind is UnitKind.NOUN and second.sort not in _THINGS


def goes_before(side: Statement, modifier: Unit, head: Unit) -> bool:
    """ "the museum's art director": nothing but words of the same phrase between the two."""
    if not 0 < head.start - modifier.end <= _LONGEST_GAP:
        return False
    if side.predicate is not None and modifier.end <= side.predicate.start < head.start:
        return False
    between = side.text[modifier.end : head.start]
    if modifier.possessive:
        between = between[2:] if between[:2] in {"'s", "’s"} else between[1:]
    return not re.search(r"[,;:()]", between) and _are_content(_WORD.findall(between))


def _are_content(between: list[str]) -> bool:
    return len(between) <= _MAX_WORDS_BETWEEN and all(word.lower() not in FUNCTION_WORDS for word in between)


def _goes_after(side: Statement, modifier: Unit, head: Unit) -> bool:
    """ "the director of the art museum": one preposition after the noun, and no other before the word."""
    if not 0 < modifier.start - head.end <= _LONGEST_GAP or modifier.role not in COMPOUNDING:
        return False
    between = [word.lower() for word in _WORD.findall(side.text[head.end : modifier.start])]
    rest = between[1:]
    if rest and rest[0] in DETERMINERS:
        rest = rest[1:]
    return bool(between) and _are_content(rest)


def may_act(owner: Unit, head: Unit) -> bool:
    """ "Karelia's invasion" may be one by Karelia, "the invasion of Karelia" is one that it suffers."""
    if owner.kind is not UnitKind.NAME and not owner.possessive:
        return False
    return is_two_sided(head.text.lower())


def names_action(noun: str) -> bool:
    """Whether a noun in small letters names what somebody does to somebody: "invasion", "support"."""
    return noun not in _NO_ACTIONS and (noun in _ACTIONS or noun.rstrip("s").endswith(_ACTION_ENDINGS))


def is_two_sided(noun: str) -> bool:
    """Whether what somebody has of this noun may be done to him or show him: "the invasion", "the portrait of X"."""
    forms = {noun, *plain_forms(noun)}
    return names_action(noun) or not forms.isdisjoint(_TWO_SIDED) or noun.rstrip("s").endswith(_TWO_SIDED_ENDINGS)
