"""What two claims differ in as sayings: who says it, whether it is denied, how certain it is."""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.conjunctions import FACTUAL
from claims.core.matching.comparing.alignment import Level, Link
from claims.core.matching.comparing.certainty import Ahead, told_ahead_by_one
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.comparing.converses import is_compared_round, is_retold_by_converse
from claims.core.matching.comparing.near_misses import is_missed_by_one
from claims.core.matching.comparing.speakers import are_other_speakers, have_one_speaker
from claims.core.matching.comparing.told_inversely import (
    counts_none,
    is_dated_by_denial,
    is_denied_for_good,
    is_excepted_by_one,
)
from claims.core.matching.differences.exceptions import share_verb, undoes_denial
from claims.core.matching.differences.found import Differences
from claims.core.matching.parts.said import DENYING
from claims.core.matching.parts.units import Unit, UnitKind
from claims.core.matching.statements.reading import Statement
from claims.core.matching.statements.walk import LACKING, NEGATIONS
from claims.core.matching.words.inflections import degree_of
from claims.core.matching.words.lexicon import are_antonyms, base_of, bases_of
from claims.core.records import Force, Modality, Relation, Span

_SLOT_OF_ROLE = {"agent": "subject", "verb": "predicate"}
_ENDING = frozenset({"=abolish", "=stop", "=end", "=cancel", "=lift ban", "=withdraw"})


def denied_by_one(pair: Comparisons) -> bool:
    """Whether exactly one content was split off from a denial, doubt or question, which the other side does not share."""
    return _has_denying_side(pair) and not _is_denied_in_both(pair)


def _has_denying_side(pair: Comparisons) -> bool:
    return (pair.left.force in DENYING) != (pair.right.force in DENYING)


def _is_denied_in_both(pair: Comparisons) -> bool:
    """Whether one side says of what the other one denies that it is false: "it is a myth that carrots help", "carrots do
    not help"."""
    if not _has_denying_side(pair) or pair.left.polarity is pair.right.polarity or pair.alignment.antonyms:
        return False
    if any(
        side.quantifiers or side.modals or side.quantities or _TELLS_MORE.search(side.text)
        for side in (pair.left, pair.right)
    ):
        return False  # that not all of it is so does not say that none is, nor which part
    sides = (pair.left, pair.right)
    judging, other = sides if pair.left.force in DENYING else sides[::-1]
    is_own_word = judging.said is None and other.said is None
    is_whole = _VERDICT.search(judging.text) is None and " that " not in other.text
    return judging.force is Force.DENIED and is_own_word and is_whole and not judging.negations


_TELLS_MORE = re.compile(
    r"\b(?:and|or|but|who|which|whom|whose|because|after|before|while|when|if|to|only|often|usually|sometimes|also|already"
    r"|almost|most|many|some|few|both|half)\b",
    re.IGNORECASE,
)
"""Words by which a sentence says so much that its denial may deny one part of it or another."""

_VERDICT = re.compile(r"\b(?:false|myth|lie|hoax|fake|untrue|wrong|bogus)\b", re.IGNORECASE)


def note_attribution(pair: Comparisons, found: Differences) -> None:
    """Note whether one side only reports what the other asserts, denies what it confirms, or has it from somebody else."""
    left, right = pair.left.said, pair.right.said
    if _is_denied_in_both(pair):
        found.loose.append("a denial that is told as a verdict")
        return
    if denied_by_one(pair):
        found.add(Relation.REPORTED_ONLY, "attribution")
        return
    if left is None and right is None:
        return
    if left is None or right is None:
        one = left or right
        if one is not None and one.factive:
            found.loose.append("one side names its source")
            return
        found.add(Relation.REPORTED_ONLY, "attribution")
    elif (left.force is Force.DENIED) != (right.force is Force.DENIED):
        found.add(Relation.OPPOSITE, "polarity")
    elif not have_one_speaker(pair) and left.force is not Force.DENIED:
        found.loose.append("other speakers")


def note_other_speakers(pair: Comparisons, found: Differences) -> None:
    """Note that two people say it, where nothing else sets the sides apart."""
    if not found.relations and are_other_speakers(pair):
        found.add(Relation.OTHER_ENTITY, "attribution")


def note_what_else_differs(pair: Comparisons, found: Differences) -> None:
    """Note, of a pair of which one side is asked or denied, that this is not all that sets the sides apart."""
    if found.slots.keys() - {"attribution"}:
        return
    left, right = (
        [unit for unit in alone if not unit.light] for alone in (pair.alignment.left_only, pair.alignment.right_only)
    )
    if left and right:
        slot = _SLOT_OF_ROLE.get(left[0].role, "object")
        found.slots.setdefault(slot, Link(left[0], right[0]) if left[0].role == right[0].role else None)
    elif Relation.UNRELATED in found.relations:
        found.slots.setdefault("predicate", None)


_SHORTAGE = "=shortage"

