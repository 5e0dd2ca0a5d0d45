"""What a figure takes from the figures and nouns around it: the unit that is said once for several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.core.extraction.figures import counted_nouns, units
from claims.core.extraction.figures.amounts import SCORE, Reading
from claims.core.extraction.figures.compared import beside_share, has_size, latest, leader_of
from claims.core.extraction.figures.number_words import MAGNITUDES, ORDINALS
from claims.core.extraction.figures.outcomes import OUTCOMES, PERSON_OUTCOMES
from claims.core.extraction.figures.pairs import LEVEL_REACH, LEVELS, SCORED, SCORING, is_of_level, is_paired
from claims.core.extraction.figures.parts_of_those import PARTS_OF, is_some_of_those, named_at_start, named_part
from claims.core.extraction.figures.points import in_points
from claims.core.extraction.figures.subjects import TELLS_OF_SUBJECT, of_subject
from claims.core.extraction.figures.sums import at_same_rate, in_millions, is_paid_again
from claims.core.extraction.figures.surroundings import (
    MORE_CLAUSE_ENDS,
    PREPOSITIONS,
    SENTENCE_ENDS,
    before_bounds,
    counting,
    ends_clause,
    in_one_sentence,
    lows_before,
)
from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.determiners import ARTICLES
from claims.core.extraction.lexicon.people import PEOPLE, is_person
from claims.core.extraction.lexicon.verb_words import HAVING
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import shares_of
from claims.core.records import Comparator

_FARTHEST = 25
"""Tokens between two figures of which one takes the other's unit, at most; set by hand."""
_SET_AGAINST = words("including against versus another")
_SET_AGAINST_BY_TWO = frozenset(
    (("a", "further"), ("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from"), ("as", "against"))
)
"""What stands before a figure that is set against the one before, as one word and as two."""
_ANOTHER = words("first last next another further remaining other additional")
"""What stands before a sum that is a part of the one before."""
_REST = words("other remaining")
"""What stands before the number of those that are left."""
_MORE_OR_LESS = words("more fewer less")
"""What stands behind a figure that is a difference to the one before."""
_TIME_APART = words("ago earlier later")
"""Words behind a length of time that say when."""
_WINS = words("win wins victory victories defeat defeats loss losses unbeaten winless")
"""What is told "in" so many matches."""
_FORECASTS = words("forecasts forecast numbers figures estimates targets volumes totals")
"""What is told of those whom the noun before counts."""
_CARRIED = words("passenger visitor visit delivery job")
"""Nouns whose number is forecast, beside people."""
_INTERVALS = words("interval ci")
"""What stands before the bounds of an estimate ("95 percent confidence interval, 74-83")."""
_INTERVAL_REACH = 3
_PEAKS = words("high low peak maximum minimum record average")
"""Levels of which temperatures are told ("40 degrees, with a high of 44.3")."""
_LARGE = 100_000
"""Numbers from here on are told of two unlike things in one sentence too seldom to matter."""
_NO_AMOUNTS = frozenset(("time", "share", "rank", "ratio"))
"""Dimensions of which "of which" tells no part."""
_MOSTLY = 0.5
"""Share of a verb's tags from which a word before a figure is a verb."""
_SOMETIMES = 0.2
"""The same behind "and" ("opened 14 shops and plans 20 more")."""
_LIST_MARKS = frozenset((",", ":", "-", "and", "or", "but", "with"))
"""What stands before the figures of a list."""
_NOT_LED_BY = words("of worth at by in")
"""Words before a large number that is of something else ("a country of 80 million")."""
_SUPERLATIVES = words(
    """
    biggest smallest largest richest poorest wealthiest oldest youngest highest lowest strongest weakest worst best
    fastest slowest deadliest hottest coldest busiest longest shortest brightest cheapest dearest
    """
)
"""What is said of things that were named before ("the 40,000 smallest")."""
_MARGINS = words("lead margin gap advantage deficit cushion majority tally")
"""What is told in the points, seats or votes that stand before."""
_MEASURED_IN_DEGREES = words("temperature temperatures mercury thermometer thermometers")
_OTHER_SUBJECT = words(", ; : - and but or as when while that which who")
"""Words between temperatures and a figure that may be of something else."""
_LEADING_TO_DEGREES = words("of to at hit reached reaching topped exceeded below above touched between and minus")
"""Words between temperatures and a bare figure of theirs."""
_COLDEST, _HOTTEST = -90, 130
"""Degrees of either scale that the air may have."""
_RANKED = words("ahead followed behind than before")
"""Words that lead to the others of a table told in prose."""
_AUXILIARIES = words("were are had have will")
"""Verbs right behind "40 more" that show that it has no noun of its own."""
_MARGIN_REACH = 14
"""Tokens from "its lead" to a bare figure of it, at most."""
_WHOLE = 100
"""Percents of a whole; a figure above that is set against a count rather."""
_REVISED = words("revised record previous downwardly upwardly estimated expected forecast mere")
"""What may stand between "against a" and a figure."""
_LONGEST_OF = 5
"""Words from "two counts" to "one of arson" at most."""


