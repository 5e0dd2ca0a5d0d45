"""The forms in which a verdict is written: what the editor of a review and a blind second opinion share.

Both take rows of evidence on and off without saving, save as one writes, and are never kept by the browser.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Response, make_response, render_template

from claims.core.errors import Invalid, Problem
from claims.core.reviews.scales import Scale
from claims.core.verdicts import Stance
from claims.web.page.visit import Visit
from claims.web.reviews.draft_fields import (
    DraftForm,
    RemovedRow,
    listed,
    taken,
    with_row,
    with_row_back,
    without_row,
    without_wrong,
)
from claims.web.reviews.evidence_states import EvidencePoll
from claims.web.words.dates import format_time
from claims.web.words.desk_words import grade_choices
from claims.web.words.marks import find_mark

Written = TypeVar("Written")

_REMOVE = re.compile(r"remove-(\d{1,3})\Z")
_STANCES = tuple((stance.value, find_mark(f"stance/{stance}").word) for stance in Stance)


@dataclass(frozen=True, slots=True)
class RowsChanged:
    """The form with other rows of evidence, the field that gets the focus, and the row that can be brought back."""

    form: DraftForm
    focus: str
    removed: RemovedRow | None = None


def change_rows(form: DraftForm, sent: Mapping[str, str]) -> RowsChanged | None:
    """What a button beside the evidence asks for: one row more, one less, or the removed one back; None for any other
    button."""
    action = sent.get("action", "")
    if action == "add":
        return RowsChanged(with_row(form), f"ev-{len(form.evidence)}-url")
    if removed := _REMOVE.match(action):
        number = int(removed[1])
        return RowsChanged(without_row(form, number), "add-evidence", taken(form, number))
    if action == "restore":
        return RowsChanged(with_row_back(form, sent), "add-evidence")
    return None


def form_context(
    here: Visit,
    form: DraftForm,
    *,
    scale: Scale,
    version: int | None,
    saved_at: dt.datetime | None,
    missing: Iterable[Problem],
    problems: Sequence[dict[str, str]] = (),
    focus: str | None = "",
    removed: RemovedRow | None = None,
    unsaved: bool = False,
    has_rest: bool = False,
    status: int = 200,
) -> dict[str, Any]:
    """What the templates of both forms read. ``saved_at`` is None before the first time, ``missing`` what the rules still
    ask for of what was saved; of a form that was refused they are named by the rows of evidence that it kept. ``focus`` is
    the field that gets it, None the first that a rule still asks for. ``unsaved``: the form holds what is stored nowhere
    yet, with ``has_rest`` only in the fields that are wrong."""
    filled = form.filled if status == 200 else ()
    rules = listed(missing, filled)
    return {
        "form": form if form.evidence else with_row(form),
        "grades": grade_choices(scale),
        "stances": _STANCES,
        "draft_version": version or 0,
        "saved": format_time(saved_at, here.zone) if saved_at else "",
        "rules": rules,
        "poll": EvidencePoll(filled),
        "is_new": saved_at is None,
        "problems": problems,
        "errors": {item["field"]: item["detail"] for item in reversed(problems)},
        "focus": focus if focus is not None else next((item["field"] for item in rules if item["field"]), ""),
        "removed": removed,
        "unsaved": unsaved,
        "has_rest": has_rest,
    }


def keep_what_can_be(form: DraftForm, write: Callable[[DraftForm], Written]) -> tuple[Written, list[dict[str, str]]]:
    """What ``write`` gives for the form, or for all of it but the fields that cannot be taken as they are, and what is
    wrong with those; raises ``Invalid`` where leaving fields out is no help."""
    kept, wrong = form, list[dict[str, str]]()
    while True:
        try:
            return write(kept), wrong
        except Invalid as error:
            rest = without_wrong(kept, error.problems)
            if rest is None or rest == kept:
                raise
            wrong += listed(error.problems, kept.filled)
            kept = rest


def say_saved(
    here: Visit,
    form: DraftForm,
    *,
    version: int,
    missing: Iterable[Problem],
    wrong: Sequence[Mapping[str, str]] = (),
    moved: Mapping[str, Any] | None = None,
) -> Response:
    """The answer to an autosave: when it was, the version to go over next, what the rules still ask for, what was ``wrong``
    and is not saved, and what the template needs to show a last valid day that saving has ``moved``."""
    return make_response(
        render_template(
            "reviews_desk/saved.html",
            saved=format_time(here.now, here.zone),
            draft_version=version,
            rules=listed(missing, form.filled),
            wrong=wrong[0]["detail"] if wrong else "",
            **(moved or {}),
        ),
        422 if wrong else 200,  # what the page holds more than what is stored is asked about when it is left
    )


def say_not_saved(text: str, status: int) -> Response:
    """The answer to an autosave that was not taken, and why."""
    return make_response(render_template("reviews_desk/saved.html", said=text), status)


def not_kept(html: str, status: int = 200) -> Response:
    """A page that the browser must not keep: going back would bring an older text than was saved, or a blind opinion."""
    response = make_response(html, status)
    response.headers["Cache-Control"] = "no-store"
    return response
