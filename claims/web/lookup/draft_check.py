"""Check a draft before it is printed: pass, warn or block for each claim, and the policies that say how strictly."""

from __future__ import annotations

import itertools
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from flask import Blueprint, Response, current_app, flash, make_response, render_template, request, url_for

from claims.core.drafts.draft_check import (
    FINDING_ORDER,
    FIXED,
    NAMED_POLICIES,
    OUTCOME_ORDER,
    OUTCOMES,
    DraftPolicy,
    Finding,
    Outcome,
    worst,
)
from claims.core.errors import ClaimsError, Invalid, NotAllowed, Problem, TooLarge
from claims.core.records import MatchState, Relation
from claims.core.reviews.public_status import FALSE_SIDE
from claims.core.verdicts import Stance
from claims.models import OrganizationRole
from claims.services.base.organizations import lock_organization
from claims.services.desk.draft_policies import find_policy, list_policies, remove_policy, save_policy
from claims.services.lookup.draft_checks import (
    CheckedClaim,
    CheckSettings,
    Draft,
    DraftAnswer,
    FoundIn,
    check_read,
    read_draft,
    review_behind,
)
from claims.services.lookup.kept_readings import KEPT_READINGS
from claims.services.lookup.lookup import MAX_LOOKUP_BYTES, note_served, time_limit
from claims.services.settings import intake_limits, matching_settings
from claims.web.articles.article_page import ArticlePage, article_page
from claims.web.articles.pasted_parts import Course, PartLink, Place, course_of, look_through, read_place
from claims.web.claims.answer_lines import EvidenceLine, RelationLine, evidence_line, relation_line
from claims.web.page.desk import status_of
from claims.web.page.failures import ask_to_sign_in
from claims.web.page.redirects import go_to
from claims.web.page.shown_values import as_shown, refuse_unseen
from claims.web.page.visit import Visit, is_part, reading_first, reads_first, visit
from claims.web.words.local_paths import in_site
from claims.web.words.marks import find_mark
from claims.web.words.numbers import format_number
from claims.web.words.pasted import read_day

bp = Blueprint("draft_check", __name__, url_prefix="/draft-check")

FINDING_WORDS = {
    Finding.RATED_FALSE: "Says what is rated false",
    Finding.RATED_FALSE_LIKELY: "Seems to say what is rated false",
    Finding.RATED_FALSE_REPORTED: "Reports or quotes what is rated false",
    Finding.RATED_FALSE_SUGGESTED: "May say what is rated false",
    Finding.CONFLICT: "Organizations conflict",
    Finding.EXPIRED: "Verdict expired",
    Finding.UNDER_RECHECK: "Verdict looked at again",
    Finding.WITHDRAWN: "Verdict withdrawn",
    Finding.OUT_OF_DATE: "Verdict older than what is said",
    Finding.NOT_CLEAR: "Neither true nor false",
    Finding.DIFFERENT_FIGURE: "Near miss: another figure",
    Finding.OPPOSITE: "Near miss: the opposite",
    Finding.SUGGESTED: "Match that nobody confirmed",
    Finding.PREDICTION: "Prediction that nobody checked",
    Finding.UNCHECKED: "Nobody checked it",
}
"""Findings by name, as a policy lists them."""

UNCHECKED_SHOWN = 5
"""Claims that nobody has checked which the list shows before it folds the rest: most of a draft is as new as its news."""

_LIKENESSES = frozenset({Finding.DIFFERENT_FIGURE, Finding.OPPOSITE, Finding.SUGGESTED})
_UNCHECKED_RANKS = frozenset({FINDING_ORDER[Finding.PREDICTION], FINDING_ORDER[Finding.UNCHECKED]})


