"""A large registry with something of everything in it, for ``pages.py``: written by inserts, not through the services.

Of each three claims one is checked and public, one waits in the queue and one has no review. Of a hundred public reviews
one was corrected, of three hundred one was withdrawn and one is looked at again; of fifty that wait, six are in another
state than open. Everything is spread evenly over ``DAYS`` days. A few rows are as large as they come: claim 1 is said in
every article, speaker 1 and source 1 stand behind a tenth of theirs, article 1 has ten times the claims of the others.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, inspect, text
from sqlalchemy.orm import Session

from benchmarks.matching_scale import Writer
from claims.core.messages.letters import LetterState
from claims.core.records import MatchState, Polarity, Relation, Voice
from claims.core.reviews.rechecks import RecheckTrigger
from claims.core.reviews.reviewing import CorrectionKind, ReviewState
from claims.core.sources.source_states import SourceState
from claims.core.sources.speaker_names import fold_name
from claims.core.verdicts import ClaimKind, Stance, Verdict
from claims.models import (
    Appearance,
    Article,
    ArticleVersion,
    Base,
    Change,
    CheckRequest,
    Claim,
    ClaimDemand,
    CorrectionLetter,
    DuplicatePair,
    Evidence,
    InputFormat,
    LogEntry,
    Match,
    Notification,
    OrganizationRole,
    Outlet,
    ProcessingState,
    RecheckReason,
    RecheckRequest,
    Review,
    ReviewDraft,
    ReviewRevision,
    SecondOpinion,
    Sentence,
    Source,
    Speaker,
    SpeakerAlias,
    StatusChange,
    User,
)
from claims.models.check_request import CheckRequestState
from claims.models.duplicate_pair import PairState
from claims.models.recheck_request import RequestState
from claims.services.base.actors import SYSTEM
from claims.services.base.organizations import add_member, ensure_default_organization
from claims.services.index.candidates import IndexedText, index_claims
from claims.services.judging.replay import replay, store_replay
from claims.services.matching.matching import MatchingSettings

Row = dict[str, Any]

BATCH = 10_000
CLAIMS_AN_ARTICLE = 40
CLAIMS_OF_THE_LONGEST = 400
OUTLETS = 200
PEOPLE = 20
DAYS = 300
OTHER_SITE = "checks.example"
"""Where a tenth of the reviews stand on a page of their own; the others are pages of the registry alone."""

KINDS = tuple(ClaimKind)
VERDICTS = tuple(Verdict)
WAITING = (
    ReviewState.IN_PROGRESS,
    ReviewState.SECOND_OPINION,
    ReviewState.ADJUDICATION,
    ReviewState.IN_APPROVAL,
    ReviewState.DECLINED,
    ReviewState.IN_PROGRESS,
)
"""States of the first of each fifty reviews that wait; the others are open."""

RATIONALE = (
    "The accounts of the office give the same figure, and so does the register. The audit of the year after names it "
    "again, with the day on which it was counted."
)
SLOTS = {
    "quantity": {
        "left": "12",
        "right": "13",
        "comparison": "different",
        "left_span": None,
        "right_span": None,
        "inferred": False,
    }
}


@dataclass(frozen=True, slots=True)
class Plan:
    """Which claims are what, by arithmetic: nothing need be asked from the database to find an example."""

    size: int
    now: dt.datetime

    def moment(self, n: int) -> dt.datetime:
        """When claim ``n`` came: later for later claims, over the last ``DAYS`` days."""
        return self.now - dt.timedelta(seconds=(self.size - n) * (DAYS * 86_400 // self.size))

    def public(self, start: int, end: int) -> Iterator[int]:
        """Claims between two numbers (the end not included) whose reviews are public."""
        return (n for n in range(start, end) if n % 3 == 1)

    def waiting(self, start: int, end: int) -> Iterator[int]:
        """Claims whose reviews wait, or were declined."""
        return (n for n in range(start, end) if n % 3 == 2)

    def state(self, n: int) -> ReviewState:
        """The state of the review of claim ``n``."""
        turn = n // 3
        if n % 3 == 1:
            return {1: ReviewState.WITHDRAWN, 2: ReviewState.RECHECK}.get(turn % 300, ReviewState.PUBLISHED)
        return WAITING[turn % 50] if turn % 50 < len(WAITING) else ReviewState.OPEN

    def is_corrected(self, n: int) -> bool:
        """Whether the public review of claim ``n`` has a second revision."""
        return n // 3 % 100 == 0

    def first(self, state: ReviewState) -> int:
        """The first claim whose review is in a state."""
        return next(n for n in range(1, self.size + 1) if n % 3 and self.state(n) is state)


def fill(session: Session, size: int, now: dt.datetime, say: Callable[[str], None]) -> None:
    """Store a registry of ``size`` claims and commit it; ``say`` is told how far it is."""
    plan = Plan(size, now)
    organization_id, people = _people(session, plan)
    _directory(session, plan)
    store_replay(session, replay(session, settings=MatchingSettings()), actor=SYSTEM, now=now)
    session.commit()
    texts = list(Writer(1).claims(size))
    for start in range(1, size + 1, BATCH):
        part = [(n, texts[n - 1]) for n in range(start, min(start + BATCH, size + 1))]
        _claims(session, plan, part)
        _public_reviews(session, plan, part, organization_id, people)
        _waiting_reviews(session, plan, part, organization_id, people)
        _articles(session, plan, part)
        session.commit()
        say(f"{part[-1][0]:,} claims stored")
    _lists(session, plan, texts, organization_id, people)
    session.commit()
    session.execute(text("ANALYZE"))
    session.commit()


def _put(session: Session, model: type[Base], rows: Sequence[Row]) -> None:
    """Insert rows that all have the same attributes; those that they lack get their default."""
    if session.get_bind().dialect.name == "postgresql":
        _copy(session, model, rows)
        return
    for start in range(0, len(rows), BATCH):
        session.execute(insert(model), rows[start : start + BATCH])


def _copy(session: Session, model: type[Base], rows: Sequence[Row]) -> None:
    """The same by COPY: inserts take PostgreSQL ten times as long."""
    if not rows:
        return
    connection = session.connection()
    columns = {attribute.key: attribute.columns[0] for attribute in inspect(model).column_attrs}
    defaults = {
        name: column.default.arg
        for name, column in columns.items()
        if name not in rows[0] and column.default is not None
    }
    names = [*rows[0], *defaults]
    convert = [
        columns[name].type.dialect_impl(connection.dialect).bind_processor(connection.dialect) or (lambda value: value)
        for name in names
    ]
    quoted = ", ".join(f'"{columns[name].name}"' for name in names)
    statement = f"COPY {model.__tablename__} ({quoted}) FROM STDIN"
    with connection.connection.cursor() as cursor, cursor.copy(statement) as copied:
        for row in rows:
            values = [row[name] if name in row else _default(defaults[name]) for name in names]
            copied.write_row([made(value) for made, value in zip(convert, values, strict=True)])


def _default(given: Any) -> Any:
    """A column's own value, or what its function makes."""
    return given(None) if callable(given) else given