_POINT = units.UNITS["percentage point"]


@dataclass(frozen=True, slots=True)
class Context:
    """The figures read before one: the last, the last outside brackets, the last that counts things, the last share or
    change in percent, the last temperature, the last measure of something (tonnes, euros), the last that is no circumstance
    of another."""

    previous: Reading | None = None
    unbracketed: Reading | None = None
    counted: Reading | None = None
    percent: Reading | None = None
    degree: Reading | None = None
    amount: Reading | None = None
    main: Reading | None = None

    def after(self, reading: Reading, *, is_bracketed: bool, is_circumstance: bool) -> Context:
        """The context of the figure that follows ``reading``."""
        return Context(
            previous=reading,
            unbracketed=self.unbracketed if is_bracketed else reading,
            counted=reading if reading.counted else self.counted,
            percent=reading if reading.unit in (units.PERCENT, _POINT) else self.percent,
            amount=reading if _is_amount(reading) else self.amount,
            main=self.main if is_bracketed or is_circumstance or not has_size(reading) else reading,
            degree=reading if reading.unit is not None and reading.unit.dimension == "temperature" else self.degree,
        )


def is_aside(tokens: Sequence[Token], reading: Reading) -> bool:
    """Whether it is the length that a level is told for, or how long ago it was: what follows has another unit.

    "a 10-year average of 1.9", "up from 1.8 times three months earlier and above its target of 2".
    """
    is_time = reading.unit is not None and reading.unit.dimension == "time"
    return is_time and reading.end < len(tokens) and tokens[reading.end].low in LEVELS | _TIME_APART


def _is_amount(reading: Reading) -> bool:
    """Whether it measures something, neither counting things nor telling a part, a time or a rank."""
    unit = reading.unit
    return unit is not None and not reading.counted and unit.dimension not in _NO_AMOUNTS | {"points", "count"}


def with_unit_of_others(tokens: Sequence[Token], reading: Reading, context: Context) -> Reading:
    """The reading with the unit that is said elsewhere in its sentence, where it names none itself."""
    reading = _standing_for_noun(reading, _other_than(tokens, context.counted))
    if context.previous is not None and is_some_of_those(tokens, reading, context.previous):
        end = reading.end if reading.unit is None else reading.number_end
        reading = _as_counted(replace(reading, end=end, per=None), context.previous)
    if (bare := in_millions(tokens, reading, context.amount)) is not None:
        # "up from 3m": no metres where a sum stood before that they are set against.
        summed = _as_before(tokens, bare, context)
        reading = summed if summed.unit is not None and summed.unit.dimension == "money" else reading
    if reading.unit is None:
        reading = _as_named(tokens, reading, context.degree)
    if reading.unit is None and (named := named_part(tokens, reading)) is not None:
        return counting(reading, named.singular, named.words.lower())
    if reading.unit is None and context.previous is not None and reading.measure != SCORE:
        reading = _as_before(tokens, reading, context)
    if reading.unit is None and reading.form in ("digits", "words"):
        reading = of_subject(tokens, reading)
    return in_points(tokens, at_same_rate(tokens, reading, context.previous), context.percent)


