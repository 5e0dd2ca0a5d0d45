"""Words that are removed on a legal ground, looked for in every table.

What only this installation works with loses them where they stand. The record and what others published is not rewritten:
where the words stand there is told, with the entry by which they can be removed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Enum,
    String,
    Table,
    Text,
    UniqueConstraint,
    and_,
    cast,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from claims.core.extraction.text.body import context_around
from claims.core.records import Span
from claims.core.texts.removed_words import MASK, RemovedWords
from claims.models.appearance import Appearance
from claims.models.append_only import APPEND_ONLY
from claims.models.article_version import ArticleVersion
from claims.models.base import Base
from claims.models.log_entry import LogEntry
from claims.models.match import Match
from claims.models.review_revision import Evidence
from claims.services.index.indexed_texts import unindex_wording

UNLOGGED: Mapping[str, tuple[str, ...]] = {
    "reading_corrections": ("after", "before", "reason"),
    "review_revisions": ("claim_context",),
}
"""Columns of the record that no entry of the log holds the hash of, so that they can be named by none."""

_RECORD = "in other words of the record"
KEPT: Mapping[str, str] = {
    **dict.fromkeys(APPEND_ONLY, _RECORD),
    "claims": "another claim with these words",
    **dict.fromkeys(("sources", "snapshots", "listed_retractions"), "in what names a work that others published"),
    **dict.fromkeys(
        ("users", "roles", "passkeys", "sign_ins", "api_keys", "webhook_endpoints"), "in what names an account"
    ),
    **dict.fromkeys(
        (
            *("organizations", "organization_names", "organization_external_ids", "organization_merges"),
            *("outlets", "outlet_names", "outlet_domains", "outlet_external_ids", "outlet_merges"),
            *("speakers", "speaker_aliases", "speaker_roles", "speaker_external_ids", "speaker_merges"),
        ),
        "in what is said of a speaker, an outlet or an organization",
    ),
}
"""Tables that are never rewritten, with what a report calls the place; all others lose the words."""

_LONGER = "in a longer text, out of which only a claim of four words or more is taken"

_COUNTED = frozenset({"article_versions", "draft_checks"})
"""Tables with texts in which places are counted: the words are covered there, not taken out."""

_AT_A_TIME = 500
"""Rows that are held at once: words without a Latin letter let every row through to be looked at."""


@dataclass(frozen=True, slots=True)
class LeftWords:
    """A row in which the words still stand; ``entry`` and ``field`` remove them where there is such an entry."""

    table: str
    row_id: int
    column: str
    why: str
    entry: int | None = None
    field: str = ""


def forget_everywhere(session: Session, words: RemovedWords) -> Counter[str]:
    """Take the words out of every table that is not ``KEPT``; gives how many rows had them, by table and column."""
    cleared: Counter[str] = Counter()
    if not words:
        return cleared
    for table in Base.metadata.sorted_tables:
        if table.name in KEPT:
            continue
        for row, held in _rows_with(session, table, words):
            values = _without(table, row, held, words)
            session.execute(update(table).where(_is(table, row)).values(values))
            cleared.update(f"{table.name}.{name}" for name in values)
            if table.name == "article_versions":
                _cover_passages(session, row["id"])
            elif table.name == "appearances":
                _forget_wordings(session, row["id"], row["standalone_text"])
                session.execute(update(Match).where(Match.appearance_id == row["id"]).values(slots={}))
    session.expire_all()  # what is loaded still says what was removed
    return cleared


def unlogged_copies(session: Session, words: RemovedWords) -> Iterator[tuple[str, int, list[str]]]:
    """Table, id and columns of the rows of the record that have the words and that no entry names."""
    for name, columns in UNLOGGED.items():
        table = Base.metadata.tables[name]
        for row, held in _rows_with(session, table, words, columns):
            yield name, row["id"], [column.name for column in held]


def left_words(session: Session, words: RemovedWords) -> list[LeftWords]:
    """Where the words stand after all, in the order of tables and rows."""
    left = [
        _with_entry(session, LeftWords(table.name, _number(table, row), column.name, KEPT.get(table.name, _LONGER)))
        for table in Base.metadata.sorted_tables
        for row, held in _rows_with(session, table, words)
        for column in held
    ]
    claims = {one.entry for one in left if one.table == "claims"}  # its own history goes with a claim
    return [one for one in left if one.table == "claims" or one.entry is None or one.entry not in claims]


def _cover_passages(session: Session, version_id: int) -> None:
    """What is kept of an article's passages beside them says again what stands there now."""
    body = session.scalars(select(ArticleVersion.body).where(ArticleVersion.id == version_id)).one()
    for row in session.scalars(select(Appearance).where(Appearance.article_version_id == version_id)):
        row.exact = body[row.start : row.end]
        row.prefix, row.suffix = context_around(body, Span(row.start, row.end))
        if row.as_read is not None:
            span = Span(row.as_read["start"], row.as_read["end"])
            prefix, suffix = context_around(body, span)
            row.as_read = {**row.as_read, "exact": body[span.start : span.end], "prefix": prefix, "suffix": suffix}
    session.flush()


