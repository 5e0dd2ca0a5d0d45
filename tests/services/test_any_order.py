"""Whatever two desks do, and in whatever order: history only grows, people's word stands, nothing that was said is lost,
counts are those of the rows, and what was removed does not come back.

What must hold is worked out here from the bare rows, never by the services.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import Engine, text

from claims.core.records import Disposition, Force, MatchState, Relation
from claims.core.reviews.public_status import FALSE_SIDE, TRUE_SIDE
from claims.core.reviews.reviewing import ReviewState
from claims.core.texts.removed_words import REMOVED
from claims.models import Job, PairState, ProcessingState
from claims.models.append_only import APPEND_ONLY
from claims.models.claim_regrouping import RegroupingAction
from claims.services.answers.answers import answers_for_claims
from claims.services.base.events import list_events
from claims.services.index.candidates import check
from claims.services.judging.judgements import count_suggestions
from claims.services.regrouping.duplicates import count_duplicates
from claims.services.removal.removed_everywhere import KEPT
from claims.services.reviews.review_queue import QueueTab, queue_counts
from claims.services.transparency.log_check import check_log
from tests.support.any_order import take_in_any_order
from tests.support.databases import on_both_databases
from tests.support.two_desks import HOME, OVER, SECOND, STEPS, Row, Rows, TwoDesks

_GROWING = {*APPEND_ONLY, "claim_regroupings"} - {
    "log_nodes",
    "scales",
    "scale_values",
    "scale_labels",
    "log_redactions",
}
_TABS = {
    QueueTab.NEW: ReviewState.OPEN,
    QueueTab.SECOND_OPINION: ReviewState.SECOND_OPINION,
    QueueTab.APPROVAL: ReviewState.IN_APPROVAL,
    QueueTab.ADJUDICATION: ReviewState.ADJUDICATION,
    QueueTab.RECHECK: ReviewState.RECHECK,
    QueueTab.DECLINED: ReviewState.DECLINED,
    QueueTab.PUBLISHED: ReviewState.PUBLISHED,
}


class _Registry(RuleBasedStateMachine):
    """Steps of five people, and what must hold after each."""

    engine: Engine

    def __init__(self):
        super().__init__()
        self.engine.dispose()
        self.desks = TwoDesks(self.engine)
        self.before = self.rows = self.desks.rows()
        self.read: dict[str | None, tuple[str | None, list[int]]] = {
            None: (None, []),
            HOME: (None, []),
            SECOND: (None, []),
        }
        self.left: Counter[str] = Counter()
        self.judged: frozenset[int] = frozenset()

    number = st.integers(0, 99)

    @initialize(numbers=st.lists(number, min_size=6, max_size=9))
    def articles_come_in(self, numbers):
        for place in range(0, len(numbers) - 2, 2):
            self.desks.take(lambda session, at=place: STEPS[0](self.desks, session, *numbers[at : at + 3]))

    @rule(step=st.sampled_from([*STEPS, None, None, None]), a=number, b=number, c=number)
    def step(self, step, a, b, c):
        """One step, or what waits is done by the worker, now or some days later."""
        if step is None:
            self.desks.work(days=(0, 0, 0, 4, 20)[a % 5])
        else:
            self.desks.take(lambda session: step(self.desks, session, a, b, c))

    @invariant()
    def holds(self):
        self.before, self.rows = self.rows, self.desks.rows()
        _check_history(self.before, self.rows, has_removed=bool(self.desks.removed))
        _check_claims(self.rows)
        _check_judgements(self.before, self.rows)
        _check_passages(self.rows)
        _check_wordings(self.rows)
        _check_reviews(self.rows)
        _check_demand(self.rows)
        self.check_removed()
        self.check_events()

    def check_removed(self):
        """Removed words stand only in the record, and in no more places than when they were removed."""
        found: Counter[str] = Counter()
        for words in self.desks.removed:
            for table, key in _places(self.rows, words.rstrip(".")):
                assert table in KEPT, (words, table, key)
                found[words] += 1
            assert found[words] <= self.left.setdefault(words, found[words]), words

    def check_events(self):
        """Each reader gets what is for it, once and in order."""
        numbered = {row["position"]: row for row in self.rows["events"].values() if row["position"] is not None}
        assert sorted(numbered) == list(range(1, len(numbered) + 1))
        with self.desks.open_session() as session:
            for reader, (cursor, read) in self.read.items():
                own = self.desks.desks.get(reader or "")
                page = list_events(session, own, after=cursor, limit=5)
                read += [event.position for event in page.items]
                self.read[reader] = (page.next_cursor, read)
                assert read == sorted(set(read))
                if not page.has_more and not self.rows["organization_merges"]:
                    mine = {at for at, row in numbered.items() if row["organization_id"] in (None, own)}
                    assert set(read) == mine

    def teardown(self):
        """What takes longer to look at is looked at when all is done."""
        try:
            self.desks.work()
            self.holds()
            self._check_the_whole()
        finally:
            self.engine.dispose()  # the next test finds the database put back, and would use a dead connection

    def _check_the_whole(self):
        with self.desks.open_session() as session:
            assert check_log(session).findings == []
            texts = [row["text"] for row in self.rows["claims"].values()]
            wordings = [row["appearance_id"] for row in self.rows["matches"].values() if row["is_wording"]]
            texts += [self.rows["appearances"][appearance]["standalone_text"] for appearance in wordings]
            assert check(session, known_claims=sum(text != REMOVED for text in texts)) == []
            failed = session.query(Job.name, Job.error).where(Job.error != "").all()
            assert failed == []
            if session.get_bind().dialect.name == "sqlite":
                assert session.execute(text("PRAGMA foreign_key_check")).all() == []
            self._check_counts(session)
            self._check_answers(session)

    def _check_counts(self, session):
        rows, heads = self.rows, _heads(self.rows["organizations"])
        for desk in self.desks.desks.values():
            if heads[desk] != desk:
                continue
            states = Counter(row["state"] for row in rows["reviews"].values() if heads[row["organization_id"]] == desk)
            counts = queue_counts(session, organization_id=desk, user_id=None, now=self.desks.now)
            assert {tab: counts[tab] for tab in _TABS} == {tab: states[state] for tab, state in _TABS.items()}
        waiting = [row for row in _standing(rows) if row["claim_id"] is None and _may_be(rows, row)]
        assert count_suggestions(session) == len(waiting)
        claims = rows["claims"]
        pairs = [
            row
            for row in rows["duplicate_pairs"].values()
            if row["state"] is PairState.SUGGESTED
            and claims[row["first_id"]]["merged_into_id"] is claims[row["second_id"]]["merged_into_id"] is None
        ]
        assert count_duplicates(session) == len(pairs)

    def _check_answers(self, session):
        """A claim and those that are one with it are answered alike, by the current revision of each desk."""
        roots, desks = _heads(self.rows["claims"]), _heads(self.rows["organizations"])
        answers = answers_for_claims(session, list(roots), on=self.desks.now.date(), published=None)
        public: dict[int, set[int]] = defaultdict(set)
        for review in self.rows["reviews"].values():
            if review["current_number"] is not None:
                public[roots[review["claim_id"]]].add(desks[review["organization_id"]])
        for claim, root in roots.items():
            given = answers.get(claim, [])
            assert Counter(answer.organization_id for answer in given) == Counter(public[root])
            assert given == answers.get(root, [])
            for answer in given:
                assert answer.revision == self.rows["reviews"][answer.id]["current_number"]


def _heads(rows: dict[int, Row]) -> dict[int, int]:
    """By id what a row leads to."""
    return {key: row["merged_into_id"] or key for key, row in rows.items()}


def _places(rows: Rows, words: str) -> Iterator[tuple[str, object]]:
    """The tables and keys of the rows in which words stand."""
    for table, found in rows.items():
        for key, row in found.items():
            if words in json.dumps(list(row.values()), default=str, ensure_ascii=False):
                yield table, key


def _check_history(before: Rows, rows: Rows, *, has_removed: bool) -> None:
    for table in _GROWING:
        for key, row in before[table].items():
            assert key in rows[table], (table, key)
            assert has_removed or rows[table][key] == row, (table, key)
    logged = {row["fact_id"] for row in rows["log_entries"].values() if row["fact_table"] == "review_revisions"}
    assert set(rows["review_revisions"]) <= logged
    for table in ("claims", "reviews", "correction_letters", "duplicate_pairs"):
        assert all(rows[table][key]["lock_version"] >= row["lock_version"] for key, row in before[table].items())


def _check_claims(rows: Rows) -> None:
    """One step leads to the claim that answers, and each merge that was not undone holds."""
    roots = _heads(rows["claims"])
    assert all(roots[root] == root for root in roots.values())
    regrouped = rows["claim_regroupings"]
    undone = {row["undo_of_id"] for row in regrouped.values()}
    for key, row in regrouped.items():
        if row["action"] is RegroupingAction.MERGE and key not in undone:
            assert roots[row["claim_id"]] == roots[row["other_id"]], key


def _check_judgements(before: Rows, rows: Rows) -> None:
    """A match says what the person said who decided on it last, and nobody else writes over that."""
    last = {row["match_id"]: row for _, row in sorted(rows["judgements"].items())}
    added = {row["match_id"] for key, row in rows["judgements"].items() if key not in before["judgements"]}
    for key, row in rows["matches"].items():
        if row["decided_by_id"] is not None and key in last:
            assert (row["state"], row["relation"]) == (last[key]["state"], last[key]["relation"]), key
    for key, row in before["matches"].items():
        if row["decided_by_id"] is not None and key not in added:
            now = rows["matches"][key]
            assert (now["state"], now["relation"]) == (row["state"], row["relation"]), key


def _standing(rows: Rows) -> list[Row]:
    """The appearances of the newest versions that nobody has taken off."""
    newest: dict[int, Row] = {}
    for version in rows["article_versions"].values():
        known = newest.get(version["article_id"])
        if version["processing"] is ProcessingState.PROCESSED and (not known or known["number"] < version["number"]):
            newest[version["article_id"]] = version
    shown = {version["id"] for version in newest.values()}
    return [
        row
        for row in rows["appearances"].values()
        if row["article_version_id"] in shown and row["disposition"] is not Disposition.DEMOTED
    ]


def _may_be(rows: Rows, appearance: Row) -> bool:
    return any(
        row["relation"] is Relation.SAME and row["state"] in (MatchState.SUGGESTED, MatchState.CONFIRMED)
        for row in rows["matches"].values()
        if row["appearance_id"] == appearance["id"]
    )


def _check_passages(rows: Rows) -> None:
    """What is said belongs to a claim or waits for somebody to say which; what was taken off does neither."""
    for row in rows["appearances"].values():
        assert row["claim_id"] is None or row["disposition"] is not Disposition.DEMOTED
    for row in _standing(rows):
        if row["force"] in (None, Force.SAID):
            assert row["claim_id"] is not None or _may_be(rows, row), row["id"]


def _check_wordings(rows: Rows) -> None:
    """Words lead to a claim while a person says so and somebody says them, each once; what was decided through words names
    such."""
    matches, led = rows["matches"], set()
    for key, row in matches.items():
        if row["is_wording"]:
            passage = rows["appearances"][row["appearance_id"]]
            assert (row["state"], row["relation"]) == (MatchState.CONFIRMED, Relation.SAME), key
            assert row["decided_by_id"] is not None, key
            assert passage["disposition"] is not Disposition.DEMOTED, key
            said = (row["claim_id"], passage["standalone_text"])
            assert said not in led, key
            led.add(said)
        if row["through_id"] is not None:
            through = matches[row["through_id"]]
            assert through["is_wording"], key
            assert (through["claim_id"], row["machine_relation"]) == (row["claim_id"], Relation.SAME), key
            assert row["through_id"] != key


def _check_reviews(rows: Rows) -> None:
    """Steps meet, revisions have no gap, and of a claim a desk works on one review and says one thing."""
    roots, desks = _heads(rows["claims"]), _heads(rows["organizations"])
    steps: dict[int, list[Row]] = defaultdict(list)
    for _, row in sorted(rows["status_changes"].items()):
        steps[row["review_id"]].append(row)
    revisions: dict[int, dict[int, Row]] = defaultdict(dict)
    for row in rows["review_revisions"].values():
        revisions[row["review_id"]][row["number"]] = row
        assert row["approver_id"] not in row["author_ids"] or row["single_reviewer"]
    at_work: dict[tuple[int, int], list[Row]] = defaultdict(list)
    said: dict[tuple[int, int], set[object]] = defaultdict(set)
    for key, row in rows["reviews"].items():
        chain, made = steps[key], revisions[key]
        assert [step["from_state"] for step in chain] == [None, *(step["to_state"] for step in chain[:-1])], key
        assert chain[-1]["to_state"] == row["state"], key
        assert sorted(made) == list(range(1, (row["current_number"] or 0) + 1)), key
        stands = bool(made) and row["withdrawn_at"] is None
        assert stands or row["state"] not in (ReviewState.PUBLISHED, ReviewState.RECHECK), key
        assert row["assignee_id"] is None or row["state"] not in (*OVER, ReviewState.OPEN, ReviewState.WITHDRAWN), key
        about = (desks[row["organization_id"]], roots[row["claim_id"]])
        if row["state"] not in (*OVER, ReviewState.WITHDRAWN):
            at_work[about].append(row)
        if stands:
            said[about].add(made[row["current_number"]]["verdict"])
    for about, working in at_work.items():
        public = [row for row in working if row["current_number"] is not None and row["withdrawn_at"] is None]
        assert len(working) == 1 or len(public) == len(working), about
    for about, verdicts in said.items():
        assert not (verdicts & TRUE_SIDE and verdicts & FALSE_SIDE), about
    for reason in rows["recheck_reasons"].values():
        review = rows["reviews"][reason["review_id"]]
        assert reason["settled_at"] is not None or review["state"] is not ReviewState.PUBLISHED, reason["id"]


def _check_demand(rows: Rows) -> None:
    """The counts that are kept, and the ranks of reviews, are those of the articles that say a claim."""
    roots = _heads(rows["claims"])
    origins = {row["article_id"]: row["origin_id"] for row in rows["article_origins"].values()}
    said: dict[int, set[int]] = defaultdict(set)
    for row in rows["appearances"].values():
        if row["claim_id"] is not None:
            said[roots[row["claim_id"]]].add(rows["article_versions"][row["article_version_id"]]["article_id"])
    for claim, root in roots.items():
        kept = rows["claim_demands"].get(claim)
        if root != claim:
            assert kept is None, claim
            continue
        articles = said[claim]
        assert (kept["articles"] if kept else 0) == len(articles), claim
        assert (kept["origins"] if kept else 0) == len({origins[article] or article for article in articles}), claim
    for row in rows["reviews"].values():
        kept = rows["claim_demands"].get(roots[row["claim_id"]])
        assert row["demand_rank"] == (kept["origins"] * 10_000 + kept["outlets"] if kept else 0), row["id"]


@on_both_databases
def test_whatever_two_desks_do_in_any_order(databases, database_kind):
    take_in_any_order(_Registry, databases, database_kind, examples=4)
