"""Whether two statements that hinge on the day of their publication speak of one day.

"Has led the firm since 2015" goes on at the publication, "led it from 2015 to 2019" does not; "this season" and "recently"
are another time in each year; and "the hottest summer in 30 years" has others before it ten years later. Nor does a
promise that names nobody, or what happened on a day that nothing tells, stay the same for years.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

from claims.core.extraction.lexicon.determiners import POSSESSIVES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.comparing.periods import is_open
from claims.core.matching.parts.units import Unit, UnitKind
from claims.core.matching.parts.word_forms import VERB_TAGS
from claims.core.matching.second_reading.attachments import number_of
from claims.core.matching.second_reading.rereading import Side
from claims.core.matching.statements.reading import CHANGES, Statement
from claims.core.matching.words.inflections import degree_of
from claims.core.matching.words.lexicon import base_of, bases_of, concepts_of, concepts_of_each
from claims.core.matching.words.thesaurus import UNKNOWN, senses_of
from claims.core.records import Quantity, TimeExpression

_ONE_MONTH = dt.timedelta(days=31)
"""How far two publications may lie apart for "recently" to be one time in both."""

_ONE_YEAR = dt.timedelta(days=366)
"""The same for "the hottest summer in 30 years"."""

_POINTING = words(
    """this these last next past previous coming upcoming current incumbent recent recently lately latest ago"""
)
"""Words for a time that only the publication tells."""

_POINTING_PAIRS = frozenset({("so", "far"), ("to", "date")})

_ADDING_UP = concepts_of_each("kill die wound injure drown displace destroy arrest deport plant build")
"""What adds up: the dead "since 2001" are those "between 2001 and 2019", as long as no more was known."""

_NARROWING = words("of from with about for")
"""Roles of a noun that may tell which one the noun before it is, and that may have a date of its own."""

_GOES_ON = re.compile(r",|\s(?:the|an?)\b|\s[A-Z]|\s*\Z")
"""What stands behind a time that opens a sentence."""

_STATES = bases_of(
    """own hold have keep show depict portray tell describe recount remember commemorate mourn mark honor celebrate
    regret blame live reside suffer remain stay stand lie love hate like fear believe know think feel belong contain
    include cover exist be concern matter mean resemble reflect"""
)
"""Bases of verbs that tell how things are, or what somebody makes of what was: with them a date may be that of a thing."""

_STANCES = bases_of(
    """accept agree allege assume believe claim contest deny dispute doubt estimate expect fear guess hope imagine insist
    know maintain oppose predict presume question reckon reject suppose suspect think trust want wish wonder"""
)
"""Bases of verbs that tell what somebody holds or reckons: who denied it may admit it now. What is said, told, warned of
or found stays so."""

_PROMISES = bases_of("promise pledge vow undertake undertook")
"""Bases of verbs that bind whoever promises: a promise is of its speaker, and another mayor's is another one."""

_LIFE = bases_of(
    """work study serve teach rule reign govern lead head preside grow speak practice worship employ need wish
    support oppose marry control possess wear base locate flow weigh measure cost last"""
)
"""Bases of verbs that tell how somebody lived or what went on for long: "worked for the mill" is one thing for years."""

_MADE = bases_of("founded establish invent discover write compose paint build create design film abolish")
"""Bases of verbs that tell what is done once with one thing: "wrote the novel"."""

_LOST = bases_of("born die kill murder assassinate execute bury sink")
"""Bases of verbs that tell what happens but once to one person or ship."""

_NEWS = concepts_of("cut * jobs") | concepts_of_each(
    "win beat lose score arrest resign elect launch destroy overturn reject approve close"
)
"""Concepts of verbs that tell what is over in a moment: their present is a headline's, and their perfect news."""

_ROUNDS = bases_of("championship game marathon tournament regatta election")
"""Bases of nouns for what is held again and again under one name."""

_EXACT = 4
"""Digits that a figure must have, but for zeros at its end, for no other happening to have the same."""

_PERFECT = words("has have had")

