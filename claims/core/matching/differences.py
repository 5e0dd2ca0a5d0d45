"""What keeps two claims from being the same, slot by slot, and the relation that follows from it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from claims.core.matching.alignment import Link
from claims.core.matching.comparisons import Comparisons
from claims.core.matching.order import find_swap, is_retold_by_converse
from claims.core.matching.periods import PeriodComparison
from claims.core.matching.phrases import narrows
from claims.core.matching.relatedness import are_related, may_be_same, relate
from claims.core.matching.statements import CHANGES, Statement
from claims.core.matching.stretches import tells_length
from claims.core.matching.units import Unit, UnitKind
from claims.core.matching.vocabulary.kinds import ALL_QUANTIFIERS, NONE_QUANTIFIERS, SOME_QUANTIFIERS
from claims.core.matching.vocabulary.light_words import SAFE_WORDS
from claims.core.records import Comparison, Force, Modality, Quantity, Relation

PRECEDENCE = (
    Relation.UNRELATED,
    Relation.OPPOSITE,
    Relation.OTHER_ENTITY,
    Relation.OTHER_MEASURE,
    Relation.OTHER_PLACE,
    Relation.OTHER_DATE,
    Relation.NARROWER,
    Relation.BROADER,
    Relation.DIFFERENT_FIGURE,
    Relation.REPORTED_ONLY,
)
"""With several differences the first of these is the relation."""

DENYING = frozenset({Force.DENIED, Force.DOUBTED, Force.ASKED})
"""What an attribution verb or a question does to content that it does not assert."""

_HAVING = frozenset({"have", "record", "see", "report", "register", "count"})
_ENDING = frozenset({"=abolish", "=stop", "=end", "=cancel", "=lift ban", "=withdraw"})
_YEAR_PARTS = frozenset({"early", "mid", "middle", "late", "beginning", "end"})
_RELATION_OF_SLOT = {
    "subject": Relation.OTHER_ENTITY,
    "measure": Relation.OTHER_MEASURE,
    "place": Relation.OTHER_PLACE,
    "time": Relation.OTHER_DATE,
}


@dataclass(slots=True)
class Differences:
    """The differences of a pair.

    ``slots`` names those that differ, with the link that shows it where two words do; ``coverage`` (0..1) is the share
    of its content that the side with less in common finds on the other; ``loose`` lists reasons that leave the relation
    as it is but forbid a confirmation by machine.
    """

    relations: set[Relation] = field(default_factory=set)
    slots: dict[str, Link | None] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)
    coverage: float = 0.0
    relation: Relation = Relation.SAME

    def add(self, relation: Relation, slot: str, link: Link | None = None) -> None:
        """Note a difference; the first link of a slot stays."""
        self.relations.add(relation)
        if self.slots.get(slot) is None:
            self.slots[slot] = link


def find_differences(pair: Comparisons) -> Differences:
    """All differences of a pair and its primary relation."""
    common = relate(pair)
    found = Differences(coverage=common.least)
    _compare_attribution(pair, found)
    _compare_polarity(pair, found)
    _compare_contrasts(pair, found)
    _compare_leftovers(pair, found)
    _compare_period(pair, found)
    _compare_figures(pair, found)
    _compare_scope(pair, found)
    _compare_modality(pair, found)
    swap = find_swap(pair)
    if swap is not None:
        found.add(Relation.UNRELATED, "subject", swap)
        found.slots.setdefault("object", None)
    if not are_related(common) or (not found.relations and not may_be_same(common)):
        found.relations.add(Relation.UNRELATED)
    found.relation = _primary(pair, found)
    return found


def _primary(pair: Comparisons, found: Differences) -> Relation:
    if _denied_by_one(pair):
        return Relation.REPORTED_ONLY
    return next((relation for relation in PRECEDENCE if relation in found.relations), Relation.SAME)


# --- attribution, polarity, modality ---------------------------------------------------------------------------------


def _denied_by_one(pair: Comparisons) -> bool:
    """Whether exactly one content was split off from a denial, doubt or question."""
    return (pair.left.force in DENYING) != (pair.right.force in DENYING)


def _compare_attribution(pair: Comparisons, found: Differences) -> None:
    left, right = pair.left.said, pair.right.said
    if _denied_by_one(pair):
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
    elif left.force is Force.DENIED and right.force is Force.DENIED:
        return
    elif (left.force is Force.DENIED) != (right.force is Force.DENIED):
        found.add(Relation.OPPOSITE, "polarity")
    elif left.speaker != right.speaker:
        found.loose.append("other speakers")


def _compare_polarity(pair: Comparisons, found: Differences) -> None:
    flips = [link for link in pair.alignment.antonyms if not _is_counted_antonym(link)]
    odd = (pair.left.polarity is not pair.right.polarity) != (len(flips) % 2 == 1)
    complement = odd and any(one.complement for one in pair.figures.pairs)
    if _is_ended_by_one(pair):
        odd = not odd
    if odd and len(flips) == 1 and _is_turned_by_less(pair):
        found.loose.append("a contrary that another one undoes")
    elif odd and not complement:
        found.add(Relation.OPPOSITE, "polarity", flips[0] if flips else None)
    elif flips or complement:
        found.loose.append("a contrary that another one undoes")


def _is_turned_by_less(pair: Comparisons) -> bool:
    """ "spent 1,200 less" is the contrary of what "spent" says."""
    return any(
        unit.text.lower() in {"less", "fewer"} for unit in (*pair.alignment.left_only, *pair.alignment.right_only)
    )


def _is_ended_by_one(pair: Comparisons) -> bool:
    """Whether one side ends what the other only names: "scrapped compulsory tests" against "made tests compulsory"."""
    left, right = (
        [unit for unit in units if not unit.light] for units in (pair.alignment.left_only, pair.alignment.right_only)
    )
    alone = left or right
    return not (left and right) and len(alone) == 1 and alone[0].role == "verb" and bool(alone[0].exact & _ENDING)


def _is_counted_antonym(link: Link) -> bool:
    return link.left.light and link.right.light


def _compare_modality(pair: Comparisons, found: Differences) -> None:
    if pair.left.modality is not pair.right.modality:
        found.loose.append("other certainty")
        if Modality.MIGHT in {pair.left.modality, pair.right.modality}:
            found.slots.setdefault("modality", None)


# --- words -----------------------------------------------------------------------------------------------------------


def _compare_contrasts(pair: Comparisons, found: Differences) -> None:
    for link in pair.alignment.contrasts:
        slot = link.slot
        if slot == "population":
            slot = "measure" if pair.figures.pairs else "subject"
        if (
            slot == "subject"
            and "agent" not in {link.left.role, link.right.role}
            and pair.figures.pairs
            and link.left.counted
        ):
            slot = "measure"
        found.add(_RELATION_OF_SLOT[slot], slot, link)


def _compare_leftovers(pair: Comparisons, found: Differences) -> None:
    """Words that stand alone: two of one sort in the same place are an alternative, others only forbid a
    confirmation."""
    left_only = [unit for unit in pair.alignment.left_only if not _is_told_by_figure(unit, pair)]
    right_only = [unit for unit in pair.alignment.right_only if not _is_told_by_figure(unit, pair)]
    left = [unit for unit in left_only if not unit.light]
    right = [unit for unit in right_only if not unit.light]
    said = (pair.left.predicate, pair.right.predicate) if is_retold_by_converse(pair) else ()
    found.loose += [
        unit.text
        for unit in (*left_only, *right_only)
        if unit not in said and (not unit.light or unit.text.lower() not in SAFE_WORDS)
    ]
    for one in list(left):
        other = _alternative(one, right) or _other_modifier(one, right, pair)
        if other is None:
            continue
        left.remove(one)
        right.remove(other)
        link = Link(one, other)
        if _names_place(pair, one, other):
            found.add(Relation.OTHER_PLACE, "place", link)
        elif not (one.is_name and other.is_name) and _is_counted_with(one, pair):
            found.add(Relation.OTHER_MEASURE, "measure", link)
        else:
            found.add(Relation.OTHER_ENTITY, "subject" if "agent" in {one.role, other.role} else "object", link)
    _compare_lone_places(pair, left, right, found)
    _compare_either(pair, left, right, found)


def _compare_either(pair: Comparisons, left: list[Unit], right: list[Unit], found: Differences) -> None:
    """ "killed or injured" against "killed": one side counts or names more."""
    for side, units, wider in ((pair.left, left, Relation.BROADER), (pair.right, right, Relation.NARROWER)):
        if any(side.text[max(0, unit.start - 4) : unit.start] == " or " for unit in units):
            found.add(*((Relation.OTHER_MEASURE, "measure") if pair.figures.pairs else (wider, "population")))


def _is_told_by_figure(unit: Unit, pair: Comparisons) -> bool:
    """Whether the other side says the verb with the figure: "rose by 100 %" is "doubled", "fell by half" is
    "halved"."""
    for one in pair.figures.pairs:
        multiple = one.left if one.left.unit == "times" else one.right
        if one.confirms and multiple.unit == "times" and (one.left.unit == "times") != (one.right.unit == "times"):
            falls = multiple.normalized is not None and multiple.normalized.value < 0
            if unit.exact & ({"=fall", "=cut"} if falls else {"=rise", "=raise"}):
                return True
    return False


def _alternative(one: Unit, others: list[Unit]) -> Unit | None:
    """The unit of the other side that stands where ``one`` does: name for name, or whoever acts for whoever acts."""
    names = [other for other in others if other.is_name]
    if one.is_name and names:
        return min(names, key=lambda other: (other.role != one.role, other.start))
    if one.role != "agent" or one.kind not in {UnitKind.NAME, UnitKind.NOUN}:
        return None
    return next(
        (other for other in others if other.role == "agent" and other.kind in {UnitKind.NAME, UnitKind.NOUN}), None
    )


def _other_modifier(one: Unit, others: list[Unit], pair: Comparisons) -> Unit | None:
    """The word that narrows the same shared noun on the other side: "red meat" against "processed meat"."""
    if one.role == "verb":
        return None
    head = next((link for link in pair.alignment.shared if _narrows(one, link.left)), None)
    if head is not None and head.left.kind is not UnitKind.VERB:
        return next((other for other in others if other.role != "verb" and _narrows(other, head.right)), None)
    if not pair.figures.pairs:
        return None
    for link in pair.alignment.shared:
        if link.left.counted and link.right.counted and narrows(pair.left, one, link.left):
            return next((other for other in others if narrows(pair.right, other, link.right)), None)
    return None


def _narrows(modifier: Unit, head: Unit) -> bool:
    return 0 < head.start - modifier.end <= 1


def _is_counted_with(unit: Unit, pair: Comparisons) -> bool:
    """Whether the noun that the word narrows is what a figure counts."""
    heads = [link.left for link in pair.alignment.shared if link.left.counted]
    return bool(pair.figures.pairs) and (unit.counted or any(narrows(pair.left, unit, head) for head in heads))


def _names_place(pair: Comparisons, one: Unit, other: Unit) -> bool:
    """Whether two names are places rather than actors: where something stands or is measured."""
    if one.role == other.role == "agent" and not (
        (one.is_name and one.possessive) or (other.is_name and other.possessive)
    ):
        return _is_measured_at(pair.left) and _is_measured_at(pair.right)
    if one.locative or other.locative:
        return True
    return all(bool(unit.place) or (unit.is_name and unit.possessive) for unit in (one, other))


def _is_measured_at(statement: Statement) -> bool:
    """ "X had 18 murders", "X recorded …": whoever has a figure without acting is a place."""
    predicate = statement.predicate
    if predicate is None and any(quantity.unit == "times" for quantity in statement.quantities):
        return False  # whoever doubled something acts
    return bool(statement.quantities) and (predicate is None or bool(predicate.exact & _HAVING))


def _compare_lone_places(pair: Comparisons, left: list[Unit], right: list[Unit], found: Differences) -> None:
    """A place on one side against the place known from the other's context."""
    for units, hint in ((left, pair.right.place_hint), (right, pair.left.place_hint)):
        for unit in units:
            if unit.place and unit.locative and hint and unit.place != hint.lower():
                found.add(Relation.OTHER_PLACE, "place")
    for units, others in ((left, right), (right, left)):
        world = next((unit for unit in units if "=worldwide" in unit.exact), None)
        place = next((unit for unit in others if unit.place or (unit.locative and unit.is_name)), None)
        if world is not None and place is not None:
            one, other = (world, place) if units is left else (place, world)
            found.add(Relation.OTHER_PLACE, "place", Link(one, other))


