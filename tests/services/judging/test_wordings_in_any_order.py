"""Words that people have confirmed, in whatever order articles come in, people judge, correct, take off, regroup and
reword, and re-runs look and write: what stands is what would be decided today, and nothing waits that words confirm."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from claims.core.records import Disposition, MatchState, Relation
from claims.models import Sweep
from claims.services.base.actors import SYSTEM, Actor
from claims.services.judging.rematching import Rematched, search_slice, store_matches
from claims.services.matching.sweeps import start_rematch
from tests.support.any_order import take_in_any_order
from tests.support.databases import on_both_databases
from tests.support.two_desks import (
    SETTINGS,
    Row,
    Rows,
    TwoDesks,
    article,
    correct,
    judge_match,
    merge,
    reword,
    split,
    take_off,
    undo,
)

SAID = (
    "In March 2019 the bridge over the Elbe at Dresden was closed for a week.",
    "The Elbe bridge at Dresden was out of service for a week in March 2019.",
    "The Elbe bridge at Dresden was out of service for a week in March of 2019.",
    "Nobody could cross the Elbe at Dresden for a week in March 2019.",
    "Nobody could cross the Elbe at Dresden for seven days in March 2019.",
    "The bridge was out of service for a week in March 2019.",
)


class _OneDesk(TwoDesks):
    """A reviewer at work, and articles that say one thing in a few ways. ``looked_at`` is what a re-run has found and not
    written yet."""

    looked_at: Sequence[Rematched] = ()

    def someone(self, session: Session, number: int, desk_id: int | None = None) -> Actor:
        return self.person(session, "anna")

    def says(self, number: int) -> str:
        return SAID[number % len(SAID)]


def re_run(desks: _OneDesk, session: Session, a: int, b: int, c: int) -> None:
    """A re-run looks at what is stored, or writes what it found when it looked last."""
    if a % 2:
        sweep = start_rematch(session, actor=SYSTEM, now=desks.now)
        desks.looked_at = search_slice(session, sweep, settings=SETTINGS).rows
    else:
        store_matches(session, desks.looked_at, settings=SETTINGS, actor=SYSTEM, now=desks.now)


def reword_and_compare(desks: _OneDesk, session: Session, a: int, b: int, c: int) -> None:
    """A claim is worded otherwise, and what was compared with it is compared again."""
    desks.looked_at = ()  # it knows the claim by its old text
    reword(desks, session, a, b, c)
    sweep = session.scalars(select(Sweep).order_by(Sweep.id.desc())).first()
    if sweep is not None:
        found = search_slice(session, sweep, settings=SETTINGS)
        store_matches(session, found.rows, settings=SETTINGS, actor=SYSTEM, now=desks.now)


STEPS = (
    article,
    article,
    article,
    judge_match,
    judge_match,
    judge_match,
    judge_match,
    take_off,
    correct,
    merge,
    split,
    undo,
    reword_and_compare,
    re_run,
    re_run,
)


class _Wordings(RuleBasedStateMachine):
    """Steps of a reviewer, and what must hold after each."""

    engine: Engine
    number = st.integers(0, 99)

    def __init__(self):
        super().__init__()
        self.engine.dispose()
        self.desks = _OneDesk(self.engine)

    @initialize()
    def articles_come_in(self):
        for number in range(3):
            self.desks.take(lambda session, at=number: article(self.desks, session, at, at, 0))

    @rule(step=st.sampled_from(STEPS), a=number, b=number, c=number)
    def step(self, step, a, b, c):
        self.desks.take(lambda session: step(self.desks, session, a, b, c))

    @invariant()
    def words_lead_once_however_they_are_spelled(self):
        rows = self.desks.rows()
        led = Counter(
            (row["claim_id"], _spelled_alike(rows, row)) for row in rows["matches"].values() if row["is_wording"]
        )
        assert max(led.values(), default=0) <= 1, led

    @invariant()
    def words_confirm_while_nobody_rejects_them(self):
        rows = self.desks.rows()
        for key, row in rows["matches"].items():
            if _is_confirmed_through(row):
                wording = rows["matches"][row["through_id"]]
                assert wording["is_wording"], key
                assert not _rejections_of(rows, row["through_id"], wording), key

    def teardown(self):
        try:
            before, waiting = self._states(), _waiting(self.desks.rows())
            self._match_all_anew()
            after = self._states()
            assert {key for key in waiting if after[key][0] is MatchState.CONFIRMED and after[key][2]} == set()
            confirmed = {key for key, row in before.items() if row[0] is MatchState.CONFIRMED}
            assert {key for key in confirmed if after[key][0] is not MatchState.CONFIRMED} == set()
            self._match_all_anew()
            assert self._states() == after
        finally:
            self.engine.dispose()  # the next test finds the database put back, and would use a dead connection

    def _states(self) -> dict[int, tuple[MatchState, Relation, int | None]]:
        rows = self.desks.rows()["matches"]
        return {key: (row["state"], row["relation"], row["through_id"]) for key, row in rows.items()}

    def _match_all_anew(self) -> None:
        self.desks.now += dt.timedelta(days=1)
        with self.desks.open_session() as session:
            sweep = start_rematch(session, actor=SYSTEM, now=self.desks.now)
            found = search_slice(session, sweep, settings=SETTINGS)
            store_matches(session, found.rows, settings=SETTINGS, actor=SYSTEM, now=self.desks.now)
            session.commit()


def _spelled_alike(rows: Rows, match: Row) -> tuple[str, str | None]:
    """The words of a match's passage, of those that are provably the same the first, and how they are said."""
    passage = rows["appearances"][match["appearance_id"]]
    return passage["standalone_text"].replace("March of 2019", "March 2019"), passage["force"]


