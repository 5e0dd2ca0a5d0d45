"""Signing hourly and at the end: what is committed, kept outside the database, refused where it would contradict."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import func, select

from claims.cli.worker import sign_at_the_end, signing_of
from claims.core.errors import Conflict
from claims.core.transparency.checkpoint import open_checkpoint
from claims.core.transparency.signed_note import Signer
from claims.extensions import db, reading
from claims.jobs.context import WorkerSettings
from claims.jobs.handlers import PERIODS
from claims.jobs.signing import Signing, sign_now
from claims.jobs.worker import run_worker
from claims.models import Job, LogCheckpoint
from claims.services.transparency.log_checkpoints import LogSigning
from tests.support.databases import LOG_KEY, on_both_databases
from tests.support.factories import NOW, make_claim

SIGNER = Signer("registry.example/claims", LOG_KEY)


def signing_in(folder: Path) -> Signing:
    return Signing(LogSigning((SIGNER,)), folder / "instance" / "log_checkpoint")


@on_both_databases
def test_the_worker_signs_what_is_committed(open_session, tmp_path: Path) -> None:
    with open_session() as session, session.begin():
        make_claim(session)
    signing = signing_in(tmp_path)
    settings = WorkerSettings(poll_s=0.02, signing=signing)
    run_worker(open_session, stop=threading.Event(), settings=settings, read_only=reading, until_idle=True)
    with open_session() as session:
        row = session.scalars(select(LogCheckpoint)).one()
    assert row.size == 1
    assert open_checkpoint(signing.kept.read_text(), [SIGNER.verifier]).size == 1
    assert PERIODS["sign_checkpoint"].total_seconds() == 3600


def test_without_keys_there_is_nothing_to_sign(open_session) -> None:
    settings = WorkerSettings(poll_s=0.02)
    run_worker(open_session, stop=threading.Event(), settings=settings, read_only=reading, until_idle=True)
    with open_session() as session:
        assert session.scalar(select(func.count()).select_from(LogCheckpoint)) == 0
        job = session.scalars(select(Job).where(Job.name == "sign_checkpoint")).first()
        assert (job.error, job.run_after > job.created_at) == ("", True), "it comes again in an hour"


def test_a_log_that_has_not_grown_is_signed_once(open_session, tmp_path: Path) -> None:
    signing = signing_in(tmp_path)
    first = sign_now(open_session, signing, now=NOW)
    assert sign_now(open_session, signing, now=NOW).id == first.id
    assert first.size == 0


def test_a_database_that_was_put_back_is_recognized_by_the_kept_note(open_session, tmp_path: Path) -> None:
    signing = signing_in(tmp_path)
    with open_session() as session, session.begin():
        make_claim(session)
    sign_now(open_session, signing, now=NOW)
    kept = signing.kept.read_text()
    ahead = kept.replace("\n1\n", "\n2\n")
    signing.kept.write_text(kept)
    assert sign_now(open_session, signing, now=NOW).size == 1
    other = Signing(LogSigning((Signer("other.example/log", LOG_KEY),)), signing.kept)
    with pytest.raises(Conflict) as caught:
        sign_now(open_session, other, now=NOW)
    assert caught.value.code == "log_origin_changed"
    assert ahead != kept


def test_signing_at_the_end_never_keeps_the_program_from_ending(app, caplog) -> None:
    with app.app_context():
        make_claim(db.session())
        db.session.commit()
    sign_at_the_end(app)
    kept = signing_of(app).kept
    assert open_checkpoint(kept.read_text(), [SIGNER.verifier]).size == 1
    kept.write_text("no note at all")
    sign_at_the_end(app)
    assert "checkpoint_not_signed" in caplog.text
    kept.unlink()
    kept.mkdir()  # cannot be read, by nobody
    sign_at_the_end(app)
    assert caplog.text.count("checkpoint_not_signed") == 2
    assert "Traceback" not in caplog.text