# --- time and figures ------------------------------------------------------------------------------------------------


def _compare_period(pair: Comparisons, found: Differences) -> None:
    period = pair.period
    if period is None:
        return
    if period.comparison is Comparison.DIFFERENT or _other_part_of_year(pair, period):
        found.add(Relation.OTHER_DATE, "time")
    elif period.comparison in {Comparison.ONLY_LEFT, Comparison.ONLY_RIGHT}:
        if _is_impossible(pair):
            found.add(Relation.OTHER_DATE, "time")
        else:
            found.loose.append("a time on one side")
    elif not period.confirms and not _is_one_event(pair, period):
        found.loose.append("times that only may agree")


def _is_one_event(pair: Comparisons, period: PeriodComparison) -> bool:
    """Whether what is told without a figure happened once, so that "in May 2011" and "on 2 May 2011" are one time."""
    if period.comparison is not Comparison.COMPATIBLE or pair.left.quantities or pair.right.quantities:
        return False
    times = (*pair.left.times, *pair.right.times)
    return (
        len(pair.left.times) == len(pair.right.times) == 1
        and pair.left.tense == pair.right.tense == "past"
        and all(time.start is not None and time.end is not None and time.type == "DATE" for time in times)
    )


def _other_part_of_year(pair: Comparisons, period: PeriodComparison) -> bool:
    """ "early 2019" against "late 2019"; where only one side names a part, the times may agree."""
    if period.left is None or period.right is None:
        return False
    left, right = (
        _YEAR_PARTS.intersection(side.text[time.span.start : time.span.end].lower().replace("-", " ").split())
        for side, time in ((pair.left, period.left), (pair.right, period.right))
    )
    return bool(left and right and left != right)


