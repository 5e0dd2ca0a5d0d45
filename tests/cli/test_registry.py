"""A whole registry out of one database and into another: the same pages, the same log, all or nothing."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import shutil
from contextlib import contextmanager

import pytest
import time_machine
from flask.cli import ScriptInfo
from sqlalchemy import text

from claims.app import create_app
from claims.cli.commands import main
from claims.core.records import MatchState
from claims.core.reviews.scales import Grade
from claims.core.texts.removed_words import REMOVED
from claims.core.verdicts import ClaimKind, Verdict
from claims.extensions import db
from claims.models import (
    ApiKey,
    Appearance,
    Base,
    Change,
    CheckRequest,
    Claim,
    DemandAlert,
    LogEntry,
    Match,
    Organization,
    OrganizationRole,
    Outlet,
    RecheckRequest,
    Review,
    ReviewDraft,
    Source,
    Speaker,
    SpeakerRole,
    User,
)
from claims.services.access.keys import create_key
from claims.services.answers.scales import add_version
from claims.services.base.actors import CLI, Actor
from claims.services.base.changes import record_change
from claims.services.base.organizations import add_member
from claims.services.desk.draft_policies import save_policy
from claims.services.directories import outlet_directory, parties
from claims.services.directories.organization_directory import ORGANIZATIONS
from claims.services.directories.organization_merging import merge_organizations
from claims.services.directories.outlet_directory import OUTLETS
from claims.services.directories.outlet_merging import merge_outlets
from claims.services.directories.speaker_directory import SPEAKERS
from claims.services.directories.speaker_merging import merge_speakers
from claims.services.directories.speakers import ensure_speaker
from claims.services.evidence.sources import Work
from claims.services.exchange.claim_review_import import import_claim_reviews
from claims.services.exchange.claim_review_out import Site
from claims.services.exchange.registry_export import log_root
from claims.services.exchange.registry_tables import EXPORTED, LEFT_OUT, LOG, PRIVATE_SUBJECTS, REBUILT
from claims.services.followup.retractions import ListedWork, import_retractions
from claims.services.index import candidates
from claims.services.index.indexed_texts import count_indexed_texts
from claims.services.intake.intake import ArticleInput, process_version, receive_article
from claims.services.judging.dispositions import demote_appearance
from claims.services.judging.judgements import judge
from claims.services.matching.matching import MatchingSettings
from claims.services.removal.log_redaction import redact_entry
from tests.core.claim_review.test_reading import BASE
from tests.support import filled
from tests.support.databases import STRICTER, app_settings, on_the_stricter_database
from tests.support.factories import (
    NOW,
    archive_source,
    make_claim,
    make_markup_page,
    make_match,
    make_member,
    make_organization,
    make_review,
    publish_review,
    recheck_review,
    refuting,
    step,
    write_draft,
)
from tests.support.pages import Reader, import_demo, now
from tests.support.sample import BODY, HEADLINE

DAY = dt.timedelta(days=1)
PARTIES = {"speakers": Speaker, "outlets": Outlet, "organizations": Organization}
OTHERS = {"sources": Source, "check-requests": CheckRequest, "recheck-requests": RecheckRequest}
SERVED = re.compile(r" A verdict on it was served to [^<]*reader.{0,1}\.")
"""Who was served what stays where it happened: it is told from there who must hear of a change."""

PAGES = (
    "/claims",
    "/corrections",
    "/log",
    "/articles",
    "/articles/1",
    "/corrections/feed.json",
    "/log/checkpoint",
    "/ratings",
    "/recheck-requests",
    "/sources",
    *(f"/{name}" for name in PARTIES),
)


@contextmanager
def opened(databases, kind, folder):
    with databases.fresh(kind, migrated=True) as url:
        app = create_app(app_settings(url, folder))
        app.testing = True
        yield app
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


def run(app, *arguments):
    result = app.test_cli_runner().invoke(
        main, [str(part) for part in arguments], obj=ScriptInfo(create_app=lambda: app)
    )
    if result.exception is not None and not isinstance(result.exception, SystemExit | KeyboardInterrupt):
        raise result.exception
    return result.exit_code, result.output


def fill(app):
    """A registry with everything that pages show: articles, matches judged, corrections, a withdrawal, work under way."""
    import_demo(app)
    with app.app_context():
        session = db.session()
        received = receive_article(session, ArticleInput(headline=HEADLINE, body=BODY), actor=CLI, now=NOW)
        process_version(session, received.version.id, now=NOW, actor=CLI, matching=MatchingSettings())
        organization = make_organization(session, "Home desk")
        author, approver = make_member(session, organization, "checker"), make_member(session, organization, "reviewer")
        review = make_review(session, organization, make_claim(session, "=SUM(1) «ﷺ» towns got a harbor in 2019."))
        publish_review(session, review, author, approver)
        recheck_review(session, review, author, rating="false", evidence=(refuting(),))
        step(session, review, "revise", author, correction_kind="verdict_changed", reason="A newer count.")
        step(session, review, "approve", approver)
        gone = publish_review(session, make_review(session, organization), author, approver)
        step(session, gone, "withdraw", make_member(session, organization, "reviewer"), reason="The source was wrong.")
        write_draft(session, make_review(session, organization), author)
        add_scale(session, organization)
        publish_review(
            session, make_review(session, organization, make_claim(session, language="de")), author, approver
        )
        appearance = session.query(Appearance).first()
        match = make_match(session, appearance, make_claim(session, kind=ClaimKind.EVENT))
        judge(session, match.id, state=MatchState.CONFIRMED, relation=None, actor=author, reason="The same.", now=NOW)
        merged, into = make_claim(session), make_claim(session)
        merged.merged_into_id = into.id  # to a later id
        merge_parties_of_each_kind(session)
        make_markup_page(session, organization.id)
        session.commit()


def fill_the_rest(app):
    """Rows of every other kind: opinions, letters, requests, pairs, splits, archived pages, retractions, removals …"""
    with app.app_context():
        session, told = db.session(), {"actor": CLI, "now": NOW}
        people = filled.make_people(session, NOW)
        filled.fill_round(session, people, filled.plainly, NOW)
        filled.finish(session, NOW)
        judged = (
            session.query(Appearance).filter(Appearance.claim_id.is_not(None)).order_by(Appearance.id.desc()).first()
        )
        demote_appearance(session, judged.id, shelf_reason="opinion", actor=people.anna, now=NOW)
        save_policy(session, people.home, "Sports", {}, actor=people.anna, now=NOW)
        import_retractions(session, [ListedWork("https://harbor.example/accounts", reason="Faked.")], **told)
        claim = session.query(Claim).first()
        alert = {"day": NOW.date(), "outlets": 9, "threshold": 4.5, "created_at": NOW}
        session.add(DemandAlert(claim_id=claim.id, **alert))
        draft = session.query(ReviewDraft).first()
        archive_source(
            session, session.get_one(Review, draft.review_id), Work("Accounts", "", "https://harbor.example/a")
        )
        ana = session.query(Speaker.id).filter(Speaker.merged_into_id.is_(None)).order_by(Speaker.id).first()[0]
        parties.add_external_id(session, SPEAKERS, ana, "wikidata", "Q7", **told)
        session.add(SpeakerRole(speaker_id=ana, title="mayor", created_at=NOW))
        key, _ = create_key(session, scopes=["articles:write"], name="A program", **told)
        program = Actor(f"key:{key.id}", key_id=key.id, organization_id=key.organization_id)
        record_change(session, "claim", claim.id, "kind_changed", actor=program, now=NOW)
        document = BASE | {"image": "https://desk.example/1.jpg"}
        import_claim_reviews(session, json.dumps(document), site=Site("https://registry.example"), **told)
        remove(session, "review.published", "rationale", "leaf")
        remove(session, "claim.created", "claim", "detail")
        said = (
            session.query(Appearance)
            .filter(Appearance.claim_id.is_not(None), Appearance.standalone_text != REMOVED)
            .first()
        )
        match = make_match(session, said, make_claim(session, kind=ClaimKind.EVENT), decided_at=NOW)
        judge(session, match.id, state=MatchState.CONFIRMED, relation=None, actor=people.anna, now=NOW)
        assert match.is_wording
        session.query(Match).order_by(Match.id).first().through_id = match.id  # to a later id
        session.commit()


def remove(session, fact, *fields):
    """Take text out of the first such entry."""
    index = session.query(LogEntry.leaf_index).filter_by(fact=fact).order_by(LogEntry.leaf_index).first()[0]
    redact_entry(session, index, fields, reason="A court said so.", actor=CLI, now=NOW)


def merge_parties_of_each_kind(session):
    """Two speakers, outlets and organizations that are one, with names, a domain, ids; what was published stays."""
    old, house = make_organization(session, "Old house"), make_organization(session, "New house")
    people = [make_member(session, old, "checker", "reviewer") for _ in range(2)]
    publish_review(session, make_review(session, old), *people)
    admin = make_member(session, old, "admin")
    add_member(session, session.get_one(User, admin.user_id), house.id, OrganizationRole.ADMIN, actor=CLI, now=NOW)
    told = {"actor": CLI, "now": NOW}
    parties.add_external_id(session, ORGANIZATIONS, house.id, "wikidata", "Q42", **told)
    parties.rename(session, ORGANIZATIONS, old.id, "Older house", reason="Renamed.", **told | {"now": NOW + DAY})
    one = {"reason": "One.", "now": NOW}
    merge_organizations(session, old.id, house.id, actor=admin, **one)
    speakers = [ensure_speaker(session, name, now=NOW) for name in ("Ana Berg", "A. Berg")]
    merge_speakers(session, *speakers, actor=people[0], **one)
    urls = ("https://old.example/a", "https://new.example/a")
    sent = [receive_article(session, ArticleInput(url=url, body=BODY), actor=CLI, now=NOW) for url in urls]
    first, second = (received.article.outlet_id for received in sent)
    outlet_directory.add_domain(session, second, "m.new.example", **told)
    outlet_directory.add_name(session, second, "The News", since=NOW.date(), **told)
    parties.add_external_id(session, OUTLETS, second, "issn", "0261-3077", **told)
    merge_outlets(session, first, second, actor=people[0], **one)


def add_scale(session, organization):
    """A scale of the organization's own, with a label in a further language."""
    grades = (Grade("true", "Spot on", Verdict.TRUE, (("de", "Stimmt"),)), Grade("false", "Wrong", Verdict.FALSE))
    admin = make_member(session, organization, "admin")
    where = {"language": "en", "replaces": "truth/1", "actor": admin, "now": NOW}
    add_version(session, organization.id, ClaimKind.QUANTITY, grades, **where)


