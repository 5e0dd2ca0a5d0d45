"""Whether a text only says that somebody said something: speaker, force and the words that belong to the saying."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from claims.core.extraction.lexicon.determiners import ARTICLES
from claims.core.extraction.lexicon.inflection import base_of as verb_base
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB
from claims.core.extraction.speech.attribution import split_attribution
from claims.core.extraction.text.tokens import Token
from claims.core.records import Force, Span

DENYING = frozenset({Force.DENIED, Force.DOUBTED, Force.ASKED})
"""What an attribution verb or a question does to content that it does not assert."""

_FACTIVE = frozenset(
    {"find", "show", "prove", "confirm", "reveal", "discover", "record", "demonstrate", "acknowledge", "admit"}
)
_HEARSAY = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})
_BLAMING = frozenset({"suspect", "accuse"})
_NO_SOURCE = frozenset({"no", "not", "n't", "never", "nobody", "there", "none", "evidence", "proof"})
_IS_OF_SOMEBODY = re.compile(r"\s+with\b")
"""Behind a cue that ends no saying: "opening the flights agreed with the Americans"."""

_LONGEST_SOURCE = 12
"""Words of a speaker and the cue after them at most."""


@dataclass(frozen=True, slots=True)
class Said:
    """The saying in a text: the speaker's words in lower case, what the cue does, and the spans that are not content.

    ``factive`` marks findings ("a study found"): whoever reports one vouches for it.
    """

    speaker: str
    force: Force
    parts: tuple[Span, ...]
    factive: bool = False

    def covers(self, token: Token) -> bool:
        """Whether the token belongs to the saying."""
        return any(part.start <= token.start and token.end <= part.end for part in self.parts)


def split_said(text: str, tokens: list[Token]) -> Said | None:
    """The saying around a text's content, or ``None`` where the text asserts it itself."""
    hearsay = next((token for token in tokens if token.lower in _HEARSAY), None)
    said = _attributed(text) if any(_is_cue(token) for token in tokens) else None
    if hearsay is None:
        return said or _blamed(tokens) or _plain(tokens)
    parts = (*said.parts, hearsay.span) if said else (hearsay.span,)
    return Said(said.speaker if said else "", Force.CLAIMED, parts)


def _is_cue(token: Token) -> bool:
    return token.lower == "according" or (token.tag in "FZTEBG" and verb_base(token.lower) in FORCE_BY_VERB)


def _attributed(text: str) -> Said | None:
    attribution, content = split_attribution(text)
    if attribution is None:
        return None
    cue = attribution.cue
    if cue is not None and content.end <= cue.start and _IS_OF_SOMEBODY.match(text[cue.end :]):
        return None
    parts = tuple(
        part
        for part in (Span(0, content.start), Span(content.end, len(text)))
        if text[part.start : part.end].strip(" .,\n")
    )
    source = (
        text[attribution.source.start : attribution.source.end] if attribution.source else attribution.speaker or ""
    )
    factive = attribution.cue_verb is not None and verb_base(attribution.cue_verb) in _FACTIVE
    return Said(speaker_of(source), attribution.force, parts, factive) if parts else None


def speaker_of(words: str) -> str:
    """The words that name whoever says something, as ``Said.speaker`` has them."""
    return " ".join(word for word in words.lower().split() if word not in ARTICLES)


def _plain(tokens: list[Token]) -> Said | None:
    """ "former inmates allege that …", where the tagger takes the cue for a noun.

    "Says the mill closed" is how a fact-checker writes down a claim whose author stands beside it: it takes nothing back.
    """
    if len(tokens) > 1 and tokens[0].text == "Says" and tokens[1].is_word:
        last = tokens[1] if tokens[1].lower == "that" else tokens[0]
        return Said("", Force.CLAIMED, (Span(0, last.end),), factive=True)
    for index, token in enumerate(tokens[:_LONGEST_SOURCE]):
        if token.lower in _NO_SOURCE or not token.is_word:
            return None
        following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
        is_told = index > 0 and (following == "that" or token.lower in {"says", "said"})
        force = FORCE_BY_VERB.get(verb_base(token.lower)) if is_told else None
        if force is not None:
            speaker = " ".join(word.lower for word in tokens[:index] if word.tag != "D")
            end = token.end if following != "that" else tokens[index + 1].end
            return Said(speaker, force, (Span(0, end),), verb_base(token.lower) in _FACTIVE)
    return None


def _blamed(tokens: list[Token]) -> Said | None:
    """ "prosecutors suspect the mayor of having taken …": who blames says no more than that."""
    if not any(token.lower == "of" and behind.lower.endswith("ing") for token, behind in pairwise(tokens)):
        return None
    for index, token in enumerate(tokens):
        if index == 0 or verb_base(token.lower) not in _BLAMING:
            continue
        for place in range(index + 2, len(tokens) - 1):
            if tokens[place].lower == "of" and tokens[place + 1].lower.endswith("ing"):
                speaker = " ".join(word.lower for word in tokens[:index] if word.tag != "D")
                of = Span(tokens[place].start, tokens[place].end)
                return Said(speaker, Force.CLAIMED, (Span(0, token.end), of))
    return None
