"""Whether the words that two claims share hang together in the same way.

"The ambassador of France" is not "the ambassador in France", "fired on the workers" not "fired the workers", "the owner of
the factory in Leeds was arrested" not "… was arrested in Leeds", "was building" not "built".
"""

from __future__ import annotations

from itertools import pairwise

from claims.core.extraction.lexicon.conjunctions import CONDITIONAL, SUBORDINATORS
from claims.core.extraction.lexicon.determiners import DETERMINERS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.alignment import Link
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.comparing.phrases import is_two_sided
from claims.core.matching.comparing.relatedness import EMPTY_VERBS
from claims.core.matching.parts.units import Unit, UnitKind
from claims.core.matching.parts.word_forms import VERB_TAGS
from claims.core.matching.second_reading.rereading import Side, are_one
from claims.core.matching.second_reading.verb_forms import (
    BEING,
    HAPPENING,
    PARTICLES,
    aspects_agree,
    is_gerund,
    is_passive,
    verbs_agree,
)
from claims.core.matching.statements.reading import CHANGES
from claims.core.matching.statements.walk import PLACE_CLASSES
from claims.core.matching.words.inflections import are_inflections
from claims.core.matching.words.lexicon import base_of, bases_of

_PLACING = words("in at on near within outside inside across throughout around off along")
_PHRASES = _PLACING | words("with for from against under after before about into behind between over")
_HANGING = words("of in on at with from for to by about against")
_BRINGING_ABOUT = words("from of by")
"""Prepositions of what brings something about: "deaths from", "of" and "by the fever"."""

_LEADING = DETERMINERS | words("this that")


_WITH_Z_OR_S = ("ization", "organiz")
"""What tells a word of two spellings where it opens a sentence or is part of a name: "Organizers"."""


_SHARES = frozenset({"share", "percent"})
_PRICES = bases_of("price cost wage rent salary")
"""Sums that many pay: one word for them stands in the singular or the plural where they change."""

STATES = frozenset({"m", "q"})
"""Sorts of nouns (``Senses.sort``) for acts, states and sums: prices "in" a place are the prices "of" it."""


def hang_alike(pair: Comparisons, link: Link, left: Side, right: Side) -> bool:
    """Whether a shared word stands with the same small words, and hangs on the same word, on both sides."""
    one, other = link.left, link.right
    if not _participles_agree(link, left, right) or _is_gone_on_with(link, left, right):
        return False
    if _is_at_use(link.left, left, link.right, right) or _is_at_use(link.right, right, link.left, left):
        return False
    if _is_kept_from(link, left, right) or _is_kept_from(Link(link.right, link.left), right, left):
        return False
    if one.kind is other.kind is UnitKind.VERB:
        return (
            _of_agrees(link, left, right)
            and aspects_agree(pair, link, left, right)
            and (not are_inflections(one.text, other.text) or verbs_agree(pair, link, left, right))
        )
    if UnitKind.VERB not in {one.kind, other.kind} and _names_act(one) != _names_act(other):
        return False  # "the plan of the town", "the planning of the town"
    if UnitKind.NAME in {one.kind, other.kind} and not _names_agree(link, left, right):
        return False
    if not _numbers_agree(pair, link, left, right):
        return False
    is_place = _is_at_place(one) and _is_at_place(other)
    if is_place and {_in_clause_behind(one, left), _in_clause_behind(other, right)} == {True, False}:
        return False
    is_phrase = is_place or (one.role == other.role and one.role in _PHRASES)
    if one.role != other.role:
        if _hangs_on_noun(pair, link, left, right) or _is_from_or_in(link, left, right):
            return False
        if pair.left.passive == pair.right.passive and not is_place:
            return not (_hangs_on_verb(pair, link, one, left) or _hangs_on_verb(pair, link, other, right))
    is_worn = one.role == other.role == "in" and not is_place and STATES.isdisjoint({one.sort, other.sort})
    if (is_worn or one.role == other.role in _OF_NOUN_OR_VERB) and _leaves_noun(pair, link, left, right):
        return False
    return not is_phrase or belong_alike(pair, left, right, one.start, other.start)


