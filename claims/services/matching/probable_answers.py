"""The claim that probably settles a short text, though nothing tells how the two relate.

A post comments, quotes, points at a picture: what it claims stands between its words, and neither slots nor pairs of
sentences find it there. A ranking fitted on posts and the claims that fact-checkers found in them does. It says nothing of
the relation, so such a claim is shown as probable, beside matches and near misses, and is never one of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from claims.core.extraction.text.statement_language import ENGLISH, language_of_sentence
from claims.core.matching.decision.relation_reader import RelationReader
from claims.core.matching.decision.topic import LEAST_BEYOND_NAMES, may_read_alike
from claims.core.matching.ranking.occasion import Occasion, TimedText, checked_near, query_occasion
from claims.core.matching.statements.posts import readable
from claims.core.matching.words.named_terms import share_names_alone
from claims.core.matching.words.terms import query_terms
from claims.core.records import Candidate
from claims.services.articles.short_texts import MAX_SHORT
from claims.services.base.claim_families import answering_then
from claims.services.claims.first_checks import first_check_days
from claims.services.index.candidates import find_candidates, term_weights
from claims.services.index.indexed_texts import WORDINGS
from claims.services.matching.matching import RERANKED, MatchingSettings, load_claims
from claims.services.matching.wordings import load_wordings

PROBABLE_FROM = 0.5
"""Probability from which a claim is shown as one that settles the text.

Of 95 and 96 posts of CheckThat! 2020-2 and 2022 2A (development parts), whose claims are in the registry, 73 and 70 are
shown theirs and one each another; of 102 and 101 whose claims and their near copies are taken out five and five
(``benchmarks/probable_answers.py``, December 2026).
"""

LEAST_WORDS = 6
"""Words that a text must have: fewer are keywords, or a statement that is compared as such."""

LEAST_SHARED = 2
"""Terms that a text and a claim must share. The ranking knows a claim by its rivals, and in a small registry it has none:
of 240 posts asked of ten random claims it showed 95 one. With this, and where all words must be a little alike, it showed
none; of 118 right answers one is lost.
"""


@dataclass(frozen=True, slots=True)
class ProbableAnswer:
    """A claim and the probability that it settles the text."""

    claim_id: int
    probability: float


def find_probable(
    session: Session,
    text: str,
    *,
    hits: Sequence[Candidate] | None = None,
    known: Collection[int] = (),
    known_at: dt.datetime | None = None,
    settings: MatchingSettings,
) -> list[ProbableAnswer]:
    """The claims that probably settle an English text of the length of a post, best first, seldom more than one.

    ``hits`` are what the index has for the text, where the caller has asked. Claims that are ``known`` to relate to it are
    left out; with ``known_at`` they are those that answered at that instant.
    """
    likeness = settings.likeness
    if settings.answers is None or likeness is None or not _is_post(text):
        return []
    terms = query_terms(text)
    if hits is None:
        hits = find_candidates(session, terms, limit=settings.candidates)
    others = sum(hit.claim_id >= WORDINGS for hit in hits)  # many may be of one claim
    texts = _texts(session, hits[: RERANKED + others], other_words=settings.other_words and known_at is None)[:RERANKED]
    asked = TimedText(text, query_occasion({"text": text}))
    chances = settings.answers(asked, _timed(session, asked.occasion, texts, known_at), term_weights(session, terms))
    ranked = sorted(zip(chances, texts, strict=True), key=lambda one: (-one[0], one[1][0]))
    found = [
        ProbableAnswer(claim_id, chance)
        for chance, (claim_id, said) in ranked
        if chance >= PROBABLE_FROM
        and len(set(terms).intersection(query_terms(said))) >= LEAST_SHARED
        and may_read_alike(likeness(text, said))
        and _may_speak_of_one_thing(text, said, settings.reader)
    ]
    if known_at is not None:
        found = _then(session, found, known_at)
    return [answer for answer in found if answer.claim_id not in known]


def _texts(session: Session, hits: Sequence[Candidate], *, other_words: bool) -> list[tuple[int, str]]:
    """The claims that the index let through, each once with its text, in the order of the hits; with ``other_words`` those
    that answer for merged claims and for wordings, in these words, as well: the words that the index puts first, since a
    claim is no rival of itself."""
    rows = load_claims(session, [hit.claim_id for hit in hits if hit.claim_id < WORDINGS])
    wordings = load_wordings(session, [hit.claim_id for hit in hits]) if other_words else {}
    texts: dict[int, str] = {}
    for hit in hits:
        if wording := wordings.get(hit.claim_id):
            texts.setdefault(wording.answering_id, wording.statement.text)
        elif hit.claim_id in rows:
            merged_into, claim_id, text, *_ = rows[hit.claim_id]
            if merged_into is None or other_words:
                texts.setdefault(merged_into or claim_id, text)
    return list(texts.items())


def _timed(
    session: Session, asked: Occasion, texts: Sequence[tuple[int, str]], known_at: dt.datetime | None
) -> list[TimedText]:
    """The claims, those that were first checked around the day of a signed post with the day of that check."""
    if asked.day is None:
        return [TimedText(said) for _, said in texts]
    days = first_check_days(session, [claim_id for claim_id, _ in texts], known_at=known_at)
    return [TimedText(said, checked_near(asked, days.get(claim_id))) for claim_id, said in texts]


def _may_speak_of_one_thing(text: str, claim: str, reader: RelationReader | None) -> bool:
    """Whether a text and a claim have more in common than names and dates, or are alike as sentences: the registry of one
    matter has both in many claims. Without an encoder nothing tells the latter."""
    if reader is None or reader.likeness is None or not share_names_alone(text, claim):
        return True
    alike = reader.likeness(text, claim)
    return alike is None or alike >= LEAST_BEYOND_NAMES


def _is_post(text: str) -> bool:
    """Whether a text is one that may be asked: English, not longer than a post, and more than keywords."""
    if len(text) > MAX_SHORT or len(text.split()) < LEAST_WORDS:
        return False
    return language_of_sentence(readable(text).text) == ENGLISH


def _then(session: Session, found: list[ProbableAnswer], at: dt.datetime) -> list[ProbableAnswer]:
    """The claims that answered at an instant for those found today, each once."""
    answering = answering_then(session, {answer.claim_id for answer in found}, at)
    each_once: dict[int, ProbableAnswer] = {}
    for answer in found:
        for claim_id in answering[answer.claim_id]:
            each_once.setdefault(claim_id, ProbableAnswer(claim_id, answer.probability))
    return list(each_once.values())