def pages(app):
    """What a visitor reads, without what differs from call to call."""
    with app.app_context():
        session = db.session()
        claims = [f"/claims/{number}" for (number,) in session.query(Claim.id).order_by(Claim.id)]
        reviews = session.query(Review.id, Review.current_number).filter(Review.current_number.is_not(None))
        revisions = [f"/reviews/{number}/revisions/{last}" for number, last in reviews.order_by(Review.id)]
        shown = [
            f"/{word}/{number}"
            for word, model in (PARTIES | OTHERS).items()
            for (number,) in session.query(model.id).order_by(model.id)
        ]
        size = log_root(session)[0]
        entries = [f"/log/{number}" for number in range(0, size, 10)]
    reader = Reader(app)
    found = {}
    for path in (*PAGES, *claims, *revisions, *shown, *entries):
        answer = reader.get(path)
        assert answer.status in (200, 301, 404), (path, answer.status)
        if answer.status == 404:  # what the public may not see, nor who asks for the page
            found[path] = ""
            continue
        kept = SERVED.sub("", answer.html)
        kept = re.sub(r'(csrf_token" value="|X-CSRFToken": ?"|"updated": ?")[^"]*', r"\1", kept)
        found[path] = re.sub(r"(?<=printed )[^<]*", "", kept)
    return found


