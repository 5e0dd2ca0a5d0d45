"""The rating scales of an organization: what each claim type is rated on, another version of it, a value retired."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, Response, flash, make_response, render_template, request, url_for

from claims.core.errors import Conflict, Invalid, NotFound, Problem
from claims.core.reviews.scales import MAX_GRADES, Grade, Scale, value_of
from claims.core.texts.input_text import tidy_line
from claims.core.verdicts import ClaimKind, Verdict
from claims.models import OrganizationRole
from claims.services.answers.scales import add_version, retire_value, scale_of, versions_of
from claims.services.base.organizations import get_organization
from claims.web.page.desk import for_people, own_organization_id, problems_of, status_of
from claims.web.page.redirects import go_to
from claims.web.page.visit import Visit, visit
from claims.web.words.marks import find_mark
from claims.web.words.words import KIND_WORDS

bp = for_people(Blueprint("scales", __name__, url_prefix="/organization/scales"))

EMPTY_ROWS = 3
"""Rows of the form for values that are added."""

_MOST_ROWS = MAX_GRADES + EMPTY_ROWS
_LABEL = re.compile(r"label-([0-9]{1,2})\Z")


@dataclass(frozen=True, slots=True)
class Row:
    """A value as the form has it: ``place`` is its number in the order, ``labels`` one “de: Wahr” a line."""

    number: int
    value: str = ""
    label: str = ""
    verdict: str = ""
    place: str = ""
    labels: str = ""
    is_new: bool = False


@bp.get("")
def show() -> Response:
    """Every claim type with the scale that it is rated on."""
    here = visit()
    organization = get_organization(here.session, own_organization_id(here))
    scales = [(kind.value, KIND_WORDS[kind.value], scale_of(here.session, organization.id, kind)) for kind in ClaimKind]
    return make_response(render_template("scales/index.html", organization=organization, scales=scales))


@bp.get("/<kind>")
def edit(kind: str) -> Response:
    """One scale with its versions; a form for admins."""
    return _page(visit(), _kind(kind))


@bp.post("/<kind>")
def save(kind: str) -> Response:
    """Put another version in the place of the one that the form began with."""
    here, of = visit(), _kind(kind)
    rows = _sent_rows()
    try:
        scale = add_version(
            here.session,
            own_organization_id(here),
            of,
            [_grade(row) for row in rows],
            language=request.form.get("language", "").strip(),
            replaces=request.form.get("replaces", ""),
            actor=here.actor,
            now=here.now,
        )
    except (Invalid, Conflict) as error:
        return _page(here, of, error=error, rows=rows)
    word = KIND_WORDS[of.value].capitalize()
    flash(f"{word}: claims are rated on {scale.name} from now on. What is public stays as it was worded.")
    return _back(of)


@bp.post("/<kind>/retire")
def retire(kind: str) -> Response:
    """Add a version without one value."""
    here, of = visit(), _kind(kind)
    value = request.form.get("value", "")
    try:
        retire_value(
            here.session,
            own_organization_id(here),
            of,
            value,
            replaces=request.form.get("replaces", ""),
            actor=here.actor,
            now=here.now,
        )
    except (Invalid, Conflict, NotFound) as error:
        return _page(here, of, error=error)
    flash(f"“{value}” is retired: nothing is rated with it any more. What was rated with it stays.")
    return _back(of)


def _page(
    here: Visit,
    kind: ClaimKind,
    *,
    error: Invalid | Conflict | NotFound | None = None,
    rows: Sequence[Row] = (),
) -> Response:
    organization = get_organization(here.session, own_organization_id(here))
    scale = scale_of(here.session, organization.id, kind)
    problems = [] if error is None else _at_fields(problems_of(error), rows)
    page = render_template(
        "scales/show.html",
        organization=organization,
        is_admin=OrganizationRole.ADMIN in here.actor.roles,
        kind=kind.value,
        kind_word=KIND_WORDS[kind.value],
        scale=scale,
        versions=versions_of(here.session, organization.id, kind),
        rows=_with_empty_rows([replace(row, is_new=scale.grade(row.value) is None) for row in rows] or _rows_of(scale)),
        verdicts=[(verdict.value, find_mark(f"verdict/{verdict}").word) for verdict in Verdict],
        language=request.form.get("language", scale.language),
        problems=problems,
        errors={item["field"]: item["detail"] for item in reversed(problems)},
    )
    return make_response(page, 200 if error is None else status_of(error))


def _rows_of(scale: Scale) -> list[Row]:
    return [
        Row(
            number,
            grade.value,
            grade.label,
            grade.verdict.value,
            str(number + 1),
            "\n".join(f"{tag}: {label}" for tag, label in grade.labels),
        )
        for number, grade in enumerate(scale.grades)
    ]


def _with_empty_rows(rows: Sequence[Row]) -> list[Row]:
    first = max((row.number for row in rows), default=-1) + 1
    return [*rows, *(Row(first + more, place=str(first + more + 1), is_new=True) for more in range(EMPTY_ROWS))]


def _sent_rows() -> list[Row]:
    """The rows that hold something, in the order that their numbers say."""
    sent = request.form
    numbers = sorted(int(found[1]) for name in sent if (found := _LABEL.match(name)))
    rows = []
    for number in numbers[: _MOST_ROWS + 1]:
        said = {name: sent.get(f"{name}-{number}", "") for name in ("value", "label", "verdict", "place", "labels")}
        row = Row(number, said["value"], said["label"], said["verdict"], said["place"], said["labels"])
        if row.value or row.label.strip() or row.labels.strip():
            rows.append(row)
    return sorted(rows, key=_order)


def _order(row: Row) -> tuple[int, int]:
    place = row.place.strip()
    return (int(place) if place.isascii() and place.isdigit() and len(place) < 5 else row.number + 1, row.number)


def _grade(row: Row) -> Grade:
    """What a row says; ``Invalid`` at its field for a verdict that is none."""
    if row.verdict not in set(Verdict):
        raise Invalid("Choose the verdict that it stands for.", code="verdict_unknown", field=f"verdict-{row.number}")
    labels = (line.partition(":") for line in row.labels.splitlines() if line.strip())
    said = tuple((tag.strip(), label.strip()) for tag, _, label in labels)
    return Grade(row.value.strip() or value_of(tidy_line(row.label)), row.label, Verdict(row.verdict), said)


def _at_fields(problems: Sequence[Problem], rows: Sequence[Row]) -> list[dict[str, str]]:
    """Problems with the ids of the fields that they stand at: ``/values/2/label`` is the label of the third row sent."""
    found = []
    for problem in problems:
        field = problem.pointer.strip("/")
        if matched := re.match(r"values/([0-9]+)/([a-z]+)\Z", field):
            place = int(matched[1])
            field = f"{matched[2]}-{rows[place].number}" if place < len(rows) else ""
        found.append({"detail": problem.detail, "field": "" if field == "values" else field})
    return found


def _kind(name: str) -> ClaimKind:
    if name not in set(ClaimKind):
        raise NotFound("There is no such claim type.", code="kind_unknown")
    return ClaimKind(name)


def _back(kind: ClaimKind) -> Response:
    return go_to(url_for("scales.edit", kind=kind.value))