def _is_impossible(pair: Comparisons) -> bool:
    """Whether one side dates what it says after the other side was published: that one speaks of an earlier event."""
    for dated, other in ((pair.left, pair.right), (pair.right, pair.left)):
        if dated.times and not other.times and other.published is not None and other.modality is Modality.IS:
            starts = [time.start for time in dated.times if time.start is not None]
            if starts and min(starts) > other.published + dt.timedelta(days=31):
                return True
    return False


def _speaks_of_contraries(found: Differences) -> bool:
    """Whether shares that add up to one speak of contraries, and so agree."""
    return "a contrary that another one undoes" in found.loose


def _compare_figures(pair: Comparisons, found: Differences) -> None:
    for one in pair.figures.pairs:
        if one.comparison is Comparison.DIFFERENT and not (one.complement and _speaks_of_contraries(found)):
            found.add(Relation.DIFFERENT_FIGURE, "quantity")
        elif not one.confirms:
            found.loose.append("figures that only may agree")
    if _moves(pair) == Comparison.DIFFERENT:
        found.add(Relation.OTHER_MEASURE, "measure")
    elif _moves(pair) is Comparison.UNKNOWN:
        found.loose.append("by or to a figure")
    if not _are_in_order(pair):
        found.loose.append("figures in another order")
    if _has_lone_figure(pair):
        found.loose.append("a figure on one side")


