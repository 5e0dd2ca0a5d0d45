"""What is read of an appearance's words, as one value that can be kept, compared and put back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import aliased

from claims.core.extraction.text.body import context_around
from claims.core.records import Force, Polarity, Span, Voice
from claims.core.texts.anchoring import TextAnchor
from claims.core.verdicts import ClaimKind
from claims.models.appearance import Appearance
from claims.models.match import Match
from claims.models.reading_correction import ReadingCorrection
from claims.models.sentence import Sentence

Reading = Mapping[str, Any]
"""The columns of ``READ`` by name, as JSON holds them."""

CORRECTABLE: Mapping[str, tuple[str, ...]] = {
    "voice": ("voice",),
    "speaker": ("speaker", "speaker_id"),
    "force": ("force", "attribution_verb"),
    "span": ("start", "end", "parts", "exact", "prefix", "suffix", "sentence_positions", "quantities", "times"),
    "standalone": (
        "standalone_text",
        "additions",
        "context_needed",
        "kind",
        "period",
        "place",
        "polarity",
        "score",
        "reasons",
    ),
}
"""What a person corrects, by the name that the API has for it, and the columns that follow from it."""

READ = tuple(column for columns in CORRECTABLE.values() for column in columns)

_ENUMS: Mapping[str, type[StrEnum]] = {"voice": Voice, "force": Force, "kind": ClaimKind, "polarity": Polarity}


def reading_of(row: Appearance) -> dict[str, Any]:
    """All that was read of an appearance, and what of it a person set."""
    read = {name: _plain(getattr(row, name)) for name in READ}
    changed_at = row.words_corrected_at
    return read | {
        "corrected": list(row.corrected or ()),
        "words_corrected_at": changed_at.isoformat() if changed_at else None,
    }


def extracted_reading(row: Appearance) -> Reading:
    """What extraction had read, whatever a person made of it."""
    return row.as_read or reading_of(row)


def without_marks(reading: Reading) -> dict[str, Any]:
    """What was read alone, as ``as_read`` keeps it, without what of it a person set."""
    return {name: reading[name] for name in READ}


def put_reading(row: Appearance, reading: Reading, fields: Sequence[str] = tuple(CORRECTABLE)) -> None:
    """Let the appearance hold what was read, of ``fields`` alone where these are given."""
    for name in (column for field in fields for column in CORRECTABLE[field]):
        setattr(row, name, _column_value(name, reading[name]))


def put_back(row: Appearance, before: Reading, *, instead_of: Reading) -> None:
    """Let the appearance hold again what was read before a correction, where that changed it: what people chose since of
    the rest, as the speaker whom a name means, stays."""
    for name in READ:
        if before[name] != instead_of[name]:
            setattr(row, name, _column_value(name, before[name]))


def words_corrected_at(reading: Reading) -> dt.datetime | None:
    """When the words had been corrected last, in a reading that was kept."""
    kept = reading["words_corrected_at"]
    return None if kept is None else dt.datetime.fromisoformat(kept)


def newest_standing(*conditions: ColumnElement[bool]) -> Select[int]:
    """The id of the newest correction that stands, of each appearance that has one and meets the conditions."""
    undoing = aliased(ReadingCorrection)
    is_undone = exists().where(
        undoing.appearance_id == ReadingCorrection.appearance_id, undoing.undoes_id == ReadingCorrection.id
    )
    standing = select(func.max(ReadingCorrection.id)).where(ReadingCorrection.undoes_id.is_(None), ~is_undone)
    return standing.where(*conditions).group_by(ReadingCorrection.appearance_id)


def is_asserted(row: Appearance) -> bool:
    """Whether anybody says that it is so; who only denies it, doubts it or asks says nothing that its words claim."""
    return row.kind is ClaimKind.QUOTE or row.force not in (Force.DENIED, Force.DOUBTED, Force.ASKED)


def is_judged_before(row: Appearance, match: Match) -> bool:
    """Whether a person decided on a match in other words than those that a correction has left."""
    changed_at = row.words_corrected_at
    return match.decided_by_id is not None and changed_at is not None and match.decided_at < changed_at


def differing_fields(one: Reading, other: Reading) -> list[str]:
    """What a person would have to correct to get from one reading to the other; nothing where one was removed on a legal
    ground."""
    if not one or not other:
        return []
    told = {"voice": "voice", "speaker": "speaker", "force": "force", "span": "parts", "standalone": "standalone_text"}
    return [field for field, column in told.items() if one[column] != other[column]]


def compared_words(reading: Reading) -> tuple[Any, ...]:
    """What matching compares with claims; the rest says only where it stands and who says it."""
    return (*compared_statement(reading), [dict(addition) for addition in reading["additions"]])


def compared_statement(reading: Reading) -> tuple[Any, ...]:
    """The same without the words that were brought in from elsewhere."""
    text, kind = reading["standalone_text"], reading["kind"]
    asked_or_said = Force.ASKED if text.rstrip().endswith("?") else Force.SAID
    force = None if kind == ClaimKind.QUOTE else reading["force"] or asked_or_said
    return (text, kind, force, reading["place"])


def span_of(row: Appearance | Sentence) -> Span:
    """Where an appearance or a sentence stands in its body."""
    return Span(row.start, row.end)


def anchor_of(reading: Reading) -> TextAnchor:
    """The place and words of a reading, as another version is searched for them."""
    span = Span(reading["start"], reading["end"])
    return TextAnchor(span, reading["exact"], reading["prefix"], reading["suffix"])


def moved_reading(reading: Reading, by: int, body: str) -> dict[str, Any]:
    """The same words at another place of another body."""
    start, end = reading["start"] + by, reading["end"] + by
    prefix, suffix = context_around(body, Span(start, end))
    return {
        **reading,
        "start": start,
        "end": end,
        "parts": [[part[0] + by, part[1] + by] for part in reading["parts"]],
        "prefix": prefix,
        "suffix": suffix,
        "quantities": shifted(reading["quantities"], by),
        "times": shifted(reading["times"], by),
    }


def shifted(values: Sequence[Mapping[str, Any]], by: int) -> list[dict[str, Any]]:
    """Figures or times as stored, whose offsets index the body."""
    return [{**value, "start": value["start"] + by, "end": value["end"] + by} for value in values]


def _column_value(name: str, value: Any) -> Any:  # noqa: ANN401  (any value that a column holds)
    return _ENUMS[name](value) if name in _ENUMS and value is not None else value


def _plain(value: Any) -> Any:  # noqa: ANN401  (any value that a column holds)
    return value.value if isinstance(value, StrEnum) else value