def root(app):
    with app.app_context():
        return log_root(db.session())


def rows(folder):
    return {
        path.name: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in sorted(folder.glob("*.ndjson"))
    }


def test_every_table_is_decided_on():
    assert EXPORTED | LEFT_OUT | REBUILT | {LOG} == set(Base.metadata.tables), (
        "decide in claims/services/exchange/registry_tables.py whether an export of the registry carries the table"
    )
    assert len(EXPORTED) + len(LEFT_OUT) + len(REBUILT) + 1 == len(Base.metadata.tables)


def test_out_of_one_database_through_another_and_back(databases, tmp_path):
    """Through PostgreSQL where there is a server: the way out and back then tries both ends of both databases."""
    first, second, third = (tmp_path / name for name in ("a", "b", "c"))
    with (
        time_machine.travel(now(), tick=False),  # pages tell days: none may begin between the first look and the last
        opened(databases, "sqlite", tmp_path / "1") as start,
        opened(databases, STRICTER, tmp_path / "2") as middle,
        opened(databases, "sqlite", tmp_path / "3") as end,
    ):
        fill(start)
        fill_the_rest(start)
        before = pages(start)
        status, output = run(start, "export", "registry", first)
        assert status == 0, output
        assert [name for name, found in rows(first).items() if not found] == [], (
            "a kind of row that nothing is tried with"
        )
        for app, folder, again in ((middle, first, second), (end, second, third)):
            status, output = run(app, "registry", "import", folder)
            assert status == 0, output
            assert root(app) == root(start)
            after = pages(app)
            assert after.keys() == before.keys()
            changed = [path for path in before if after[path] != before[path]]
            assert {path: after[path] for path in changed} == {path: before[path] for path in changed}
            assert run(app, "export", "registry", again)[0] == 0
            assert rows(again) == rows(first)
            with app.app_context():
                session = db.session()
                assert session.query(Match).filter(Match.is_wording).count() >= 1
                assert candidates.check(session, known_claims=count_indexed_texts(session)) == []
                make_claim(session)  # numbers go on after those that came in
                session.rollback()
            checked = run(app, "log", "check")
            assert checked[0] == 0, checked