def _has_lone_figure(pair: Comparisons) -> bool:
    """Whether one side has a figure of its own; a length of time that a period tells as well is none."""
    times = (*pair.left.times, *pair.right.times)
    return any(
        not tells_length(quantity, times, side.published)
        for side, alone in ((pair.left, pair.figures.left_only), (pair.right, pair.figures.right_only))
        for quantity in alone
    )


def _moves(pair: Comparisons) -> Comparison:
    """Whether figures are what something changed by or what it changed to ("rose by 5 %", "rose to 5 %")."""
    worst = Comparison.EQUAL
    if not (_tells_change(pair.left) or _tells_change(pair.right)):
        return worst
    for one in pair.figures.pairs:
        left, right = _move_word(pair.left, one.left.span.start), _move_word(pair.right, one.right.span.start)
        if left == right:
            continue
        if left and right and len(pair.left.quantities) == len(pair.right.quantities) == 1:
            return Comparison.DIFFERENT
        worst = Comparison.UNKNOWN if "to" in {left, right} else worst
    return worst


def _may_answer(one: Quantity, other: Quantity) -> bool:
    """Whether one figure could stand in the place of the other."""
    return one.unit == other.unit or one.unit is None or other.unit is None


def _tells_change(statement: Statement) -> bool:
    return any(unit.exact & CHANGES for unit in statement.units)


def _move_word(statement: Statement, start: int) -> str:
    words = statement.text[max(0, start - 6) : start].lower().split()
    return words[-1] if words and words[-1] in {"by", "to", "from"} else ""


