"""Whether PostgreSQL sends the rows of a statement in binary form: bytes then need no writing out in hexadecimal digits."""

from __future__ import annotations

BINARY_RESULTS = "binary_results"
"""Option of a statement, true where its columns are of types that the driver reads in binary form, as all built in are. It
does nothing on SQLite, and on engines that were not set up for it (``extensions.set_up_postgresql``)."""
