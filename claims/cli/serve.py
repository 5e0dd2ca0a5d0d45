"""``serve``: sets up what is missing, then runs web server and worker until it is told to stop."""

from __future__ import annotations

import errno
import logging
import os
import socket
import sys

import click
from flask import Flask
from flask.cli import ScriptInfo
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from claims.cli.database import WSGI, Failure, sentences
from claims.cli.installation import prepare
from claims.cli.outputs import say
from claims.cli.starting import start
from claims.cli.supervisor import Part, supervise
from claims.cli.web_server import WebServer, bind_address
from claims.cli.worker import sign_at_the_end, work_for
from claims.config import load_settings
from claims.logs import database_reason
from claims.public_address import path_of

log = logging.getLogger(__name__)


@click.command("serve")
@click.option("--setup", is_flag=True, help="Only set up: environment, secrets, tables, seeds, administrator.")
@click.pass_context
def serve(context: click.Context, setup: bool) -> None:
    """Run the web server and the worker until Ctrl-C."""
    with sentences():
        settings = load_settings(os.environ)
        if not setup:
            check_address(settings["HOST"], settings["PORT"])
        app = prepare(context)
    if setup:
        say("Everything is set up; bin/serve starts it.")
        return
    status = supervise(_parts(app))
    sign_at_the_end(app)  # once no part writes any more
    sys.exit(status)


def _parts(app: Flask) -> list[Part]:
    path = path_of(app.config["PUBLIC_URL"])
    address = f"http://{bind_address(app.config['HOST'], app.config['PORT'])}{path}/"
    if app.config["PROXY_COUNT"] and app.config["PUBLIC_URL"] is None:
        log.warning("public_url_missing needs=PUBLIC_URL")

    def announce() -> None:
        click.echo(f"Claims registry is running on {address} (Ctrl-C stops it)")
        sys.stdout.flush()

    return [
        Part("web server", lambda: WebServer(app, when_ready=announce).run(), vital=True),
        Part("worker", lambda: work_beside(app), vital=False),
    ]


def work_beside(app: Flask) -> None:
    """Do jobs until told to stop. A database that is away ends this with a line of the log and status 1."""
    try:
        work_for(app)
    except (DBAPIError, PoolTimeout) as error:
        log.error("worker_ended", extra={"reason": database_reason(error)})
        sys.exit(1)


def check_address(host: str, port: int) -> None:
    """Fail with a sentence, before anything is set up, where nobody could listen on the address."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen()  # two sockets may be bound to one port, but not listen on it
    except socket.gaierror as error:
        raise Failure(f"HOST: {host} is not known here ({error.strerror}).") from error
    except OSError as error:
        raise Failure(_why_not(host, port, error)) from error


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} on {host} is taken: stop what listens there, or choose another one with PORT=…."
    if error.errno == errno.EACCES:
        return f"Port {port} may not be used by this user: choose one above 1023 with PORT=…."
    if error.errno == errno.EADDRNOTAVAIL:
        return f"HOST: {host} is not an address of this machine."
    return f"Nothing can listen on {host}, port {port}: {error.strerror}."


if __name__ == "__main__":
    start()
    serve(prog_name="bin/serve", obj=ScriptInfo(WSGI, set_debug_flag=False, load_dotenv_defaults=False))