def test_no_secret_goes_out_and_nobody_signs_in_with_what_came_in(databases, tmp_path):
    folder = tmp_path / "out"
    with opened(databases, "sqlite", tmp_path / "1") as start, opened(databases, "sqlite", tmp_path / "2") as end:
        fill(start)
        with start.app_context():
            desk = db.session.query(Organization.id).first()[0]
            idle = {"scopes": ["lookup"], "name": "A program that did nothing", "organization_id": desk}
            create_key(db.session(), **idle, actor=CLI, now=NOW)
            db.session.commit()
            people = db.session.query(User).all()
            secrets = [value for user in people for value in (user.email, user.fs_uniquifier)]
        assert run(start, "export", "registry", folder)[0] == 0
        written = "".join(path.read_text(encoding="utf-8") for path in folder.iterdir())
        assert not [secret for secret in secrets if secret in written]
        told = {row["subject_type"] for row in rows(folder)["changes.ndjson"]}
        with start.app_context():
            noted = {row.subject_type for row in db.session.query(Change.subject_type)}
        assert told == noted - PRIVATE_SUBJECTS < noted
        assert not rows(folder)["keys.ndjson"], "nobody's key stands in what is told"
        assert run(end, "registry", "import", folder)[0] == 0
        with end.app_context():
            assert not db.session.query(User).filter(User.active).count()
            assert not db.session.query(User).filter(User.password.is_not(None)).count()
            assert not db.session.query(ApiKey).filter(ApiKey.revoked_at.is_(None)).count()


@pytest.fixture(scope="module")
def export(databases, tmp_path_factory):
    folder = tmp_path_factory.mktemp("export")
    with opened(databases, "sqlite", folder / "app") as app:
        fill(app)
        assert run(app, "export", "registry", folder / "out")[0] == 0
        assert run(app, "export", "registry", folder / "out")[0] == 2, "an export is never overwritten"
        assert run(app, "registry", "import", folder / "out")[0] == 1, "only into an empty registry"
    return folder / "out"


def _cut(path, old, new):
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")


