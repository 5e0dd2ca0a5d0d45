"""Rating scales: which one an organization uses for a claim type, and how it gets another version.

A version never changes and is never removed, so that what was published on it can always be read; a value is retired by
a next version that lacks it. Everybody's scales come with the migrations; an organization may put its own in their place.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid, NotFound
from claims.core.reviews.scales import Grade, Scale, own_scale_name, scale_for, scale_problems
from claims.core.texts.input_text import tidy_line
from claims.core.verdicts import ClaimKind
from claims.models.claim import Claim
from claims.models.organization import Organization
from claims.models.rating_scale import ScaleLabel, ScaleRow, ScaleValue
from claims.models.review import Review
from claims.models.review_revision import ReviewRevision
from claims.services.base.actors import Actor, require_own_admin
from claims.services.base.changes import record_change
from claims.services.base.parts import among
from claims.services.base.saving import saving

REPLACED_DETAIL = "The scale has another version by now. Look at it and repeat your change."


@dataclass(frozen=True, slots=True)
class ScaleView:
    """A version of a scale with whose it is: ``owner``, and ``organization`` its slug, None for everybody's; ``kinds`` the
    claim types that it is for."""

    scale: Scale
    owner: Organization | None
    kinds: tuple[ClaimKind, ...]
    created_at: dt.datetime
    is_in_use: bool

    @property
    def organization(self) -> str | None:
        """The slug of the organization whose own it is."""
        return None if self.owner is None else self.owner.slug


def scale_of(session: Session, organization_id: int | None, kind: ClaimKind) -> Scale:
    """The scale on which an organization rates claims of this type now: its own, else everybody's."""
    common = scale_for(kind)
    families = [common.family]
    if organization_id is not None:
        families.append(_own_family(organization_id, kind))
    newest = _newest(session, families)
    name = newest.get(families[-1]) or newest.get(common.family)
    found = None if name is None else scale_named(session, name)
    return found or common


def scale_named(session: Session, name: str | None) -> Scale | None:
    """The scale with this name and version; None for a name that is none, as of words from another system."""
    return _scales(session, [name]).get(name) if name else None


def own_scales(session: Session, organization_ids: Iterable[int]) -> dict[tuple[int, ClaimKind], Scale]:
    """The scales that organizations have of their own now, by organization and claim type, in the order of their
    names; the others use everybody's."""
    rows = session.execute(
        select(ScaleRow.organization_id, ScaleRow.kind, ScaleRow.name)
        .where(ScaleRow.organization_id.in_(list(organization_ids)))
        .order_by(ScaleRow.family, ScaleRow.version)
    )
    newest = {(row.organization_id, row.kind): row.name for row in rows}
    scales = _scales(session, newest.values())
    return {key: scales[name] for key, name in newest.items()}


def get_scale(session: Session, name: str) -> ScaleView:
    """One version, for whoever reads a revision rated on it; ``NotFound`` (code ``scale_unknown``)."""
    row = session.get(ScaleRow, name) if "\x00" not in name else None
    if row is None:
        raise NotFound("There is no scale of this name and version.", code="scale_unknown")
    return _views(session, [row])[0]


def scales_in_use(session: Session) -> list[ScaleView]:
    """The newest version of every scale: everybody's first, then those of organizations, oldest organization first."""
    newest: dict[str, ScaleRow] = {}
    for row in session.scalars(select(ScaleRow).order_by(ScaleRow.version)):
        newest[row.family] = row
    rows = sorted(newest.values(), key=lambda row: (row.organization_id or 0, row.family))
    return _views(session, rows)


def versions_of(session: Session, organization_id: int, kind: ClaimKind) -> list[ScaleView]:
    """The versions that an organization has had of its own scale for a claim type, newest first."""
    return versions_in(session, _own_family(organization_id, kind))


def versions_in(session: Session, family: str) -> list[ScaleView]:
    """The versions of a scale, known by its name without the version, newest first."""
    rows = select(ScaleRow).where(ScaleRow.family == family)
    return _views(session, session.scalars(rows.order_by(ScaleRow.version.desc())).all())


def add_version(
    session: Session,
    organization_id: int,
    kind: ClaimKind,
    grades: Sequence[Grade],
    *,
    language: str,
    replaces: str,
    actor: Actor,
    now: dt.datetime,
) -> Scale:
    """Put a version of an organization's own scale in the place of ``replaces``, the name of the one in use.

    What was rated before stays as it was worded; drafts are told. Raises ``NotAllowed`` for all but its admins,
    ``Invalid`` with every problem, ``Conflict`` where another version is in use (``scale_replaced``) or nothing would
    change (``scale_unchanged``).
    """
    require_own_admin(actor, organization_id)
    current = scale_of(session, organization_id, kind)
    if current.name != replaces:
        raise Conflict(REPLACED_DETAIL, code="scale_replaced")
    grades = tuple(_tidied(grade) for grade in grades)
    own = versions_of(session, organization_id, kind)
    earlier = [scale_for(kind), *(view.scale for view in own)]
    problems = tuple(scale_problems(grades, language, earlier))
    if problems:
        raise Invalid(problems[0].detail, code=problems[0].code, problems=problems)
    version = own[0].scale.version + 1 if own else 1
    scale = Scale(own_scale_name(organization_id, kind, version), grades, language)
    if replace(scale, name=current.name) == current:
        raise Conflict("Nothing differs from the version in use.", code="scale_unchanged")
    with saving(session, conflict=REPLACED_DETAIL, code="scale_replaced"):
        _store(session, scale, organization_id, kind, actor=actor, now=now)
    detail = {"scale": scale.name, "replaces": replaces, "values": [grade.value for grade in grades]}
    record_change(session, "organization", organization_id, "scale_added", actor=actor, now=now, detail=detail)
    return scale


