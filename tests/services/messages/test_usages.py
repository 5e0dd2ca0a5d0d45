"""Uses: who was served which revision, once for each, however many ask at the same moment."""

from __future__ import annotations

import datetime as dt
import threading

from sqlalchemy import select

from claims.models import ReviewRevision, Usage
from claims.services.base.actors import Actor
from claims.services.messages.usages import note_usages
from tests.support.bridge import KEY, NOW, register
from tests.support.databases import on_both_databases
from tests.support.factories import make_organization


@on_both_databases
def test_many_requests_of_one_key_note_one_use(open_session):
    with open_session() as session:
        register(session)
        revision_id = session.scalars(select(ReviewRevision.id)).one()
        session.commit()
    gate, errors = threading.Barrier(6), []

    def serve(minute: int) -> None:
        gate.wait()
        try:
            with open_session() as session:
                note_usages(session, [revision_id], actor=KEY, now=NOW + dt.timedelta(minutes=minute))
                session.commit()
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=serve, args=(minute,)) for minute in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=180)
    assert not errors
    with open_session() as session:
        assert len(session.scalars(select(Usage)).all()) == 1


def test_who_is_served_again_is_reached_in_the_organization_of_now(session):
    register(session)
    revision_id = session.scalars(select(ReviewRevision.id)).one()
    later = NOW + dt.timedelta(days=1)
    for now in (NOW, later):
        organization = make_organization(session)
        actor = Actor("user:3", user_id=3, organization_id=organization.id)
        note_usages(session, [revision_id], actor=actor, now=now)
    (usage,) = session.scalars(select(Usage).execution_options(populate_existing=True))
    assert usage.organization_id == organization.id
    assert (usage.first_served_at, usage.last_served_at) == (NOW, later)


def test_nobody_is_noted_whom_nobody_could_tell(session):
    register(session)
    revision_id = session.scalars(select(ReviewRevision.id)).one()
    note_usages(session, [revision_id], actor=Actor("visitor"), now=NOW)
    assert session.scalars(select(Usage)).all() == []
