"""What a figure tells of the subject of its clause: "the number of homes fell to 3,217", "arrivals reached 12,400"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.core.extraction.figures import counted_nouns, units
from claims.core.extraction.figures.amounts import Reading
from claims.core.extraction.figures.counted_people import is_of_people
from claims.core.extraction.figures.currencies import AMBIGUOUS_WORDS, CURRENCY_WORDS
from claims.core.extraction.figures.outcomes import OUTCOMES
from claims.core.extraction.figures.quantity_phrases import CHANGE_WORDS
from claims.core.extraction.figures.surroundings import (
    MORE_CLAUSE_ENDS,
    PREPOSITIONS,
    SENTENCE_ENDS,
    before_bounds,
    counting,
    ends_clause,
)
from claims.core.extraction.figures.units import Unit
from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import shares_of

_REACHING = words(
    """
    to from at was is were are reached reaching hit passed exceeded topped totaled totalled stood numbered number numbering
    numbers averaged averages averaging
    """
)
"""Words between a figure and what amounts to it."""
_REACHED = words("reached reaching hit passed exceeded topped totaled totalled numbered number numbering")
"""Those of them that say of the plural before them how many there are ("arrivals reached 12,400")."""
_AMOUNTS_OF = words("number numbers backlog caseload stockpile tally count")
"""What is told "of" those that it counts ("the backlog of claims stood at 86,800")."""
_STANDING = words("stand stands stood standing")
"""Verbs that say so with "at"."""
_WISHING = words("wants expects hopes says thinks")
"""Verbs of the present that look like plurals ("The centre wants waiting times cut to six")."""
_AMOUNTING = words("adds comes amounts runs works")
"""Verbs of the present that lead with "to" to what something amounts to, and look like plurals."""
_AMOUNTING_BEHIND = words("to up out at")
"""What stands right behind such a verb; behind a plural does a verb ("public works rose to 300")."""
_PASSING = words("below above beyond past under over")
"""Bounds that a number "fell below"."""
_MOVING = _PASSING | {"from", "to", "by"}
"""Words between a figure and what a change made it."""
_TAKING = words("gained gaining gain lost lose losing added add cut shed")
"""Words of change that lead to what was gained or lost."""
TELLS_OF_SUBJECT = (_REACHING | CHANGE_WORDS | words("be been being closed opened averaged cost costs")) - _TAKING
"""Verbs before a figure that measures their subject ("its shares hit 412"), whatever was counted before."""
FALLEN = words("missing wounded injured unemployed homeless displaced")
"""Adjectives that with "the" or "number of" are people."""
_GAINING = words("added gained lost shed")
"""Verbs that lead to how many people a workforce or a migration brought."""
_NUMBERING = words("numbers numbered numbering number")
_GROUPS = words("group community minority diaspora congregation tribe")
"""What numbers so many people."""
_HEADS = words(
    """
    migration immigration emigration workforce headcount membership attendance enrollment enrolment toll crowd crowds
    turnout
    population capacity
    """
)
"""Words for how many people there are."""
_LISTED = words("casualty injury injured missing waiting")
"""What a list of people is of ("takes the casualty list to nine")."""
_UNCOUNTED_PARTS = words("blood pollen sperm platelet viral")
"""Words before "count" where it tells how much there is of something."""
_BEFALLING = words(
    "deaths fatalities births arrests injuries infections hospitalizations hospitalisations executions deportations"
)
"""Plurals for what befell people, which count them."""
_BEHIND_SUBJECTS = words("have has had in across at for of will would")
"""What stands behind "pupil numbers" where they have changed; "Home Office figures show" tells of something else."""
_SAYING = words("said says that reported estimates estimated showed shows show found believes told")
"""Words behind which a clause begins that somebody says."""
_PERCENTS = 100
"""A turnout above that is no share in percent."""
_OLDEST = 120
"""Years of an age at most."""
_NO_LIMITS = words("of working school")
"""Words before "age" where none is told that could move ("people of working age")."""
_DEARER = words("pound pounds euro euros sterling dollar dollars quid bitcoin")
"""Currencies whose rate is told in what stands behind ("The pound was at 1.27 against the dollar")."""
_FARTHEST = 25
"""Tokens from the figure back to the beginning of its clause, at most; set by hand."""
_MOSTLY = 0.5
"""Share of a noun's tags from which a word before "sales" is what was sold."""
_SOMETIMES = 0.3
"""The same from which a word before "count" is what is counted ("the stitch count")."""
UNCOUNTED = words(
    """
    shares stocks prices rates futures bonds points yields sales earnings profits revenues exports imports losses
    costs wages savings temperatures scores ratings odds levels rents fees bills taxes funds markets indexes reserves
    debts assets gains spending revenue profit income price rate index stakes
    """
)
"""What moves by amounts that are no count of it."""


