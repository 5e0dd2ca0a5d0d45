"""``claimreview``: check the ClaimReviews of a file, or take them in."""

from __future__ import annotations

import datetime as dt

import click
from flask import current_app
from sqlalchemy.orm import Session

from claims.cli.database import Failure, database_command
from claims.cli.inputs import read_text
from claims.cli.outputs import print_json, say
from claims.core.claim_review.reading import ReadDocument
from claims.core.errors import ClaimsError
from claims.services.base.actors import CLI
from claims.services.exchange.claim_review_import import (
    MAX_DOCUMENT_LENGTH,
    claim_review_values,
    import_claim_reviews,
    read_claim_reviews,
)
from claims.services.settings import own_site

_BYTES_PER_CHARACTER = 4


@click.group("claimreview")
def claimreview() -> None:
    """ClaimReviews of other organizations (schema.org)."""


@claimreview.command("validate")
@click.argument("file")
@click.option("--page-url", default="", help="Where the file was found: relative addresses are read from there.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as a line of JSON, as the API gives it.")
def validate(file: str, page_url: str, as_json: bool) -> None:
    """Check FILE (JSON, a JSON object a line, or an HTML page): all problems at once, exit status 1 if one is an error.

    Needs no database. FILE may be -.
    """
    read = _read(file, page_url)
    if as_json:
        print_json(claim_review_values(read))
    else:
        _print(read)
    click.get_current_context().exit(1 if read.has_errors else 0)


@claimreview.command("import")
@click.argument("file")
@click.option("--page-url", default="", help="Where the file was found: relative addresses are read from there.")
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as a line of JSON.")
@database_command
def import_reviews(session: Session, file: str, page_url: str, as_json: bool) -> None:
    """Take in the reviews of FILE that have no error, all in one transaction; the same again changes nothing.

    The status is 1 where not one can be taken.
    """
    text = read_text(file, limit=MAX_DOCUMENT_LENGTH * _BYTES_PER_CHARACTER)
    site = own_site(current_app.config, "")
    now = dt.datetime.now(dt.UTC)
    done = import_claim_reviews(session, text, site=site, actor=CLI, now=now, page_url=page_url)
    session.commit()
    counts = {"imported": done.report.imported, "updated": done.report.updated, "unchanged": done.report.unchanged}
    if as_json:
        left_out = [[done.read.reviews[number].path, detail] for number, detail in sorted(done.left_out.items())]
        print_json(claim_review_values(done.read) | counts | {"left_out": left_out})
    else:
        _print(done.read)
        for number, detail in sorted(done.left_out.items()):
            say(f"left out {done.read.reviews[number].path}: {detail}")
        click.echo(", ".join(f"{count:,} {name}" for name, count in counts.items()))
    if not any(counts.values()):
        raise Failure("Not one review could be taken.")


def _read(file: str, page_url: str) -> ReadDocument:
    text = read_text(file, limit=MAX_DOCUMENT_LENGTH * _BYTES_PER_CHARACTER)
    try:
        return read_claim_reviews(text, today=dt.datetime.now(dt.UTC).date(), page_url=page_url)
    except ClaimsError as error:
        raise Failure(error.detail) from error


def _print(read: ReadDocument) -> None:
    for item in read.all_findings:
        place = f"{item.place} " if item.place else ""
        click.echo(f"{item.level.value}  {place}{item.path}  {item.detail} {item.fix}")
    errors = sum(item.level.value == "error" for item in read.all_findings)
    say(f"{len(read.reviews):,} reviews, {errors:,} errors, {len(read.all_findings) - errors:,} warnings.")
