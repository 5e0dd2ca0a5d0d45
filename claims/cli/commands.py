"""Every command, joined to ``bin/claims``; kept apart so that ``serve`` loads only what it needs."""

from __future__ import annotations

import sys
from typing import Any

import click

from claims.cli.access import keys
from claims.cli.articles import ingest, lookup
from claims.cli.candidate_index import index
from claims.cli.claim_reviews import claimreview
from claims.cli.comparison import compare
from claims.cli.database import Failure, sentences
from claims.cli.detection import detect, train
from claims.cli.documents import openapi
from claims.cli.draft_check import check
from claims.cli.duplicate_search import duplicates
from claims.cli.evaluation import evaluate
from claims.cli.exporting import export
from claims.cli.extraction import extract
from claims.cli.figures import figures
from claims.cli.importing import import_file, seed
from claims.cli.log import log, verify_log
from claims.cli.public_export import export_public
from claims.cli.registry import export_registry, registry
from claims.cli.rematching import rematch
from claims.cli.replaying import evaluate_judgements, replay
from claims.cli.retrieval import match
from claims.cli.schema import db
from claims.cli.serve import serve
from claims.cli.sources import sources
from claims.cli.worker import work

COMMANDS = (
    check,
    claimreview,
    compare,
    db,
    detect,
    duplicates,
    evaluate,
    export,
    extract,
    import_file,
    index,
    ingest,
    keys,
    log,
    lookup,
    match,
    openapi,
    registry,
    rematch,
    replay,
    seed,
    serve,
    sources,
    train,
    verify_log,
    work,
)
"""The commands by themselves."""

evaluate.add_command(evaluate_judgements)
evaluate.add_command(figures)
export.add_command(export_registry)
export.add_command(export_public)


class Sentences(click.Group):
    """Commands of which none ends with a trace where a disk is full, a name too long or standard output closed."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401
        """Run the command; what goes wrong with files is one sentence."""
        if sys.stdout is None:
            raise Failure("Standard output is closed, so nothing can be printed. Send it to a file or to /dev/null.")
        with sentences():
            return super().invoke(ctx)


@click.group(cls=Sentences, commands=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Claims registry: articles in; claims, matches and verdicts out."""