_OPENING_CLAUSES = SUBORDINATORS - CONDITIONAL - words("as though whereas")


def _in_clause_behind(unit: Unit, side: Side) -> bool | None:
    """Whether a place is that of what happened before, meanwhile or after: "rose after the king arrived in Orm". None where
    that is not told, or not sure."""
    opening = next(
        (at for at, token in enumerate(side.tokens) if token.lower in _OPENING_CLAUSES and token.tag != "D"), None
    )
    if opening is None or not any(token.tag in "TZFM" for token in side.tokens[opening:]):
        return None
    if opening:
        return unit.start > side.tokens[opening].start
    comma = next((token.start for token in side.tokens if token.text == ","), None)
    return None if comma is None else unit.start < comma


_OF_NOUN_OR_VERB = words("with without from for against about")
"""Prepositions of phrases that say one thing of a noun and another of a verb: "ships with guns", "sank with guns"; so
does "in" of what is worn: "men in masks"."""


def _leaves_noun(pair: Comparisons, link: Link, left: Side, right: Side) -> bool:
    """Whether a phrase stands behind the subject here and behind the verb, and not its noun, there."""
    if {left.part_of(link.left.start), right.part_of(link.right.start)} != {"subject", "end"}:
        return False
    anchors = left.unit_before(link.left.start), right.unit_before(link.right.start)
    return anchors[0] is None or anchors[1] is None or not are_one(pair, anchors[0], anchors[1])


def _is_gone_on_with(link: Link, left: Side, right: Side) -> bool:
    """ "Kept paying the men" is not "kept the pay of the men"."""
    return any(
        one.kind is UnitKind.VERB
        and other.kind is UnitKind.NOUN
        and is_gerund(one, side)
        and side.tokens[side.verb_at(one) - 1].tag in "TZF"
        for one, other, side in ((link.left, link.right, left), (link.right, link.left, right))
    )


def _is_at_use(one: Unit, side: Side, other: Unit, other_side: Side) -> bool:
    """ "Tanks in use" are not "used tanks": a bare noun behind "in", "on" or "at", and a participle before a noun."""
    number = side.token_at(one.start) - 1
    if one.kind is not UnitKind.NOUN or number < 0 or side.tokens[number].lower not in {"in", "on", "at"}:
        return False
    at = other_side.token_at(other.start)
    following = other_side.following(at)
    is_participle = other_side.tokens[at].tag in "ETJ" and other.text.lower().endswith("ed")
    return is_participle and following is not None and following.tag in "NS"


_KEEPING_FROM = bases_of("stop prevent avoid halt risk consider delay resist escape forbid ban prohibit")


def _is_kept_from(link: Link, left: Side, right: Side) -> bool:
    """ "Stopped the army entering" is not "stopped; the army entered", nor "appealed the fine" "appealed to fine"."""
    number = left.token_at(link.left.start)
    tag, other = left.tag_at(link.left.start), right.tag_at(link.right.start)
    if tag == "B" and number > 1 and left.tokens[number - 1].lower == "to" and other in {"N", "S", "J"}:
        before = left.tokens[number - 2]
        is_alike = link.left.text.lower() == link.right.text.lower()
        return is_alike and before.tag in VERB_TAGS and before.lower != "owing"
    if tag != "G" or other not in {"T", "Z", "F"}:
        return False
    return any(
        not _KEEPING_FROM.isdisjoint(unit.bases)
        for unit in left.units
        if unit.kind is UnitKind.VERB and unit.end <= link.left.start
    )


def _names_act(unit: Unit) -> bool:
    """Whether a noun is the name of an act: "planning"."""
    return unit.kind is not UnitKind.NAME and not unit.parts and unit.text.lower().rstrip("s").endswith("ing")


