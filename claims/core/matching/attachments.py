"""Whether the words that two claims share hang together in the same way.

"The ambassador of France" is not "the ambassador in France", "fired on the workers" not "fired the workers", "the owner of
the factory in Leeds was arrested" not "… was arrested in Leeds", "was building" not "built".
"""

from __future__ import annotations

from claims.core.extraction.vocabulary import words
from claims.core.matching.alignment import Link
from claims.core.matching.comparisons import Comparisons
from claims.core.matching.rereading import Side, are_one
from claims.core.matching.units import Unit, UnitKind

_PARTICLES = words("through in on off by over at for with after into up down out away back along across around under")
_PLACING = words("in at on near within outside inside across throughout around off along")
_HANGING = words("of in on at with from for to by about against")
_BRINGING_ABOUT = words("from of by")
"""Prepositions of what brings something about: "deaths from", "of" and "by the fever"."""

_ARTICLES = words("a an the this that")
_BEFORE_VERBS = words("to be have been not n't going")
_WILL = words("will 'll shall wo")
_STATES = frozenset({"m", "q"})
"""Sorts of nouns (``Senses.sort``) for acts, states and sums: prices "in" a place are the prices "of" it."""


def hang_alike(pair: Comparisons, link: Link, left: Side, right: Side) -> bool:
    """Whether a shared word stands with the same small words, and hangs on the same word, on both sides."""
    one, other = link.left, link.right
    if one.kind is other.kind is UnitKind.VERB:
        return one.bases != other.bases or _verbs_agree(pair, link, left, right)
    if UnitKind.NAME in {one.kind, other.kind} and not _names_agree(link, left, right):
        return False
    if not _numbers_agree(link, left, right):
        return False
    is_place = _is_at_place(one) and _is_at_place(other)
    if one.role != other.role:
        if _hangs_on_noun(pair, link, left, right):
            return False
        if pair.left.passive == pair.right.passive and not is_place:
            return not (_hangs_on_verb(pair, link, one, left) or _hangs_on_verb(pair, link, other, right))
    return not is_place or _places_agree(pair, link, left, right)


def _verbs_agree(pair: Comparisons, link: Link, left: Side, right: Side) -> bool:
    """Whether one verb stands with the same particle, aspect and, in a clause within the sentence, modal and tense."""
    one, other = link.left, link.right
    if _particle(one, left) != _particle(other, right):
        return False
    has_same_modals = pair.left.modals and pair.left.modals == pair.right.modals
    if has_same_modals and min(left.clauses, right.clauses) > 1 and _modal(one, left) != _modal(other, right):
        return False
    aspects = {_aspect(one, left), _aspect(other, right)}
    if aspects == {"going on", "done"}:
        return False
    return aspects != {"now", "done"} or one is pair.left.predicate or other is pair.right.predicate


def _particle(verb: Unit, side: Side) -> str:
    """A small word right behind a verb with nothing that it could govern: "fell through in May"."""
    number = side.token_at(verb.end)
    if number >= len(side.tokens) or side.tokens[number].lower not in _PARTICLES - {"by"}:
        return ""
    following = side.following(number)
    stands_alone = following is None or following.tag in "IYA," or not following.is_word
    return side.tokens[number].lower if stands_alone else ""


def _aspect(verb: Unit, side: Side) -> str:
    """``going on`` for "was building" and "was being built", ``done`` for "built" and "was built", ``now`` for "builds",
    else empty."""
    number = side.token_at(verb.end - 1)
    token = side.tokens[number]
    before = side.tokens[number - 1].lower if number else ""
    if before == "being" or (token.tag == "G" and before in {"was", "were", "been"}):
        return "going on"
    if token.tag in "TE":
        return "done"
    return "now" if token.tag == "Z" else ""


