"""Every row of the matrix, by every door: allowed, or refused in the one way that the door has, with nothing changed."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import select, text, update

from claims.app import create_app
from claims.cli.commands import main
from claims.core.reviewing import ReviewState
from claims.extensions import db
from claims.models import Appearance, Base, Membership, Organization, OrganizationRole, Outlet, Review, Scope, User
from claims.services import keys, organizations, outlet_directory, parties
from claims.services.actors import CLI, SYSTEM, Actor
from claims.services.organization_directory import ORGANIZATIONS
from claims.services.outlet_directory import OUTLETS
from claims.services.party_merging import merge_parties
from claims.services.speaker_directory import SPEAKERS
from claims.services.speakers import ensure_speaker
from tests.access.matrix import ADMIN, MATRIX, NEVER_BY_COMMAND, OPERATOR, ROLES, Action, Call
from tests.databases import app_settings
from tests.desk import home, within
from tests.factories import make_appearance, make_claim, make_match, make_review
from tests.pages import Answer, Reader, now

NOT_COMPARED = {"sign_ins", "api_keys", "alembic_version"}
"""Signing in and showing a key write; whether a key was made is looked at by its own row."""

BY_ROLE = [(action, role) for action in MATRIX for role in ROLES]


@pytest.fixture(scope="module")
def app(databases, tmp_path_factory):
    with databases.fresh("sqlite", migrated=True) as url:
        made = create_app(app_settings(url, tmp_path_factory.mktemp("matrix")))
        made.testing = True
        yield made
        with made.app_context():
            db.session.remove()
            db.engine.dispose()


@pytest.fixture(scope="module")
def readers(app):
    """A window of somebody of each role, and of a visitor."""
    found = {role: Reader(app) for role in ROLES}
    for role in ROLES[1:]:
        found[role].sign_in(role, name=role.title())
    return found


@pytest.fixture(scope="module")
def secrets(app, readers):
    """A key of each role's person with each scope, by both; with "nobody" one that acts for no person."""

    def make(session) -> dict[tuple[str, str], str]:
        organization = home(session).id
        people: dict[str, int | None] = {
            role: session.scalar(select(User.id).where(User.name == role.title())) for role in ROLES[1:]
        }
        people["nobody"] = None
        return {
            (role, scope.value): keys.create_key(
                session, scopes=[scope], now=now(), organization_id=organization, user_id=person, name="k", actor=CLI
            )[1]
            for role, person in people.items()
            for scope in Scope
        }

    return within(app, make)


@pytest.fixture
def world(app) -> dict[str, int]:
    """Fresh rows to act on, by name: a review in each state, a claim, a match, a member, a key."""

    def make(session) -> dict[str, int]:
        owner = home(session)
        rows: dict[str, int] = {}
        for state in ReviewState:
            rows[state.value] = make_review(session, owner, make_claim(session)).id
            session.execute(update(Review).where(Review.id == rows[state.value]).values(state=state))
        claim = make_claim(session)
        appearance = make_appearance(session, None, claim.text)
        rows |= {"claim": claim.id, "match": make_match(session, appearance, claim).id}
        name = f"member{rows['open']}"
        member = User(email=f"{name}@desk.example", name=name, fs_uniquifier=name, created_at=now(), active=True)
        session.add(member)
        session.flush()
        organizations.add_member(session, member, owner.id, OrganizationRole.CHECKER, actor=SYSTEM, now=now())
        key, _ = keys.create_key(session, scopes=["lookup"], now=now(), organization_id=owner.id, name=name, actor=CLI)
        rows |= {"member": member.id, "key": key.id, "organization": owner.id, "appearance": appearance.id}
        return rows | make_parties(session, owner, appearance, member)

    return within(app, make)


