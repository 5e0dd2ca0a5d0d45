"""Stored pairs decided anew: an appearance read as it was when it came, beside its claim as it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Select
from sqlalchemy.orm import Session

from claims.core.records import PairDecision
from claims.models.appearance import Appearance
from claims.models.article_version import ArticleVersion
from claims.models.claim import Claim
from claims.models.match import Match
from claims.services.articles.articles import publication_date
from claims.services.base.parts import in_key_order
from claims.services.matching.matches import with_sides
from claims.services.matching.matching import MATCHER_VERSION, MatchingSettings, found_again
from claims.services.matching.statements import stored_statement
from claims.services.matching.wordings import Wording, wordings_through


@dataclass(frozen=True, slots=True)
class StoredPair:
    """A match with both its sides, and the wording through which it was decided, where there was one."""

    match: Match
    appearance: Appearance
    version: ArticleVersion
    claim: Claim
    wording: Wording | None = None

    @property
    def published(self) -> dt.date:
        """The day on which the appearance was published."""
        return publication_date(self.version)

    def decide(self, settings: MatchingSettings) -> PairDecision:
        """What the present matcher makes of it."""
        statement = stored_statement(self.appearance, published=self.published)
        if self.match.matcher_version == MATCHER_VERSION and "read_same" not in self.match.features:
            settings = replace(settings, reader=None)  # it was not among the candidates that are read
        return found_again(statement, self.claim, self.wording, settings=settings).decision


def iterate_pairs(session: Session) -> Iterator[StoredPair]:
    """Every stored pair in the order of its id, read in parts."""
    for rows in in_key_order(lambda *part: session.execute(_pairs(*part)).all(), lambda row: row[0].id):
        wordings = wordings_through(session, [row.Match.through_id for row in rows])
        yield from (StoredPair(*row, wordings.get(row.Match.through_id)) for row in rows)


def _pairs(after: int, limit: int) -> Select[Match, Appearance, ArticleVersion, Claim]:
    return with_sides().where(Match.id > after).order_by(Match.id).limit(limit)
