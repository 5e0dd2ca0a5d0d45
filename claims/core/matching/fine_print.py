"""What a quick reader overlooks: whether the small words of two claims say the same, and of the same things.

Two claims may share every content word, figure, time and place and still differ: "was to open" and "opened", "for two
years" and "in two years", "only the bank sued" and "sued only the bank", "the bank, which bought the port in 2019, …" and
"… sold it in 2019". Looked at only where all else agrees, before a machine confirms; so both texts are read anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from claims.core.extraction.tagging import FINITE
from claims.core.extraction.vocabulary import words
from claims.core.matching.attachments import hang_alike
from claims.core.matching.comparisons import Comparisons
from claims.core.matching.inflections import degree_of
from claims.core.matching.lexicon import base_of
from claims.core.matching.rereading import Side, Tokens, are_one, read_side
from claims.core.matching.statements import Statement
from claims.core.matching.units import Unit, UnitKind
from claims.core.matching.word_forms import VERB_TAGS

_SAME_WORDS = words(
    """another unlike opposite beside plus minus versus alongside himself herself itself themselves fiscal so-called gmt utc
    est edt pst pdt cet bst"""
)
"""Words that must stand on both sides or on neither."""

_SCOPING = {
    **{word: word for word in ("only", "even", "some", "most", "many", "several", "both", "either")},
    **dict.fromkeys(("every", "each", "all"), "all"),
    **dict.fromkeys(("not", "n't", "never"), "not"),
}
"""Words that are said of the next content word -> what they say."""

_LENGTHS = words("second minute hour day week month year decade century")
_BEFORE_LENGTHS = {"in": "in", "within": "within"}
_BEFORE_DATES = {"for": "for", "from": "from", "through": "throughout", "throughout": "throughout"}
"""Prepositions that no other may stand for -> what they say."""

_RELATIVE = words("who whom which that")
_POSSESSIVE = words("its his her their our my your")
_PLAIN_SAYING = frozenset(
    base_of(word) for word in words("say tell state report announce write add explain declare note be have")
)
_FINDING = frozenset(base_of(word) for word in words("find show conclude reveal discover establish"))


def fine_print_agrees(pair: Comparisons) -> bool:
    """Whether nothing small tells two statements apart whose content words, figures and times agree."""
    left, right = read_side(pair.left), read_side(pair.right)
    if any(of(left) != of(right) for of in (_marks, _prepositions, _saying)):
        return False
    if not (_scopes_agree(pair, left, right) and _times_agree(pair, left, right) and _relatives_agree(left, right)):
        return False
    alone = [(unit, pair.left) for unit in pair.alignment.left_only]
    alone += [(unit, pair.right) for unit in pair.alignment.right_only]
    if any(_narrows_noun(unit, statement) for unit, statement in alone):
        return False
    return all(hang_alike(pair, link, left, right) for link in pair.alignment.shared)


def _marks(side: Side) -> Counter[str]:
    """Small words and turns that change what is said, each as often as it stands."""
    return Counter(mark for number in range(len(side.tokens)) for mark in _marks_at(side.tokens, number))


def _marks_at(tokens: Tokens, number: int) -> Iterator[str]:
    word = tokens[number].lower
    before = tokens[number - 1].lower if number else ""
    after = tokens[number + 1] if number + 1 < len(tokens) else None
    if word in _SAME_WORDS and before != "by":
        yield word
    elif word in {"few", "little"}:
        yield f"a {word}" if before == "a" else word
    elif word == "each" and (after is None or after.tag not in "NSJPC"):
        yield "each of them"
    if after is not None:
        yield from _turns(tokens, number)


def _turns(tokens: Tokens, number: int) -> Iterator[str]:
    """What a word and the next one say together."""
    token, after = tokens[number], tokens[number + 1]
    word = token.lower
    if word == "too" and after.tag == "J":
        yield "too"
    elif word in {"about", "was", "were"} and after.lower == "to":
        yield "about to" if word == "about" else "was to"
    elif word == "close" and after.lower == "to" and tokens[number + 2 : number + 3] and tokens[number + 2].tag == "G":
        yield "close to"
    elif token.tag == "M" and after.lower == "have":
        yield "modal have"
    elif word in {"have", "has", "had"} and after.tag in "DP" and _is_done_to(tokens, number + 1):
        yield "had done"


def _is_done_to(tokens: Tokens, number: int) -> bool:
    """Whether a noun and what is done to it follow: "had the general killed"; not "had its license extended"."""
    end = number
    while end < len(tokens) and tokens[end].tag in "DJNSP":
        end += 1
    if tokens[number].lower in _POSSESSIVE or end in {number, len(tokens)}:
        return False
    return tokens[end].tag == "E" and tokens[end - 1].tag in "NSP"


def _prepositions(side: Side) -> Counter[str]:
    """The prepositions before times, lengths and figures that no other may stand for.

    Of a change "in" and "within five years" say one thing, and so do "lowest for" and "in 70 years".
    """
    quantities = side.statement.quantities
    is_superlative = any(degree_of(unit.text) == "most" for unit in side.units)
    tells_length = all(quantity.unit in _LENGTHS for quantity in quantities) and not is_superlative
    found = [_before(side, time.span.start, _BEFORE_DATES) for time in side.statement.times]
    for quantity in quantities:
        start = quantity.number_span.start
        if quantity.unit not in _LENGTHS:
            of = _before(side, start, {"per": "per", "within": "within"})
            found.append(of and f"{of} {quantity.value}")
        elif tells_length:
            found.append(_before(side, start, _BEFORE_LENGTHS))
    return Counter(one for one in found if one)


def _before(side: Side, start: int, wanted: Mapping[str, str]) -> str:
    number = side.token_at(start) - 1
    while number >= 0 and side.tokens[number].tag in "DR" and side.tokens[number].lower not in wanted:
        number -= 1
    return wanted.get(side.tokens[number].lower, "") if number >= 0 else ""


def _saying(side: Side) -> str:
    """With what force somebody is said to have said it; plain saying and finding are one each."""
    said = side.statement.said
    if said is None:
        return ""
    verbs = [base_of(token.lower) for token in side.tokens if said.covers(token) and token.tag in VERB_TAGS]
    verb = next((verb for verb in verbs if verb not in _PLAIN_SAYING), "")
    return "find" if verb in _FINDING else verb


def _scopes_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether denials and words of scope are said of the same: "only the bank sued" is not "sued only the bank"."""
    one, other = _scoped(left), _scoped(right)
    return all(
        any(are_one(pair, unit, beside) for beside in other[word])
        for word, units in one.items()
        if len(units) == len(other.get(word, ()))
        for unit in units
    )


