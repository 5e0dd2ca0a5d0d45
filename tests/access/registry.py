"""The registry that the access tests act on: filled once and put back after each change, so that calls meet the same rows.

Everything is in one SQLite file, of which a copy is kept. Whether a call wrote is asked of the database itself (its data
version); only where it did are the rows of all tables compared.
"""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
import time
from collections import ChainMap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from claims.app import create_app
from claims.core.messages.events import RecallKind
from claims.core.messages.webhooks import DeliveryState
from claims.core.records import RejectReason
from claims.extensions import db, limiter
from claims.jobs.signing import KEPT_NAME
from claims.models import (
    Adjudication,
    Appearance,
    ArticleVersion,
    Claim,
    ClaimRegrouping,
    CorrectionLetter,
    DuplicatePair,
    FourEyes,
    LogHead,
    Match,
    Membership,
    Notification,
    Organization,
    OrganizationRole,
    OutletDomain,
    OutletExternalId,
    OutletMerge,
    OutletName,
    Recall,
    RecentAction,
    Review,
    ReviewDraft,
    Scope,
    SecondOpinion,
    Sentence,
    Snapshot,
    Source,
    SpeakerAlias,
    SpeakerMerge,
    SpeakerRole,
    Sweep,
    SweepState,
    Usage,
    User,
    WebhookDelivery,
    WebhookEndpoint,
)
from claims.services.access import keys, sign_ins
from claims.services.archive.snapshot_store import SnapshotStore
from claims.services.base import jobs
from claims.services.base.actors import CLI, SYSTEM, Actor, actor_for_user
from claims.services.base.events import number_events
from claims.services.base.notifications import notify
from claims.services.base.organizations import add_member
from claims.services.claims.topics import Topic, follow_topic
from claims.services.desk.draft_policies import find_policy
from claims.services.desk.saved_filters import save_filter
from claims.services.directories import parties
from claims.services.directories.organization_directory import ORGANIZATIONS
from claims.services.directories.organization_merging import merge_organizations
from claims.services.directories.speaker_directory import SPEAKERS
from claims.services.directories.speakers import ensure_speaker
from claims.services.followup.batches import enqueue_batch, read_batch
from claims.services.followup.retractions import retract_source
from claims.services.lookup.draft_checks import CheckSettings, Draft, check_draft
from claims.services.lookup.draft_checks_json import draft_to_dict, keep_check
from claims.services.matching.matching import MatchingSettings
from claims.services.messages.usages import note_usages
from claims.services.reviews.review_publishing import list_revisions
from claims.services.reviews.reviews import open_review
from tests.access.matrix import ROLES, Call
from tests.support import filled
from tests.support.databases import app_settings
from tests.support.desk import within
from tests.support.factories import (
    make_appearance,
    make_claim,
    make_organization,
    publish_review,
    step,
    supporting,
    write_draft,
)
from tests.support.pages import Answer, Reader, now

SECRET = "Sealedquokka"
"""Stands in every text that belongs to the organization alone: no answer to anybody else may hold it."""

UNCOUNTED = {"sign_ins": {"seen_at"}, "api_keys": {"last_used_at"}}
"""Columns that note use: they change by looking."""

_ID = re.compile(r"\{(\w+)\}")