def _forget_wordings(session: Session, appearance_id: int, text: str) -> None:
    """Let the words that a passage had lead to no claim any more, and stand in no match that was decided through them. What
    was decided stays: decided anew, it would become a claim of its own."""
    wordings = select(Match).where(Match.appearance_id == appearance_id, Match.is_wording)
    for match in session.scalars(wordings).all():
        unindex_wording(session, match.id, text)
        match.is_wording = False
        session.execute(update(Match).where(Match.through_id == match.id).values(through_id=None, slots={}))
    session.flush()


def _rows_with(
    session: Session, table: Table, words: RemovedWords, only: Sequence[str] | None = None
) -> Iterator[tuple[Mapping[str, Any], list[Column[Any]]]]:
    """The rows of a table with the columns of them in which the words stand."""
    texts = [column for column in table.columns if _holds_text(column) and (only is None or column.name in only)]
    if not texts or not words:
        return
    as_text = [_as_text(column) for column in texts]
    likely = or_(
        *(column.ilike(pattern, escape="\\") for column in as_text for pattern in words.like),
        *(and_(*map(column.regexp_match, words.like_unseen)) for column in as_text),
    )
    beside = [column for column in texts if not column.primary_key]
    rows = session.execute(
        select(*table.primary_key, *beside).where(likely), execution_options={"yield_per": _AT_A_TIME}
    )
    found = [
        (row._asdict(), held)
        for row in rows
        if (held := [column for column in texts if words.stand_in(getattr(row, column.name))])
    ]  # all of them first: the caller writes into the table
    yield from found


def _holds_text(column: Column[Any]) -> bool:
    return isinstance(column.type, String | JSON) and not isinstance(column.type, Enum)


def _as_text(column: Column[Any]) -> ColumnElement[str]:
    return cast(column, Text) if isinstance(column.type, JSON) else func.coalesce(column, "")


def _without(table: Table, row: Mapping[str, Any], held: Sequence[Column[Any]], words: RemovedWords) -> dict[str, Any]:
    """What the columns of a row say without the words."""
    mask = MASK if table.name in _COUNTED else ""
    unique, tail = _told_apart(table), f" ({_number(table, row)})"
    return {
        column.name: _fitting(column, words.without(row[column.name], mask), tail if column.name in unique else "")
        for column in held
    }


def _fitting(column: Column[Any], value: Any, tail: str) -> Any:  # noqa: ANN401  (any value of a column)
    """A text with its tail, as long as the column takes it; what is no text as it is."""
    if not isinstance(value, str):
        return value
    length = getattr(column.type, "length", None)
    return (value if length is None else value[: length - len(tail)]) + tail


def _told_apart(table: Table) -> set[str]:
    """The columns that tell rows of a table apart: two names with the words must not become one."""
    unique = (constraint for constraint in table.constraints if isinstance(constraint, UniqueConstraint))
    return {column.name for constraint in unique for column in constraint.columns}


def _number(table: Table, row: Mapping[str, Any]) -> int:
    """The number of a row; 0 where it is known by a name."""
    number = row[next(iter(table.primary_key)).name]
    return number if isinstance(number, int) else 0


def _is(table: Table, row: Mapping[str, Any]) -> ColumnElement[bool]:
    return and_(*(key == row[key.name] for key in table.primary_key))


def _with_entry(session: Session, left: LeftWords) -> LeftWords:
    """The same with the entry that removes the words there, where there is one."""
    table, row_id, field = left.table, left.row_id, left.column
    wanted = select(LogEntry.leaf_index).where(LogEntry.fact_table == table, LogEntry.fact_id == row_id)
    if table == "evidence":
        revision = select(Evidence.revision_id).where(Evidence.id == row_id).scalar_subquery()
        wanted = select(LogEntry.leaf_index).where(
            LogEntry.fact_table == "review_revisions", LogEntry.fact_id == revision
        )
        field = table
    elif table == "claims":
        wanted, field = select(LogEntry.leaf_index).where(LogEntry.claim_id == row_id), "claim"
    entry = session.scalars(wanted.order_by(LogEntry.leaf_index).limit(1)).first()
    if entry is None:
        return left
    return LeftWords(table, row_id, left.column, left.why, entry, field)
