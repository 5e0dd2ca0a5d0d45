"""Webhooks, sent to a real receiver: signed, tried again, given up, switched off, replayed, never by two at once."""

from __future__ import annotations

import datetime as dt
import re
import threading
import time
from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from claims.core.messages.events import EventType
from claims.core.messages.webhooks import SCHEDULE_S, DeliveryState, DisabledReason
from claims.extensions import reading
from claims.fetch import Fetcher, FetchLimits
from claims.jobs.context import WorkerSettings
from claims.jobs.worker import run_worker
from claims.models import Event, Job, JobState, Notification, WebhookAttempt, WebhookDelivery, WebhookEndpoint
from claims.services.base import jobs
from claims.services.base.actors import SYSTEM
from claims.services.base.events import DISPATCH_JOB, NUMBERED_AT_ONCE
from claims.services.base.jobs import Lane
from claims.services.messages import webhook_deliveries, webhook_log, webhooks
from claims.services.messages.webhook_deliveries import SEND_JOB, dispatch, purge_old, queue_forgotten, queue_sending
from claims.services.messages.webhook_secrets import SecretBox
from claims.services.messages.webhook_sending import SECRET_LOST, WebhookSettings, signature
from claims.services.messages.webhooks import EndpointRules
from claims.services.settings import LOCAL_HOSTS
from tests.support.databases import on_both_databases
from tests.support.factories import NOW, make_claim, make_member, make_organization
from tests.support.webhook_receiver import Receiver, Reply

KEY = "a secret key of at least thirty-two characters"
BOX = SecretBox([KEY])
RULES = EndpointRules(BOX, LOCAL_HOSTS)
SENDING = Lane(frozenset({DISPATCH_JOB, SEND_JOB}))
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.close()


class World:
    """An organization with an admin and one endpoint, and a clock that the test moves."""

    def __init__(self, open_session, url: str, *, types=("claim.created",)) -> None:
        self.open, self.now = open_session, NOW
        with open_session() as session:
            organization = make_organization(session)
            self.admin = make_member(session, organization, "admin")
            self.endpoint, self.secret = self.add(session, url, types)
            session.commit()

    def add(self, session, url: str, types=("claim.created",)) -> tuple[int, str]:
        row, secret = webhooks.create_endpoint(
            session, url=url, event_types=types, rules=RULES, actor=self.admin, now=self.now
        )
        return row.id, secret

    def happen(self, text: str = "") -> int:
        with self.open() as session:
            claim = make_claim(session, text, now=self.now)
            session.commit()
            return claim.id

    def do(self, act, *arguments, **named):
        with self.open() as session:
            found = act(session, *arguments, actor=self.admin, now=self.now, **named)
            session.commit()
            return found

    def work(self, *, timeout_s: float = 2.0, lane: Lane = SENDING, **settings) -> int:
        fetcher = Fetcher(limits=FetchLimits(max_bytes=4_096, total_s=timeout_s), allowed_hosts=LOCAL_HOSTS)
        return run_worker(
            self.open,
            stop=threading.Event(),
            settings=WorkerSettings(poll_s=0.02, webhooks=WebhookSettings(fetcher, BOX), **settings),
            read_only=reading,
            clock=lambda: self.now,
            until_idle=True,
            lane=lane,
        )

    def deliveries(self) -> list[WebhookDelivery]:
        with reading(), self.open() as session:
            return list(session.scalars(select(WebhookDelivery).order_by(WebhookDelivery.id)))

    def attempts(self) -> list[WebhookAttempt]:
        with reading(), self.open() as session:
            return list(session.scalars(select(WebhookAttempt).order_by(WebhookAttempt.id)))

    def row(self) -> WebhookEndpoint:
        with reading(), self.open() as session:
            return session.get_one(WebhookEndpoint, self.endpoint)


@pytest.fixture
def world(open_session, receiver) -> World:
    return World(open_session, receiver.url())


