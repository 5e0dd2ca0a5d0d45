"""What the directories of speakers, outlets and organizations share: looking up, other names, ids elsewhere, families.

A merged party leads to its successor and keeps its own rows; on reading, it and its successor are one family.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from claims.core.errors import Conflict, Invalid, NotFound
from claims.core.sources.external_ids import ID_SCHEMES, SCHEME, is_external_id
from claims.core.sources.speaker_names import fold_name
from claims.core.texts.input_text import checked_language, checked_line, checked_text
from claims.models.party import PartyExternalId, PartyMerge, PartyName, PartyRow
from claims.models.user import OrganizationRole
from claims.services.base.actors import Actor, require_role
from claims.services.base.changes import MAX_REASON_LENGTH, record_change
from claims.services.base.paging import Page, RankPlace, newest_first, page_of
from claims.services.base.rows import find_row
from claims.services.base.saving import saving

MAX_NAME_LENGTH = 300

EDITING_ROLES = (OrganizationRole.CHECKER, OrganizationRole.REVIEWER)
"""Who edits speakers and outlets: a checker or reviewer of any organization."""

P = TypeVar("P", bound=PartyRow)
N = TypeVar("N", bound=PartyName)
X = TypeVar("X", bound=PartyExternalId)
M = TypeVar("M", bound=PartyMerge)


@dataclass(frozen=True, slots=True)
class PartyKind(Generic[P, N, X, M]):
    """One of the directories: its tables, who may edit in it, and what a name has beside the common columns.

    ``word`` names one of them and begins its codes (``speaker_merged``); ``subject`` is that of its history.
    ``require_editor`` refuses who may not edit the party of an id.
    """

    word: str
    subject: str
    model: type[P]
    names: type[N]
    external_ids: type[X]
    merges: type[M]
    require_editor: Callable[[Actor, int], None]
    name_columns: Callable[[str], Mapping[str, Any]] = field(default=lambda folded: {})


@dataclass(frozen=True, slots=True)
class PartyFacts(Generic[N, X, M]):
    """What is known of a party and of those merged into it; ``merges`` are those that led here, newest first."""

    family: tuple[int, ...]
    names: tuple[N, ...]
    external_ids: tuple[X, ...]
    merges: tuple[M, ...]


def require_desk_editor(actor: Actor, party_id: int) -> None:
    """Refuse who edits no party that belongs to nobody (``NotAllowed``, ``role_missing``)."""
    require_role(actor, *EDITING_ROLES)


def get_party(session: Session, kind: PartyKind[P, N, X, M], party_id: int) -> P:
    """The party with this id, merged or not; ``NotFound`` if there is none."""
    party = find_row(session, kind.model, party_id)
    if party is None:
        raise NotFound(f"There is no {kind.word} {party_id}.", code=f"{kind.word}_unknown")
    return party


def editable_party(session: Session, kind: PartyKind[P, N, X, M], party_id: int, actor: Actor) -> P:
    """The party, if the actor may edit it; one that was merged is not edited any more (``Conflict``)."""
    kind.require_editor(actor, party_id)
    party = get_party(session, kind, party_id)
    if party.merged_into_id is not None:
        raise Conflict(
            f"{kind.word.capitalize()} {party.id} was merged into {party.merged_into_id}. Change that one.",
            code=f"{kind.word}_merged",
        )
    return party


def list_parties(
    session: Session,
    kind: PartyKind[P, N, X, M],
    condition: ColumnElement[bool] | None,
    *,
    after: str | None,
    limit: int,
) -> Page[P]:
    """Parties that were not merged away and meet the condition, newest first."""
    list_name, row = f"{kind.word}s", kind.model
    rows = select(row).where(row.merged_into_id.is_(None))
    if condition is not None:
        rows = rows.where(condition)
    rows = newest_first(rows, row.id, list_name, after=after, limit=limit)
    return page_of(session.scalars(rows).all(), limit, list_name, lambda party: RankPlace(0, party.id))


def leads_to(
    kind: PartyKind[P, N, X, M], column: InstrumentedAttribute[int], condition: ColumnElement[bool]
) -> ColumnElement[bool]:
    """The condition that a party, or one merged into it, is named by ``column`` in a row that meets the condition."""
    row = aliased(kind.model)
    heads = select(func.coalesce(row.merged_into_id, row.id)).join_from(row, column.class_, column == row.id)
    return kind.model.id.in_(heads.where(condition))


def family_ids(session: Session, model: type[PartyRow], party_id: int) -> tuple[int, ...]:
    """The party and those merged into it, itself first; of a merged one its own id alone."""
    return (party_id, *session.scalars(select(model.id).where(model.merged_into_id == party_id).order_by(model.id)))


def facts_about(session: Session, kind: PartyKind[P, N, X, M], party_id: int) -> PartyFacts[N, X, M]:
    """All that is known of a party; names and ids of those merged into it are its own, too."""
    family = family_ids(session, kind.model, party_id)
    names, ids, merges = kind.names, kind.external_ids, kind.merges
    return PartyFacts(
        family,
        tuple(session.scalars(select(names).where(names.party_id.in_(family)).order_by(names.name, names.id))),
        tuple(session.scalars(select(ids).where(ids.party_id.in_(family)).order_by(ids.scheme, ids.value))),
        tuple(session.scalars(select(merges).where(merges.into_id == party_id).order_by(merges.id.desc()))),
    )


def own_name(kind: PartyKind[P, N, X, M], party: P, *, now: dt.datetime) -> N:
    """The row under which a party is found by its own name; the party has its id."""
    folded = fold_name(party.name)
    return kind.names(party_id=party.id, name=party.name, folded=folded, created_at=now, **kind.name_columns(folded))


def add_name(
    session: Session,
    kind: PartyKind[P, N, X, M],
    party_id: int,
    name: str,
    *,
    language: str = "",
    since: dt.date | None = None,
    until: dt.date | None = None,
    reason: str = "",
    actor: Actor,
    now: dt.datetime,
) -> N:
    """Another name of a party. Raises ``Conflict`` (``alias_held``), ``Invalid`` (``dates_contradict``)."""
    party = editable_party(session, kind, party_id, actor)
    require_order(since, until)
    name, folded = checked_name(name)
    reason = checked_text(reason, "reason", max_length=MAX_REASON_LENGTH)
    row = kind.names(
        party_id=party.id,
        name=name,
        folded=folded,
        language=checked_language(language),
        since=since,
        until=until,
        created_at=now,
        **kind.name_columns(folded),
    )
    with saving(session, conflict=f"{party.name} is known as {name} already.", code="alias_held"):
        session.add(row)
    detail = {"name": name}
    record_change(session, kind.subject, party.id, "alias_added", actor=actor, now=now, reason=reason, detail=detail)
    return row


def remove_name(
    session: Session, kind: PartyKind[P, N, X, M], party_id: int, name_id: int, *, actor: Actor, now: dt.datetime
) -> N:
    """Take back another name; a party's own stays. Raises ``NotFound``, ``Conflict`` (``alias_is_name``)."""
    party = editable_party(session, kind, party_id, actor)
    row = find_row(session, kind.names, name_id)
    if row is None or row.party_id != party.id:
        raise NotFound(f"This {kind.word} has no other name {name_id}.", code="alias_unknown")
    if row.name == party.name:
        raise Conflict(f"This is the {kind.word}'s own name.", code="alias_is_name")
    session.delete(row)
    record_change(session, kind.subject, party.id, "alias_removed", actor=actor, now=now, detail={"name": row.name})
    session.flush()  # the page no longer shows it
    return row


