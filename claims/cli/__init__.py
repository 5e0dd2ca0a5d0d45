"""The command line: a thin edge that parses, opens a transaction, calls a service, prints, commits.

Results go to stdout, progress and errors to stderr. Exit status: 0 done, 1 failed, 2 input that cannot be used.
"""

from claims.cli.access import keys
from claims.cli.candidate_index import index
from claims.cli.comparison import compare

COMMANDS = (compare, index, keys)
"""Every command; ``python -m claims.cli`` and ``flask --app wsgi`` offer the same."""