_LIKING = base_of("approve")
"""A verb that says with "of" what none of its likes says."""


def _of_agrees(link: Link, left: Side, right: Side) -> bool:
    """ "Approved of the plan" is not "approved the plan", nor "passed" it."""
    bases = link.left.bases[0], link.right.bases[0]
    if (bases[0] != bases[1] and _LIKING not in bases) or is_passive(link.left, left) or is_passive(link.right, right):
        return True
    behind = [
        side.tokens[number]
        for unit, side in ((link.left, left), (link.right, right))
        if (number := side.verb_at(unit) + 1) < len(side.tokens)
    ]
    return (
        len(behind) < len((left, right))
        or {token.lower == "of" for token in behind} != {True, False}
        or any(token.lower != "of" and token.tag not in "DNSPCJ" for token in behind)
    )


def _names_agree(link: Link, left: Side, right: Side) -> bool:
    """ "The Guardian sued" is not "the guardian sued", Robert is not Roberts, and of "s" and "z" each name has its own."""
    one, other = link.left, link.right
    if one.kind is other.kind:
        written = [unit.text.lower().replace(".", "").replace("’", "'") for unit in (one, other)]
        if written[0].replace("z", "s") == written[1].replace("z", "s"):
            return written[0] == written[1] or any(stem in written[0] + written[1] for stem in _WITH_Z_OR_S)
        return written[0].rstrip("s") != written[1].rstrip("s")
    if one.bases != other.bases or one.place or other.place:
        return True
    opens = left.token_at(one.start) == 0, right.token_at(other.start) == 0
    if not any(opens) and one.text[:1].isupper() and other.text[:1].isupper():
        return True  # "the Velden race", "Velden's race"
    return any(opens) and (not all(opens) or one.text.lower() == other.text.lower())


def _numbers_agree(pair: Comparisons, link: Link, left: Side, right: Side) -> bool:
    """ "The judge resigned" is not "the judges resigned"; what is counted or narrows a noun is left aside."""
    one, other = link.left, link.right
    kinds = {one.kind, other.kind}
    if kinds != {UnitKind.NOUN} and not (kinds == _NOUN_READ_AS_MODIFIER and one.bases == other.bases):
        return True
    if one.light or other.light or one.counted or other.counted:
        return True
    if not (_is_price_of_one(one, left) or _is_price_of_one(other, right)):
        if one.sort in STATES and any(found.left.unit in _SHARES for found in pair.figures.pairs):
            return True  # the price of bread rose by a third, bread prices did
        verb = pair.left.predicate
        if not _PRICES.isdisjoint(one.bases) and verb is not None and verb.exact & (CHANGES | HAPPENING):
            return True  # the price of bread doubled, bread prices did
    numbers = number_of(one, left), number_of(other, right)
    return "" in numbers or numbers[0] == numbers[1]


def _is_price_of_one(unit: Unit, side: Side) -> bool:
    """Whether a price is that of one thing: "the rent of the flat" is not "flat rents"."""
    number = side.token_at(unit.end)
    lead = side.following(number)
    if number >= len(side.tokens) or side.tokens[number].lower not in {"of", "for"} or _PRICES.isdisjoint(unit.bases):
        return False
    return lead is not None and lead.tag == "D"


_NOUN_READ_AS_MODIFIER = {UnitKind.NOUN, UnitKind.MODIFIER}
_OWNING = frozenset({"'s", "’s"})
_POLICE = {"police": "many", "police officer": "one", "police officers": "many"}
"""One officer is not the police."""