_LIFT, _RAISING = base_of("lift"), frozenset({"=raise"})
_BANS = bases_of("ban curfew sanction embargo blockade boycott restriction moratorium lockdown quarantine siege")


def note_polarity(pair: Comparisons, found: Differences) -> None:
    """Note whether one side denies what the other asserts; two contraries undo each other."""
    flips = [
        link
        for link in pair.alignment.antonyms
        if not (
            _is_counted_antonym(pair, link)
            or is_told_from_other_side(pair, link)
            or is_compared_round(pair, link)
            or _is_of_two_sorts(pair, link)
            or _is_told_as_denial(pair, link)
            or _lifts_ban(pair, link)
        )
    ]
    flips += [link for link in pair.alignment.shared if _is_denied_by_one(link) or _names_lacking(link)]
    is_none_by_one = counts_none(pair)
    differs = (pair.left.polarity is not pair.right.polarity) != (_is_at_its_most_on_one(pair) or is_none_by_one)
    odd = differs != (len(flips) % 2 == 1)
    complement = odd and any(one.complement for one in pair.figures.pairs)
    if _is_ended_by_one(pair):
        odd = not odd
    besides = _tells_denial_besides(pair) if odd else None
    if besides is not None:
        found.loose.append("a denial of what one side tells besides")
        found.relations |= besides
    elif not odd and not flips and is_missed_by_one(pair):
        found.add(Relation.OPPOSITE, "predicate")
    elif not odd and not flips and is_denied_for_good(pair) and share_verb(pair, Level.SYNONYM):
        found.add(Relation.OPPOSITE, "polarity")
    elif not odd and len(flips) == 1 and _are_verbs(flips[0]) and is_dated_by_denial(pair):
        found.add(Relation.OPPOSITE, "predicate", flips[0])
    elif odd and len(flips) == 1 and _is_turned_by_less(pair):
        found.loose.append("a contrary that another one undoes")
    elif odd and not flips and _is_denied_in_both(pair):
        return
    elif odd and not flips and _tells_shortage(pair):
        found.loose.append("a denial that a shortage may tell")
    elif not odd and not flips and is_none_by_one:
        found.loose.append("a denial that a figure of nought tells")
    elif odd and not flips and is_dated_by_denial(pair):
        found.loose.append("a denial that tells when")
    elif odd and (undoes_denial(pair) or (not flips and is_excepted_by_one(pair))):
        found.loose.append("a denial that an exception undoes")
    elif odd and not complement:
        found.add(Relation.OPPOSITE, "polarity", flips[0] if flips else None)
    elif complement and not flips:
        found.complement = True
    elif flips or complement:
        found.loose.append("a contrary that another one undoes")


def _is_at_its_most_on_one(pair: Comparisons) -> bool:
    """Whether one side says of something that it was never more so and the other that it is at its most: "rents have never
    been higher", "rents are at a record high"."""
    left, right = (_NEVER_MORE.search(side.text) for side in (pair.left, pair.right))
    if (left is None) == (right is None):
        return False
    one, side, other = (left, pair.left, pair.right) if left is not None else (right, pair.right, pair.left)
    tops = _AT_MOST.search(other.text) is not None and not other.negations
    return one is not None and degree_of(one["more"].lower()) == "more" and tops and not side.modals


_NEVER_MORE = re.compile(r"\b(?:has|have)\snever\sbeen\s(?P<more>[a-z]+)\W*\Z", re.IGNORECASE)
_AT_MOST = re.compile(r"\b(?:record|all-time|than\sever|the\s(?:[a-z]+est|most|least))\b", re.IGNORECASE)


def _tells_denial_besides(pair: Comparisons) -> set[Relation] | None:
    """Which side says more where one denies what the other does not tell, None where it denies what that tells: "nobody
    was hurt when the tower fell" says that it fell, and who "refused to ban cars" may have "accepted cars"."""
    if bool(pair.left.negations) == bool(pair.right.negations):
        return None
    is_left = bool(pair.left.negations)
    side, other = (pair.left, pair.right) if is_left else (pair.right, pair.left)
    alone = pair.alignment.left_only if is_left else pair.alignment.right_only
    found: set[Relation] = set()
    for denial in side.negations:
        denied = next((unit for unit in side.units if unit.kind is UnitKind.VERB and unit.start >= denial.end), None)
        if denied is None or not any(denied is unit for unit in alone):
            return None
        if _tells_clause(pair, side, other, denied):
            found.add(Relation.NARROWER if is_left else Relation.BROADER)
        elif not _is_refusal(pair, side, other, denial):
            return None
    return found


def _is_refusal(pair: Comparisons, side: Statement, other: Statement, denial: Span) -> bool:
    """Whether somebody refuses to do something, and the other side tells with its only verb what is accepted."""
    links = (
        pair.alignment.antonyms if side is pair.left else [Link(one.right, one.left) for one in pair.alignment.antonyms]
    )
    return sum(unit.kind is UnitKind.VERB for unit in other.units) == 1 and any(
        link.left.span.overlaps(denial) and link.right is other.predicate for link in links
    )