def test_signature_is_that_of_the_specification():
    found = signature(
        "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX",
        "msg_0123456789ABCDEFGHJKMNPQRS",
        dt.datetime.fromtimestamp(1767348000, dt.UTC),
        '{"type":"review.published","timestamp":"2026-01-02T10:00:00Z","data":{"id":"rev_1"}}',
    )
    assert found == "v1,gvAhMFXTGiuJAtpdD8sGMXWrz8n7r3ssj6nYjod8AUc="


@on_both_databases
def test_what_happens_is_posted_and_signed(world, receiver):
    claim_id = world.happen("Zürich’s quay cost 40 million euros.")
    world.work()
    (got,) = receiver.got
    assert got.is_signed_by(world.secret)
    assert not got.is_signed_by("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX")
    assert got.message["type"] == "claim.created"
    assert got.message["timestamp"] == "2024-06-01T12:00:00.000000Z"
    assert got.message["data"]["claim_id"] == claim_id
    assert got.message["data"]["text"] == "Zürich’s quay cost 40 million euros."
    assert got.headers["content-type"] == "application/json"
    assert got.headers["webhook-timestamp"] == str(int(NOW.timestamp()))
    assert re.fullmatch(r"msg_[0-9A-Za-z]{26}", got.id)
    assert "cookie" not in got.headers
    (row,) = world.deliveries()
    assert (row.state, row.next_at) == (DeliveryState.DELIVERED, None)
    (attempt,) = world.attempts()
    assert (attempt.status, attempt.error, attempt.answer) == (200, "", "thank you")


def test_change_that_is_undone_is_not_told(world, receiver):
    with world.open() as session:
        make_claim(session)
        session.rollback()
    world.work()
    assert receiver.got == []
    with world.open() as session:
        assert session.scalar(select(func.count()).select_from(Event)) == 0


def test_event_after_an_undone_savepoint_is_still_told(world, receiver):
    with world.open() as session:
        savepoint = session.begin_nested()
        make_claim(session)
        savepoint.rollback()
        make_claim(session)
        session.commit()
    world.work()
    assert len(receiver.got) == 1


def test_failure_is_tried_again_under_the_same_id(world, receiver):
    receiver.reply = lambda number: Reply(500 if number == 0 else 204, b"broken" if number == 0 else b"")
    world.happen()
    world.work()
    (row,) = world.deliveries()
    assert row.state is DeliveryState.RETRYING
    assert dt.timedelta(seconds=4) <= row.next_at - NOW <= dt.timedelta(seconds=6)
    world.work()
    assert len(receiver.got) == 1, "not before its time"
    world.now += MINUTE
    world.work()
    first, second = receiver.got
    assert (first.id, first.body) == (second.id, second.body)
    assert first.headers["webhook-timestamp"] != second.headers["webhook-timestamp"]
    assert second.is_signed_by(world.secret)
    assert [row.status for row in world.attempts()] == [500, 204]
    assert world.deliveries()[0].state is DeliveryState.DELIVERED
    assert world.row().failing_since is None


def test_ten_failures_are_the_end_and_can_be_replayed(world, receiver):
    receiver.reply = lambda number: Reply(500)
    world.happen()
    for _ in range(len(SCHEDULE_S) + 2):
        world.work()
        world.now = (world.deliveries()[0].next_at or world.now) + MINUTE
    (row,) = world.deliveries()
    assert row.state is DeliveryState.DEAD
    assert len(receiver.got) == len(SCHEDULE_S)
    assert dt.timedelta(days=2) < world.now - NOW < dt.timedelta(days=5)
    receiver.reply = lambda number: Reply(200)
    world.do(webhook_log.replay, row.id)
    world.work()
    assert world.deliveries()[0].state is DeliveryState.DELIVERED
    assert {got.id for got in receiver.got} == {row.message_id}
    assert len({got.body for got in receiver.got}) == 1


