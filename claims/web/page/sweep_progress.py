"""Long searches on pages: how far one is, and the strip that says so."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from claims.models import Sweep, SweepState


@dataclass(frozen=True, slots=True)
class SweepStrip:
    """A search in the shape that the macro ``progress`` reads; ``trouble`` where it stopped before its end."""

    label: str
    done: int
    total: int
    poll_href: str = ""
    cancel_href: str = ""
    resume_href: str = ""
    trouble: str = ""


def strip_of(sweep: Sweep | None, *, may_stop: bool, may_resume: bool) -> SweepStrip | None:
    """The strip of a duplicate search that runs or was stopped; None where none is under way."""
    if sweep is None or sweep.state is SweepState.DONE:
        return None
    if sweep.state is SweepState.RUNNING:
        return SweepStrip(
            "looking for duplicates",
            sweep.done,
            sweep.total,
            poll_href=url_for("duplicates.progress", sweep_id=sweep.id),
            cancel_href=url_for("duplicates.cancel", sweep_id=sweep.id) if may_stop else "",
        )
    trouble = sweep.error or f"The search was stopped after {sweep.done} of {sweep.total} claims."
    resume = url_for("duplicates.resume", sweep_id=sweep.id) if may_resume else ""
    return SweepStrip("", sweep.done, sweep.total, resume_href=resume, trouble=trouble)
