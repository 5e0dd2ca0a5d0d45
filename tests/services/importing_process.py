"""A process for ``test_index_concurrency``: imports claims in batches, committing each, until it is killed.

Usage: ``python importing_process.py DATABASE_URL CLAIMS BATCH``. Prints "importing" before each batch.
"""

from __future__ import annotations

import json
import sys

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from claims.extensions import set_up_sqlite
from claims.services.actors import CLI
from claims.services.imports import import_lines
from tests.factories import NOW
from tests.services.test_index_concurrency import wording


def import_claims(session: Session, numbers: range) -> None:
    """Import the claims of these numbers."""
    lines = [(number, json.dumps({"external_id": f"x{number}", "text": wording(number)})) for number in numbers]
    import_lines(session, lines, now=NOW, actor=CLI)


if __name__ == "__main__":
    engine = create_engine(sys.argv[1])
    set_up_sqlite(engine)
    claims, batch = int(sys.argv[2]), int(sys.argv[3])
    for start in range(1, claims + 1, batch):
        sys.stdout.write("importing\n")
        sys.stdout.flush()
        with Session(engine) as session, session.begin():
            import_claims(session, range(start, start + batch))