@pytest.mark.parametrize(("status", "location"), [(301, "/elsewhere"), (302, "/elsewhere"), (404, None), (600, None)])
def test_everything_but_2xx_is_a_failure_and_no_redirect_is_followed(world, receiver, status, location):
    receiver.reply = lambda number: Reply(status, headers={"Location": receiver.url(location)} if location else {})
    world.happen()
    world.work()
    assert [got.path for got in receiver.got] == ["/hooks"]
    assert world.deliveries()[0].state is DeliveryState.RETRYING
    assert world.attempts()[0].status == status


def test_410_switches_off_at_once_and_says_so(world, receiver):
    receiver.reply = lambda number: Reply(410, b"gone")
    world.happen()
    world.happen()
    world.work()
    assert len(receiver.got) == 1
    assert world.row().disabled_reason is DisabledReason.GONE
    assert {row.state for row in world.deliveries()} == {DeliveryState.DEAD}
    world.happen()
    world.work()
    assert len(world.deliveries()) == 2, "nothing is made for an endpoint that is off"
    with world.open() as session:
        told = session.scalars(select(Notification).where(Notification.user_id == world.admin.user_id)).all()
    assert [row.link for row in told] == [f"/deliveries/{world.endpoint}"]


@pytest.mark.parametrize("status", [429, 502, 504, 503])
def test_retry_after_holds_everything_back(world, receiver, status):
    receiver.reply = lambda number: Reply(status, headers={"Retry-After": "600"}) if number == 0 else Reply()
    world.happen()
    world.happen()
    world.work()
    assert len(receiver.got) == 1
    world.now += dt.timedelta(seconds=590)
    world.work()
    assert len(receiver.got) == 1
    world.now += dt.timedelta(seconds=20)
    world.work()
    assert len(receiver.got) == 3
    assert {row.state for row in world.deliveries()} == {DeliveryState.DELIVERED}
    assert world.row().slowed == 0


def test_retry_after_that_no_calendar_has_is_one_more_failure(world, receiver):
    receiver.reply = lambda number: Reply(500, headers={"Retry-After": "Fri, 2 Jan 999999999999999999999 10:10:00 GMT"})
    world.happen()
    world.work()
    assert len(receiver.got) == 1
    assert [(row.state, row.tries) for row in world.deliveries()] == [(DeliveryState.RETRYING, 1)]


def test_slow_endpoint_is_left_alone_longer_each_time(world, receiver):
    receiver.reply = lambda number: Reply(502)
    for _ in range(3):
        world.happen()
    pauses = []
    for _ in range(3):
        world.work()
        pauses.append((world.row().not_before - world.now).total_seconds())
        world.now = world.row().not_before
    assert pauses == [5, 300, 1800]
    assert len(receiver.got) == 3, "one try each time, whatever waits"


def test_a_message_keeps_its_own_pause_where_the_endpoint_is_left_alone_for_less(world, receiver):
    receiver.reply = lambda number: Reply(500 if number < 3 else 502)
    world.happen()
    for _ in range(4):
        world.work()
        (row,) = world.deliveries()
        paused, world.now = row.next_at - world.now, row.next_at
    assert (row.tries, world.row().slowed) == (4, 1)
    assert paused >= dt.timedelta(seconds=SCHEDULE_S[4] * 0.8)


@pytest.mark.parametrize(
    ("act", "arguments"),
    [
        (webhooks.send_test, ()),
        (webhook_log.replay_range, (webhook_log.ReplayRange(),)),
        (webhook_log.replay_range, (webhook_log.ReplayRange(states=webhook_log.REPLAYED),)),
    ],
    ids=["test", "replay of what was given up", "replay of all"],
)
def test_an_endpoint_that_is_back_gets_everything_once_its_owner_says_so(world, receiver, act, arguments):
    receiver.reply = lambda number: Reply(503, headers={"Retry-After": "86400"})
    for _ in range(3):
        world.happen()
    world.work()
    assert len(receiver.got) == 1, "it is left alone for a day"
    receiver.reply = lambda number: Reply()
    world.do(act, world.endpoint, *arguments)
    world.work()
    assert world.row().not_before is None
    assert {row.state for row in world.deliveries()} == {DeliveryState.DELIVERED}


