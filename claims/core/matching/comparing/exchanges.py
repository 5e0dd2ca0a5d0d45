"""Two parts of a sentence that have changed places, where every other word stays in its own: "France owes Italy an answer",
"Italy owes France an answer".

Of 12,880 judged pairs 226 are so: 225 tell two things with the same words, one is a contrary, none says the same. The slots
told 41 of them as *same* (December 2026).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from claims.core.extraction.lexicon.conjunctions import FACTUAL, SUBORDINATORS
from claims.core.extraction.lexicon.determiners import DEMONSTRATIVES, DETERMINERS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.alignment import Link
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.parts.units import NOMINAL, Unit, UnitKind
from claims.core.matching.statements.reading import Statement
from claims.core.matching.vocabulary.places import PLACE_NAMES
from claims.core.matching.words.lexicon import base_of
from claims.core.records import Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_OWNER = re.compile(r"['’]s?\Z")
LEADING = DETERMINERS | DEMONSTRATIVES
JOINING = words("and or with versus between nor as well plus")
"""Words around which two may stand either way: "talks between A and B", but not "from A to B" nor "A's suit against B"."""

EITHER_WAY = frozenset(
    base_of(verb)
    for verb in words(
        """meet marry merge border resemble equal face play fight trade cooperate collaborate compete agree differ collide
        talk negotiate draw tie clash correlate same equivalent different identical married similar"""
    )
)
"""Words that say the same of two whichever comes first: "A met B"."""

MOST_WORDS = 40
"""Words of a side up to which parts are looked for; the cost grows with their square."""


@dataclass(frozen=True, slots=True)
class ExchangedParts:
    """Two parts of the left side that stand in each other's place on the right; whether their order ``matters``, or the
    words around say the same of them either way: "A met B", "B met A"."""

    first: Span
    second: Span
    matters: bool


def link_exchanged(pair: Comparisons, parts: ExchangedParts) -> Link | None:
    """What stands in the place of one part on the left and on the right."""
    one, other = _link_in(pair, parts.first), _link_in(pair, parts.second)
    return None if one is None or other is None else Link(one.left, other.right)


def find_exchanged_parts(pair: Comparisons) -> ExchangedParts | None:
    """The parts of the sentence that have changed places, where two have."""
    written, others = _words(pair.left), _words(pair.right)
    if len(written) != len(others) or len(written) > MOST_WORDS:  # as of most pairs
        return None
    left, right = list(map(base_of, written)), list(map(base_of, others))
    if left == right or sorted(left) != sorted(right):
        return None
    start = next(place for place, (one, two) in enumerate(zip(left, right, strict=True)) if one != two)
    end = len(left) - next(place for place in range(len(left)) if left[-1 - place] != right[-1 - place])
    for length in range(1, end - start - 1):
        for behind in range(1, end - start - length):
            first, second = slice(start, start + length), slice(end - behind, end)
            between = left[first.stop : second.start]
            if [*left[second], *between, *left[first]] == right[start:end]:
                spans = _spans(pair.left)
                matters = _keeps_apart(between, left[second.stop :])
                return ExchangedParts(_covered(spans[first]), _covered(spans[second]), matters)
    return None


def find_exchanged_subjects(pair: Comparisons) -> Link | None:
    """What does here what another does there, and the other way round, in whichever order the clauses stand: "exports rose
    while imports fell", "while exports fell, imports rose"."""
    if pair.left.passive != pair.right.passive:
        return None
    like = {id(link.left): link.right for link in pair.alignment.shared}
    told = [
        (link, _subject(link.left, pair.left), _subject(link.right, pair.right))
        for link in pair.alignment.shared
        if link.left.kind is link.right.kind is UnitKind.VERB
    ]
    for (verb, one, there), (second, other, beside) in combinations(told, 2):
        if one is None or there is None or verb.left.bases == second.left.bases:
            continue
        if like.get(id(one)) is not beside or like.get(id(other)) is not there:
            continue
        if _are_joined(verb.left, second.left, pair.left) and _are_joined(verb.right, second.right, pair.right):
            return Link(one, there)
    return None


def _are_joined(one: Unit, other: Unit, side: Statement) -> bool:
    """Whether two verbs stand in clauses that a conjunction joins, be it before the first of them."""
    between = side.text[: max(one.start, other.start)].lower().split()
    return not _BETWEEN_CLAUSES.isdisjoint(between)


def _subject(verb: Unit, side: Statement) -> Unit | None:
    """The last noun or name that no preposition governs between a verb and the one before it."""
    found = None
    for unit in side.units:
        if unit is verb:
            return found
        if unit.kind is UnitKind.VERB:
            found = None
        elif unit.kind in NOMINAL and unit.role in _ALONE and not unit.possessive:
            found = unit
    return None


_BETWEEN_CLAUSES = FACTUAL | words("and but yet")
_ALONE = SUBORDINATORS | words("agent patient object")


def _words(side: Statement) -> list[str]:
    """The words in small letters, but for articles and their like."""
    return [word for word in map(_word, _WORD.findall(side.text)) if word not in LEADING]


def _spans(side: Statement) -> list[Span]:
    """Where the words of ``_words`` stand."""
    return [Span(*match.span()) for match in _WORD.finditer(side.text) if _word(match[0]) not in LEADING]


def _word(written: str) -> str:
    """A word in small letters without the ending of an owner; the adjective of a state as its name, so that "Russia" may
    stand in the place of "Ukrainian"."""
    lower = written.lower()
    plain = lower if lower.isalnum() else _OWNER.sub("", lower)
    return PLACE_NAMES.get(plain, plain) if written[:1].isupper() else plain


def _keeps_apart(between: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether it matters which of two parts comes first, by the words that stand between them and those ``behind``."""
    if not set(between) - JOINING or set(between) & EITHER_WAY:
        return False
    if between[-1] in JOINING and list(between[:-1]) == list(behind[: len(between) - 1]):
        return False  # "the A line and the B line"
    return between.count("as") < 2  # "A is as old as B"


def _covered(spans: Sequence[Span]) -> Span:
    return Span(spans[0].start, spans[-1].end)


def _link_in(pair: Comparisons, part: Span) -> Link | None:
    """The last word of meaning of a part of the left side, with its like."""
    found = [link for link in pair.alignment.shared if not link.left.light and _stands_in(link.left, part)]
    return max(found, key=lambda link: link.left.start, default=None)


def _stands_in(unit: Unit, part: Span) -> bool:
    return part.start <= unit.start and unit.end <= part.end
