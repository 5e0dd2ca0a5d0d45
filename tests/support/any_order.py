"""Steps of a state machine taken in many orders on a database that is put back for each."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test
from sqlalchemy import Engine

from tests.support.databases import Databases

STEPS = 25
"""Steps of one order."""


def take_in_any_order(machine: type[RuleBasedStateMachine], databases: Databases, kind: str, *, examples: int) -> None:
    """Let a machine, which finds its database in ``engine``, take its steps in so many orders, the same in each run; on
    PostgreSQL, where putting back takes longer, in one."""

    class OnOwnDatabase(machine):  # type: ignore[valid-type, misc]  # the class is given
        engine: Engine

        def __init__(self) -> None:
            self.engine = databases.engine(databases.own(kind))
            super().__init__()

    chosen = settings(
        derandomize=True,
        max_examples=1 if kind == "postgresql" else examples,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(OnOwnDatabase, settings=chosen)
