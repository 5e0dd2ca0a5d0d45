"""``ingest`` and ``lookup``: articles into the registry, and what it knows about a text."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import PurePath
from typing import Any
from zoneinfo import ZoneInfo

import click
from flask import current_app
from sqlalchemy.orm import Session

from claims.cli.database import database_command
from claims.cli.inputs import DAY, MOMENT, InputError, decode, read_bytes, read_moment, read_text
from claims.cli.outputs import print_json, print_table, say, say_if_long
from claims.core.texts.day_words import day_in
from claims.extensions import reading
from claims.services.answers.answers import ReviewAnswer
from claims.services.answers.answers_json import lookup_rows, lookup_to_dict
from claims.services.answers.lookup_answers import AppearanceAnswer, LookupAnswer
from claims.services.base.actors import CLI
from claims.services.base.as_of import as_of as moment_meant
from claims.services.intake.intake import ArticleInput, check_article, read_article, store_article
from claims.services.intake.storing import store_slices
from claims.services.lookup.lookup import lookup_text
from claims.services.lookup.stored_lookup import lookup_version
from claims.services.settings import intake_limits, matching_settings

FORMATS = ("text", "html", "json")
_TEXT_FIELDS = ("headline", "body", "html", "url", "outlet", "language")


@click.command("ingest")
@click.argument("file")
@click.option("--format", "form", type=click.Choice(FORMATS), help="What FILE holds; seen from it unless given.")
@click.option("--headline", help="The headline; of a page, its own unless given.")
@click.option("--url", help="The address of the article: with the same one, a changed text is its next version.")
@click.option("--outlet", help="Who publishes it.")
@click.option("--published", type=MOMENT, help="When it was published.")
@click.option("--language", help="Its language, as en or de-AT.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as a line of JSON.")
@database_command
def ingest(session: Session, /, file: str, form: str | None, as_json: bool, **fields: Any) -> None:  # noqa: ANN401
    """Take in an article: a text, a page, or the JSON that the API takes. FILE may be -."""
    now = dt.datetime.now(dt.UTC)
    settings = matching_settings(current_app.config)
    limits = intake_limits(current_app.config)
    article = _read_article(file, form, {name: value for name, value in fields.items() if value is not None})
    checked = check_article(article, now=now, limits=limits)
    say_if_long(checked.body)
    with reading():  # a long text is read without keeping everybody else from writing
        prepared = read_article(session, checked, matching=settings)
        session.rollback()
    received = store_article(session, checked, actor=CLI, now=now)
    if prepared is not None:
        session.commit()  # a long text is stored slice by slice; sent again, it goes on where it was cut off
        for _ in store_slices(session, received.version.id, prepared, now=now, actor=CLI, settings=settings):
            session.commit()
    today = day_in(current_app.config["TIME_ZONE"], now)
    answer = lookup_version(session, received.version, today=today, now=now, actor=CLI, settings=settings)
    session.commit()  # nothing is reported that could still be lost
    known = "" if received.new_version else " (known already)"
    if answer.article is not None:
        say(f"Article {answer.article.id}, version {answer.article.version}{known}: {answer.article.permalink}")
    _print_answer(answer, as_json=as_json, as_rows=False)


@click.command("lookup")
@click.argument("file")
@click.option("--published", type=DAY, required=True, help="Publication date, which relative times refer to.")
@click.option("--headline", help="The headline, from which a place may be taken.")
@click.option("--language", help="Its language, as en or de-AT; told by the text unless given.")
@click.option("--as-of", type=MOMENT, help="What was public on a day (its end) or at an instant; now unless given.")
@click.option("--first", type=click.IntRange(0), default=0, help="Number of the first claim to look up, from 0.")
@click.option("--limit", type=click.IntRange(1), help="Claims to look up at most; all unless given.")
@click.option("--json", "as_json", is_flag=True, help="Print lines of JSON.")
@database_command
def lookup(
    session: Session,
    file: str,
    *,
    published: dt.date,
    headline: str | None,
    language: str | None,
    as_of: dt.date | None,
    first: int,
    limit: int | None,
    as_json: bool,
) -> None:
    """Say for each claim of a text what is known about it; the text is not stored.

    FILE, of at most 200 kB (ingest takes longer ones), is taken whole as the body of the article; - reads standard
    input. Offsets are code points of it. With --limit the last line on stderr has the --first that goes on.
    """
    text, now = read_text(file), dt.datetime.now(dt.UTC)
    moment = moment_meant(as_of, now=now, zone=ZoneInfo(current_app.config["TIME_ZONE"]))
    with reading():
        answer = lookup_text(
            session,
            text,
            published=published,
            headline=headline,
            language=language,
            today=moment.on,
            known_at=moment.known_at,
            now=now,
            actor=CLI,
            settings=matching_settings(current_app.config),
            first=first,
            most=limit,
        )
    _print_answer(answer.part(), as_json=as_json, as_rows=True)
    if answer.incomplete:
        total = len(answer.appearances)
        say(f"Claims {first} to {answer.looked_up.stop - 1} of {total}; --first {answer.next_first} goes on.")


def _print_answer(answer: LookupAnswer, *, as_json: bool, as_rows: bool) -> None:
    if not as_json:
        _print_tables(answer)
    elif as_rows:
        for row in lookup_rows(answer):
            print_json(row)
    else:
        print_json(lookup_to_dict(answer))


def _print_tables(answer: LookupAnswer) -> None:
    for appearance in answer.appearances:
        click.echo(f"[{appearance.start}, {appearance.end}) {appearance.standalone}")
        for line in _lines(appearance):
            click.echo(f"    {line}")
    for probable in answer.probable:
        click.echo(f"probably about this: {_verdict_of(probable.review)}: {probable.claim.text}")
    if answer.rejected:
        click.echo("")
        shelf = [(row.start, row.end, row.reason, row.exact) for row in answer.rejected]
        print_table(("start", "end", "not taken", "sentence"), shelf)


def _lines(appearance: AppearanceAnswer) -> list[str]:
    lines = []
    for match in appearance.matches:
        verdict = _verdict_of(match.review)
        lines.append(f"{match.decision.relation}, {match.state}: {verdict}: {match.claim.text}")
    for match in appearance.near_misses:
        lines.append(f"near miss, {match.explanation.rstrip('.')}: {match.claim.text}")
    return lines or ["no checked claim says this"]


def _verdict_of(review: ReviewAnswer | None) -> str:
    return "not checked yet" if review is None else f"{review.verdict} ({review.organization}, {review.freshness})"


def _read_article(file: str, form: str | None, given: dict[str, Any]) -> ArticleInput:
    config = current_app.config
    limit = max(config["MAX_TEXT_BYTES"], config["MAX_HTML_BYTES"], config["MAX_REQUEST_BYTES"])
    text = decode(file, read_bytes(file, limit=limit))
    form = form or _guess_format(file, text)
    if "published" in given:
        given["published_at"] = given.pop("published")
    if form == "json":
        return ArticleInput(**(_read_fields(file, text) | given))
    return ArticleInput(**(given | {"html" if form == "html" else "body": text}))


def _guess_format(file: str, text: str) -> str:
    """By the file's ending, else by how the text begins."""
    ending = PurePath(file).suffix.lower()
    if ending in {".json", ".html", ".htm", ".xhtml", ".txt", ".md"}:
        return {".json": "json", ".txt": "text", ".md": "text"}.get(ending, "html")
    start = text[:1000].lstrip("\ufeff \t\r\n").lower()
    if start.startswith("{"):
        return "json"
    return "html" if start.startswith(("<!doctype html", "<html", "<?xml")) else "text"


def _read_fields(file: str, text: str) -> dict[str, Any]:
    """The fields of an article in JSON, as the API takes them."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{file} is not JSON: {error}.") from error
    if not isinstance(value, dict):
        raise InputError(f"{file} must hold a JSON object.")
    unknown = sorted(set(value) - {*_TEXT_FIELDS, "author", "authors", "published_at"})
    if unknown:
        raise InputError(f"{file}: unknown field {', '.join(unknown)}.")
    fields: dict[str, Any] = {name: _text_field(file, name, value[name]) for name in _TEXT_FIELDS if value.get(name)}
    authors = value.get("authors") or ([value["author"]] if value.get("author") else [])
    if not isinstance(authors, list):
        raise InputError(f"{file}: authors must be a list of names.")
    fields["authors"] = tuple(_text_field(file, "authors", name) for name in authors)
    if value.get("published_at") is not None:
        fields["published_at"] = read_moment(_text_field(file, "published_at", value["published_at"]))
    return fields


def _text_field(file: str, name: str, value: object) -> str:
    if not isinstance(value, str):
        raise InputError(f"{file}: {name} must be a text.")
    return value
