"""A claim's reading packed into bytes, so that it is read once and not on every look-up.

What a word says by itself is left out: it follows from the text and comes from ``word_forms``. Kept are the places, tags
and roles of the units (six bytes each), and as JSON what the grammar found: figures, times, denials, small words. A
reading that would not come back exactly as it was is not packed. Such a reading takes 90 to 125 bytes.
"""

from __future__ import annotations

import datetime as dt
import json
import struct
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from claims.core.extraction.text.statement_language import ENGLISH
from claims.core.matching.parts.said import Said
from claims.core.matching.parts.units import Unit, UnitKind, keys_of
from claims.core.matching.parts.word_forms import WordForm, base_of_word, name_form, unit_of, word_form
from claims.core.matching.statements.posts import readable
from claims.core.matching.statements.reading import Statement
from claims.core.matching.words.thesaurus import UNKNOWN
from claims.core.records import (
    Comparator,
    Force,
    Modality,
    NormalizedQuantity,
    Polarity,
    Quantity,
    Span,
    TimeExpression,
)

_HEAD = struct.Struct("<IB")
"""Check sum of what was read, and the number of units, parts included."""
_UNIT = struct.Struct("<HBBBB")
"""Start, length, tag, role, flags."""
_NAME, _OWN = ord("*"), ord("!")
"""Stand where a unit has its tag: a name; a form that is written out."""
_LOCATIVE, _POSSESSIVE, _COUNTED, _INFERRED, _EXCLUDED = _FLAGS = 1, 2, 4, 8, 16
_MARKS = [tuple(bool(flags & flag) for flag in _FLAGS) for flags in range(2 * _EXCLUDED)]
"""Of each sum of flags which of them are set."""
_ROLES = (
    *(
        "agent",
        "patient",
        "verb",
        "object",
        "adverb",
        "of",
        "in",
        "to",
        "for",
        "on",
        "from",
        "with",
        "by",
        "at",
        "after",
    ),
    *(
        "before",
        "about",
        "over",
        "than",
        "during",
        "under",
        "since",
        "into",
        "between",
        "against",
        "as",
        "through",
        "that",
    ),
    *(
        "near",
        "until",
        "among",
        "within",
        "without",
        "around",
        "per",
        "like",
        "because",
        "while",
        "if",
        "across",
        "above",
    ),
)
_ROLE_CODES = {role: code for code, role in enumerate(_ROLES)}
_SETS = ("quantifiers", "connectors", "modals", "pronouns", "rates", "per")
_TENSES = ("", "past", "present")
_COMPARATORS, _MODALITIES = tuple(Comparator), tuple(Modality)
_KINDS = tuple(UnitKind)
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_USUAL = (
    b'"DURATION""share","share""people""US dollar""million","percent","percent"[["day","week","year","month"]'
    b',"approx","~"],null,1.0],1000.0,"past","present"]]],["DATE","2020","2021-01-01","2021-12-31","2021","year"]]'
    b",[[],[],[],[],[],[]]]"
)
"""What packed readings often hold; zlib refers to it."""

_PROPER = "P"
_TAGS = "NSJTZFBEGRPCMWQKUXY"
"""Tags that a word may have, the frequent ones first."""

Json = Any
Row = tuple[int, ...]


def pack_statement(statement: Statement) -> bytes | None:
    """The reading as bytes; ``None`` where it would not come back exactly as it is.

    Raises nothing, whatever the text.
    """
    try:
        units = _UnitWriter(statement.text)
        for unit in statement.units:
            units.add(unit)
        rest = _JSON(_trimmed(_grammar(statement, units)))
        head = _HEAD.pack(_check_sum(statement.text, statement.published), units.count)
    except (struct.error, ValueError):
        return None
    packed = head + units.rows + _deflate(rest.encode())
    return packed if unpack_statement(packed, statement.text, statement.published) == statement else None


def unpack_statement(packed: bytes, text: str, published: dt.date | None) -> Statement | None:
    """The reading of this text as of this day; ``None`` for bytes of another text or day, or that hold no reading."""
    try:
        checked, count = _HEAD.unpack_from(packed)
        if checked != _check_sum(text, published):  # as that of a post, which is read as the sentence that it is
            text = readable(text).text
            if checked != _check_sum(text, published):
                return None
        end = _HEAD.size + count * _UNIT.size
        return _read(text, published, packed[_HEAD.size : end], json.loads(_inflate(packed[end:])))
    except (struct.error, zlib.error, ValueError, LookupError, TypeError):
        return None