class Registry:
    """An app on a filled registry; ``restore`` puts everything back as it was at first."""

    def __init__(self, app: Flask, folder: Path) -> None:
        self.app = app
        self._folder = folder
        self.ids: dict[str, Any] = within(app, lambda session: _fill(session, app, folder))
        self._cookies, self._tokens = self._open_windows()
        self.secrets: dict[tuple[str, str], tuple[str, int]] = within(
            app, lambda session: _make_keys(session, self.ids)
        )
        path = make_url(app.config["DATABASE_URL"]).database
        self._live = sqlite3.connect(str(path), isolation_level=None)
        self._live.execute("PRAGMA synchronous = OFF")
        self._kept = sqlite3.connect(str(folder / "kept.sqlite3"))
        self._live.backup(self._kept)
        self._seen = self._data_version()
        self._questions = self._ask_for_rows()
        self._first = self._rows = self._read_rows()
        self._differing: tuple[int, dict[str, list[Any]]] | None = None
        self._note = Path(app.config["INSTANCE_DIR"]) / KEPT_NAME
        self._noted = self._note.read_text(encoding="utf-8") if self._note.exists() else None

    def close(self) -> None:
        """Let the files go."""
        self._live.close()
        self._kept.close()

    def prepare(self, statement: str) -> None:
        """Let the registry be in another situation until it is restored; with "" it stays as it is."""
        if statement:
            self._live.execute(statement)
            self._rows, self._differing = self._read_rows(), None

    def restore(self) -> None:
        """Put the database back, if anything was written since, and forget who asked how often."""
        limiter.reset()
        if self._data_version() != self._seen or self._rows is not self._first:
            with self.app.app_context():
                db.session.remove()
            self._kept.backup(self._live)
            self._seen, self._rows, self._differing = self._data_version(), self._first, None
            self._restore_note()

    def _restore_note(self) -> None:
        """The note outside the database knows of checkpoints that the database has no more."""
        if self._noted is None:
            self._note.unlink(missing_ok=True)
        else:
            self._note.write_text(self._noted, encoding="utf-8")

    def changed(self, organization_id: int | None = None) -> dict[str, list[Any]]:
        """What is not as it was: tables with the rows that came, went or differ; with an organization, only of those that
        are this organization's by their ``organization_id``."""
        differing = self._differing_rows()
        if organization_id is None:
            return differing
        owned = {
            name: [row for row in rows if self._owner(name, row) == organization_id] for name, rows in differing.items()
        }
        return {name: rows for name, rows in owned.items() if rows}

    def names(self, who: str) -> ChainMap[str, Any]:
        """The ids by name, those of the caller's own rows under their short names; who has none meets the checker's."""
        who = who if who in ROLES[1:] else "checker"
        own = {
            name.removesuffix(f"_of_{who}"): value for name, value in self.ids.items() if name.endswith(f"_of_{who}")
        }
        return ChainMap(own, self.ids)

    def token(self, who: str) -> str:
        """What the forms of somebody's window carry."""
        return self._tokens[who]

    def window(self, who: str) -> Reader:
        """A browser window of somebody, as it was right after signing in."""
        reader = Reader(self.app)
        for name, value in self._cookies[who].items():
            reader.client.set_cookie(name, value)
        return reader

    def send(self, who: str, call: Call, *, token: str | None = None, **more: Any) -> Answer:
        """The call as a form or address of the pages; ``token`` in the place of the window's own, "" for none."""
        names, client = self.names(who), self.window(who).client
        path = call.path.format_map(names)
        if call.method == "GET":
            return _answer(client.get(path))
        fields = {name: value.format_map(names) for name, value in call.fields.items()} | more
        sent = self._tokens[who] if token is None else token
        return _answer(client.post(path, data=fields | ({"csrf_token": sent} if sent else {})))

    def ask(self, who: str, scope: str, call: Call, **more: Any) -> Answer:
        """The call to the API with the key of somebody with this scope; of a visitor without any."""
        secret, job = self.secrets.get((who, scope), (None, 1))
        names = ChainMap({"key_job": job}, self.names(who))
        headers = {} if secret is None else {"Authorization": f"Bearer {secret}"}
        if call.version:
            headers["If-Match"] = f'"{call.version.format_map(names)}"'
        options: dict[str, Any] = {"headers": headers, "method": call.method}
        if call.method in ("POST", "PUT", "PATCH"):
            options["json"] = {name: _number(value, names) for name, value in call.fields.items()} | more
        return _answer(self.app.test_client().open("/api/v1" + call.path.format_map(names), **options))

    def _open_windows(self) -> tuple[dict[str, dict[str, str]], dict[str, str]]:
        """For each role its cookies and the token that its forms carry."""
        cookies, tokens = {}, {}
        for who in ROLES:
            reader = Reader(self.app)
            if who != "visitor":
                key = self.ids[f"sign_in_key_of_{who}"]
                with reader.client.session_transaction() as kept:
                    kept["_user_id"], kept["_fresh"], kept["sign_in"] = f"{who}-access", True, key
                    kept["fs_paa"] = dt.datetime.now(dt.UTC).timestamp()
            tokens[who] = reader.token()
            found = reader.client.get_cookie("session")
            cookies[who] = {} if found is None else {"session": found.value}
        return cookies, tokens

    def _data_version(self) -> int:
        return int(self._live.execute("PRAGMA data_version").fetchone()[0])

    def _differing_rows(self) -> dict[str, list[Any]]:
        """Those of ``changed``, read once for each state of the database."""
        version = self._data_version()
        if version == self._seen:
            return {}
        if self._differing is None or self._differing[0] != version:
            found, before = self._read_rows(), self._rows
            rows = {name: list(found[name] ^ before[name]) for name in found if found[name] != before[name]}
            self._differing = version, rows
        return self._differing[1]

    def _ask_for_rows(self) -> dict[str, str]:
        """For each table the query for its rows, without what notes use."""
        names = [row[0] for row in self._live.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        names = [name for name in names if not name.startswith("sqlite_")]  # statistics for the planner
        quoted = {name: ", ".join(f'"{column}"' for column in self._counted(name)) for name in names}
        return {name: f'SELECT {columns} FROM "{name}"' for name, columns in quoted.items()}

    def _counted(self, name: str) -> list[str]:
        """The columns of a table in which a change counts."""
        columns = [row[1] for row in self._live.execute(f'PRAGMA table_info("{name}")')]
        return [column for column in columns if column not in UNCOUNTED.get(name, ())]

    def _read_rows(self) -> dict[str, set[Any]]:
        """The rows of every table."""
        return {name: set(self._live.execute(question)) for name, question in self._questions.items()}

    def _owner(self, name: str, row: tuple[Any, ...]) -> int | None:
        counted = self._counted(name)
        own = "id" if name == "organizations" else "organization_id"
        return row[counted.index(own)] if own in counted else None


def _answer(reply: Any) -> Answer:
    return Answer(reply.status_code, reply.headers, reply.get_data().decode("utf-8", "replace"))


def _number(value: Any, names: Mapping[str, Any]) -> Any:
    """A value of JSON with its ids: numbers where it is nothing but one."""
    if isinstance(value, list):
        return [_number(item, names) for item in value]
    if not isinstance(value, str):
        return value
    found = _ID.fullmatch(value)
    return names[found[1]] if found else value


def _fill(session: Session, app: Flask, folder: Path) -> dict[str, Any]:
    """All of ``filled``, for each role a person with rows of their own, and what rows of the matrix act on."""
    people = filled.make_people(session, now())
    ids: dict[str, Any] = filled.fill_round(session, people, filled.plainly, now())
    other = make_organization(session, "Other desk")
    ids |= {
        "home": people.home,
        "home_slug": "home-desk",
        "today": now().date().isoformat(),
        "other": other.id,
        "anna": people.anna.user_id,
    }
    maker = _Maker(session, people, ids)
    for who in ROLES[1:]:
        maker.person(who, other.id if who == "stranger" else people.home)
    maker.rows_of(session.get_one(User, people.anna.user_id), "anna", people.home)
    maker.reviews()
    maker.members()
    maker.sources(app)
    maker.told()
    maker.parties()
    filled.finish(session, now())
    ids["log_size"] = session.scalars(select(LogHead.size)).one()
    maker.claims()  # after the signature, so that there is something left to sign
    maker.versions()
    maker.files(folder)
    maker.seal()
    while number_events(session):
        pass  # reading would do it, and be noticed as a change
    return ids


class _Maker:
    """Makes rows and keeps their ids by name; those of a person end in ``_of_`` and the role."""

    def __init__(self, session: Session, people: filled.People, ids: dict[str, Any]) -> None:
        self.session, self.people, self.ids = session, people, ids
        self.home = session.get_one(Organization, people.home)
        self.review_names = [name for name in ids if f"{name}_claim" in ids]

    def person(self, who: str, organization_id: int) -> None:
        """Somebody with one role, or with all of them where they are a stranger, and rows of their own."""
        user = self.user(who, uniquifier=f"{who}-access")
        for role in OrganizationRole if who == "stranger" else [OrganizationRole(who)]:
            add_member(self.session, user, organization_id, role, actor=SYSTEM, now=now())
        self.rows_of(user, who, organization_id)
        self.ids[f"mine_of_{who}"] = self.taken(user)
        self.ids[f"again_of_{who}"] = self.taken(user, again=True)
        self.review_names += [f"mine_of_{who}", f"again_of_{who}"]

    def user(self, name: str, *, uniquifier: str = "", active: bool = True) -> User:
        """Somebody with an account."""
        email = f"{name}-{'elsewhere' if name == 'stranger' else SECRET}@desk.example".lower()
        user = User(email=email, name=name.title(), fs_uniquifier=uniquifier or name, created_at=now(), active=active)
        self.session.add(user)
        self.session.flush()
        self.ids |= {f"user_{name}": user.id, f"email_{name}": email}
        return user

    def rows_of(self, user: User, who: str, organization_id: int) -> None:
        """What is a person's own: two sessions, a batch, a topic, a notification."""
        session, ids = self.session, self.ids
        first, second = (
            sign_ins.begin(session, user.id, agent="a test", address="127.0.0.1", now=now()) for _ in range(2)
        )
        ids[f"sign_in_key_of_{who}"] = first.key
        ids[f"session_of_{who}"] = second.id
        batch = read_batch("claim", [f"{ids['open']}:1"])
        as_checker = Actor(f"user:{user.id}", user.id, None, organization_id, frozenset({OrganizationRole.CHECKER}))
        ids[f"batch_of_{who}"] = enqueue_batch(session, batch, actor=as_checker, now=now())
        ids[f"filter_of_{who}"] = save_filter(session, user.id, "Mine", "tab=new&kind=event", now=now()).id
        ids[f"topic_of_{who}"] = follow_topic(session, user.id, Topic(None, "", "bridge"), now=now()).id
        notify(session, user.id, "demand_spike", "Said in 12 articles.", "/claims/1", now())
        ids[f"notice_of_{who}"] = session.scalars(
            select(Notification.id).where(Notification.user_id == user.id).order_by(Notification.id.desc())
        ).first()

    def taken(self, user: User, *, again: bool = False) -> int:
        """A review of the home desk with a complete draft that this person holds, whatever they may do there now."""
        session, cora = self.session, self.people.cora
        claim = make_claim(session, now=now())
        review = open_review(session, claim.id, self.home.id, actor=SYSTEM, now=now())
        if again:
            write_draft(session, review, cora, now(), **self.dates())
            step(session, review, "submit", cora, now())
            step(session, review, "approve", self.people.ben, now())
            step(session, review, "recheck", cora, now(), reason="A newer count is out.")
        step(session, review, "claim", cora, now())
        content: dict[str, Any] = {"rationale": f"The accounts agree. {SECRET}", **self.dates(days_later=30 * again)}
        if again:
            content |= {"correction_kind": "dates_extended", "revision_reason": "The accounts of this year are out."}
        write_draft(session, review, cora, now(), **content)
        session.execute(update(Review).where(Review.id == review.id).values(assignee_id=user.id))
        session.execute(
            update(ReviewDraft)
            .where(ReviewDraft.review_id == review.id)
            .values(author_ids=[user.id], updated_by_id=user.id)
        )
        session.expire_all()
        return review.id

    def dates(self, *, days_later: int = 0) -> dict[str, dt.date]:
        """Dates of a verdict that holds."""
        today = now().date() + dt.timedelta(days=days_later)
        return {"true_as_of": today - dt.timedelta(days=60), "valid_until": today + dt.timedelta(days=400)}

    def reviews(self) -> None:
        """A second opinion that nobody gave in time."""
        session, ben = self.session, self.people.ben
        self.home.four_eyes = FourEyes.BLIND
        review = open_review(session, make_claim(session).id, self.home.id, actor=SYSTEM, now=now())
        write_draft(session, review, ben, now(), **self.dates())
        step(session, review, "submit", ben, now())
        self.home.four_eyes = FourEyes.APPROVE
        review.state_since = now() - dt.timedelta(days=10)
        session.flush()
        booked = open_review(session, make_claim(session).id, self.home.id, actor=SYSTEM, now=now())
        book = (supporting(title="Port handbook", url=""),)
        write_draft(session, booked, self.people.cora, now(), evidence=book, **self.dates())
        self.ids |= {"late": review.id, "booked": booked.id}
        self.review_names += ["late", "booked"]

    def members(self) -> None:
        """Colleagues whom an admin may change, a key, a kept draft check."""
        session, home = self.session, self.home.id
        for name, active in (("member", True), ("closed_member", False)):
            user = self.user(name, active=active)
            add_member(session, user, home, OrganizationRole.CHECKER, actor=SYSTEM, now=now())
            self.ids[name] = user.id
        member = session.get_one(User, self.ids["member"])
        member.tf_primary_method, member.tf_totp_secret = "authenticator", "sealed"
        key, _ = keys.create_key(
            session, scopes=["lookup"], now=now(), organization_id=home, name=f"CMS {SECRET}", actor=CLI
        )
        draft = Draft(body=f"The quay of {SECRET} cost 40 million euros.")
        settings = CheckSettings(matching=MatchingSettings(), clock=time.monotonic)
        policy = find_policy(session, home, None)
        answer = check_draft(session, draft, policy, now=now(), today=now().date(), settings=settings)
        check = keep_check(session, draft_to_dict(answer), actor=self.people.anna, now=now())
        self.ids |= {"key": key.id, "kept_check": check["id"]}

    def claims(self) -> None:
        """A claim without a review, one said in two articles, a search that was stopped, passages without a letter."""
        session, ids = self.session, self.ids
        ids["free_claim"] = make_claim(session).id
        claim = make_claim(session)
        said = [make_appearance(session, claim, claim.text) for _ in range(2)]
        ids |= {"said_claim": claim.id, "said": said[0].id}
        rated_false = session.get_one(Claim, ids["letter_review_claim"])
        unwritten = make_appearance(session, rated_false, rated_false.text)
        match = session.get_one(Match, ids["match"])
        version = session.get_one(ArticleVersion, session.get_one(Appearance, match.appearance_id).article_version_id)
        pair = session.get_one(DuplicatePair, ids["pair"])
        merge = session.scalars(select(ClaimRegrouping).order_by(ClaimRegrouping.id.desc())).first()
        running = session.get_one(Sweep, ids["search"])
        kept = ("kind", "arguments", "cursor", "last_id", "total", "matcher_version", "owner", "created_at")
        stopped = Sweep(state=SweepState.CANCELED, **{name: getattr(running, name) for name in kept})
        session.add(stopped)
        session.flush()
        assert merge is not None
        ids |= {
            "unwritten_appearance": unwritten.id,
            "match_article": version.article_id,
            "match_appearance": match.appearance_id,
            "shelved": self.shelved(version),
            "pair_first": pair.first_id,
            "merge": merge.id,
            "stopped": stopped.id,
        }
        merged = session.scalars(select(SpeakerMerge)).one()
        ids |= {
            "speaker_merge": merged.id,
            "alias": session.scalars(select(SpeakerAlias.id).where(SpeakerAlias.language == "es")).first(),
            "other_speaker": ensure_speaker(session, "Berta Other", now=now()),
        }

    def parties(self) -> None:
        """What is known of a speaker, an outlet and the home desk, and two desks that the admin runs as well."""
        session, ids, by = self.session, self.ids, {"actor": self.people.anna, "now": now()}
        for kind, of, name in ((SPEAKERS, "speaker", "speaker_id"), (ORGANIZATIONS, "home", "home_id")):
            ids[name] = parties.add_external_id(session, kind, ids[of], "elsewhere", f"{of} 1", **by).id
        ids["role"] = session.scalars(select(SpeakerRole.id).where(SpeakerRole.speaker_id == ids["speaker"])).first()
        said = make_appearance(session, None, "The quay is 40 meters long.", speaker=filled.PLAIN["speaker"])
        ids["named"] = said.id
        for name, column, of in (
            ("outlet_alias", OutletName.id, OutletName.language == "es"),
            ("outlet_domain", OutletDomain.id, OutletDomain.outlet_id == ids["outlet"]),
            ("outlet_id", OutletExternalId.id, OutletExternalId.party_id == ids["outlet"]),
            ("outlet_merge", OutletMerge.id, OutletMerge.into_id == ids["outlet"]),
        ):
            ids[name] = session.scalars(select(column).where(of)).one()
        ids["home_alias"] = parties.add_name(session, ORGANIZATIONS, ids["home"], "The Home Desk", **by).id
        admin = session.get_one(User, ids["user_admin"])
        for name in ("sister", "former"):
            made = make_organization(session, f"{name.title()} desk")
            add_member(session, admin, made.id, OrganizationRole.ADMIN, actor=SYSTEM, now=now())
            ids[name] = made.id
        as_admin = actor_for_user(session, admin, ids["home"])
        merge = merge_organizations(session, ids["former"], ids["home"], reason="One desk.", actor=as_admin, now=now())
        ids["home_merge"] = merge.id

    def told(self) -> None:
        """A webhook with a message that was given up, and a use that was recalled."""
        session, home = self.session, self.home.id
        endpoint = WebhookEndpoint(
            organization_id=home,
            url=f"https://{SECRET}.example/in".lower(),
            event_types=["review.recalled"],
            secret="sealed",
            created_at=now(),
        )
        session.add(endpoint)
        session.flush()
        message = WebhookDelivery(
            endpoint_id=endpoint.id,
            event_type="review.recalled",
            message_id="msg_0000000000000000000000000A",
            body=f'{{"data": "{SECRET}"}}',
            state=DeliveryState.DEAD,
            created_at=now(),
            finished_at=now(),
        )
        revision = list_revisions(session, self.ids["true"])[0]
        note_usages(session, [revision.id], actor=self.people.anna, now=now())
        usage = session.scalars(select(Usage).where(Usage.revision_id == revision.id).order_by(Usage.id.desc())).first()
        assert usage is not None
        recall = Recall(
            usage_id=usage.id,
            organization_id=home,
            subject="withdrawn:1",
            kind=RecallKind.WITHDRAWN,
            recalled_at=now(),
        )
        session.add_all([message, recall])
        session.flush()
        self.ids |= {"webhook": endpoint.id, "delivery": message.id, "usage": usage.id}

    def shelved(self, version: ArticleVersion) -> int:
        """A sentence of the version that was not taken."""
        last = select(Sentence).where(Sentence.article_version_id == version.id).order_by(Sentence.position.desc())
        sentence = self.session.scalars(last.limit(1)).one()
        sentence.rejected, sentence.score = RejectReason.OPINION, 0.2
        return sentence.id

    def sources(self, app: Flask) -> None:
        """A source with an archived page, and one that was retracted."""
        session, ids = self.session, self.ids
        rows = session.scalars(select(Source).order_by(Source.id)).all()
        source = next(row for row in rows if row.url)
        data = b"<p>The works cost 40 million euros.</p>"
        store = SnapshotStore(app.config["SNAPSHOT_DIR"])
        sha256 = store.keep_page(data, url=str(source.url), content_type="text/html", retrieved_at=now())
        session.add(
            Snapshot(
                source_id=source.id,
                sha256=sha256,
                url=source.url,
                status=200,
                content_type="text/html",
                size=len(data),
                retrieved_at=now(),
                seen_at=now(),
                links=[],
            )
        )
        ids |= {"source": source.id, "sha256": sha256, "retracted_source": self.retracted()}

    def retracted(self) -> int:
        """A source that a public verdict cites and that was retracted."""
        session, people, url = self.session, self.people, "https://doi.org/10.1234/abc.5"
        review = open_review(session, make_claim(session).id, self.home.id, actor=SYSTEM, now=now())
        paper = (supporting(title="A paper", url=url),)
        publish_review(session, review, people.cora, people.ben, now(), evidence=paper, **self.dates())
        source = session.scalars(select(Source).where(Source.url == url)).one()
        retract_source(session, source.id, actor=CLI, reason="Faked data.", now=now())
        return source.id

    def versions(self) -> None:
        """The lock versions of reviews (``v_``), of their drafts (``d_``) and of the letter."""
        session, ids = self.session, self.ids
        session.flush()
        session.expire_all()
        for name in self.review_names:
            ids[f"v_{name}"] = session.get_one(Review, ids[name]).lock_version
            draft = session.get(ReviewDraft, ids[name])
            ids[f"d_{name}"] = 0 if draft is None else draft.lock_version
        ids["v_letter"] = session.get_one(CorrectionLetter, ids["letter"]).lock_version

    def files(self, folder: Path) -> None:
        """What commands read and where they write."""
        (folder / "out").mkdir()
        text, retractions = folder / "article.txt", folder / "retractions.csv"
        text.write_text("The quay cost 40 million euros.", encoding="utf-8")
        retractions.write_text("url,reason\nhttps://harbor.example/accounts,Faked\n", encoding="utf-8")
        self.ids |= {"file": str(text), "retractions": str(retractions), "folder": str(folder / "out")}

    def seal(self) -> None:
        """Put the word that nobody else may read into what belongs to the home desk alone."""
        letter = self.session.get_one(CorrectionLetter, self.ids["letter"])
        letter.text = f"{SECRET} {letter.text}"
        self.session.flush()
        reviews = select(Review.id).where(Review.organization_id == self.home.id)
        opinions = select(SecondOpinion.id).where(SecondOpinion.review_id.in_(reviews))
        people = select(Membership.user_id).where(Membership.organization_id == self.home.id)
        for column, owner, whose in (
            (ReviewDraft.rationale, ReviewDraft.review_id, reviews),
            (SecondOpinion.rationale, SecondOpinion.review_id, reviews),
            (Adjudication.reason, Adjudication.opinion_id, opinions),
            (Notification.text, Notification.user_id, people),
            (RecentAction.text, RecentAction.user_id, people),
        ):
            sealed = update(column.class_).where(owner.in_(whose)).values({column: f"{SECRET} " + column})
            self.session.execute(sealed.execution_options(synchronize_session=False))
        self.ids["v_letter"] = letter.lock_version


def _make_keys(session: Session, ids: Mapping[str, Any]) -> dict[tuple[str, str], tuple[str, int]]:
    """A key of each role's person with each scope, by both, with a job of its own. Those of "nobody" act for no person;
    neither do those of "outside", which belong to the other organization."""
    owners = {who: (ids["other" if who == "stranger" else "home"], ids[f"user_{who}"]) for who in ROLES[1:]}
    owners |= {"nobody": (ids["home"], None), "outside": (ids["other"], None)}
    made = {}
    for who, (organization_id, person) in owners.items():
        for scope in Scope:
            owner = {"organization_id": organization_id, "user_id": person, "now": now()}
            key, secret = keys.create_key(session, scopes=[scope], name="for tests", actor=CLI, **owner)
            job = jobs.enqueue(session, "process_article", {"version_id": 1}, owner=f"key:{key.id}", now=now())
            made[who, scope.value] = secret, job.id
    return made


@pytest.fixture(scope="session")
def registry(databases, tmp_path_factory) -> Iterator[Registry]:
    """The filled registry; who wrote restores it."""
    folder = tmp_path_factory.mktemp("access")
    with databases.fresh("sqlite", migrated=True) as url:
        app = create_app(app_settings(url, folder))
        app.testing = True
        made = Registry(app, folder)
        yield made
        made.close()
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
