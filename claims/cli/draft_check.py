"""``check``: whether a draft can be printed, told by the exit status."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

import click
from flask import current_app
from sqlalchemy.orm import Session

from claims.cli.database import Failure, database_command
from claims.cli.inputs import MOMENT, read_text
from claims.cli.outputs import print_json, say
from claims.core.drafts.draft_check import OUTCOME_ORDER, Outcome
from claims.core.errors import NotFound
from claims.core.texts.day_words import day_in
from claims.extensions import reading
from claims.services.base.organizations import default_organization
from claims.services.desk.draft_policies import find_policy
from claims.services.lookup.draft_checks import CheckSettings, Draft, DraftAnswer, check_draft
from claims.services.lookup.draft_checks_json import draft_to_dict
from claims.services.settings import intake_limits, matching_settings

STATUS = {Outcome.PASS: 0, Outcome.WARN: 1, Outcome.BLOCK: 2}
"""Exit statuses of an outcome."""

BROKEN = 3
"""Exit status of a check that could not be made, for whatever reason."""


class Broken(Failure):
    """No outcome: one sentence on stderr, exit status 3."""

    exit_code = BROKEN


class CheckCommand(click.Command):
    """A command of which every failure ends with status 3, so that none is taken for an outcome."""

    def make_context(self, *args: Any, **options: Any) -> click.Context:  # noqa: ANN401
        """Read the arguments; a wrong one is a failure too."""
        try:
            return super().make_context(*args, **options)
        except click.ClickException as error:
            raise Broken(error.format_message()) from error

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401
        """Run the check."""
        try:
            return super().invoke(ctx)
        except click.ClickException as error:
            raise Broken(error.format_message()) from error
        except (click.exceptions.Exit, SystemExit):
            raise
        except BaseException as error:
            raise Broken(f"The check broke off: {type(error).__name__} {error}".rstrip()) from error


@click.command("check", cls=CheckCommand)
@click.argument("file")
@click.option("--format", "form", type=click.Choice(("text", "html")), default="text", help="What FILE holds.")
@click.option("--headline", default="", help="The headline.")
@click.option(
    "--publish-at",
    "--published",  # as lookup, extract and ingest call it
    "publish_at",
    type=MOMENT,
    help="When it will be printed; now unless given.",
)
@click.option("--first", type=click.IntRange(0), default=0, help="Number of the first claim to check, from 0.")
@click.option("--policy", help="Name of the policy; those of the default organization count.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as a line of JSON, as the API gives it.")
def check(file: str, as_json: bool, **options: Any) -> None:  # noqa: ANN401
    """Check a draft before it is printed: exit status 0 pass, 1 warn, 2 block, 3 error.

    The text is not stored. FILE may be -.
    """
    outcome = _checked(file=file, as_json=as_json, **options)
    click.get_current_context().exit(STATUS[outcome])


@database_command
def _checked(
    session: Session,
    *,
    file: str,
    form: str,
    headline: str,
    publish_at: dt.date | None,
    first: int,
    policy: str | None,
    as_json: bool,
) -> Outcome:
    config = current_app.config
    now = dt.datetime.now(dt.UTC)
    text = read_text(file, limit=config["MAX_HTML_BYTES" if form == "html" else "MAX_TEXT_BYTES"])
    draft = Draft(
        body=text if form == "text" else None,
        html=text if form == "html" else None,
        headline=headline,
        publish_at=publish_at,
        first=first,
    )
    settings = CheckSettings(
        matching=matching_settings(config),
        clock=time.monotonic,
        seconds=config["DRAFT_CHECK_SECONDS"],
        limits=intake_limits(config),
    )
    with reading():
        chosen = find_policy(session, _home(session), policy)
        today = day_in(config["TIME_ZONE"], now)
        answer = check_draft(session, draft, chosen, now=now, today=today, settings=settings)
        session.rollback()
    if as_json:
        print_json(draft_to_dict(answer))
    else:
        _print(answer)
    return answer.outcome


def _home(session: Session) -> int | None:
    """The organization whose policies count; None before one is set up."""
    try:
        return default_organization(session).id
    except NotFound:
        return None


def _print(answer: DraftAnswer) -> None:
    """The claims, worst first, each with what was found; the outcome goes to stderr."""
    for claim in sorted(answer.claims, key=lambda claim: -OUTCOME_ORDER[claim.outcome]):
        click.echo(f"{claim.outcome}  [{claim.appearance.start}, {claim.appearance.end}) {claim.appearance.standalone}")
        for found in claim.findings:
            click.echo(f"    {found.detail}")
            for line in found.note.splitlines():
                click.echo(f"    | {line}")
    if answer.nothing_to_check:
        say(f"Nothing here can be checked: {len(answer.lookup.rejected)} sentences. That is no pass on the facts.")
    if answer.incomplete:
        left = len(answer.lookup.appearances) - answer.lookup.looked_up.stop
        on = f"--first {answer.next_first} goes on with them"
        say(f"{left} of {len(answer.lookup.appearances)} claims were not checked in time; {on}.")
    say(f"Outcome for {answer.publish_on}: {answer.outcome}.")