def make_parties(session, owner: Organization, appearance: Appearance, member: User) -> dict[str, int]:
    """Two speakers and two outlets, with a name, a domain and a merge each, and a name of the organization."""
    number = appearance.id
    told = {"actor": CLI, "now": now()}
    speaker, other, merged = (ensure_speaker(session, f"{name} Berg {number}", now=now()) for name in ("A", "B", "C"))
    appearance.speaker = f"A Berg {number}"
    alias = parties.add_name(session, SPEAKERS, speaker, f"Berg the first {number}", **told)
    outlets = [Outlet(key=f"{name}{number}.example", name=name, created_at=now()) for name in ("a", "b", "c")]
    session.add_all(outlets)
    session.flush()
    domain = outlet_directory.add_domain(session, outlets[0].id, f"m{number}.example", **told)
    name = parties.add_name(session, ORGANIZATIONS, owner.id, f"Desk {number}", **told)
    person = Actor(f"user:{member.id}", user_id=member.id)
    one = {"reason": "One.", "actor": person, "now": now()}
    return {
        "speaker": speaker,
        "other_speaker": other,
        "alias": alias.id,
        "speaker_merge": merge_parties(session, SPEAKERS, merged, speaker, **one).id,
        "outlet": outlets[0].id,
        "other_outlet": outlets[1].id,
        "domain": domain.id,
        "outlet_merge": merge_parties(session, OUTLETS, outlets[2].id, outlets[0].id, **one).id,
        "organization_alias": name.id,
    }


def filled(call: Call, world: dict[str, int]) -> tuple[str, dict[str, str]]:
    return call.path.format(**world), {name: value.format(**world) for name, value in call.fields.items()}


def fingerprint(app: Flask) -> dict[str, str]:
    """A hash of every table's rows."""

    def read(session) -> dict[str, str]:
        names = sorted(set(Base.metadata.tables) - NOT_COMPARED)
        rows = {name: session.execute(text(f'SELECT * FROM "{name}" ORDER BY 1')).all() for name in names}
        return {name: hashlib.sha256(repr(found).encode()).hexdigest() for name, found in rows.items()}

    return within(app, read)


def send(reader: Reader, call: Call, world: dict[str, int], **options: Any) -> Answer:
    path, fields = filled(call, world)
    return reader.get(path) if call.method == "GET" else reader.post(path, fields, **options)


@pytest.mark.parametrize(("action", "role"), BY_ROLE, ids=lambda value: value if isinstance(value, str) else value.name)
def test_pages(app, readers, world, action: Action, role: str):
    if action.ui is None:
        pytest.skip("no page leads there")
    before = fingerprint(app)
    answer = send(readers[role], action.ui, world)
    assert answer.status < 500, answer.text[:300]
    is_sent_away = answer.status in (302, 303, 401) and "/login" in answer.headers.get("Location", "/login")
    if role in action.roles:
        assert answer.status not in (401, 403), (answer.status, answer.text[:400])
        assert not is_sent_away
        return
    if role == "visitor" and not action.keeps_text:
        assert is_sent_away, (answer.status, answer.headers.get("Location"))
    else:
        assert answer.status == 403, (answer.status, answer.headers.get("Location"), answer.text[:300])
    assert fingerprint(app) == before


@pytest.mark.parametrize(
    "action", [action for action in MATRIX if action.ui and action.ui.method == "POST"], ids=lambda a: a.name
)
def test_no_form_is_taken_without_its_token(app, readers, world, action: Action):
    before = fingerprint(app)
    who = next(role for role in reversed(ROLES) if role in action.roles)
    path, fields = filled(action.ui, world)
    for sent in (fields, fields | {"csrf_token": "forged"}):
        assert readers[who].post(path, sent, token=False).status == 400
    assert fingerprint(app) == before


@pytest.mark.parametrize("action", [action for action in MATRIX if action.api], ids=lambda action: action.name)
def test_api(app, secrets, world, action: Action):
    path, fields = filled(action.api, world)
    client = app.test_client()

    def call(secret: str | None) -> tuple[int, str]:
        headers = {"If-Match": '"1"', "Content-Type": "application/json"}
        if secret is not None:
            headers["Authorization"] = f"Bearer {secret}"
        reply = client.post(f"/api/v1{path}", data=json.dumps(fields), headers=headers)
        return reply.status_code, (reply.json or {}).get("code", "")

    before = fingerprint(app)
    assert call(None) == (401, "key_missing")
    allowed = []
    for (role, scope), secret in secrets.items():
        if scope in action.scopes and role in action.roles:
            allowed.append(secret)
            continue
        status, code = call(secret)
        expected = (
            {"scope_missing"} if scope not in action.scopes else {"role_missing", "key_without_user", "person_needed"}
        )
        assert (status, code in expected) == (403, True), (role, scope, status, code)
    assert fingerprint(app) == before
    assert allowed
    status, code = call(allowed[0])
    assert status not in (401, 403), (status, code)
    assert status < 500


