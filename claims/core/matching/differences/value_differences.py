"""What two claims differ in by their times and figures."""

from __future__ import annotations

import datetime as dt
import re

from claims.core.extraction.figures.currencies import CURRENCY_CODES, CURRENCY_SIGNS, CURRENCY_WORDS
from claims.core.extraction.tongues.tongue import fold
from claims.core.matching.comparing.alignment import Level, Link
from claims.core.matching.comparing.causatives import tells_outcome
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.comparing.derived import tells_other_part, tells_other_share, told_as_share
from claims.core.matching.comparing.exchanged_values import find_exchanged_values
from claims.core.matching.comparing.figures import MAX_APPROXIMATION, FigurePair, count_alike
from claims.core.matching.comparing.periods import PeriodComparison, begins_then
from claims.core.matching.comparing.time_bounds import ends_here_and_begins_there
from claims.core.matching.comparing.told_inversely import is_dated_by_denial
from claims.core.matching.differences.found import SLOTS_OF, Differences
from claims.core.matching.parts.stretches import tells_length
from claims.core.matching.parts.units import UnitKind
from claims.core.matching.statements.reading import CHANGES, Statement
from claims.core.matching.tongues.reading import GRAMMARS
from claims.core.records import Comparison, Modality, Quantity, Relation, Span, TimeExpression

LONE_FIGURE = "a figure on one side"
OTHER_PRECISION = "times that only may agree"
"""Reasons that leave open whether one side only tells more."""

_PERSON_ENDINGS = ("er", "ers", "ee", "ees", "or", "ors", "ant", "ants")
"""Endings of nouns for who does something or whom it is done to."""

_MOVE_REACH = 16
"""Code points before a figure within which the word stands that tells how something moved."""

_YEAR_PARTS = frozenset({"early", "mid", "middle", "late", "beginning", "end"})


def note_period(pair: Comparisons, found: Differences) -> None:
    """Note whether the two speak of other times; times that only may agree forbid a confirmation."""
    period = pair.period
    if _lasts_here_and_is_past_there(pair):
        found.add(Relation.OTHER_DATE, "time")
    if period is None:
        return
    if _began_then(pair, period):
        found.loose.append("a time until which something was not so")
        return
    if ends_here_and_begins_there(pair):
        found.add(Relation.OTHER_DATE, "time")
        return
    if (
        period.comparison is Comparison.DIFFERENT
        or _other_part_of_year(pair, period)
        or _went_on_since(pair)
        or _moved_over_part(pair, period)
    ):
        found.add(Relation.OTHER_DATE, "time")
    elif period.comparison in {Comparison.ONLY_LEFT, Comparison.ONLY_RIGHT}:
        if _is_impossible(pair):
            found.add(Relation.OTHER_DATE, "time")
        else:
            found.loose.append("a time on one side")
    elif not period.confirms:
        found.loose.append(OTHER_PRECISION)


def _lasts_here_and_is_past_there(pair: Comparisons) -> bool:
    """ "Was shut for two years" against "was shut two years ago"; what "has been shut for two years" was shut two years
    ago."""
    return any(
        one.left.is_duration
        and one.confirms
        and (
            (_is_ago(pair.left, one.left) and _lasts(pair.right, one.right))
            or (_is_ago(pair.right, one.right) and _lasts(pair.left, one.left))
        )
        for one in pair.figures.pairs
    )


def _is_ago(side: Statement, length: Quantity) -> bool:
    return _AGO.match(side.text, length.span.end) is not None


def _lasts(side: Statement, length: Quantity) -> bool:
    """Whether a length is that of what is over ("for two years", with no "has been")."""
    return side.text[: length.span.start].lower().endswith(" for ") and _PERFECT.search(side.text) is None


