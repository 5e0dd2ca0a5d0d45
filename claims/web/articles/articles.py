"""Stored articles: the list, the page with its claims, and judgements made on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, current_app, make_response, render_template, request, url_for

from claims.core.errors import Invalid, NotFound
from claims.core.extraction.text.languages import detect_languages
from claims.core.records import MatchState, Relation, Span
from claims.models import Appearance, ArticleVersion, ProcessingState
from claims.services.articles import articles
from claims.services.articles.articles import ArticleView, publication_date
from claims.services.base.actor_names import actor_names
from claims.services.base.as_of import AsOf, as_of
from claims.services.base.organizations import get_organization
from claims.services.desk.seen_words import seen_words
from claims.services.intake.version_diffs import diff_versions
from claims.services.judging import judgements
from claims.services.judging.dispositions import SHELF_REASONS
from claims.services.lookup import stored_lookup
from claims.services.matching import pairs
from claims.services.settings import matching_settings
from claims.web.articles.article_page import ArticlePage, Note, Whole, article_page, deciders, make_note, plain_page
from claims.web.articles.article_progress import progress_of
from claims.web.articles.decided_matches import decided
from claims.web.articles.segments import find_paragraphs
from claims.web.articles.text_parts import TextPart, cut_parts, part_at, plain_parts
from claims.web.articles.version_changes import VersionChanges, version_changes
from claims.web.page.desk import Toast, remember_toast
from claims.web.page.failures import ask_to_sign_in
from claims.web.page.redirects import go_to
from claims.web.page.visit import Visit, is_part, visit
from claims.web.words.marks import find_mark
from claims.web.words.pasted import read_moment, read_number
from claims.web.words.words import REJECT_WORDS

bp = Blueprint("articles", __name__, url_prefix="/articles")

LIST_LENGTH = 50

SHELF_CHOICES = tuple((reason.value, REJECT_WORDS[reason.value]) for reason in SHELF_REASONS)
"""Why a person takes an appearance off: value and word."""


@bp.get("")
def index() -> str:
    """Articles by their arrival, newest first."""
    page = articles.list_articles(visit().session, after=request.args.get("after") or None, limit=LIST_LENGTH)
    dated = [(view, publication_date(view.version)) for view in page.items]
    return render_template("articles/index.html", articles=dated, next_cursor=page.next_cursor)


@bp.get("/<int:article_id>")
def show(article_id: int) -> Response:
    """One version of an article with what is known about its claims, now, as of its publication, or as of a day.

    ``note`` names an appearance whose note is open; htmx gets what this note holds.
    """
    here = visit()
    moment = as_of(read_moment(request.args.get("as_of"), "as_of"), now=here.now, zone=ZoneInfo(here.zone))
    view = articles.article_then(here.session, article_id, number=_version_asked(), known_at=moment.known_at)
    opened = _number_asked(request.args.get("note"), _NO_CLAIM)
    if opened is not None and is_part():
        response = make_response(_note_inside(here, view, opened, moment))
    else:
        response = make_response(_page(here, view, opened, moment))
    response.vary.add("HX-Request")
    return response


@bp.post("/<int:article_id>/matches/<int:match_id>")
def judge(article_id: int, match_id: int) -> Response:
    """Right or wrong, and how it relates instead; the answer is the paragraph's row, or the page again."""
    here = visit()
    if not here.is_signed_in:
        return ask_to_sign_in()
    state, relation = _read_judgement()
    seen = pairs.get_pair(here.session, match_id).match
    before, was = seen.state, seen.relation
    match = judgements.judge(
        here.session,
        match_id,
        state=state,
        relation=relation,
        actor=here.actor,
        reason=request.form.get("reason", "").strip(),
        now=here.now,
        expected=_expected_state(),
        words=request.form.get("words") or None,
    )
    appearance = here.session.get_one(Appearance, match.appearance_id)
    view = articles.get_article(here.session, article_id, number=_version_asked())
    if appearance.article_version_id != view.version.id:
        raise NotFound(f"Match {match_id} does not belong to this article.", code="match_not_found")
    said = f"You set this to {find_mark(f'relation/{match.relation}').word.lower()}."
    context = _context(here, view, at_publication=_asks_at_publication(), opened=appearance.id)
    number = _number_of(context["page"], appearance.id)
    back = article_address(view.version, appearance.id, number)
    toast = remember_toast(
        Toast(
            f"Set to {find_mark(f'relation/{match.relation}').word.lower()}.",
            url_for("compare.undo"),
            {"was": decided(match.id, before, was, state), "back": back},
            about=appearance.standalone_text,
            link=back,
            subject=f"appearance:{appearance.id}",
        ),
        for_next_page=not is_part(),
    )
    if not is_part():
        return go_to(back)
    context["row"] = next(row for row in context["page"].paragraphs if number in row.begins)
    return make_response(render_template("articles/row.html", said=said, shown=number, toast=toast, **context))


