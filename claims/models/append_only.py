"""Tables whose rows are only added, and the triggers by which the database itself refuses anything else.

The triggers are no part of any one revision: migrations take them off before they run and put them back afterwards
(``migrations/env.py``), because SQLite loses triggers with each table that it copies, and because a revision may have to
fill a new column of old rows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from claims.core.texts.removed_words import REMOVED

APPEND_ONLY: dict[str, tuple[str, ...]] = {
    "changes": ("reason", "detail"),
    "disposition_judgements": ("reason",),
    "evidence": ("quote", "locator", "title"),
    "judgements": ("reason",),
    "log_checkpoints": (),
    "log_entries": ("leaf",),
    "log_nodes": (),
    "log_redactions": (),
    "reading_corrections": ("after", "before", "reason"),
    "review_revisions": ("claim_context", "claim_text", "rationale", "reason", "timeless_reason", "url"),
    "scale_labels": (),
    "scale_values": (),
    "scales": (),
    "status_changes": ("reason", "detail"),
}
"""Each table with the columns that may be emptied on a legal ground, once ``log_redactions`` says so: a text becomes
``REMOVED``, a column of JSON ``{}``, one that may be empty NULL."""

KEYS: dict[str, tuple[str, ...]] = {
    "evidence": ("id", "revision_id, position"),
    "log_entries": ("leaf_index", "fact_table, fact_id"),
    "log_nodes": ("level, position",),
    "review_revisions": ("id", "review_id, number"),
    "scale_labels": ("scale, value, language",),
    "scale_values": ("scale, value", "scale, position"),
    "scales": ("name", "family, version"),
}
"""Each set of columns that tells the rows of a table apart, its primary key first, where that is not ``id`` alone."""

_FUNCTION = f"""
CREATE OR REPLACE FUNCTION claims_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before jsonb;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    before := to_jsonb(OLD);
    IF NOT EXISTS (
      SELECT 1 FROM jsonb_each(to_jsonb(NEW)) AS field(name, value)
      WHERE value IS DISTINCT FROM before -> name
        AND NOT (
          name = ANY (string_to_array(TG_ARGV[1], ','))
          AND value IN ('null'::jsonb, '"{REMOVED}"'::jsonb, '{{}}'::jsonb)
          AND EXISTS (
            SELECT 1 FROM log_redactions
            WHERE row_table = TG_TABLE_NAME AND row_id = (before ->> TG_ARGV[0])::bigint
              AND jsonb_exists(fields, name)
          )
        )
    ) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION USING MESSAGE = 'rows of ' || TG_TABLE_NAME || ' are only added', ERRCODE = 'restrict_violation';
