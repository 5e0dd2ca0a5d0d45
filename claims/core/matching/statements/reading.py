"""One claim read into its parts, ready to be compared: words with their concepts and roles, figures, times,
polarity."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple, TypeVar

from claims.core.extraction.figures.quantities import find_quantities
from claims.core.extraction.lexicon.verb_words import MORE_UNCHANGED_PAST, PARTICLES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.text.statement_language import ENGLISH, language_of_sentence
from claims.core.extraction.text.tokens import Token
from claims.core.extraction.times.expressions import find_times
from claims.core.matching.parts.rates import Rate, read_rates
from claims.core.matching.parts.said import Said, split_said
from claims.core.matching.parts.shares import read_shares
from claims.core.matching.parts.stretches import read_stretches, without_over
from claims.core.matching.parts.units import SIGNED, Unit
from claims.core.matching.parts.word_forms import VERB_TAGS
from claims.core.matching.statements.dating import dating_times
from claims.core.matching.statements.posts import ReadablePost, readable
from claims.core.matching.statements.tagged_words import read_tokens
from claims.core.matching.statements.walk import MAX_UNITS, NEGATIONS, UnitReader, is_acronym
from claims.core.matching.tongues.elsewhere import find_denials, find_pronouns
from claims.core.matching.tongues.reading import GRAMMARS, TongueReading, read_in_tongue
from claims.core.matching.vocabulary.kinds import QUANTIFIERS
from claims.core.matching.words.inflections import base_form
from claims.core.matching.words.lexicon import meaning_of_word
from claims.core.records import Comparator, Force, Modality, Polarity, Quantity, Span, TimeExpression


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


CHANGES = frozenset({"=rise", "=fall", "=raise", "=cut", "go", "chang"})
"""Concepts and stems of verbs that tell a change."""
_MIGHT = words("may might could perhaps possibly maybe likely probably")
WILL = words("will 'll shall wo")
"""Modals that say what will be."""

_PER_HEAD_REACH = 24
"""Characters behind a figure in which "per person" may begin and end."""
_PER_HEAD = re.compile(r"\b(?:per|a) (?:person|head|capita|resident|inhabitant)\b")
_CONNECTORS = words(
    """before after during until till while if unless only merely exclusively because although despite except instead
    without than or nor whereas against outside yet"""
)
_SAME_CONNECTORS = {"following": "after", "till": "until"}
_TURNING = _CONNECTORS | PARTICLES | {"following"}
"""Words that may turn a meaning: most need no second look."""

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
        force = post.force if force is None else force
        return _statement_in_tongue(
            text, language, read, published=published, force=force, place_hint=place_hint, is_all=post.is_all
        )
    return _statement_by_words(post, language, published, attribution, force, inferred, place_hint)


def _statement_by_words(
    post: ReadablePost,
    language: str,
    published: dt.date | None,
    attribution: AttributionView,
    force: Force | None,
    inferred: tuple[Span, ...],
    place_hint: str | None,
) -> Statement:
    """A claim read with the grammar of English, as far as it goes in a language that has none here."""
    text = post.text
    tokens = read_tokens(text, Span(0, len(text)))
    figures: Sequence[Quantity] = find_quantities(text)
    times = dating_times(text, find_times(text, published), published)
    if post.signatures:
        tokens = _unsigned(tokens, post.signatures)
        figures, times = _unsigned(figures, post.signatures), tuple(_unsigned(times, post.signatures))
    said = _reported(text, tokens, figures) if attribution is AttributionView.WHOLE else None
    content = _without_going([token for token in tokens if said is None or not said.covers(token)])
    measures = _measures(text, said, figures, times)
    quantities, times = measures.quantities, measures.times
    if quantities and _tells_change(content):
        quantities = tuple(without_over(quantity) for quantity in quantities)
    reader = UnitReader(_beside(content, measures.rates), quantities, times, inferred)
    units = reader.read_units()
    if post.signatures:
        units = tuple(sorted((*units, *_read_signatures(text, post.signatures)), key=lambda unit: unit.start))
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
        quantifiers=_quantifiers(reader),
        per=_shares_per_head(text, quantities),
        connectors=_connectors(reader.tokens, reader, times),
        rates=frozenset(rate.unit for rate in measures.rates),
        modals=modals,
        tense=_tense(reader.tokens, reader.verb),
        pronouns=_pronouns(content) if language == ENGLISH else find_pronouns(text),
        said=said,
        force=post.force or _asked(text, post.signatures) if force is None else force,
        published=published,
        place_hint=place_hint,
        predicate=next((unit for unit in units if unit.role == "verb"), None),
        content_words=sum(not (unit.light or unit.role == SIGNED) for unit in units) + len(quantities) + len(times),
        tops_all=reader.is_superlative(),
        truncated=reader.truncated or not post.is_all,
        language=language,
    )


def _tells_change(tokens: Sequence[Token]) -> bool:
    return any(
        token.tag in VERB_TAGS and not meaning_of_word(token.lower).exact.isdisjoint(CHANGES) for token in tokens
    )


def _beside(tokens: list[Token], rates: Sequence[Rate]) -> list[Token]:
    """The words that name no rate."""
    return [token for token in tokens if not any(rate.covers(token.span) for rate in rates)] if rates else tokens


def _asked(text: str, signatures: Sequence[Span]) -> Force | None:
    """Whether a text only asks, be it that somebody's name stands below."""
    end = signatures[-1].start if signatures else len(text)
    return Force.ASKED if text[:end].rstrip(" \n—–-").endswith("?") else None


