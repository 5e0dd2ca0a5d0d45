"""What a figure takes from the figures and nouns around it: the unit that is said once for several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claims.core.extraction import counted_nouns, quantity_phrases, units
from claims.core.extraction.currencies import NATIONALITIES
from claims.core.extraction.figure_reading import Reading
from claims.core.extraction.number_words import MAGNITUDES, ORDINALS
from claims.core.extraction.people_lexicon import PEOPLE
from claims.core.extraction.units import Unit
from claims.core.extraction.value_tokens import Token
from claims.core.extraction.vocabulary import words
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
_PARTS_OF = frozenset((("of", "them"), ("of", "whom"), ("of", "those"), ("of", "these"), ("of", "which")))
"""What stands behind a figure that counts some of those counted before."""
_MORE_OR_LESS = words("more fewer less")
"""What stands behind a figure that is a difference to the one before."""
_CLAUSE_ENDS = words(". , ; : ) ! ? and but in on at since last this")
"""What stands behind a figure that has no noun of its own."""
_MORE_CLAUSE_ENDS = _CLAUSE_ENDS | words("a from by before after per when while as or year years")
"""The same where something else shows already that the noun was said before."""
_SENTENCE_ENDS = frozenset(".!?")
"""Marks over which no figure takes a unit here; ``figure_context`` reads on."""
_ABOUT = words("about around some nearly almost roughly over than more just only fewer under approximately least at")
"""Words between a figure and what leads up to it."""
_REACHING = words("to from at was is were are reached reaching hit passed exceeded topped totaled totalled stood")
"""Words between a figure and what amounts to it."""
_HEADS = words("workforce headcount membership attendance enrollment enrolment toll crowd turnout")
"""Words for how many people there are."""
_PERCENTS = 100
"""A turnout above that is no share in percent."""
_OLDEST = 120
"""Years of an age at most."""
_LARGE = 100_000
"""Numbers from here on are told of two unlike things in one sentence too seldom to matter."""
_FARTHEST_SHARE = 40
"""Words between a share and the points that it changed by, at most."""
_NO_AMOUNTS = frozenset(("time", "share", "rank", "ratio"))
"""Dimensions of which "of which" tells no part."""
_NOT_LED_BY = words("of worth at by in")
"""Words before a large number that is of something else ("a country of 80 million")."""
_SUPERLATIVES = words(
    """
    biggest smallest largest richest poorest wealthiest oldest youngest highest lowest strongest weakest worst best
    fastest slowest deadliest hottest coldest busiest longest shortest brightest cheapest dearest
    """
)
"""What is said of things that were named before ("the 40,000 smallest")."""
_AUXILIARIES = words("were are had have will")
"""Verbs right behind "40 more" that show that it has no noun of its own."""
_DESCRIBING = words("male female adult civilian military public private foreign domestic local national")
"""What figures of one noun are told apart by ("12 male and 14 female inmates"), beside nationalities."""
_HAVING = words("has had have")
"""Verbs among the stop words that lead to what is counted."""
_ERROR_REACH = 8
"""Tokens between "margin of error" and its points, at most."""
_PREPOSITIONS = words("of in on at by for with from to under after before during since until")
"""Words behind which a plural is not what a clause says has moved."""
_UNCOUNTED = words(
    """
    shares stocks prices rates futures bonds points yields sales earnings profits revenues exports imports losses
    costs wages savings temperatures scores ratings odds levels rents fees bills taxes funds markets indexes reserves
    debts assets gains spending revenue profit income price rate index stakes
    """
)
"""What moves by amounts that are no count of it."""
_OF_WHOLE = words("of the its their his her our last past first these those")
"""Words between a part and the whole that it is of ("four of the last five")."""
_LONGEST_OF_WHOLE = 4
"""As many of them at most."""


@dataclass(frozen=True, slots=True)
class Context:
    """The figures read before one: the last, the last that counts things, the last share in percent."""

    previous: Reading | None = None
    counted: Reading | None = None
    percent: Reading | None = None

    def after(self, reading: Reading) -> Context:
        """The context of the figure that follows ``reading``."""
        return Context(
            previous=reading,
            counted=reading if reading.counted else self.counted,
            percent=reading if reading.unit is units.PERCENT else self.percent,
        )


def with_unit_of_others(tokens: Sequence[Token], reading: Reading, context: Context) -> Reading:
    """The reading with the unit that is said elsewhere in its sentence, where it names none itself."""
    if reading.counted and reading.unit is not None and reading.unit.name == "other":
        # "three others were missing".
        reading = _as_counted(reading, context.counted) if context.counted else _counting(reading, "person", None)
    elif reading.counted and reading.unit is not None and reading.unit.name in _SUPERLATIVES:
        # "the ten largest recipients … the 40,000 smallest".
        unit = None if context.counted is None else context.counted.unit
        reading = replace(reading, unit=unit, measure=None, counted=unit is not None)
    if reading.unit is None and (named := _named_part(tokens, reading)) is not None:
        return _counting(reading, named.singular, named.words.lower())
    if reading.unit is None and context.previous is not None:
        # "nine managers earned more than £100,000, up from five": money would have its sign again.
        unit = context.previous.unit
        is_paid = unit is not None and unit.dimension == "money" and reading.form == "words"
        leader = context.counted if is_paid and context.counted is not None else context.previous
        reading = _elliptic(tokens, reading, leader)
        counted = context.counted
        if reading.unit is None and counted is not None and _is_count_again(tokens, reading, counted):
            reading = _as_counted(reading, counted)
    if reading.unit is None and reading.form in ("digits", "words"):
        reading = of_subject(tokens, reading)
    return _in_points(tokens, reading, context.percent)


def _elliptic(tokens: Sequence[Token], reading: Reading, previous: Reading) -> Reading:
    """ "6 million homes, including 1.5 million in the north": a bare figure set against the one before takes its unit."""
    if previous.unit is None or previous.is_age or reading.start - previous.end > _FARTHEST:
        return reading
    between = tokens[previous.end : reading.start]
    if reading.form not in ("digits", "words") or any(token.low in _SENTENCE_ENDS for token in between):
        return reading
    if _is_set_against(tokens, reading, previous):
        return _as_counted(reading, previous)
    if _is_amount_more(tokens, reading, previous):
        return replace(_as_counted(reading, previous), per=previous.per)
    return reading


def _named_part(tokens: Sequence[Token], reading: Reading) -> counted_nouns.Counted | None:
    """The noun behind "of them" that says who is meant: "23 dead, eight of them civilians"."""
    if tuple(token.low for token in tokens[reading.end : reading.end + 2]) not in _PARTS_OF or reading.value == 1:
        return None
    named = counted_nouns.counted_noun(tokens, reading.end + 2, 2)
    # Of two words the first may be a verb: "2,000 of them drove tractors".
    if named is None or " " in named.words or not counted_nouns.is_plural(named.words.lower()):
        return None
    goes_on = _ends_clause(tokens, named.end, _MORE_CLAUSE_ENDS) or tokens[named.end].low in _PREPOSITIONS
    return named if goes_on else None


def _is_count_again(tokens: Sequence[Token], reading: Reading, counted: Reading) -> bool:
    """Whether a bare figure counts what the last counted in its sentence was, as the words around it show."""
    if reading.form not in ("digits", "words") or not _in_one_sentence(tokens, counted, reading):
        return False
    if _is_runner_up(tokens, reading):
        return True
    if not reading.start or not _ends_clause(tokens, reading.end, _MORE_CLAUSE_ENDS):
        return False
    lead = tokens[_before_bounds(tokens, reading)].low
    if lead in _REST:
        # "convicted of 12 counts and cleared of the other two".
        return True
    if lead == tokens[_before_bounds(tokens, counted)].low and _is_verb(lead):
        # "has 311 nights; the new one has 284".
        return True
    if lead in _NOT_LED_BY:
        return False
    # "bought 1.4 million doses and had requests for 28 million".
    return min(reading.value, counted.value) >= _LARGE and tokens[reading.number_end - 1].low in MAGNITUDES


def _before_bounds(tokens: Sequence[Token], reading: Reading) -> int:
    """Index of the word before a figure and what bounds it ("only", "at least"); 0 at the least."""
    at = reading.number_start - 1
    while at > 0 and tokens[at].low in _ABOUT and not (tokens[at].low == "at" and tokens[at + 1].low != "least"):
        at -= 1
    return max(at, 0)


def _is_verb(word: str) -> bool:
    """Whether a word before a figure is none of those that tell nothing of it."""
    return word.isalpha() and word not in _PREPOSITIONS and (word in _HAVING or word not in counted_nouns.STOP_WORDS)


def _in_one_sentence(tokens: Sequence[Token], first: Reading, second: Reading) -> bool:
    return not any(token.low in _SENTENCE_ENDS for token in tokens[first.end : second.start])


def _as_counted(reading: Reading, other: Reading) -> Reading:
    return replace(reading, unit=other.unit, measure=other.measure, counted=other.counted)


def _is_amount_more(tokens: Sequence[Token], reading: Reading, previous: Reading) -> bool:
    """ "247 megalitres a day, 31 more than its target", "losses of $6 billion … the first 4 billion"."""
    behind = [token.low for token in tokens[reading.end : reading.end + 2]]
    if behind[:1] == ["more"] and behind[1:] and behind[1] in _AUXILIARIES:
        # "a dozen houses were evacuated; 40 more were without power".
        return previous.counted
    if behind[:1] and behind[0] in _MORE_OR_LESS:
        return behind[1:] == ["than"] and tokens[reading.start - 1].low == ","
    is_money = previous.unit is not None and previous.unit.dimension == "money" and tokens[previous.end].low != ")"
    lead = tokens[reading.start - 1].low if reading.start else ""
    return is_money and lead in _ANOTHER and tokens[reading.number_end - 1].low in MAGNITUDES


def _is_runner_up(tokens: Sequence[Token], reading: Reading) -> bool:
    """ "won 15,408 votes, while Shaw came second with 11,872"."""
    lead = [token.low for token in tokens[max(0, reading.start - 2) : reading.start]]
    return len(lead) == 2 and lead[1] == "with" and lead[0] in ORDINALS and _ends_clause(tokens, reading.end)


def _ends_clause(tokens: Sequence[Token], at: int, ends: frozenset[str] = _CLAUSE_ENDS) -> bool:
    return at >= len(tokens) or tokens[at].low in ends


def _is_set_against(tokens: Sequence[Token], reading: Reading, previous: Reading) -> bool:
    lead = tuple(token.low for token in tokens[max(0, reading.start - 2) : reading.start])
    if lead and (lead[-1] in _SET_AGAINST or lead in _SET_AGAINST_BY_TWO):
        return True
    if lead == ("of", "which") and previous.unit is not None and previous.unit.dimension not in _NO_AMOUNTS:
        # "212 rooms, of which 40 are closed", "24,000 litres, of which 9,000 spilled".
        return True
    if lead[-1:] == ("or",) and previous.unit is not None and previous.per and reading.per:
        # "90 euros a month, or 1,080 a year".
        return previous.unit.dimension == "money"
    if lead and previous.counted and _ends_clause(tokens, reading.end):
        # "61 winners to her opponent's 29", "14 seats, up three", "14 seats and the Liberals nine".
        is_name = reading.form == "words" and lead[-1].isalpha() and tokens[reading.start - 1].text[:1].isupper()
        if is_name or lead[-1].endswith(("'s", "s'")) or lead in ((",", "up"), (",", "down")):
            return True
    if _is_put_beside(tokens, reading, previous):
        return True
    behind = tuple(token.low for token in tokens[reading.end : reading.end + 2])
    # "98 people, 53 of them in the south".
    is_whom = behind == ("of", "whom")
    of_people = previous.unit is not None and previous.unit.name in PEOPLE
    return behind in _PARTS_OF and previous.counted and (of_people or not is_whom)


def _is_put_beside(tokens: Sequence[Token], reading: Reading, previous: Reading) -> bool:
    """ "was put at 40,000 by police and at 90,000 by organizers"."""
    if not previous.number_start or not _ends_clause(tokens, reading.end, _MORE_CLAUSE_ENDS):
        return False
    lead, led = _before_bounds(tokens, reading), _before_bounds(tokens, previous)
    if tokens[lead].low != "at" or tokens[led].low != "at":
        return False
    return any(token.low in ("and", "but", "or") for token in tokens[previous.end : lead])


def as_converted(tokens: Sequence[Token], reading: Reading, previous: Reading | None) -> Reading:
    """ "up to 90 kph (56 mph)": what a bracket gives in another unit is bounded as the figure before it."""
    if previous is None or reading.unit is None or previous.unit is None or previous.value_to is not None:
        return reading
    same = reading.unit.dimension == previous.unit.dimension and reading.unit != previous.unit
    bracket = reading.start == previous.end + 1 and tokens[previous.end].low == "("
    if not same or not bracket or reading.comparator is not Comparator.EQUAL or reading.unit.dimension == "count":
        return reading
    return replace(reading, comparator=previous.comparator, approximate=previous.approximate)


def _in_points(tokens: Sequence[Token], reading: Reading, percent: Reading | None) -> Reading:
    """ "38 percent, seven points higher than in 2018": points of a change beside a share are percentage points."""
    if reading.unit is None or reading.unit.name != "point" or not reading.counted:
        return reading
    lead = [token.low for token in tokens[max(0, reading.start - _ERROR_REACH) : reading.start]]
    if "margin" in lead and "error" in lead:
        # "a margin of error of plus or minus 3 points".
        return replace(reading, unit=units.UNITS["percentage point"], counted=False, measure=None)
    if percent is None or reading.start - percent.end > _FARTHEST_SHARE:
        return reading
    between = tokens[percent.end : reading.start]
    around = (*tokens[max(0, reading.start - 4) : reading.start], *tokens[reading.end : reading.end + 3])
    is_change = any(token.low in quantity_phrases.CHANGE_WORDS for token in around)
    if not is_change or any(token.low in _SENTENCE_ENDS for token in between):
        return reading
    return replace(reading, unit=units.UNITS["percentage point"], counted=False, measure=None)


def of_subject(tokens: Sequence[Token], reading: Reading) -> Reading:
    """The bare figure with the unit of what changed or was counted: "the number of homes fell to 3,217".

    Also "cut its teams in the north from 14 to nine", "the retirement age will rise from 64 to 67".
    """
    at = _before_bounds(tokens, reading)
    if at < 1 or tokens[at].low not in _REACHING:
        return reading
    if reading.end < len(tokens) and tokens[reading.end].low in ("-", "%"):
        return reading
    first = _clause_start(tokens, at)
    clause = tokens[first:at]
    lows = [token.low for token in clause]
    is_last = _ends_clause(tokens, reading.end, _MORE_CLAUSE_ENDS)
    is_moved = tokens[at].low in ("from", "to") and any(low in quantity_phrases.CHANGE_WORDS for low in lows)
    for place, low in enumerate(lows):
        if low in ("number", "numbers") and lows[place + 1 : place + 2] == ["of"]:
            counted = counted_nouns.counted_noun(tokens, first + place + 2, 2)
            if counted is not None:
                return _counting(reading, counted.singular, counted.words.lower())
        if lows[place : place + 2] == ["of", "which"] and place:
            # "outages, of which there were 37".
            noun = next((word for word in reversed(lows[:place]) if word != ","), "")
            if counted_nouns.is_plural(noun):
                return _counting(reading, counted_nouns.singular_of(noun), noun)
        if low in ("numbers", "figures") and is_moved and place and clause[place - 1].kind == "word":
            # "Pupil numbers dropped to 312".
            return _counting(reading, counted_nouns.singular_of(lows[place - 1]), None)
        if low in _HEADS or (low == "count" and lows[place - 1 : place] == ["head"]):
            is_whole = low != "turnout" or reading.value > _PERCENTS
            return _counting(reading, "person", None) if is_whole and is_last else reading
        if low == "age" and is_moved and reading.value < _OLDEST:
            return replace(reading, unit=units.UNITS["year"], is_age=True, measure="age")
    subject = _moved_noun(clause) if is_moved else None
    return reading if subject is None else _counting(reading, counted_nouns.singular_of(subject), subject)


def _clause_start(tokens: Sequence[Token], at: int) -> int:
    first = at
    while first > 0 and at - first < _FARTHEST and tokens[first - 1].low not in _SENTENCE_ENDS | {";", ":"}:
        first -= 1
    return first


def _moved_noun(clause: Sequence[Token]) -> str | None:
    """What a clause says has moved: its first plural that stands behind no preposition and is no price."""
    for place, token in enumerate(clause):
        if token.low in _PREPOSITIONS:
            return None
        if token.kind == "word" and counted_nouns.is_plural(token.low) and token.low not in _UNCOUNTED:
            is_verb = token.low in quantity_phrases.CHANGE_WORDS or token.low in counted_nouns.OUTCOMES
            is_name = token.text[:1].isupper() and (place > 0 or (clause[1:2] and clause[1].text[:1].isupper()))
            return None if is_verb or is_name or token.low in units.UNITS else token.low
        if token.low in _UNCOUNTED:
            return None
    return None


def _counting(reading: Reading, noun: str, measure: str | None) -> Reading:
    return replace(reading, unit=Unit(noun, "count"), measure=measure, counted=True)


def with_wholes(tokens: Sequence[Token], readings: Sequence[Reading]) -> list[Reading]:
    """The readings, each part with the unit of its whole: "four of the last five contests", "11 of the 20 polled"."""
    settled = list(readings)
    for at, (part, whole) in enumerate(pairwise(readings)):
        between = tokens[part.end : whole.start]
        if part.end != part.number_end or not between or between[0].low != "of" or not whole.counted:
            continue
        if part.unit is None and len(between) <= _LONGEST_OF_WHOLE and all(token.low in _OF_WHOLE for token in between):
            settled[at] = replace(part, unit=whole.unit, measure=whole.measure, counted=True)
    for at, (reading, behind) in enumerate(pairwise(settled)):
        settled[at] = _with_shared_noun(tokens, reading, behind)
    return settled


def _with_shared_noun(tokens: Sequence[Token], reading: Reading, behind: Reading) -> Reading:
    """ "20 Indian and at least four Chinese soldiers": the noun of the second figure for what is only described."""
    if not reading.counted or not behind.counted or reading.unit is None or reading.value == 1:
        return reading
    described, between = reading.unit.name, tokens[reading.end : behind.start]
    if described not in NATIONALITIES and described not in _DESCRIBING:
        return reading
    if len(between) != 1 or between[0].low not in ("and", "or", ","):
        return reading
    return replace(reading, unit=behind.unit, measure=None)