@dataclass(frozen=True, slots=True)
class DraftForm:
    """The fields as they were sent."""

    body: str = ""
    headline: str = ""
    published: str = ""
    policy: str = ""
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding as the page shows it, with the proof and the note where a claim is rated false. ``is_suggested``: nobody
    has confirmed yet that it is the same claim."""

    outcome: Outcome
    detail: str
    is_lowered: bool
    claim_id: int | None
    claim_text: str
    language: str
    href: str
    relation: RelationLine | None
    is_suggested: bool
    evidence: tuple[EvidenceLine, ...]
    note: str


@dataclass(frozen=True, slots=True)
class ClaimVerdict:
    """A claim of the draft in the list, by the number that it has in the text; ``rank`` is the place of its worst finding
    among all: what is known to be wrong before what nobody has checked. ``score``: its check-worthiness."""

    number: int
    rank: int
    score: float
    text: str
    outcome: Outcome
    findings: tuple[FindingRow, ...]

    @property
    def is_unchecked(self) -> bool:
        """Whether the registry knows nothing of it."""
        return self.rank in _UNCHECKED_RANKS

    @property
    def place(self) -> tuple[int, int, float, int]:
        """Sorts worst first; of what nobody has checked, what is most worth it."""
        rank, worth = (min(_UNCHECKED_RANKS), -self.score) if self.is_unchecked else (self.rank, 0.0)
        return -OUTCOME_ORDER[self.outcome], rank, worth, self.number


@dataclass(frozen=True, slots=True)
class ListSection:
    """Claims that stand one below the other in the list, and those folded behind them."""

    rows: tuple[ClaimVerdict, ...]
    more: tuple[ClaimVerdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """The result for the part that is shown; ``rows`` are its claims that were looked up, worst first.

    ``outcome``, ``counts`` (outcome, number) without empty ones, worst first, and ``unchecked``, claims that nobody has
    checked, are those of the whole text as far as it was looked up; what was not counts as a warning.
    """

    answer: DraftAnswer
    page: ArticlePage
    rows: tuple[ClaimVerdict, ...]
    course: Course
    links: list[PartLink | None]
    outcome: Outcome
    counts: tuple[tuple[Outcome, int], ...]
    unchecked: int

    @property
    def sections(self) -> list[ListSection]:
        """The rows; of a run that nobody has checked the first ones stand open, so that it does not bury the others."""
        runs = [(new, tuple(run)) for new, run in itertools.groupby(self.rows, key=lambda row: row.is_unchecked)]
        return [
            ListSection(run[:UNCHECKED_SHOWN], run[UNCHECKED_SHOWN:]) if new else ListSection(run) for new, run in runs
        ]

    @property
    def total(self) -> int:
        """Claims of the whole text."""
        return len(self.answer.lookup.appearances)

    @property
    def next_first(self) -> int | None:
        """The number, from 0, from which the part goes on; None where all of it is shown."""
        return self.course.next_first(self.answer.lookup)


_LETTERS = {
    "b": (Outcome.BLOCK, False),
    "w": (Outcome.WARN, False),
    "p": (Outcome.PASS, False),
    "B": (Outcome.BLOCK, True),
    "W": (Outcome.WARN, True),
    "P": (Outcome.PASS, True),
}
"""The letters that tell the next page of a claim what it amounts to, and whether nobody has checked it."""

_LETTER_OF = {told: letter for letter, told in _LETTERS.items()}


@bp.get("")
def show() -> Response:
    """The form."""
    here = visit()
    if not here.is_signed_in:
        return ask_to_sign_in()
    return _page(here, DraftForm())


@bp.post("")
@reads_first
def check() -> Response:
    """The outcome under the form; what is wrong with the text stands beside its field."""
    here, form = visit(), _form(request.form)
    if not here.is_signed_in:
        return ask_to_sign_in()
    if not here.may_store:
        raise NotAllowed("Only an editor, checker, reviewer or admin may check drafts.", code="role_missing")
    try:
        checked = _check(here, form)
    except Invalid as error:
        return _page(here, form, problems=error.problems, status=413 if isinstance(error, TooLarge) else 422)
    return _page(here, form, checked=checked)


@bp.get("/policies")
def policies() -> Response:
    """The policies of the reader's organization, with a form for its admins."""
    here = visit()
    if not here.is_signed_in:
        return ask_to_sign_in()
    return _policies_page(here)


@bp.post("/policies")
def set_policy() -> Response:
    """Save a policy, or remove it."""
    here, sent = visit(), request.form
    if not here.is_signed_in:
        return ask_to_sign_in()
    organization_id = here.actor.organization_id
    if organization_id is None:
        raise NotAllowed("You belong to no organization.", code="role_missing")
    name = " ".join(sent.get("name", "").split())
    try:
        _refuse_unseen_policy(here, organization_id, name)
        if sent.get("action") == "remove":
            remove_policy(here.session, organization_id, name, actor=here.actor, now=here.now)
            flash(f"The policy “{name}” is removed.")
        else:
            outcomes = {finding.value: sent[finding] for finding in FINDING_WORDS if sent.get(finding)}
            worth_from = _share(sent.get("worth_from", ""))
            save_policy(
                here.session,
                organization_id,
                name,
                outcomes,
                worth_from=worth_from,
                actor=here.actor,
                now=here.now,
            )
            flash(f"The policy “{name}” is saved.")
    except NotAllowed:
        raise
    except ClaimsError as error:
        return _policies_page(here, sent, problem=error.detail, status=status_of(error))
    return go_to(url_for("draft_check.policies"))