def of_subject(tokens: Sequence[Token], reading: Reading) -> Reading:
    """The bare figure with the unit of what changed or was counted: "the number of homes fell to 3,217".

    Also "cut its teams in the north from 14 to nine", "the retirement age will rise from 64 to 67".
    """
    if (currency := _exchanged(tokens, reading)) is not None:
        return replace(reading, unit=Unit(currency, "money"))
    at = before_bounds(tokens, reading)
    if at + 1 < reading.number_start and tokens[at + 1].low in _PASSING and tokens[at].low in CHANGE_WORDS:
        # "dropped below 3 million", "fell under 40".
        at += 1
    if at < 1 or tokens[at].low not in _REACHING | _MOVING | _GAINING:
        return reading
    if reading.end < len(tokens) and tokens[reading.end].low in ("-", "%") and tokens[reading.end].glued:
        return reading
    if tokens[at].low == "to" and (named := _number_behind(tokens, reading)) is not None:
        return named
    told = _told(tokens, reading, at)
    if tokens[at].low in _GAINING and _HEADS.isdisjoint(told.lows):
        return reading
    if tokens[at].low in _NUMBERING and not _GROUPS.isdisjoint(told.lows) and told.is_last:
        # "The biggest group, from Moldova, numbers 212,000".
        return counting(reading, "person", None)
    if "whose" in told.lows:
        # "catches of sturgeon, whose numbers have fallen to 1,900": of the fish, not of the catches.
        head = told.lows.index("whose") + 1
        is_head = head < len(told.lows) and told.lows[head] in _HEADS
        return (_measured_at(told, head) or reading) if is_head else reading
    for place in range(len(told.lows)):
        found = _counted_at(told, place) or _measured_at(told, place)
        if found is not None:
            return found
    lows = told.lows
    if told.is_moved and (befell := _befallen(lows)) is not None:
        return counting(reading, "person", befell)
    is_amount = tokens[at].low in _REACHED or (tokens[at].low == "at" and lows[-1:] and lows[-1] in _STANDING)
    if is_amount and not told.is_moved and (not told.is_last or any(low in UNCOUNTED for low in lows)):
        return reading
    subject = _moved_noun(tokens[told.first : at + 1]) if told.is_moved or is_amount else None
    return reading if subject is None else counting(reading, counted_nouns.singular_of(subject), subject)


def _number_behind(tokens: Sequence[Token], reading: Reading) -> Reading | None:
    """The figure of what is told behind it ("brings to 12 the number of | cases confirmed"), None where none is."""
    lows = [token.low for token in tokens[reading.end : reading.end + 3]]
    if lows[:1] != ["the"] or lows[1:2] not in (["number"], ["total"], ["tally"]) or lows[2:] != ["of"]:
        return None
    counted = counted_nouns.counted_noun(tokens, reading.end + 3, 2)
    return None if counted is None else counting(reading, counted.singular, counted.words.lower())


@dataclass(frozen=True, slots=True)
class _Told:
    """A bare figure with the clause before it, up to the word at ``at`` that leads to it; ``lows`` are its folded words."""

    tokens: Sequence[Token]
    reading: Reading
    at: int
    first: int
    lows: Sequence[str]
    is_last: bool
    is_moved: bool

    @property
    def clause(self) -> Sequence[Token]:
        """The words before the one at ``at``."""
        return self.tokens[self.first : self.at]


def _told(tokens: Sequence[Token], reading: Reading, at: int) -> _Told:
    first = _last_clause(tokens, _clause_start(tokens, at), at)
    lows = [token.low for token in tokens[first:at]]
    is_last = ends_clause(tokens, reading.end, MORE_CLAUSE_ENDS)
    # "Transactions were down by two-fifths, at 5,870".
    is_level = tokens[at].low == "at" and lows[-1:] == [","]
    is_moved = (tokens[at].low in _MOVING or is_level) and any(low in CHANGE_WORDS for low in lows)
    return _Told(tokens, reading, at, first, lows, is_last, is_moved)


