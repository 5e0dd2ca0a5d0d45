"""Which of two tags a form has whose endings say both: past tense or participle ("closed"), verb or plural ("shares").

A weighted vote of what stands around the word in its clause: the tags and closed-class words next to it, whether the clause
has a verb with tense already or finds one further on, whether "be" or "have" leads to the word. The weights are fitted
(``tense_weights``); they know no word of open classes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claims.core.extraction.lexicon.conjunctions import OPENING
from claims.core.extraction.lexicon.inflection import IRREGULAR_FORMS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tense_weights import WEIGHTS
from claims.core.extraction.text.tokens import Token

_BE = words("is are was were be been being am 's 're 'm get gets got getting")
_HAVE = words("has have had having 've 'd")
_CLOSED = words(
    """a an the this that these those its their his her our my your no some any all both each every another such what which
    who whom whose how why where when while after before as since until because although though unless if whether than of in
    on at by for from with without to into onto over under about against between among through during within across behind
    beyond near off out up down back away and or but nor not n't also only just still even already now then there it he she
    they we you i them him us me himself herself itself themselves more most less least last next one two will would can
    could may might must shall should do does did is are was were be been has have had more than so too very much many few
    per amid despite following including toward towards around along upon like"""
)
_SETTLED = _BE | _HAVE | {"do", "does", "did"}
PAIRS = {"T": "TE", "E": "TE", "Z": "ZS", "S": "ZS"}
"""By tag the two that are told apart."""
_MARKS = frozenset(',;:—–.?!"“”')
_SURE = frozenset("MFZ")
_MARGIN = 25
"""Least vote that changes what the tagger took the word for; chosen on the opened articles among 1, 25 and 50."""
_REACH = 25
"""Words looked at on either side at most."""


def features(tokens: Sequence[Token], at: int) -> list[str]:
    """What the vote on the word at ``at`` looks at, as names of weights; linear in ``_REACH``."""
    before = [_tag(tokens, at - distance) for distance in (1, 2)]
    after = [_tag(tokens, at + distance) for distance in (1, 2)]
    left, right = _word(tokens, at - 1), _word(tokens, at + 1)
    lead = _lead(tokens, at)
    opener, verb_before, subject = _clause_before(tokens, at)
    verb_after, end = _clause_after(tokens, at)
    ending = "ed" if tokens[at].lower.endswith("ed") else "s" if tokens[at].lower.endswith("s") else "other"
    state = f"{lead}{verb_before}{verb_after}"
    return [
        f"b{before[0]}",
        f"bb{before[1]}{before[0]}",
        f"a{after[0]}",
        f"aa{after[0]}{after[1]}",
        f"ba{before[0]}{after[0]}",
        f"l-{left}",
        f"r-{right}",
        f"r-{right}-{after[1]}",
        f"br-{before[0]}-{right}",
        f"s{state}",
        f"so{state}{opener}",
        f"sb{state}{before[0]}",
        f"sa{state}{after[0]}",
        f"sr{state}-{right}",
        f"se{state}{end}{subject}",
        f"sba{state}{before[0]}{after[0]}",
        f"o{opener}{subject}{before[0]}",
        f"e{ending}",
        f"es{ending}{state}",
    ]


def _tag(tokens: Sequence[Token], at: int) -> str:
    if not 0 <= at < len(tokens):
        return "^"
    token = tokens[at]
    if token.tag == "Y":
        return token.text if token.text in _MARKS else "Y"
    return "V" if token.tag in "TE" and token.lower not in _BE | _HAVE else token.tag


def _word(tokens: Sequence[Token], at: int) -> str:
    if not 0 <= at < len(tokens):
        return "^"
    return tokens[at].lower if tokens[at].lower in _CLOSED else "*"


def _lead(tokens: Sequence[Token], at: int) -> str:
    """Which auxiliary leads to the word: "b" be, "h" have, "g" a participle joined by "and", "n" none."""
    place = at - 1
    while place > at - _REACH and place >= 0 and (tokens[place].tag == "R" or tokens[place].lower == "n't"):
        place -= 1
    if place < 0:
        return "n"
    if tokens[place].lower in _BE:
        return "b"
    if tokens[place].lower in _HAVE:
        return "h"
    if tokens[place].tag != "K":
        return "n"
    for back in range(place - 1, max(-1, place - 8), -1):
        if tokens[back].tag in "TE":
            return "g" if _leads_to_participle(tokens, back) else "t"
        if tokens[back].text in _MARKS:
            break
    return "n"


def _leads_to_participle(tokens: Sequence[Token], at: int) -> bool:
    """Whether an auxiliary leads to the word, at most ``_REACH`` words back and past adverbs alone."""
    for place in range(at - 1, max(-1, at - _REACH), -1):
        if tokens[place].tag != "R" and tokens[place].lower != "n't":
            return tokens[place].lower in _BE or tokens[place].lower in _HAVE
    return False


def _clause_before(tokens: Sequence[Token], at: int) -> tuple[str, str, str]:
    """What opens the clause of the word; whether a verb with tense, and whether a noun, stands between."""
    verb, noun = "0", "0"
    for place in range(at - 1, max(-1, at - _REACH), -1):
        token = tokens[place]
        if token.text in _MARKS:
            return token.text, verb, noun
        if token.tag in "WK" or token.lower in OPENING or (token.lower == "that" and token.tag in "IW"):
            return token.tag, verb, noun
        if _has_tense(token):
            verb = "1"
        elif token.tag in "TE" and verb == "0":
            verb = "v"
        if token.tag in "NSPO":
            noun = "1"
    return "^", verb, noun


def _clause_after(tokens: Sequence[Token], at: int) -> tuple[str, str]:
    """Whether a verb with tense follows in the clause of the word, and what ends the clause."""
    verb, opened = "0", False
    for place in range(at + 1, min(len(tokens), at + _REACH)):
        token = tokens[place]
        if token.text in _MARKS:
            follows = tokens[place + 1] if place + 1 < len(tokens) else None
            behind = follows is not None and token.text == "," and _has_tense(follows)
            return verb, f"{token.text}{'1' if behind else '0'}"
        if token.tag in "WK" or token.lower in OPENING or (token.lower == "that" and token.tag in "IW"):
            if token.tag == "K":
                return verb, "K"
            opened = True
        elif _has_tense(token):
            if not opened:
                return "1", "-"
            opened = False
        elif token.tag in "TE" and verb == "0" and not opened:
            verb = "v"
    return verb, "^"


def _has_tense(token: Token) -> bool:
    return token.tag in _SURE or (token.tag == "T" and token.lower in _BE | _HAVE | {"did", "went", "became", "began"})


def settle_tense(tokens: Sequence[Token], shares: Mapping[str, Mapping[str, float]]) -> None:
    """Set right in place the tags of past forms and forms in -s; ``shares`` are the lexicon's, by lower-case word."""
    for at, token in enumerate(tokens):
        if not is_open(token, shares) or (token.tag in "ZS" and _tag(tokens, at - 1) in "DC"):
            continue
        pair = PAIRS[token.tag]
        weights = WEIGHTS[pair]
        vote = weights.get(f"h{token.tag}", 0) + sum(weights.get(name, 0) for name in features(tokens, at))
        if abs(vote) >= _MARGIN:
            token.tag = pair[0] if vote > 0 else pair[1]


def is_open(token: Token, shares: Mapping[str, Mapping[str, float]]) -> bool:
    """Whether a tagged word may have the other tag of its pair as well: the lexicon knows both, or does not tell."""
    if token.tag not in PAIRS or token.lower in _SETTLED or not token.is_word:
        return False
    if token.tag in "TE":
        return token.lower.endswith("ed") or IRREGULAR_FORMS.get(token.lower, "TE") == "TE"
    known = shares.get(token.lower)
    return known is None or len(known) > 1 or token.tag == "S"