def test_command_line_decides_nothing(app):
    listed = set(main.commands)
    assert listed >= OPERATOR
    assert not listed & NEVER_BY_COMMAND
    for name in NEVER_BY_COMMAND:
        assert CliRunner().invoke(main, [name]).exit_code == 2


WHOLE = {
    "queue",
    "batches",
    "account",
    "organization",
    "review_work",
    "compare",
    "speakers",
    "speaker_choice",
    "outlets",
    "organizations",
}
"""Groups of pages of which every form stands in the matrix."""


def test_every_form_of_queue_account_and_organization_stands_in_the_matrix(app):
    listed = {action.endpoint for action in MATRIX}
    # One's own rows only, or by admins of two organizations: their tests are beside their pages.
    own = {"account.end_session", "batches.cancel", "organizations.undo"}
    missing = (
        {
            rule.endpoint
            for rule in app.url_map.iter_rules()
            if "POST" in rule.methods and rule.endpoint.split(".")[0] in WHOLE
        }
        - listed
        - own
    )
    assert missing == {"compare.undo"}  # takes back what compare.decide has set, by the same service


@pytest.mark.parametrize(
    "field", ["organization_id", "id", "active", "is_default", "password", "fs_uniquifier", "actor", "state"]
)
def test_fields_that_a_form_does_not_have_change_nothing(app, readers, world, field):
    """Mass assignment: what is sent beside a form's own fields is not read."""
    before = within(app, lambda s: s.execute(select(User.id, User.active, User.password, User.fs_uniquifier)).all())
    readers["admin"].post(f"/organization/members/{world['member']}/remove-role", {"role": "reader", field: "1"})
    readers["admin"].post("/organization/policy", {"four_eyes": "approve", field: "1"})
    readers["checker"].post(f"/reviews/{world['open']}/claim", {"version": "1", field: "999"})
    assert (
        within(app, lambda s: s.execute(select(User.id, User.active, User.password, User.fs_uniquifier)).all())
        == before
    )
    assert within(
        app, lambda s: s.scalar(text("SELECT organization_id FROM reviews WHERE id = :i").bindparams(i=world["open"]))
    ) == within(app, lambda s: home(s).id)


@pytest.fixture(scope="module")
def stranger(app, readers):
    """Somebody who has every role in another organization, and none in the default one."""

    def make(session) -> None:
        other = Organization(slug="other", name="Other desk", created_at=now(), is_default=False)
        session.add(other)
        session.flush()
        user = session.scalars(select(User).where(User.name == "Olga")).one()
        for role in OrganizationRole:
            session.add(Membership(user_id=user.id, organization_id=other.id, role=role))

    reader = Reader(app).sign_in(name="Olga")
    within(app, make)
    return reader


FOREIGN = [
    action
    for action in MATRIX
    if action.ui
    and any(name in action.ui.path for name in ("/reviews/", "{member}", "{key}"))
    and action.ui.method == "POST"
]


@pytest.mark.parametrize("action", FOREIGN, ids=lambda action: action.name)
def test_rows_of_another_organization_are_not_there(app, stranger, world, action: Action):
    before = fingerprint(app)
    assert send(stranger, action.ui, world).status == 404
    assert fingerprint(app) == before


def test_admin_of_the_matrix_is_alone_in_ruling():
    ruling = [action.name for action in MATRIX if action.endpoint.startswith("organization.")]
    assert all(action.roles == ADMIN for action in MATRIX if action.name in ruling)
