"""Correcting by hand what was read of a passage: the form, what was corrected before, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, Response, current_app, make_response, render_template, request, url_for

from claims.core.errors import ClaimsError, Conflict, Invalid, Stale
from claims.core.records import Disposition, Force, Voice
from claims.models import Appearance, ArticleVersion, ReadingCorrection
from claims.services.articles.articles import get_article
from claims.services.articles.readings import Reading, differing_fields
from claims.services.intake.speaker_suggestions import suggest_speakers
from claims.services.judging import reading_corrections
from claims.services.judging.reading_corrections import CorrectedReading
from claims.services.judging.rereading import surroundings_of
from claims.services.lookup.stored_lookup import number_in_text
from claims.services.matching.pairs import get_appearance
from claims.services.settings import matching_settings
from claims.web.articles.dispositions import version_in
from claims.web.page.desk import (
    Toast,
    for_people,
    listed,
    problems_of,
    remember_toast,
    sent_number,
    sent_version,
    status_of,
    told_names,
)
from claims.web.page.redirects import go_to
from claims.web.page.visit import Visit, visit
from claims.web.words.words import CORRECTED_WORDS, FORCE_WORDS, VOICE_WORDS, describe_voice

bp = for_people(
    Blueprint("readings", __name__, url_prefix="/articles/<int:article_id>/appearances/<int:appearance_id>/reading")
)


@dataclass(frozen=True, slots=True)
class Sent:
    """What the form holds."""

    voice: str
    speaker: str
    force: str
    exact: str
    standalone: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the history: who did what, and each field as (word, old, new)."""

    row: ReadingCorrection
    word: str
    fields: tuple[tuple[str, str, str], ...]
    may_undo: bool


@bp.get("")
def show(article_id: int, appearance_id: int) -> Response:
    """The reading as it stands, the form to correct it, and what people did."""
    here = visit()
    row = _row(here, article_id, appearance_id)
    return _page(here, row, _as_it_stands(row))


@bp.post("")
def correct(article_id: int, appearance_id: int) -> Response:
    """Take the correction, and come back to the passage in its article; or the form again with what is wrong."""
    here = visit()
    row = _row(here, article_id, appearance_id)
    sent = _sent()
    try:
        row = reading_corrections.correct_reading(
            here.session,
            row.id,
            _wanted(row),
            actor=here.actor,
            expected=sent_version(),
            reason=sent.reason,
            now=here.now,
            settings=matching_settings(current_app.config),
        )
    except (Invalid, Stale) as error:
        return _again(here, row.id, sent, error)
    except Conflict as error:
        if error.code != "span_taken":
            raise
        return _again(here, row.id, sent, error)
    done = reading_corrections.corrections_of(here.session, row.id)[-1]
    changed = ", ".join(CORRECTED_WORDS[field] for field in differing_fields(done.before, done.after))
    fields = {"correction": str(done.id)}
    undo_href = url_for("readings.undo", article_id=article_id, appearance_id=row.id)
    return _back(here, row, Toast(f"Corrected: {changed}.", undo_href, fields, about=row.standalone_text))


@bp.post("/undo")
def undo(article_id: int, appearance_id: int) -> Response:
    """Take the newest correction back."""
    here = visit()
    row = _row(here, article_id, appearance_id)
    row = reading_corrections.undo_correction(
        here.session,
        row.id,
        sent_number("correction") or 0,
        actor=here.actor,
        reason=request.form.get("reason", ""),
        now=here.now,
        settings=matching_settings(current_app.config),
    )
    return _back(here, row, Toast("The correction is taken back; the history keeps it.", about=row.standalone_text))


def _row(here: Visit, article_id: int, appearance_id: int) -> Appearance:
    """The appearance; ``NotFound`` where the address names another article."""
    row = get_appearance(here.session, appearance_id)
    version_in(here, article_id, row)
    return row


def _sent() -> Sent:
    names = ("voice", "speaker", "force", "exact", "standalone", "reason")
    return Sent(**{name: request.form.get(name, "") for name in names})