_HALF_A_YEAR = dt.timedelta(days=183)
"""How far two publications may lie apart for what happened on a day that neither tells to be one happening."""

_NOW = "ZFG"
"""Tags of verbs in the present."""

_PAST = words("did had was were")

_TOLD_NOW = 366
"""Days after which nothing is news: "scientists study the drought in 2017" tells in 2024 what they study then."""

_BEFORE_DATES = ("in ", "on ", "in the ", "during ")
_LONG = words("year decade century")
_HAVING = words("has have")


def published_alike(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether what the two sides leave to the day of their publication is one time for both."""
    return (
        not any(map(_is_told_by_text, (left, right)))
        and _open_times_agree(pair)
        and _resolved_alike(pair.left.times, pair.right.times)
        and not (_points(left, right) and _are_apart(pair, _ONE_MONTH, unknown=True))
        and (_stances(left) == _stances(right) or _are_known_beside(pair))
        and (_are_known_beside(pair) or not (_is_promise_of_anyone(left) and _is_promise_of_anyone(right)))
        and not (_are_apart(pair, _HALF_A_YEAR, unknown=False) and (_may_come_again(left) or _may_come_again(right)))
        and not (_looks_back(left) and _looks_back(right) and _are_apart(pair, _ONE_YEAR, unknown=False))
    )


def is_dated_back(side: Statement) -> bool:
    """Whether a statement of one verb has that dated by times that were over when it was published, so that a headline's
    present tells what was: "firm cuts 40 jobs in May 2019"; "the 2019 law bans bikes" and "the city mourns the dead of a
    fire in 2017" may hold yet."""
    published, predicate = side.published, side.predicate
    if published is None or predicate is None or not side.times or not _STATES.isdisjoint(predicate.bases):
        return False
    if sum(unit.kind is UnitKind.VERB for unit in side.units) != 1:
        return False
    first = min((unit.start for unit in side.units), default=0)
    return all(
        _is_over(time, published, is_told_now=side.tense == "present")
        and (time.span.start > predicate.start or time.span.end <= first)
        and (time.relative or side.text[: time.span.start].lower().endswith(_BEFORE_DATES))
        and not _is_of_noun(time, side)
        for time in side.times
    )


def _is_of_noun(time: TimeExpression, side: Statement) -> bool:
    """Whether a time may date a noun instead of the verb: "letters from the strike in 1984", "in 2017 prices"."""
    if side.predicate is None or time.span.start < side.predicate.start:
        return _GOES_ON.match(side.text, time.span.end) is None
    before = [unit for unit in side.units if side.predicate.end <= unit.start and unit.end <= time.span.start]
    nouns = [unit for unit in before if unit.kind is UnitKind.NOUN]
    return bool(nouns) and nouns[-1].role in _NARROWING and _is_the_event(nouns[-1], side)


def _is_the_event(noun: Unit, side: Statement) -> bool:
    return noun.sort == "m" and side.text[: noun.start].lower().endswith(" the ")


def _is_over(time: TimeExpression, published: dt.date, *, is_told_now: bool) -> bool:
    """Whether a time was over at the publication; in the present only what has just been is told."""
    if is_open(time) or time.end is None:
        return False
    return time.end < published and not (is_told_now and (published - time.end).days > _TOLD_NOW)


def _open_times_agree(pair: Comparisons) -> bool:
    """Whether a time that goes on stands against one that has an end only where a sum is told: of a count as it is, of a
    change as of a known day."""
    goes_on = [any(map(is_open, side.times)) for side in (pair.left, pair.right)]
    if goes_on[0] == goes_on[1]:
        return True
    since = pair.left if goes_on[0] else pair.right
    told = frozenset[str]().union(*(unit.exact for unit in since.units if unit.kind is UnitKind.VERB))
    is_rate = bool(since.rates) or any(found.left.per or found.right.per for found in pair.figures.pairs)
    if is_rate:
        return False  # "has built 30 flats a year since 2010" goes on
    if any(found.left.normalized is None for found in pair.figures.pairs) and told & _ADDING_UP:
        return True
    return since.published is not None and bool(pair.figures.pairs) and bool(told & CHANGES)


def _resolved_alike(left: tuple[TimeExpression, ...], right: tuple[TimeExpression, ...]) -> bool:
    """Whether as many times have their dates on both sides: "the past three years" has none in a text without a day."""
    one, other = (sum(time.start is not None or time.end is not None for time in times) for times in (left, right))
    return one == other or len(left) != len(right)


def _is_told_by_text(side: Side) -> bool:
    """Whether only the text around tells when something was: "that year", "two days later", "by then"."""
    text, times = side.statement.text, side.statement.times
    if not times:
        return _BY_THEN.match(text) is not None or _happened_later(side)
    return all(_THAT_TIME.match(text, time.span.start) or _BY_THEN.match(text, time.span.start) for time in times)


def _happened_later(side: Side) -> bool:
    """Whether what is said, and not the saying, was "two days later"."""
    found, said = _LATER.search(side.statement.text), side.statement.said
    if found is None:
        return False
    return said is None or not any(part.start <= found.start() < part.end for part in said.parts)


_LATER = re.compile(
    r"\b[\w-]+ (?:hour|day|week|month|year|decade)s? later\b(?! than)|\bthe (?:day|week|month|year) after(?=[.,]|\Z)",
    re.IGNORECASE,
)
_THAT_TIME = re.compile(r"(?:that|the (?:same|following|next(?! decade)|previous|preceding))\s", re.IGNORECASE)
_BY_THEN = re.compile(
    r"(?:(?:by|since|until) then|at the time(?! (?:of|when))|afterwards?|then(?!-)|(?:[\w-]+ ){1,3}"
    r"(?:hour|day|week|month|year|decade)s? (?:later|earlier)|the (?:previous|preceding|prior) (?:day|week|month|year)"
    r"|the (?:day|week|month|year) before(?=,))\b",
    re.IGNORECASE,
)


def _stances(side: Side) -> set[bool]:
    """Whether somebody is said to hold by what they say now (True), or to have done so."""
    said = side.statement.said
    covered = [] if said is None else [token for token in side.tokens if said.covers(token)]
    is_past = any(token.lower in _PAST for token in covered)
    return {
        token.tag in _NOW and not is_past
        for token in covered
        if token.tag in VERB_TAGS and base_of(token.lower) in _STANCES
    }


def _are_known_beside(pair: Comparisons) -> bool:
    """Whether the two are known to have been published within a month."""
    return None not in (pair.left.published, pair.right.published) and not _are_apart(pair, _ONE_MONTH, unknown=True)


def _points(*sides: Side) -> bool:
    """Whether a side has a word for a time that only its publication tells; where that is known, "last year" is a year."""
    return any(
        (token.lower in _POINTING or (token.lower, after.lower) in _POINTING_PAIRS)
        and not any(time.start is not None and time.span.overlaps(token.span) for time in side.statement.times)
        for side in sides
        for token, after in pairwise(side.tokens)
    )


def _looks_back(side: Side) -> bool:
    """Whether a length in years ends at the publication: "the hottest in 30 years", "has ruled for 30 years".

    How long something "has lasted" is a figure like others: how long its verdict holds says when it is out of date.
    """
    lengths = [found for found in side.statement.quantities if found.is_duration and found.unit in _LONG]
    if not lengths:
        return False
    if any(degree_of(unit.text) == "most" for unit in side.units):
        return True
    written = [token.lower for token in side.tokens]
    has_for = any("for" in written[max(0, side.token_at(found.span.start) - 2) :][:2] for found in lengths)
    return "first" in written or (has_for and not _HAVING.isdisjoint(written))


def _may_come_again(side: Side) -> bool:
    """Whether something is told that happened, and nothing tells when or which time: no date, no named event, no figure."""
    statement, verb = side.statement, side.statement.predicate
    if verb is None or statement.times or statement.negations:
        return False
    if any(_tells_which(found, statement.text) for found in statement.quantities):
        return False
    if any(_is_named_event(unit, side) for unit in side.units):
        return False
    is_lasting = not (_STATES | _LIFE | _PROMISES).isdisjoint(verb.bases)
    return not is_lasting and _is_news(verb, side) and not _is_once(verb, side)


def _tells_which(found: Quantity, text: str) -> bool:
    """ "The third cup" is one of many, and no other flood killed 1,243."""
    written = re.sub(r"\D", "", text[found.number_span.start : found.number_span.end])
    return found.unit == "rank" or len(written.rstrip("0")) >= _EXACT


def _is_named_event(unit: Unit, side: Side) -> bool:
    """ "Hurricane Orla", "the Battle of Torv"; not "the Torv Marathon", "the Bureau of Investigation", "Orla Hunt" or a
    first word with its capital ("Heat")."""
    named = unit.text.lower().partition(" of ")[0].split()
    nouns = [word for word in named if senses_of(word, "n") is not UNKNOWN]
    if unit.kind is not UnitKind.NAME or not nouns:
        return False
    is_whole = nouns[-1] != named[-1] or side.statement.text[: unit.start].lower().endswith("the ")
    return is_whole and senses_of(nouns[-1], "n").sort == "m" and base_of(nouns[-1]) not in _ROUNDS


def _is_news(verb: Unit, side: Side) -> bool:
    """Whether a main verb tells what has happened: in the simple past, a headline's present or the perfect."""
    number, is_now = side.token_at(verb.start), side.statement.tense == "present"
    if any(token.lower in _PERFECT for token in side.tokens[max(0, number - 2) : number]):
        return not verb.exact.isdisjoint(_NEWS | CHANGES)
    tag = side.tokens[side.verb_at(verb)].tag
    if tag == "T" or (tag == "E" and side.statement.passive):
        return not is_now
    head = side.head
    if not is_now or head is None:
        return False
    if side.statement.quantities and (head.is_name or _object_of(verb, side) is None):
        return not verb.exact.isdisjoint(_NEWS | CHANGES)
    is_one = head.is_name or number_of(head, side) == "one"
    return is_one and (not verb.exact.isdisjoint(_NEWS) or _is_bare(head, side))


def _object_of(verb: Unit, side: Side) -> Unit | None:
    behind = (unit for unit in side.units if unit.start >= verb.end)
    found = next((unit for unit in behind if unit.role == "patient" or unit.kind is UnitKind.VERB), None)
    return None if found is None or found.kind is UnitKind.VERB else found


def _is_bare(head: Unit, side: Side) -> bool:
    """Whether a headline leaves out the article of somebody or a body: "mayor resigns", "court jails skipper"."""
    return head.kind is UnitKind.NOUN and head.sort == "a" and side.word_before(head.start, "JNSPC") < 0


def _is_once(verb: Unit, side: Side) -> bool:
    """Whether something is told that happens but once to one person or thing, and of whom or what."""
    is_made = not _MADE.isdisjoint(verb.bases)
    if not is_made and _LOST.isdisjoint(verb.bases):
        return False
    affected = _object_of(verb, side) or side.head
    if affected is None:
        return False
    lead = side.word_before(affected.start, "JNSPC")
    word = side.tokens[lead].lower if lead >= 0 else ""
    is_known = word == "the" or (word not in {"a", "an"} and side.tag_at(affected.start) == "N")
    return affected.is_name or word in POSSESSIVES or (is_made and is_known)


def _is_promise_of_anyone(side: Side) -> bool:
    """Whether something is promised, and nothing names by whom or when: "the mayor promised to build 400 homes in Lund"."""
    promising = [token for token in side.tokens if token.tag in VERB_TAGS and base_of(token.lower) in _PROMISES]
    if not promising or side.statement.times:
        return False
    first = promising[0].start
    return not any((unit.is_name or unit.place) and (unit.start < first or unit.role == "agent") for unit in side.units)


def _are_apart(pair: Comparisons, most: dt.timedelta, *, unknown: bool) -> bool:
    """Whether the two were published further apart than a time; ``unknown`` where one day alone is not known."""
    left, right = pair.left.published, pair.right.published
    if left is None or right is None:
        return unknown and left is not right
    return abs(left - right) > most
