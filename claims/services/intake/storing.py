"""What was read of a text, written: sentences, appearances, matches, new claims and the reviews that they wait for.

In slices, each whole in itself, so that a long text keeps no other writer waiting for seconds: whoever calls may commit
after each. How far it is, the stored appearances say; what is cut off goes on after them, and the version counts as
processed once all of it is there. In each slice a lock lets one version at a time decide which claims are new, and what was
added since the text was read is looked at again, so that two articles that arrive together do not open two claims for one
statement.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import ColumnElement, delete, exists, func, insert, select, union_all
from sqlalchemy.orm import Session

from claims.core.records import Disposition, MatchState, Relation
from claims.models.appearance import Appearance
from claims.models.article_version import ArticleVersion, ProcessingState
from claims.models.claim import Claim
from claims.models.disposition_judgement import DispositionJudgement
from claims.models.match import Judgement, Match
from claims.models.reading_correction import ReadingCorrection
from claims.models.sentence import Sentence
from claims.services.articles.articles import processed_before, processed_neighbors, publication_date
from claims.services.articles.carried_corrections import CarriedCorrections, carry_corrections, note_carried
from claims.services.articles.carried_dispositions import TakenAgain, carry_dispositions
from claims.services.articles.readings import compared_statement, is_asserted, reading_of
from claims.services.base import jobs
from claims.services.base.actors import SYSTEM, Actor
from claims.services.base.claim_families import families_of
from claims.services.base.log import appending
from claims.services.base.parts import in_parts
from claims.services.base.removals import refuse_after_removal
from claims.services.claims.claims import make_findable
from claims.services.desk.demand_counts import count_article
from claims.services.intake.appearance_rows import appearance_row, sentence_rows
from claims.services.intake.new_claims import make_claim_of, open_reviews
from claims.services.intake.processing import PreparedAppearance, PreparedText, last_decisions, name_speakers
from claims.services.matching.going_live import live_settings
from claims.services.matching.matching import FoundMatch, MatchingSettings, find_matches, match_row
from claims.services.matching.said_beside import is_said_beside
from claims.services.matching.statements import stored_statement
from claims.services.matching.wordings import lead_still

CLOSELY_READ = 300
"""Appearances of a text that are compared with claims that the same text has opened; after that only equal words count.

Each costs some 4 ms while the database's one write lock is held, and no news article has that many.
"""

MAX_NEW_CLAIMS = 1_000
"""Claims that one text opens at most, the most check-worthy ones: a text of 1 MB must not flood every queue.

