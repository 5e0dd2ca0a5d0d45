"""Wordings of a claim: the words of passages that a person has confirmed to say it.

Articles say one thing in a few ways, and copy each other. What a person has confirmed once need not be judged again: a
passage that is provably the same as a wording says what the wording says. The index leads from the words to the match that
was confirmed; it counts for as long as the decision stands (``judging/wording_decisions.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from rapidfuzz import fuzz
from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from claims.core.matching.decision.relations import ComparedPair
from claims.core.matching.decision.wordings import only_suggested, stands_alone, tells_the_same_values
from claims.core.matching.statements.reading import Statement
from claims.core.records import PairDecision
from claims.core.verdicts import BOUND_TO_SPEAKER
from claims.models.appearance import Appearance
from claims.models.article_version import ArticleVersion
from claims.models.claim import Claim
from claims.models.match import Match
from claims.services.articles.appearances import is_standing
from claims.services.articles.articles import publication_date
from claims.services.base.claim_families import roots_of
from claims.services.base.parts import in_parts
from claims.services.index.claim_readings import read_claim
from claims.services.index.indexed_texts import WORDINGS
from claims.services.matching.matches import is_confirmed_by_person, rejected_elsewhere, with_sides
from claims.services.matching.statements import stored_statement

LEAST_ALIKE = 60
"""Likeness of the words in whatever order (``token_sort_ratio``, 0..100) from which a statement is compared with a wording:
what is provably the same has nearly the same words."""

COMPARED = 3
"""Wordings that a statement is compared with, the most alike ones; each costs as much as a claim."""

Compare = Callable[[Statement, Statement], ComparedPair]


@dataclass(frozen=True)
class Wording:
    """A match that a person confirmed, with its passage and the claim that it says."""

    match: Match
    appearance: Appearance
    version: ArticleVersion
    claim: Claim
    rejected_id: int | None = None
    """The match of the same words in another article of which a person has said that they do not say the claim there."""

    @property
    def answering_id(self) -> int:
        """The claim that answers for what is said, which the claim of the match may have been merged into."""
        return self.claim.merged_into_id or self.claim.id

    @cached_property
    def statement(self) -> Statement:
        """The passage, read as of the day on which it was published."""
        return stored_statement(self.appearance, published=publication_date(self.version))

    @cached_property
    def stands_alone(self) -> bool:
        """Whether it says by itself, without its article, what the claim says, and who said it where that is part of it."""
        if self.appearance.context_needed or not self._names_speaker:
            return False
        return stands_alone(self.statement, read_claim(self.claim.text, self.claim.claim_date))

    @property
    def confirms(self) -> bool:
        """Whether who repeats it says the claim, for all that people have said; else that is likely."""
        return self.rejected_id is None and self.stands_alone

    @property
    def _names_speaker(self) -> bool:
        """Whether a promise or a quote of somebody has the name in its own words: with these alone it may be anybody's."""
        if self.claim.speaker_id is None or self.claim.kind not in BOUND_TO_SPEAKER:
            return True
        return self.appearance.speaker is not None and self.appearance.speaker in self.appearance.standalone_text


@dataclass(frozen=True, slots=True)
class Worded:
    """How a statement relates to a wording that it repeats: always *same*."""

    match_id: int
    decision: PairDecision


def load_wordings(session: Session, text_ids: Iterable[int]) -> dict[int, Wording]:
    """Those of the texts, by the ids under which the index has them, that are wordings now."""
    found: dict[int, Wording] = {}
    for part in in_parts(sorted({text_id - WORDINGS for text_id in text_ids if text_id >= WORDINGS})):
        rows = session.execute(_wordings(), {"ids": part})
        found |= {WORDINGS + row.Match.id: Wording(*row) for row in rows}
    return found


@cache
def _wordings() -> Select[*tuple[Any, ...]]:
    """Of the matches ``ids`` those that are wordings. Made once: making it took as long as asking it."""
    is_one = (Match.id.in_(bindparam("ids", expanding=True)), Match.is_wording, is_confirmed_by_person(), is_standing())
    return with_sides().add_columns(rejected_elsewhere()).where(*is_one)


def find_wording(session: Session, match_id: int | None) -> Wording | None:
    """The wording that a match is now; None where it is none."""
    return None if match_id is None else wordings_through(session, [match_id]).get(match_id)


def wordings_through(session: Session, through_ids: Iterable[int | None]) -> dict[int, Wording]:
    """Those of the matches through which others were decided that are wordings now, by their ids."""
    found = load_wordings(session, [WORDINGS + through_id for through_id in through_ids if through_id is not None])
    return {wording.match.id: wording for wording in found.values()}


