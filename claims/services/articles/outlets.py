"""Which outlet an article is filed under, and which is shown for it.

An article is filed under the outlet that its address or sender names, and stays there: where that outlet was merged,
the one that it leads to is shown.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from claims.core.errors import Conflict
from claims.core.sources.speaker_names import fold_name
from claims.models.article import Article
from claims.models.outlet import Outlet, OutletDomain, OutletName
from claims.services.articles.article_identity import outlet_of
from claims.services.base.merged_rows import is_of_family
from claims.services.base.saving import saving

_FILED = aliased(Outlet)
"""Made once; the outlet under which an article was filed, whatever it was merged into since."""


def shown_outlet_id() -> ColumnElement[int]:
    """The id of the outlet shown for an article; correlated to ``Article``."""
    shown = select(func.coalesce(_FILED.merged_into_id, _FILED.id)).where(_FILED.id == Article.outlet_id)
    return shown.correlate(Article).scalar_subquery()


def is_shown_outlet() -> ColumnElement[bool]:
    """The condition that joins ``Outlet`` to ``Article`` as the one shown for it."""
    return Outlet.id == shown_outlet_id()


def outlet_shown(session: Session, article: Article) -> Outlet:
    """The outlet shown for a stored article."""
    filed = session.get_one(Outlet, article.outlet_id)
    return filed if filed.merged_into_id is None else session.get_one(Outlet, filed.merged_into_id)


def find_outlet(session: Session, url: str | None, name: str | None, *, on: dt.date) -> Outlet | None:
    """The outlet to file an article of that day under; None where nothing is known of it yet.

    By its own domain or folded name; else, with an address, by the other domains of outlets; without one, by a name that
    somebody has confirmed and that one outlet bears on that day.
    """
    if url is not None:
        return find_outlet_of(session, url)
    key, _ = outlet_of(None, name)
    own = session.scalar(select(Outlet).where(Outlet.key == key))
    if own is not None:
        return own
    folded = fold_name(name or "")
    return _of_name(session, folded, on) if folded else None


def find_outlet_of(session: Session, url: str) -> Outlet | None:
    """The outlet that an address is of, by its own domain or a further one of it."""
    host, _ = outlet_of(url, None)
    own = session.scalar(select(Outlet).where(Outlet.key == host))
    if own is not None:
        return own
    further = select(Outlet).join(OutletDomain, OutletDomain.outlet_id == Outlet.id).where(OutletDomain.host == host)
    return session.scalar(further)


def get_or_add_outlet(session: Session, url: str | None, name: str | None, *, on: dt.date, now: dt.datetime) -> Outlet:
    """The outlet to file an article under, made where nothing is known of it yet."""
    outlet = find_outlet(session, url, name, on=on)
    if outlet is not None:
        return outlet
    key, label = outlet_of(url, name)
    outlet = Outlet(key=key, name=label, created_at=now)
    try:
        with saving(session, conflict="Somebody sent the same article at the same moment."):
            session.add(outlet)
            session.flush()  # its name needs its id
            session.add(OutletName(party_id=outlet.id, name=label, folded=fold_name(label)[:300], created_at=now))
    except Conflict:
        outlet = session.scalars(select(Outlet).where(Outlet.key == key)).one()
    return outlet


def find_article(session: Session, outlet: Outlet, identity_key: str) -> Article | None:
    """The article of this identity at the outlet or at one that is one with it; the oldest, should a merge have brought
    two together."""
    same = select(Article).where(has_identity(outlet, identity_key))
    return session.scalar(same.order_by(Article.id).limit(1))


def has_identity(outlet: Outlet, identity_key: str) -> ColumnElement[bool]:
    """The condition that an article has this identity at the outlet or at one that is one with it."""
    head_id = outlet.merged_into_id or outlet.id
    return and_(is_of_family(Article.outlet_id, Outlet, head_id), Article.identity_key == identity_key)


def _of_name(session: Session, folded: str, on: dt.date) -> Outlet | None:
    row = OutletName
    found = session.scalars(
        select(Outlet)
        .join(row, row.party_id == Outlet.id)
        .where(
            row.folded == folded,
            row.confirmed,
            or_(row.since.is_(None), row.since <= on),
            or_(row.until.is_(None), row.until >= on),
        )
        .order_by(Outlet.id)
    ).all()
    heads = {outlet.merged_into_id or outlet.id for outlet in found}
    return found[0] if len(heads) == 1 else None