def _page(here: Visit, view: ArticleView, opened: int | None, moment: AsOf) -> str:
    compared = _number_asked(request.args.get("compared"))
    context = _context(here, view, at_publication=_asks_at_publication(), moment=moment, opened=opened)
    shown = _number_of(context["page"], opened)
    changes = _changes(here, view, compared)
    return render_template("articles/show.html", **context, shown=shown, changes=changes, compared=compared)


def _reading(here: Visit, view: ArticleView, *, at_publication: bool, moment: AsOf) -> dict[str, Any]:
    """Which version is read, as of when, and what the reader may do with it."""
    version, is_past = view.version, moment.known_at is not None
    numbers = articles.version_numbers(here.session, view.article.id)
    return {
        "view": view,
        "version": version,
        "versions": numbers,
        "at_publication": at_publication and not is_past,
        "on": moment.on,
        "is_past": is_past,
        "asked_as_of": request.args.get("as_of") if is_past else None,
        "may_judge": here.may_judge and version.number == numbers[-1] and not is_past,
        "own_organization": _own_organization(here),
        "shelf_reasons": SHELF_CHOICES,
    }


def _context(
    here: Visit, view: ArticleView, *, at_publication: bool, moment: AsOf | None = None, opened: int | None = None
) -> dict[str, Any]:
    """Everything that the page shows; of a long text the part with the opened appearance, or the one asked for."""
    moment = moment or AsOf(here.today)
    version = view.version
    context = _reading(here, view, at_publication=at_publication, moment=moment) | {
        "languages_mixed": detect_languages(version.body).is_mixed,
        "published": publication_date(version),
        "was_received": moment.known_at is None or version.received_at <= moment.known_at,
        "progress": None,
    }
    if version.processing is not ProcessingState.PROCESSED:
        parts = plain_parts(version.body)
        return context | {
            "page": plain_page(version.body, version.language, _part_asked(parts), parts),
            "progress": progress_of(here, version, read_number(request.args.get("job"))),
        }
    settings = matching_settings(current_app.config)
    outline = stored_lookup.outline_of(here.session, version)
    shelved = (*outline.shelved, *outline.taken_off.values())
    parts = cut_parts(find_paragraphs(version.body), list(outline.claims.values()), shelved)
    part = _part_asked(parts, outline.place_of(opened))
    answer = stored_lookup.lookup_version(
        here.session,
        version,
        today=moment.on,
        known_at=moment.known_at,
        now=here.now,
        actor=here.actor,
        settings=settings,
        within=None if part is None else part.span,
    )
    whole = None
    if part is not None:
        answered = stored_lookup.lookup_answered(
            here.session, version, today=moment.on, known_at=moment.known_at, settings=settings
        )
        numbers = {appearance_id: number for number, appearance_id in enumerate(outline.claims, start=1)}
        whole = Whole(parts, part, numbers, answered, outline.not_taken)
    page = article_page(
        version.body,
        answer,
        today=moment.on,
        at_publication=context["at_publication"],
        names=actor_names(here.session, deciders(answer), reader=here.actor),
        whole=whole,
    )
    return context | {"page": page, "seen_words": _seen_words(here, page.notes.values())}


_NO_PART = ("This version of the article has no such part.", "part_not_found")