def _other_than(tokens: Sequence[Token], counted: Reading | None) -> Reading | None:
    """What "others" are other than: not those who are only part of it ("14 people, including | three officers")."""
    if counted is None or counted.unit is None or not counted.start or not is_person(counted.unit.name):
        return counted
    return None if tokens[counted.start - 1].low == "including" else counted


def _standing_for_noun(reading: Reading, counted: Reading | None) -> Reading:
    """The reading with the noun that "others" or "smallest" stand for."""
    name = reading.unit.name if reading.counted and reading.unit is not None else None
    if name == "other":
        # "three others were missing".
        return _as_counted(reading, counted) if counted else counting(reading, "person", None)
    if name not in _SUPERLATIVES:
        return reading
    # "the ten largest recipients … the 40,000 smallest".
    unit = None if counted is None else counted.unit
    return replace(reading, unit=unit, measure=None, counted=unit is not None)


def _as_named(tokens: Sequence[Token], reading: Reading, degree: Reading | None) -> Reading:
    """The bare figure with what the words before it name: a factor, a population, the cases "of" which it tells."""
    lead = lows_before(tokens, reading, 2)
    if len(lead) == 2 and lead[0] in _WINS and lead[1] == "in" and ends_clause(tokens, reading.end):
        # "without a win in eight", "unbeaten in 14".
        return counting(reading, "match", None)
    if len(lead) == 2 and lead[0] in _FORECASTS and lead[1] == "of" and reading.start > len(lead):
        told = tokens[reading.start - 3].low
        if told in PEOPLE or told in _CARRIED:
            # "Passenger forecasts of 38,000 a day".
            return counting(reading, told, None)
    is_peak = len(lead) == 2 and lead[0] in _PEAKS and lead[1] in ("of", "at")
    if degree is not None and is_peak and reading.end < len(tokens) and in_one_sentence(tokens, degree, reading):
        return replace(reading, unit=degree.unit)
    if lead == ("factor", "of"):
        return replace(reading, unit=units.TIMES)
    if lead[-1:] == ("population",) or lead == ("population", ","):
        # "Kilcorran, population 4,100".
        return counting(reading, "person", "population")
    behind = [token.low for token in tokens[reading.end : reading.end + 2]]
    if reading.form in ("digits", "words") and (behind[:1] == ["aboard"] or behind == ["on", "board"]):
        return counting(reading, "person", None)
    if _is_temperature(tokens, reading):
        return replace(reading, unit=units.DEGREE)
    noun = named_at_start(tokens, reading)
    return reading if noun is None else counting(reading, counted_nouns.singular_of(noun), noun)


def _is_temperature(tokens: Sequence[Token], reading: Reading) -> bool:
    """ "The mercury fell to minus 42", "temperatures of 38": degrees of no named scale."""
    if not _COLDEST <= reading.value <= _HOTTEST or reading.form not in ("digits", "words"):
        return False
    at = before_bounds(tokens, reading)
    lead = [token.low for token in tokens[max(0, at - LEVEL_REACH) : at + 1]]
    ends = MORE_CLAUSE_ENDS | _AUXILIARIES
    if not lead or lead[-1] not in _LEADING_TO_DEGREES or not ends_clause(tokens, reading.end, ends):
        return False
    named = next((place for place in range(len(lead) - 1, -1, -1) if lead[place] in _MEASURED_IN_DEGREES), None)
    if lead[-1] == "and" and not tokens[at - 1].low.isdecimal():
        return False
    # "As temperatures rose, deaths reached 40".
    return named is not None and _OTHER_SUBJECT.isdisjoint(lead[named:-1])