def _people(session: Session, plan: Plan) -> tuple[int, list[int]]:
    organization = ensure_default_organization(session, name="Benchmark desk", now=plan.now)
    people = []
    for number in range(PEOPLE):
        user = User(
            email=f"p{number}@desk.example",
            name=f"Person {number}",
            fs_uniquifier=f"pages{number}",
            active=True,
            created_at=plan.now,
        )
        session.add(user)
        session.flush()  # its id
        for role in (OrganizationRole.CHECKER, OrganizationRole.REVIEWER, OrganizationRole.ADMIN):
            add_member(session, user, organization.id, role, actor=SYSTEM, now=plan.now)
        people.append(user.id)
    return organization.id, people


def _directory(session: Session, plan: Plan) -> None:
    """Outlets, speakers and sources."""
    at = plan.moment(0)
    _put(
        session,
        Outlet,
        [{"id": n, "key": f"o{n}", "name": f"Outlet {n}", "created_at": at} for n in range(1, OUTLETS + 1)],
    )
    names = [(n, f"Speaker Number{n}") for n in range(1, plan.size // 100 + 2)]
    _put(session, Speaker, [{"id": n, "name": name, "created_at": at} for n, name in names])
    aliases = [{"party_id": n, "name": name, "folded": fold_name(name), "created_at": at} for n, name in names]
    _put(session, SpeakerAlias, [row | {"surname": row["folded"].split()[-1]} for row in aliases])
    states = (SourceState.OK,) * 7 + (SourceState.UNCHECKED, SourceState.CHANGED, SourceState.DEAD)
    sources = [
        {
            "id": n,
            "key": f"s{n}",
            "url": f"https://office{n % 50}.example/accounts/{n}",
            "title": f"Accounts {n}",
            "publisher": f"Office {n % 50}",
            "created_at": at,
            "state": states[n % 10],
            "state_since": at,
        }
        for n in range(1, plan.size // 30 + 2)
    ]
    _put(session, Source, sources)


def _claims(session: Session, plan: Plan, part: Sequence[tuple[int, str]]) -> None:
    rows = [
        {
            "id": n,
            "text": words,
            "kind": KINDS[n % len(KINDS)],
            "created_at": plan.moment(n),
            "check_worthiness": n % 100 / 100,
            "speaker_id": (1 if n % 10 == 0 else n % (plan.size // 100) + 1) if n % 5 == 0 else None,
        }
        for n, words in part
    ]
    _put(session, Claim, rows)
    index_claims(session, [IndexedText(n, words) for n, words in part])
    made = {"subject_type": "claim", "action": "created", "actor": "cli", "detail": {}}
    _put(session, Change, [made | {"subject_id": n, "created_at": plan.moment(n)} for n, _ in part])
    articles = plan.size // CLAIMS_AN_ARTICLE
    demand = [
        {"claim_id": n} | dict.fromkeys(("articles", "outlets", "days", "origins"), articles if n == 1 else 1)
        for n, _ in part
    ]
    _put(session, ClaimDemand, demand)


def _review(plan: Plan, n: int, organization_id: int, people: Sequence[int]) -> Row:
    state, at = plan.state(n), plan.moment(n)
    is_public = n % 3 == 1
    is_waiting = state in (*WAITING, ReviewState.OPEN, ReviewState.RECHECK) and state is not ReviewState.DECLINED
    holder = people[n % len(people)] if state is ReviewState.IN_PROGRESS else None
    return {
        "id": n,
        "claim_id": n,
        "organization_id": organization_id,
        "state": state,
        "current_number": (1 + plan.is_corrected(n)) if is_public else None,
        "recheck_priority": n % 97 if state is ReviewState.RECHECK else None,
        "opened_at": at,
        "withdrawn_at": at if state is ReviewState.WITHDRAWN else None,
        "state_since": at,
        "assignee_id": holder,
        "assigned_at": at if holder else None,
        "demand_rank": n % 1_009,
        "due_at": at + dt.timedelta(days=200 + n % 200) if is_waiting else None,
        "warn_at": at + dt.timedelta(days=150 + n % 200) if is_waiting else None,
        "lock_version": 1,
    }


def _public_reviews(
    session: Session, plan: Plan, part: Sequence[tuple[int, str]], organization_id: int, people: Sequence[int]
) -> None:
    chosen = [(n, words) for n, words in part if n % 3 == 1]
    _put(session, Review, [_review(plan, n, organization_id, people) for n, _ in chosen])
    revisions = [_revision(plan, n, words, 1, people) for n, words in chosen]
    revisions += [_revision(plan, n, words, 2, people) for n, words in chosen if plan.is_corrected(n)]
    _put(session, ReviewRevision, revisions)
    _put(session, Evidence, [row for revision in revisions for row in _evidence(plan, revision)])
    steps = []
    for n, _ in chosen:
        steps += _steps(plan, n, people, ("open", "claim", "submit", "approve"))
    _put(session, StatusChange, steps)
    _put(session, LogEntry, [_entry(plan, revision) for revision in revisions])
    again = [n for n, _ in chosen if plan.state(n) is ReviewState.RECHECK]
    reason = {"text": "A newer count is out.", "actor": "user:1", "trigger": RecheckTrigger.BY_HAND}
    _put(
        session,
        RecheckReason,
        [reason | {"review_id": n, "revision_number": 1, "opened_at": plan.moment(n)} for n in again],
    )


def _revision(plan: Plan, n: int, words: str, number: int, people: Sequence[int]) -> Row:
    at = plan.moment(n) + dt.timedelta(hours=number - 1)
    ends = None if n % 2 else at.date() + dt.timedelta(days=200 + n % 200)
    verdict = VERDICTS[n // 3 % len(VERDICTS)]
    author = people[n % len(people)]
    return {
        "id": n if number == 1 else plan.size + n,
        "review_id": n,
        "number": number,
        "kind": KINDS[n % len(KINDS)],
        "rating": verdict.value.replace("_", " ").capitalize(),
        "scale": "truth/1",
        "verdict": verdict,
        "rationale": RATIONALE,
        "true_as_of": at.date(),
        "valid_until": ends,
        "timeless": ends is None,
        "claim_text": words,
        "reviewed_at": at,
        "published_at": at,
        "author_id": author,
        "author_ids": [author],
        "url": f"https://{OTHER_SITE}/{n}" if n // 3 % 10 == 4 else None,
        "site": OTHER_SITE if n // 3 % 10 == 4 else None,
        "approver_id": people[(n + 1) % len(people)],
        "correction_kind": None if number == 1 else CorrectionKind.FIGURE_UPDATED.value,
        "reason": "" if number == 1 else "A newer count is out.",
    }


def _evidence(plan: Plan, revision: Row) -> Iterator[Row]:
    n = revision["id"]
    chosen = 1 if n // 3 % 10 == 0 else n % (plan.size // 30) + 1
    for position, source in enumerate((chosen, (chosen + 7) % (plan.size // 30) + 1)):
        yield {
            "revision_id": n,
            "source_id": source,
            "position": position,
            "stance": (Stance.SUPPORTS, Stance.CONTEXT)[position],
            "quote": f"The office counted {n:,} of them in the year of the audit.",
            "locator": "p. 2",
            "title": f"Accounts {source}",
        }


_STEP_STATES = {
    "open": (None, ReviewState.OPEN),
    "claim": (ReviewState.OPEN, ReviewState.IN_PROGRESS),
    "submit": (ReviewState.IN_PROGRESS, ReviewState.IN_APPROVAL),
    "approve": (ReviewState.IN_APPROVAL, ReviewState.PUBLISHED),
}


def _steps(plan: Plan, n: int, people: Sequence[int], actions: Sequence[str]) -> list[Row]:
    person = people[n % len(people)]
    return [
        {
            "review_id": n,
            "action": action,
            "from_state": _STEP_STATES[action][0],
            "to_state": _STEP_STATES[action][1],
            "actor": f"user:{person}",
            "user_id": person,
            "revision_number": 1 if action == "approve" else None,
            "detail": {},
            "created_at": plan.moment(n) - dt.timedelta(hours=3 - place),
        }
        for place, action in enumerate(actions)
    ]


def _entry(plan: Plan, revision: Row) -> Row:
    n = revision["review_id"]
    leaf = {"fact": "review.published", "content": f"{revision['id']:064x}", "row": revision["id"]}
    return {
        "leaf_index": n // 3 if revision["number"] == 1 else plan.size + n,
        "leaf": json.dumps(leaf).encode(),
        "leaf_hash": revision["id"].to_bytes(32, "big"),
        "fact": "review.published",
        "fact_table": "review_revisions",
        "fact_id": revision["id"],
        "claim_id": n,
        "created_at": revision["published_at"],
    }


def _waiting_reviews(
    session: Session, plan: Plan, part: Sequence[tuple[int, str]], organization_id: int, people: Sequence[int]
) -> None:
    chosen = [n for n, _ in part if n % 3 == 2]
    _put(session, Review, [_review(plan, n, organization_id, people) for n in chosen])
    steps = []
    for n in chosen:
        taken = plan.state(n) is not ReviewState.OPEN
        steps += _steps(plan, n, people, ("open", "claim") if taken else ("open",))
    _put(session, StatusChange, steps)
    written = [n for n in chosen if plan.state(n) not in (ReviewState.OPEN, ReviewState.DECLINED)]
    _put(session, ReviewDraft, [_draft(plan, n, people) for n in written])
    seconds = [n for n in written if plan.state(n) in (ReviewState.ADJUDICATION, ReviewState.IN_APPROVAL)]
    _put(session, SecondOpinion, [_opinion(plan, n, people) for n in seconds])


def _draft(plan: Plan, n: int, people: Sequence[int]) -> Row:
    author = people[n % len(people)]
    item = {"title": "Accounts", "publisher": "Office", "url": "", "quote": "So it was.", "stance": "supports"}
    return {
        "review_id": n,
        "kind": KINDS[n % len(KINDS)].value,
        "rating": "true",
        "rationale": RATIONALE,
        "true_as_of": plan.moment(n).date(),
        "timeless": True,
        "timeless_reason": "It happened once.",
        "evidence": [item | {"locator": "p. 2"}],
        "author_ids": [author],
        "updated_at": plan.moment(n),
        "updated_by_id": author,
    }


def _opinion(plan: Plan, n: int, people: Sequence[int]) -> Row:
    agrees = plan.state(n) is ReviewState.IN_APPROVAL
    return {
        "review_id": n,
        "revision_number": 1,
        "author_id": people[(n + 2) % len(people)],
        "scale": "truth/1",
        "rating": "true" if agrees else "false",
        "rationale": RATIONALE,
        "evidence": [],
        "saved_at": plan.moment(n),
        "given_at": plan.moment(n),
        "first_author_id": people[n % len(people)],
        "first_rating": "true",
    }


def _articles(session: Session, plan: Plan, part: Sequence[tuple[int, str]]) -> None:
    groups = [part[at : at + CLAIMS_AN_ARTICLE] for at in range(0, len(part), CLAIMS_AN_ARTICLE)]
    if part[0][0] == 1:
        groups = [part[:CLAIMS_OF_THE_LONGEST], *groups[CLAIMS_OF_THE_LONGEST // CLAIMS_AN_ARTICLE :]]
    articles, versions, sentences, appearances = [], [], [], []
    for group in groups:
        number, body, spans = group[0][0], "", []
        for claim_id, words in group:
            spans.append((claim_id, words, len(body), len(body) + len(words)))
            body += words + "\n\n"
        at = plan.moment(number)
        identity = {"id": number, "outlet_id": number % OUTLETS + 1, "identity_key": f"n{number}", "created_at": at}
        articles.append(identity)
        versions.append(_version(number, body, at))
        for position, (claim_id, words, start, end) in enumerate(spans):
            place = {"article_version_id": number, "position": position, "start": start, "end": end}
            sentences.append(place | {"paragraph": position})
            appearances.append(_appearance(claim_id, words, place, claim_id))
        again = place | {"position": len(spans)}
        appearances.append(_appearance(plan.size + number, words, again, 1))
        appearances.append(_appearance(2 * plan.size + number, words, again | {"position": len(spans) + 1}, None))
    _put(session, Article, articles)
    _put(session, ArticleVersion, versions)
    _put(session, Sentence, sentences)
    _put(session, Appearance, appearances)
    _put(session, Match, list(_matches(plan, part, [row["id"] for row in articles])))


def _version(number: int, body: str, at: dt.datetime) -> Row:
    return {
        "id": number,
        "article_id": number,
        "number": 1,
        "headline": f"News of the day {number}",
        "body": body,
        "content_hash": f"{number:064}",
        "authors": [],
        "language": "en",
        "published_at": at,
        "published_given": True,
        "received_at": at,
        "input_format": InputFormat.TEXT,
        "processing": ProcessingState.PROCESSED,
        "received_from": "cli",
    }


def _appearance(row_id: int, words: str, place: Row, claim_id: int | None) -> Row:
    return place | {
        "id": row_id,
        "sentence_positions": [place["position"]],
        "parts": [[place["start"], place["end"]]],
        "exact": words,
        "prefix": "",
        "suffix": "",
        "standalone_text": words,
        "additions": [],
        "context_needed": False,
        "kind": ClaimKind.EVENT,
        "voice": Voice.OWN,
        "quantities": [],
        "polarity": Polarity.POSITIVE,
        "score": row_id % 100 / 100,
        "reasons": [],
        "claim_id": claim_id,
    }


def _matches(plan: Plan, part: Sequence[tuple[int, str]], articles: Sequence[int]) -> Iterator[Row]:
    """Near misses of each tenth claim, some of them judged; of each twentieth article a suggestion."""
    for n, _ in part:
        if n % 10 == 2:
            is_judged = n % 1_000 == 2
            machine = Relation.NARROWER if is_judged else Relation.DIFFERENT_FIGURE
            state = MatchState.REJECTED if is_judged else MatchState.SUGGESTED
            judged = {"decided_by_id": 1, "judged_machine_relation": Relation.OTHER_DATE} if is_judged else {}
            yield _match(plan, n, n, n - 1, machine, state) | judged | {"relation": Relation.DIFFERENT_FIGURE}
    for number in articles:
        if number // CLAIMS_AN_ARTICLE % 20 == 0:
            yield _match(plan, number, 2 * plan.size + number, number, Relation.SAME, MatchState.SUGGESTED)


def _match(plan: Plan, n: int, appearance_id: int, claim_id: int, relation: Relation, state: MatchState) -> Row:
    return {
        "appearance_id": appearance_id,
        "claim_id": claim_id,
        "relation": relation,
        "machine_relation": relation,
        "state": state,
        "probability": 0.4 + n % 50 / 100,
        "differing_slots": ["quantity"],
        "slots": SLOTS,
        "features": {},
        "threshold": 0.9,
        "matcher_version": "benchmark/1",
        "machine_decided_at": plan.moment(n),
        "judged_machine_relation": None,
        "decided_by_id": None,
        "decided_at": plan.moment(n),
    }


def _lists(session: Session, plan: Plan, texts: Sequence[str], organization_id: int, people: Sequence[int]) -> None:
    """What the desk has of its own: pairs, requests, letters, notifications and its history."""
    step = max(plan.size // 5_000, 6)
    _put(session, DuplicatePair, [_pair(plan, n) for n in range(1, plan.size - 3, step)])
    asked = [
        {
            "text": texts[n - 1],
            "text_hash": f"{n:064}",
            "asked": n % 9 + 1,
            "state": state,
            "created_at": plan.moment(n),
        }
        for n, state in zip(range(1, plan.size, step), list(CheckRequestState) * plan.size, strict=False)
    ]
    _put(session, CheckRequest, [row | {"reason": ""} for row in asked])
    _put(session, RecheckRequest, [_request(plan, n) for n in plan.public(1, plan.size) if n // 3 % step == 0])
    letters = [n for n in plan.public(1, plan.size) if n // 3 % step == 5 and n > CLAIMS_OF_THE_LONGEST]
    _put(session, CorrectionLetter, [_letter(plan, n, organization_id) for n in letters])
    lines = [
        {
            "user_id": people[0],
            "kind": "other",
            "subject": f"n{n}",
            "text": f"Something happened to claim {n}.",
            "link": f"/claims/{n}",
            "created_at": plan.moment(n),
            "read_at": plan.moment(n) if n % 3 else None,
        }
        for n in range(1, plan.size, max(plan.size // 20_000, 1))
    ]
    _put(session, Notification, lines)
    of_desk = {"subject_type": "organization", "subject_id": organization_id, "action": "member_added"}
    history = [
        of_desk | {"actor": "user:1", "user_id": people[0], "detail": {}, "created_at": plan.moment(n)}
        for n in range(1, plan.size, max(plan.size // 20_000, 1))
    ]
    _put(session, Change, history)


def _pair(plan: Plan, n: int) -> Row:
    return {
        "first_id": n,
        "second_id": n + 3,
        "relation": Relation.SAME,
        "probability": 0.5 + n % 50 / 100,
        "differing_slots": [],
        "slots": SLOTS,
        "features": {},
        "threshold": 0.9,
        "matcher_version": "benchmark/1",
        "state": PairState.KEPT_APART if n % 4 == 0 else PairState.SUGGESTED,
        "found_at": plan.moment(n),
    }


def _request(plan: Plan, n: int) -> Row:
    state = list(RequestState)[n % 3]
    is_waiting = state is RequestState.RECEIVED
    return {
        "review_id": n,
        "revision_number": 1,
        "text": "The audit was withdrawn in May.",
        "source_url": "https://audit.example/withdrawn",
        "state": state,
        "created_at": plan.moment(n),
        "decided_at": None if is_waiting else plan.moment(n),
        "decided_by_id": None if is_waiting else 1,
    }


def _letter(plan: Plan, n: int, organization_id: int) -> Row:
    article = (n - 1) // CLAIMS_AN_ARTICLE * CLAIMS_AN_ARTICLE + 1
    return {
        "organization_id": organization_id,
        "appearance_id": n,
        "article_id": article,
        "review_id": n,
        "revision_number": 1,
        "state": LetterState.SENT,
        "text": "Good day,\n\nYour article gives another figure than the accounts.\n",
        "created_at": plan.moment(n),
        "sent_at": plan.moment(n),
        "state_since": plan.moment(n),
    }
