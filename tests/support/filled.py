"""A registry with something of everything in it, for tests that look at every page.

``fill_round`` makes each thing once, through the services, in words that ``say`` gives: plain ones for tests of looks,
hostile ones for tests of safety. ``fill_once`` is the registry of one plain round.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import current_app
from flask_security import hash_password
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.records import MatchState, Relation
from claims.core.reviews.scales import Grade
from claims.core.reviews.second_opinions import AdjudicationChoice
from claims.core.transparency.signed_note import Signer
from claims.core.verdicts import ClaimKind, Verdict
from claims.models import (
    Appearance,
    ArticleVersion,
    Claim,
    DuplicatePair,
    FourEyes,
    Match,
    Organization,
    OrganizationRole,
    Review,
    ReviewRevision,
    User,
)
from claims.models.duplicate_pair import PairState
from claims.services.answers.scales import add_version, scale_of
from claims.services.articles.article_input import ArticleInput
from claims.services.base.actors import SYSTEM, Actor, actor_for_user
from claims.services.base.notifications import notify
from claims.services.base.organizations import add_member, ensure_default_organization, get_or_create_organization
from claims.services.base.recent_actions import Deed, note_action
from claims.services.claims.topics import Topic, follow_topic
from claims.services.desk.saved_filters import save_filter
from claims.services.desk.second_opinions import OpinionInput
from claims.services.desk.snoozes import snooze
from claims.services.directories import organization_directory, outlet_directory, parties, speaker_directory
from claims.services.directories.organization_merging import merge_organizations
from claims.services.directories.outlet_merging import merge_outlets
from claims.services.directories.speaker_merging import merge_speakers
from claims.services.directories.speakers import ensure_speaker
from claims.services.exchange import markup_pages
from claims.services.exchange.claim_review_out import Site
from claims.services.followup import check_requests, correction_letters, recheck_requests
from claims.services.intake.intake import process_version, receive_article
from claims.services.judging.reading_corrections import CorrectedReading, correct_reading, corrections_of
from claims.services.judging.replay import replay, store_replay
from claims.services.matching.matching import MatchingSettings
from claims.services.matching.sweeps import start_duplicates
from claims.services.messages import webhooks
from claims.services.messages.claim_follows import follow_claim
from claims.services.messages.usages import note_usages
from claims.services.messages.webhook_sending import Message, Outcome, record
from claims.services.regrouping.merging import merge_claims
from claims.services.reviews.reviews import open_review
from claims.services.settings import endpoint_rules
from claims.services.transparency.log_checkpoints import LogSigning, sign_log
from tests.support.browser_fixtures import PASSWORD
from tests.support.databases import LOG_KEY
from tests.support.factories import (
    make_appearance,
    make_claim,
    make_match,
    refuting,
    step,
    supporting,
    unrounded,
    write_draft,
)
from tests.support.sample import BODY, HEADLINE

SITE = "https://registry.example"
Say = Callable[[str, int], str]
"""The words of a field, at most so many characters: ``say("rationale", 20_000)``."""

ROLES = {
    "Anna": ("checker", "reviewer", "admin"),
    "Ben": ("checker", "reviewer"),
    "Cora": ("checker", "reviewer"),
}
PLAIN = {
    "grade": "Staged",
    "reason": "A newer count of the harbor office is out.",
    "rationale": "The accounts of the harbor office give the same figure for the year, and the audit confirms it.",
    "quote": "The works cost 40 million euros.",
    "evidence title": "Accounts 2023",
    "publisher": "Harbor office",
    "locator": "p. 12",
    "outlet": "The Harbor Post",
    "author": "Ida Berg",
    "speaker": "Ana M. Lopez",
    "alias": "Anita Lopez",
    "title": "Minister of harbors",
    "letter": "Good day,\n\nYour article says that the works cost 41 million euros. They cost 40.\n",
    "note": "They look into it.",
    "question": "The audit of 2024 was withdrawn in May.",
    "asked": "The bridge of Malmo was closed for nine days in 2023.",
    "description": "Corrections desk",
    "answer": "the queue is full",
    "topic": "harbor",
    "filter": "Harbor figures",
    "notice": "A claim that you follow is said in 12 articles since yesterday.",
}
_numbers = itertools.count(1)

SENTENCES = (
    "The harbor of {} cost {} million euros in 2023.",
    "The ferry from {} carried {} thousand people in May 2024.",
    "The library of {} lent out {} thousand books in 2023.",
    "The bridge at {} was closed for {} days in 2022.",
    "The school of {} had {} pupils fewer in 2024 than in 2014.",
)
TOWNS = ("Umea", "Malmo", "Turku", "Bergen", "Aarhus", "Kiel", "Gdansk")


def plainly(field: str, limit: int) -> str:
    """Ordinary words for a field; claims, headlines and names of organizations differ each time."""
    number = next(_numbers)
    unique = {
        "claim": SENTENCES[number % len(SENTENCES)].format(TOWNS[number % len(TOWNS)], unrounded(number)),
        "headline": f"{HEADLINE}, part {number}",
        "organization": f"Verification desk {number}",
        "body": BODY,
    }
    return (unique.get(field) or PLAIN[field])[:limit]


@dataclass(frozen=True)
class People:
    """Three colleagues of the default organization."""

    anna: Actor
    ben: Actor
    cora: Actor
    home: int


def make_people(session: Session, now: dt.datetime) -> People:
    """Anna (also admin), Ben and Cora, who sign in as ``NAME@desk.example`` with ``PASSWORD``."""
    home = ensure_default_organization(session, name="Home desk", now=now)
    hashed = hash_password(PASSWORD)
    actors = {}
    for name, roles in ROLES.items():
        fields = {"email": f"{name.lower()}@desk.example", "fs_uniquifier": f"{name}-filled", "password": hashed}
        user = User(name=name, created_at=now, active=True, **fields)
        session.add(user)
        session.flush()
        for role in roles:
            add_member(session, user, home.id, OrganizationRole(role), actor=SYSTEM, now=now)
        actors[name] = actor_for_user(session, user, home.id)
    return People(actors["Anna"], actors["Ben"], actors["Cora"], home.id)


def fill_round(session: Session, people: People, say: Say, now: dt.datetime) -> dict[str, int]:
    """Everything once; gives the ids by the names that the addresses of pages use."""
    return Filler(session, people, say, now).fill()


def fill_once(session: Session, now: dt.datetime) -> dict[str, int]:
    """One of everything in plain words, and what there is once; gives the ids by name."""
    ids = fill_round(session, make_people(session, now), plainly, now)
    finish(session, now)
    return ids


def finish(session: Session, now: dt.datetime) -> None:
    """What there is once in a registry: a replay of the judgements and a signed log."""
    store_replay(session, replay(session, settings=MatchingSettings()), actor=SYSTEM, now=now)
    sign_log(session, LogSigning((Signer("registry.example/claims", LOG_KEY),)), now=now)


class Filler:
    """Makes one of each thing and keeps the ids."""

    def __init__(self, session: Session, people: People, say: Say, now: dt.datetime) -> None:
        self.session = session
        self.people = people
        self.say = say
        self._clock = now - dt.timedelta(hours=1)
        self.ids: Counter[str] = Counter()
        self.home = session.get_one(Organization, people.home)

    def fill(self) -> dict[str, int]:
        """Everything, in an order in which each thing finds what it needs."""
        for make in (
            self.verdicts,
            self.work_in_progress,
            self.opinions,
            self.letters,
            self.requests,
            self.speakers,
            self.outlets,
            self.organizations,
            self.articles,
            self.markup,
            self.duplicates,
            self.lines,
            self.hooks,
        ):
            make()
        return dict(self.ids)

    @property
    def now(self) -> dt.datetime:
        """A second later each time, so that histories have an order."""
        self._clock += dt.timedelta(seconds=1)
        return self._clock

    def words(self, field: str, limit: int = 2_000) -> str:
        return self.say(field, limit)

    def review(self, name: str, organization: Organization | None = None, claim: Claim | None = None) -> Review:
        """An open review, kept as ``name`` and its claim as ``name_claim``."""
        claim = claim or make_claim(self.session, self.words("claim"), now=self.now)
        owner = organization or self.home
        review = open_review(self.session, claim.id, owner.id, actor=SYSTEM, now=self.now)
        self.ids[name], self.ids[f"{name}_claim"] = review.id, claim.id
        return review

    def draft(self, *, is_false: bool = False, **changes: Any) -> dict[str, Any]:
        """The content of a complete draft in the words of the round."""
        evidence = (refuting if is_false else supporting)(
            title=self.words("evidence title", 300),
            publisher=self.words("publisher", 200),
            quote=self.words("quote", 2_000),
            locator=self.words("locator", 200),
        )
        today = self.now.date()
        content: dict[str, Any] = {
            "rating": "false" if is_false else "true",
            "rationale": self.words("rationale"),
            "true_as_of": today - dt.timedelta(days=60),
            "valid_until": today + dt.timedelta(days=400),
            "evidence": (evidence,),
        }
        return content | changes

    def publish(self, review: Review, **changes: Any) -> Review:
        """Anna writes it, Ben approves it."""
        session, people = self.session, self.people
        write_draft(session, review, people.anna, self.now, **self.draft(**changes))
        step(session, review, "submit", people.anna, self.now)
        return step(session, review, "approve", people.ben, self.now)

    def verdicts(self) -> None:
        """Public verdicts in every freshness: current, expired, corrected, withdrawn, under recheck, two that clash."""
        session, people = self.session, self.people
        said = make_claim(session, self.words("claim"), speaker=self.words("speaker", 300), now=self.now)
        self.publish(self.review("true", claim=said))
        old = self.now.date() - dt.timedelta(days=30)
        dates = {"true_as_of": old - dt.timedelta(days=400), "valid_until": old}
        self.publish(self.review("expired"), **dates)
        corrected = self.publish(self.review("corrected"))
        step(session, corrected, "recheck", people.anna, self.now, reason=self.words("reason"))
        changed = {"correction_kind": "verdict_changed", "revision_reason": self.words("reason")}
        write_draft(session, corrected, people.anna, self.now, **self.draft(is_false=True, **changed))
        step(session, corrected, "revise", people.anna, self.now)
        step(session, corrected, "approve", people.ben, self.now)
        withdrawn = self.publish(self.review("withdrawn"))
        step(session, withdrawn, "withdraw", people.ben, self.now, reason=self.words("reason"))
        recheck = self.publish(self.review("recheck"))
        step(session, recheck, "recheck", people.anna, self.now, reason=self.words("reason"))
        other = get_or_create_organization(session, self.words("organization", 300), now=self.now)
        other.four_eyes = FourEyes.OFF
        ben = session.get_one(User, people.ben.user_id)
        add_member(session, ben, other.id, OrganizationRole.REVIEWER, actor=SYSTEM, now=self.now)
        author = actor_for_user(session, ben, other.id)
        self.publish(self.review("disputed"))
        theirs = self.review("theirs", other, session.get_one(Claim, self.ids["disputed_claim"]))
        write_draft(session, theirs, author, self.now, **self.draft(is_false=True))
        step(session, theirs, "submit", author, self.now)
        self.ids["organization"], self.ids["other_organization"] = people.home, other.id

    def work_in_progress(self) -> None:
        """Reviews that are open, taken, returned, declined, and in approval."""
        session, people = self.session, self.people
        self.review("open")
        write_draft(session, self.review("taken"), people.anna, self.now, **self.draft())
        approval = self.review("approval")
        write_draft(session, approval, people.ben, self.now, **self.draft())
        step(session, approval, "submit", people.ben, self.now)
        returned = self.review("returned")
        write_draft(session, returned, people.anna, self.now, **self.draft())
        step(session, returned, "submit", people.anna, self.now)
        step(session, returned, "return", people.ben, self.now, reason=self.words("reason"))
        declined = self.review("declined")
        step(
            session,
            declined,
            "decline",
            people.ben,
            self.now,
            reason=self.words("reason"),
            decline_reason="not_checkable",
        )

    def opinions(self) -> None:
        """A review that waits for a second opinion, one where two differ, and one that was adjudicated."""
        session, people = self.session, self.people
        self.home.four_eyes = FourEyes.BLIND
        for name in ("second", "differing", "judged"):
            review = self.review(name)
            write_draft(session, review, people.ben, self.now, **self.draft())
            step(session, review, "submit", people.ben, self.now)
            if name != "second":
                content = self.draft(is_false=True)
                given = OpinionInput(content["rating"], content["rationale"], content["evidence"])
                step(session, review, "second", people.cora, self.now, opinion=given)
            if name == "judged":
                choice = AdjudicationChoice.SECOND
                step(session, review, "adjudicate", people.anna, self.now, choice=choice, reason=self.words("reason"))
        self.home.four_eyes = FourEyes.APPROVE

    def letters(self) -> None:
        """A passage that is rated false in an article, with a letter that is written and one that was answered."""
        session, people = self.session, self.people
        for name in ("letter", "answered"):
            review = self.publish(self.review(f"{name}_review"), is_false=True)
            claim = session.get_one(Claim, review.claim_id)
            appearance = self.said(claim)
            letter = correction_letters.begin_letter(
                session, appearance.id, review.id, actor=people.anna, now=self.now, address_of=SITE.__add__
            )
            self.ids[name], self.ids[f"{name}_appearance"] = letter.id, appearance.id
        text = self.words("letter", 20_000)
        correction_letters.save_letter(session, letter.id, text, actor=people.anna, expected_version=None)
        for state in ("sent", "acknowledged"):
            note = self.words("note")
            correction_letters.move_letter(session, letter.id, state, note=note, actor=people.anna, now=self.now)

    def said(self, claim: Claim | None) -> Appearance:
        """A passage of an article in the words of the round."""
        return make_appearance(self.session, claim, claim.text if claim else self.words("claim"))

    def requests(self) -> None:
        """Readers' wishes: for a recheck (waiting, declined, accepted) and for a check."""
        session, people = self.session, self.people
        for name, about in (("asked", "true"), ("refused", "true"), ("accepted", "recheck")):
            asked = recheck_requests.request_recheck(
                session,
                self.ids[about],
                text=self.words("question"),
                source_url="https://harbor.example/audit",
                source_quote=self.words("quote"),
                now=self.now,
            )
            self.ids[f"{name}_request"] = asked.id
        recheck_requests.decline_recheck_request(
            session, self.ids["refused_request"], reason=self.words("reason"), actor=people.ben, now=self.now
        )
        recheck_requests.accept_recheck_request(session, self.ids["accepted_request"], actor=people.ben, now=self.now)
        wish = check_requests.request_check(session, self.words("asked"), note=self.words("note", 1_000), now=self.now)
        self.ids["wish"] = wish.id

    def speakers(self) -> None:
        """A speaker with everything that is known, and one that was merged into it."""
        session, people = self.session, self.people
        name = self.words("speaker", 300)
        self.ids["speaker"] = number = ensure_speaker(session, name, now=self.now)
        made = make_claim(session, self.words("claim"), speaker=name, now=self.now)
        self.ids["spoken_claim"] = made.id
        merged = ensure_speaker(session, self.words("alias", 290) + f" {next(_numbers)}", now=self.now)
        actor = {"actor": people.ben, "now": self.now}
        parties.add_name(
            session,
            speaker_directory.SPEAKERS,
            number,
            self.words("alias", 280) + f" {next(_numbers)}",
            language="es",
            **actor,
        )
        speaker_directory.add_role(session, number, self.words("title", 200), since=dt.date(2019, 1, 1), **actor)
        merge_speakers(session, merged, number, reason=self.words("reason"), **actor)

    def outlets(self) -> None:
        """An outlet with everything that is known, one that was merged into it, and one that is the same."""
        session, number, actor = self.session, next(_numbers), {"actor": self.people.ben, "now": self.now}
        found = [self._filed(f"{name}{number}.example") for name in ("post", "old-post", "again")]
        self.ids["outlet"], merged, self.ids["other_outlet"] = found
        outlet, told = self.ids["outlet"], {"reason": self.words("reason"), **actor}
        outlet_directory.add_name(session, outlet, self.words("alias", 280) + f" {number}", language="es", **told)
        outlet_directory.add_domain(session, outlet, f"mobile{number}.example", **told)
        parties.add_external_id(session, outlet_directory.OUTLETS, outlet, "wikidata", f"Q{number}", **actor)
        merge_outlets(session, merged, outlet, **told)

    def organizations(self) -> None:
        """What the home desk says of itself, one that was merged into it, and one that cannot be yet."""
        session, told = self.session, {"actor": self.people.anna, "now": self.now}
        merged = get_or_create_organization(session, self.words("organization", 300), now=self.now)
        anna = session.get_one(User, self.people.anna.user_id)
        for number in (merged.id, self.ids["other_organization"]):
            add_member(session, anna, number, OrganizationRole.ADMIN, actor=SYSTEM, now=self.now)
        home, reason = self.people.home, self.words("reason")
        addresses = {"site": "https://desk.example", "method_url": "https://desk.example/method"}
        organization_directory.set_addresses(session, home, **addresses, reason=reason, **told)
        name = self.words("organization", 280) + f" {next(_numbers)}"
        parties.add_name(session, organization_directory.ORGANIZATIONS, home, name, **told)
        merge_organizations(session, merged.id, home, reason=reason, **told)
        self._own_scale(ClaimKind.IMAGE_CONTEXT)

    def _own_scale(self, kind: ClaimKind) -> None:
        """The home desk's own grades for a claim type, with a label in another language."""
        label, german = self.words("grade", 150) + f" {next(_numbers)}", self.words("grade", 150)
        grades = (Grade("staged", label, Verdict.FALSE, (("de", german),)), Grade("genuine", "Genuine", Verdict.TRUE))
        session, home = self.session, self.people.home
        replaces = scale_of(session, home, kind).name
        told = {"language": "en", "replaces": replaces, "actor": self.people.anna, "now": self.now}
        self.ids["own_scale_version"] = add_version(session, home, kind, grades, **told).version

    def _filed(self, host: str) -> int:
        sent = ArticleInput(
            headline=self.words("headline", 1_000),
            body=self.words("body", 20_000),
            url=f"https://{host}/truce",
            outlet=self.words("outlet", 300),
        )
        return receive_article(self.session, sent, actor=SYSTEM, now=self.now).article.outlet_id

    def articles(self) -> None:
        """An article that was read, one that waits, a suggested match and one on which people and machine differ."""
        session, people = self.session, self.people
        number = next(_numbers)
        sent = ArticleInput(
            headline=self.words("headline", 1_000),
            body=self.words("body", 20_000),
            url=f"https://post{number}.example/truce",
            outlet=self.words("outlet", 290),
            authors=(self.words("author", 300),),
            published_at=self.now - dt.timedelta(hours=3),
        )
        read = receive_article(session, sent, actor=people.anna, now=self.now)
        process_version(session, read.version.id, now=self.now, actor=SYSTEM)
        self.ids["article"] = read.article.id
        waiting = ArticleInput(headline=self.words("headline", 1_000), body="Rain fell. " * 20, published_at=self.now)
        self.ids["waiting"] = receive_article(session, waiting, actor=people.anna, now=self.now).article.id
        claim = session.get_one(Claim, self.ids["true_claim"])
        same = {"relation": Relation.SAME, "machine_relation": Relation.SAME}
        passage = make_appearance(session, None, f"It is said that {claim.text}")
        self.ids["match"] = make_match(session, passage, claim, **same).id
        judged: Match = make_match(
            session,
            self.said(claim),
            claim,
            relation=Relation.SAME,
            machine_relation=Relation.OTHER_DATE,
            state=MatchState.CONFIRMED,
            decided_by_id=people.anna.user_id,
            judged_machine_relation=Relation.SAME,
            machine_decided_at=self.now,
        )
        self.ids["judged_match"] = judged.id
        self.corrected()

    def corrected(self) -> None:
        """A passage that a person put into another mouth."""
        passage = self.said(None)
        said = CorrectedReading(voice="quoted", speaker=self.words("speaker", 300), force="claimed")
        told = {"actor": self.people.anna, "reason": self.words("reason"), "now": self.now}
        correct_reading(self.session, passage.id, said, settings=MatchingSettings(), **told)
        version = self.session.get_one(ArticleVersion, passage.article_version_id)
        self.ids["corrected_passage"], self.ids["corrected_article"] = passage.id, version.article_id
        self.ids["correction"] = corrections_of(self.session, passage.id)[-1].id

    def markup(self) -> None:
        """A page whose markup a client of Google's keeps here, and the review of another organization that it tells of."""
        page = {
            "pageUrl": f"https://facts{next(_numbers)}.example/check",
            "claimReviewAuthor": {"name": self.words("organization", 300)},
            "claimReviewMarkups": [{"claimReviewed": self.words("claim"), "rating": {"textualRating": "False"}}],
        }
        own = Site(SITE)
        kept = markup_pages.create_page(self.session, page, site=own, actor=self.people.ben, now=self.now)
        self.ids["markup_page"] = kept.id

    def duplicates(self) -> None:
        """Two claims that may be one, two that are kept apart, and two that were merged."""
        session, people = self.session, self.people
        for name, state in (("pair", PairState.SUGGESTED), ("apart", PairState.KEPT_APART)):
            one, other = (make_claim(session, self.words("claim"), ClaimKind.EVENT, now=self.now) for _ in range(2))
            row = DuplicatePair(
                first_id=one.id,
                second_id=other.id,
                relation=Relation.SAME,
                probability=0.8,
                differing_slots=[],
                slots={},
                features={},
                threshold=0.9,
                matcher_version="test/1",
                state=state,
                found_at=self.now,
            )
            if state is PairState.KEPT_APART:
                row.decided_at, row.decided_by_id, row.reason = self.now, people.ben.user_id, self.words("reason")
            session.add(row)
            session.flush()
            self.ids[name] = row.id
        kept, lost = (make_claim(session, self.words("claim"), now=self.now) for _ in range(2))
        merge_claims(session, lost.id, kept.id, actor=people.ben, reason=self.words("reason"), now=self.now)
        self.ids["merged_claim"] = kept.id
        self.ids["search"] = start_duplicates(session, actor=people.ben, now=self.now).id

    def hooks(self) -> None:
        """An endpoint with messages that arrived, wait and were given up, one that is off, and recalled uses."""
        session, anna = self.session, self.people.anna
        rules = endpoint_rules(current_app.config)
        number = next(_numbers)
        for name, host in (("webhook", "hooks"), ("webhook_off", "old")):
            endpoint, _ = webhooks.create_endpoint(
                session,
                url=f"https://{host}{number}.example/registry",
                event_types=["review.recalled", "claim.created"],
                description=self.words("description", 200),
                rules=rules,
                actor=anna,
                now=self.now,
            )
            self.ids[name] = endpoint.id
        for status, tries in ((200, 1), (500, 10), (None, 1)):
            delivery = webhooks.send_test(session, self.ids["webhook"], actor=anna, now=self.now)
            delivery.tries = tries - 1
            message = Message(delivery.id, "", delivery.message_id, delivery.body, "")
            error = "" if status else "source_timeout"
            outcome = Outcome(self.now, 84, status=status, error=error, answer=self.words("answer", 4_000))
            record(session, message, outcome, now=self.now, spread=0)
            if status == 500:
                self.ids["message"] = delivery.id
        webhooks.set_enabled(session, self.ids["webhook_off"], enabled=False, actor=anna, now=self.now)
        recalled = self.publish(self.review("recalled"))
        revision = session.scalars(select(ReviewRevision).where(ReviewRevision.review_id == recalled.id)).one()
        note_usages(session, [revision.id], actor=self.people.cora, now=self.now)
        step(session, recalled, "withdraw", self.people.ben, self.now, reason=self.words("reason"))

    def habits(self, user_id: int) -> None:
        """A snoozed review, a topic and a saved filter, and three actions of which two can be taken back."""
        session, now = self.session, self.now
        snoozed = self.review("snoozed")
        snooze(session, snoozed.id, actor=self.people.anna, now=dt.datetime.now(dt.UTC))
        follow_topic(session, user_id, Topic(ClaimKind.QUANTITY, words=self.words("topic", 200)), now=now)
        save_filter(session, user_id, f"{self.words('filter', 45)} {next(_numbers)}", "tab=new&kind=event", now=now)
        undo = f"/reviews/{snoozed.id}/wake"
        about = self.words("claim")
        note_action(session, user_id, Deed("Snoozed.", about, "/queue", f"review:{snoozed.id}", undo), now=now)
        note_action(session, user_id, Deed("Declined.", self.words("claim"), "/queue"), now=self.now)
        name = self.words("filter", 60)
        fields = {"name": name, "view": "tab=new"}
        deleted = Deed(f"Filter “{name}” deleted.", undo_href="/queue/filters", undo_fields=fields)
        note_action(session, user_id, deleted, now=now)

    def lines(self) -> None:
        """What Anna is told, follows, filters by, has snoozed and done."""
        assert self.people.anna.user_id is not None
        follow_claim(self.session, self.people.anna.user_id, self.ids["true_claim"], now=self.now)
        self.habits(self.people.anna.user_id)
        claim = self.ids["true_claim"]
        notify(
            self.session,
            self.people.anna.user_id,
            "demand_spike",
            self.words("notice", 400),
            f"/claims/{claim}",
            self.now,
            subject=f"claim:{claim}",
        )
