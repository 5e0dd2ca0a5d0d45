"""One statement in German, French or Spanish read for matching: units with roles, figures, times, what denies."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claims.core.extraction.tongues.figures import find_figures
from claims.core.extraction.tongues.reading import TONGUES
from claims.core.extraction.tongues.times import find_times_in
from claims.core.extraction.tongues.tongue import Tongue, fold
from claims.core.matching.parts.said import DENYING, Said
from claims.core.matching.parts.units import Unit
from claims.core.matching.parts.word_forms import unit_of
from claims.core.matching.tongues.elsewhere import find_pronouns
from claims.core.matching.tongues.french import FRENCH
from claims.core.matching.tongues.german import GERMAN
from claims.core.matching.tongues.glossing import NOUN, PLACE, gloss_of
from claims.core.matching.tongues.grammar import Grammar
from claims.core.matching.tongues.roles import RoleReader, is_passive
from claims.core.matching.tongues.saying import split_said_in
from claims.core.matching.tongues.spanish import SPANISH
from claims.core.matching.tongues.words import NAME, Item, WordReader, read_items
from claims.core.records import Quantity, Span, TimeExpression

GRAMMARS: Mapping[str, Grammar] = {"de": GERMAN, "fr": FRENCH, "es": SPANISH}
"""The languages that matching reads beside English, by ISO 639-1 code."""

_LOCATIVE = frozenset({"in", "at", "near", "outside"})
_YEAR = re.compile(r"\d{4}")
_NO_DAY = dt.date(2000, 1, 1)
_WITHOUT = frozenset({"ohne", "sans", "sin"})


@dataclass(frozen=True, slots=True)
class TongueReading:
    """What grammar finds in a statement; fields mean what they mean in ``Statement``."""

    units: tuple[Unit, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    negations: tuple[Span, ...]
    quantifiers: frozenset[str]
    connectors: frozenset[str]
    modals: frozenset[str]
    pronouns: frozenset[str]
    passive: bool
    is_future: bool
    said: Said | None


def read_in_tongue(text: str, language: str, *, published: dt.date | None, is_whole: bool) -> TongueReading:
    """The reading of a statement in a language of ``GRAMMARS``.

    Where the text is not ``is_whole`` but content whose attribution was split off before, only denials and doubts in it
    count.
    """
    tongue, grammar = TONGUES[language], GRAMMARS[language]
    said = split_said_in(text, tongue)
    if said is not None and not is_whole and said.force not in DENYING:
        said = None
    times = tuple(_times(text, tongue, published, said))
    figures = tuple(_figures(text, tongue, times, said))
    items = read_items(text, figures, times, said)
    WordReader(items, grammar, language).classify()
    passive = is_passive(items, grammar)
    RoleReader(items, grammar, passive=passive).give_roles()
    folded = fold(text)
    return TongueReading(
        units=tuple(_units(items)),
        quantities=tuple(_in_english(figure, language) for figure in figures),
        times=times,
        negations=tuple(_negations(items, grammar, folded)),
        quantifiers=_answers(items, grammar.quantifiers),
        connectors=_answers(items, grammar.connectors),
        modals=_answers(items, grammar.modals),
        pronouns=frozenset(_pronouns(items, grammar, folded)) | find_pronouns(text),
        passive=passive,
        is_future=not passive and grammar.future.search(folded) is not None,
        said=said,
    )


def _times(text: str, tongue: Tongue, published: dt.date | None, said: Said | None) -> Iterator[TimeExpression]:
    """The times that date a statement, without lengths; without a day of publication those that name their year."""
    for time in find_times_in(text, tongue, published or _NO_DAY):
        if time.type == "DURATION" or _is_in_saying(time.span, said):
            continue
        if published is not None or _YEAR.search(text, time.span.start, time.span.end):
            yield time


def _figures(text: str, tongue: Tongue, times: Sequence[TimeExpression], said: Said | None) -> Iterator[Quantity]:
    for found in find_figures(text, tongue, [time.span for time in times]):
        if not _is_in_saying(found.span, said):
            yield found


def _in_english(figure: Quantity, language: str) -> Quantity:
    """The figure with the English word for what is counted, where one is known."""
    gloss = gloss_of(figure.measure.capitalize(), language, is_noun=True) if figure.measure else None
    return figure if gloss is None else replace(figure, measure=gloss.english)


def _is_in_saying(span: Span, said: Said | None) -> bool:
    return said is not None and any(part.overlaps(span) for part in said.parts)


def _answers(items: Sequence[Item], small: Mapping[str, str]) -> frozenset[str]:
    """The English words that small words answer to."""
    return frozenset(small[item.lower] for item in items if item.form is None and item.lower in small)


def _units(items: Sequence[Item]) -> Iterator[Unit]:
    for item in items:
        if item.form is not None:
            yield unit_of(
                item.form,
                start=item.start,
                end=item.end,
                role=item.role,
                locative=item.kind in {NAME, PLACE} and item.role in _LOCATIVE,
                counted=item.counted and item.kind == NOUN,
            )


def _pronouns(items: Sequence[Item], grammar: Grammar, folded: str) -> Iterator[str]:
    """The words that stand for something named elsewhere, those behind a verb too ("a-t-il")."""
    spared = (
        [] if grammar.impersonal is None else [Span(*found.span()) for found in grammar.impersonal.finditer(folded)]
    )
    for item in items:
        last = item.lower.rpartition("-")[2]
        word = item.lower if item.lower in grammar.pronouns else last
        if word in grammar.pronouns and not any(one.overlaps(item.span) for one in spared):
            yield word


def _negations(items: Sequence[Item], grammar: Grammar, folded: str) -> Iterator[Span]:
    """Where the statement denies: each denying word, or the first of those that belong together."""
    spared = [Span(*match.span()) for match in grammar.not_denying.finditer(folded)]
    denying = [item for item in items if item.lower in grammar.denying]
    found = [item for item in denying if not any(one.overlaps(item.span) for one in spared)]
    plain = [item.span for item in found if item.lower not in _WITHOUT]
    yield from plain[:1] if grammar.concord else plain
    yield from (item.span for item in found if item.lower in _WITHOUT)