class _UnitWriter:
    """Collects the rows of units, and what of them is no small number."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.rows = b""
        self.count = 0
        self.own: list[Json] = []
        self.roles: list[str] = []

    def add(self, unit: Unit) -> None:
        """Add a unit and its parts."""
        form = _form_code(unit, self._text[unit.start : unit.end])
        if form == _OWN:
            self.own.append(_own_form(unit, self._text))
        flags = (
            _LOCATIVE * unit.locative
            + _POSSESSIVE * unit.possessive
            + _COUNTED * unit.counted
            + _INFERRED * unit.inferred
            + _EXCLUDED * unit.excluded
        )
        self.rows += _UNIT.pack(unit.start, unit.end - unit.start, form, self._role(unit.role), flags)
        self.count += 1
        for part in unit.parts:
            self.add(part)

    def _role(self, role: str) -> int:
        if role in _ROLE_CODES:
            return _ROLE_CODES[role]
        if role not in self.roles:
            self.roles.append(role)
        return len(_ROLES) + self.roles.index(role)


def _form_code(unit: Unit, written: str) -> int:
    """How the unit's form follows from the text as written: as that of a name, of a word with this tag, or not at all."""
    if unit.kind is UnitKind.NAME:
        return _NAME if _is_of(unit, _name(written)) else _OWN
    if len(unit.bases) > 1:
        return _OWN
    return next((ord(tag) for tag in _TAGS if _is_of(unit, word_form(written, tag))), _OWN)


def _is_of(unit: Unit, form: WordForm) -> bool:
    return (unit.text, unit.bases, unit.exact, unit.near, unit.kind, unit.place, unit.light, unit.senses) == (
        form.text,
        form.bases,
        form.exact,
        form.near,
        form.kind,
        form.place,
        form.light,
        form.senses,
    )


def _own_form(unit: Unit, text: str) -> Json:
    if unit.senses != UNKNOWN:
        raise ValueError("a form with senses of its own has no place in the format")
    written = None if unit.text == text[unit.start : unit.end] else unit.text
    exact, near = sorted(unit.exact), sorted(unit.near)
    rest = [written, len(unit.parts), _KINDS.index(unit.kind), unit.place, int(unit.light)]
    return _trimmed([list(unit.bases), exact, near, *rest])


def _grammar(statement: Statement, units: _UnitWriter) -> list[Json]:
    said = statement.said
    return [
        [
            int(statement.polarity is Polarity.NEGATIVE),
            _MODALITIES.index(statement.modality),
            _TENSES.index(statement.tense),
            int(statement.passive),
            int(statement.tops_all),
            int(statement.truncated),
            statement.content_words,
        ],
        [_quantity_to_json(quantity) for quantity in statement.quantities],
        [_time_to_json(time) for time in statement.times],
        units.own,
        _trimmed([sorted(getattr(statement, name)) for name in _SETS]),
        _ends(statement.negations),
        units.roles,
        [said.speaker, said.force, _ends(said.parts), int(said.factive)] if said else 0,
        statement.force or 0,
        statement.place_hint or 0,
        statement.language if statement.language != ENGLISH else 0,
    ]


def _read(text: str, published: dt.date | None, rows: bytes, grammar: list[Json]) -> Statement:
    values, quantities, times, own, sets, negations, roles, said, force, place_hint, language = (
        grammar + _EMPTY[len(grammar) :]
    )
    units = tuple(_read_units(text, _UNIT.iter_unpack(rows), iter(own), (*_ROLES, *roles)))
    negative, modality, tense, passive, tops_all, truncated, content_words = values
    words = [frozenset(one) for one in sets] + [_NOTHING] * (len(_SETS) - len(sets))
    quantifiers, connectors, modals, pronouns, rates, per = words
    return Statement(
        text=text,
        units=units,
        quantities=tuple(map(_quantity_from_json, quantities)),
        times=tuple(map(_time_from_json, times)),
        polarity=Polarity.NEGATIVE if negative else Polarity.POSITIVE,
        negations=_spans(negations),
        modality=_MODALITIES[modality],
        passive=bool(passive),
        quantifiers=quantifiers,
        per=per,
        connectors=connectors,
        rates=rates,
        modals=modals,
        tense=_TENSES[tense],
        pronouns=pronouns,
        said=Said(said[0], Force(said[1]), _spans(said[2]), bool(said[3])) if said else None,
        force=Force(force) if force else None,
        published=published,
        place_hint=place_hint or None,
        predicate=next((unit for unit in units if unit.role == "verb"), None),
        content_words=content_words,
        tops_all=bool(tops_all),
        truncated=bool(truncated),
        language=language or ENGLISH,
    )


def _read_units(text: str, rows: Iterator[Row], own: Iterator[Json], roles: Sequence[str]) -> Iterator[Unit]:
    for start, length, code, role, flags in rows:
        end = start + length
        parts = 0
        if code == _NAME:
            form = _name(text[start:end])
        elif code == _OWN:
            form, parts = _own_form_of(next(own), text[start:end])
        else:
            form = word_form(text[start:end], chr(code))
        locative, possessive, counted, inferred, excluded = _MARKS[flags]
        yield unit_of(
            form,
            start=start,
            end=end,
            role=roles[role],
            locative=locative,
            possessive=possessive,
            counted=counted,
            inferred=inferred,
            excluded=excluded,
            parts=tuple(_read_units(text, islice(rows, parts), own, roles)) if parts else (),
        )