def retire_value(
    session: Session,
    organization_id: int,
    kind: ClaimKind,
    value: str,
    *,
    replaces: str,
    actor: Actor,
    now: dt.datetime,
) -> Scale:
    """Add a version without a value; nothing is deleted, and what was rated with it keeps it.

    Raises ``NotFound`` (code ``scale_value_unknown``) for a value that is not on the scale, and what ``add_version``
    raises.
    """
    require_own_admin(actor, organization_id)
    current = scale_of(session, organization_id, kind)
    if current.grade(value) is None:
        raise NotFound("The scale in use has no such value.", code="scale_value_unknown")
    kept = [grade for grade in current.grades if grade.value != value]
    return add_version(
        session, organization_id, kind, kept, language=current.language, replaces=replaces, actor=actor, now=now
    )


def local_labels(session: Session, revision_ids: Sequence[int]) -> Mapping[int, tuple[str, str]]:
    """By revision the rating in the language of its claim, with the language's tag, where its scale has such a label."""
    if not revision_ids:
        return {}
    rows = session.execute(
        select(ReviewRevision.id, ScaleLabel.label, ScaleLabel.language)
        .join(Review, Review.id == ReviewRevision.review_id)
        .join(Claim, Claim.id == Review.claim_id)
        .join(
            ScaleLabel,
            (ScaleLabel.scale == ReviewRevision.scale)
            & (ScaleLabel.value == ReviewRevision.rating_value)
            & (ScaleLabel.language == Claim.language),
        )
        .where(among(session, ReviewRevision.id, revision_ids))
    )
    return {row.id: (row.label, row.language) for row in rows}


def _own_family(organization_id: int, kind: ClaimKind) -> str:
    return own_scale_name(organization_id, kind, 1).rpartition("/")[0]


def _newest(session: Session, families: Iterable[str]) -> dict[str, str]:
    """The name of the newest version of each family that there is."""
    rows = select(ScaleRow.family, ScaleRow.name).where(ScaleRow.family.in_(list(families)))
    # Of several rows with one key the last one counts.
    return {row.family: row.name for row in session.execute(rows.order_by(ScaleRow.version))}


def _tidied(grade: Grade) -> Grade:
    labels = sorted((tag.strip(), tidy_line(label)) for tag, label in grade.labels)
    return replace(grade, value=grade.value.strip(), label=tidy_line(grade.label), labels=tuple(labels))


def _store(
    session: Session, scale: Scale, organization_id: int, kind: ClaimKind, *, actor: Actor, now: dt.datetime
) -> None:
    session.add(
        ScaleRow(
            name=scale.name,
            family=scale.family,
            version=scale.version,
            organization_id=organization_id,
            kind=kind,
            language=scale.language,
            actor=actor.label,
            created_at=now,
        )
    )
    session.flush()  # the values refer to it, and the labels to them
    session.add_all(
        ScaleValue(scale=scale.name, value=grade.value, position=place, label=grade.label, verdict=grade.verdict)
        for place, grade in enumerate(scale.grades)
    )
    session.flush()
    session.add_all(
        ScaleLabel(scale=scale.name, value=grade.value, language=language, label=label)
        for grade in scale.grades
        for language, label in grade.labels
    )


def _scales(session: Session, names: Iterable[str]) -> dict[str, Scale]:
    """Scales by name; names that are none are left out.

    Rows of columns, not of objects: a draft is rated five times until it is published, and the labels of a scale are some
    thirty rows.
    """
    rows = session.execute(
        select(
            ScaleRow.name,
            ScaleRow.language,
            ScaleValue.value,
            ScaleValue.label,
            ScaleValue.verdict,
            ScaleLabel.language.label("other_language"),
            ScaleLabel.label.label("other_label"),
        )
        .join(ScaleValue, ScaleValue.scale == ScaleRow.name)
        .outerjoin(ScaleLabel, (ScaleLabel.scale == ScaleValue.scale) & (ScaleLabel.value == ScaleValue.value))
        .where(ScaleRow.name.in_(list(names)))
        .order_by(ScaleRow.name, ScaleValue.position, ScaleLabel.language)
    )
    grades: dict[tuple[str, str], list[Grade]] = defaultdict(list)
    for (name, language, value, label, verdict), of_grade in groupby(rows, key=lambda row: row[:5]):
        labels = tuple((row.other_language, row.other_label) for row in of_grade if row.other_label is not None)
        grades[name, language].append(Grade(value, label, verdict, labels))
    return {name: Scale(name, tuple(found), language) for (name, language), found in grades.items()}


def _views(session: Session, rows: Sequence[ScaleRow]) -> list[ScaleView]:
    scales = _scales(session, [row.name for row in rows])
    newest = _newest(session, {row.family for row in rows})
    owners = {row.organization_id for row in rows if row.organization_id is not None}
    found = {row.id: row for row in session.scalars(select(Organization).where(Organization.id.in_(owners)))}
    return [
        ScaleView(
            scales[row.name],
            None if row.organization_id is None else found[row.organization_id],
            _kinds(row),
            row.created_at,
            newest[row.family] == row.name,
        )
        for row in rows
    ]


def _kinds(row: ScaleRow) -> tuple[ClaimKind, ...]:
    if row.kind is not None:
        return (row.kind,)
    return tuple(kind for kind in ClaimKind if scale_for(kind).family == row.family)
