"""``work``: the worker that does what requests left for later, and signs the log when it ends."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import click
from flask import Flask
from flask_security.recoverable import generate_reset_password_token
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import sessionmaker

from claims.cli.database import load_app, require_schema, sentences
from claims.cli.outputs import say
from claims.core.errors import ClaimsError
from claims.extensions import db, reading
from claims.fetch import Fetcher, FetchLimits
from claims.jobs.context import SessionFactory, WorkerSettings
from claims.jobs.signing import KEPT_NAME, Signing, sign_now
from claims.jobs.worker import run_worker, stop_on_signals, utc_now
from claims.logs import database_reason
from claims.mail import Mailer
from claims.models import User
from claims.services.access.password_mails import Mailing
from claims.services.archive.link_checking import note_link_checking
from claims.services.archive.snapshot_store import SnapshotStore
from claims.services.archive.snapshots import LinkSettings
from claims.services.base.jobs import Lane
from claims.services.matching.going_live import is_live
from claims.services.matching.matching import MATCHER_VERSION
from claims.services.messages.webhook_deliveries import SEND_JOB
from claims.services.messages.webhook_sending import ANSWER_BYTES, SEND_TIMEOUT_S, WebhookSettings
from claims.services.messages.webhooks import reseal_secrets
from claims.services.settings import endpoint_rules, log_signing, matching_settings, registry_hosts

log = logging.getLogger(__name__)


@click.command("work")
@click.option("--until-idle", is_flag=True, help="End when no job waits.")
@click.pass_context
def work(context: click.Context, until_idle: bool) -> None:
    """Do jobs until told to stop; any number of workers may run beside bin/serve, which runs one itself."""
    with sentences():
        app = load_app(context)
        with app.app_context():
            require_schema()
        tried = work_for(app, until_idle=until_idle)
    say(f"{tried} jobs done or tried.")


def work_for(app: Flask, *, until_idle: bool = False) -> int:
    """Do jobs in this process until SIGTERM or SIGINT; gives how many were tried."""
    stop = threading.Event()
    stop_on_signals(stop)
    settings = WorkerSettings(
        matching=matching_settings(app.config),
        signing=signing_of(app),
        links=link_settings(app),
        webhooks=webhook_settings(app),
        mailing=mailing_of(app),
    )
    with app.app_context():
        say_if_not_live()
        _note_link_checking(app)
        _reseal_secrets(settings.webhooks)
        sessions = sessionmaker(db.engine)
        with _sending_beside(sessions, stop, settings, 0 if until_idle else app.config["WEBHOOK_SENDERS"]) as lane:
            tried = run_worker(
                sessions, stop=stop, settings=settings, read_only=reading, until_idle=until_idle, lane=lane
            )
    sign_at_the_end(app)
    return tried


def say_if_not_live() -> None:
    """Note in the log that the matcher confirms nothing here yet, and what it takes."""
    with reading():
        if not is_live(db.session()):
            log.warning("matcher_not_live version=%s needs=bin/claims_replay_--store", MATCHER_VERSION)
        db.session.rollback()


def link_settings(app: Flask) -> LinkSettings | None:
    """How this installation looks at links of evidence; None where it must not."""
    if not app.config["CHECK_LINKS"]:
        return None
    fetcher = Fetcher(allowed_hosts=app.config["FETCH_ALLOWED_HOSTS"])
    return LinkSettings(fetcher, SnapshotStore(app.config["SNAPSHOT_DIR"]))


def webhook_settings(app: Flask) -> WebhookSettings:
    """How this installation sends messages to endpoints."""
    rules = endpoint_rules(app.config)
    limits = FetchLimits(max_bytes=ANSWER_BYTES, total_s=SEND_TIMEOUT_S, redirects=0)
    return WebhookSettings(Fetcher(limits=limits, allowed_hosts=rules.local_hosts), rules.box)


@contextmanager
def _sending_beside(
    sessions: SessionFactory, stop: threading.Event, settings: WorkerSettings, count: int
) -> Iterator[Lane | None]:
    """So many workers for messages alone, so that an endpoint that takes its time holds up neither other endpoints nor
    other work; gives the lane that is left to this thread."""
    if not count:
        yield None
        return
    sending = Lane(frozenset({SEND_JOB}))
    options = {"stop": stop, "settings": settings, "read_only": reading, "lane": sending}
    threads = [
        threading.Thread(target=run_worker, args=(sessions,), kwargs=options, name=f"sender-{number}")
        for number in range(count)
    ]
    for thread in threads:
        thread.start()
    try:
        yield replace(sending, others=True)
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def _reseal_secrets(settings: WebhookSettings | None) -> None:
    """Store the secrets of endpoints under the present key, where the key was changed."""
    assert settings is not None  # a worker of ours sends
    reseal_secrets(db.session(), settings.box, now=utc_now())
    db.session.commit()


def mailing_of(app: Flask) -> Mailing | None:
    """How this installation writes to people; None, and said so in the log, where it cannot."""
    if app.config["MAIL_SERVER"] is None:
        log.info("mail_off needs=MAIL_SERVER")
        return None
    base = app.config["PUBLIC_URL"]

    def link_of(user: User) -> str:
        token = generate_reset_password_token(user)  # type: ignore[no-untyped-call]
        return f"{base}{app.config['SECURITY_RESET_URL']}/{token}"

    return Mailing(Mailer(app.config["MAIL_SERVER"], app.config["MAIL_FROM"]), base, link_of)


def _note_link_checking(app: Flask) -> None:
    """Let everybody know whether links are looked at from now on."""
    note_link_checking(
        db.session(),
        enabled=app.config["CHECK_LINKS"],
        own_hosts=registry_hosts(app.config),
        now=utc_now(),
    )
    db.session.commit()


def signing_of(app: Flask) -> Signing:
    """Who signs the log of this installation, and where the last checkpoint is kept."""
    return Signing(log_signing(app.config), app.config["INSTANCE_DIR"] / KEPT_NAME)


def sign_at_the_end(app: Flask) -> None:
    """Sign the log on the way out; what keeps it from being signed is logged, for nobody waits any more."""
    with app.app_context():
        try:
            sign_now(sessionmaker(db.engine), signing_of(app), now=utc_now())
        except ClaimsError as error:
            log.error("checkpoint_not_signed", extra={"reason": error.detail})
        except (DBAPIError, PoolTimeout) as error:
            log.error("checkpoint_not_signed", extra={"reason": database_reason(error)})
        except OSError as error:  # the file that keeps the last one
            log.error("checkpoint_not_signed", extra={"reason": str(error)})
        finally:
            db.engine.dispose()
