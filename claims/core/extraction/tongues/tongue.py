"""What is known of a language: word lists and patterns, as data that one reader works with.

Patterns are for folded text (lower case, straight apostrophes, plain blanks) unless they say otherwise. Placeholders
in time
patterns: ``<M>`` a month, ``<W>`` a weekday, ``<U>`` a unit of time, ``<N>`` a number, ``<Y>`` a year of four digits
(``<Y2>`` another),
``<O>`` an ordinal, ``<D>`` a day word, ``<S>`` a season, ``<M2>`` a second month.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from claims.core.records import Comparator, Force

Bound = tuple[Comparator, bool]
"""A comparator and whether the figure is only about right."""

ABOUT: Bound = (Comparator.ABOUT, True)
MORE: Bound = (Comparator.MORE, False)
LESS: Bound = (Comparator.LESS, False)
JUST_OVER: Bound = (Comparator.MORE, True)
JUST_UNDER: Bound = (Comparator.LESS, True)
AT_LEAST: Bound = (Comparator.AT_LEAST, False)
AT_MOST: Bound = (Comparator.AT_MOST, False)


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Numerals. ``small`` has 0 to 999 as far as they are one word; ``articles`` are one only before a magnitude.

    ``joiners`` stand inside a number ("treinta y dos"), ``of`` between a magnitude and its noun ("millions d'euros").
    ``shares`` are phrases with their value; ``one_in`` is a pattern with a group ``n``, whose words ``ordinals`` may
    hold, and perhaps ``k``, how many of them.
    ``rounds`` are phrases for round numbers and whether they are only about right ("une trentaine"), ``vague`` those that
    say no more than a magnitude ("Hunderte"), ``multiples`` words for "doubled". ``minus`` goes before degrees,
    ``below_zero`` behind them, ``halves`` behind a unit ("tres años y medio"). ``not_multiples`` is found in three words,
    one of ``multiples`` and two words where nothing was multiplied ("un film doublé en français").
    ``halved`` stand before a unit ("eine halbe Stunde"), ``unit_parts`` have one in them ("eine Viertelstunde"). ``ones``
    count one behind a joiner ("treinta y un"), and in ``twenties`` sixty and eighty are counted on to nineteen ("quatre
    vingt dix").
    ``not_shares`` is found where words of ``shares`` begin something else ("un quart d'heure").
    A period makes digits an ordinal where ``ordinal_period``, high ones before ``ordinal_nouns`` ("sein 100. Länderspiel").
    ``group_marks`` are the marks between groups of three digits; the comma is the decimal mark, but where
    ``comma_groups`` stands behind it.
    """

    small: Mapping[str, float]
    magnitudes: Mapping[str, float]
    articles: frozenset[str]
    joiners: frozenset[str]
    of: frozenset[str]
    shares: Mapping[str, float]
    one_in: re.Pattern[str]
    ordinals: Mapping[str, int]
    group_marks: str
    ordinal_period: bool = False
    ordinal_nouns: frozenset[str] = frozenset()
    rounds: Mapping[str, tuple[float, bool]] = field(default_factory=dict)
    vague: Mapping[str, float] = field(default_factory=dict)
    multiples: Mapping[str, float] = field(default_factory=dict)
    not_multiples: re.Pattern[str] | None = None
    not_shares: re.Pattern[str] | None = None
    minus: frozenset[str] = frozenset()
    below_zero: Mapping[str, float] = field(default_factory=dict)
    halves: frozenset[str] = frozenset()
    halved: frozenset[str] = frozenset()
    unit_parts: Mapping[str, tuple[float, str]] = field(default_factory=dict)
    ones: frozenset[str] = frozenset()
    twenties: bool = False
    comma_groups: str | None = None