def _as_it_stands(row: Appearance) -> Sent:
    force = row.force or Force.SAID
    return Sent(row.voice.value, row.speaker or "", force.value, row.exact, row.standalone_text)


def _wanted(row: Appearance) -> CorrectedReading:
    """What the form says; a field that it has not stays as it is."""
    voice, speaker, force, exact, standalone = (
        request.form.get(name) for name in ("voice", "speaker", "force", "exact", "standalone")
    )
    if voice == Voice.OWN and force == _as_it_stands(row).force:
        force = None  # what was done with somebody's words falls away with them
    return CorrectedReading(voice, speaker, force, exact, standalone=standalone)


def _again(here: Visit, appearance_id: int, sent: Sent, error: ClaimsError) -> Response:
    here.session.rollback()
    row = get_appearance(here.session, appearance_id)
    return _page(here, row, sent, error=error)


def _back(here: Visit, row: Appearance, toast: Toast) -> Response:
    """To the passage in its article, with what was done."""
    version = here.session.get_one(ArticleVersion, row.article_version_id)
    address = url_for(
        "articles.show",
        article_id=version.article_id,
        version=version.number,
        note=row.id,
        _anchor=f"n{number_in_text(here.session, row)}",
    )
    remember_toast(replace(toast, link=address, subject=f"reading:{row.id}"))
    return go_to(address)


def _page(here: Visit, row: Appearance, sent: Sent, *, error: ClaimsError | None = None) -> Response:
    version = here.session.get_one(ArticleVersion, row.article_version_id)
    view = get_article(here.session, version.article_id)
    done = reading_corrections.corrections_of(here.session, row.id)
    is_newest = view.version.id == version.id
    may_correct = here.may_judge and is_newest and row.disposition is not Disposition.DEMOTED
    context: dict[str, Any] = {
        "row": row,
        "version": version,
        "view": view,
        "is_newest": is_newest,
        "number": number_in_text(here.session, row),
        "pieces": _pieces(here, version, row),
        "voice": describe_voice(row.voice, row.speaker, row.force),
        "sent": sent,
        "problems": listed(problems_of(error)) if error else [],
        "seen": len(done),
        "may_correct": may_correct,
        "suggested": suggest_speakers(here.session, version, row) if may_correct else (),
        "voices": tuple(VOICE_WORDS.items()),
        "forces": tuple(FORCE_WORDS.items()),
        "steps": _steps(done, may_correct=may_correct),
        "names": told_names(here, [one.user_id for one in done]),
    }
    return make_response(render_template("readings/show.html", **context), 200 if error is None else status_of(error))


def _pieces(here: Visit, version: ArticleVersion, row: Appearance) -> list[tuple[str, bool]]:
    """The sentence of the passage and its neighbors in runs, each with whether it is part of the passage."""
    around = surroundings_of(here.session, row).span
    pieces: list[tuple[str, bool]] = []
    at = around.start
    for start, end in row.parts:
        pieces += [(version.body[at:start], False), (version.body[start:end], True)]
        at = end
    pieces.append((version.body[at : around.end], False))
    return [(text, is_said) for text, is_said in pieces if text]


def _steps(done: Sequence[ReadingCorrection], *, may_correct: bool) -> list[Step]:
    """What people did, newest first; only the newest that stands can be taken back."""
    standing = reading_corrections.standing_corrections(done)
    newest = standing[-1].id if standing else None
    return [
        Step(
            one,
            "Taken back"
            if one.undoes_id
            else "Taken over from an earlier version"
            if one.carried_from_id
            else "Corrected",
            tuple(
                (CORRECTED_WORDS[field], _told(one.before, field), _told(one.after, field))
                for field in differing_fields(one.before, one.after)
            ),
            may_correct and one.id == newest and bool(one.before and one.after),
        )
        for one in reversed(done)
    ]


def _told(reading: Reading, field: str) -> str:
    """A field of a reading in words."""
    if field == "voice":
        return VOICE_WORDS[reading["voice"]]
    if field == "force":
        return FORCE_WORDS[reading["force"] or Force.SAID]
    value = reading[{"speaker": "speaker", "span": "exact", "standalone": "standalone_text"}[field]]
    return value or "nobody who is named"
