"""The set-up of the database's connections."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sqlalchemy import create_engine

from claims.extensions import reading, set_up_sqlite

SHRINK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("DELETE FROM notes WHERE id > 5")
connection.execute("VACUUM")
connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
"""


def test_a_file_that_another_process_has_made_smaller_is_read_on(tmp_path: Path) -> None:
    """What is mapped into memory and no longer in the file must not be looked at: it would end the process."""
    file = tmp_path / "claims.sqlite3"
    engine = create_engine(f"sqlite:///{file}")
    set_up_sqlite(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE notes (id INTEGER PRIMARY KEY, written BLOB)")
        for number in range(1, 501):
            connection.exec_driver_sql("INSERT INTO notes VALUES (?, randomblob(4000))", (number,))
    total = "SELECT count(*), sum(length(written)) FROM notes"
    with reading(), engine.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert connection.exec_driver_sql(total).one() == (500, 2_000_000)
    whole = file.stat().st_size
    subprocess.run([sys.executable, "-c", SHRINK, str(file)], check=True)
    assert file.stat().st_size < whole / 10
    with reading(), engine.connect() as connection:
        assert connection.exec_driver_sql(total).one() == (5, 20_000)
    engine.dispose()
