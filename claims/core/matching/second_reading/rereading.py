"""The two statements of a pair read once more, word by word, for what only a careful reader notices."""

from __future__ import annotations

from dataclasses import dataclass

from claims.core.extraction.lexicon.verb_words import BEING
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.text.tokens import Token
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.parts.units import NOMINAL, Unit, UnitKind
from claims.core.matching.parts.word_forms import VERB_TAGS
from claims.core.matching.statements.reading import Statement
from claims.core.matching.statements.tagged_words import tagged_words
from claims.core.records import Quantity

Tokens = tuple[Token, ...]

RELATIVE = words("who whom which that")
"""Words that open a clause about a noun."""


@dataclass(frozen=True, slots=True)
class Side:
    """A statement with all its words."""

    statement: Statement
    tokens: Tokens

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of the statement in order."""
        return self.statement.units

    @property
    def clauses(self) -> int:
        """How many of the words are verbs, those inside noun phrases counted too."""
        return sum(unit.kind is UnitKind.VERB for unit in self.units)

    def token_at(self, start: int) -> int:
        """Number of the word at a place of the text, or of the next one."""
        return next((number for number, token in enumerate(self.tokens) if token.end > start), len(self.tokens))

    def tag_at(self, start: int) -> str:
        """The tag of the word at a place of the text, or of the next one; empty behind the last."""
        number = self.token_at(start)
        return self.tokens[number].tag if number < len(self.tokens) else ""

    def verb_at(self, verb: Unit) -> int:
        """Number of the word that tells the form of a verb: "asked" of "asked for", "banned" of "was banned"."""
        first, last = self.token_at(verb.start), self.token_at(verb.end - 1)
        return next((at for at in range(last, first - 1, -1) if self.tokens[at].tag in VERB_TAGS), last)

    def word_before(self, start: int, skipped: str = "DJNPC") -> int:
        """Number of the last word before a place of the text whose tag is none of ``skipped``; -1 where there is none."""
        number = self.token_at(start) - 1
        while number >= 0 and self.tokens[number].tag in skipped:
            number -= 1
        return number

    def unit_after(self, end: int) -> Unit | None:
        """The first unit that begins at or behind a place of the text."""
        return next((unit for unit in self.units if unit.start >= end), None)

    def unit_before(self, start: int) -> Unit | None:
        """The last unit that ends at or before a place of the text."""
        return next((unit for unit in reversed(self.units) if unit.end <= start), None)

    def noun_before(self, start: int) -> Unit | None:
        """The last noun or name before a verb that no preposition governs, without what is inserted between commas."""
        number = self.token_at(start) - 1
        while number > 0 and self.tokens[number].tag in "RMFZT" and self.tokens[number].text != ",":
            number -= 1
        if number > 0 and self.tokens[number].text == ",":
            opened = next((at for at in range(number - 1, 0, -1) if self.tokens[at].text == ","), None)
            start = start if opened is None else self.tokens[opened].start
        for unit in reversed(self.units):
            is_noun = unit.kind in NOMINAL and not unit.possessive
            if unit.end <= start and is_noun and unit.role in {"agent", "patient"}:
                return unit
        return None

    @property
    def head(self) -> Unit | None:
        """The noun that the subject is about: the last before its first preposition."""
        predicate = self.statement.predicate
        found = None
        for unit in self.units:
            if (predicate is not None and unit.start >= predicate.start) or unit.role not in {"agent", "patient"}:
                break
            found = unit
        return found

    def part_of(self, start: int) -> str:
        """Where a place of the text lies: ``front``, behind the ``subject`` or at the ``end``; empty where there is no
        verb."""
        predicate = self.statement.predicate
        being = next((token.start for token in self.tokens if token.lower in BEING), None)
        verb = being if predicate is None else predicate.start
        if verb is None:
            return ""
        if self.unit_before(start) is None:
            return "front"
        return "subject" if start < verb else "end"

    def is_in_time(self, token: Token) -> bool:
        """Whether a word belongs to an expression of time."""
        return any(time.span.overlaps(token.span) for time in self.statement.times)

    def is_in_figure(self, token: Token) -> bool:
        """Whether a word belongs to a figure, which is compared by itself."""
        return self.figure_of(token) is not None

    def figure_of(self, token: Token) -> Quantity | None:
        """The figure that a word belongs to, if any."""
        return next((one for one in self.statement.quantities if one.span.start <= token.start < one.span.end), None)

    def determiner_of(self, unit: Unit) -> str:
        """The word before the phrase of a noun; empty where the text begins with it."""
        number = self.word_before(unit.start, "JNPSC")
        return self.tokens[number].lower if number >= 0 else ""

    def following(self, number: int) -> Token | None:
        """The word behind a word."""
        return self.tokens[number + 1] if number + 1 < len(self.tokens) else None


def read_side(statement: Statement) -> Side:
    """A statement with its words, tagged."""
    return Side(statement, tagged_words(statement.text))


def are_one(pair: Comparisons, one: Unit, other: Unit) -> bool:
    """Whether a unit of the left and one of the right answer to each other."""
    linked = [link for link in pair.alignment.shared if link.left is one or link.right is other]
    if linked:
        return any(link.left is one and link.right is other for link in linked)
    return one.bases == other.bases


def is_linked(pair: Comparisons, unit: Unit) -> bool:
    """Whether a unit of either side has its like on the other."""
    return any(unit in (link.left, link.right) for link in pair.alignment.shared)