def _as_before(tokens: Sequence[Token], reading: Reading, context: Context) -> Reading:
    """The bare figure with the unit of a figure before it, where the words between show that it is the same."""
    leader, counted = leader_of(tokens, reading, context.unbracketed or context.previous, context.main), context.counted
    if leader is None:
        return reading
    if (shared := beside_share(tokens, reading, leader, context.percent)) is not None:
        return shared
    # "nine managers earned more than £100,000, up from five": money would have its sign again.
    is_paid = leader.unit is not None and leader.unit.dimension == "money" and reading.form == "words"
    # "212 women, a record 32 percent, against 171".
    is_paid = is_paid or (leader.unit is units.PERCENT and reading.value > _WHOLE)
    # "94,000 working days, less than half June's total of 201,000".
    is_above_whole = leader.unit is units.SHARE and reading.value > 1
    if is_above_whole:
        counted = latest(counted, context.amount)
    if is_above_whole and counted is None:
        return reading
    is_paid = is_paid or is_above_whole
    is_part = leader.unit in (units.SHARE, units.TIMES) and leader.end + 1 == reading.start
    if is_part and tokens[leader.end].low == "the" and (whole := latest(counted, context.amount)) is not None:
        # "not even half the 950 that engineers had planned for".
        return _as_counted(reading, whole)
    if counted is not None and (is_paid or (leader.is_age and _is_up_from(tokens, reading))):
        leader = counted
    reading = _elliptic(tokens, reading, leader)
    if reading.unit is None and _is_amount_again(tokens, reading, context.amount):
        return _as_counted(reading, context.amount or leader)
    if reading.unit is not None or counted is None:
        return reading
    if _is_margin(tokens, reading) and counted.unit is not None and counted.unit.name in SCORED:
        return _as_counted(reading, counted)
    if _is_count_again(tokens, reading, counted) or _is_rate_of(tokens, reading, counted):
        return _as_counted(reading, counted)
    return reading


def _is_amount_again(tokens: Sequence[Token], reading: Reading, amount: Reading | None) -> bool:
    """ "The average flat has 91 square metres, and each person has 41"."""
    if amount is None or not in_one_sentence(tokens, amount, reading):
        return False
    lead = tokens[before_bounds(tokens, reading)].low
    is_same = lead == tokens[before_bounds(tokens, amount)].low and _is_verb(lead)
    return is_same and ends_clause(tokens, reading.end, MORE_CLAUSE_ENDS)


def _is_margin(tokens: Sequence[Token], reading: Reading) -> bool:
    """ "has 61 points, but its lead has shrunk from 12 to five"."""
    if tokens[before_bounds(tokens, reading)].low not in ("from", "to", "by") or not ends_clause(tokens, reading.end):
        return False
    return any(token.low in _MARGINS for token in tokens[max(0, reading.start - _MARGIN_REACH) : reading.start])


def _elliptic(tokens: Sequence[Token], reading: Reading, previous: Reading) -> Reading:
    """ "6 million homes, including 1.5 million in the north": a bare figure set against the one before takes its unit."""
    if previous.unit is None or previous.is_age or reading.start - previous.end > _FARTHEST:
        return reading
    if previous.unit is units.RANK and reading.form == "digits":
        # "the 42nd case this year, against 29": no rank.
        return reading
    between = tokens[previous.end : reading.start]
    if reading.form not in ("digits", "words") or any(token.low in SENTENCE_ENDS for token in between):
        return reading
    if previous.unit.dimension == "share" and reading.per is not None:
        # "climbed nearly a third, to an average of 26 a day".
        return reading
    if previous.unit is _POINT and is_of_level(tokens, reading, previous):
        # "four points fewer than the target of 90".
        return replace(reading, unit=units.PERCENT)
    if _is_set_against(tokens, reading, previous):
        # "1.35 tonnes a hectare, against an average of 1.9".
        per = None if previous.counted else previous.per
        return replace(_as_counted(reading, previous), per=reading.per or per)
    if _is_amount_more(tokens, reading, previous) or is_paid_again(tokens, reading, previous):
        return replace(_as_counted(reading, previous), per=previous.per)
    return reading