def _counted_at(told: _Told, place: int) -> Reading | None:
    """The figure as a count of what the words at ``place`` of its clause name ("the number of homes"), or None."""
    tokens, reading, lows = told.tokens, told.reading, told.lows
    low = lows[place]
    if low == "number" and _are_fallen(lows[place + 1 : place + 4]):
        return counting(reading, "person", lows[place + 2])
    if low in ("count", "tally") and told.is_last and (thing := _thing_counted(told, place)) is not None:
        return counting(reading, thing, None)
    if low in _AMOUNTS_OF and lows[place + 1 : place + 2] == ["of"]:
        counted = counted_nouns.counted_noun(tokens, told.first + place + 2, 2)
        if counted is not None:
            return counting(reading, counted.singular, counted.words.lower())
    if low == "number" and told.is_last and lows[place + 1 : place + 2] and is_of_people(told.clause, place + 1):
        # "put the number registered in a week at 9,870".
        return counting(reading, "person", None)
    if low == "sales" and told.is_last and tokens[told.at].low in _REACHED | _MOVING:
        return _of_sales(tokens, reading, told.first + place, told.at)
    if lows[place : place + 2] == ["of", "which"] and place:
        # "outages, of which there were 37".
        noun = next((word for word in reversed(lows[:place]) if word != ","), "")
        if counted_nouns.is_plural(noun):
            return counting(reading, counted_nouns.singular_of(noun), noun)
    is_subject = lows[place + 1 : place + 2] == [] or lows[place + 1] in CHANGE_WORDS | _BEHIND_SUBJECTS
    is_number = low in ("numbers", "figures") and told.is_moved and is_subject
    named = told.clause[place - 1] if is_number and place else None
    if named is not None and named.kind == "word" and named.low not in counted_nouns.STOP_WORDS:
        # "Pupil numbers dropped to 312".
        return counting(reading, counted_nouns.singular_of(lows[place - 1]), None)
    return None


def _thing_counted(told: _Told, place: int) -> str | None:
    """ "the vote | count stopped at 900", "the body count rose to 41": what is counted, in the singular, or None."""
    before = told.lows[place - 1] if place else ""
    behind = told.lows[place + 1] if place + 1 < len(told.lows) else ""
    if not float(told.reading.value).is_integer() or before in _UNCOUNTED_PARTS or before == "head":
        return None
    if not before.isalpha() or (shares_of(before) or {"N": 1.0}).get("N", 0.0) < _SOMETIMES:
        return None
    verbs = shares_of(behind) or {}
    is_subject = behind == "" or behind in PREPOSITIONS | _BEHIND_SUBJECTS | CHANGE_WORDS
    is_subject = is_subject or sum(verbs.get(tag, 0.0) for tag in "TFZ") >= _MOSTLY
    return ("person" if before == "body" else before) if is_subject else None


def _measured_at(told: _Told, place: int) -> Reading | None:
    """The figure as that of a head count, an age or a length of life that the word at ``place`` names, or None."""
    reading, lows = told.reading, told.lows
    low = lows[place]
    is_list = low == "list" and place > 0 and lows[place - 1] in _LISTED
    if low in _HEADS or is_list or (low == "count" and lows[place - 1 : place] == ["head"]):
        is_whole = float(reading.value).is_integer() and (low != "turnout" or reading.value > _PERCENTS)
        return counting(reading, "person", None) if is_whole and told.is_last else reading
    if low == "expectancy" and lows[place - 1 : place] == ["life"] and reading.value < _OLDEST:
        return replace(reading, unit=units.UNITS["year"])
    is_limit = low == "age" and told.is_moved and reading.value < _OLDEST
    if is_limit and not (place and lows[place - 1] in _NO_LIMITS):
        return replace(reading, unit=units.UNITS["year"], is_age=True, measure="age")
    return None


def _befallen(lows: Sequence[str]) -> str | None:
    """What befell the people whose number has moved ("Road deaths fell by 4% to 1,602"), told before any preposition."""
    for place, low in enumerate(lows[:-1]):
        if low in PREPOSITIONS:
            return None
        if low in _BEFALLING:
            behind = place + 4 if lows[place + 1] == "," and lows[place + 3 : place + 4] == [","] else place + 1
            goes_on = behind < len(lows) and lows[behind] in CHANGE_WORDS | _BEHIND_SUBJECTS
            return OUTCOMES[low] if goes_on else None
    return None


def _are_fallen(behind: Sequence[str]) -> bool:
    """Whether "number" leads to people told by an adjective: "of injured | stands", of which none stands are counted."""
    if len(behind) < 2 or behind[0] != "of" or behind[1] not in FALLEN:
        return False
    return len(behind) < 3 or behind[2] in _STANDING or behind[2] in CHANGE_WORDS