def number_of(unit: Unit, side: Side) -> str:
    """``one`` for a singular noun with an article or at the very front, ``many`` for a plural; empty where the number says
    nothing."""
    if unit.text.lower() in _POLICE:
        return _POLICE[unit.text.lower()]
    first = side.token_at(unit.start)
    is_compound = unit.sort == "a" and " of " not in unit.text  # "health ministers"
    number = side.token_at(unit.end - 1) if is_compound else first
    token, following = side.tokens[number], side.following(number)
    if following is not None and following.tag in "NSP":
        return ""
    opens_as_plural = number == 0 and token.tag == "P" and token.lower.endswith("s") and not token.lower.endswith("ss")
    if token.tag == "S" or opens_as_plural:
        return "many"
    lead = side.word_before(unit.start, "JNP")
    is_led = first == 0 or (lead >= 0 and side.tokens[lead].lower in _LEADING | _OWNING)
    return "one" if is_led and token.tag in "NPJ" and not opens_as_plural else ""


def _participles_agree(link: Link, left: Side, right: Side) -> bool:
    """ "The occupied forces" are not "the occupying forces"."""
    one, other = link.left, link.right
    if one.bases != other.bases or one.text.lower().endswith("ing") == other.text.lower().endswith("ing"):
        return True
    return not (_qualifies(one, left) and _qualifies(other, right))


def _qualifies(unit: Unit, side: Side) -> bool:
    """Whether a word stands between an article and a noun."""
    number = side.token_at(unit.start)
    following = side.following(number)
    return number > 0 and side.tokens[number - 1].tag in "DQ" and following is not None and following.tag in "NS"


def _hangs_on_verb(pair: Comparisons, link: Link, unit: Unit, side: Side) -> bool:
    """Whether the preposition before a word stands right behind the verb of both sides."""
    number = side.word_before(unit.start)
    if number > 1 and side.tokens[number].lower == "of" and side.tokens[number - 1].lower in PLACE_CLASSES:
        number = side.word_before(side.tokens[number - 1].start)
    if number < 1 or UnitKind.MODIFIER in {link.left.kind, link.right.kind}:
        return False
    preposition, verb = side.tokens[number].lower, side.tokens[number - 1]
    is_governed = preposition in {unit.role, "by"} or unit.role in _PLACING
    if preposition not in PARTICLES | _HANGING or not is_governed:
        return False
    return any(
        one.left.kind is one.right.kind is UnitKind.VERB
        and one.left.bases == one.right.bases
        and verb.start in {one.left.start, one.right.start}
        for one in pair.alignment.shared
    )


def _hangs_on_noun(pair: Comparisons, link: Link, left: Side, right: Side) -> bool:
    """Whether a word hangs on one noun by two prepositions that differ; of states and sums "of" and "in" a place say one
    thing."""
    roles = {link.left.role, link.right.role}
    if roles <= _BRINGING_ABOUT or not roles <= _HANGING or UnitKind.VERB in {link.left.kind, link.right.kind}:
        return False
    anchors = _noun_before(link.left, left), _noun_before(link.right, right)
    if anchors[0] is None or anchors[1] is None or not are_one(pair, anchors[0], anchors[1]):
        return False
    is_place = all(unit.locative or unit.place for unit in (link.left, link.right)) or _is_one_name(link, anchors[0])
    return not (
        is_place and (roles == {"in", "at"} or ("on" not in roles and STATES & {anchors[0].sort, anchors[1].sort}))
    )


def _is_one_name(link: Link, anchor: Unit) -> bool:
    """ "The water price in" and "of Orvale": a name that is a place on one side is one on the other; not where something is
    done to it."""
    one, other = link.left, link.right
    is_one = one.is_name and other.is_name and one.text.lower() == other.text.lower()
    return is_one and (one.locative or other.locative) and not is_two_sided(anchor.text.lower())


def _is_from_or_in(link: Link, left: Side, right: Side) -> bool:
    """Ukrainian grain is not grain for Ukraine, nor are Japanese cars cars in Japan; of persons, states and sums it makes
    no difference to most readers."""
    one, other = link.left, link.right
    if not (one.place and other.place) or one.text.lower() == other.text.lower():
        return False
    name, adjective, side = (one, other, right) if one.role in _ABROAD else (other, one, left)
    if name.role not in _ABROAD or adjective.role in _ABROAD:
        return False
    noun = side.unit_after(adjective.end)
    if noun is None or noun.start - adjective.end != 1:
        return False
    return noun.sort not in STATES if name.role != "in" else noun.sort == "t"


