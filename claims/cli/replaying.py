"""``replay``: what another threshold, or a new matcher, would have made of past decisions; and scores of judged pairs."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import click
from flask import current_app
from sqlalchemy.orm import Session

from claims.cli.database import database_command
from claims.cli.inputs import at_least_one, bad_line, read_objects
from claims.cli.outputs import cut_to_cell, print_json, print_table, say
from claims.core.matching.evaluation.gold_scores import GoldPair, GoldScore, Share, score_gold
from claims.core.records import Force, Relation
from claims.core.verdicts import ClaimKind
from claims.extensions import reading
from claims.services.base.actors import CLI
from claims.services.judging.replay import ReplayedPairs, ReplayReport, report_to_dict, score_to_dict, store_replay
from claims.services.judging.replay import replay as replay_pairs
from claims.services.matching.matching import MatchingSettings, decide_against
from claims.services.matching.statements import saved_statement
from claims.services.settings import matching_settings, shipped_matching


class Probability(click.FloatRange):
    """A number from 0 to 1; NaN, which no comparison keeps out, is none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:  # noqa: ANN401
        """The number; a usage error for anything else."""
        number = super().convert(value, param, ctx)
        return self.fail(f"{value} is not in the range 0.0<=x<=1.0.", param, ctx) if math.isnan(number) else number


PROBABILITY = Probability(0.0, 1.0)
SHOWN = 20
"""Pairs of each kind that the table names; ``--json`` gives more."""


@click.command("replay")
@click.option("--threshold", type=PROBABILITY, help="Confirm from this probability; without it, the present one.")
@click.option("--suggest", type=PROBABILITY, help="Suggest from this probability; without it, the present one.")
@click.option("--store", is_flag=True, help="Keep the report, so that this matcher may confirm from now on.")
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON.")
@database_command
def replay(session: Session, threshold: float | None, suggest: float | None, store: bool, as_json: bool) -> None:
    """Decide every stored pair anew by the present matcher and say what would change; nothing is written.

    Only --store writes, and only the report itself.
    """
    settings = _settings(matching_settings(current_app.config), threshold, suggest)
    with reading():
        report = replay_pairs(session, settings=settings, progress=lambda done, of: say(f"{done:,} of {of:,} pairs …"))
        session.rollback()
    if store:
        row = store_replay(session, report, actor=CLI, now=dt.datetime.now(dt.UTC))
        say(f"Stored as replay {row.id}: matcher {report.matcher_version} may confirm here.")
    if as_json:
        print_json(report_to_dict(report))
    else:
        _print_report(report)


@click.command("judgements")
@click.option("--data", required=True, metavar="FILE", help="What bin/claims export judgements printed.")
@click.option("--threshold", type=PROBABILITY, help="Confirm from this probability; without it, the matcher's own.")
@click.option("--suggest", type=PROBABILITY, help="Suggest from this probability; without it, the matcher's own.")
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON.")
def evaluate_judgements(data: str, threshold: float | None, suggest: float | None, as_json: bool) -> None:
    """Score the present matcher on what people decided; no database is opened."""
    settings = _settings(shipped_matching(), threshold, suggest)
    score = score_gold(list(at_least_one(_judged_pairs(data, settings), data, "pair of which a person was sure")))
    if as_json:
        print_json(score_to_dict(score))
    else:
        _print_score(score)


def _settings(own: MatchingSettings, threshold: float | None, suggest: float | None) -> MatchingSettings:
    """The settings with what was asked for; a usage error for what no registry could be set to."""
    settings = replace(
        own,
        threshold=own.threshold if threshold is None else threshold,
        suggest_from=own.suggest_from if suggest is None else suggest,
    )
    if settings.threshold < settings.suggest_from:
        raise click.UsageError(
            f"Confirming from {settings.threshold:g} and suggesting from {settings.suggest_from:g} do not go together: "
            "what is confirmed is suggested too. Give --threshold and --suggest, which must not be above it."
        )
    return settings


def _judged_pairs(file: str, settings: MatchingSettings) -> Iterator[GoldPair]:
    """The pairs of which a person was sure, decided anew as they were decided then: with their dates and views."""
    for number, row in read_objects(file, required=("new", "verified", "relation")):
        if row.get("sure") is False:
            continue
        try:
            yield _decide(row, settings)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise bad_line(file, number, f"not a judgement ({error})") from error


def _decide(row: dict[str, Any], settings: MatchingSettings) -> GoldPair:
    said, date = row["appearance"], row.get("verified_date")
    statement = saved_statement(
        row["new"],
        kind=ClaimKind(said["kind"]),
        force=Force(said["force"]) if said.get("force") else None,
        place=said.get("place"),
        additions=said.get("additions", ()),
        published=dt.date.fromisoformat(row["new_published"]),
    )
    day = dt.date.fromisoformat(date) if date else None
    decision = decide_against(statement, row["verified"], day, settings=settings)
    is_same = decision.relation is Relation.SAME
    return GoldPair(
        id=str(row.get("id")),
        judged=Relation(row["relation"]),
        decided=decision.relation,
        probability=decision.probability,
        confirmed=decision.auto_confirm,
        suggested=is_same and decision.probability >= settings.suggest_from,
    )


def _print_report(report: ReplayReport) -> None:
    click.echo(
        f"Matcher {report.matcher_version}, confirm from {report.threshold:g}, suggest from {report.suggest_from:g}: "
        f"{report.pairs:,} pairs, {report.score.judged:,} judged by people."
    )
    newly, gone = report.newly_confirmed, report.no_longer_confirmed
    click.echo(
        f"Would newly confirm {newly.count:,}: {newly.right:,} known right, {newly.wrong:,} known wrong. "
        f"Would no longer confirm {gone.count:,}: {gone.right:,} known right, {gone.wrong:,} known wrong. "
        f"Another relation in {report.relation_changed:,}."
    )
    _print_pairs("newly confirmed", newly)
    _print_pairs("no longer confirmed", gone)
    _print_score(report.score)


def _print_pairs(name: str, pairs: ReplayedPairs) -> None:
    if not pairs.listed:
        return
    click.echo()
    rows = [
        (
            pair.match_id,
            f"{pair.probability:.3f}",
            pair.judged or "–",
            cut_to_cell(pair.text),
            cut_to_cell(pair.claim_text),
        )
        for pair in pairs.listed[:SHOWN]
    ]
    print_table((name, "probability", "people say", "said", "claim"), rows)
    if pairs.count > SHOWN:
        click.echo(f"… and {pairs.count - SHOWN:,} more; --json names up to 200.")


def _print_score(score: GoldScore) -> None:
    if not score.judged:
        click.echo("No judged pairs yet: nothing can be said of right and wrong. Judge some in Compare first.")
        return
    click.echo()
    rows: list[tuple[object, ...]] = []
    for name, purpose in (("confirmed", score.confirm), ("suggested", score.suggest)):
        rows.append((name, *_cells(purpose.precision), *_cells(purpose.recall)))
    rows.extend((row.relation.value, *_cells(row.precision), *_cells(row.recall)) for row in score.relations)
    print_table(("judged pairs", "precision", "95 %", "of", "recall", "95 % ", "of "), rows)
    if score.wrongly_confirmed:
        say(f"wrongly confirmed: {', '.join(score.wrongly_confirmed)}")


def _cells(share: Share) -> tuple[object, ...]:
    interval = share.interval
    return share.value, f"{interval[0]:.2f}–{interval[1]:.2f}" if interval else "–", share.of
