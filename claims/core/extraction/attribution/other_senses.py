"""Verbs of saying that tell of something done instead: "called off the strike", "ordered 12 jets", "ruled for 11 years"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.attribution.refusals import is_refusal
from claims.core.extraction.figures.counted_nouns import singular_of
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.people import PEOPLE
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import FINITE
from claims.core.extraction.text.tokens import Token

_PARTICLES = {
    "write": ("down", "off"),
    "call": ("off", "in", "up"),
    "show": ("up", "off"),
    "report": ("for",),
}
"""Words that make another verb of one of saying."""
_NAMED = words("called named titled entitled dubbed labeled labelled nicknamed branded")
_QUOTE_MARKS = "\"“‘'"
_LONGEST_OBJECT = 12
"""Words from a verb to the name of its object, at most."""
_SPELLS = frozenset(("years", "months", "decades", "weeks", "decade", "year", "century", "centuries"))


def has_other_sense(tokens: Sequence[Token], at: int, verb: str) -> bool:
    """Whether the word after the verb makes it one of doing ("wrote down the value", "called off the strike")."""
    particles = _PARTICLES.get(verb, ())
    if at + 1 < len(tokens) and tokens[at + 1].lower in particles:
        return True
    if verb == "deny" and is_refusal(tokens, at):
        return True
    if names_thing(tokens, at):
        # "a drug called Zelor", "in a group called "The Lads"".
        return True
    if verb == "rule" and at + 1 < len(tokens) and _rules_for_years(tokens, at + 1):
        return True
    if verb == "order" and at + 1 < len(tokens) and tokens[at + 1].lower != "that":
        # "ordered 12 jets" bought them, "ordered her to repay it" and "ordered an inquiry" did it by saying so.
        return True
    # "called the strike off": the particle behind a short object.
    return any(
        tokens[place].lower in particles and tokens[place].lower == "off" and tokens[place - 1].tag in "NSPOC"
        for place in range(at + 2, min(len(tokens), at + 6))
    )


def names_thing(tokens: Sequence[Token], at: int) -> bool:
    """Whether the participle at ``at`` tells the name of what a verb before it is about ("sold a drug | called | Zelor").

    Not so in "said officials called Roe a liar".
    """
    if tokens[at].lower not in _NAMED or not 1 < at < len(tokens) - 1 or tokens[at - 1].tag not in "NS":
        return False
    if not (tokens[at + 1].text in _QUOTE_MARKS or tokens[at + 1].is_capitalized):
        return False
    verb = next(
        (
            tokens[place]
            for place in range(at - 2, max(at - _LONGEST_OBJECT, -1), -1)
            if tokens[place].tag not in "NSPJDCQI"
        ),
        None,
    )
    if verb is None or not (verb.tag in FINITE or verb.tag in "EGB"):
        return False
    return singular_of(tokens[at - 1].lower) not in PEOPLE or base_of(verb.lower) not in FORCE_BY_VERB


def _rules_for_years(tokens: Sequence[Token], after: int) -> bool:
    """Whether what stands behind "ruled" tells how long or over whom somebody was in power ("has ruled for 11 years")."""
    if tokens[after].lower in ("since", "over", "until"):
        return True
    near = [token.lower for token in tokens[after : after + 6]]
    return near[0] == "for" and not _SPELLS.isdisjoint(near)