def _waiting(rows: Rows) -> set[int]:
    """The matches that a person is asked about, of passages that have no claim."""
    return {
        key
        for key, row in rows["matches"].items()
        if (row["state"], row["relation"], row["decided_by_id"]) == (MatchState.SUGGESTED, Relation.SAME, None)
        and rows["appearances"][row["appearance_id"]]["claim_id"] is None
    }


def _is_confirmed_through(row: Row) -> bool:
    return row["through_id"] is not None and row["state"] is MatchState.CONFIRMED and row["decided_by_id"] is None


def _rejections_of(rows: Rows, wording_id: int, wording: Row) -> list[int]:
    """The matches by which people say that the words of a wording do not say its claim in another article."""
    passages, versions = rows["appearances"], rows["article_versions"]

    def answering(match: Row) -> int:
        return rows["claims"][match["claim_id"]]["merged_into_id"] or match["claim_id"]

    def place(match: Row) -> tuple[Row, int]:
        passage = passages[match["appearance_id"]]
        return passage, versions[passage["article_version_id"]]["article_id"]

    own, home = place(wording)
    found = []
    for key, row in rows["matches"].items():
        passage, stands_in = place(row)
        is_rejected = row["state"] is MatchState.REJECTED and row["decided_by_id"] is not None
        if not is_rejected or answering(row) != answering(wording) or stands_in == home:
            continue
        if passage["disposition"] is Disposition.DEMOTED:
            continue
        corrected = passage["words_corrected_at"]
        if corrected is not None and corrected > row["decided_at"]:
            continue
        if _is_said_again(rows, row, passage, versions[passage["article_version_id"]]):
            continue
        is_alike = row["claim_id"] == wording["claim_id"] and _spelled_alike(rows, row) == _spelled_alike(rows, wording)
        if row["through_id"] == wording_id or passage["standalone_text"] == own["standalone_text"] or is_alike:
            found.append(key)
    return found


def _is_said_again(rows: Rows, match: Row, passage: Row, version: Row) -> bool:
    """Whether a later version has the words of a rejected match, and somebody has taken the rejection back there."""
    for row in rows["matches"].values():
        other = rows["appearances"][row["appearance_id"]]
        later = rows["article_versions"][other["article_version_id"]]
        is_later = later["article_id"] == version["article_id"] and later["number"] > version["number"]
        is_same = (row["claim_id"], other["standalone_text"]) == (match["claim_id"], passage["standalone_text"])
        if is_later and is_same and row["state"] is not MatchState.REJECTED and row["decided_by_id"] is not None:
            return True
    return False


@on_both_databases
def test_what_stands_is_what_would_be_decided_today(databases, database_kind):
    take_in_any_order(_Wordings, databases, database_kind, examples=5)
