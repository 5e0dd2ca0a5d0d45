"""Why a sentence is or is not worth checking, in words that people can hold against the sentence."""

from __future__ import annotations

import datetime as dt
import re

from claims.core.detection.check_worthiness import TYPICAL, TYPICAL_FROM
from claims.core.detection.detector import Detection
from claims.core.detection.ngrams import READ_CHARACTERS
from claims.core.detection.tasks import Task
from claims.core.extraction.clauses.pieces import Piece, Role
from claims.core.extraction.statements.article import Article, read_article
from claims.core.extraction.statements.assessing import assess_piece
from claims.core.extraction.statements.groups import shelf_reason
from claims.core.records import RejectReason

NO_TEXT = "no text"
NOTHING_NAMED = "names no figure, date, act or body"

_AGAINST: dict[RejectReason, str] = {
    RejectReason.OPINION: "gives an opinion",
    RejectReason.QUESTION: "asks a question",
    RejectReason.RHETORICAL: "asks a rhetorical question",
    RejectReason.CALL_OR_WISH: "calls for something or wishes it",
    RejectReason.PREDICTION: "foretells without date or figure",
    RejectReason.PERSONAL_EXPERIENCE: "tells what only the speaker can know",
    RejectReason.NO_ASSERTION: "asserts nothing",
    RejectReason.TOO_VAGUE: "too vague to be checked",
    RejectReason.BOILERPLATE: "no part of the report",
}
"""The reject shelf's reasons as they read beside a probability."""

_LIKE_OPINION = "worded like opinion"
"""What the models say where the rules found no word for it."""

_ANY_DAY = dt.date(2000, 1, 1)
"""Dates count here, and which day they mean does not."""

_UNREADABLE = re.compile("[\x00\ud800-\udfff]")


def reasons_of(text: str, detection: Detection) -> tuple[str, ...]:
    """What speaks for checking, in the order of the rules' features, then what speaks against; never empty.

    Reads as much of the text as the models do, and all its sentences.
    """
    body = _UNREADABLE.sub("\ufffd", text[:READ_CHARACTERS])
    if not body.strip():
        return (NO_TEXT,)
    article = read_article(body, published=_ANY_DAY, headline=None)
    found: dict[str, None] = {}
    against: dict[str, None] = {}
    for index in range(len(article.parsed)):
        for_it, reject = _read(article, index)
        found |= dict.fromkeys(for_it)
        if reject in _AGAINST:
            against[_AGAINST[reject]] = None
    if detection.probabilities.get(Task.WORTH_CHECKING, 0) >= TYPICAL_FROM:
        found[TYPICAL] = None
    if detection.labels.get(Task.SUBJECTIVE) and _AGAINST[RejectReason.OPINION] not in against:
        against[_LIKE_OPINION] = None
    return (*(found or (NOTHING_NAMED,)), *against)


def _read(article: Article, index: int) -> tuple[tuple[str, ...], RejectReason | None]:
    """The features of a sentence as a whole and why the rules would shelve it, if they would."""
    parsed = article.parsed[index]
    shelved = shelf_reason(article, parsed)
    if not parsed.tokens:
        return (), shelved
    whole = Piece(Role.MAIN, ((0, len(parsed.tokens)),))
    assessment = assess_piece(article, parsed, whole, attributed=False)
    return assessment.reasons, shelved or assessment.reject