Opening one takes some 7 ms of processor time under the same lock (1,000 claims on a busy machine, 30 November 2026).
"""


INDEXED_AT_ONCE = 100
"""New claims of a text that are indexed in one statement: few enough for the tail of the index, for which nobody waits."""

SLICE_APPEARANCES = 200
SLICE_CLAIMS = 50
"""Appearances of one slice, and how many of them may open a claim: half a second of processor time on a quiet machine, a
second and a half where each is compared again (1 December 2026)."""


@dataclass(slots=True)
class _Storing:
    """What the slices of one run share. ``rows`` are the claims of the text in their order, of which the first ``stored``
    are there; ``claim_by_text`` holds the claims that were opened for them. ``opened`` are those of this slice, of which
    the first ``indexed`` can be found."""

    version: ArticleVersion
    prepared: PreparedText
    rows: list[Appearance]
    corrected: CarriedCorrections
    again: Sequence[TakenAgain]
    may_open: frozenset[int]
    stored: int
    actor: Actor
    now: dt.datetime
    settings: MatchingSettings
    last_decisions: tuple[int, int]
    others_added: bool = False
    claim_by_text: dict[str, int] = field(default_factory=dict)
    said: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    """By the position of a sentence the claims that its pieces say."""
    opened_before: frozenset[int] = frozenset()
    """Claims that an attempt that was cut off has opened: this one finds them, and only *same* ones count."""
    opened: list[Claim] = field(default_factory=list)
    indexed: int = 0


def store_version(
    session: Session,
    version_id: int,
    prepared: PreparedText,
    *,
    now: dt.datetime,
    actor: Actor,
    settings: MatchingSettings,
) -> None:
    """Write everything in the caller's transaction; nothing where another worker was faster.

    Raises ``Conflict`` where words were removed since the text was read: it is to be read again.
    """
    for _ in store_slices(session, version_id, prepared, now=now, actor=actor, settings=settings):
        pass


def store_slices(
    session: Session,
    version_id: int,
    prepared: PreparedText,
    *,
    now: dt.datetime,
    actor: Actor,
    settings: MatchingSettings,
) -> Iterator[tuple[int, int]]:
    """As ``store_version``, slice by slice: gives after each how many claims of how many are stored, for the caller to
    commit. The slice after which nothing comes marks the version processed."""
    storing: _Storing | None = None
    while True:
        refuse_after_removal(session, prepared.last_removal)
        version = _unprocessed(session, version_id)
        if version is None:
            return
        if storing is None or not _is_current(session, storing):
            storing = _plan(session, version, prepared, now=now, actor=actor, settings=settings)
        is_last = True
        if storing.stored < len(storing.rows):
            is_first = storing.stored == 0
            _store_slice(session, storing)
            is_last = is_first and storing.stored == len(storing.rows)  # one slice holds the whole of a short text
        if is_last:
            _finish(session, storing)
        session.flush()  # the caller may answer from these rows at once, or commit
        yield storing.stored, len(storing.rows)


def _unprocessed(session: Session, version_id: int) -> ArticleVersion | None:
    """The version, held against other workers; None if it is processed already."""
    waiting = select(ArticleVersion).where(
        ArticleVersion.id == version_id, ArticleVersion.processing != ProcessingState.PROCESSED
    )
    held = waiting.with_for_update().execution_options(populate_existing=True)
    return session.scalars(held).one_or_none()


def _is_current(session: Session, storing: _Storing) -> bool:
    """Whether nobody else stored a slice of the text, or decided on the version before it, since the plan was made."""
    count = select(func.count()).select_from(Appearance).where(Appearance.article_version_id == storing.version.id)
    return session.scalars(count).one() == storing.stored and last_decisions(session)[1:] == storing.last_decisions


def _plan(
    session: Session,
    version: ArticleVersion,
    prepared: PreparedText,
    *,
    now: dt.datetime,
    actor: Actor,
    settings: MatchingSettings,
) -> _Storing:
    """All rows of the text with what people made of the version before; its sentences are stored."""
    there: Sequence[Appearance] = session.scalars(
        select(Appearance).where(Appearance.article_version_id == version.id).order_by(Appearance.position)
    ).all()
    before_id = processed_before(session, version.article_id, version.number)
    sentences = list(sentence_rows(version, prepared.extraction))
    rows = [appearance_row(version, place, item.claim) for place, item in enumerate(prepared.appearances)]
    name_speakers(session, version, rows)
    corrected = carry_corrections(session, before_id, version, sentences, rows)
    all_rows = [*rows, *(taken.row for taken in corrected.again)]
    again = [*corrected.again, *carry_dispositions(session, before_id, version, sentences, all_rows)]
    if there and not (_is_begun_alike(there, rows) and _has_shelf(session, version.id, sentences)):
        _forget(session, version.id)
        there = []
    corrected.notes = [
        (there[row.position] if row.position < len(there) else row, source, read)
        for row, source, read in corrected.notes
    ]
    if not session.scalar(select(exists().where(Sentence.article_version_id == version.id))):
        columns = [column.key for column in Sentence.__table__.columns if column.key != "id"]
        values = [{name: getattr(row, name) for name in columns} for row in sentences]
        if values:
            session.execute(insert(Sentence), values)
    storing = _Storing(
        version,
        prepared,
        rows,
        corrected,
        again,
        _most_worthy(prepared),
        len(there),
        actor,
        now,
        live_settings(session, settings),
        last_decisions=last_decisions(session)[1:],
        claim_by_text={row.standalone_text: row.claim_id for row in there if row.claim_id is not None},
        opened_before=_opened_for(session, version.id) if there else frozenset(),
    )
    for row in there:
        _note_said(row, storing)
    return storing


def _opened_for(session: Session, version_id: int) -> frozenset[int]:
    """The claims that appearances of a version are linked to without a match."""
    opened = select(Appearance.claim_id).where(Appearance.article_version_id == version_id, _is_opened())
    return frozenset(claim_id for claim_id in session.scalars(opened) if claim_id is not None)


def _is_opened() -> ColumnElement[bool]:
    """The condition on ``Appearance`` that it is linked to its claim without a match."""
    return ~exists().where(Match.appearance_id == Appearance.id, Match.claim_id == Appearance.claim_id)


_PLANNED = ("start", "end", "standalone_text", "voice", "speaker", "force", "disposition", "shelved_as")
"""What tells an appearance that was stored from one that is read or decided on otherwise."""


def _is_begun_alike(there: Sequence[Appearance], rows: Sequence[Appearance]) -> bool:
    """Whether what is stored is the beginning of what is to be: an upgrade may read otherwise, and people may have decided
    on the version before meanwhile."""
    return len(there) <= len(rows) and all(
        [getattr(row, name) for name in _PLANNED] == [getattr(planned, name) for name in _PLANNED]
        and list(row.corrected) == list(planned.corrected or ())
        for row, planned in zip(there, rows, strict=False)
    )


def _has_shelf(session: Session, version_id: int, sentences: Sequence[Sentence]) -> bool:
    """Whether the sentences that are stored are shelved as they are to be."""
    stored = select(Sentence.position, Sentence.rejected).where(Sentence.article_version_id == version_id)
    return dict(session.execute(stored).all()) == {row.position: row.rejected for row in sentences}


def _forget(session: Session, version_id: int) -> None:
    """Take back what is stored of a text; the claims that it opened stay, and are found as what it says."""
    of_version = select(Appearance.id).where(Appearance.article_version_id == version_id)
    for statement in (
        delete(Match).where(Match.appearance_id.in_(of_version)),
        delete(Appearance).where(Appearance.article_version_id == version_id),
        delete(Sentence).where(Sentence.article_version_id == version_id),
    ):
        session.execute(statement)


def _store_slice(session: Session, storing: _Storing) -> None:
    """The next claims of the text with all that belongs to them."""
    corrected, until = storing.corrected, _end_of_slice(storing)
    items = storing.prepared.appearances[storing.stored : until]
    rows = storing.rows[storing.stored : until]
    storing.others_added, storing.opened, storing.indexed = _others_added(session, storing), [], 0
    session.add_all(rows)
    session.flush()  # matches and changes name the appearances' ids
    worded = _worded_since(session, storing)
    with appending(session):
        for row, item in zip(rows, items, strict=True):
            if row.disposition is Disposition.DEMOTED:
                continue
            source_id = corrected.sources.get(row.position, item.carried_from)
            source = None if source_id is None else session.get_one(Appearance, source_id)
            if row.position in corrected.reattributed or (source is not None and not _says_the_same(row, source)):
                _link(session, row, _compared_again(session, row, item, storing), storing)
            elif source is not None:
                _carry_over(session, row, source)
            elif _may_follow(item).isdisjoint(worded) and lead_still(session, _confirmed_through(item)):
                _link(session, row, item, storing)
            else:
                _link(session, row, _compared_again(session, row, item, storing), storing)
            _note_said(row, storing)
        _index_opened(session, storing)
        open_reviews(session, storing.opened, actor=storing.actor, now=storing.now)
    storing.stored = until


def _confirmed_through(item: PreparedAppearance) -> dict[int, bool]:
    """By the match through whose words a claim was found whether these confirmed it."""
    return {match.through_id: match.decision.auto_confirm for match in item.matches if match.through_id is not None}


def _worded_since(session: Session, storing: _Storing) -> frozenset[int]:
    """The claims, with those that are one with them, to which words lead that somebody has decided on since the text was
    read: confirmed them, taken their passage for a claim again, or corrected it."""
    judged, disposed, corrected = storing.prepared.last_decisions
    passages = union_all(
        select(Match.appearance_id).join(Judgement, Judgement.match_id == Match.id).where(Judgement.id > judged),
        select(DispositionJudgement.appearance_id).where(DispositionJudgement.id > disposed),
        select(ReadingCorrection.appearance_id).where(ReadingCorrection.id > corrected),
    )
    leading = session.scalars(select(Match.claim_id).where(Match.is_wording, Match.appearance_id.in_(passages))).all()
    return frozenset(member for family in families_of(session, leading).values() for member in family)


def _may_follow(item: PreparedAppearance) -> set[int]:
    """The claims that wait for somebody to say whether the appearance says them."""
    return {
        match.claim_id
        for match in item.matches
        if match.decision.relation is Relation.SAME and match.state is not MatchState.CONFIRMED
    }


def _end_of_slice(storing: _Storing) -> int:
    """The place after the last claim of the next slice."""
    until = storing.stored
    may_open = 0
    while until < len(storing.rows) and until - storing.stored < SLICE_APPEARANCES and may_open < SLICE_CLAIMS:
        may_open += until in storing.may_open
        until += 1
    return until


def _others_added(session: Session, storing: _Storing) -> bool:
    """Whether there are claims that were not there when the text was read, and that it did not open itself."""
    of_version = (Appearance.article_version_id == storing.version.id, Appearance.claim_id == Claim.id)
    own = exists().where(*of_version, _is_opened())
    others = select(Claim.id).where(Claim.id > storing.prepared.last_claim_id, ~own)
    return session.scalar(others.limit(1)) is not None


def _finish(session: Session, storing: _Storing) -> None:
    """What people took for claims in the version before, and what the whole text comes to; then it is processed."""
    version, now = storing.version, storing.now
    session.add_all(taken.row for taken in storing.again)
    session.flush()  # matches and changes name the appearances' ids
    with appending(session):
        for taken in storing.again:
            _carry_over(session, taken.row, session.get_one(Appearance, taken.source_id))
        note_carried(session, storing.corrected, now=now)
    version.processing = ProcessingState.PROCESSED
    session.flush()  # demand is counted in the database
    count_article(session, version, sketch=storing.prepared.sketch, now=now)
    neighbors = processed_neighbors(session, version)
    if neighbors:
        older, newer = neighbors[-1]
        # What became of the older one is told once, whatever is read before the job runs; nothing of one read late.
        arguments = {"version_id": version.id, "told_against": older.id if newer is version else None}
        jobs.enqueue(session, "recheck_changed_article", arguments, owner=SYSTEM.label, now=now)


def _link(session: Session, row: Appearance, item: PreparedAppearance, storing: _Storing) -> None:
    """Store what an appearance matches; without any *same* claim it opens a new one."""
    beside = {claim_id for position in row.sentence_positions for claim_id in storing.said[position]}
    matches = [
        match
        for match in item.matches
        if (match.decision.relation is Relation.SAME or match.claim_id not in storing.opened_before)
        and not is_said_beside(match, beside)
    ]
    repeated = storing.claim_by_text.get(row.standalone_text)
    if not _says_known(matches) and repeated is None and (storing.others_added or row.position < CLOSELY_READ):
        # Claims added since matching, by others or by an earlier sentence of this very text: only *same* ones count here.
        _index_opened(session, storing)
        matches += [
            match
            for match in _find_newer(session, item, storing)
            if match.decision.relation is Relation.SAME and not is_said_beside(match, beside)
        ]
    session.add_all(match_row(row, match, settings=storing.settings, now=storing.now) for match in matches)
    confirmed = [match for match in matches if match.state is MatchState.CONFIRMED]
    if confirmed:
        row.claim_id = confirmed[0].claim_id
    elif repeated is not None:
        row.claim_id = repeated
    elif not _says_known(matches) and row.position in storing.may_open and is_asserted(row):
        _open(session, row, storing)


def _find_newer(session: Session, item: PreparedAppearance, storing: _Storing) -> list[FoundMatch]:
    """What an appearance matches of the claims that were added since the text was read.

    Those that the text itself has opened are decided by their slots alone. In a text nearly all sentences speak of the same
    people and things: of 33 that a reader of pairs took for the claim of another sentence in 40 articles two may have been
    it ("Ida Lorne must report to prison" was not "Ida Lorne was 58 years old"), and asking it costs most of the time in
    which nobody else may write.
    """
    after, by_slots = storing.prepared.last_claim_id, replace(storing.settings, reader=None)
    found = find_matches(session, item.statement, newer_than=after, settings=by_slots)
    if not storing.others_added or storing.settings.reader is None:
        return found
    own = {*storing.claim_by_text.values(), *storing.opened_before}
    read = find_matches(session, item.statement, newer_than=after, settings=storing.settings)
    return [match for match in found if match.claim_id in own] + [match for match in read if match.claim_id not in own]


def _note_said(row: Appearance, storing: _Storing) -> None:
    if row.claim_id is not None:
        for position in row.sentence_positions:
            storing.said[position].add(row.claim_id)


def _compared_again(
    session: Session, row: Appearance, item: PreparedAppearance, storing: _Storing
) -> PreparedAppearance:
    """What an appearance matches for which nothing was looked for yet: a person corrected what is done with its words, the
    one before it that has the same text says something else, or words lead to a claim that did not, or no more."""
    statement = stored_statement(row, published=publication_date(storing.version))
    matches = find_matches(session, statement, settings=storing.settings)
    return PreparedAppearance(item.claim, statement, tuple(matches))


def _open(session: Session, row: Appearance, storing: _Storing) -> None:
    version = storing.version
    day = publication_date(version)
    claim = make_claim_of(
        session, row, language=version.language, date=day, actor=storing.actor, now=storing.now, index=False
    )
    if claim is not None:
        row.claim_id = claim.id
        storing.claim_by_text[row.standalone_text] = claim.id
        storing.opened.append(claim)


def _index_opened(session: Session, storing: _Storing) -> None:
    """Make the claims that were opened so far findable: before anything is looked for among them, and at the end."""
    for part in in_parts(storing.opened[storing.indexed :], INDEXED_AT_ONCE):
        make_findable(session, part)
    storing.indexed = len(storing.opened)


def _most_worthy(prepared: PreparedText) -> frozenset[int]:
    """Positions of the appearances that may open claims."""
    order = sorted(range(len(prepared.appearances)), key=lambda at: (-prepared.appearances[at].claim.score, at))
    return frozenset(order[:MAX_NEW_CLAIMS])


def _says_known(matches: list[FoundMatch]) -> bool:
    return any(match.decision.relation is Relation.SAME for match in matches)


def _says_the_same(row: Appearance, source: Appearance) -> bool:
    """Whether an appearance says what the one with the same text said in the version before: the same is done with its
    words, and nobody corrected them meanwhile."""
    return compared_statement(reading_of(row)) == compared_statement(reading_of(source))


def _carry_over(session: Session, row: Appearance, source: Appearance) -> None:
    """Keep the link, the matches and what people decided on them: the statement is the same, only its place moved."""
    row.claim_id = source.claim_id
    for match in session.scalars(select(Match).where(Match.appearance_id == source.id)):
        values = {column.key: getattr(match, column.key) for column in Match.__table__.columns if column.key != "id"}
        session.add(Match(**{**values, "appearance_id": row.id, "is_wording": False}))
