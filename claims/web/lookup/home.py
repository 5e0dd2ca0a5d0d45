"""Look up: one box that takes a sentence, an address or a draft."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, current_app, make_response, render_template, request, url_for

from claims.core.errors import Invalid
from claims.core.extraction.text.languages import detect_language, level_of
from claims.core.matching.decision.relations import denial_of
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Comparison, Force, Relation
from claims.services.articles.known_pages import find_known_page
from claims.services.base.as_of import AsOf, as_of
from claims.services.claims import claims
from claims.services.claims.corrections import Correction, CorrectionFilter, list_corrections
from claims.services.lookup.search import SearchHit, is_statement, search_claims, tells_sayings, with_all_words
from claims.services.settings import matching_settings
from claims.web.articles.paste import show_unstored
from claims.web.claims.claim_rows import ClaimRow, claim_rows, listed_rows
from claims.web.page.redirects import go_to
from claims.web.page.visit import Visit, is_part, visit
from claims.web.words.local_paths import path_of_own
from claims.web.words.pasted import PasteForm, Reading, chosen_reading, read_day, whole_address

bp = Blueprint("home", __name__)

HITS_READ = 20
SHOWN_NEAR_MISSES = 5
SHOWN_BY_WORDS = 10
SHOWN_CORRECTIONS = 3
CORRECTIONS_OF_DAYS = 7


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: the text, the day of its publication and the day as of which to answer as they were written, what to
    read it as, and what is wrong with it."""

    text: str = ""
    published: str = ""
    as_of: str = ""
    choice: str = ""
    problem: str = ""
    field: str = ""

    @property
    def reading(self) -> Reading:
        """As what the text is read."""
        return chosen_reading(self.choice, self.text)


@dataclass(frozen=True, slots=True)
class Found:
    """What the registry knows of a sentence: claims that say it or, of a question, what it asks, or what it tells as
    somebody's words; claims that probably settle it, though nothing tells how they relate; near misses; where there is none
    of these, claims with its words; and how well the language of the sentence is read."""

    same: tuple[ClaimRow, ...]
    asked: tuple[ClaimRow, ...]
    told: tuple[ClaimRow, ...]
    probable: tuple[ClaimRow, ...]
    near: tuple[ClaimRow, ...]
    by_words: tuple[ClaimRow, ...]
    is_statement: bool
    language_level: str

    @property
    def answers(self) -> tuple[ClaimRow, ...]:
        """The claims whose verdicts answer, those that say the sentence itself first."""
        return (*self.same, *self.asked, *self.told)


@dataclass(frozen=True, slots=True)
class FoundPage:
    """What the registry knows of a web address: the path of a page of its own; the article that was stored from there, and
    the claims checked there."""

    own_path: str = ""
    article_id: int | None = None
    checked: tuple[ClaimRow, ...] = ()


@bp.get("/")
def show() -> Response:
    """The box, with the answer to ``q``; for htmx only the answer."""
    here, question = visit(), _question(request.args)
    if is_part():
        response = make_response(_part(here, question))
        response.headers["HX-Replace-Url"] = _address(question)
    else:
        response = _page(here, question)
    response.vary.add("HX-Request")
    return response


@bp.post("/")
def ask() -> Response:
    """The box sent: a sentence goes to its own address, a draft and a fetched page are answered at once."""
    here, question = visit(), _question(request.form)
    if not question.text:
        return _page(here, replace(question, problem="Write or paste something first.", field="q"), status=422)
    if question.reading is Reading.SENTENCE and not question.problem:
        return go_to(_address(question))
    if question.problem:
        return _page(here, question, status=422)
    if question.reading is Reading.DRAFT:
        return show_unstored(here, PasteForm(body=question.text, published=question.published))
    address = whole_address(question.text)
    if own_path := path_of_own(address):
        return go_to(own_path)
    if not _wants_to_fetch(here) and find_known_page(here.session, address).is_known:
        return go_to(_address(question))
    if not here.is_signed_in:
        problem = "Sign in to have this address fetched, or paste the text of the page."
        return _page(here, replace(question, problem=problem, field="q"), status=422)
    return show_unstored(here, PasteForm(url=address, published=question.published))


def _wants_to_fetch(here: Visit) -> bool:
    """Whether somebody who may have a page fetched asks for it although something is known of it."""
    return here.is_signed_in and request.form.get("fetch") == "yes"


def _question(sent: Mapping[str, str]) -> Question:
    choice = sent.get("as", "")
    question = Question(
        text=sent.get("q", "").strip(),
        published=sent.get("published", "").strip(),
        as_of=sent.get("as_of", "").strip()[:10],
        choice=choice if choice in set(Reading) else "",
    )
    try:
        read_day(question.published, "published")
    except Invalid as error:
        return replace(question, problem=error.detail, field="published")
    return question