def _own_form_of(values: list[Json], written: str) -> tuple[WordForm, int]:
    bases, exact, near, text, parts, kind, place, light = values + _PLAIN_FORM[len(values) :]
    return _written_form(
        written if text is None else text, tuple(bases), frozenset(exact), frozenset(near), kind, place, bool(light)
    ), parts


@lru_cache(maxsize=4_096)
def _written_form(
    text: str,
    bases: tuple[str, ...],
    exact: frozenset[str],
    near: frozenset[str],
    kind: int,
    place: str | None,
    light: bool,
) -> WordForm:
    return WordForm(text, bases, exact, near, _KINDS[kind], keys_of(bases, exact, near), place, light)


@lru_cache(maxsize=4_096)
def _name(written: str) -> WordForm:
    words = tuple(written.split(" "))
    return name_form(words, tuple(base_of_word(word, _PROPER) for word in words))


def _quantity_to_json(quantity: Quantity) -> Json:
    normalized = quantity.normalized
    return _trimmed(
        [
            quantity.span.start,
            quantity.span.end - quantity.span.start,
            quantity.number_span.start - quantity.span.start,
            quantity.number_span.end - quantity.number_span.start,
            quantity.value,
            quantity.unit,
            quantity.precision,
            quantity.measure,
            _trimmed([normalized.value, normalized.unit, normalized.value_to]) if normalized else None,
            quantity.approximator,
            int(quantity.approximate),
            _COMPARATORS.index(quantity.comparator),
            quantity.value_to,
            int(quantity.is_duration),
            quantity.per,
        ]
    )


def _quantity_from_json(values: list[Json]) -> Quantity:
    start, length, before, digits, value, unit, precision, measure, normalized, *rest = (
        values + _PLAIN_QUANTITY[len(values) :]
    )
    approximator, approximate, comparator, value_to, is_duration, per = rest
    return Quantity(
        span=Span(start, start + length),
        number_span=Span(start + before, start + before + digits),
        value=value,
        unit=unit,
        measure=measure,
        approximate=bool(approximate),
        comparator=_COMPARATORS[comparator or 0],
        approximator=approximator,
        value_to=value_to,
        normalized=NormalizedQuantity(*normalized) if normalized else None,
        precision=precision,
        is_duration=bool(is_duration),
        per=per,
    )


def _time_to_json(time: TimeExpression) -> Json:
    return _trimmed(
        [
            time.span.start,
            time.span.end - time.span.start,
            time.type,
            time.timex,
            time.start.isoformat() if time.start else None,
            time.end.isoformat() if time.end else None,
            time.edtf,
            time.granularity,
            int(time.relative),
            int(time.open_end),
            time.modifier,
            int(time.approximate),
            int(time.uncertain),
            time.recurrence,
            time.at.isoformat() if time.at else None,
        ]
    )


def _time_from_json(values: list[Json]) -> TimeExpression:
    start, length, type_, timex, first, last, edtf, granularity, *rest = values + _PLAIN_TIME[len(values) :]
    relative, open_end, modifier, approximate, uncertain, recurrence, at = rest
    return TimeExpression(
        span=Span(start, start + length),
        type=type_,
        timex=timex,
        start=dt.date.fromisoformat(first) if first else None,
        end=dt.date.fromisoformat(last) if last else None,
        edtf=edtf,
        granularity=granularity,
        relative=bool(relative),
        open_end=bool(open_end),
        modifier=modifier,
        approximate=bool(approximate),
        uncertain=bool(uncertain),
        recurrence=recurrence,
        at=dt.datetime.fromisoformat(at) if at else None,
    )


def _ends(spans: Sequence[Span]) -> list[int]:
    return [end for span in spans for end in (span.start, span.end)]


def _spans(ends: Sequence[int]) -> tuple[Span, ...]:
    return tuple(map(Span, ends[::2], ends[1::2]))


def _trimmed(values: list[Json]) -> list[Json]:
    """The values without those at the end that say nothing."""
    length = len(values)
    while length and not values[length - 1]:
        length -= 1
    return values[:length]


def _check_sum(text: str, published: dt.date | None) -> int:
    return zlib.crc32(f"{published}\n{text}".encode("utf-8", "surrogatepass"))


def _deflate(value: bytes) -> bytes:
    packer = zlib.compressobj(9, wbits=-15, zdict=_USUAL)
    return packer.compress(value) + packer.flush()


def _inflate(value: bytes) -> bytes:
    unpacker = zlib.decompressobj(wbits=-15, zdict=_USUAL)
    return unpacker.decompress(value, _LONGEST)


_LONGEST = 1_000_000
"""Bytes of JSON that a reading takes at most."""
_EMPTY: list[Json] = [[], [], [], [], [], [], [], 0, 0, 0, 0]
_PLAIN_FORM: list[Json] = [[], [], [], None, 0, 0, None, 0]
_PLAIN_QUANTITY: list[Json] = [0, 0, 0, 0, 0, None, 0, None, None, None, 0, 0, None, 0, None]
_PLAIN_TIME: list[Json] = [0, 0, "", "", None, None, None, "", 0, 0, None, 0, 0, None, None]
_NOTHING: frozenset[str] = frozenset()
