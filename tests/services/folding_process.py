"""A process for ``test_index_concurrency``: folds the tail without end, committing each fold, until it is killed.

Usage: ``python folding_process.py DATABASE_URL``. Prints "folding" before each fold.
"""

from __future__ import annotations

import sys

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from claims.extensions import set_up_sqlite
from claims.services.candidates import fold_tail

if __name__ == "__main__":
    engine = create_engine(sys.argv[1])
    set_up_sqlite(engine)
    while True:
        sys.stdout.write("folding\n")
        sys.stdout.flush()
        with Session(engine) as session, session.begin():
            fold_tail(session, limit=40)