def _is_count_again(tokens: Sequence[Token], reading: Reading, counted: Reading) -> bool:
    """Whether a bare figure counts what the last counted in its sentence was, as the words around it show."""
    if reading.form not in ("digits", "words") or not in_one_sentence(tokens, counted, reading):
        return False
    if _is_runner_up(tokens, reading):
        return True
    if counted.value > 1 and lows_before(tokens, reading, 2) == ("the", "remaining"):
        # "12 of the 19 defendants pleaded guilty; the remaining seven go on trial".
        return True
    end = reading.end + (reading.end < len(tokens) and tokens[reading.end].low == "more")
    if not reading.start or not ends_clause(tokens, end, MORE_CLAUSE_ENDS | PREPOSITIONS):
        return False
    lead = tokens[before_bounds(tokens, reading)].low
    if lead == "(" and reading.end < len(tokens) and tokens[reading.end].low == ")":
        # "104,600 entries, ahead of biology (71,200)", "12 medals, ahead of Norway (9)"; "Tom (12)" is an age.
        is_ranked = any(token.low in _RANKED for token in tokens[counted.end : reading.start])
        return is_ranked or min(reading.value, counted.value) >= _WHOLE
    if lead in _REST:
        # "convicted of 12 counts and cleared of the other two".
        return True
    if lead == tokens[before_bounds(tokens, counted)].low and _is_verb(lead):
        # "has 311 nights; the new one has 284".
        return True
    if counted.value > 1 == reading.value and tokens[counted.end].low == "of":
        # "two counts of burglary and one of arson".
        return lead == "and" and reading.start - counted.end <= _LONGEST_OF and tokens[reading.end].low == "of"
    if (
        counted.value > 1 < reading.value
        and float(reading.value).is_integer()
        and _is_listed(tokens, reading, counted, lead)
    ):
        return True
    if lead in _NOT_LED_BY:
        return False
    # "bought 1.4 million doses and had requests for 28 million".
    return min(reading.value, counted.value) >= _LARGE and tokens[reading.number_end - 1].low in MAGNITUDES


def _is_rate_of(tokens: Sequence[Token], reading: Reading, counted: Reading) -> bool:
    """ "14 accidents last year, against an average of 26 a year"."""
    if reading.per is None or counted.per is not None or not in_one_sentence(tokens, counted, reading):
        return False
    at = before_bounds(tokens, reading)
    return tokens[at].low == "against" or (tokens[at].low == "of" and tokens[at - 1].low == "average")


def _is_listed(tokens: Sequence[Token], reading: Reading, counted: Reading, lead: str) -> bool:
    """ "scored 28 goals and conceded 11", "will close 45 branches: 12 in Wales, 20 in Scotland and 13 in England"."""
    if OUTCOMES.get(lead) in PERSON_OUTCOMES or lead in TELLS_OF_SUBJECT:
        return False
    if lead in SCORING and counted.unit is not None and counted.unit.name not in SCORED:
        # "went off with five fouls, having scored 19".
        return False
    shares = shares_of(lead) or shares_of(lead.removesuffix("s")) or {}
    at = before_bounds(tokens, reading)
    is_joined = at > 0 and tokens[at - 1].low in ("and", "but", "then")
    if sum(shares.get(tag, 0.0) for tag in "BFZTE") >= (_SOMETIMES if is_joined else _MOSTLY):
        return True
    behind = tokens[reading.end].low if reading.end < len(tokens) else ""
    return lead in _LIST_MARKS and behind in PREPOSITIONS


def _is_verb(word: str) -> bool:
    """Whether a word before a figure is none of those that tell nothing of it."""
    return word.isalpha() and word not in PREPOSITIONS and (word in HAVING or word not in counted_nouns.STOP_WORDS)


def _as_counted(reading: Reading, other: Reading) -> Reading:
    return replace(reading, unit=other.unit, measure=other.measure, counted=other.counted)


def _is_amount_more(tokens: Sequence[Token], reading: Reading, previous: Reading) -> bool:
    """ "247 megalitres a day, 31 more than its target", "losses of $6 billion … the first 4 billion"."""
    behind = [token.low for token in tokens[reading.end : reading.end + 2]]
    if behind[:1] == ["more"] and behind[1:] and behind[1] in _AUXILIARIES:
        # "a dozen houses were evacuated; 40 more were without power".
        return previous.counted
    if behind[:1] and behind[0] in _MORE_OR_LESS:
        is_alone = behind[1:] == ["than"] or ends_clause(tokens, reading.end + 1)
        return is_alone and tokens[before_bounds(tokens, reading)].low in (",", "-")
    is_money = previous.unit is not None and previous.unit.dimension == "money" and tokens[previous.end].low != ")"
    lead = tokens[reading.start - 1].low if reading.start else ""
    return is_money and lead in _ANOTHER and tokens[reading.number_end - 1].low in MAGNITUDES