def _refuse_unseen_policy(here: Visit, organization_id: int, name: str) -> None:
    """Refuse to save or remove a policy that is not what the page showed (``Stale``), or that it did not show."""
    lock_organization(here.session, organization_id)

    def say(_: str, lines: Sequence[str] | None) -> str:
        if lines is None:
            return f"the policy “{name}” is removed"
        return f"the policy “{name}” says: {', '.join(lines) or 'it lowers nothing'}"

    own = {policy.name: _policy_lines(policy) for policy in list_policies(here.session, organization_id)}
    refuse_unseen(
        here,
        {name: own.get(name)},
        say,
        subject=("organization", organization_id),
        actions=("draft_policy_set", "draft_policy_removed"),
        only=(name,),
    )


def _policy_lines(policy: DraftPolicy) -> list[str]:
    """What a policy says, in words."""
    lines = [
        f"{FINDING_WORDS[finding]}: {find_mark(f'outcome/{outcome}').word}"
        for finding, outcome in policy.lowered.items()
    ]
    return [*lines, *([f"what nobody checked from {policy.worth_from:g} on"] if policy.worth_from else [])]


def _form(sent: Mapping[str, str]) -> DraftForm:
    return DraftForm(
        body=sent.get("body", "") or sent.get("q", ""),
        headline=sent.get("headline", "").strip(),
        published=sent.get("published", "").strip(),
        policy=sent.get("policy", "").strip(),
        place=read_place(sent),
    )


