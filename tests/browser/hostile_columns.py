"""Which columns of the tables hold words that somebody else wrote, and what makes each of them hostile.

A new column of text must stand here: in ``SAID`` where ``tests.support.filled`` gives it words, in ``SPOILED`` where this
module puts them there, or, with the reason, in ``NO_WORDS``.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping

from sqlalchemy import JSON, Column, Enum, String, Table, Text, select, update
from sqlalchemy.orm import Session

from claims.core.records import MatchState
from claims.core.reviews.scales import Grade
from claims.core.verdicts import ClaimKind, Verdict
from claims.models import Base, Claim, LogEntry, LogRedaction, Match, Passkey, User
from claims.services.access import keys, sign_ins
from claims.services.answers import scales
from claims.services.base.actors import CLI, actor_for_user
from claims.services.desk import draft_policies
from claims.services.directories import parties
from claims.services.directories.organization_directory import ORGANIZATIONS
from claims.services.directories.outlet_directory import OUTLETS
from claims.services.directories.speaker_directory import SPEAKERS
from claims.services.exchange import imports
from claims.services.judging import dispositions, judgements

SAID = frozenset(
    {
        "adjudications.reason",
        "appearances.as_read",
        "appearances.exact",
        "appearances.standalone_text",
        "article_versions.authors",
        "article_versions.body",
        "article_versions.headline",
        "changes.detail",
        "changes.reason",
        "check_requests.note",
        "check_requests.text",
        "claim_regroupings.reason",
        "claims.text",
        "correction_letters.text",
        "duplicate_pairs.reason",
        "evidence.locator",
        "evidence.quote",
        "evidence.title",
        "markup_pages.content",
        "notifications.text",
        "organization_merges.reason",
        "organization_names.folded",
        "organization_names.name",
        "organizations.name",
        "outlet_merges.reason",
        "outlet_names.folded",
        "outlet_names.name",
        "outlets.key",
        "outlets.name",
        "reading_corrections.after",
        "reading_corrections.before",
        "reading_corrections.reason",
        "recent_actions.about",
        "recent_actions.text",
        "recent_actions.undo",
        "recheck_reasons.text",
        "recheck_requests.answer",
        "recheck_requests.source_quote",
        "recheck_requests.text",
        "review_drafts.evidence",
        "review_drafts.rationale",
        "review_revisions.claim_context",
        "review_revisions.claim_text",
        "review_revisions.rationale",
        "review_revisions.reason",
        "saved_filters.name",
        "second_opinions.evidence",
        "second_opinions.rationale",
        "sources.publisher",
        "sources.title",
        "speaker_aliases.folded",
        "speaker_aliases.name",
        "speaker_aliases.surname",
        "speaker_merges.reason",
        "speaker_roles.title",
        "speakers.name",
        "status_changes.reason",
        "webhook_attempts.answer",
        "webhook_endpoints.description",
    }
)
"""Made hostile by ``tests.support.filled`` with the words of the corpus."""

UPDATED = {
    "appearances.place": 200,
    "appearances.prefix": 32,
    "appearances.speaker": 300,
    "appearances.suffix": 32,
    "check_requests.reason": 2_000,
    "jobs.error": 2_000,
    "recheck_reasons.answer": 2_000,
    "review_drafts.revision_reason": 2_000,
    "review_drafts.timeless_reason": 1_000,
    "sources.state_reason": 2_000,
    "sources.superseded_by": 300,
    "sweeps.error": 2_000,
    "users.name": 200,
    "webhook_deliveries.body": 2_000,
}
"""Set on all rows that there are, to so many characters at most."""

ADDED = frozenset(
    {
        "api_keys.name",
        "claims.external_id",
        "disposition_judgements.reason",
        "draft_policies.name",
        "judgements.reason",
        "log_redactions.reason",
        "organization_external_ids.value",
        "outlet_external_ids.value",
        "passkeys.name",
        "review_revisions.rating",
        "scale_labels.label",
        "scale_values.label",
        "sign_ins.agent",
        "speaker_external_ids.value",
    }
)
"""In rows that are added."""

SPOILED = frozenset(UPDATED) | ADDED

_REASONS: Mapping[str, str] = {
    "a word of a closed list": """
        changes.action changes.subject_type draft_checks.outcome log_entries.fact log_entries.fact_table
        log_redactions.row_table log_redactions.fields notifications.kind passkeys.device_type passkeys.transports
        passkeys.usage review_drafts.correction_kind review_drafts.kind review_drafts.rating
        review_revisions.correction_kind review_revisions.scale second_opinions.first_rating
        second_opinions.rating second_opinions.scale adjudications.first_rating adjudications.rating
        status_changes.action users.tf_primary_method
        api_keys.scopes draft_policies.outcomes matches.differing_slots duplicate_pairs.differing_slots
        appearances.corrected appearances.reasons appearances.attribution_verb
        speaker_external_ids.scheme jobs.name jobs.stage
        organization_external_ids.scheme outlet_external_ids.scheme
        user_preferences.choices user_preferences.muted webhook_attempts.error
        webhook_deliveries.event_type webhook_endpoints.event_types
        review_drafts.scale review_revisions.rating_value scales.name scales.family scale_values.scale
        scale_values.value scale_labels.scale scale_labels.value
    """,
    "made by the program: a number, a hash, a version, a name of who acted": """
        api_keys.key_hash api_keys.prefix appearances.sentence_positions appearances.parts article_versions.content_hash
        article_versions.received_from changes.actor check_requests.text_hash claim_regroupings.actor
        claim_review_originals.received_from events.subject recalls.acknowledged_by recalls.subject
        recent_actions.link recent_actions.subject webhook_deliveries.message_id
        webhook_endpoints.former_secret webhook_endpoints.secret
        claim_regroupings.moved draft_checks.actor duplicate_pairs.features duplicate_pairs.matcher_version
        evidence.origin_group evidence_checks.quote_key idempotency_keys.caller idempotency_keys.key
        idempotency_keys.request_hash insight_figures.columns insight_figures.name insight_figures.rows
        jobs.arguments jobs.lease_holder jobs.owner jobs.result judgements.provenance
        listed_retractions.key log_checkpoints.note log_checkpoints.origin markup_pages.address_key
        matches.features matches.matcher_version
        notifications.link notifications.subject organization_merges.redirected organizations.slug
        outlet_merges.redirected recheck_reasons.actor recheck_reasons.subject
        replays.actor replays.matcher_version replays.report review_drafts.author_ids review_images.address_key
        review_revisions.author_ids review_revisions.import_hash scales.actor sign_ins.address sign_ins.key
        snapshots.article_sha256 snapshots.sha256
        snapshots.text_sha256 sources.key speaker_merges.redirected status_changes.actor status_changes.detail
        password_attempts.bucket sweeps.arguments sweeps.matcher_version sweeps.owner usages.consumer users.fs_uniquifier
        users.fs_webauthn_user_handle users.mf_recovery_codes users.password users.tf_totp_secret articles.identity_key
    """,
    "read out of a text in a fixed shape; the words themselves are the text's": """
        appearances.additions appearances.period appearances.quantities appearances.times matches.slots
        duplicate_pairs.slots posting_blocks.term posting_tail.term term_statistics.term
    """,
    "letters and digits alone are kept": "topic_follows.words",
    "one character for each key": "user_preferences.keys",
    "made of the queue's own names and values by web/queue/queue_view.py": "saved_filters.query",
    "a language tag, checked where it comes in": """
        article_versions.language claims.language organization_names.language outlet_names.language
        speaker_aliases.language scales.language scale_labels.language
    """,
    "the name of a host, checked where it comes in": "outlet_domains.host markup_pages.site",
    "a web address, checked by core/sources/source_address.py, of which the last test here tries hostile ones": """
        articles.url organizations.method_url organizations.site recheck_requests.source_url review_revisions.url
        review_revisions.site snapshots.url snapshots.links
        sources.url link_checking.own_hosts webhook_endpoints.url
    """,
    "never on a page": """
        claim_review_originals.document claim_review_originals.warnings events.data
        draft_checks.answer idempotency_keys.body idempotency_keys.headers listed_retractions.reason passkeys.extensions
        roles.description roles.name snapshots.content_type
    """,
    "an address of e-mail, which signs the person in here": "users.email",
    "only for a verdict that is marked timeless; shown as review_revisions.reason is": "review_revisions.timeless_reason",
}

NO_WORDS = {column: reason for reason, columns in _REASONS.items() for column in columns.split()}
"""Columns of text that are not made hostile, with the reason."""


def text_columns() -> Iterator[tuple[str, Table, Column[str]]]:
    """Every column of text, or of JSON, with its name."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, String | Text | JSON) and not isinstance(column.type, Enum):
                yield f"{table.name}.{column.name}", table, column