def _exchanged(tokens: Sequence[Token], reading: Reading) -> str | None:
    """The currency of "the yen fell to 158.20 per dollar" and "the rupee traded at 83.4 to the dollar"."""
    behind = [token.low for token in tokens[reading.end : reading.end + 3]]
    other = behind[1:2] if behind[:1] == ["per"] else behind[2:] if behind[1:2] == ["the"] else []
    per = reading.per.split(" ") if reading.per else other
    if not per or (not reading.per and behind[0] not in ("per", "to", "against")) or not _is_currency(per[-1]):
        return None
    first = _clause_start(tokens, reading.start)
    named = (at for at in range(first, reading.start) if _is_currency(tokens[at].low))
    # "The tala gained 0.6 per cent to 11.38 against the euro".
    subject = next((at for at in named if not at or tokens[at - 1].low != "per"), None)
    if subject is None or tokens[subject].low == per[-1] or tokens[subject].low in _DEARER:
        return None
    if tokens[subject].low in AMBIGUOUS_WORDS and (subject == 0 or tokens[subject - 1].low != "the"):
        # "Roe won 12 per dollar of grants".
        return None
    return CURRENCY_WORDS[tokens[subject].low]


def _is_currency(word: str) -> bool:
    return word in CURRENCY_WORDS or word in ("pound", "pounds")


def _of_sales(tokens: Sequence[Token], reading: Reading, sales: int, end: int) -> Reading:
    """ "New car sales reached 1.2 million", "sales of electric cars doubled to 40,000"; of money tells a sign."""
    if tokens[sales + 1].low == "of":
        sold = next((token.low for token in tokens[sales + 2 : end] if counted_nouns.is_plural(token.low)), None)
        return reading if sold is None else counting(reading, counted_nouns.singular_of(sold), sold)
    before = tokens[sales - 1] if sales else None
    if before is None or before.kind != "word" or (shares_of(before.low) or {"N": 1.0}).get("N", 0.0) < _MOSTLY:
        return reading
    return counting(reading, before.low, None)


def _clause_start(tokens: Sequence[Token], at: int) -> int:
    first = at
    while first > 0 and at - first < _FARTHEST and tokens[first - 1].low not in SENTENCE_ENDS | {";", ":"}:
        first -= 1
    return first


def _last_clause(tokens: Sequence[Token], first: int, at: int) -> int:
    """Where the last of the clauses that "and" joins or somebody says begins ("fraud rose, and | assaults doubled, to")."""
    for place in range(at - 2, first, -1):
        # "Pell, the member for leisure, said | visits had dropped from".
        is_saying = tokens[place].low in _SAYING and tokens[place + 1].low != ","
        is_joint = tokens[place].low in ("and", "but", "while", "whereas") and tokens[place - 1].low == ","
        if (is_saying or is_joint) and any(token.low in CHANGE_WORDS for token in tokens[place + 2 : at]):
            return place + 1
    return first


def _with_prefix(clause: Sequence[Token], place: int) -> str:
    """ "near-misses"."""
    if place > 1 and clause[place - 1].low == "-" and clause[place].glued and clause[place - 1].glued:
        return f"{clause[place - 2].low}-{clause[place].low}"
    return clause[place].low


def _moved_noun(clause: Sequence[Token]) -> str | None:
    """What a clause says has moved: its first plural that stands behind no preposition and is no price.

    The last word of the clause is the one that leads to the figure.
    """
    for place, token in enumerate(clause[:-1]):
        if token.low in PREPOSITIONS and not (token.glued and clause[place + 1].low == "-"):
            return None
        if token.kind == "word" and counted_nouns.is_plural(token.low) and token.low not in UNCOUNTED:
            is_verb = token.low in CHANGE_WORDS or token.low in OUTCOMES or token.low in ("numbers", "figures")
            is_verb = is_verb or token.low in _STANDING or token.low in _WISHING
            is_verb = is_verb or (token.low in _AMOUNTING and clause[place + 1].low in _AMOUNTING_BEHIND)
            is_name = token.text[:1].isupper() and (place > 0 or clause[1].text[:1].isupper())
            if is_verb or is_name or token.low in units.UNITS:
                return None
            head = clause[place + 1]
            if _is_head(clause, place + 1):
                # "Measles cases reached 1,120", "Sports clubs fell to 61".
                return None if head.low in UNCOUNTED else head.low
            return _with_prefix(clause, place)
        if token.low in UNCOUNTED:
            return None
    return None


def _is_head(clause: Sequence[Token], place: int) -> bool:
    """Whether a plural right behind another one is the noun that it describes."""
    token = clause[place]
    if place >= len(clause) - 1 or token.kind != "word" or not counted_nouns.is_plural(token.low):
        return False
    return token.low not in CHANGE_WORDS and token.low not in _STANDING