_ABROAD = words("in for about to against")


def _noun_before(unit: Unit, side: Side) -> Unit | None:
    """The noun right before the preposition of a word."""
    number = side.word_before(unit.start)
    if number < 1 or side.tokens[number].lower != unit.role:
        return None
    before = side.unit_before(side.tokens[number].start)
    if before is None or before.kind is UnitKind.VERB or side.tokens[number].start - before.end > 1:
        return None
    return before


def _is_at_place(unit: Unit) -> bool:
    return unit.role in _PLACING and (unit.locative or bool(unit.place))


def belong_alike(pair: Comparisons, left: Side, right: Side, start: int, other: int) -> bool:
    """Whether the phrases at two places of the texts belong to the same noun, or to the event on both sides."""
    parts = left.part_of(start), right.part_of(other)
    if parts[0] == parts[1] or set(parts) <= {"front", "end"} or "" in parts:
        return True
    anchors = left.unit_before(start), right.unit_before(other)
    if anchors[0] is not None and anchors[1] is not None and are_one(pair, anchors[0], anchors[1]):
        return True
    turned = (anchors[0], _noun_behind(right, other)), (_noun_behind(left, start), anchors[1])
    if any(one is not None and two is not None and are_one(pair, one, two) for one, two in turned):
        return True  # "the moonwalk of 1971", "the 1971 moonwalk"
    if set(parts) == {"front", "subject"} and all(map(_merely_is, (left, right))):
        return True  # "at the school, 40 percent of the pupils are ill"
    inner = [
        (anchor, side) for anchor, part, side in zip(anchors, parts, (left, right), strict=True) if part == "subject"
    ]
    is_time = any(time.span.start == start for time in left.statement.times)
    return all(
        anchor is None or (is_time and anchor.kind is UnitKind.NAME) or _tells_state(anchor, side)
        for anchor, side in inner
    )  # "Argentina on Monday reported": a time behind a name belongs to the verb


def _noun_behind(side: Side, start: int) -> Unit | None:
    """The noun right behind a time or word that begins at a place of the text."""
    spans = (*(time.span for time in side.statement.times), *(token.span for token in side.tokens))
    end = next((span.end for span in spans if span.start == start), start)
    unit = side.unit_after(end)
    if unit is None or unit.kind is UnitKind.VERB or unit.role == "verb":
        return None
    return unit if unit.start - end == 1 else None


def _tells_state(anchor: Unit, side: Side) -> bool:
    """Whether what stands behind a word of the subject holds for the event as well: the subject is counted, or an act,
    state or sum of which no more is told than that it was or changed, and nothing but "of" lies between its head and the
    word."""
    head = side.head
    if anchor.counted or anchor.light or head is None:
        return True
    if not merely_tells(side):
        return False
    between = [token.lower for token in side.tokens if head.end <= token.start < anchor.start and token.tag in "IAW"]
    return set(between) <= {"of"} and _is_state(head)


def _is_state(noun: Unit) -> bool:
    """Whether a noun or phrase names a state or sum: "price", "unemployment rate"."""
    return noun.sort in STATES or (not noun.sort and any(part.sort in STATES for part in noun.parts))


def _merely_is(side: Side) -> bool:
    return side.statement.predicate is None and merely_tells(side)


def merely_tells(side: Side) -> bool:
    """Whether a statement says no more of its subject than that it was there, was so many or changed."""
    predicate = side.statement.predicate
    if predicate is not None:
        return bool(predicate.exact & (CHANGES | EMPTY_VERBS))
    return not any(
        one.lower in BEING and (other.tag == "E" or (other.tag == "N" and other.lower.endswith(("ed", "en"))))
        for one, other in pairwise(side.tokens)
    )  # a participle that no table has is read as a noun