def lead_still(session: Session, confirmed: Mapping[int, bool]) -> bool:
    """Whether the words of these matches lead to their claims as they did when something was compared with them: none of
    those through which it was ``confirmed`` has been rejected elsewhere since, and none of the others confirms by now."""
    if not confirmed:
        return True
    found = wordings_through(session, confirmed)
    return all(leads_still(found.get(match_id), confirmed=was) for match_id, was in confirmed.items())


def leads_still(wording: Wording | None, *, confirmed: bool) -> bool:
    """Whether words lead to their claim as they did: where it was ``confirmed`` through them, nobody rejects them in
    another article; where it was not, they confirm nothing by now either."""
    return wording is not None and (wording.rejected_id is None if confirmed else not wording.confirms)


def words_of(session: Session, match_ids: Iterable[int | None]) -> dict[int, str]:
    """By match the words of its passage, understood alone."""
    words = select(Match.id, Appearance.standalone_text).join(Appearance, Appearance.id == Match.appearance_id)
    found: dict[int, str] = {}
    for part in in_parts(sorted({match_id for match_id in match_ids if match_id is not None})):
        found |= {row.id: row.standalone_text for row in session.execute(words.where(Match.id.in_(part)))}
    return found


def words_compared_with(session: Session, match: Match) -> tuple[str | None, int | None]:
    """The words of the passage that a match was decided through, and the match by which somebody rejects them in another
    article; None for both where it was compared with the claim itself."""
    if match.through_id is None:
        return None, None
    columns = (Appearance.standalone_text, Match.is_wording, rejected_elsewhere())
    through = with_sides().with_only_columns(*columns, maintain_column_froms=True).where(Match.id == match.through_id)
    words, leads, rejected_id = session.execute(through).one()
    return words, rejected_id if leads else None


def answering_claims(session: Session, text_ids: Sequence[int]) -> dict[int, list[int]]:
    """By claim the texts which the index let through and that it answers for, in their order."""
    wordings = load_wordings(session, text_ids)
    said = {text_id: wordings[text_id].claim.id if text_id in wordings else text_id for text_id in text_ids}
    roots = roots_of(session, [claim_id for claim_id in said.values() if claim_id < WORDINGS])
    found: dict[int, list[int]] = {}
    for text_id, claim_id in said.items():
        if claim_id in roots:
            found.setdefault(roots[claim_id], []).append(text_id)
    return found


def texts_of(session: Session, text_ids: Iterable[int]) -> dict[int, str]:
    """What the index holds under these ids: the words of claims and of wordings."""
    ids = sorted(set(text_ids))
    found: dict[int, str] = {}
    for part in in_parts([text_id for text_id in ids if text_id < WORDINGS]):
        rows = session.execute(select(Claim.id, Claim.text).where(Claim.id.in_(part)))
        found |= {row.id: row.text for row in rows}
    return found | {text_id: one.appearance.standalone_text for text_id, one in load_wordings(session, ids).items()}


def find_worded(
    statement: Statement, wordings: Sequence[Wording], *, known: Collection[int], compare: Compare
) -> dict[int, Worded]:
    """By the id of the claim in the match the wording that the statement repeats; of several the most certain one.

    Claims that are ``known`` to be confirmed without it are left out.
    """
    open_ones = [wording for wording in wordings if wording.answering_id not in known]
    found: dict[int, Worded] = {}
    for wording in _most_alike(statement.text, open_ones):
        decision = as_worded(statement, wording, compare)
        if decision is None:
            continue
        best = found.get(wording.match.claim_id)
        if best is None or _certainty(decision) > _certainty(best.decision):
            found[wording.match.claim_id] = Worded(wording.match.id, decision)
    return found


def as_worded(statement: Statement, wording: Wording, compare: Compare) -> PairDecision | None:
    """The decision where the statement is provably the same as the wording; None otherwise. What may mean something else in
    another article, or what people have judged both ways, is for a person to confirm."""
    if not tells_the_same_values(statement, wording.statement):
        return None
    decision = compare(statement, wording.statement).decide()
    if not decision.auto_confirm:
        return None
    return decision if wording.confirms else only_suggested(decision)


def is_alike(text: str, wording: Wording) -> bool:
    """Whether a statement's words are so like those of a wording that it may repeat it."""
    return _likeness(text, wording) >= LEAST_ALIKE


def _likeness(text: str, wording: Wording) -> float:
    return fuzz.token_sort_ratio(text, wording.appearance.standalone_text)


def _most_alike(text: str, wordings: Sequence[Wording]) -> list[Wording]:
    alike = [(_likeness(text, wording), -wording.match.id, wording) for wording in wordings]
    best = sorted((one for one in alike if one[0] >= LEAST_ALIKE), key=lambda one: one[:2], reverse=True)
    return [wording for *_, wording in best[:COMPARED]]


def _certainty(decision: PairDecision) -> tuple[bool, float]:
    return decision.auto_confirm, decision.probability
