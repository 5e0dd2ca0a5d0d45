"""Stored readings: written with the claim, read by the job, left aside where they do not fit."""

from __future__ import annotations

import datetime as dt
import json
import threading
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, sessionmaker

from claims.core.matching.statements.reading import read_statement
from claims.core.verdicts import ClaimKind
from claims.extensions import reading
from claims.jobs.context import WorkerSettings
from claims.jobs.handlers import HANDLERS
from claims.jobs.worker import run_worker
from claims.models import Claim, ClaimReading
from claims.models.claim_reading import UNREAD
from claims.services.base.actors import CLI, SYSTEM
from claims.services.base.quick_reads import KEPT_SENDERS
from claims.services.claims.claims import change_claim_text, create_claim
from claims.services.exchange.imports import import_lines
from claims.services.index import claim_readings, reader_version
from claims.services.index.claim_readings import (
    ReadableClaim,
    check_readings,
    count_readings,
    forget_readings,
    load_readings,
    note_all_unread,
    read_claims,
    store_readings,
    waiting_claims,
)
from claims.services.matching import matching
from claims.services.matching.matching import MatchingSettings, find_matches_of_each
from tests.support.databases import on_both_databases, on_postgresql

NOW = dt.datetime(2020, 2, 22, 12, tzinfo=dt.UTC)
DAY = NOW.date()
CASES = Path(__file__).resolve().parents[2] / "cases"


def make(session: Session, text: str = "The ferry Aurelia sank last May.", day: dt.date | None = DAY) -> Claim:
    return create_claim(session, text=text, kind=ClaimKind.EVENT, claim_date=day, actor=SYSTEM, now=NOW)


def stored(session: Session, claim: Claim) -> ClaimReading:
    return session.get_one(ClaimReading, claim.id, populate_existing=True)


def load(session: Session, *lines: dict[str, str]) -> None:
    import_lines(session, list(enumerate(map(json.dumps, lines), 1)), now=NOW, actor=CLI)


