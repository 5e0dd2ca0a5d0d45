"""The command line: a thin edge that parses, opens a transaction, calls a service, prints, commits.

Results go to stdout, progress and errors to stderr. Exit status: 0 done, 1 failed, 2 input that cannot be used.
"""

from claims.cli.access import keys
from claims.cli.articles import ingest, lookup
from claims.cli.candidate_index import index
from claims.cli.comparison import compare
from claims.cli.documents import openapi
from claims.cli.evaluation import evaluate
from claims.cli.extraction import extract
from claims.cli.importing import import_file, seed
from claims.cli.retrieval import match
from claims.cli.schema import db
from claims.cli.serve import serve
from claims.cli.worker import work

COMMANDS = (
    compare,
    db,
    evaluate,
    extract,
    import_file,
    index,
    ingest,
    keys,
    lookup,
    match,
    openapi,
    seed,
    serve,
    work,
)
"""Every command; ``python -m claims.cli`` and ``flask --app wsgi`` offer the same."""