END
$$"""  # noqa: S608  (constants)

_HEAD_FUNCTION = """
CREATE OR REPLACE FUNCTION claims_log_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.size > OLD.size THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION USING MESSAGE = 'the log only grows', ERRCODE = 'restrict_violation';
END
$$"""


def protect(dialect: str, columns: Mapping[str, Collection[str]]) -> Iterator[str]:
    """Statements that put the triggers on, given the columns of the tables that exist."""
    if "log_redactions" not in columns:
        return
    if dialect == "postgresql":
        yield _FUNCTION
        yield _HEAD_FUNCTION
    for table, emptied in APPEND_ONLY.items():
        if table not in columns:
            continue
        keys, may_empty = KEYS.get(table, ("id",)), [name for name in emptied if name in columns[table]]
        if dialect == "postgresql":
            yield from _on_postgresql(table, keys[0], may_empty)
        else:
            yield from _on_sqlite(table, keys, may_empty, columns[table])
    yield from _head_triggers(dialect)


def unprotect(dialect: str, tables: Collection[str]) -> Iterator[str]:
    """Statements that take the triggers off the tables that exist; none need be there."""
    for table in (*APPEND_ONLY, "log_head"):
        if table not in tables:
            continue
        for name in ("update", "empty", "row", "delete", "insert", "truncate"):
            on = f" ON {table}" if dialect == "postgresql" else ""
            yield f"DROP TRIGGER IF EXISTS append_only_{table}_{name}{on}"
    if dialect == "postgresql":
        yield "DROP FUNCTION IF EXISTS claims_append_only()"
        yield "DROP FUNCTION IF EXISTS claims_log_grows()"


def _on_postgresql(table: str, key: str, may_empty: list[str]) -> Iterator[str]:
    # Only where something may be emptied is the key looked up, as a number.
    arguments = f"'{key if may_empty else ''}', '{','.join(may_empty)}'"
    for name, event, each in (("update", "UPDATE OR DELETE", "ROW"), ("truncate", "TRUNCATE", "STATEMENT")):
        yield (
            f"CREATE TRIGGER append_only_{table}_{name} BEFORE {event} ON {table} "
            f"FOR EACH {each} EXECUTE FUNCTION claims_append_only({arguments})"
        )


def _on_sqlite(table: str, keys: tuple[str, ...], may_empty: list[str], columns: Collection[str]) -> Iterator[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are only added'); END"
    fixed = ", ".join(f'"{name}"' for name in columns if name not in may_empty)
    yield f"CREATE TRIGGER append_only_{table}_delete BEFORE DELETE ON {table} {refuse}"
    yield f"CREATE TRIGGER append_only_{table}_update BEFORE UPDATE OF {fixed} ON {table} {refuse}"
    # "UPDATE OF id" is not asked where a statement calls that column rowid.
    yield f"CREATE TRIGGER append_only_{table}_row BEFORE UPDATE ON {table} WHEN NEW.rowid IS NOT OLD.rowid {refuse}"
    stands = _stands_already(table, keys, columns)
    yield f"CREATE TRIGGER append_only_{table}_insert BEFORE INSERT ON {table} WHEN {stands} {refuse}"
    if may_empty:
        allowed = " AND ".join(_is_emptied(table, keys[0], name) for name in may_empty)
        names = ", ".join(f'"{name}"' for name in may_empty)
        yield f"CREATE TRIGGER append_only_{table}_empty BEFORE UPDATE OF {names} ON {table} WHEN NOT ({allowed}) {refuse}"


def _stands_already(table: str, keys: Iterable[str], columns: Collection[str]) -> str:
    """Whether a new row takes the place of another: INSERT OR REPLACE deletes that one without any trigger for deleting."""
    known = (names for key in keys if set(names := key.split(", ")) <= set(columns))
    same = (" AND ".join(f"{column} = NEW.{column}" for column in names) for names in known)
    return " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {condition})" for condition in same)  # noqa: S608


def _is_emptied(table: str, key: str, name: str) -> str:
    return (
        f'(NEW."{name}" IS OLD."{name}" OR ((NEW."{name}" IS NULL OR NEW."{name}" IN (\'{REMOVED}\', \'{{}}\')) AND EXISTS '  # noqa: S608
        f"(SELECT 1 FROM log_redactions WHERE row_table = '{table}' AND row_id = OLD.{key} "
        f"AND instr(fields, '\"{name}\"') > 0)))"
    )


def _head_triggers(dialect: str) -> Iterator[str]:
    if dialect == "postgresql":
        for name, event, each in (("update", "UPDATE OR DELETE", "ROW"), ("truncate", "TRUNCATE", "STATEMENT")):
            yield (
                f"CREATE TRIGGER append_only_log_head_{name} BEFORE {event} ON log_head "
                f"FOR EACH {each} EXECUTE FUNCTION claims_log_grows()"
            )
        return
    refuse = "BEGIN SELECT RAISE(ABORT, 'the log only grows'); END"
    yield f"CREATE TRIGGER append_only_log_head_delete BEFORE DELETE ON log_head {refuse}"
    yield f"CREATE TRIGGER append_only_log_head_update BEFORE UPDATE ON log_head WHEN NEW.size <= OLD.size {refuse}"
    stands = _stands_already("log_head", ("id",), ("id",))
    yield f"CREATE TRIGGER append_only_log_head_insert BEFORE INSERT ON log_head WHEN {stands} {refuse}"