def _part_asked(parts: Sequence[TextPart], place: Span | None = None) -> TextPart | None:
    """The part of a long text in which a passage begins, or that the address names, else the first; None of a text that is
    one. An address that names no version was made for one that may have more parts: then it is the last."""
    asked = _number_asked(request.args.get("part"), _NO_PART)
    if asked is not None and _version_asked() is None:
        asked = min(asked, max(1, len(parts)))
    if asked is not None and not 1 <= asked <= max(1, len(parts)):
        raise NotFound(_NO_PART[0], code=_NO_PART[1])
    if len(parts) < 2:
        return None
    return parts[(asked or 1) - 1] if place is None else part_at(parts, place.start)


def _seen_words(here: Visit, notes: Iterable[Note]) -> dict[int, str]:
    """What stands for the words of each match that the reader may decide on."""
    if not here.may_judge:
        return {}
    ids = [match.id for note in notes for match in (*note.matches, *note.near_misses) if match.id is not None]
    return seen_words(here.session, ids)


def _changes(here: Visit, view: ArticleView, compared: int | None) -> VersionChanges | None:
    """The version shown beside another one, the older first; None where none is asked for."""
    if compared is None:
        return None
    older, newer = sorted((compared, view.version.number))
    return version_changes(diff_versions(here.session, view.article.id, older, to=newer))


def _note_inside(here: Visit, view: ArticleView, appearance_id: int, moment: AsOf) -> str:
    """What the note of one claim holds, for a page that has opened it."""
    context = _reading(here, view, at_publication=_asks_at_publication(), moment=moment)
    answer = stored_lookup.lookup_appearance(
        here.session,
        view.version,
        appearance_id,
        today=moment.on,
        known_at=moment.known_at,
        settings=matching_settings(current_app.config),
    )
    note = make_note(
        answer.looked_up.start + 1,
        answer.appearances[0],
        today=moment.on,
        at_publication=context["at_publication"],
        names=actor_names(here.session, deciders(answer), reader=here.actor),
    )
    return render_template("articles/note.html", note=note, seen_words=_seen_words(here, [note]), **context)


def _number_of(page: ArticlePage, appearance_id: int | None) -> int:
    """The number of an appearance on the page; 0 for one that it has not."""
    return next((number for number, note in page.notes.items() if note.appearance_id == appearance_id), 0)


def article_address(version: ArticleVersion, appearance_id: int, number: int) -> str:
    """The place of a claim on the page of its text, in whichever part it stands."""
    address = url_for("articles.show", article_id=version.article_id, version=version.number, note=appearance_id)
    return f"{address}#n{number}"


def _version_asked() -> int | None:
    """The version that the address or form names; the newest for none."""
    return _number_asked(request.form.get("version") or request.args.get("version"))


_NO_VERSION = ("There is no such version of this article.", "version_not_found")
_NO_CLAIM = ("This version of the article has no such claim.", "appearance_not_found")


def _number_asked(text: str | None, otherwise: tuple[str, str] = _NO_VERSION) -> int | None:
    if not text:
        return None
    number = read_number(text)
    if number is None:
        detail, code = otherwise
        raise NotFound(detail, code=code)
    return number


def _asks_at_publication() -> bool:
    return (request.form.get("known") or request.args.get("known")) == "publication"


def _read_judgement() -> tuple[MatchState, Relation | None]:
    decision = request.form.get("decision")
    if decision == "right":
        return MatchState.CONFIRMED, None
    if decision != "wrong":
        raise Invalid("Say whether the match is right or wrong.", field="decision")
    name = request.form.get("relation") or None
    if name is not None and name not in set(Relation):
        raise Invalid("Choose one of the relations of the list.", field="relation")
    return MatchState.REJECTED, Relation(name) if name else None


def _expected_state() -> MatchState | None:
    """The state that the reader saw when deciding."""
    seen = request.form.get("seen")
    return MatchState(seen) if seen in set(MatchState) else None


def _own_organization(here: Visit) -> str:
    """The name of the reader's organization; "" for who has none."""
    number = here.actor.organization_id
    return "" if number is None else get_organization(here.session, number).name