def _scoped(side: Side) -> dict[str, list[Unit]]:
    """The words that each denial and word of scope is said of: the next one."""
    found: dict[str, list[Unit]] = {}
    for token in side.tokens:
        word = _SCOPING.get(token.lower)
        unit = side.unit_after(token.end) if word else None
        if word and unit is not None:
            found.setdefault(word, []).append(unit)
    return found


def _times_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether in statements of several clauses each time and length belongs to the same verb on both sides."""
    if min(left.clauses, right.clauses) < 2:
        return True
    one, other = _dated(left), _dated(right)
    return len(one) != len(other) or all(
        first is None or second is None or are_one(pair, first, second)
        for first, second in zip(one, other, strict=True)
    )


def _dated(side: Side) -> list[Unit | None]:
    """For each time and length the verb before it; None for one that opens the sentence."""
    lengths = [found.number_span for found in side.statement.quantities if found.unit in _LENGTHS]
    starts = sorted(span.start for span in (*(time.span for time in side.statement.times), *lengths))
    verbs = [unit for unit in side.units if unit.kind is UnitKind.VERB]
    return [next((verb for verb in reversed(verbs) if verb.end <= start), None) for start in starts]


def _relatives_agree(left: Side, right: Side) -> bool:
    """Whether clauses about a noun have it as who acts, or not: "who shot the mayor" is not "whom the mayor shot"."""
    one, other = (sorted(_relatives(side.tokens)) for side in (left, right))
    return len(one) != len(other) or one == other


def _relatives(tokens: Tokens) -> Iterator[bool]:
    for number in range(1, len(tokens) - 1):
        before, after = tokens[number - 1], tokens[number + 1]
        noun = tokens[number - 2] if before.text == "," and number > 1 else before
        if noun.tag in "NSP" and tokens[number].lower in _RELATIVE:
            yield after.tag in FINITE or after.tag in "MR"


def _narrows_noun(unit: Unit, statement: Statement) -> bool:
    """Whether a light word without its like stands right before a noun: "single mothers", "a level crossing"."""
    if unit.kind is UnitKind.VERB or not unit.light:
        return False
    return any(other.start - unit.end == 1 and other.role != "verb" for other in statement.units if other is not unit)