def _are_in_order(pair: Comparisons) -> bool:
    """Whether figures of one dimension stand in the same order on both sides ("21 for and 9 against")."""
    pairs = pair.figures.pairs
    return all(
        (one.left.span.start - other.left.span.start) * (one.right.span.start - other.right.span.start) > 0
        for place, one in enumerate(pairs)
        for other in pairs[place + 1 :]
        if _may_answer(one.left, other.left)
    )


# --- scope -----------------------------------------------------------------------------------------------------------


def _compare_scope(pair: Comparisons, found: Differences) -> None:
    for link in pair.alignment.kinds:
        if link.slot == "place":
            _compare_part(pair, link, found)
        elif pair.figures.pairs:
            found.add(Relation.OTHER_MEASURE, "measure", link)
        else:
            found.add(Relation.NARROWER if link.left_is_special else Relation.BROADER, "population", link)
    if pair.left.per != pair.right.per:
        found.add(Relation.OTHER_MEASURE, "measure")
    _compare_order(pair, found)
    if not found.relations:
        _compare_modifiers(pair, found)
    if not found.relations and not pair.figures.pairs:
        _compare_quantifiers(pair, found)
        _compare_restriction(pair, found)


def _compare_order(pair: Comparisons, found: Differences) -> None:
    """ "before the inquiry" against "after the inquiry"."""
    for link in pair.alignment.shared:
        roles = {link.left.role, link.right.role}
        if roles in (
            {"before", "after"},
            {"until", "after"},
            {"until", "since"},
            {"before", "during"},
            {"after", "during"},
        ):
            found.add(Relation.OTHER_DATE, "time", link)


def _compare_modifiers(pair: Comparisons, found: Differences) -> None:
    """One side says all that the other says and narrows it ("diesel cars" against "cars")."""
    left = [unit for unit in pair.alignment.left_only if not unit.light]
    right = [unit for unit in pair.alignment.right_only if not unit.light]
    extra, other = (left, right) if left else (right, left)
    if other or not 0 < len(extra) <= 2 or any(unit.kind is UnitKind.VERB or unit.is_name for unit in extra):
        return
    shared = [link.left if extra is left else link.right for link in pair.alignment.shared]
    if not all(
        any(0 < unit.start - one.end <= 2 and unit.kind is UnitKind.NOUN for unit in shared + extra) for one in extra
    ):
        return
    if pair.figures.pairs:
        if any(unit.counted for unit in shared):
            found.add(Relation.OTHER_MEASURE, "population")
        return
    found.add(Relation.NARROWER if extra is left else Relation.BROADER, "population")


def _compare_part(pair: Comparisons, link: Link, found: Differences) -> None:
    if pair.figures.pairs:
        found.add(Relation.OTHER_PLACE, "place", link)
    else:
        found.add(Relation.NARROWER if link.left_is_special else Relation.BROADER, "population", link)


def _compare_restriction(pair: Comparisons, found: Differences) -> None:
    """ "prisoners serving under a year may not vote" is part of "no prisoner may vote"."""
    both = pair.left.quantifiers, pair.right.quantifiers
    whole = [bool(words & (NONE_QUANTIFIERS | ALL_QUANTIFIERS)) for words in both]
    alone = (
        _has_own_words(pair.alignment.left_only) or bool(pair.figures.left_only),
        _has_own_words(pair.alignment.right_only) or bool(pair.figures.right_only),
    )
    if found.relations or whole[0] == whole[1] or alone[0] == alone[1] or alone[0] == whole[0]:
        return
    found.add(Relation.NARROWER if alone[0] else Relation.BROADER, "population")


def _has_own_words(units: tuple[Unit, ...]) -> bool:
    return any(not unit.light for unit in units)


def _compare_quantifiers(pair: Comparisons, found: Differences) -> None:
    whole = ALL_QUANTIFIERS
    left, right = pair.left.quantifiers, pair.right.quantifiers
    if left & whole and not right & whole:
        found.add(Relation.BROADER, "population")
    elif right & whole and not left & whole:
        found.add(Relation.NARROWER, "population")
    elif (left & SOME_QUANTIFIERS and not right & SOME_QUANTIFIERS) or (
        right & SOME_QUANTIFIERS and not left & SOME_QUANTIFIERS
    ):
        found.loose.append("a part on one side")