DAMAGES = {
    "a changed text": lambda folder: _cut(folder / "claims.ndjson", "157,000", "175,000"),
    "a line that is none": lambda folder: _cut(folder / "evidence.ndjson", "{", "["),
    "a file cut off": lambda folder: (folder / "changes.ndjson").write_text(""),
    "a row without a column": lambda folder: _cut(folder / "sources.ndjson", '"publisher":', '"publishers":'),
    "a leaf changed": lambda folder: _cut(folder / "log_entries.ndjson", '"leaf_hash":"', '"leaf_hash":"00'),
    "another schema": lambda folder: _cut(folder / "manifest.json", '"schema": "', '"schema": "x'),
    "no manifest": lambda folder: (folder / "manifest.json").unlink(),
    "a manifest that is none": lambda folder: (folder / "manifest.json").write_text("[" * 100_000),
    "a manifest that is a list": lambda folder: (folder / "manifest.json").write_text("[1]"),
    "tables in a list": lambda folder: _cut(folder / "manifest.json", '"tables": {', '"tables": [], "others": {'),
    "a table left out": lambda folder: _cut(folder / "manifest.json", '"evidence": {', '"evidences": {'),
    "a file missing": lambda folder: (folder / "matches.ndjson").unlink(),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_export_leaves_the_registry_empty(app, export, tmp_path, damage):
    folder = shutil.copytree(export, tmp_path / "damaged")
    DAMAGES[damage](folder)
    assert_refused(app, folder)


def assert_refused(app, folder):
    """Nothing of the export comes in, and the command says so in a sentence."""
    status, output = run(app, "registry", "import", folder)
    assert status in (1, 2), output
    assert "Traceback" not in output
    with app.app_context():
        session = db.session()
        for table in ("claims", "organizations", "users", "log_entries", "log_nodes", "posting_blocks", "changes"):
            assert session.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0, table
        assert session.query(Match).count() == 0


NO_TEXT, NO_NUMBER = "half a pair \ud800", 2**70
EDITS = {
    "an id beyond all": ("claims", {"id": NO_NUMBER}),
    "an id far below": ("changes", {"subject_id": -NO_NUMBER}),
    "a share beyond all": ("claims", {"check_worthiness": 10**400}),
    "half a character": ("claims", {"text": NO_TEXT}),
    "a number for a text": ("claims", {"text": 7}),
    "a text for a number": ("reviews", {"lock_version": "7"}),
    "a flag for a number": ("reviews", {"lock_version": True}),
    "a number for a flag": ("review_revisions", {"timeless": 1}),
    "a time before all": ("reviews", {"opened_at": "0001-01-01T00:00:00+23:00"}),
    "a time after all": ("sources", {"state_since": "9999-12-31T23:59:59-23:00"}),
    "a time without a zone": ("reviews", {"opened_at": "2024-06-01T12:00:00"}),
    "a day that is none": ("review_revisions", {"true_as_of": "2023-02-29"}),
    "an unknown state": ("reviews", {"state": "approved"}),
    "bytes that are none": ("log_entries", {"leaf": "7g"}),
    "a person beyond all": ("people", {"id": NO_NUMBER}),
    "half a character in a name": ("people", {"name": NO_TEXT}),
    "a key of no time": ("keys", {"id": 1, "organization_id": 1, "name": "A program", "created_at": "yesterday"}),
    "a leaf that is missing": ("log_entries", {"leaf_index": 1}),
    "a log that tells of something else": ("log_entries", {"fact_id": NO_NUMBER}),
    "nothing where something must be": ("claims", {"text": None}),
    "a row that nothing refers to": ("evidence", {"source_id": 2**62}),
}


@on_the_stricter_database
@pytest.mark.parametrize("edit", EDITS)
def test_edited_export_is_refused_though_its_hashes_fit(app, export, tmp_path, edit):
    folder = shutil.copytree(export, tmp_path / "edited")
    table, values = EDITS[edit]
    edit_first_row(folder, table, values)
    assert_refused(app, folder)


def edit_first_row(folder, table, values):
    """Change a row as somebody would who has read how an export is made: with the file's new hash in the manifest."""
    path, listed = folder / f"{table}.ndjson", folder / "manifest.json"
    first, _, others = path.read_text(encoding="utf-8").partition("\n")
    row = json.loads(first or "{}")  # no key is named in this export
    content = f"{json.dumps(row | values)}\n{others}".encode()
    path.write_bytes(content)
    manifest = json.loads(listed.read_text(encoding="utf-8"))
    manifest["tables"][table]["sha256"] = hashlib.sha256(content).hexdigest()
    listed.write_text(json.dumps(manifest), encoding="utf-8")


def test_interrupted_export_leaves_no_folder_and_the_next_is_whole(app, tmp_path, monkeypatch):
    import_demo(app)
    folder = tmp_path / "out"
    with monkeypatch.context() as patch:

        def breaks(*args):
            raise KeyboardInterrupt

        patch.setattr("claims.cli.registry._write_durably", breaks)
        assert run(app, "export", "registry", folder)[0] != 0
    assert not folder.exists()
    assert run(app, "export", "registry", folder)[0] == 0
    assert (folder / "manifest.json").exists()
    assert [path.name for path in tmp_path.iterdir() if "unfinished" in path.name] == []
