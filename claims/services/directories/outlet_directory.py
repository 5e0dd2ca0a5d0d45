"""The directory of outlets: their names, domains, ids elsewhere, articles, and letters that ask them to correct."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from claims.core.errors import Conflict, Invalid, NotFound
from claims.core.sources.speaker_names import fold_name
from claims.core.sources.web_addresses import MAX_URL_LENGTH, read_address
from claims.core.texts.input_text import checked_language, checked_line, checked_text
from claims.models.appearance import Appearance
from claims.models.article import Article
from claims.models.article_version import ArticleVersion
from claims.models.correction_letter import CorrectionLetter
from claims.models.organization import Organization
from claims.models.outlet import Outlet, OutletDomain, OutletExternalId, OutletMerge, OutletName
from claims.services.articles.article_identity import outlet_of
from claims.services.articles.articles import ArticleView, list_articles
from claims.services.base.actors import Actor
from claims.services.base.changes import MAX_REASON_LENGTH, record_change
from claims.services.base.merged_rows import is_of_family
from claims.services.base.paging import Page
from claims.services.base.rows import find_row
from claims.services.base.saving import saving
from claims.services.directories import parties

NAME_KEY = "name:"
"""How the key of an outlet begins that is known by its name alone; the whole key of the unknown outlet."""


OUTLETS = parties.PartyKind(
    word="outlet",
    subject="outlet",
    model=Outlet,
    names=OutletName,
    external_ids=OutletExternalId,
    merges=OutletMerge,
    require_editor=parties.require_desk_editor,
)


@dataclass(frozen=True, slots=True)
class OutletView:
    """An outlet with all that is known of it.

    ``hosts`` are the domains that it is known by: its own and those of outlets merged into it; ``domains`` those that
    somebody has added.
    """

    outlet: Outlet
    facts: parties.PartyFacts[OutletName, OutletExternalId, OutletMerge]
    hosts: tuple[str, ...]
    domains: tuple[OutletDomain, ...]


def list_outlets(session: Session, q: str = "", *, after: str | None = None, limit: int = 50) -> Page[Outlet]:
    """Outlets that were not merged away, newest first; with ``q`` those of which a name or domain begins with it."""
    begins = None
    if q.strip():
        keyed = aliased(Outlet)
        host = q.strip().casefold().removeprefix("www.")
        begins = or_(
            parties.leads_to(OUTLETS, OutletName.party_id, OutletName.folded.startswith(fold_name(q), autoescape=True)),
            parties.leads_to(OUTLETS, OutletDomain.outlet_id, OutletDomain.host.startswith(host, autoescape=True)),
            Outlet.id.in_(
                select(func.coalesce(keyed.merged_into_id, keyed.id)).where(keyed.key.startswith(host, autoescape=True))
            ),
        )
    return parties.list_parties(session, OUTLETS, begins, after=after, limit=limit)


def get_outlet(session: Session, outlet_id: int) -> Outlet:
    """The outlet with this id, merged or not; ``NotFound`` if there is none."""
    return parties.get_party(session, OUTLETS, outlet_id)


def view_outlet(session: Session, outlet: Outlet) -> OutletView:
    """All that is known of an outlet and of those merged into it."""
    facts = parties.facts_about(session, OUTLETS, outlet.id)
    keys = session.scalars(select(Outlet.key).where(Outlet.id.in_(facts.family)).order_by(Outlet.id))
    domains = session.scalars(
        select(OutletDomain).where(OutletDomain.outlet_id.in_(facts.family)).order_by(OutletDomain.host)
    )
    return OutletView(
        outlet,
        facts,
        tuple(key for key in keys if not key.startswith(NAME_KEY)),
        tuple(domains),
    )


def articles_of(session: Session, outlet_id: int, *, after: str | None = None, limit: int = 20) -> Page[ArticleView]:
    """The articles of an outlet and of those merged into it, newest first."""
    return list_articles(session, outlet_id=outlet_id, after=after, limit=limit)


def letters_about(
    session: Session, outlet_id: int, organization_id: int, *, limit: int = 10
) -> list[tuple[CorrectionLetter, str | None]]:
    """The newest letters of an organization about articles of an outlet, with the article's headline at the passage."""
    rows = session.execute(
        select(CorrectionLetter, ArticleVersion.headline)
        .join(Article, Article.id == CorrectionLetter.article_id)
        .join(Appearance, Appearance.id == CorrectionLetter.appearance_id)
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .where(
            is_of_family(Article.outlet_id, Outlet, outlet_id),
            is_of_family(CorrectionLetter.organization_id, Organization, organization_id),
        )
        .order_by(CorrectionLetter.id.desc())
        .limit(limit)
    )
    return [(row[0], row[1]) for row in rows]


