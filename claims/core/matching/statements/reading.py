"""One claim read into its parts, ready to be compared: words with their concepts and roles, figures, times,
polarity."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from claims.core.extraction.figures.quantities import find_quantities
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import tag
from claims.core.extraction.text.statement_language import ENGLISH, language_of_sentence
from claims.core.extraction.text.tokens import Token, tokenize
from claims.core.extraction.times.expressions import find_times
from claims.core.matching.parts.durations import duration_days
from claims.core.matching.parts.rates import read_rates
from claims.core.matching.parts.said import Said, split_said
from claims.core.matching.parts.shares import read_shares
from claims.core.matching.parts.stretches import read_stretches, without_over
from claims.core.matching.parts.units import Unit
from claims.core.matching.parts.word_forms import VERB_TAGS
from claims.core.matching.statements.posts import readable
from claims.core.matching.statements.walk import MAX_UNITS, NEGATIONS, PARTICLES, UnitReader, is_acronym
from claims.core.matching.tongues.elsewhere import find_denials, find_pronouns
from claims.core.matching.tongues.reading import GRAMMARS, TongueReading, read_in_tongue
from claims.core.matching.vocabulary.kinds import QUANTIFIERS
from claims.core.matching.words.inflections import base_form
from claims.core.matching.words.lexicon import meaning_of_word
from claims.core.records import Force, Modality, Polarity, Quantity, Span, TimeExpression


class AttributionView(StrEnum):
    """Whether a text is compared with its attribution, or as content whose attribution was split off before."""

    WHOLE = "whole"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim read into its parts; offsets index ``text``.

    ``rates`` are the spans of time that figures refer to ("year" of "40 a year"). ``tops_all`` marks a superlative told by
    denying a comparative ("no month was warmer than July"). ``truncated`` marks a text with more in it than is compared,
    which no machine may confirm. ``language`` is the code that ``language_of_sentence`` gives.
    """

    text: str
    units: tuple[Unit, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    polarity: Polarity
    negations: tuple[Span, ...]
    modality: Modality
    passive: bool
    quantifiers: frozenset[str]
    per: frozenset[str]
    connectors: frozenset[str]
    rates: frozenset[str]
    modals: frozenset[str]
    tense: str
    pronouns: frozenset[str]
    said: Said | None
    force: Force | None
    published: dt.date | None
    place_hint: str | None
    predicate: Unit | None
    content_words: int
    tops_all: bool = False
    truncated: bool = False
    language: str = ENGLISH


_BACKWARD = ("past", "last", "previous", "recent")
_DIRECTIONS = {
    "last": "last",
    "previous": "last",
    "past": "last",
    "this": "this",
    "next": "next",
    "coming": "next",
    "early": "early",
    "mid": "mid",
    "late": "late",
    **{
        word: word
        for word in ("yesterday", "today", "tomorrow", "tonight", "ago", "later", "morning", "evening", "night")
    },
}
CHANGES = frozenset({"=rise", "=fall", "=raise", "=cut", "go", "chang"})
"""Concepts and stems of verbs that tell a change."""
_BASELINES = ("than in", "than", "compared with", "compared to", "compared with in", " from")
_VAGUE = words("PAST_REF PRESENT_REF FUTURE_REF")
_LONGEST_STRETCH = 150_000
"""Days; a longer stretch would leave the calendar."""

_MIGHT = words("may might could perhaps possibly maybe likely probably")
WILL = words("will 'll shall wo")
"""Modals that say what will be."""

_PER_HEAD = re.compile(r"\b(?:per|a) (?:person|head|capita|resident|inhabitant)\b")
_CONNECTORS = words(
    """before after during until till while if unless only merely exclusively because although despite except instead
    without than or nor whereas against outside yet"""
)
_SAME_CONNECTORS = {"following": "after", "till": "until"}
_BEFORE_TIMES = {"by": "by a time", "to": "until"}
"""What a small word says before a time: "extended to June 30" is "extended until June 30"."""

_QUANTIFIERS_ALIKE = {
    "nobody": "no",
    "none": "no",
    "neither": "no",
    "everyone": "every",
    "everybody": "every",
    "whole": "all",
    "entire": "all",
}
_UNCHANGED_PAST = words(
    "put cut hit set cost let shut spread beat quit split bet hurt cast burst read rid shed thrust bid"
)
_YEAR_BEFORE = re.compile(r"(?:the )?(?:previous|preceding|prior) year", re.IGNORECASE)
_ENDING_YEAR = re.compile(r" (?:to|until|up to) ([12]\d{3})\Z")
_PAST_LENGTH = re.compile(r"\bpast (century|decade|year|month|week)\Z", re.IGNORECASE)
_TIMEX_OF = {"century": "P100Y", "decade": "P10Y", "year": "P1Y", "month": "P1M", "week": "P1W"}
_EVERY = re.compile(r"(?:every|each) (?:hour|day|week|month|year)", re.IGNORECASE)
_PRONOUNS = words("he she him i me we you they them this these those who")


def read_statement(
    text: str,
    *,
    published: dt.date | None = None,
    attribution: AttributionView = AttributionView.WHOLE,
    force: Force | None = None,
    inferred: tuple[Span, ...] = (),
    place_hint: str | None = None,
) -> Statement:
    """Read a claim into its parts.

    ``published`` resolves relative times and open periods. ``force`` is what the attribution verb did with the content,
    where it was split off before (``AttributionView.CONTENT``). ``inferred`` are the spans that decontextualization
    added: they may block a confirmation and never support one. ``place_hint`` is a place known only from the context.
    The statement's text is the ``readable`` one.
    Never raises, whatever the text.
    """
    post = readable(text)
    text = post.text
    language = language_of_sentence(text)
    if language in GRAMMARS:
        read = read_in_tongue(text, language, published=published, is_whole=attribution is AttributionView.WHOLE)
        return _statement_in_tongue(
            text, language, read, published=published, force=force, place_hint=place_hint, is_all=post.is_all
        )
    # Relations were fitted on tags of the tables alone.
    tokens = tag(tokenize(text, Span(0, len(text))), by_vote=False)
    figures, times = find_quantities(text), _periods(text, find_times(text, published), published)
    said = split_said(text, tokens) if attribution is AttributionView.WHOLE else None
    if said is not None and any(found.span.start < said.parts[0].end and said.parts[0].start == 0 for found in figures):
        said = None  # "66 percent of firms said they …" is a finding of the outlet's own
    if said is not None and any(token.lower in NEGATIONS for token in tokens if said.covers(token)):
        said = None  # "no study has shown that …" denies rather than reports
    content = _without_going([token for token in tokens if said is None or not said.covers(token)])
    times = tuple(found for found in times if _inside(found.span, said))
    quantities = tuple(
        found
        for found in figures
        if _inside(found.span, said) and not any(found.span.overlaps(time.span) for time in times)
    )
    quantities = read_shares(text, quantities)
    quantities, times, rates = read_rates(text, quantities, times)
    quantities, times = read_stretches(text, quantities, times)
    if any(token.tag in VERB_TAGS and meaning_of_word(token.lower).exact & CHANGES for token in content):
        quantities = tuple(without_over(quantity) for quantity in quantities)
    reader = UnitReader(
        [token for token in content if not any(rate.covers(token.span) for rate in rates)], quantities, times, inferred
    )
    units = reader.read_units()
    negations = reader.read_negations() if language == ENGLISH else find_denials(text, language)
    modals = _modals(content)
    return Statement(
        text=text,
        units=units,
        quantities=quantities,
        times=times,
        polarity=Polarity.NEGATIVE if len(negations) % 2 else Polarity.POSITIVE,
        negations=negations,
        modality=_modality(content, modals),
        passive=reader.passive,
        quantifiers=frozenset(
            _QUANTIFIERS_ALIKE.get(token.lower, token.lower)
            for place, token in enumerate(reader.tokens)
            if token.lower in QUANTIFIERS
            and place not in reader.taken
            and not reader.is_in_phrase(place)
            and not (token.lower == "one" and place and reader.tokens[place - 1].lower == "no")
        ),
        per=frozenset(
            found
            for quantity in quantities
            for found in _PER_HEAD.findall(text[quantity.span.start : quantity.span.end + 24])
        ),
        connectors=_connectors(reader.tokens, reader, times),
        rates=frozenset(rate.unit for rate in rates),
        modals=modals,
        tense=_tense(reader.tokens, reader.verb),
        pronouns=_pronouns(content) if language == ENGLISH else find_pronouns(text),
        said=said,
        force=Force.ASKED if force is None and text.rstrip().endswith("?") else force,
        published=published,
        place_hint=place_hint,
        predicate=next((unit for unit in units if unit.role == "verb"), None),
        content_words=sum(not unit.light for unit in units) + len(quantities) + len(times),
        tops_all=reader.is_superlative(),
        truncated=reader.truncated or not post.is_all,
        language=language,
    )


def _statement_in_tongue(
    text: str,
    language: str,
    read: TongueReading,
    *,
    published: dt.date | None,
    force: Force | None,
    place_hint: str | None,
    is_all: bool,
) -> Statement:
    """The statement that a reading in another language than English gives."""
    units = read.units[:MAX_UNITS]
    modality = Modality.MIGHT if read.modals & _MIGHT else Modality.WILL if read.is_future else Modality.IS
    return Statement(
        text=text,
        units=units,
        quantities=read.quantities,
        times=read.times,
        polarity=Polarity.NEGATIVE if len(read.negations) % 2 else Polarity.POSITIVE,
        negations=read.negations,
        modality=modality,
        passive=read.passive,
        quantifiers=read.quantifiers & QUANTIFIERS,
        per=frozenset(),
        connectors=read.connectors,
        rates=frozenset(),
        modals=read.modals | ({"will"} if read.is_future else frozenset()),
        tense="",
        pronouns=read.pronouns,
        said=read.said,
        force=Force.ASKED if force is None and text.rstrip().endswith("?") else force,
        published=published,
        place_hint=place_hint,
        predicate=next((unit for unit in units if unit.role == "verb"), None),
        content_words=sum(not unit.light for unit in units) + len(read.quantities) + len(read.times),
        truncated=len(read.units) > MAX_UNITS or not is_all,
        language=language,
    )


def _periods(text: str, times: Sequence[TimeExpression], published: dt.date | None) -> tuple[TimeExpression, ...]:
    """The times that date a statement: without mere lengths and vague ones, baselines open-ended.

    "the past two years" ends at the publication; "80 % more than in 2014" speaks of the time since then.
    """
    found: list[TimeExpression] = []
    for time in times:
        before = text[max(0, time.span.start - 24) : time.span.start].lower()
        if time.type == "DURATION":
            ending = _ENDING_YEAR.search(text, time.span.start, time.span.end)
            if ending is not None:
                found.append(_year(time, ending))
                continue
            own = text[time.span.start : time.span.end].lower().split()
            if before.rstrip().endswith(_BACKWARD) or not set(_BACKWARD).isdisjoint(own):
                found.append(_stretch(time, published))
        elif (
            time.timex in _VAGUE
            or _YEAR_BEFORE.fullmatch(text, time.span.start, time.span.end)
            or _EVERY.fullmatch(text, time.span.start, time.span.end)
        ):
            continue
        elif time.start is None and time.end is None and time.type == "DATE":
            written = text[time.span.start : time.span.end]
            length = _PAST_LENGTH.search(written)
            if length is not None:
                rolled = replace(time, type="DURATION", timex=_TIMEX_OF[length[1].lower()])
                found.append(_stretch(rolled, published))
                continue
            which = _direction(written) or _name_of_day(written, time)
            found.append(
                replace(time, timex=time.timex + which + (_unit_of(written) if time.timex == _SOME_TIME else ""))
            )
        elif before.rstrip().endswith(_BASELINES) and time.end is not None and time.granularity == "year":
            found.append(replace(time, end=None, open_end=True))
        else:
            found.append(time)
    return tuple(found)


def _year(time: TimeExpression, ending: re.Match[str]) -> TimeExpression:
    """The year of "two decades to 2020" alone; ``read_stretches`` reads the length before it."""
    year = int(ending[1])
    return replace(
        time,
        span=Span(ending.start(1), ending.end(1)),
        type="DATE",
        timex=ending[1],
        start=dt.date(year, 1, 1),
        end=dt.date(year, 12, 31),
        granularity="year",
    )


def _direction(text: str) -> str:
    """Which way an unresolved time points, as an ending of its value: "last year" is not "this year"."""
    pointing = [_DIRECTIONS[word] for word in text.lower().replace("-", " ").split() if word in _DIRECTIONS]
    return "".join(f" {word}" for word in pointing)


def _unit_of(written: str) -> str:
    """What sort of time is pointed at, as an ending of its value: "last year" is not "last decade"."""
    unit = written.lower().split()[-1].rstrip("s")
    return f" {unit}" if unit in _UNITS_OF_TIME else ""


_SOME_TIME = "XXXX"
"""TIMEX3 of a time of which nothing is known but how it lies to the publication."""

_UNITS_OF_TIME = words("century decade year quarter month week weekend season spring summer autumn fall winter")


def _name_of_day(written: str, time: TimeExpression) -> str:
    """The words of a day of a year that is not known, as an ending of its value: Christmas Eve is not New Year's Eve."""
    if time.timex != _SOME_DAY:
        return ""
    return " " + " ".join(word for word in written.lower().split() if word not in {"the", "on"})


_SOME_DAY = "XXXX-XX-XX"
"""TIMEX3 of a day of which neither year nor date is known."""


def _stretch(time: TimeExpression, published: dt.date | None) -> TimeExpression:
    length = duration_days(time.timex)
    if published is None or length is None or length > _LONGEST_STRETCH:
        return time
    return replace(time, start=published - dt.timedelta(days=round(length)), end=published, granularity="day")


def _inside(span: Span, said: Said | None) -> bool:
    return said is None or not any(part.overlaps(span) for part in said.parts)


def _without_going(tokens: Sequence[Token]) -> list[Token]:
    """The words without "going" before "to" and a verb: "is going to close" is "is to close"."""
    return [token for place, token in enumerate(tokens) if not _is_going_to(tokens, place)]


def _is_going_to(tokens: Sequence[Token], place: int) -> bool:
    if tokens[place].lower != "going" or not 0 < place < len(tokens) - 2:
        return False
    return tokens[place - 1].lower in _BEING and tokens[place + 1].lower == "to" and tokens[place + 2].tag == "B"


def _is_to(tokens: Sequence[Token]) -> bool:
    """Whether something lies ahead by "is to close", which says what "will close" says."""
    return any(
        first.lower in _BEING and second.lower == "to" and third.tag == "B" and third.lower not in _NOT_AHEAD
        for first, second, third in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


_BEING = words("is are 's 're")
_NOT_AHEAD = words("blame follow have")
"""Verbs after which "is to" says something else: "is to blame"."""


def _modality(tokens: Sequence[Token], modals: Set[str]) -> Modality:
    words = {token.lower for token in tokens if token.tag in "MR"}
    if "will" in modals or words & WILL:
        return Modality.WILL
    return Modality.MIGHT if words & _MIGHT else Modality.IS


def _modals(tokens: Sequence[Token]) -> frozenset[str]:
    """The modals; all that say "will" as that one word."""
    found = {"will" if token.lower in WILL else token.lower for token in tokens if token.tag == "M"}
    return frozenset(found | {"will"} if _is_to(tokens) else found)


def _pronouns(tokens: Sequence[Token]) -> frozenset[str]:
    """The pronouns that stand for something named elsewhere; "who" after a noun stands for that noun."""
    return frozenset(
        token.lower
        for place, token in enumerate(tokens)
        if token.lower in _PRONOUNS
        and token.tag in "OW"
        and not is_acronym(token)
        and not (place and _is_relative(tokens, place))
    )


def _is_relative(tokens: Sequence[Token], place: int) -> bool:
    before = tokens[place - 2] if place > 1 and tokens[place - 1].text == "," else tokens[place - 1]
    return tokens[place].lower == "who" and before.tag in "NSP"


def _connectors(tokens: Sequence[Token], reader: UnitReader, times: Sequence[TimeExpression]) -> frozenset[str]:
    """Small words that turn a meaning, particles, rates ("a year") and the words that place a time ("by 2019")."""
    found = {
        _SAME_CONNECTORS.get(token.lower, token.lower)
        for place, token in enumerate(tokens)
        if place not in reader.taken and not reader.is_in_phrase(place) and _turns_meaning(tokens, place, reader)
    }
    for place, (token, following) in enumerate(pairwise(tokens)):
        if place in reader.phrase_starts:
            continue
        if token.lower not in _BEFORE_TIMES or (token.lower == "to" and _ends_stretch(tokens, place, reader)):
            continue
        if any(token.start < time.span.start <= following.start < time.span.end for time in times):
            found.add(_BEFORE_TIMES[token.lower])
    return frozenset(found)


def _ends_stretch(tokens: Sequence[Token], place: int, reader: UnitReader) -> bool:
    """Whether "to" stands in the naming of a stretch of time: "the three decades to 2020", "by ten years, to 2036"."""
    before = place - 2 if place > 1 and tokens[place - 1].text == "," else place - 1
    return before >= 0 and (before in reader.taken or tokens[before].lower in _STRETCHES)


_STRETCHES = words("year years decade decades month months week weeks century period")


def _turns_meaning(tokens: Sequence[Token], place: int, reader: UnitReader) -> bool:
    word, tag_ = tokens[place].lower, tokens[place].tag
    if word == "only" and place + 1 < len(tokens) and place + 1 in reader.taken:
        return False  # "only 35 percent" is 35 percent
    if word == "out" and place + 1 < len(tokens) and tokens[place + 1].lower == "of" and place - 1 in reader.taken:
        return False  # "ten out of 40" are ten of 40
    return word in _CONNECTORS or (word in PARTICLES and tag_ not in "IA") or _is_following(tokens, place)


def _is_following(tokens: Sequence[Token], place: int) -> bool:
    """Whether the word is the preposition "following", which says "after"."""
    return tokens[place].lower == "following" and place + 1 < len(tokens) and tokens[place + 1].tag in "DP"


def _tense(tokens: Sequence[Token], verb: int) -> str:
    """``present`` or ``past`` where the form of the verb leaves no doubt, else empty ("cut", "cost").

    The perfect counts as past: "has killed" says what "killed" says.
    """
    if verb < 0:
        return ""
    word = tokens[verb].lower
    if word in {"has", "have"}:
        following = next(
            (token for token in tokens[verb + 1 : verb + 4] if token.tag not in "RM" and token.lower not in NEGATIONS),
            None,
        )
        return "past" if following is not None and following.tag in VERB_TAGS else "present"
    if word in {"is", "are", "am", "does", "do"} or (tokens[verb].tag == "Z" and word.endswith("s")):
        return "present"
    if word in {"was", "were", "had", "did"}:
        return "past"
    if tokens[verb].tag == "F" and word not in _UNCHANGED_PAST and base_form(word) == word and not word.endswith("ed"):
        return "present"
    return "past" if tokens[verb].tag == "T" and (word.endswith("ed") or base_form(word) != word) else ""