@dataclass(frozen=True, slots=True)
class FigureWords:
    """What stands around numerals.

    ``bounds`` go before, ``bounds_after`` behind; ``units`` give the English unit, ``glued`` do so for the beginning
    of what a
    hyphen ties to the figure ("14-jährig"). ``between`` opens a range and ``range_words`` join its ends, ``to`` does
    both alone.
    ``either`` joins the ends of a range that nothing opens ("3 à 5 ans"), but behind ``changes``, stems of verbs.
    ``pairs`` join two figures of one unit behind ``pair_openers`` ("de 3 à 5 millions d'euros").
    ``people`` are nouns of persons, ``outcomes`` words of what befell them, with the English measure. ``skipped`` are words
    between a figure and its noun, ``between_unit`` those between it and its unit ("deux dernières années").
    ``age_before`` and ``age_after`` make years an age, and so does ``aged``, a noun before "de"
    ("un niño de 14 años"). Behind a unit, ``of_calendar`` makes it no rate ("9 % l'an dernier"). ``points`` are those of
    percentages only beside ``of_shares``. ``only`` ends where a bound begins that says "only" with its denial.
    ``lasting`` are nouns whose years are no age. Behind ``naming`` a bare number is a name ("Artikel 5"), behind
    ``ranking`` a rank ("Platz zwei"). ``no_nouns`` are small words that no figure counts ("de 12 à 19"). ``tenths`` are
    those of a percentage point ("subió cuatro décimas").
    """

    bounds: Mapping[str, Bound]
    bounds_after: Mapping[str, Bound]
    units: Mapping[str, str]
    glued: Mapping[str, str]
    per: frozenset[str]
    between: frozenset[str]
    range_words: frozenset[str]
    to: frozenset[str]
    pairs: frozenset[str]
    pair_openers: frozenset[str]
    people: frozenset[str]
    outcomes: Mapping[str, str]
    skipped: frozenset[str]
    age_before: frozenset[str]
    age_after: frozenset[str]
    aged: frozenset[str]
    between_unit: frozenset[str]
    nouns_are_capitalized: bool = False
    of_calendar: frozenset[str] = frozenset()
    points: frozenset[str] = frozenset()
    of_shares: frozenset[str] = frozenset()
    only: re.Pattern[str] | None = None
    lasting: frozenset[str] = frozenset()
    naming: frozenset[str] = frozenset()
    ranking: frozenset[str] = frozenset()
    tenths: frozenset[str] = frozenset()
    no_nouns: frozenset[str] = frozenset()
    either: frozenset[str] = frozenset()
    changes: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The calendar. ``units`` give the English unit; ``patterns`` are pairs of a rule of ``times`` and a pattern.

    ``numbers`` are the words that counts of time have beside digits; ``days`` are days from today,
    ``seasons`` give the English name. ``since`` and
    ``until`` are
    what stands right before a time and opens an end of it; ``future`` says that a sentence speaks of what is to come, and
    ``perhaps`` that something may come.
    ``said`` is a past verb of saying right before a time, which then was whatever is to come; ``arranged`` stands right
    before a weekday that is to come whatever else was.
    ``counting`` stands behind a number before 1800 that counts ("1250 Stühle"), in text as written; ``nouns`` are day
    words that are nouns where a capital begins them ("bis zum Morgen"). Months and days are ``named_small`` where they have
    no capital, which makes them names ("Julio Santos").
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, str]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    days: Mapping[str, int]
    patterns: tuple[tuple[str, str], ...]
    since: re.Pattern[str]
    until: re.Pattern[str]
    future: re.Pattern[str]
    perhaps: re.Pattern[str]
    seasons: Mapping[str, str]
    counting: re.Pattern[str]
    said: re.Pattern[str]
    arranged: re.Pattern[str]
    nouns: frozenset[str] = frozenset()
    named_small: bool = False


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """Who says: patterns on the text as written, with groups ``source`` and ``cue``, in the order in which they are tried.

    ``leading`` begins a sentence and says where what follows is a main clause of its own (``cuts``); ``trailing`` ends one.
    ``hearsay`` are patterns for folded text of what only says that somebody says so, nobody named; their groups are the
    words that do. ``indirect`` is one for a mood in which whoever spoke last goes on ("der Umsatz sei gesunken").
    ``unsaid`` is what makes such moods a condition or a plan ("s'il avait gagné, il aurait reçu …"), reported by nobody;
    ``planned`` are those of the words that tell a plan of what is to come ("soll 2027 fertig sein").
    ``forces`` are beginnings of cues that do not plainly assert. ``titles`` are ends of words before a name;
    ``articles`` are
    dropped before a source, and ``pronouns`` point back. ``joints`` part what the outlet tells from what somebody says
    behind it, ``sure`` where no second speaker can follow; ``alone`` finds one speaker, ``several`` a verb of more.
    """

    leading: tuple[tuple[re.Pattern[str], bool], ...]
    trailing: tuple[re.Pattern[str], ...]
    hearsay: tuple[re.Pattern[str], ...]
    forces: Mapping[str, Force]
    titles: re.Pattern[str]
    articles: re.Pattern[str]
    pronouns: frozenset[str]
    unsaid: re.Pattern[str]
    joints: re.Pattern[str]
    alone: re.Pattern[str]
    several: re.Pattern[str]
    planned: frozenset[str] = frozenset()
    indirect: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class JudgingWords:
    """What makes a sentence checkable or not: patterns on folded text, ``address`` one on text as written.

    ``call`` demands something, ``duty`` may only say what has to be done ("muss zahlen").
    """

    boilerplate: re.Pattern[str]
    opinion: re.Pattern[str]
    call: re.Pattern[str]
    duty: re.Pattern[str]
    prediction: re.Pattern[str]
    first_person: re.Pattern[str]
    past: re.Pattern[str]
    cause: re.Pattern[str]
    comparison: re.Pattern[str]
    negation: re.Pattern[str]
    not_negation: re.Pattern[str]
    pronoun_start: re.Pattern[str]
    address: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language that is read at the basic level.

    ``abbreviations`` never end a sentence; ``starters`` are words that begin one after what may be either.
    ``quotes`` are pairs
    of an opening mark and the marks that close it.
    """

    language: str
    abbreviations: frozenset[str]
    starters: frozenset[str]
    quotes: Mapping[str, str]
    numbers: NumberWords
    figures: FigureWords
    times: TimeWords
    speech: SpeechWords
    judging: JudgingWords


Value = TypeVar("Value")

_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "œ": "oe"})
_FOLDS = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\t": " "})


def either(words: Iterable[str]) -> str:
    """The words as alternatives, longer ones first, so that none hides one that it begins."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def fold(text: str) -> str:
    """``text`` in lower case with straight apostrophes and plain blanks; every code point stays at its place."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return lowered.translate(_FOLDS)


def any_of(words: str) -> str:
    """A pattern for any of the words, blanks between them, ``_`` for a blank inside one."""
    return "(?:" + "|".join(word.replace("_", " ") for word in words.split()) + ")"


NAMED_BESIDE = r"(?P<appositive>, (?:[A-ZÀ-Þ][\w'’-]+ ?){2,4}),\s(?!(?:[^\s,]+ ){0,6}[^\s,]+, (?!qui |que |dont |où ))"
"""A name between commas behind an office, and what is said: no office of theirs, which another comma would end."""


BESIDE = (
    r"(?P<appositive>, (?:(?:[A-ZÀ-Þ][\w'’-]+ ?){2,4}|"
    r"(?!de )[\wà-ÿ-]{3,20} (?:del? |du |des |d['’]|general |général )[^,;:\d\"«»]{2,60}))"
)
"""A name behind an office, or an office behind a name, at the end of a sentence ("según Ana Ruiz, alcaldesa de Mour")."""


def pattern(*parts: str) -> re.Pattern[str]:
    """The parts as alternatives at borders of words, for folded text."""
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)")


def plainly(lists: Mapping[str, Value]) -> dict[str, Value]:
    """The same with each word also as it is written without accents ("fevrier", "ano"), umlauts as two letters."""
    return {_without_accents(word): value for word, value in lists.items()} | dict(lists)


def _without_accents(word: str) -> str:
    written = word.translate(_TWO_LETTERS)
    return "".join(mark for mark in unicodedata.normalize("NFD", written) if not unicodedata.combining(mark))


def by_word(lists: Mapping[str, str]) -> dict[str, str]:
    """A value for each word of its list, ``_`` for a blank."""
    return {word.replace("_", " "): value for value, words in lists.items() for word in words.split()}


def by_phrase(lists: Mapping[Value, str]) -> dict[str, Value]:
    """A value for each phrase of its list, "|" between phrases."""
    return {phrase: value for value, phrases in lists.items() for phrase in phrases.split("|")}


def rounds_of(lists: Mapping[float, str], *, exact: Collection[float] = ()) -> dict[str, tuple[float, bool]]:
    """A number for each phrase with whether it is only about right, which those in ``exact`` are not."""
    return {phrase: (value, value not in exact) for phrase, value in by_phrase(lists).items()}