def add_name(
    session: Session,
    outlet_id: int,
    name: str,
    *,
    language: str = "",
    since: dt.date | None = None,
    until: dt.date | None = None,
    reason: str = "",
    actor: Actor,
    now: dt.datetime,
) -> OutletName:
    """Another name, under which articles without an address are filed here from now on; one that came with an article is
    confirmed so.

    Raises ``Conflict`` (``alias_held``; ``outlet_named_so`` where an outlet of its own is known by it), ``Invalid``.
    """
    outlet = parties.editable_party(session, OUTLETS, outlet_id, actor)
    name, folded = parties.checked_name(name)
    _require_free_name(session, outlet, name)
    known = session.scalar(select(OutletName).where(OutletName.party_id == outlet.id, OutletName.folded == folded))
    if known is not None and not known.confirmed:
        return _confirm(
            session, outlet, known, language=language, since=since, until=until, reason=reason, actor=actor, now=now
        )
    row = parties.add_name(
        session,
        OUTLETS,
        outlet_id,
        name,
        language=language,
        since=since,
        until=until,
        reason=reason,
        actor=actor,
        now=now,
    )
    row.confirmed = True
    session.flush()  # the next article is filed by it
    return row


def add_domain(
    session: Session, outlet_id: int, host: str, *, reason: str = "", actor: Actor, now: dt.datetime
) -> OutletDomain:
    """Another domain of an outlet: articles from there are filed under it from now on.

    Takes an address as well. Raises ``Invalid`` (``domain_invalid``), ``Conflict`` (``domain_taken``).
    """
    outlet = parties.editable_party(session, OUTLETS, outlet_id, actor)
    host = read_host(host)
    reason = checked_text(reason, "reason", max_length=MAX_REASON_LENGTH)
    taken = session.scalar(select(Outlet).where(Outlet.key == host))
    if taken is not None:
        _refuse_domain(outlet, taken, host)
    row = OutletDomain(outlet_id=outlet.id, host=host, created_at=now)
    with saving(session, conflict=f"An outlet has the domain {host} already.", code="domain_taken"):
        session.add(row)
    detail = {"value": host}
    record_change(
        session, OUTLETS.subject, outlet.id, "domain_added", actor=actor, now=now, reason=reason, detail=detail
    )
    return row


def remove_domain(session: Session, outlet_id: int, domain_id: int, *, actor: Actor, now: dt.datetime) -> None:
    """Take back another domain; articles that came from there stay. Raises ``NotFound`` (``domain_unknown``)."""
    outlet = parties.editable_party(session, OUTLETS, outlet_id, actor)
    row = find_row(session, OutletDomain, domain_id)
    if row is None or row.outlet_id != outlet.id:
        raise NotFound(f"This outlet has no other domain {domain_id}.", code="domain_unknown")
    session.delete(row)
    detail = {"value": row.host}
    record_change(session, OUTLETS.subject, outlet.id, "domain_removed", actor=actor, now=now, detail=detail)
    session.flush()  # the page no longer shows it


def read_host(text: str) -> str:
    """The host of a domain or address, as outlets are known by it; ``Invalid`` (``domain_invalid``,
    ``url_invalid``) for anything else."""
    line = checked_line(text, "host", max_length=MAX_URL_LENGTH, required=True)
    host = (read_address(line if "://" in line else f"https://{line}", field="host").hostname or "").removeprefix(
        "www."
    )
    if "." not in host or not all(host.split(".")):
        raise Invalid("Give a domain, as news.example.org.", code="domain_invalid", field="host")
    return host


def _require_free_name(session: Session, outlet: Outlet, name: str) -> None:
    """Refuse a name that is the identity of another outlet: its articles go there."""
    key, _ = outlet_of(None, name)
    other = session.scalar(select(Outlet).where(Outlet.key == key))
    if other is None or outlet.id in (other.id, other.merged_into_id):
        return
    raise Conflict(
        f"Outlet {other.merged_into_id or other.id} is known by this name. If both are one, merge them.",
        code="outlet_named_so",
    )


def _refuse_domain(outlet: Outlet, taken: Outlet, host: str) -> None:
    if outlet.id in (taken.id, taken.merged_into_id):
        raise Conflict(f"Articles from {host} are filed here already.", code="domain_taken")
    raise Conflict(
        f"{host} is outlet {taken.merged_into_id or taken.id}. If both are one, merge them.", code="domain_taken"
    )


def _confirm(
    session: Session,
    outlet: Outlet,
    row: OutletName,
    *,
    language: str,
    since: dt.date | None,
    until: dt.date | None,
    reason: str,
    actor: Actor,
    now: dt.datetime,
) -> OutletName:
    parties.require_order(since, until)
    row.language = checked_language(language)
    row.since, row.until, row.confirmed = since, until, True
    reason = checked_text(reason, "reason", max_length=MAX_REASON_LENGTH)
    detail = {"name": row.name}
    record_change(
        session, OUTLETS.subject, outlet.id, "name_confirmed", actor=actor, now=now, reason=reason, detail=detail
    )
    session.flush()  # the next article is filed by it
    return row
