"""What a quick reader overlooks: whether the small words of two claims are said of the same things.

Two claims may share every content word, figure, time and place and still differ: "was to open" and "opened", "for two
years" and "in two years", "only the bank sued" and "sued only the bank", "the bank, which bought the port in 2019, …" and
"… sold it in 2019". Looked at only where all else agrees, before a machine confirms; so both texts are read anew.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claims.core.extraction.tagging import tag
from claims.core.extraction.tokens import Token, tokenize
from claims.core.extraction.vocabulary import words
from claims.core.matching.alignment import Link
from claims.core.matching.comparisons import Comparisons
from claims.core.matching.reading import CLASSES_OF_NAMES, PLACE_CLASSES
from claims.core.matching.statements import Statement
from claims.core.matching.units import Unit, UnitKind
from claims.core.matching.word_forms import VERB_TAGS
from claims.core.records import Span

_KEPT_TEXTS = 64
"""Texts whose words are kept: the one that is asked about is set against fifty."""

_SAME_WORDS = words("another unlike himself herself itself themselves fiscal so-called gmt utc est edt pst pdt cet bst")
"""Words that must stand on both sides or on neither."""

_BE_PAST = words("was were")
_BE = words("is are was were be been 's 're")
_SCOPING = words("only even every each all some most many few several both either")
_BARE_NEGATIONS = words("not n't never")
_VERB_PARTICLES = words(
    "through in on off by over at for with after into up down out away back along across around under"
)
_IN_PLACES = words("in at on near within outside inside across throughout around off along")
_SAME_BEFORE_LENGTHS = words("for over during")
_LENGTH_LEADS = {"in": "in", "within": "within", "after": "after"}
_DATE_LEADS = {"for": "for", "from": "from", "through": "throughout", "throughout": "throughout", "of": "of"}
_BOUND_LEADS = words("under below beneath beyond past")


@dataclass(frozen=True, slots=True)
class _Side:
    """A statement with its words; ``place_of`` tells where in ``tokens`` each unit, time and figure begins."""

    statement: Statement
    tokens: tuple[Token, ...]
    units: tuple[Unit, ...]
    verb: int

    def token_at(self, start: int) -> int:
        return next((place for place, token in enumerate(self.tokens) if token.end > start), len(self.tokens))

    def unit_after(self, end: int) -> Unit | None:
        """The first unit that begins at or behind a place of the text."""
        return next((unit for unit in self.units if unit.start >= end), None)

    def unit_before(self, start: int) -> Unit | None:
        """The last unit that ends at or before a place of the text."""
        return next((unit for unit in reversed(self.units) if unit.end <= start), None)


def fine_print_agrees(pair: Comparisons) -> bool:
    """Whether nothing small tells two statements apart whose content words, figures and times agree."""
    left, right = _side(pair.left), _side(pair.right)
    return (
        _marks(left) == _marks(right)
        and _leads(left) == _leads(right)
        and _classes_agree(left, right)
        and _scopes_agree(pair, left, right)
        and _times_belong_to_same_verb(pair, left, right)
        and all(
            _number_agrees(link, left, right)
            and _participles_agree(link, left, right)
            and _stands_alike(pair, link, left, right)
            for link in pair.alignment.shared
        )
        and not any(_narrows_noun(unit, pair.left) for unit in pair.alignment.left_only)
        and not any(_narrows_noun(unit, pair.right) for unit in pair.alignment.right_only)
    )


def _side(statement: Statement) -> _Side:
    tokens = _tokens(statement.text)
    predicate = statement.predicate
    return _Side(statement, tokens, statement.units, predicate.start if predicate is not None else -1)


@lru_cache(maxsize=_KEPT_TEXTS)
def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(tag(tokenize(text, Span(0, len(text)))))


def _marks(side: _Side) -> Counter[str]:
    """Small words and turns that change what is said, each as often as it stands."""
    return Counter(_marks_of(side.tokens))


def _marks_of(tokens: tuple[Token, ...]) -> Iterator[str]:
    for place, token in enumerate(tokens):
        word = token.lower
        before = tokens[place - 1].lower if place else ""
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        if word in _SAME_WORDS:
            yield word
        elif word in {"few", "little"}:
            yield f"a {word}" if before == "a" else word
        elif word == "old" or word.endswith("-old"):
            yield "old"
        if after is None:
            continue
        if word == "about" and after.lower == "to":
            yield "about to"
        elif word == "close" and after.lower == "to" and place + 2 < len(tokens) and tokens[place + 2].tag == "G":
            yield "close to"
        elif word in _BE_PAST and after.lower == "to":
            yield "was to"
        elif word == "being" and after.tag in "ET":
            yield "being"
        elif (
            word in {"was", "were", "been"} and after.tag == "G" and after.lower not in {"going", "being", "according"}
        ):
            yield "progressive"
        elif token.tag == "M" and after.lower == "have":
            yield "have"


def _leads(side: _Side) -> Counter[str]:
    """The prepositions before times, lengths and figures that no other may stand for."""
    found: list[str] = []
    for time in side.statement.times:
        found += _lead(side, time.span.start, _DATE_LEADS)
    for quantity in side.statement.quantities:
        is_length = quantity.unit in _LENGTHS
        found += _lead(side, quantity.number_span.start, _LENGTH_LEADS if is_length else {})
        lead = side.token_at(quantity.number_span.start) - 1
        if lead >= 0 and side.tokens[lead].lower in _BOUND_LEADS:
            found.append("under")
        if lead >= 0 and side.tokens[lead].lower in {"per", "within"}:
            found.append(f"{side.tokens[lead].lower} {quantity.value}")
        found += _PER_SO_MANY.findall(quantity.unit or "")
    return Counter(found)


_PER_SO_MANY = re.compile(r" per [0-9][0-9,.]*")
_LENGTHS = words("second minute hour day week month year decade century")


def _lead(side: _Side, start: int, leads: dict[str, str]) -> list[str]:
    place = side.token_at(start) - 1
    while place >= 0 and side.tokens[place].tag in "DR" and side.tokens[place].lower not in leads:
        place -= 1
    word = side.tokens[place].lower if place >= 0 else ""
    return [leads[word]] if word in leads else []


def _classes_agree(left: _Side, right: _Side) -> bool:
    """ "the bank Condor" is not "the airline Condor", nor the village of a name the district of that name."""
    classes, others = dict(_classes_of_names(left)), dict(_classes_of_names(right))
    return all(classes[name] == others[name] for name in classes.keys() & others.keys())


def _classes_of_names(side: _Side) -> Iterator[tuple[str, str]]:
    for place, token in enumerate(side.tokens):
        if token.lower not in CLASSES_OF_NAMES | PLACE_CLASSES:
            continue
        after = place + 2 if side.tokens[place + 1 : place + 2] and side.tokens[place + 1].lower == "of" else place + 1
        if after < len(side.tokens) and side.tokens[after].tag == "P":
            yield side.tokens[after].lower, _SAME_CLASSES.get(token.lower, token.lower)


_SAME_CLASSES = {"company": "firm", "startup": "firm", "start-up": "firm"}


def _scopes_agree(pair: Comparisons, left: _Side, right: _Side) -> bool:
    """Whether denials and words of scope are said of the same: "only the bank sued" is not "sued only the bank"."""
    for scoping in (_SCOPING, _BARE_NEGATIONS):
        one, other = (list(_said_of(side, scoping)) for side in (left, right))
        if len(one) != len(other):
            continue  # counted elsewhere
        if not all(any(_are_one(pair, unit, beside) for beside in other) for unit in one):
            return False
    return True


def _said_of(side: _Side, scoping: frozenset[str]) -> Iterator[Unit]:
    for token in side.tokens:
        if token.lower in scoping:
            unit = side.unit_after(token.end)
            if unit is not None:
                yield unit


def _are_one(pair: Comparisons, one: Unit, other: Unit) -> bool:
    if any(link.left is one and link.right is other for link in pair.alignment.shared):
        return True
    return one.bases == other.bases


def _times_belong_to_same_verb(pair: Comparisons, left: _Side, right: _Side) -> bool:
    """In a statement of several clauses each time must date the same verb on both sides."""
    if min(_clauses(left), _clauses(right)) < 2:
        return True
    one, other = ([_dated(side, time.span.start) for time in side.statement.times] for side in (left, right))
    if len(one) != len(other):
        return True
    return all(
        first is None or second is None or _are_one(pair, first, second)
        for first, second in zip(one, other, strict=True)
    )


def _clauses(side: _Side) -> int:
    return sum(unit.kind is UnitKind.VERB for unit in side.units)


def _dated(side: _Side, start: int) -> Unit | None:
    """The verb that a time is said of: the last one before it; one that opens the sentence dates the first."""
    before = [unit for unit in side.units if unit.kind is UnitKind.VERB and unit.end <= start]
    return before[-1] if before else None


def _number_agrees(link: Link, left: _Side, right: _Side) -> bool:
    """ "the judge resigned" is not "the judges resigned"; what is counted or narrows a noun is left aside."""
    one, other = link.left, link.right
    if one.bases != other.bases or one.counted or other.counted or one.kind is not UnitKind.NOUN:
        return True
    numbers = _number(one, left), _number(other, right)
    return "" in numbers or numbers[0] == numbers[1]


def _participles_agree(link: Link, left: _Side, right: _Side) -> bool:
    """ "the occupied forces" are not "the occupying forces"."""
    if link.left.bases != link.right.bases:
        return True
    is_active = [unit.text.lower().endswith("ing") for unit in (link.left, link.right)]
    return is_active[0] == is_active[1] or not (_qualifies(link.left, left) and _qualifies(link.right, right))


def _qualifies(unit: Unit, side: _Side) -> bool:
    """Whether a word stands between an article and a noun."""
    place = side.token_at(unit.start)
    before, after = side.tokens[max(0, place - 1)], side.tokens[place + 1 : place + 2]
    return place > 0 and before.tag in "DQ" and bool(after) and after[0].tag in "NS"


def _number(unit: Unit, side: _Side) -> str:
    """``one`` for a singular noun with an article, ``many`` for a plural; empty where the number says nothing."""
    place = side.token_at(unit.start)
    token = side.tokens[place]
    following = side.tokens[place + 1] if place + 1 < len(side.tokens) else None
    if following is not None and following.tag in "NSP":
        return ""
    if token.tag == "S":
        return "many"
    lead = place - 1
    while lead >= 0 and side.tokens[lead].tag in "JNP":
        lead -= 1
    return "one" if lead >= 0 and side.tokens[lead].tag == "D" and token.tag == "N" else ""


def _stands_alike(pair: Comparisons, link: Link, left: _Side, right: _Side) -> bool:
    """Whether a word is governed and a place attached in the same way on both sides."""
    if link.left.kind is UnitKind.VERB and link.right.kind is UnitKind.VERB:
        return link.left.bases != link.right.bases or _particle(link.left, left) == _particle(link.right, right)
    if {link.left.kind, link.right.kind} == {UnitKind.NAME, UnitKind.NOUN} and link.left.bases == link.right.bases:
        return False  # "The Guardian sued" is not "the guardian sued"
    if link.left.kind is link.right.kind is UnitKind.NAME and not _same_name(link):
        return False
    if link.left.role != link.right.role and pair.left.passive == pair.right.passive:
        governed = [_governing(link.left, left), _governing(link.right, right)]
        if any(governed) and not (_is_at_place(link.left) and _is_at_place(link.right)):
            return False
    if _is_at_place(link.left) and _is_at_place(link.right):
        return _places_agree(pair, link, left, right)
    return True


def _particle(verb: Unit, side: _Side) -> str:
    """A small word right behind a verb with nothing that it could govern: "fell through in May"."""
    place = side.token_at(verb.end)
    if place >= len(side.tokens) or side.tokens[place].lower not in _VERB_PARTICLES:
        return ""
    following = side.tokens[place + 1] if place + 1 < len(side.tokens) else None
    stands_alone = following is None or following.tag in "IYA," or not following.is_word
    return side.tokens[place].lower if stands_alone and side.tokens[place].lower != "by" else ""


def _governing(unit: Unit, side: _Side) -> bool:
    """Whether the preposition before a word stands right behind a verb: "fired on the workers"."""
    place = side.token_at(unit.start) - 1
    while place >= 0 and side.tokens[place].tag in "DJNPC":
        place -= 1
    if place < 1 or side.tokens[place].lower not in _VERB_PARTICLES:
        return False
    return side.tokens[place - 1].tag in VERB_TAGS and side.tokens[place].lower == unit.role


def _same_name(link: Link) -> bool:
    """Names are the same as written: Robert is not Roberts."""
    one, other = (unit.text.lower().replace(".", "").replace("’", "'") for unit in (link.left, link.right))
    return one == other or not (one.rstrip("s") == other.rstrip("s"))


def _is_at_place(unit: Unit) -> bool:
    return unit.role in _IN_PLACES and (unit.locative or bool(unit.place))


def _places_agree(pair: Comparisons, link: Link, left: _Side, right: _Side) -> bool:
    """ "The director of the museum in Paris bought …" is not "… bought a painting in Paris"."""
    one, other = _part(link.left, left), _part(link.right, right)
    if {one, other} <= {"front", "end"} or "" in {one, other}:
        return True
    anchors = left.unit_before(link.left.start), right.unit_before(link.right.start)
    if anchors[0] is None or anchors[1] is None or _are_one(pair, anchors[0], anchors[1]):
        return anchors[0] is not None and anchors[1] is not None
    inner = [anchor for anchor, part in zip(anchors, (one, other), strict=True) if part == "subject"]
    return not any(anchor.is_name or (anchor.sort in {"a", "t"} and not anchor.counted) for anchor in inner)


def _part(unit: Unit, side: _Side) -> str:
    """Where a place stands: ``front``, behind the ``subject`` or at the ``end``; empty where there is no verb."""
    if side.verb < 0:
        return ""
    if side.unit_before(unit.start) is None:
        return "front"
    return "subject" if unit.start < side.verb else "end"


def _narrows_noun(unit: Unit, statement: Statement) -> bool:
    """Whether a light word without its like stands right before a noun: "single mothers", "a level crossing"."""
    if unit.kind is UnitKind.VERB or not unit.light:
        return False
    return any(
        other.start - unit.end == 1 and other.kind in {UnitKind.NOUN, UnitKind.NAME}
        for other in statement.units
        if other is not unit
    )
