"""A sentence with its tagged words, as the rules of rewording read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.text.tokens import Token
from claims.core.matching.parts.word_forms import VERB_TAGS
from claims.core.matching.statements.tagged_words import tagged_words
from claims.core.matching.statements.walk import NEGATIONS

_ENDS = words(". ! ?")
_NAMES = "P"
SCOPES = words(
    """each every all no any most many few fewer several some both only even not either neither none nobody nothing never
    rarely seldom hardly always often usually sometimes daily little less half nearly almost more lot"""
)
"""Words that say of how many, or how often: where they stand tells what they are said of."""

_BARE_NAMES = 2
"""Words of a name that is surely one person's: "Ana Velk"."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence and its words; ``end`` is where its words end, before the full stop."""

    text: str
    tokens: tuple[Token, ...]
    end: int

    @property
    def last(self) -> int:
        """Number of the word behind the last one."""
        return next((at for at, token in enumerate(self.tokens) if token.start >= self.end), len(self.tokens))

    def word(self, number: int) -> str:
        """A word in lower case; empty where there is none."""
        return self.tokens[number].lower if 0 <= number < len(self.tokens) else ""

    def tag(self, number: int) -> str:
        """The tag of a word; empty where there is none."""
        return self.tokens[number].tag if 0 <= number < len(self.tokens) else ""

    def between(self, first: int, behind: int) -> str:
        """The text of some words in a row."""
        return self.text[self.tokens[first].start : self.tokens[behind - 1].end] if first < behind else ""

    def lowered(self, first: int, behind: int) -> str:
        """The same, with a small letter where a word that is no name opens the sentence."""
        text = self.between(first, behind)
        is_name = self.tokens[first].tag == _NAMES or self.tokens[first].text[1:2].isupper()
        return text if first or is_name else text[:1].lower() + text[1:]

    def told(self, sentence: str) -> str:
        """A sentence that ends as this one does."""
        return sentence[:1].upper() + sentence[1:] + self.text[self.end :]

    def name_end(self, number: int) -> int:
        """Number of the word behind a person's name of two words or more; the number itself where there is none."""
        end = number
        while self.tag(end) == _NAMES and self.word(end)[:1] != "'":
            end += 1
        return end if end - number >= _BARE_NAMES else number


def read_wording(text: str) -> Wording | None:
    """A sentence with its words; None where the text is more than one sentence."""
    tokens = tagged_words(text)
    words_ = [token for token in tokens if token.text not in _ENDS]
    if not words_ or any(token.text in _ENDS and token.end < words_[-1].start for token in tokens):
        return None
    return Wording(text, tokens, words_[-1].end)


def verb_groups(tokens: Sequence[Token]) -> int:
    """How often something is said to happen or be: verbs side by side count once, those before a noun not at all."""
    found, is_inside = 0, False
    for number, token in enumerate(tokens):
        is_verb = token.tag in VERB_TAGS or token.tag == "M"
        following = tokens[number + 1].tag if number + 1 < len(tokens) else ""
        if (
            is_verb
            and not is_inside
            and token.tag in "EG"
            and following in "NS"
            and number
            and _leads(tokens[number - 1])
        ):
            continue
        found += is_verb and not is_inside
        is_inside = is_verb or (is_inside and token.tag == "R")
    return found


def _leads(token: Token) -> bool:
    return token.tag in "DJCIQ"


def is_denied(tokens: Sequence[Token]) -> bool:
    """Whether some words deny."""
    return any(token.lower in NEGATIONS for token in tokens)