def _tells_clause(pair: Comparisons, side: Statement, other: Statement, denied: Unit) -> bool:
    """Whether what the other side tells is a clause beside the denied verb."""
    for link in pair.alignment.shared:
        one, told = (link.left, link.right) if side is pair.left else (link.right, link.left)
        if told is other.predicate and one.kind is UnitKind.VERB:
            between = side.text[min(one.end, denied.end) : max(one.start, denied.start)].lower().split()
            return not FACTUAL.isdisjoint(between)
    return False


def is_told_from_other_side(pair: Comparisons, link: Link) -> bool:
    """ "A sold it to B" against "B bought it from A": contrary verbs with their roles exchanged say the same."""
    return (link.left, link.right) == (pair.left.predicate, pair.right.predicate) and is_retold_by_converse(pair)


def _denies(unit: Unit) -> bool:
    """Whether a phrase brings a denial of its own ("no longer", "not enough"), which the statement counts."""
    return unit.text.partition(" ")[0].lower() in NEGATIONS


def _is_denied_by_one(link: Link) -> bool:
    return link.left.text != link.right.text and _denies(link.left) != _denies(link.right)


def _is_turned_by_less(pair: Comparisons) -> bool:
    """ "spent 1,200 less" is the contrary of what "spent" says."""
    return any(
        unit.text.lower() in {"less", "fewer"} for unit in (*pair.alignment.left_only, *pair.alignment.right_only)
    )


def _names_lacking(link: Link) -> bool:
    """ "the lack of doctors" against "lacks doctors": a noun for what the other side's verb denies."""
    if _SHORTAGE not in link.left.exact and _SHORTAGE not in link.right.exact:
        return False
    return any(
        _is_shortage(one) and other.role == "verb" and other.exact & LACKING
        for one, other in ((link.left, link.right), (link.right, link.left))
    )


def _tells_shortage(pair: Comparisons) -> bool:
    """Whether a noun without its like tells that something is short: "there is a lack of doctors" against "there are no
    doctors"."""
    alone = (*pair.alignment.left_only, *pair.alignment.right_only)
    return any(map(_is_shortage, alone))


def _is_shortage(unit: Unit) -> bool:
    return unit.kind is not UnitKind.VERB and _SHORTAGE in unit.exact and not unit.exact & LACKING


def _is_ended_by_one(pair: Comparisons) -> bool:
    """Whether one side ends what the other only names: "scrapped compulsory tests" against "made tests compulsory"."""
    left, right = (
        [unit for unit in units if not unit.light] for units in (pair.alignment.left_only, pair.alignment.right_only)
    )
    alone = left or right
    return not (left and right) and len(alone) == 1 and alone[0].role == "verb" and bool(alone[0].exact & _ENDING)


def _is_of_two_sorts(pair: Comparisons, link: Link) -> bool:
    """Whether a noun and a verb of another language than English are contraries by their glosses alone ("job", "sack")."""
    return not pair.is_english and (link.left.kind is UnitKind.VERB) != (link.right.kind is UnitKind.VERB)


def _is_counted_antonym(pair: Comparisons, link: Link) -> bool:
    """ "more than", "less than"; not the main verbs, as "began" and "ended"."""
    is_told = link.left is pair.left.predicate and link.right is pair.right.predicate
    return link.left.light and link.right.light and not is_told


def _are_verbs(link: Link) -> bool:
    return link.left.role == link.right.role == "verb"


def _lifts_ban(pair: Comparisons, link: Link) -> bool:
    """Whether a verb is a contrary of "lift" as one of "raise", and what is lifted is a ban, which ends by that."""
    if _LIFT not in {link.left.bases[-1], link.right.bases[-1]} or are_antonyms(
        link.left.exact - _RAISING, link.right.exact - _RAISING
    ):
        return False
    return any(shared.left.bases[-1] in _BANS for shared in pair.alignment.shared)


def _is_told_as_denial(pair: Comparisons, link: Link) -> bool:
    """Whether a verb that is a contrary counts as a denial already: "refused to open"."""
    return _is_denial(pair.left, link.left) or _is_denial(pair.right, link.right)


def _is_denial(side: Statement, unit: Unit) -> bool:
    return any(denial.overlaps(unit.span) for denial in side.negations)


def note_modality(pair: Comparisons, found: Differences) -> None:
    """Note whether one side is less certain than the other: it only means, awaits or holds possible what happened there."""
    if pair.left.modality is not pair.right.modality:
        found.loose.append("other certainty")
        if Modality.MIGHT in {pair.left.modality, pair.right.modality}:
            found.slots.setdefault("modality", None)
    told = told_ahead_by_one(pair)
    if told is None:
        return
    ahead, link, is_left = told
    if ahead is Ahead.COMING:
        found.add(Relation.OTHER_DATE, "time")
    elif ahead is Ahead.MISSED:
        found.add(Relation.OPPOSITE, "predicate", link)
    else:
        found.add(Relation.BROADER if is_left else Relation.NARROWER, "modality")
