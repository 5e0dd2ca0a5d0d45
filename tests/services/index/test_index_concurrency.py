"""The candidate index while others write, fold and read, and after a fold or import was killed: nothing lost or twice."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from claims.core.matching.ranking.postings import Postings
from claims.core.matching.words.terms import query_terms
from claims.extensions import reading
from claims.models import Claim
from claims.services.base.actors import CLI
from claims.services.exchange.imports import import_lines
from claims.services.index import candidates
from claims.services.index.candidates import (
    IndexedText,
    check,
    find_candidates,
    find_candidates_of_each,
    fold_tail,
    index_claim,
    index_claims,
)
from claims.services.index.claim_readings import check_readings
from tests.services.folding_process import fold_without_end
from tests.services.importing_process import import_in_batches, wording
from tests.support.databases import on_both_databases
from tests.support.factories import NOW
from tests.support.forked import Forked

WRITERS, READERS, CLAIMS_EACH = 3, 3, 25


def ids_found(session: Session, number: int) -> list[int]:
    return [hit.claim_id for hit in find_candidates(session, query_terms(wording(number)), limit=1)]


def kill_while(word: str, delay_s: float, function: Callable[..., None], *arguments: object) -> None:
    """Let a process run the function and kill it some time after it told the word."""
    process = Forked(function, *arguments)
    process.wait_until_told(word)
    time.sleep(delay_s)
    process.kill()


@on_both_databases
def test_writers_a_folder_and_readers_do_not_disturb_each_other(open_session: sessionmaker[Session]) -> None:
    over = threading.Event()
    committed: list[int] = []

    def write(writer: int) -> None:
        for place in range(CLAIMS_EACH):
            number = 1 + writer * CLAIMS_EACH + place
            with open_session() as session, session.begin():
                index_claim(session, number, wording(number))
            with reading(), open_session() as session:
                assert ids_found(session, number) == [number]
            committed.append(number)

    def fold() -> None:
        while not over.is_set():
            with open_session() as session, session.begin():
                fold_tail(session, limit=7)
            time.sleep(0.005)

    def read() -> None:
        while not over.is_set():
            for number in committed[-3:]:
                with reading(), open_session() as session:
                    assert ids_found(session, number) == [number]
            time.sleep(0.002)

    with ThreadPoolExecutor(WRITERS + READERS + 1) as pool:
        others = [pool.submit(fold), *(pool.submit(read) for _ in range(READERS))]
        writers = [pool.submit(write, writer) for writer in range(WRITERS)]
        try:
            for one in writers:
                one.result(timeout=180)
        finally:
            over.set()
        for one in others:
            one.result(timeout=180)
    with open_session() as session:
        assert check(session, known_claims=WRITERS * CLAIMS_EACH) == []


@on_both_databases
@pytest.mark.parametrize("budget", [1, 20_000])
def test_a_fold_between_frequencies_and_blocks_hides_and_repeats_nothing(
    open_session: sessionmaker[Session], monkeypatch: pytest.MonkeyPatch, budget: int
) -> None:
    texts = [IndexedText(number, f"shared words of {wording(number)}") for number in range(1, 31)]
    with open_session() as session, session.begin():
        index_claims(session, texts[:20])
        fold_tail(session)
        for one in texts[20:]:
            index_claim(session, one.claim_id, one.text)
    queries = [query_terms("shared"), query_terms(texts[3].text), query_terms(texts[25].text)]
    read_blocks = candidates._read_blocks
    folded = []

    def fold_first(session: Session, terms: Iterable[str]) -> dict[str, list[Postings]]:
        with open_session() as other, other.begin():
            folded.append(fold_tail(other))
        return read_blocks(session, terms)

    with reading(), open_session() as session:
        before = find_candidates_of_each(session, queries, budget=budget)
    monkeypatch.setattr(candidates, "_read_blocks", fold_first)
    with reading(), open_session() as session:
        assert find_candidates_of_each(session, queries, budget=budget) == before
    assert folded == [10]
    assert [hit.claim_id for hit in before[0]] == list(range(1, 31))


@on_both_databases
@pytest.mark.parametrize("delay_s", [0.0, 0.02, 0.1])
def test_a_killed_fold_leaves_a_sound_index(
    open_session: sessionmaker[Session], database_url: str, delay_s: float
) -> None:
    with open_session() as session, session.begin():
        for start in range(1, 400, 100):
            index_claims(session, [IndexedText(n, wording(n)) for n in range(start, start + 100)])
    kill_while("folding", delay_s, fold_without_end, database_url)
    with open_session() as session, session.begin():
        assert check(session, known_claims=400) == []
        while fold_tail(session):
            pass
        assert check(session, known_claims=400) == []
        assert all(ids_found(session, number) == [number] for number in (1, 200, 400))


@on_both_databases
@pytest.mark.parametrize(("batch", "delay_s"), [(40, 0.15), (500, 0.4)])
def test_a_killed_import_leaves_whole_batches_and_is_finished_by_the_next(
    open_session: sessionmaker[Session], database_url: str, batch: int, delay_s: float
) -> None:
    kill_while("importing", delay_s, import_in_batches, database_url, 1_000, batch)
    with open_session() as session:
        known = session.scalar(select(func.count()).select_from(Claim)) or 0
        assert known % batch == 0
        assert check(session, known_claims=known) == []
        assert check_readings(session) == []
    with open_session() as session, session.begin():
        lines = [(n, json.dumps({"external_id": f"x{n}", "text": wording(n)})) for n in range(1, 1_001)]
        report = import_lines(session, lines, now=NOW, actor=CLI)
        assert (report.imported, report.unchanged) == (1_000 - known, known)
    with open_session() as session:
        assert check(session, known_claims=1_000) == []
        assert check_readings(session) == []
        ids = dict(session.execute(select(Claim.external_id, Claim.id)).all())
        assert all(ids_found(session, number) == [ids[f"x{number}"]] for number in (1, 500, 1_000))