def _is_runner_up(tokens: Sequence[Token], reading: Reading) -> bool:
    """ "won 15,408 votes, while Shaw came second with 11,872"."""
    lead = lows_before(tokens, reading, 2)
    return len(lead) == 2 and lead[1] == "with" and lead[0] in ORDINALS and ends_clause(tokens, reading.end)


def _is_set_against(tokens: Sequence[Token], reading: Reading, previous: Reading) -> bool:
    lead = lows_before(tokens, reading, 2)
    if lead[-1:] and lead[-1] in _REVISED:
        lead = tuple(low for low in lows_before(tokens, reading, 5) if low not in _REVISED | ARTICLES)[-2:]
    if lead and (lead[-1] in _SET_AGAINST or lead in _SET_AGAINST_BY_TWO):
        return True
    if previous.unit is units.PERCENT and not _INTERVALS.isdisjoint(lows_before(tokens, reading, _INTERVAL_REACH)):
        return True
    if lead == ("of", "which") and previous.unit is not None and previous.unit.dimension not in _NO_AMOUNTS:
        # "212 rooms, of which 40 are closed", "24,000 litres, of which 9,000 spilled".
        return True
    if lead[-1:] == ("or",) and previous.unit is not None and previous.per and reading.per:
        # "90 euros a month, or 1,080 a year".
        return previous.unit.dimension == "money"
    if previous.counted and lead in ((",", "up"), (",", "down")) and ends_clause(tokens, reading.end, MORE_CLAUSE_ENDS):
        return True
    if lead and previous.counted and ends_clause(tokens, reading.end):
        # "61 winners to her opponent's 29", "14 seats, up three", "14 seats and the Liberals nine".
        is_name = reading.form == "words" and lead[-1].isalpha() and tokens[reading.start - 1].text[:1].isupper()
        if is_name or lead[-1].endswith(("'s", "s'")) or (lead[-1] == "'" and lead[0].endswith("s")):
            return True
    if is_paired(tokens, reading, previous):
        return True
    if lead[-1:] == ("from",) and reading.start == previous.end + 1 and ends_clause(tokens, reading.end):
        # "cut his target to 90 crowns from 120", "grew to an average of 12 minutes from eight in 2019".
        return True
    behind = tuple(token.low for token in tokens[reading.end : reading.end + 2])
    # "98 people, 53 of them in the south".
    is_whom = behind == ("of", "whom")
    of_people = previous.unit is not None and previous.unit.name in PEOPLE
    is_time = previous.unit is not None and previous.unit.dimension == "time"
    if (
        is_time
        and reading.value <= previous.value
        and behind == ("of", "them")
        and lead[-1:] == (",",)
        and reading.start == previous.end + 1
    ):
        # "eight years, two of them suspended".
        return True
    return behind in PARTS_OF and previous.counted and (of_people or not is_whom)


def _is_up_from(tokens: Sequence[Token], reading: Reading) -> bool:
    """ "24 aged 65 or over, up from 21": no age is up from another."""
    return lows_before(tokens, reading, 2) in (("up", "from"), ("down", "from"))


def as_converted(tokens: Sequence[Token], reading: Reading, previous: Reading | None) -> Reading:
    """ "up to 90 kph (56 mph)": what a bracket gives in another unit is bounded as the figure before it."""
    if previous is None or reading.unit is None or previous.unit is None or previous.value_to is not None:
        return reading
    same = reading.unit.dimension == previous.unit.dimension and reading.unit != previous.unit
    bracket = reading.start == previous.end + 1 and tokens[previous.end].low == "("
    if not same or not bracket or reading.comparator is not Comparator.EQUAL or reading.unit.dimension == "count":
        return reading
    return replace(reading, comparator=previous.comparator, approximate=previous.approximate)
