"""Long passes over claims or appearances run here and now, part by part, by the command that asked for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from sqlalchemy.orm import Session

from claims.cli.database import Failure
from claims.cli.outputs import say
from claims.extensions import reading
from claims.jobs.worker import utc_now
from claims.models import Sweep, SweepState
from claims.services.matching.sweeps import Advance, advance, get_sweep, take_slice


class _Slice(Protocol):
    """What a look at the next rows found."""

    @property
    def after(self) -> int:
        """The place from which it began."""
        ...

    @property
    def step(self) -> Advance:
        """How far it came."""
        ...


S = TypeVar("S", bound=_Slice)


def run_sweep(
    session: Session, sweep_id: int, rows: str, look: Callable[[Session, Sweep], S], store: Callable[[Session, S], int]
) -> Sweep:
    """Go on with a sweep to its end, saying how far it is in ``rows``; gives the sweep.

    ``look`` reads the next part without a lock, ``store`` writes what it found and says how much that is. Each part is
    committed by itself. ``Failure`` where somebody stops the sweep meanwhile.
    """
    while True:
        with reading():
            sweep = get_sweep(session, sweep_id)
            if sweep.state is not SweepState.RUNNING:
                session.rollback()
                return _done(get_sweep(session, sweep_id), rows)
            say(f"{sweep.done:,} of {sweep.total:,} {rows} …")
            found = look(session, sweep)
            session.rollback()
        held = take_slice(session, sweep_id, found.after)
        if held is not None:
            advance(held, found.step, found=store(session, found), now=utc_now())
        session.commit()  # each part stands by itself


def _done(sweep: Sweep, rows: str) -> Sweep:
    if sweep.state is not SweepState.DONE:
        raise Failure(
            f"Stopped after {sweep.done:,} of {sweep.total:,} {rows}; what was found so far stays. Give the command again "
            "to look at all anew."
        )
    return sweep
