"""Which function does which job, how often the periodic ones come, and what is done when a job is given up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from claims.jobs.batch import run_batch
from claims.jobs.checkpoints import sign_checkpoint
from claims.jobs.context import Handler
from claims.jobs.demand import COUNT_JOB, count_demand, recount_outlet, refresh_due_times, start_daily, tell_of_spike
from claims.jobs.insights import refresh_insights
from claims.jobs.link_health import check_evidence, check_links
from claims.jobs.maintenance import (
    READ_JOB,
    count_indexes,
    expire_locks,
    fold_index,
    purge_habits,
    purge_idempotency,
    purge_jobs,
    read_waiting_claims,
    refresh_planner,
    start_reading,
)
from claims.jobs.password_mails import send_password_mail
from claims.jobs.process_article import mark_failed, process_article
from claims.jobs.rechecks import (
    expire_letters,
    recheck_changed_article,
    recheck_conflicts,
    recheck_dates,
    recheck_lapsed,
    refresh_priorities,
)
from claims.jobs.replays import store_a_replay
from claims.jobs.sweeps import sweep_slice
from claims.jobs.webhooks import dispatch_events, purge_events, recall_uses, send_webhooks, tell_articles
from claims.services.access import password_mails
from claims.services.archive.link_checking import DRAFT_JOB
from claims.services.base import planner_statistics
from claims.services.base.events import DISPATCH_JOB
from claims.services.base.health import PULSE, PULSE_JOB
from claims.services.claims import spikes
from claims.services.desk import due_times
from claims.services.desk.conflicts import CONFLICT_JOB
from claims.services.directories import outlet_merging
from claims.services.followup.batches import BATCH_JOB
from claims.services.insights import insight_figures
from claims.services.judging.replay import REPLAY_JOB
from claims.services.matching import sweeps
from claims.services.messages.recalls import RECALL_JOB
from claims.services.messages.verdict_changes import TELL_JOB
from claims.services.messages.webhook_deliveries import SEND_JOB

HANDLERS: dict[str, Handler] = {
    "process_article": process_article,
    sweeps.JOB: sweep_slice,
    REPLAY_JOB: store_a_replay,
    BATCH_JOB: run_batch,
    "fold_index": fold_index,
    "start_reading": start_reading,
    READ_JOB: read_waiting_claims,
    "expire_locks": expire_locks,
    "purge_idempotency": purge_idempotency,
    "purge_jobs": purge_jobs,
    "purge_habits": purge_habits,
    "refresh_planner": refresh_planner,
    planner_statistics.JOB: count_indexes,
    "sign_checkpoint": sign_checkpoint,
    "recheck_dates": recheck_dates,
    "recheck_lapsed": recheck_lapsed,
    CONFLICT_JOB: recheck_conflicts,
    "recheck_changed_article": recheck_changed_article,
    "refresh_priorities": refresh_priorities,
    "expire_letters": expire_letters,
    DRAFT_JOB: check_evidence,
    "check_links": check_links,
    password_mails.JOB: send_password_mail,
    "start_daily": start_daily,
    COUNT_JOB: count_demand,
    outlet_merging.COUNT_JOB: recount_outlet,
    due_times.JOB: refresh_due_times,
    spikes.JOB: tell_of_spike,
    DISPATCH_JOB: dispatch_events,
    PULSE_JOB: dispatch_events,
    SEND_JOB: send_webhooks,
    "purge_events": purge_events,
    RECALL_JOB: recall_uses,
    TELL_JOB: tell_articles,
    "refresh_insights": refresh_insights,
}
"""Every job by name."""

PERIODS: dict[str, dt.timedelta] = {
    "fold_index": dt.timedelta(minutes=1),
    "start_reading": dt.timedelta(minutes=1),
    "expire_locks": dt.timedelta(minutes=10),
    "purge_idempotency": dt.timedelta(hours=1),
    "purge_jobs": dt.timedelta(hours=1),
    "purge_habits": dt.timedelta(hours=1),
    "refresh_planner": dt.timedelta(days=1),
    "sign_checkpoint": dt.timedelta(hours=1),
    "recheck_dates": dt.timedelta(minutes=10),
    "recheck_lapsed": dt.timedelta(days=1),
    "refresh_priorities": dt.timedelta(days=1),
    "start_daily": dt.timedelta(days=1),
    "expire_letters": dt.timedelta(hours=1),
    "check_links": dt.timedelta(minutes=10),
    PULSE_JOB: PULSE,
    "purge_events": dt.timedelta(hours=1),
    "refresh_insights": insight_figures.LOOKED_AFTER,
}
"""Jobs that come again by themselves, and after how long."""

GIVEN_UP: dict[str, Callable[[Session, Mapping[str, Any]], None]] = {
    "process_article": mark_failed,
    sweeps.JOB: sweeps.mark_failed,
}
"""What a job's name stands for is told when it fails for good; gets the job's arguments."""