def _check(here: Visit, form: DraftForm) -> Checked:
    if not form.body.strip():
        raise Invalid("Write or paste the draft first.", field="body")
    size = len(form.body.encode("utf-8", "surrogatepass"))
    if size > MAX_LOOKUP_BYTES:
        said, most = (format_number(-(-number // 1_000)) for number in (size, MAX_LOOKUP_BYTES))
        raise TooLarge(f"This text has {said} kB; the limit is {most} kB. Check it in parts.", field="body")
    draft = Draft(body=form.body, headline=form.headline, publish_at=read_day(form.published, "published"))
    reader = KEPT_READINGS.reader_for(here.actor.label)
    settings = CheckSettings(
        matching=matching_settings(current_app.config),
        clock=time.monotonic,
        seconds=current_app.config["DRAFT_CHECK_SECONDS"],
        limits=intake_limits(current_app.config),
        site=request.url_root.rstrip("/"),
        read=reader,
    )
    has_time = time_limit(settings.seconds, settings.clock)
    with reading_first(here):
        policy = find_policy(here.session, here.actor.organization_id, form.policy)
        read = read_draft(draft, now=here.now, today=here.today, settings=settings)
        beside = [form.headline, policy.name, *_policy_lines(policy), str(here.today)]
        course = course_of(read.asked, form.place, letters="".join(_LETTERS), beside=beside)

        def look_up(first: int, most: int | None, limit: Callable[[], bool]) -> tuple[DraftAnswer, list[ClaimVerdict]]:
            answer = check_read(here.session, read, policy, first=first, most=most, settings=settings, has_time=limit)
            reached = answer.claims[: len(answer.lookup.looked_up)]
            rows = [_row(number, claim) for number, claim in enumerate(reached, first + 1)]
            course.tell(answer.lookup.looked_up, [_LETTER_OF[row.outcome, row.is_unchecked] for row in rows])
            return answer, rows

        answer, rows = look_through(course, form.place, look_up, has_time=has_time, clock=settings.clock)
    reader.settle(goes_on=course.is_in_parts or answer.incomplete)
    note_served(here.session, answer.lookup, actor=here.actor, now=here.now)
    return _checked(answer, rows, course)


def _checked(answer: DraftAnswer, rows: Sequence[ClaimVerdict], course: Course) -> Checked:
    page = article_page(answer.body, answer.lookup, today=answer.publish_on, reached=course.reached(answer.lookup))
    if course.is_in_parts:
        page = replace(page, part=course.part, parts=course.parts)
    told = [_LETTERS[letter] for letter in course.told if letter in _LETTERS]
    counted = Counter(outcome for outcome, _ in told)
    counted[Outcome.WARN] += course.left
    return Checked(
        answer=answer,
        page=page,
        rows=tuple(sorted(rows, key=lambda row: row.place)),
        course=course,
        links=course.links(lambda letter: f"outcome/{_LETTERS[letter][0]}", [f"outcome/{Outcome.BLOCK}"]),
        outcome=worst((outcome for outcome, _ in told), incomplete=course.left > 0),
        counts=tuple((item, counted[item]) for item in reversed(list(Outcome)) if counted[item]),
        unchecked=sum(is_unchecked for _, is_unchecked in told),
    )


def _row(number: int, claim: CheckedClaim) -> ClaimVerdict:
    findings = tuple(_finding_row(found) for found in claim.findings)
    appearance, worst = claim.appearance, claim.findings[0]
    rank = FINDING_ORDER[worst.said.finding]
    if worst.match is not None and worst.said.finding in _LIKENESSES and worst.match.review is None:
        rank = min(_UNCHECKED_RANKS)  # what it is like, nobody has checked either
    return ClaimVerdict(number, rank, appearance.score, appearance.standalone, claim.outcome, findings)


def _finding_row(found: FoundIn) -> FindingRow:
    match = found.match
    review = None if match is None else review_behind(found.said.finding, match)
    stance = Stance.REFUTES if review is not None and review.verdict in FALSE_SIDE else Stance.SUPPORTS
    return FindingRow(
        outcome=found.said.outcome,
        detail=found.detail,
        is_lowered=found.said.is_lowered,
        claim_id=None if match is None else match.claim.id,
        claim_text="" if match is None else match.claim.text,
        language="" if match is None else match.claim.language,
        href="" if review is None else in_site(review.permalink),
        relation=None if match is None else relation_line(match.decision),
        is_suggested=match is not None
        and match.decision.relation is Relation.SAME
        and match.state is MatchState.SUGGESTED,
        evidence=()
        if review is None or found.said.finding is Finding.CONFIRMED
        else tuple(evidence_line(source) for source in review.sources if source.stance is stance)[:2],
        note=found.note,
    )


def _share(text: str) -> float:
    try:
        return float(text) if text.strip() else 0.0
    except ValueError as error:
        raise Invalid("Write check-worthiness as a number from 0 to 1.", field="worth_from") from error


def _page(
    here: Visit,
    form: DraftForm,
    *,
    checked: Checked | None = None,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> Response:
    listed = [{"detail": problem.detail, "field": problem.pointer.strip("/")} for problem in problems]
    names = [policy.name for policy in list_policies(here.session, here.actor.organization_id)]
    context: dict[str, Any] = {
        "form": form,
        "checked": checked,
        "is_swapped": is_part(),
        "problems": listed,
        "errors": {problem["field"]: problem["detail"] for problem in reversed(listed)},
        "policies": [(name, name.capitalize() if name in NAMED_POLICIES else name) for name in names],
    }
    template = "draft_check/part.html" if context["is_swapped"] else "draft_check/show.html"
    response = make_response(render_template(template, **context), status)
    response.vary.add("HX-Request")
    return response


def _policies_page(
    here: Visit, sent: Mapping[str, str] | None = None, problem: str = "", status: int = 200
) -> Response:
    own = [
        policy
        for policy in list_policies(here.session, here.actor.organization_id)
        if policy.name not in NAMED_POLICIES
    ]
    choices = [
        (finding.value, FINDING_WORDS[finding], _options(OUTCOMES[finding]))
        for finding in FINDING_WORDS
        if finding not in FIXED
    ]
    context = {
        "own": own,
        "common": [*NAMED_POLICIES.values()],
        "choices": choices,
        "words": FINDING_WORDS,
        "sent": sent or {},
        "problem": problem,
        "shown": as_shown({policy.name: _policy_lines(policy) for policy in own}),
        "is_admin": OrganizationRole.ADMIN in here.actor.roles,
    }
    return make_response(render_template("draft_check/policies.html", **context), status)


def _options(usual: Outcome) -> list[tuple[str, str]]:
    """The default and everything below it, as options of a list."""
    lower = [item for item in reversed(list(Outcome)) if OUTCOME_ORDER[item] < OUTCOME_ORDER[usual]]
    word = find_mark(f"outcome/{usual}").word
    return [("", f"{word}, as by default"), *((item.value, find_mark(f"outcome/{item}").word) for item in lower)]
