"""Notifications of the person who is signed in, and the topics that they want to be told of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from flask import Blueprint, Response, flash, render_template, request, url_for

from claims.core.errors import ClaimsError, Conflict, Invalid
from claims.core.verdicts import ClaimKind
from claims.models import Notification
from claims.services.access.user_preferences import find_preferences, keep_muted
from claims.services.base.notifications import Notice, claims_told_of, list_notifications, mark_read
from claims.services.claims.topics import Topic, follow_topic, leave_topic, list_topics
from claims.services.messages.claim_follows import list_followed
from claims.web.page.desk import for_people, problems_of, sent_number, status_of
from claims.web.page.redirects import go_to
from claims.web.page.topic_words import topic_words
from claims.web.page.visit import Visit, person_of, visit
from claims.web.words.local_paths import local_path
from claims.web.words.words import KIND_WORDS

bp = for_people(Blueprint("notifications", __name__, url_prefix="/notifications"))

LIST_LENGTH = 50
FOLLOWED_SHOWN = 100
KNOWN_BY = 40
"""Characters by which the words of a claim are found in a line."""

NOTICE_WORDS = {
    Notice.ASSIGNED: "somebody assigns work to you",
    Notice.RETURNED: "a text of yours is returned with a comment",
    Notice.LAPSED: "work that you have taken goes back to the queue, because it rested",
    Notice.DECIDED: "a reviewer decides between your opinion and another",
    Notice.PUBLISHED: "a verdict of yours is published",
    Notice.RECHECK: "a verdict of yours is looked at again",
    Notice.WITHDRAWN: "a verdict of yours is withdrawn",
    Notice.SPIKE: "many outlets say a claim of a topic that you follow",
    Notice.CLAIM_CHANGED: "the public answer to a claim that you follow changes",
    Notice.WEBHOOK_DISABLED: "nothing is sent to a webhook of your organization any more",
}
"""When somebody is told, as the page of notifications says it."""


@bp.get("")
def index() -> str:
    """The person's notifications, newest first."""
    return _page(visit())


@bp.post("/read")
def read() -> Response:
    """Mark one as read and go where it leads, or all that were on the page."""
    here, number = visit(), sent_number("id")
    mark_read(here.session, person_of(here), now=here.now, number=number, up_to=sent_number("up_to"))
    return go_to(local_path(request.form.get("link", "")) if number else url_for("notifications.index"))


@bp.post("/kinds")
def choose() -> Response:
    """Set which kinds of lines the person wants."""
    here, wanted = visit(), set(request.form.getlist("kind"))
    keep_muted(here.session, person_of(here), [notice.value for notice in Notice if notice.value not in wanted])
    flash("Your choice is saved.")
    return go_to(url_for("notifications.index", _anchor="kinds"))


@bp.post("/topics")
def follow() -> Response:
    """Follow a topic."""
    here, sent = visit(), request.form
    kind = sent.get("kind", "")
    topic = Topic(
        ClaimKind(kind) if kind in set(ClaimKind) else None,
        sent.get("speaker", "")[:300],
        sent.get("words", "")[:1_000],
    )
    try:
        follow_topic(here.session, person_of(here), topic, now=here.now)
    except (Invalid, Conflict) as error:
        return Response(_page(here, error), status_of(error))
    flash("You follow the topic.")
    return go_to(url_for("notifications.index") + "#topics")


@bp.post("/topics/<int:follow_id>/leave")
def leave(follow_id: int) -> Response:
    """Stop following a topic."""
    here = visit()
    leave_topic(here.session, person_of(here), follow_id)
    flash("You no longer follow the topic.")
    return go_to(url_for("notifications.index") + "#topics")


@dataclass(frozen=True, slots=True)
class NoticeText:
    """A line cut at the words of its claim, which are in ``language``; all of it stands in ``before`` where it has none, or
    others than the claim has now."""

    before: str
    claim: str = ""
    after: str = ""
    language: str = ""


def _texts(here: Visit, rows: Sequence[Notification]) -> dict[int, NoticeText]:
    claims, texts = claims_told_of(here.session, rows), {}
    for row in rows:
        claim = claims.get(row.id)
        texts[row.id] = _cut_at(row.text, claim.text, claim.language) if claim else NoticeText(row.text)
    return texts


def _cut_at(line: str, claim: str, language: str) -> NoticeText:
    """The line with the words of the claim for themselves, which may be cut at their end."""
    at = line.find(claim[:KNOWN_BY])
    if at < 0:
        return NoticeText(line)
    end = at + sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(line[at:], claim, strict=False)))
    return NoticeText(line[:at], line[at:end], line[end:], language)


def _page(here: Visit, error: ClaimsError | None = None) -> str:
    preferences = find_preferences(here.session, person_of(here))
    page = list_notifications(here.session, person_of(here), after=request.args.get("after") or None, limit=LIST_LENGTH)
    return render_template(
        "notifications/index.html",
        page=page,
        texts=_texts(here, page.items),
        unread=any(row.read_at is None for row in page.items),
        followed=list_followed(here.session, person_of(here), limit=FOLLOWED_SHOWN),
        topics=[(follow.id, topic_words(here, follow)) for follow in list_topics(here.session, person_of(here))],
        kinds=[("", "any"), *((kind.value, KIND_WORDS[kind.value]) for kind in ClaimKind)],
        notices=[(notice.value, words) for notice, words in NOTICE_WORDS.items()],
        muted=preferences.muted if preferences else [],
        problems=problems_of(error) if error else [],
        sent=request.form,
    )