def rename(
    session: Session,
    kind: PartyKind[P, N, X, M],
    party_id: int,
    name: str,
    *,
    reason: str,
    actor: Actor,
    now: dt.datetime,
) -> P:
    """Give a party another own name; the one before stays among its names. A reason is needed.

    The same name again changes nothing. Raises ``Conflict`` (``name_taken``) where names are unique, ``Invalid``.
    """
    party = editable_party(session, kind, party_id, actor)
    name, folded = checked_name(name)
    reason = checked_text(reason, "reason", max_length=MAX_REASON_LENGTH, required=True)
    old = party.name
    if name == old:
        return party
    with saving(session, conflict=f"Another {kind.word} is called {name}.", code="name_taken"):
        party.name = name
    known = session.scalar(select(kind.names).where(kind.names.party_id == party.id, kind.names.folded == folded))
    if known is None:
        session.add(own_name(kind, party, now=now))
    else:
        known.name = name  # the page tells the own name from the others by its letters
    detail = {"old": old, "new": name}
    record_change(session, kind.subject, party.id, "renamed", actor=actor, now=now, reason=reason, detail=detail)
    session.flush()  # the page shows it
    return party


def add_external_id(
    session: Session,
    kind: PartyKind[P, N, X, M],
    party_id: int,
    scheme: str,
    value: str,
    *,
    actor: Actor,
    now: dt.datetime,
) -> X:
    """The party's id in another system. Raises ``Conflict`` (``external_id_taken``) where another has it, ``Invalid``."""
    party = editable_party(session, kind, party_id, actor)
    scheme = checked_line(scheme, "scheme", max_length=40, required=True).lower()
    value = checked_line(value, "value", max_length=200, required=True)
    if not SCHEME.fullmatch(scheme):
        raise Invalid("Name the system in small letters, as wikidata.", code="scheme_unknown", field="scheme")
    if not is_external_id(scheme, value):
        raise Invalid(ID_SCHEMES[scheme].hint, code="external_id_invalid", field="value")
    made = kind.external_ids(party_id=party.id, scheme=scheme, value=value)
    article = "An" if kind.word[0] in "aeiou" else "A"
    with saving(session, conflict=f"{article} {kind.word} has {scheme} {value} already.", code="external_id_taken"):
        session.add(made)
    detail = {"scheme": scheme, "value": value}
    record_change(session, kind.subject, party.id, "external_id_added", actor=actor, now=now, detail=detail)
    return made


def remove_external_id(
    session: Session, kind: PartyKind[P, N, X, M], party_id: int, row_id: int, *, actor: Actor, now: dt.datetime
) -> None:
    """Take back an id elsewhere. Raises ``NotFound`` (``external_id_unknown``)."""
    party = editable_party(session, kind, party_id, actor)
    row = find_row(session, kind.external_ids, row_id)
    if row is None or row.party_id != party.id:
        raise NotFound(f"This {kind.word} has no id {row_id}.", code="external_id_unknown")
    session.delete(row)
    detail = {"scheme": row.scheme, "value": row.value}
    record_change(session, kind.subject, party.id, "external_id_removed", actor=actor, now=now, detail=detail)
    session.flush()  # the page no longer shows it


def checked_name(name: str) -> tuple[str, str]:
    """A name tidied, and folded as it is looked up; ``Invalid`` (``text_missing``) for one without letters."""
    name = checked_line(name, "name", max_length=MAX_NAME_LENGTH, required=True)
    folded = fold_name(name)
    if not folded:
        raise Invalid("A name needs letters.", code="text_missing", field="name")
    return name, folded[:MAX_NAME_LENGTH]


def require_order(since: dt.date | None, until: dt.date | None) -> None:
    """Refuse a period that ends before it begins (``Invalid``, ``dates_contradict``)."""
    if since is not None and until is not None and until < since:
        raise Invalid("The end lies before the beginning.", code="dates_contradict", field="until")