_Found = TypeVar("_Found", Token, Quantity, TimeExpression)


def _unsigned(found: Sequence[_Found], signatures: Sequence[Span]) -> list[_Found]:
    """Those that stand in no signature."""
    return [one for one in found if not any(signature.overlaps(one.span) for signature in signatures)]


def _read_signatures(text: str, signatures: Sequence[Span]) -> Iterator[Unit]:
    """The names of those who posted a text."""
    for signature in signatures:
        times = find_times(text[: signature.end], None)
        tokens = read_tokens(text, signature)
        for unit in UnitReader(_outside(tokens, times), (), (), ()).read_units():
            if unit.is_name:
                yield replace(unit, role=SIGNED, locative=False)


def _outside(tokens: Sequence[Token], times: Sequence[TimeExpression]) -> list[Token]:
    return [token for token in tokens if not any(time.span.overlaps(token.span) for time in times)]


def _reported(text: str, tokens: list[Token], figures: Sequence[Quantity]) -> Said | None:
    """Who says it in which words; ``None`` where nobody but the statement itself asserts it."""
    said = split_said(text, tokens)
    if said is None:
        return None
    before = [figure for figure in figures if figure.span.start < said.parts[0].end]
    if said.parts[0].start == 0 and before and not _counts_sources(text, said, before):
        return None  # "66 percent of firms said they …" is a finding of the outlet's own
    if any(token.lower in NEGATIONS for token in tokens if said.covers(token)):
        return None  # "no study has shown that …" denies rather than reports
    return said


def _counts_sources(text: str, said: Said, figures: Sequence[Quantity]) -> bool:
    """Whether the figures before what is said tell how many people say it ("two witnesses"), or how often it was passed on
    ("a post shared thousands of times claims that")."""
    if all(figure.unit == "times" and figure.span.start > 0 for figure in figures):
        return True
    named = _ACCORDING.match(text) is not None
    return len(figures) == 1 and all(
        figure.normalized is None
        and figure.unit not in {None, "percent", "share", "rank", "times"}
        and figure.comparator is Comparator.EQUAL
        and figure.value < _MOST_SOURCES
        and (named or (figure.span.start == 0 and not said.factive))
        for figure in figures
    )


_ACCORDING = re.compile(r"according to\s", re.IGNORECASE)
_MOST_SOURCES = 10
"""People from whose number on it is what they say of themselves that is reported: "4,000 women complained"."""


class _Measures(NamedTuple):
    """The figures of a statement, the times that date it, and the rates that its figures are."""

    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    rates: tuple[Rate, ...]


def _measures(text: str, said: Said | None, figures: Sequence[Quantity], times: Sequence[TimeExpression]) -> _Measures:
    """What is measured in the content; the figures of a time are no figures besides."""
    dated = tuple(time for time in times if _inside(time.span, said))
    counted = tuple(
        figure
        for figure in figures
        if _inside(figure.span, said) and not any(figure.number_span.overlaps(time.span) for time in dated)
    )
    quantities, dated, rates = read_rates(text, read_shares(text, counted), dated)
    quantities, dated = read_stretches(text, quantities, dated)
    return _Measures(quantities, dated, rates)


def _quantifiers(reader: UnitReader) -> frozenset[str]:
    """The words that tell of how many a statement speaks ("all", "no"), but for those that a unit has taken."""
    return frozenset(
        _QUANTIFIERS_ALIKE.get(token.lower, token.lower)
        for place, token in enumerate(reader.tokens)
        if token.lower in QUANTIFIERS
        and place not in reader.taken
        and not reader.is_in_phrase(place)
        and not (token.lower == "one" and place and reader.tokens[place - 1].lower == "no")
    )


def _shares_per_head(text: str, quantities: Sequence[Quantity]) -> frozenset[str]:
    """What stands right behind a figure and makes it one of each head ("per person", "a resident")."""
    behind = (text[quantity.span.start : quantity.span.end + _PER_HEAD_REACH] for quantity in quantities)
    return frozenset(found for words_ in behind for found in _PER_HEAD.findall(words_))


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
        first.lower in _BEING and third.tag == "B" and third.lower not in _NOT_AHEAD
        for first, second, third in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if second.lower == "to"
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
    found = {
        "will" if token.lower in WILL else token.lower
        for before, token in zip((None, *tokens), tokens, strict=False)
        if token.tag == "M" and not (before is not None and before.tag == "D")  # "against the will of"
    }
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
        if token.lower in _TURNING
        and place not in reader.taken
        and not reader.is_in_phrase(place)
        and _turns_meaning(tokens, place, reader)
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
    if (
        tokens[verb].tag == "F"
        and word not in MORE_UNCHANGED_PAST
        and base_form(word) == word
        and not word.endswith("ed")
    ):
        return "present"
    return "past" if tokens[verb].tag == "T" and (word.endswith("ed") or base_form(word) != word) else ""
