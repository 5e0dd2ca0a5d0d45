"""What the rest of an article tells of a figure: whose francs are meant, and whom "260 of them" or "put it at 23" mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claims.core.extraction.figures.article_units import article_units, in_units, is_sum_again, share_of, spelled_money
from claims.core.extraction.figures.bare_figures import (
    ENDS,
    IS_AGAINST,
    IS_BESIDE,
    IS_CHANGE_OF,
    IS_COMPARED,
    IS_COUNTED,
    IS_HELD,
    IS_IT,
    IS_KNOWN,
    IS_NUMBER,
    IS_PUT_AT,
    IS_REST,
    IS_REVISED,
    IS_SHARE,
    IS_SOME_OF_THOSE,
    IS_THE,
    IS_THERE,
    IS_WHO,
    OF_THEM,
    OF_THOSE,
    OPENS_CLAUSE,
)
from claims.core.extraction.figures.compared import CIRCUMSTANTIAL
from claims.core.extraction.figures.named_plurals import (
    Meant,
    last_thing,
    plural_before,
    plural_in,
)
from claims.core.extraction.figures.pairs import SCORED, SCORING
from claims.core.extraction.figures.percent_again import is_level, is_percent_again, is_percent_beside
from claims.core.extraction.figures.sentences_before import (
    AGE,
    NO_MEASURES,
    Before,
    counts_things,
    last_counted,
    summary_of,
)
from claims.core.extraction.figures.subjects import TELLS_OF_SUBJECT
from claims.core.extraction.figures.verbs import is_won, people_told, repeats_verb, verb_before, verb_behind
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.records import NormalizedQuantity, Quantity

_REACH = 80
"""Characters before and behind a figure that are looked at: a short clause."""
_PUT = (IS_PUT_AT, IS_REVISED, IS_NUMBER, IS_COUNTED, IS_CHANGE_OF)
_EVERY = words("every each")
_ONE = "one"
"""The unit of what "40 new ones" counts."""
_OF_WHOLE = frozenset((" of ", " of the ", " out of ", " of the last ", " of the past ", " of its ", " of their "))
_WHOLE = 100
"""Percents of a whole."""
_HOW_MANY = 2
"""Sentences back in which stands what "the true number was seven" counts; a pronoun goes back one."""


_PERCENT = Meant("percent")


def figures_in_context(
    body: str,
    rows: Sequence[Sequence[Quantity]],
    parsed: Sequence[ParsedSentence],
    countries: Mapping[str, int],
) -> tuple[tuple[Quantity, ...], ...]:
    """The figures of each sentence, with what the article around says of their units.

    ``parsed`` are the same sentences with their words; ``countries`` tells how often the article names each.
    """
    found: list[tuple[Quantity, ...]] = []
    before: list[Before] = []
    units = article_units(rows, countries)
    money: str | None = None
    for row, sentence in zip(rows, parsed, strict=True):
        settled: list[Quantity] = []
        for quantity in (in_units(quantity, units) for quantity in row):
            if quantity.unit is None:
                settled.append(_with_meant(body, sentence, quantity, settled, before, money))
                continue
            if quantity.unit.partition(" per ")[0] == _ONE:
                quantity = _of_ones(sentence, quantity, settled, before)
            if quantity.unit == "person" and quantity.measure is None and before and before[-1].counted is not None:
                quantity = _as_others(body, quantity, before[-1].counted)
            money = spelled_money(body, quantity) or money
            settled.append(quantity)
        settled = _with_wholes(body, sentence, settled, before)
        settled = [quantity for quantity in settled if not _is_open_one(body, quantity)]
        found.append(tuple(settled))
        before = [*before[1 - _HOW_MANY :], summary_of(body, sentence, settled)]
    return tuple(found)


def _is_open_one(body: str, quantity: Quantity) -> bool:
    """Whether it is a "one" of nothing that the text names."""
    return quantity.unit is None and body[quantity.number_span.start : quantity.number_span.end].lower() == _ONE


def _with_meant(
    body: str,
    sentence: ParsedSentence,
    quantity: Quantity,
    row: Sequence[Quantity],
    before: Sequence[Before],
    money: str | None,
) -> Quantity:
    """The figure without a noun, with what it counts, or in the money that the text spoke of last."""
    if money is not None and is_sum_again(body, quantity):
        # "a profit of 412 million crowns, against 668 million": with the unit, it is normalized as it stands.
        return replace(quantity, unit=money, normalized=NormalizedQuantity(quantity.value, money))
    meant = _meant(body, sentence, quantity, row, before)
    if meant is None:
        return quantity
    if meant is _PERCENT:
        return replace(quantity, unit=meant.unit, normalized=share_of(quantity))
    # "damaged 40 houses, 12 were destroyed": what befell those is said of them.
    return replace(quantity, unit=meant.unit, measure=quantity.measure or meant.measure)


def _as_others(body: str, quantity: Quantity, counted: Meant) -> Quantity:
    """ "Of the lighthouses 19 were sold. Two others were given away.": others of those."""
    if not body[quantity.number_span.end : quantity.span.end].endswith(" others"):
        return quantity
    return replace(quantity, unit=counted.unit, measure=counted.measure)


def _of_ones(
    sentence: ParsedSentence, quantity: Quantity, row: Sequence[Quantity], before: Sequence[Before]
) -> Quantity:
    """ "The summers are wet, with 12 dry ones a decade": ones of those that were named before."""
    tokens = sentence.tokens[: sentence.index_at(quantity.span.start)]
    meant = last_counted(row) or last_thing(tokens) or _of_last(before[-1] if before else None)
    if meant is None or meant.unit == _ONE:
        return quantity
    _, per, rate = (quantity.unit or "").partition(" per ")
    described = (quantity.measure or "").removesuffix("ones")
    return replace(quantity, unit=f"{meant.unit}{per}{rate}", measure=f"{described}{meant.measure or meant.unit}")


def _counted_here(sentence: ParsedSentence, row: Sequence[Quantity]) -> Meant | None:
    """What the figures of a sentence counted last, where it can be but in passing ("from 17 towns")."""
    main = [quantity for quantity in row if not _is_circumstance(sentence, quantity)]
    return last_counted(main) or last_counted(row)


def _is_circumstance(sentence: ParsedSentence, quantity: Quantity) -> bool:
    at = sentence.index_at(quantity.span.start) - 1
    while at > 0 and sentence.tokens[at].tag == "D":
        at -= 1
    return at >= 0 and sentence.tokens[at].lower in CIRCUMSTANTIAL


def _meant(
    body: str,
    sentence: ParsedSentence,
    quantity: Quantity,
    row: Sequence[Quantity],
    before: Sequence[Before],
) -> Meant | None:
    """What a figure without a noun counts, told by the words around it and by what was counted before; else None."""
    span = quantity.span
    bare = _Bare(
        sentence,
        quantity,
        row,
        before,
        here=_counted_here(sentence, row),
        last=before[-1] if before else None,
        ahead=body[max(sentence.span.start, span.start - _REACH) : span.start],
        behind=body[span.end : min(span.end + _REACH, sentence.span.end)],
        between=body[max(row[-1].span.end, span.start - _REACH) : span.start] if row else "",
        told_ahead=body[max(sentence.span.start, row[-1].span.start - _REACH) : row[-1].span.start] if row else "",
    )
    if quantity.per is not None:
        return _rate_meant(bare)
    rules = _RULES if ENDS.match(bare.behind.removeprefix(" more")) else _RULES_AMID
    return next((tell(bare) for applies, tell in rules if applies(bare)), None)


@dataclass(frozen=True, slots=True)
class _Bare:
    """A figure without a noun: the figures before it in its sentence (``row``), the sentences before, what was counted last
    here and there, and the words on both sides."""

    sentence: ParsedSentence
    quantity: Quantity
    row: Sequence[Quantity]
    before: Sequence[Before]
    here: Meant | None
    last: Before | None
    ahead: str
    behind: str
    between: str
    """The words from the figure before, in the same sentence; none without one."""
    told_ahead: str
    """The words before that figure."""

    @property
    def is_whole(self) -> bool:
        """Whether the figure can count things: a whole number, or a mean where the one before it is ("27.9 children")."""
        if float(self.quantity.value).is_integer():
            return True
        counted = next((quantity for quantity in reversed(self.row) if counts_things(quantity)), None)
        return counted is not None and not float(counted.value).is_integer()

    @property
    def verb_at(self) -> int | None:
        """The token of the verb whose subject it is."""
        return verb_behind(self.sentence, self.quantity.span.end)

    @property
    def counted_before(self) -> Meant | None:
        """What the sentence before counted."""
        return self.last.counted if self.last is not None else None

    @property
    def here_or_lately(self) -> Meant | None:
        """What this sentence counted, or one not long before."""
        return self.here or _of_lately(self.before)


def _rate_meant(bare: _Bare) -> Meant | None:
    """ "There were 14 last year, against an average of 26 a year in the 1990s."."""
    if bare.here is None or not IS_AGAINST.search(bare.ahead):
        return None
    return Meant(f"{bare.here.unit} per {bare.quantity.per}", bare.here.measure)


def _of_them(bare: _Bare) -> Meant | None:
    start = bare.quantity.span.start
    if bare.ahead.endswith(", ") and bare.behind[len(" of them") :].startswith(","):
        # "Staff at the plant, 212 of them, were told".
        return plural_in(bare.sentence.tokens[: bare.sentence.index_at(start)]) or bare.here or _of_last(bare.last)
    return bare.here or plural_before(bare.sentence, start) or _of_last(bare.last)


def _some_of_those(bare: _Bare) -> Meant | None:
    """ "Of those on the list, 7,300 had waited for a year."."""
    found = IS_SOME_OF_THOSE.search(bare.ahead)
    is_people = found is not None and found[1].lower() == "those" and not found[0].lower().rstrip().endswith("those,")
    return bare.here_or_lately or (Meant("person") if is_people else None)


def _opens_clause(bare: _Bare) -> bool:
    return bare.is_whole and OPENS_CLAUSE.search(bare.ahead) is not None and bare.verb_at is not None


def _subject_meant(bare: _Bare) -> Meant | None:
    """ "checked 40 farms and found that 11 broke the rules", "Seven were children"."""
    verb_at = bare.verb_at
    told = None if verb_at is None else people_told(bare.sentence, verb_at)
    if told is not None:
        return Meant("person", told)
    if bare.quantity.value == 1:
        return bare.here
    return bare.here or (None if bare.row else bare.counted_before) or _rated(bare.row)


def _has_other_verb(bare: _Bare) -> bool:
    """ "opened 14 shops last year and plans 20 more"."""
    verb = verb_before(bare.sentence, bare.quantity.span.start)
    if bare.here is None or verb is None or verb in TELLS_OF_SUBJECT or bare.quantity.measure is not None:
        return False
    # "went off with five fouls, having scored 19".
    return verb not in SCORING or bare.here.unit in SCORED


def _is_so_many_more(bare: _Bare) -> bool:
    """ "The clinic has 12 beds. It asked for 20 more."."""
    is_more = bare.behind.startswith(" more") and not bare.behind.startswith(" more than")
    return is_more and not bare.row and bare.is_whole


def _is_put(bare: _Bare) -> bool:
    """ "put it at 23", "the number was 310", "was revised to a loss of 6,200"."""
    return any(words.search(bare.ahead) for words in _PUT)


def _there_meant(bare: _Bare) -> Meant | None:
    """ "Accidents have become rarer: there were 14 last year"."""
    return (
        bare.here
        or _subject_before_colon(bare.sentence, bare.quantity.span.start)
        or _of_lately(bare.before)
        or (bare.last.plural if bare.last is not None else None)
    )


def _is_held(bare: _Bare) -> bool:
    """ "The camp needs 30 boats. At present it has seven."."""
    return bare.counted_before is not None and not bare.row and IS_HELD.search(bare.ahead) is not None


def _is_number_again(bare: _Bare) -> bool:
    """ "The number of cases reached 480. A week before it was 310."."""
    return bare.last is not None and bare.last.is_number and IS_IT.search(bare.ahead) is not None


def _is_of_same_verb(bare: _Bare) -> bool:
    """ "It housed 350 families. A year earlier it housed 210." """
    if bare.last is None or bare.row:
        return False
    return repeats_verb(bare.sentence, bare.quantity.span.start, bare.last.verb)


def _wins_seats(bare: _Bare) -> bool:
    """ "The Liberals took 17 of the 36 seats. The Greens won 15."."""
    counted = bare.counted_before
    is_seat = counted is not None and counted.unit == "seat" and not bare.row and bare.is_whole
    return is_seat and is_won(bare.sentence, bare.quantity.span.start)


def _is_share_again(bare: _Bare) -> bool:
    """ "In the placebo group 4.1 percent fell ill. In the other the figure was 0.7."."""
    last = bare.row[-1].unit if bare.row else bare.last.unit if bare.last is not None else None
    is_share = last == "percent" and 0 <= bare.quantity.value <= _WHOLE
    return is_share and IS_SHARE.search(bare.ahead) is not None


def _is_percent_again(bare: _Bare) -> bool:
    """ "Growth was 2.1%. The bank had forecast 1.8.", "6.2% this year and 5.9 in 2027"."""
    value = bare.quantity.value
    if not bare.row:
        last = bare.last
        if last is None or last.unit != _PERCENT.unit:
            return False
        return is_percent_again(value, last.value, ahead=bare.ahead, after_level=last.is_level)
    told = bare.row[-1]
    if told.unit != _PERCENT.unit or told.value_to is not None:
        return False
    between = bare.between
    after_level = is_level(bare.told_ahead)
    return is_percent_again(value, told.value, ahead=between, after_level=after_level) or is_percent_beside(
        value, told.value, between=between, behind=bare.behind
    )


def _is_beside(bare: _Bare) -> bool:
    """ "The median wait was 14.2 weeks. For hip replacements it was 27, and for cataracts nine."."""
    return IS_BESIDE.search(bare.ahead) is not None and _measured_lately(bare) is not None


def _measured_lately(bare: _Bare) -> Meant | None:
    """What the last figure of the sentence, else the first of the one before, measures: no age, share or rank."""
    row = [quantity for quantity in bare.row if quantity.measure != AGE and quantity.unit not in NO_MEASURES]
    if row:
        last = row[-1]
        unit = (last.unit or "").partition(" per ")[0] if last.per is not None else last.unit
        return None if unit is None else _PERCENT if unit == _PERCENT.unit else Meant(unit, last.measure)
    unit = bare.last.first if bare.last is not None and not bare.row else None
    return None if unit is None else _PERCENT if unit == _PERCENT.unit else Meant(unit)


_Rule = tuple[Callable[[_Bare], object], Callable[[_Bare], Meant | None]]
_RULES_AMID: tuple[_Rule, ...] = (
    (lambda bare: OF_THEM.match(bare.behind), _of_them),
    # "There are about 30 of us left".
    (lambda bare: bare.behind.startswith(" of us"), lambda bare: Meant("person")),
    (lambda bare: bare.is_whole and IS_SOME_OF_THOSE.search(bare.ahead), _some_of_those),
    (_opens_clause, _subject_meant),
    # "Eleven are in public collections".
    (lambda bare: not bare.row and OF_THOSE.match(bare.behind), lambda bare: _of_last(bare.last)),
    # "compared with the 18,000 that analysts forecast".
    (
        lambda bare: bare.is_whole and IS_THE.search(bare.ahead) and IS_KNOWN.match(bare.behind),
        lambda bare: bare.here_or_lately,
    ),
    # "Of the 1,204 who were admitted".
    (lambda bare: bare.is_whole and IS_WHO.match(bare.behind), lambda bare: bare.here or Meant("person")),
    (lambda bare: not bare.is_whole, lambda bare: None),
)
"""When and how what a figure counts is told, whatever stands behind it; the first that applies decides."""

_RULES: tuple[_Rule, ...] = (
    (_is_share_again, lambda bare: _PERCENT),
    (_is_percent_again, lambda bare: _PERCENT),
    (_is_beside, _measured_lately),
    *_RULES_AMID,
    (lambda bare: bare.here is not None and IS_COMPARED.search(bare.ahead), lambda bare: bare.here),
    (_has_other_verb, lambda bare: bare.here),
    (_is_so_many_more, lambda bare: bare.counted_before),
    (lambda bare: IS_REST.search(bare.ahead), lambda bare: bare.here or bare.counted_before),
    (_is_put, lambda bare: bare.here_or_lately),
    (lambda bare: IS_THERE.search(bare.ahead), _there_meant),
    (_is_held, lambda bare: bare.counted_before),
    (_is_number_again, lambda bare: bare.here or bare.counted_before),
    (_is_of_same_verb, lambda bare: bare.counted_before),
    (_wins_seats, lambda bare: bare.counted_before),
)
"""The same for a figure behind which no noun can follow."""


def _subject_before_colon(sentence: ParsedSentence, offset: int) -> Meant | None:
    """What the clause before a colon is about, where the figure stands behind one."""
    tokens = sentence.tokens[: sentence.index_at(offset)]
    at = next((place for place in range(len(tokens) - 1, 0, -1) if tokens[place].text in (":", "—", "–")), None)
    return None if at is None else plural_in(tokens[:at])


def _of_last(last: Before | None) -> Meant | None:
    return None if last is None else last.counted or last.plural


def _of_lately(before: Sequence[Before]) -> Meant | None:
    """What the sentences before count: the dead where they speak of a toll, else what was counted last."""
    for sentence in reversed(before):
        if sentence.counted is not None:
            return sentence.counted
        if sentence.is_toll:
            return Meant("person")
    return None


def _rated(row: Sequence[Quantity]) -> Meant | None:
    """ "500 trucks a day are needed and 98 entered": what the last rate of the sentence counts."""
    last = row[-1] if row else None
    if last is None or last.per is None or last.unit is None or last.measure is None:
        return None
    return Meant(last.unit.partition(" per ")[0], last.measure)


def _with_wholes(
    body: str, sentence: ParsedSentence, row: Sequence[Quantity], before: Sequence[Before]
) -> list[Quantity]:
    """The figures, part and whole with what was named before ("every port, but only 12 of 48 have it")."""
    settled = list(row)
    for at, (part, whole) in enumerate(pairwise(row)):
        between = body[part.span.end : whole.span.start]
        if whole.unit is not None or between not in _OF_WHOLE:
            continue
        if part.unit is not None:
            if counts_things(part):
                # "compared with 45 of 47 that had been on ice".
                settled[at + 1] = replace(whole, unit=part.unit, measure=part.measure)
            continue
        meant = (
            last_counted(row[:at])
            or _every_before(sentence, part.span.start)
            or plural_before(sentence, part.span.start)
            or _of_last(before[-1] if before else None)
        )
        if meant is not None:
            settled[at : at + 2] = (replace(q, unit=meant.unit, measure=meant.measure) for q in (part, whole))
    return settled


def _every_before(sentence: ParsedSentence, offset: int) -> Meant | None:
    """ "ticketing at every port": the noun behind the last "every"."""
    tokens = sentence.tokens[: sentence.index_at(offset)]
    for at in range(len(tokens) - 2, -1, -1):
        if tokens[at].lower in _EVERY and tokens[at + 1].tag == "N":
            return Meant(tokens[at + 1].lower, None)
    return None
