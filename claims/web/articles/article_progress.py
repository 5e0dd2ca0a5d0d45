"""Reading a long article is a job: its progress strip, stopping it, starting it again."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, make_response, render_template, request, url_for

from claims.core.errors import NotAllowed, NotFound
from claims.models import ArticleVersion, Job, JobState, ProcessingState
from claims.services.articles import articles
from claims.services.base import jobs
from claims.services.intake import intake
from claims.web.page.desk import sent_number
from claims.web.page.failures import ask_to_sign_in
from claims.web.page.redirects import go_to
from claims.web.page.visit import Visit, visit
from claims.web.words.pasted import read_number

bp = Blueprint("article_progress", __name__, url_prefix="/articles/<int:article_id>")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading of a version is, in the shape that the macro ``progress`` reads.

    ``trouble`` is a sentence where nothing runs any more; ``may_restart`` whether this reader can start it again.
    """

    label: str
    done: int = 0
    total: int = 0
    poll_href: str = ""
    cancel_href: str = ""
    trouble: str = ""
    may_restart: bool = False


def progress_of(here: Visit, version: ArticleVersion, job_id: int | None) -> Progress:
    """The progress of a version that is not processed yet; of a job of somebody else only that it runs."""
    job = _own_job(here, version, job_id)
    poll = url_for(
        "article_progress.show", article_id=version.article_id, version=version.number, job=job.id if job else None
    )
    if version.processing is ProcessingState.FAILED or (job and job.state is JobState.FAILED):
        reason = f" ({job.error})" if job and job.error else ""
        return Progress("", trouble=f"The claims of this text could not be read{reason}.", may_restart=here.may_store)
    if job and job.state is JobState.CANCELED:
        return Progress("", trouble="Reading was stopped. The text is stored.", may_restart=here.may_store)
    if job is None:
        return Progress("waiting to be read", poll_href=poll, may_restart=here.may_store)
    cancel = url_for("article_progress.cancel", article_id=version.article_id, job_id=job.id)
    may_cancel = cancel if job.state in jobs.OPEN else ""
    if job.stage in ("", "extracting"):  # one step, whose end nobody knows: no count to show
        label = "reading the text" if job.state is JobState.RUNNING else "waiting for its turn"
        return Progress(label, poll_href=poll, cancel_href=may_cancel)
    return Progress(job.stage, job.done, job.total or 0, poll, may_cancel)


@bp.get("/progress")
def show(article_id: int) -> Response:
    """The strip; once the version is processed, htmx is told to load the page anew."""
    here = visit()
    view = articles.get_article(here.session, article_id, number=read_number(request.args.get("version")))
    if view.version.processing is ProcessingState.PROCESSED:
        return Response(status=204, headers={"HX-Refresh": "true"})
    progress = progress_of(here, view.version, read_number(request.args.get("job")))
    return make_response(render_template("articles/progress.html", progress=progress, version=view.version))


@bp.post("/jobs/<int:job_id>/cancel")
def cancel(article_id: int, job_id: int) -> Response:
    """Stop the job; the stored text stays."""
    here = visit()
    if not here.is_signed_in:
        return ask_to_sign_in()
    job = jobs.cancel(here.session, job_id, actor=here.actor, now=here.now)
    return _to_article(article_id, job)


@bp.post("/read")
def restart(article_id: int) -> Response:
    """Queue the reading of a version again; what is processed already stays as it is."""
    here = visit()
    if not here.is_signed_in:
        return ask_to_sign_in()
    if not here.may_store:
        raise NotAllowed("Only an editor, checker, reviewer or admin may start this.", code="role_missing")
    view = articles.get_article(here.session, article_id, number=sent_number("version"))
    job = intake.queue_reading(here.session, view.version, actor=here.actor, now=here.now)
    return _to_article(article_id, job, version=view.version.number)


def _own_job(here: Visit, version: ArticleVersion, job_id: int | None) -> Job | None:
    """The job with this id if this reader asked for it and it reads this version."""
    if job_id is None:
        return None
    try:
        job = jobs.get_job(here.session, job_id, here.actor)
    except NotFound:
        return None
    return job if job.arguments.get("version_id") == version.id else None


def _to_article(article_id: int, job: Job, version: int | None = None) -> Response:
    address = url_for("articles.show", article_id=article_id, version=version, job=job.id)
    return go_to(address)