@pytest.fixture(autouse=True)
def nothing_in_memory() -> None:
    forget_readings()


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are read into their parts from here on."""
    texts: list[str] = []

    def read(text: str, **options: object) -> object:
        texts.append(text)
        return read_statement(text, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(claim_readings, "read_statement", read)
    return texts


@on_both_databases
def test_a_claim_is_read_when_it_is_made_or_reworded_and_not_again(session: Session, counted: list[str]) -> None:
    claim = make(session)
    change_claim_text(session, claim, "The ferry Aurelia sank in 2018.", actor=SYSTEM, now=NOW)
    assert counted == ["The ferry Aurelia sank last May.", "The ferry Aurelia sank in 2018."]
    wanted = [ReadableClaim(claim.id, claim.text, claim.claim_date)]
    assert load_readings(session, wanted) == {claim.id: read_statement(claim.text, published=DAY)}
    assert len(counted) == 2
    assert check_readings(session) == []
    assert count_readings(session) == (1, 0)


@on_both_databases
def test_an_import_that_changes_the_day_reads_again(session: Session) -> None:
    line = {"external_id": "x", "text": "The ferry sank last May.", "claim_date": "2019-01-01"}
    load(session, line)
    load(session, line | {"claim_date": "2020-01-01"})
    claim = session.scalars(select(Claim)).one()
    assert claim.claim_date == dt.date(2020, 1, 1)
    assert check_readings(session) == []
    assert waiting_claims(session) == []


@on_both_databases
@pytest.mark.parametrize(("column", "value"), [("reader", 1), ("packed", b"damaged"), ("packed", None)])
def test_a_reading_that_does_not_fit_is_left_aside(session: Session, column: str, value: int | bytes | None) -> None:
    claim = make(session)
    session.execute(update(ClaimReading).values({column: value}))
    wanted = [ReadableClaim(claim.id, claim.text, claim.claim_date)]
    assert load_readings(session, wanted) == {claim.id: read_statement(claim.text, published=DAY)}


@on_both_databases
def test_a_claim_without_a_row_is_read_and_reported(session: Session) -> None:
    claim = make(session)
    session.execute(delete(ClaimReading))
    wanted = [ReadableClaim(claim.id, claim.text, claim.claim_date)]
    assert load_readings(session, wanted) == {claim.id: read_statement(claim.text, published=DAY)}
    assert check_readings(session) == ["1 claims have no row among the readings"]


@on_both_databases
def test_a_reading_of_another_text_is_reported(session: Session) -> None:
    claim = make(session)
    session.execute(update(Claim).values(text="The ferry Borea sank."))
    assert check_readings(session) == [f"claim {claim.id}: its reading is not of its text and day"]


@on_both_databases
def test_code_that_changed_makes_all_claims_wait(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    claims = [make(session, f"The ferry carried {number} people.") for number in (40, 50)]
    monkeypatch.setattr(claim_readings, "reader_version", lambda: 7)
    waiting = waiting_claims(session)
    assert [one.claim_id for one in waiting] == [claim.id for claim in claims]
    assert count_readings(session) == (2, 2)
    store_readings(session, read_claims(waiting))
    assert waiting_claims(session) == []
    assert stored(session, claims[0]).reader == 7


@on_both_databases
def test_what_was_read_meanwhile_is_kept(session: Session) -> None:
    claim = make(session)
    late = read_claims([ReadableClaim(claim.id, claim.text, claim.claim_date)])
    change_claim_text(session, claim, "The ferry Aurelia sank in 2018.", actor=SYSTEM, now=NOW)
    store_readings(session, late)
    assert check_readings(session) == []


@on_both_databases
def test_many_imported_claims_wait_for_the_worker(
    open_session: sessionmaker[Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claim_readings, "BULK_SIZE", 20)
    with open_session() as session, session.begin():
        load(session, *({"external_id": f"x{n}", "text": f"Item {n} cost 7 euros."} for n in range(25)))
        make(session)
        assert count_readings(session) == (26, 25)
        assert check_readings(session) == []
    jobs = {name: HANDLERS[name] for name in ("start_reading", "read_claims")}
    settings = WorkerSettings(poll_s=0.02)
    monkeypatch.setattr("claims.jobs.maintenance.READ_AT_ONCE", 10)
    monkeypatch.setattr(
        "claims.jobs.maintenance.waiting_claims", lambda session, limit=10: waiting_claims(session, limit=limit)
    )
    monkeypatch.setattr("claims.jobs.worker.PERIODS", {"start_reading": dt.timedelta(minutes=1)})
    run_worker(
        open_session, stop=threading.Event(), settings=settings, read_only=reading, handlers=jobs, until_idle=True
    )
    with reading(), open_session() as session:
        assert count_readings(session) == (26, 0)
        assert check_readings(session) == []


@on_both_databases
def test_matches_are_the_same_with_and_without_stored_readings(session: Session) -> None:
    rows = [json.loads(line) for line in (CASES / "pairs.ndjson").read_text(encoding="utf-8").splitlines()[::3]]
    for row in rows:
        make(session, row["verified"], None)
    statements = [read_statement(row["new"], published=DAY) for row in rows]

    def find() -> list[list[matching.FoundMatch]]:
        forget_readings()
        return list(find_matches_of_each(session, statements, settings=MatchingSettings()))

    with_readings = find()
    assert count_readings(session) == (len(rows), 0)
    note_all_unread(session)
    assert session.scalars(select(ClaimReading.reader).distinct()).all() == [UNREAD]
    assert find() == with_readings
    one_by_one = [matching.find_matches(session, one, settings=MatchingSettings()) for one in statements]
    assert one_by_one == with_readings
    assert sum(len(found) for found in with_readings) >= len(rows) // 2


@on_postgresql
def test_readings_of_the_likeliest_claims_come_along_with_their_texts(session: Session, counted: list[str]) -> None:
    claim = make(session, "The ferry Aurelia carried 40 people.")
    make(session, "The ferry Borea carried 50 people.")
    statement = read_statement("The ferry Aurelia carried 40 people.", published=DAY)
    counted.clear()

    def found() -> list[int]:
        forget_readings()
        return [match.claim_id for match in matching.find_matches(session, statement, settings=MatchingSettings())]

    assert found()[0] == claim.id
    assert counted == []
    sent = session.connection().info[KEPT_SENDERS]
    assert len(sent) == 2, "the frequencies with the blocks, the texts with the readings"
    session.execute(
        update(ClaimReading).where(ClaimReading.claim_id == claim.id).values(reader=1, packed=b"of other code")
    )
    assert found()[0] == claim.id
    assert claim.text in counted
    assert len(sent) == 3, "what did not come along is asked for"


def test_the_readers_number_follows_the_code_that_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = {
        str(source.relative_to(reader_version.ROOT / "claims/core")) for source in reader_version.sources_of_readings()
    }
    assert {
        "matching/statements/reading.py",
        "matching/parts/word_forms.py",
        "extraction/tagging/tagger.py",
        "records.py",
    } <= names
    assert "matching/vocabulary/wordnet.py" in names
    assert not names & {"matching/comparing/alignment.py", "matching/decision/relations.py", "transparency/merkle.py"}
    numbers = []
    for content in ("X = 1\n", "X = 2\n"):
        (tmp_path / "statements.py").write_text(content)
        monkeypatch.setattr(reader_version, "sources_of_readings", lambda: {tmp_path / "statements.py"})
        numbers.append(reader_version.reader_version.__wrapped__())
    assert numbers[0] != numbers[1]
    assert all(0 < number < 2**31 for number in numbers)
