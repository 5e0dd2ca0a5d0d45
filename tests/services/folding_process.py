"""A process for ``test_index_concurrency``: folds the tail without end, committing each fold, until it is killed."""

from __future__ import annotations

from multiprocessing.connection import Connection

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from claims.extensions import set_up_sqlite
from claims.services.index.candidates import fold_tail


def fold_without_end(telling: Connection, database_url: str) -> None:
    """Tells "folding" before each fold."""
    engine = create_engine(database_url)
    set_up_sqlite(engine)
    while True:
        telling.send("folding")
        with Session(engine) as session, session.begin():
            fold_tail(session, limit=40)