def test_what_was_delivered_before_an_endpoint_was_away_is_not_sent_again(world, receiver):
    world.happen()
    world.work()
    receiver.reply = lambda number: Reply(502)
    world.happen()
    world.work()
    receiver.reply = lambda number: Reply()
    world.do(webhooks.send_test, world.endpoint)
    world.work()
    first, second, test = (row.message_id for row in world.deliveries())
    assert sorted(got.id for got in receiver.got) == sorted([first, second, second, test])


@on_both_databases
@pytest.mark.parametrize("status", [200, 500, 502])
def test_a_test_is_sent_before_what_waits_also_while_the_endpoint_is_left_alone(world, receiver, status):
    receiver.reply = lambda number: Reply(502)
    for _ in range(3):
        world.happen()
    world.work()
    world.now += 2 * MINUTE
    world.work()
    world.now += MINUTE
    waiting, row = world.deliveries(), world.row()
    assert (row.not_before > world.now, row.slowed) == (True, 2)
    receiver.reply = lambda number: Reply(status)
    before = len(receiver.got)
    test = world.do(webhooks.send_test, world.endpoint)
    world.work()
    assert receiver.got[before].id == test.message_id
    if status == 200:
        assert {item.state for item in world.deliveries()} == {DeliveryState.DELIVERED}, "the endpoint is back"
        return
    assert len(receiver.got) == before + 1
    assert [(item.tries, item.next_at) for item in world.deliveries()[:3]] == [
        (item.tries, item.next_at) for item in waiting
    ]
    assert (world.row().not_before, world.row().slowed) == (row.not_before, 2)
    assert world.deliveries()[3].next_at == row.not_before, "from its second attempt on it waits like the rest"
    with world.open() as session:
        (job,) = session.scalars(select(Job).where(Job.name == SEND_JOB, Job.state == JobState.QUEUED))
        assert job.run_after == row.not_before


@pytest.mark.parametrize(("asked", "waits"), [("60", 300), ("900", 900)])
def test_a_test_that_is_told_to_wait_only_lengthens_the_wait(world, receiver, asked, waits):
    receiver.reply = lambda number: Reply(429, headers={"Retry-After": "300" if number == 0 else asked})
    world.happen()
    world.work()
    world.do(webhooks.send_test, world.endpoint)
    world.work()
    assert len(receiver.got) == 2
    assert world.row().not_before == world.now + dt.timedelta(seconds=waits)


def test_a_test_whose_job_was_given_up_does_not_wait_for_the_endpoint(world, receiver):
    receiver.reply = lambda number: Reply(429, headers={"Retry-After": "600"})
    world.happen()
    world.work()
    world.do(webhooks.send_test, world.endpoint)
    with world.open() as session:
        for job in session.scalars(select(Job).where(Job.state == JobState.QUEUED)):
            session.delete(job)
        session.flush()
        assert queue_forgotten(session, now=world.now) == 1
        session.commit()
    world.work()
    assert receiver.got[-1].message["type"] == EventType.WEBHOOK_TEST


def test_a_message_that_waits_for_its_next_attempt_is_replayed_at_once(world, receiver):
    receiver.reply = lambda number: Reply(500)
    world.happen()
    world.work()
    (row,) = world.deliveries()
    assert row.state is DeliveryState.RETRYING
    receiver.reply = lambda number: Reply()
    world.do(webhook_log.replay, row.id)
    world.work()
    assert [got.id for got in receiver.got] == [row.message_id] * 2
    assert world.deliveries()[0].state is DeliveryState.DELIVERED


def test_receiver_that_never_answers_is_cut_off(world, receiver):
    receiver.reply = lambda number: Reply(wait_s=30)
    world.happen()
    started = time.monotonic()
    world.work(timeout_s=0.3)
    assert time.monotonic() - started < 15
    assert [(row.status, row.error) for row in world.attempts()] == [(None, "source_timeout")]