def _modal(verb: Unit, side: Side) -> str:
    """The modal before a verb, "will" for all that say so; empty where there is none."""
    number = side.token_at(verb.start) - 1
    while number > 0 and (side.tokens[number].tag in "RB" or side.tokens[number].lower in _BEFORE_VERBS):
        number -= 1
    if number < 0:
        return ""
    token = side.tokens[number]
    if token.tag == "M":
        return "will" if token.lower in _WILL else token.lower
    following = side.following(number)
    ahead = token.lower in {"is", "are"} and following is not None and following.lower in {"to", "going"}
    return "will" if ahead else ""


def _names_agree(link: Link, left: Side, right: Side) -> bool:
    """ "The Guardian sued" is not "the guardian sued", and Robert is not Roberts."""
    one, other = link.left, link.right
    if one.kind is other.kind:
        written = [unit.text.lower().replace(".", "").replace("’", "'") for unit in (one, other)]
        return written[0] == written[1] or written[0].rstrip("s") != written[1].rstrip("s")
    if one.bases != other.bases or one.place:
        return True
    return left.token_at(one.start) == 0 or right.token_at(other.start) == 0


def _numbers_agree(link: Link, left: Side, right: Side) -> bool:
    """ "The judge resigned" is not "the judges resigned"; what is counted or narrows a noun is left aside."""
    one, other = link.left, link.right
    if one.kind is not UnitKind.NOUN or one.bases != other.bases or one.sort in _STATES:
        return True
    if one.light or other.light or one.counted or other.counted:
        return True
    numbers = _number(one, left), _number(other, right)
    return "" in numbers or numbers[0] == numbers[1]


def _number(unit: Unit, side: Side) -> str:
    """``one`` for a singular noun with an article, ``many`` for a plural; empty where the number says nothing."""
    number = side.token_at(unit.start)
    token, following = side.tokens[number], side.following(number)
    if following is not None and following.tag in "NSP":
        return ""
    opens_as_plural = number == 0 and token.tag == "P" and token.lower.endswith("s") and not token.lower.endswith("ss")
    if token.tag == "S" or opens_as_plural:
        return "many"
    lead = side.word_before(unit.start, "JNP")
    return "one" if token.tag == "N" and lead >= 0 and side.tokens[lead].lower in _ARTICLES else ""


def _hangs_on_verb(pair: Comparisons, link: Link, unit: Unit, side: Side) -> bool:
    """Whether the preposition before a word stands right behind the verb of both sides."""
    number = side.word_before(unit.start)
    if number < 1 or UnitKind.MODIFIER in {link.left.kind, link.right.kind}:
        return False
    preposition, verb = side.tokens[number].lower, side.tokens[number - 1]
    if preposition not in _PARTICLES or preposition != unit.role:
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
    is_place = all(unit.locative or unit.place for unit in (link.left, link.right))
    return not (is_place and (roles == {"in", "at"} or ("on" not in roles and anchors[0].sort in _STATES)))


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


def _places_agree(pair: Comparisons, link: Link, left: Side, right: Side) -> bool:
    """Whether a place belongs to the same noun, or to the event on both sides."""
    parts = _part(link.left, left), _part(link.right, right)
    if set(parts) <= {"front", "end"} or "" in parts:
        return True
    anchors = left.unit_before(link.left.start), right.unit_before(link.right.start)
    if anchors[0] is not None and anchors[1] is not None and are_one(pair, anchors[0], anchors[1]):
        return True
    inner = [anchor for anchor, part in zip(anchors, parts, strict=True) if anchor and part == "subject"]
    return all(anchor.sort in _STATES or anchor.counted or anchor.light for anchor in inner)


def _part(unit: Unit, side: Side) -> str:
    """Where a place stands: ``front``, behind the ``subject`` or at the ``end``; empty where there is no verb."""
    predicate = side.statement.predicate
    if predicate is None:
        return ""
    if side.unit_before(unit.start) is None:
        return "front"
    return "subject" if unit.start < predicate.start else "end"
