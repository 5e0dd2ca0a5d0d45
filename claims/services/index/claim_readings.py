"""What reading a claim gives, kept beside it: a look-up takes a thirteenth of the time to unpack it.

A reading is stored in the transaction that adds or rewords the claim. Many claims at once are noted as unread, since
reading them would take longer than importing them; a job reads these, and all after a change of the code. Whether a
reading is stored changes nothing but the time: one of other code, another text or day is left aside.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import bindparam, delete, func, insert, literal, or_, select
from sqlalchemy.orm import Session

from claims.core.matching.statements.packed import pack_statement, unpack_statement
from claims.core.matching.statements.reading import Statement, read_statement
from claims.models.claim import Claim
from claims.models.claim_reading import UNREAD, ClaimReading
from claims.services.base.listed import with_few_listed
from claims.services.base.quick_reads import QuickRead
from claims.services.index.posting_writes import BULK_SIZE, dialect_insert
from claims.services.index.reader_version import reader_version

READ_AT_ONCE = 1_000
"""Claims that a job reads in one slice: about a second."""

KEPT = 2_048
"""Readings kept in memory, unpacked, some 10 KB each."""

Row = dict[str, int | bytes | None]
_TABLE = ClaimReading.__table__
_READ = select(_TABLE.c.claim_id, _TABLE.c.packed).where(
    _TABLE.c.reader == bindparam("reader"), _TABLE.c.packed.is_not(None)
)
_STORED = QuickRead(lambda dialect: with_few_listed(_READ, _TABLE.c.claim_id, "ids", dialect))


class ReadableClaim(NamedTuple):
    """What a reading rests on; ``packed`` is the stored one of the present code where it came along with the text."""

    claim_id: int
    text: str
    claim_date: dt.date | None
    packed: bytes | None = None


def note_claims(session: Session, claims: Sequence[ReadableClaim]) -> None:
    """Store the readings of new or changed claims; of ``BULK_SIZE`` claims or more, all new, only that they are unread."""
    if len(claims) >= BULK_SIZE:
        rows = [{"claim_id": claim.claim_id, "reader": UNREAD} for claim in claims]
        session.connection().execute(insert(ClaimReading), rows)
    else:
        store_readings(session, read_claims(claims), anew=True)


def note_all_unread(session: Session) -> None:
    """Note every claim as unread, whatever is stored."""
    session.execute(delete(ClaimReading))
    every = select(Claim.id, literal(UNREAD)).order_by(Claim.id)
    session.execute(insert(ClaimReading).from_select(["claim_id", "reader"], every))


def waiting_claims(session: Session, *, limit: int = READ_AT_ONCE) -> list[ReadableClaim]:
    """Claims that have no reading of the present code, up to ``limit``."""
    present = reader_version()
    waiting = (
        select(ClaimReading.claim_id)
        .where(or_(ClaimReading.reader < present, ClaimReading.reader > present))  # two ranges of the index
        .limit(limit)
        .subquery()
    )
    rows = session.execute(
        select(Claim.id, Claim.text, Claim.claim_date).join(waiting, waiting.c.claim_id == Claim.id).order_by(Claim.id)
    )
    return [ReadableClaim(*row) for row in rows]


def read_claims(claims: Sequence[ReadableClaim]) -> list[Row]:
    """Read the claims; gives the rows for ``store_readings``. Takes about a millisecond for each and no database."""
    present = reader_version()
    return [
        {
            "claim_id": claim.claim_id,
            "reader": present,
            "packed": pack_statement(read_statement(claim.text, published=claim.claim_date)),
        }
        for claim in claims
    ]


def store_readings(session: Session, rows: Sequence[Row], *, anew: bool = False) -> None:
    """Store what was read; a row that the present code read meanwhile stays, unless ``anew``."""
    if not rows:
        return
    new = dialect_insert(session, ClaimReading)
    statement = new.on_conflict_do_update(
        index_elements=["claim_id"],
        set_={"reader": new.excluded.reader, "packed": new.excluded.packed},
        where=None if anew else ClaimReading.reader != reader_version(),
    )
    session.connection().execute(statement, rows)


def load_readings(session: Session, claims: Iterable[ReadableClaim]) -> dict[int, Statement]:
    """The claims read into their parts, by id; what is not stored is read."""
    wanted = {claim.claim_id: claim for claim in claims}
    if not wanted:
        return {}
    packed = {claim_id: claim.packed for claim_id, claim in wanted.items() if claim.packed is not None}
    if len(packed) < len(wanted):
        packed |= dict(_STORED.rows(session, ids=list(wanted.keys() - packed.keys()), reader=reader_version()))
    found = {}
    for claim_id, claim in wanted.items():
        value = packed.get(claim_id)
        statement = None if value is None else _unpacked(value, claim.text, claim.claim_date)
        found[claim_id] = statement or read_claim(claim.text, claim.claim_date)
    return found


def forget_readings() -> None:
    """Drop what is kept in memory, as a restart does."""
    read_claim.cache_clear()
    _unpacked.cache_clear()


@lru_cache(maxsize=KEPT)
def read_claim(text: str, claim_date: dt.date | None) -> Statement:
    """A claim of the registry read into its parts."""
    return read_statement(text, published=claim_date)


@lru_cache(maxsize=KEPT)
def _unpacked(packed: bytes, text: str, claim_date: dt.date | None) -> Statement | None:
    return unpack_statement(packed, text, claim_date)


def count_readings(session: Session) -> tuple[int, int]:
    """How many claims have a row, and how many of them wait to be read."""
    total = session.scalar(select(func.count()).select_from(ClaimReading)) or 0
    read = session.scalar(select(func.count()).where(ClaimReading.reader == reader_version())) or 0
    return total, total - read


def check_readings(session: Session) -> list[str]:
    """What is wrong with the readings, in sentences: claims without a row, and readings that are not of their claim."""
    problems = []
    without = session.scalar(
        select(func.count())
        .select_from(Claim)
        .outerjoin(ClaimReading, ClaimReading.claim_id == Claim.id)
        .where(ClaimReading.claim_id.is_(None))
    )
    if without:
        problems.append(f"{without} claims have no row among the readings")
    stored = select(Claim.id, Claim.text, Claim.claim_date, ClaimReading.packed).join(
        ClaimReading, ClaimReading.claim_id == Claim.id
    )
    present = stored.where(ClaimReading.reader == reader_version(), ClaimReading.packed.is_not(None))
    for claim_id, text, claim_date, packed in session.execute(present.order_by(Claim.id)).yield_per(1_000):
        if packed is not None and unpack_statement(packed, text, claim_date) is None:
            problems.append(f"claim {claim_id}: its reading is not of its text and day")
    return problems