def test_answer_is_kept_up_to_4_kilobytes(world, receiver):
    receiver.reply = lambda number: Reply(500, b"\x00<script>" + b"x" * 1_000_000)
    world.happen()
    world.work()
    (attempt,) = world.attempts()
    assert len(attempt.answer) == 4_096
    assert attempt.answer.startswith("\ufffd<script>")


def test_five_days_of_failures_switch_off(world, receiver):
    receiver.reply = lambda number: Reply(500)
    for day in range(6):
        world.now = NOW + dt.timedelta(days=day)
        world.happen()
        world.work()
        assert (world.row().disabled_at is not None) == (day == 5)
    assert world.row().disabled_reason is DisabledReason.FAILING
    assert world.do(webhooks.set_enabled, world.endpoint, enabled=True).disabled_at is None
    assert (world.row().failing_since, world.row().slowed) == (None, 0)


def test_who_switches_an_endpoint_off_is_not_told_so(world):
    world.do(webhooks.set_enabled, world.endpoint, enabled=False)
    assert world.row().disabled_reason is DisabledReason.BY_OWNER
    with world.open() as session:
        assert session.scalars(select(Notification)).all() == []


def test_one_success_starts_the_five_days_anew(world, receiver):
    receiver.reply = lambda number: Reply(500)
    world.happen()
    world.work()
    receiver.reply = lambda number: Reply()
    world.now += dt.timedelta(days=4)
    world.work()
    receiver.reply = lambda number: Reply(500)
    world.now += dt.timedelta(days=2)
    world.happen()
    world.work()
    assert world.row().disabled_at is None


def test_slow_endpoint_holds_back_no_other(world, receiver):
    other, all_came = Receiver(), threading.Event()
    receiver.reply = lambda number: Reply(status=200 if all_came.wait(90) else 500)  # the one whose turn is first
    with world.open() as session:
        world.add(session, other.url())
        session.commit()
    for _ in range(3):
        world.happen()
    world.work(lane=Lane(frozenset({DISPATCH_JOB})))
    workers = [threading.Thread(target=world.work, kwargs={"timeout_s": 120.0}) for _ in range(2)]
    for worker in workers:
        worker.start()
    deadline = time.monotonic() + 60
    while len(other.got) < 3 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert len(other.got) == 3
    all_came.set()
    for worker in workers:
        worker.join(timeout=180)
    other.close()


