"""Look a text up without storing it."""

from __future__ import annotations

import time

from flask import current_app

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.core.texts.day_words import day_of
from claims.models import Scope
from claims.schemas.articles import LookupWrite, TextLookupRead
from claims.services.answers.answers_json import lookup_to_dict
from claims.services.base.as_of import as_of
from claims.services.lookup import lookup
from claims.services.lookup.kept_readings import KEPT_READINGS
from claims.services.settings import matching_settings


@bp.post("/lookup")
@operation(
    "What is known about each claim of a text; the text is not stored",
    tag="Look-up",
    body=LookupWrite,
    answers={200: TextLookupRead},
    scopes=(Scope.LOOKUP,),
    reads_first=True,
    fleeting=frozenset({200}),
)
def look_up_text(call: Call) -> Answer:
    """Every sentence of the text, with matches, near misses and verdicts as of today, or as they were known then.

    Of a text that takes too long what was reached in time, or `limit` claims, and from where to go on: the same text with
    `first` is not read again within some minutes.
    """
    moment = as_of(call.body["as_of"], now=call.now)
    reader = KEPT_READINGS.reader_for(call.actor.label)
    found = lookup.read_text(
        call.session,
        call.body["body"],
        published=day_of(call.body["published_at"] or moment.on),
        headline=call.body["headline"],
        language=call.body["language"],
        today=moment.on,
        known_at=moment.known_at,
        settings=matching_settings(current_app.config),
        first=call.body["first"],
        most=call.body["limit"],
        read=reader,
        has_time=lookup.time_limit(current_app.config["LOOKUP_SECONDS"], time.monotonic),
    )
    reader.settle(goes_on=found.incomplete)
    call.begin_writing()
    lookup.note_served(call.session, found, actor=call.actor, now=call.now)
    return Answer(lookup_to_dict(found))
