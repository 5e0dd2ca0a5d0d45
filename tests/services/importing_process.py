"""A process for ``test_index_concurrency``: imports claims in batches, committing each, until it is killed."""

from __future__ import annotations

import json
import time
from multiprocessing.connection import Connection

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from claims.extensions import set_up_sqlite
from claims.services.base.actors import CLI
from claims.services.exchange.imports import import_lines
from tests.support.factories import NOW


def wording(number: int) -> str:
    """A claim with a word of its own and words that all share."""
    own = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    return f"The ferry x{own}x carried passengers to the harbor"


def import_in_batches(telling: Connection, database_url: str, claims: int, batch: int) -> None:
    """Tells "importing" before each batch; what comes after the last one is to be killed too."""
    engine = create_engine(database_url)
    set_up_sqlite(engine)
    for start in range(1, claims + 1, batch):
        telling.send("importing")
        with Session(engine) as session, session.begin():
            _import(session, range(start, start + batch))
    time.sleep(600)


def _import(session: Session, numbers: range) -> None:
    lines = [(number, json.dumps({"external_id": f"x{number}", "text": wording(number)})) for number in numbers]
    import_lines(session, lines, now=NOW, actor=CLI)
