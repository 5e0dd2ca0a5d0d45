"""Jobs: what became of work that was asked for."""

from __future__ import annotations

from typing import Any

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.models import Job
from claims.schemas.jobs import JobRead
from claims.services.base import jobs


def job_value(job: Job) -> dict[str, Any]:
    """The fields of ``JobRead``."""
    return {
        "id": job.id,
        "name": job.name,
        "state": job.state.value,
        "progress": {"stage": job.stage, "done": job.done, "total": job.total},
        "error": job.error,
        "result": job.result,
        "url": f"/api/v1/jobs/{job.id}",
        "created_at": job.created_at,
        "finished_at": job.finished_at,
    }


@bp.get("/jobs/<int:job_id>")
@operation("One job: state, progress, result", tag="Jobs", answers={200: JobRead}, failures=(404,))
def read_job(call: Call, job_id: int) -> Answer:
    """The job, for whoever asked for it."""
    return Answer(job_value(jobs.get_job(call.session, job_id, call.actor)))
