"""``work``: the worker that does what requests left for later."""

from __future__ import annotations

import threading

import click
from flask import Flask
from sqlalchemy.orm import sessionmaker

from claims.cli.database import load_app, require_schema, sentences
from claims.cli.outputs import say
from claims.extensions import db, reading
from claims.jobs.context import WorkerSettings
from claims.jobs.worker import run_worker, stop_on_signals
from claims.services.settings import matching_settings


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
    settings = WorkerSettings(matching=matching_settings(app.config))
    with app.app_context():
        sessions = sessionmaker(db.engine)
        return run_worker(sessions, stop=stop, settings=settings, read_only=reading, until_idle=until_idle)