def spoil(session: Session, words: str, ids: Mapping[str, int], *, now: dt.datetime) -> int:
    """Put hostile words where ``tests.support.filled`` has none; gives the id of a claim that was imported with them.

    ``words`` are short enough for the shortest of the columns that are added.
    """
    anna = session.scalars(select(User).where(User.email == "anna@desk.example")).one()
    admin = actor_for_user(session, anna)
    assert admin.organization_id is not None
    keys.create_key(session, scopes=["lookup"], now=now, name=words, actor=CLI)
    draft_policies.save_policy(session, admin.organization_id, words, {}, actor=admin, now=now)
    grades = (Grade("yes", words, Verdict.TRUE, (("de", words),)), Grade("no", "No", Verdict.FALSE))
    where = {"language": "en", "replaces": "truth/1", "actor": admin, "now": now}
    scales.add_version(session, admin.organization_id, ClaimKind.PREDICTION, grades, **where)
    judged = {"state": MatchState.REJECTED, "relation": None, "reason": words}
    judgements.judge(session, ids["judged_match"], actor=admin, now=now, **judged)
    taken_off = session.get_one(Match, ids["judged_match"]).appearance_id
    dispositions.demote_appearance(session, taken_off, shelf_reason="opinion", actor=admin, reason=words, now=now)
    sign_ins.begin(session, anna.id, agent=words, address="192.0.2.1", now=now)
    for kind, name in ((SPEAKERS, "speaker"), (OUTLETS, "outlet"), (ORGANIZATIONS, "organization")):
        parties.add_external_id(session, kind, ids[name], "elsewhere", words, actor=admin, now=now)
    entry = session.get_one(LogEntry, 0)
    redaction = {"row_table": entry.fact_table, "row_id": entry.fact_id, "fields": ["reason"], "reason": words}
    session.add(LogRedaction(**redaction, created_at=now))
    _add_passkey(session, anna.id, words, now)
    imported = _import(session, words, now)
    for column, limit in UPDATED.items():
        table, _, name = column.partition(".")
        session.execute(update(Base.metadata.tables[table]).values({name: words[:limit]}))
    session.expire_all()
    return imported