@on_both_databases
def test_many_workers_send_each_message_once(world, receiver):
    receiver.reply = lambda number: Reply(wait_s=0.005)
    for _ in range(20):
        world.happen()
    workers = [threading.Thread(target=world.work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=180)
    world.work()
    assert len(receiver.got) == 20
    assert len({got.id for got in receiver.got}) == 20
    assert {row.state for row in world.deliveries()} == {DeliveryState.DELIVERED}


def test_worker_that_dies_in_the_middle_is_followed_by_another(world, receiver):
    """The first one sends and stops without a word before it notes what came back; the message goes out again."""
    world.happen()
    world.work(lane=Lane(frozenset({DISPATCH_JOB})))

    class Killed(BaseException):
        """Nothing of ours catches it."""

    def die(number: int) -> Reply:
        raise_in_worker.set()
        return Reply()

    raise_in_worker = threading.Event()
    receiver.reply = die
    real = Fetcher.post

    class DyingFetcher(Fetcher):
        def post(self, *arguments):
            real(self, *arguments)
            raise Killed

    with pytest.raises(Killed):
        run_worker(
            world.open,
            stop=threading.Event(),
            settings=WorkerSettings(
                poll_s=0.02, lease_s=1, webhooks=WebhookSettings(DyingFetcher(allowed_hosts=LOCAL_HOSTS), BOX)
            ),
            read_only=reading,
            clock=lambda: world.now,
            until_idle=True,
            lane=SENDING,
        )
    assert raise_in_worker.is_set()
    assert world.attempts() == []
    world.work()
    assert len(receiver.got) == 1, "its lease still holds"
    world.now += MINUTE
    world.work()
    assert len(receiver.got) == 2
    assert receiver.got[0].id == receiver.got[1].id
    assert receiver.got[0].body == receiver.got[1].body
    assert len(world.attempts()) == 1


def test_job_that_was_given_up_is_queued_anew(world, receiver):
    world.happen()
    world.work(lane=Lane(frozenset({DISPATCH_JOB})))
    with world.open() as session:
        job = session.get_one(Job, session.get_one(WebhookEndpoint, world.endpoint).job_id)
        job.state = JobState.FAILED
        session.commit()
    world.work()
    assert receiver.got == []
    with world.open() as session:
        assert queue_forgotten(session, now=world.now) == 1
        session.commit()
    world.work()
    assert len(receiver.got) == 1


@on_both_databases
def test_nothing_is_queued_for_endpoints_that_get_nothing_more(world):
    world.happen()
    world.work(lane=Lane(frozenset({DISPATCH_JOB})))
    for left_alone in ({"deleted_at": NOW}, {"disabled_at": NOW, "disabled_reason": DisabledReason.FAILING}):
        with world.open() as session:
            endpoint = session.get_one(WebhookEndpoint, world.endpoint)
            endpoint.job_id = None
            for name, value in left_alone.items():
                setattr(endpoint, name, value)
            session.flush()
            assert queue_forgotten(session, now=world.now) == 0
            session.rollback()
    with world.open() as session:
        session.get_one(WebhookEndpoint, world.endpoint).not_before = NOW + MINUTE
        assert queue_forgotten(session, now=NOW) == 1
        assert queue_forgotten(session, now=NOW - MINUTE) == 0, "not due yet"


@on_both_databases
@pytest.mark.parametrize(("minutes", "runs_at"), [(-1, NOW - MINUTE), (0, NOW), (1, NOW)])
def test_a_message_brings_the_job_of_its_endpoint_forward_but_never_puts_it_off(world, minutes: int, runs_at) -> None:
    with world.open() as session:
        endpoint = session.get_one(WebhookEndpoint, world.endpoint)
        queue_sending(session, endpoint, at=NOW, now=NOW)
        first = endpoint.job_id
        other = jobs.enqueue(session, "fold_index", {}, owner=SYSTEM.label, now=NOW, run_after=NOW + 9 * MINUTE)
        queue_sending(session, endpoint, at=NOW + minutes * MINUTE, now=NOW)
        assert endpoint.job_id == first
        assert session.get_one(Job, other.id, populate_existing=True).run_after == NOW + 9 * MINUTE
        assert session.get_one(Job, first, populate_existing=True).run_after == runs_at


def test_secret_before_signs_for_a_day_beside_the_new_one(world, receiver):
    _, new = world.do(webhooks.rotate_secret, world.endpoint, rules=RULES)
    world.happen()
    world.work()
    (got,) = receiver.got
    assert got.is_signed_by(world.secret)
    assert got.is_signed_by(new)
    world.now += dt.timedelta(hours=25)
    world.happen()
    world.work()
    assert receiver.got[1].is_signed_by(new)
    assert not receiver.got[1].is_signed_by(world.secret)


def test_each_of_two_secrets_before_signs_to_the_end_of_its_own_day(world, receiver):
    def signers() -> list[bool]:
        world.happen()
        world.work()
        return [receiver.got[-1].is_signed_by(secret) for secret in secrets]

    secrets = [world.secret, world.do(webhooks.rotate_secret, world.endpoint, rules=RULES)[1]]
    world.now += dt.timedelta(hours=2)
    secrets.append(world.do(webhooks.rotate_secret, world.endpoint, rules=RULES)[1])
    assert len(world.row().former_secret) <= WebhookEndpoint.__table__.c.former_secret.type.length
    assert signers() == [True, True, True], "whoever never saw the second one still takes messages"
    with world.open() as session:
        webhooks.reseal_secrets(
            session, SecretBox(["another secret key of at least thirty-two chars", KEY]), now=world.now
        )
        webhooks.reseal_secrets(
            session, SecretBox([KEY, "another secret key of at least thirty-two chars"]), now=world.now
        )
        session.commit()
    world.now += dt.timedelta(hours=23)
    assert signers() == [False, True, True]
    world.now += dt.timedelta(hours=2)
    assert signers() == [False, False, True]
    secrets += [world.do(webhooks.rotate_secret, world.endpoint, rules=RULES)[1] for _ in range(3)]
    assert signers() == [False, False, False, True, True, True], "of more than two the oldest stops"


def test_a_secret_kept_as_it_was_at_first_still_signs(world, receiver):
    _, new = world.do(webhooks.rotate_secret, world.endpoint, rules=RULES)
    with world.open() as session:
        session.get_one(WebhookEndpoint, world.endpoint).former_secret = BOX.seal(world.secret)
        session.commit()
    _, newer = world.do(webhooks.rotate_secret, world.endpoint, rules=RULES)
    world.happen()
    world.work()
    assert all(receiver.got[0].is_signed_by(secret) for secret in (world.secret, new, newer))


def test_changed_key_of_the_registry_needs_the_former_one_once(world, receiver):
    changed = SecretBox(["another secret key of at least thirty-two chars", KEY])
    with world.open() as session:
        webhooks.reseal_secrets(session, changed, now=world.now)
        session.commit()
    alone = SecretBox(["another secret key of at least thirty-two chars"])
    assert alone.open(world.row().secret) == world.secret
    with world.open() as session:
        webhooks.reseal_secrets(session, BOX, now=world.now)
        session.commit()
    assert world.row().disabled_reason is DisabledReason.SECRET_LOST
    with pytest.raises(Exception, match="Rotate the secret first"):
        world.do(webhooks.set_enabled, world.endpoint, enabled=True)
    _, new = world.do(webhooks.rotate_secret, world.endpoint, rules=RULES)
    world.do(webhooks.set_enabled, world.endpoint, enabled=True)
    world.happen()
    world.work()
    assert receiver.got[0].is_signed_by(new)


@pytest.mark.parametrize("has_former", [False, True])
def test_nothing_is_sent_that_the_present_secret_does_not_sign(world, receiver, has_former: bool):
    if has_former:
        world.do(webhooks.rotate_secret, world.endpoint, rules=RULES)
    world.happen()
    with world.open() as session:
        other = SecretBox(["a key that this registry never had, long enough"])
        session.get_one(WebhookEndpoint, world.endpoint).secret = other.seal(world.secret)
        session.commit()
    world.work()
    assert receiver.got == []
    assert [(row.status, row.error) for row in world.attempts()] == [(None, SECRET_LOST)]
    assert world.row().disabled_reason is DisabledReason.SECRET_LOST
    assert [row.next_at for row in world.deliveries()] == [None]


def test_secret_is_nowhere_in_the_database(world):
    assert world.secret not in str(vars(world.row()))
    assert world.row().secret != world.secret


def test_test_message_and_replay_of_a_range(world, receiver):
    world.do(webhooks.send_test, world.endpoint)
    world.work()
    assert receiver.got[0].message["type"] == EventType.WEBHOOK_TEST
    receiver.reply = lambda number: Reply(410)
    for _ in range(3):
        world.happen()
    world.work()
    dead = [row for row in world.deliveries() if row.state is DeliveryState.DEAD]
    assert len(dead) == 3
    receiver.reply = lambda number: Reply()
    world.do(webhooks.set_enabled, world.endpoint, enabled=True)
    before = len(receiver.got)
    wanted = webhook_log.ReplayRange(first_id=dead[1].id, last_id=dead[2].id)
    assert world.do(webhook_log.replay_range, world.endpoint, wanted) == (2, False)
    world.work()
    assert [got.id for got in receiver.got[before:]] == [row.message_id for row in dead[1:]]
    assert world.do(webhook_log.replay_range, world.endpoint, webhook_log.ReplayRange()) == (1, False)


def test_deleted_endpoint_gets_nothing_more(world, receiver):
    world.happen()
    world.work(lane=Lane(frozenset({DISPATCH_JOB})))
    world.do(webhooks.delete_endpoint, world.endpoint)
    world.work()
    world.happen()
    world.work()
    assert receiver.got == []
    assert world.row().secret == ""


def test_only_chosen_events_are_sent(open_session, receiver):
    world = World(open_session, receiver.url(), types=("article.received",))
    world.happen()
    world.work()
    assert receiver.got == []


def test_what_happened_before_there_was_an_endpoint_is_not_sent(open_session, receiver):
    with open_session() as session:
        make_claim(session, now=NOW - dt.timedelta(minutes=1))
        session.commit()
    world = World(open_session, receiver.url())
    world.work()
    assert receiver.got == []
    world.happen()
    world.work()
    assert len(receiver.got) == 1


def test_another_address_is_not_held_back_for_what_the_one_before_said(world, receiver):
    receiver.reply = lambda number: Reply(429, headers={"Retry-After": "600"}) if number == 0 else Reply()
    world.happen()
    world.work()
    assert world.row().not_before > world.now
    world.do(webhooks.change_endpoint, world.endpoint, url=f"{receiver.url()}moved", rules=RULES)
    world.happen()
    world.work()
    assert len(receiver.got) == 2


def test_old_messages_are_forgotten_and_waiting_ones_kept(world, receiver):
    world.happen()
    world.work()
    receiver.reply = lambda number: Reply(500)
    world.happen()
    world.work()
    with world.open() as session:
        purge_old(session, now=NOW + dt.timedelta(days=91))
        session.commit()
    assert [row.state for row in world.deliveries()] == [DeliveryState.RETRYING]
    assert len(world.attempts()) == 1


@on_both_databases
def test_events_are_forgotten_from_the_beginning_on(session, monkeypatch):
    monkeypatch.setattr(webhook_deliveries, "ROWS_AT_ONCE", 2)
    for position in (4, 3, 2, 1):
        at = NOW - dt.timedelta(seconds=position)  # numbered in another order than they were made
        session.add(Event(type=EventType.CLAIM_CREATED, data={}, position=position, created_at=at))
        session.flush()
    assert purge_old(session, now=NOW + dt.timedelta(days=89)) == 0
    assert purge_old(session, now=NOW + dt.timedelta(days=91)) == 2
    assert sorted(session.scalars(select(Event.position))) == [3, 4]


def test_one_job_tells_of_all_that_waits(world):
    with world.open() as session:
        events = [Event(type=EventType.CLAIM_CREATED, data={}, created_at=NOW) for _ in range(NUMBERED_AT_ONCE + 1)]
        session.add_all(events)
        jobs.enqueue(session, DISPATCH_JOB, {}, owner=SYSTEM.label, now=NOW)
        session.commit()
    world.work(lane=Lane(frozenset({DISPATCH_JOB})))
    assert len(world.deliveries()) == NUMBERED_AT_ONCE + 1
    with world.open() as session:
        assert session.scalar(select(func.max(Event.position))) == NUMBERED_AT_ONCE + 1


@on_both_databases
def test_what_was_told_a_desk_before_it_was_merged_reaches_the_endpoint_of_its_successor(open_session, receiver):
    world = World(open_session, receiver.url(), types=("review.recalled",))
    with open_session() as session:
        former = make_organization(session)
        told, of_somebody_else = event_for(former.id), event_for(make_organization(session).id)
        session.add_all([told, of_somebody_else])
        session.flush()
        former.merged_into_id = session.get_one(WebhookEndpoint, world.endpoint).organization_id
        session.flush()
        dispatch(session, now=NOW)
        session.commit()
        wanted = told.id
    assert [(row.event_type, row.event_id) for row in world.deliveries()] == [("review.recalled", wanted)]


def event_for(organization_id: int) -> Event:
    """An event that one organization alone hears of, written and not told yet."""
    return Event(type=EventType.REVIEW_RECALLED, data={"claim_id": 1}, organization_id=organization_id, created_at=NOW)
