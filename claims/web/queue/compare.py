"""Compare: a new claim in its sentence beside one of the registry, slot by slot; a person says how they relate."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request, url_for

from claims.core.errors import ClaimsError, Invalid, NotAllowed, NotFound, Problem
from claims.core.records import MatchState, Relation
from claims.core.reviews.reviewing import ReviewState
from claims.models import Appearance, Match
from claims.services.answers.answers import answers_for_claims
from claims.services.claims.claims import get_claim
from claims.services.desk.review_access import find_review
from claims.services.desk.seen_words import seen_words
from claims.services.judging import judgements
from claims.services.judging.wording_decisions import count_confirmed_through
from claims.services.matching import pairs
from claims.services.matching.matches import get_match
from claims.services.matching.matching import decision_of
from claims.services.matching.pairs import Pair
from claims.web.articles.decided_matches import decided, read_decided
from claims.web.claims.answer_lines import agreement_of, leading_line, relation_line, verdict_line
from claims.web.page.desk import (
    Toast,
    for_people,
    place_sent,
    problems_of,
    remember_toast,
    says_more,
    status_of,
    told_names,
    way_back,
)
from claims.web.page.redirects import go_to
from claims.web.page.visit import Visit, is_part, visit
from claims.web.queue.queue import count_tabs, tab_items
from claims.web.queue.queue_answers import UNDO_REASON
from claims.web.queue.queue_view import SUGGESTIONS
from claims.web.words.looks import mark_differences
from claims.web.words.marks import find_mark
from claims.web.words.numbers import count_of
from claims.web.words.words import KIND_WORDS, describe_voice

bp = for_people(Blueprint("compare", __name__))


@bp.get("/matches/<int:match_id>")
def show(match_id: int) -> Response:
    """Both sides of a match, what differs first, how sure the matcher is last."""
    here = visit()
    return _page(here, pairs.get_pair(here.session, match_id))


@bp.get("/appearances/<int:appearance_id>/compare")
def first(appearance_id: int) -> Response:
    """To the best candidate of an appearance; without any, a page that says so."""
    here = visit()
    appearance = pairs.get_appearance(here.session, appearance_id)
    found = pairs.candidates_of(here.session, appearance_id)
    if found:
        return go_to(url_for("compare.show", match_id=found[0].id))
    return make_response(render_template("compare/none.html", appearance=appearance))


@bp.post("/matches/<int:match_id>")
def decide(match_id: int) -> Response:
    """Set the relation of this match, or say that none of the candidates is the same."""
    here = visit()
    pair = pairs.get_pair(here.session, match_id)
    try:
        judged, said = _judge_none(here, pair) if request.form.get("none") else _judge_one(here, pair)
    except ClaimsError as error:
        if isinstance(error, NotAllowed | NotFound):
            raise
        here.session.rollback()
        return _refused(here, match_id, error)
    return _done(here, pair, judged, said)


@bp.post("/matches/undo")
def undo() -> Response:
    """Take the last decisions back, each by a judgement of its own: what was decided stays in the history."""
    here = visit()
    found = read_decided(request.form.get("was", ""))
    if not found:
        raise Invalid("There is nothing to take back.", field="was")
    undone = get_match(here.session, found[0].match_id)
    stood, match = pairs.get_appearance(here.session, undone.appearance_id).claim_id, None
    for item in found:
        match = judgements.judge(
            here.session,
            item.match_id,
            state=item.state,
            relation=item.relation,
            actor=here.actor,
            reason=UNDO_REASON,
            now=here.now,
            expected=item.expected,
        )
    assert match is not None
    appearance = pairs.get_appearance(here.session, match.appearance_id)
    again = url_for("compare.show", match_id=match.id)
    taken_back = Toast(
        f"{_said_back(here, appearance, stood)}{_followed_back(here, match, found[-1].expected)}",
        about=appearance.standalone_text,
        link=again,
        subject=f"appearance:{appearance.id}",
    )
    remember_toast(taken_back, for_next_page=not is_part())
    if is_part():
        return make_response(
            render_template(
                "queue/said.html",
                said="Taken back",
                href=again,
                tabs=tab_items(request.form.get("tab", SUGGESTIONS), count_tabs(here)),
            )
        )
    return go_to(way_back(again))


def _said_back(here: Visit, appearance: Appearance, stood: int | None) -> str:
    """That a decision was taken back, and where what was said stands now: with none until somebody decides, with the
    claim that it had all the time, or with the one that it had come from."""
    claim_id = appearance.claim_id
    if claim_id is None:
        return "Taken back."
    if claim_id == stood:
        return f"Taken back. What was said stays linked to claim {claim_id}."
    said = f"Taken back. What was said is linked to claim {claim_id} now"
    desk = here.actor.organization_id
    review = None if desk is None else find_review(here.session, claim_id, desk)
    if review is not None and review.state is ReviewState.DECLINED:
        return f"{said}, whose review stays declined until a reviewer reopens it."
    return f"{said}."


def _followed_back(here: Visit, match: Match, taken_back: MatchState) -> str:
    """What else was confirmed because nobody rejects its words any more. Where a confirmation is taken back, nothing is:
    what other words go on confirming was confirmed before."""
    if taken_back is MatchState.CONFIRMED:
        return ""
    number = count_confirmed_through(here.session, match, now=here.now)
    is_one = number == 1
    said = f" {count_of(number, 'passage')} that waited with these words {'is' if is_one else 'are'} confirmed now."
    return said if number else ""


def _judge_one(here: Visit, pair: Pair) -> tuple[list[str], str]:
    relation = _relation()
    state = MatchState.CONFIRMED if relation is Relation.SAME else MatchState.REJECTED
    judged = _judge(here, pair.match, state, relation)
    return [judged], f"Set to {find_mark(f'relation/{relation}').word.lower()}{_followed(here, pair.match)}"


def _followed(here: Visit, match: Match) -> str:
    """What else was confirmed by the decision, because it says the same in words that confirm the claim now."""
    number = count_confirmed_through(here.session, match, now=here.now)
    return f", and so {count_of(number, 'passage')} that waited with these words" if number else ""


def _judge_none(here: Visit, pair: Pair) -> tuple[list[str], str]:
    """Every candidate that was shown and that nobody has decided on is rejected; near misses keep how they relate."""
    waiting = [match for match in pair.candidates if match.state is MatchState.SUGGESTED and _was_shown(match)]
    if pair.match not in waiting:
        waiting.append(pair.match)
    # The one that may be the same goes last: only when nothing else may, the words become a claim of their own.
    waiting.sort(key=lambda match: match.relation is Relation.SAME)
    return [_judge(here, match, MatchState.REJECTED, None) for match in waiting], "None of these says the same"


def _was_shown(match: Match) -> bool:
    """Whether the candidate stood on the page; one that was found since is no part of "none of these"."""
    return "words" not in request.form or f"words{match.id}" in request.form


def _judge(here: Visit, match: Match, state: MatchState, relation: Relation | None) -> str:
    """Record one decision; gives what takes it back."""
    before, was = match.state, match.relation
    seen = request.form.get("seen")
    is_shown = match.id == request.view_args["match_id"] if request.view_args else False
    judgements.judge(
        here.session,
        match.id,
        state=state,
        relation=relation,
        actor=here.actor,
        reason=request.form.get("reason", "").strip(),
        now=here.now,
        expected=MatchState(seen) if is_shown and seen in set(MatchState) else None,
        words=request.form.get("words" if is_shown else f"words{match.id}") or None,
    )
    return decided(match.id, before, was, state)


def _done(here: Visit, pair: Pair, judged: list[str], said: str) -> Response:
    toast = remember_toast(
        Toast(
            f"{said}.",
            url_for("compare.undo"),
            {"was": ";".join(judged), "tab": place_sent().get("tab", "")},
            about=pair.appearance.standalone_text,
            link=url_for("compare.show", match_id=pair.match.id),
            subject=f"appearance:{pair.appearance.id}",
        ),
        for_next_page=not is_part(),
    )
    if is_part():
        return make_response(
            render_template(
                "queue/decided.html",
                said=said,
                claim=pair.claim,
                href=url_for("compare.show", match_id=pair.match.id),
                match_id=pair.match.id,
                toast=toast,
                tabs=tab_items(request.form.get("tab", SUGGESTIONS), count_tabs(here)),
            )
        )
    if request.form.get("from") == "queue":
        return go_to(way_back(url_for("queue.show", tab=SUGGESTIONS)))
    following = _next_open(here, pair)
    return go_to(url_for("compare.show", match_id=(following or pair.match).id))


def _next_open(here: Visit, pair: Pair) -> Match | None:
    """The next candidate that nobody has decided on, unless one says the same now."""
    found = pairs.candidates_of(here.session, pair.appearance.id)
    if any(match.state is MatchState.CONFIRMED for match in found):
        return None
    return next((match for match in found if match.state is MatchState.SUGGESTED), None)


def _next_waiting(here: Visit, pair: Pair) -> int | None:
    """The match that waits for a person next, once this one is decided."""
    if not here.may_judge or pair.match.decided_by_id is None or pair.match.state is MatchState.SUGGESTED:
        return None
    found = judgements.suggestions(here.session, limit=1).items
    return found[0].matches[0].match.id if found else None


def _refused(here: Visit, match_id: int, error: ClaimsError) -> Response:
    """The page as it is now with what is wrong; a decision sent twice is simply there."""
    pair = pairs.get_pair(here.session, match_id)
    last = next(iter(pair.judgements), None)
    wanted = request.form.get("relation") or request.form.get("chosen")
    if error.code == "stale" and last is not None and last.user_id == here.actor.user_id and last.relation == wanted:
        return go_to(url_for("compare.show", match_id=match_id))
    problems = problems_of(error)
    if error.code == "stale" and last is not None:
        who = told_names(here, [last.user_id])[last.user_id]
        problems = [Problem(f"{who} decided on this meanwhile; see below. Your choice was not taken.", "", "stale")]
    if is_part():
        raise error
    return _page(here, pair, problems=problems, status=status_of(error))


def _relation() -> Relation:
    name = request.form.get("relation") or request.form.get("chosen", "")
    if name not in set(Relation):
        raise Invalid("Choose one of the relations of the list.", field="relation")
    return Relation(name)


def _page(here: Visit, pair: Pair, *, problems: list[Problem] | None = None, status: int = 200) -> Response:
    decision = decision_of(pair.match)
    line = relation_line(decision)
    is_decided = pair.match.decided_by_id is not None and pair.match.state is not MatchState.SUGGESTED
    if is_decided:
        line = replace(line, also=())  # what else differs is the matcher's word, not that of who decided
    answers = answers_for_claims(here.session, [pair.claim.id], on=here.today, published=None)
    lines = [verdict_line(answer, today=here.today) for answer in answers.get(pair.claim.id, [])]
    leading = leading_line(lines)
    position = pair.position
    context: dict[str, Any] = {
        "pair": pair,
        "line": line,
        "machine_word": find_mark(f"relation/{pair.match.machine_relation}").word,
        "is_decided": is_decided,
        "disagrees": is_decided and pair.match.machine_relation != pair.match.relation,
        "has_changed": pair.match.judged_machine_relation != pair.match.machine_relation,
        "shows_sentence": says_more(pair.before + pair.appearance.exact + pair.after, pair.appearance.standalone_text),
        "left": mark_differences(pair.appearance.standalone_text, line.slots, side="left"),
        "right": mark_differences(pair.claim.text, {} if pair.wording else line.slots, side="right"),
        "kind": KIND_WORDS[pair.appearance.kind.value],
        "voice": describe_voice(pair.appearance.voice, pair.appearance.speaker, pair.appearance.force),
        "leading": leading,
        "others": [item for item in lines if item is not leading],
        "agreement": agreement_of(lines),
        "own_claim": get_claim(here.session, pair.appearance.claim_id) if pair.appearance.claim_id else None,
        "position": position,
        "count": len(pair.candidates),
        "previous": pair.candidates[position - 2].id if position > 1 else None,
        "next": pair.candidates[position].id if position < len(pair.candidates) else None,
        "waiting": _next_waiting(here, pair),
        # In the order of the number keys.
        "relations": [(relation.value, find_mark(f"relation/{relation}").word) for relation in Relation],
        "names": told_names(here, [*(item.user_id for item in pair.judgements), pair.match.decided_by_id]),
        "may_judge": here.may_judge,
        "seen_words": seen_words(here.session, [match.id for match in pair.candidates]) if here.may_judge else {},
        "problems": [{"detail": problem.detail, "field": ""} for problem in problems or ()],
        "reason": request.form.get("reason", ""),
    }
    return make_response(render_template("compare/show.html", **context), status)