def untouched(session: Session, words: str) -> list[str]:
    """The columns of ``SPOILED`` and ``SAID`` of which no row holds anything hostile."""
    marks = ("__xss", "<script", words[: UPDATED["appearances.prefix"]])
    found = []
    for name, _, column in text_columns():
        if name in SPOILED | SAID:
            values = session.scalars(select(column).where(column.is_not(None)))
            if not any(
                mark in value if isinstance(value, str) else mark in repr(value) for value in values for mark in marks
            ):
                found.append(name)
    return found


def _add_passkey(session: Session, user_id: int, words: str, now: dt.datetime) -> None:
    made = {"credential_id": b"1", "public_key": b"2", "backup_state": False, "device_type": "single_device"}
    session.add(Passkey(user_id=user_id, name=words, usage="first", lastuse_datetime=now, **made))


def _import(session: Session, words: str, now: dt.datetime) -> int:
    """A claim with a review whose rating is worded elsewhere."""
    evidence = {"title": words, "url": "https://source.example/report", "quote": words, "stance": "refutes"}
    review = {"organization": words, "rating": words, "verdict": "false", "summary": words, "evidence": [evidence]}
    dates = {"reviewed_at": "2024-05-01", "true_as_of": "2024-05-01", "valid_until": "2030-05-01"}
    line = {"external_id": words, "text": f"Imported {words}", "kind": "quantity", "reviews": [review | dates]}
    report = imports.import_lines(session, [(1, json.dumps(line))], now=now, actor=CLI)
    assert not report.problems, report.problems
    return session.scalars(select(Claim.id).order_by(Claim.id.desc())).first() or 0