_AGO = re.compile(r"\sago\b", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:has|have|had)\b|['’](?:s|ve|d)\b", re.IGNORECASE)


def _began_then(pair: Comparisons, period: PeriodComparison) -> bool:
    """ "could not vote until 1971" against "got the vote in 1971"."""
    if period.left is None or period.right is None or period.left.timex != period.right.timex:
        return False
    return is_dated_by_denial(pair)


def tells_since_when(pair: Comparisons) -> bool:
    """Whether one side tells since when something is so, and the other that it happened then."""
    if pair.period is None or pair.period.left is None or pair.period.right is None:
        return False
    left, right = pair.period.left, pair.period.right
    return begins_then(left, right) or begins_then(right, left)


def _went_on_since(pair: Comparisons) -> bool:
    """ "has built 400 homes since 2018" against "built 400 homes in 2018": one verb that goes on here and is over there;
    what "was banned in 2018" has been banned since."""
    if not tells_since_when(pair):
        return False
    counts = any(one.left.normalized is None and one.left.unit != "times" for one in pair.figures.pairs)
    lasts = pair.left.passive and pair.right.passive and not counts
    return not lasts and any(
        link.left is pair.left.predicate and link.right is pair.right.predicate for link in pair.alignment.shared
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


def _moved_over_part(pair: Comparisons, period: PeriodComparison) -> bool:
    """ "rose by 5 % in the second quarter of 2019" against "rose by 5 % in 2019": one change over a year and over a part of
    it; what somebody raised was raised on one day."""
    left, right = period.left, period.right
    if left is None or right is None or left.open_end or right.open_end or not pair.figures.pairs:
        return False
    if not len(pair.left.times) == len(pair.right.times) == 1:
        return False
    if {left.granularity, right.granularity} - _LONGER or not _is_part(left, right):
        return False
    return any(
        link.left is pair.left.predicate and link.right is pair.right.predicate and link.left.exact & _MOVING
        for link in pair.alignment.shared
    )


def _is_part(left: TimeExpression, right: TimeExpression) -> bool:
    """Whether one time is a dated part of the other, and not next to all of it."""
    if left.start is None or left.end is None or right.start is None or right.end is None:
        return False
    lengths = sorted(((left.end - left.start).days + 1, (right.end - right.start).days + 1))
    return lengths[0] <= _LARGEST_PART * lengths[1]


_LARGEST_PART = 0.75
_MOVING = frozenset({"=rise", "=fall"})
_LONGER = frozenset({"month", "quarter", "half", "season", "year", "decade"})
"""Lengths of time over which figures are compared."""


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
    return found.complement or "a contrary that another one undoes" in found.loose


def note_figures(pair: Comparisons, found: Differences) -> None:
    """Note other figures, changes by and to a figure, and figures that stand on one side alone."""
    told = pair.told
    for one in pair.figures.pairs:
        if one.left in told and one.right in told:
            continue
        if one.comparison is Comparison.DIFFERENT and not (one.complement and _speaks_of_contraries(found)):
            found.add(Relation.DIFFERENT_FIGURE, "quantity")
        elif one.complement and found.complement:
            continue
        elif (
            not one.confirms
            or _turns_round(pair, one)
            or not (count_alike(one.left, one.right) or _counts_events(pair, one))
        ):
            found.loose.append("figures that only may agree")
    moves = Comparison.EQUAL if told else _moves(pair)
    if moves is Comparison.DIFFERENT:
        found.add(Relation.OTHER_MEASURE, "measure")
    elif moves is Comparison.UNKNOWN:
        found.loose.append("by or to a figure")
    if not told and not _are_in_order(pair):
        found.loose.append("figures in another order")
    if told and told_as_share(pair.left, pair.right):
        found.loose.append("a part of a whole told as a share")  # of a bank's mines, or of each of them
    elif tells_other_share(pair.left, pair.right) or tells_other_part(pair.left, pair.right):
        found.add(Relation.DIFFERENT_FIGURE, "quantity")
    if pair.left.rates and pair.right.rates and not pair.left.rates & pair.right.rates and pair.figures.pairs:
        found.add(Relation.DIFFERENT_FIGURE, "quantity")
    if _are_other_sums(pair):
        found.add(Relation.DIFFERENT_FIGURE, "quantity")
    units = _other_units(pair)
    if units is not None:
        found.add(Relation.DIFFERENT_FIGURE, "quantity")
        found.spans.setdefault("quantity", units)
    if _is_first_by_one(pair):
        acts = pair.left.predicate is not None and pair.right.predicate is not None
        found.add(*((Relation.OTHER_ENTITY, "subject") if acts else (Relation.DIFFERENT_FIGURE, "quantity")))
    if _has_lone_figure(pair, told):
        found.loose.append(LONE_FIGURE)


def _other_units(pair: Comparisons) -> tuple[Span, Span] | None:
    """The figures of a pair that are one number of two units: percent and percentage points, euros and dollars."""
    for one in pair.figures.left_only:
        for other in pair.figures.right_only:
            if one.value == other.value and _are_other_units(one, other):
                return one.span, other.span
    return None


def _are_other_sums(pair: Comparisons) -> bool:
    """Whether each side has one figure alone, of money in one currency as far as both say which, and these are far apart:
    "£1,900", "900 pounds"; "4 euros a dose", "19 euros"."""
    left, right = pair.figures.left_only, pair.figures.right_only
    if len(left) != 1 or len(right) != 1:
        return False
    units = [(one.unit or "").partition(" per ")[0] for one in (*left, *right)]
    words = [set(unit.split()) for unit in units]
    if not _CURRENCIES.issuperset(units) or not (words[0] <= words[1] or words[1] <= words[0]):
        return False
    values = left[0].value, right[0].value
    return abs(values[0] - values[1]) > MAX_APPROXIMATION * max(values)


def _are_other_units(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are measured in units that surely differ; "dollars" may be Canadian ones."""
    if {one.unit, other.unit} in _POINTS_AND_PERCENT:
        return True
    if one.unit not in _CURRENCIES or other.unit not in _CURRENCIES:
        return False
    return set(one.unit.split()).isdisjoint(other.unit.split())


_CURRENCIES = {*CURRENCY_SIGNS.values(), *CURRENCY_CODES.values(), *CURRENCY_WORDS.values()}
_POINTS_AND_PERCENT = ({"percentage point", "percent"}, {"point", "percent"})


def note_exchanged_values(pair: Comparisons, found: Differences) -> None:
    """Note that a figure or time stands in another one's place."""
    exchanged = find_exchanged_values(pair)
    if exchanged is None:
        return
    if exchanged.is_all:
        found.relations.clear()
        found.slots.clear()
    slot = SLOTS_OF[exchanged.relation][0]
    found.add(exchanged.relation, slot)
    found.spans[slot] = exchanged.left, exchanged.right


def _turns_round(pair: Comparisons, one: FigurePair) -> bool:
    """Whether a figure is what something starts from on one side alone."""
    left = _move_word(pair.left, one.left.span.start) == "from" and one.left.value_to is None
    right = _move_word(pair.right, one.right.span.start) == "from" and one.right.value_to is None
    return left != right


def counts_persons(pair: Comparisons, link: Link) -> bool:
    """ "40 employees" against "employs 40 people": a noun of persons that the other side tells by its verb."""
    if link.level is not Level.DERIVED or (link.left.kind is UnitKind.VERB) == (link.right.kind is UnitKind.VERB):
        return False
    noun = link.right if link.left.kind is UnitKind.VERB else link.left
    if not noun.counted or not noun.text.lower().endswith(_PERSON_ENDINGS):
        return False
    return any(_is_person(one.left) != _is_person(one.right) for one in pair.figures.pairs)


def _counts_events(pair: Comparisons, one: FigurePair) -> bool:
    """ "18 murders" against "18 people were murdered": an event counted here, those whom it befell there."""
    if _is_person(one.left) == _is_person(one.right):
        return False
    return any(
        (link.right if _is_person(one.left) else link.left).counted
        and UnitKind.VERB in {link.left.kind, link.right.kind}
        and (link.level >= Level.ALIKE or counts_persons(pair, link) or tells_outcome(pair, link))
        for link in pair.alignment.shared
    )


def _is_person(quantity: Quantity) -> bool:
    return quantity.normalized is None and quantity.unit in {"person", "people", "life"}


def _has_lone_figure(pair: Comparisons, told: tuple[Quantity, ...]) -> bool:
    """Whether one side has a figure of its own; a length of time that a period tells as well is none."""
    times = (*pair.left.times, *pair.right.times)
    return any(
        not tells_length(quantity, times, side.published)
        for side, alone in ((pair.left, pair.figures.left_only), (pair.right, pair.figures.right_only))
        for quantity in alone
        if quantity not in told
    )


def _is_first_by_one(pair: Comparisons) -> bool:
    """Whether one side tells a rank of what tops all others on the other one: "the second largest city", "the largest"."""
    alone = (*pair.figures.left_only, *pair.figures.right_only)
    if len(alone) != 1 or alone[0].unit != "rank" or alone[0].value == 1:
        return False
    ranked, topping = (pair.left, pair.right) if pair.figures.left_only else (pair.right, pair.left)
    most = _MOST_BEHIND.match(ranked.text, alone[0].span.end)
    return most is not None and re.search(rf"\b{most['most']}\b", topping.text, re.IGNORECASE) is not None


_MOST_BEHIND = re.compile(r"[\s-](?P<most>[a-z]+est|most|least)\b", re.IGNORECASE)


def _moves(pair: Comparisons) -> Comparison:
    """Whether figures are what something changed by or what it changed to ("rose by 5 %", "rose to 5 %")."""
    worst = Comparison.EQUAL
    if not (_tells_change(pair.left) or _tells_change(pair.right)):
        return worst
    for one in pair.figures.pairs:
        left, right = _move_word(pair.left, one.left.span.start), _move_word(pair.right, one.right.span.start)
        if left == right:
            continue
        if left and right and (_is_alone(pair) or ({left, right} == {"by", "to"} and _are_all_paired(pair))):
            return Comparison.DIFFERENT
        worst = Comparison.UNKNOWN if "to" in {left, right} else worst
    return worst


def _is_alone(pair: Comparisons) -> bool:
    return len(pair.left.quantities) == len(pair.right.quantities) == 1


def _are_all_paired(pair: Comparisons) -> bool:
    return not pair.figures.left_only and not pair.figures.right_only


def _may_answer(one: Quantity, other: Quantity) -> bool:
    """Whether one figure could stand in the place of the other."""
    units = {one.unit, other.unit}
    return len(units) == 1 or (None in units and not units & {"share", "percent", "times"})


def _tells_change(statement: Statement) -> bool:
    return any(unit.exact & CHANGES for unit in statement.units)


def _move_word(statement: Statement, start: int) -> str:
    """The English word for what stands before a figure: "by", "to" or "from"; an article between is passed over."""
    before = fold(statement.text[max(0, start - _MOVE_REACH) : start]).split()
    grammar = GRAMMARS.get(statement.language)
    if grammar is None:
        return before[-1] if before and before[-1] in {"by", "to", "from"} else ""
    while len(before) > 1 and before[-1] in grammar.articles and before[-2] in grammar.moves:
        before.pop()
    return grammar.moves.get(before[-1].rstrip("'"), "") if before else ""


def _are_in_order(pair: Comparisons) -> bool:
    """Whether figures of one dimension stand in the same order on both sides ("21 for and 9 against")."""
    pairs = pair.figures.pairs
    return all(
        (one.left.span.start - other.left.span.start) * (one.right.span.start - other.right.span.start) > 0
        for place, one in enumerate(pairs)
        for other in pairs[place + 1 :]
        if _may_answer(one.left, other.left)
    )