def _address(question: Question) -> str:
    """The address that asks the same again."""
    query = {"q": question.text, "published": question.published, "as_of": question.as_of, "as": question.choice}
    given = {name: value for name, value in query.items() if value}
    return f"{url_for('home.show')}?{urlencode(given)}" if given else url_for("home.show")


def _page(here: Visit, question: Question, *, status: int = 200) -> Response:
    context = _context(here, question)
    context["corrections"] = _lately_corrected(here)
    context["is_empty"] = not question.text and not claims.list_claims(here.session, limit=1).items
    return make_response(render_template("home/show.html", **context), status)


def _lately_corrected(here: Visit) -> list[Correction]:
    """What was corrected in the last week, newest first."""
    since = here.today - dt.timedelta(days=CORRECTIONS_OF_DAYS)
    return list_corrections(here.session, CorrectionFilter(since=since), limit=SHOWN_CORRECTIONS).items


def _part(here: Visit, question: Question) -> str:
    return render_template("home/result.html", **_context(here, question))


def _context(here: Visit, question: Question) -> dict[str, Any]:
    """The question and its answer; a problem with the text itself becomes the question's."""
    context: dict[str, Any] = {"question": question, "found": None, "known": None, "is_typed": is_part()}
    if question.text and not question.problem and question.reading is Reading.ADDRESS:
        context["known"] = _known_page(here, question)
    if not question.text or question.problem or question.reading is not Reading.SENTENCE:
        return context
    try:
        context["found"] = _find(here, question)
    except Invalid as error:
        field = "as_of" if error.problems[0].pointer == "/as_of" else "q"
        context["question"] = replace(question, problem=error.detail, field=field)
    return context


def _known_page(here: Visit, question: Question) -> FoundPage | None:
    """What is known of the address that was pasted; None where nothing is."""
    address = whole_address(question.text)
    if own_path := path_of_own(address):
        return FoundPage(own_path=own_path)
    known = find_known_page(here.session, address)
    if not known.is_known:
        return None
    rows = listed_rows(here, known.claims, AsOf(here.today))
    return FoundPage(article_id=known.article.id if known.article else None, checked=rows)


def _find(here: Visit, question: Question) -> Found:
    moment = as_of(read_day(question.as_of, "as_of"), now=here.now, zone=ZoneInfo(here.zone))
    published: dt.date = read_day(question.published, "published") or moment.on
    hits = search_claims(
        here.session,
        question.text,
        published=published,
        today=moment.on,
        known_at=moment.known_at,
        limit=HITS_READ,
        settings=matching_settings(current_app.config),
    )
    same = [hit for hit in hits if hit.relation is Relation.SAME]
    asked = [hit for hit in hits if _is_what_is_asked(hit)]
    query = read_statement(question.text, published=published)
    told = [hit for hit in hits if _is_what_is_told(hit)] if tells_sayings(query) else []
    apart = [hit for hit in hits if hit.relation not in (None, Relation.SAME, Relation.UNRELATED)]
    near = [hit for hit in apart if hit not in asked and hit not in told]
    probable = [hit for hit in hits if hit.settles is not None]
    states = is_statement(query)
    rest: list[SearchHit] = []
    if not states:
        rest = hits
    elif not (same or apart or probable):
        rest = [replace(hit, decision=None, explanation=None) for hit in with_all_words(question.text, hits)]
    return Found(
        same=claim_rows(same, moment),
        asked=claim_rows(asked, moment),
        told=claim_rows(told, moment),
        probable=claim_rows(probable, moment),
        near=claim_rows(near[:SHOWN_NEAR_MISSES], moment),
        by_words=claim_rows(rest[:SHOWN_BY_WORDS], moment),
        is_statement=states,
        language_level=level_of(detect_language(question.text)).value,
    )


def _is_what_is_asked(hit: SearchHit) -> bool:
    """Whether the claim says what was asked."""
    return _differs_in_saying_alone(hit) and denial_of(hit.slots) is Force.ASKED


def _is_what_is_told(hit: SearchHit) -> bool:
    """Whether the claim says itself what was told as somebody's words."""
    if not _differs_in_saying_alone(hit) or denial_of(hit.slots) is not None:
        return False
    return hit.slots["attribution"].comparison is Comparison.ONLY_LEFT


def _differs_in_saying_alone(hit: SearchHit) -> bool:
    """Whether nothing but who says it, or that it is asked, sets the two apart, and no part of them is left open."""
    if hit.decision is None or hit.decision.relation is not Relation.REPORTED_ONLY:
        return False
    if hit.decision.differing_slots != ("attribution",):
        return False
    return all(slot.comparison is not Comparison.UNKNOWN for slot in hit.slots.values())
