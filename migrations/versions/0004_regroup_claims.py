"""Add merged and split claims, pairs that may be duplicates, sweeps, replays, requests for checks, and what matches lacked.

Revision ID: 0004
Revises: 0003
Create Date: 2026-11-24

"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
TIME = sa.DateTime(timezone=True)
RELATIONS = (
    "same",
    "different_figure",
    "opposite",
    "other_entity",
    "other_place",
    "other_date",
    "other_measure",
    "narrower",
    "broader",
    "reported_only",
    "unrelated",
)


def one_of(name, *values):
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def upgrade():
    op.add_column("matches", sa.Column("candidates_seen", sa.Integer(), nullable=True))
    op.add_column("matches", sa.Column("machine_decided_at", TIME, nullable=True))
    words = ", ".join(f"'{relation}'" for relation in RELATIONS)
    # Not through a copy of the table: matches are many.
    op.execute(
        "ALTER TABLE matches ADD COLUMN judged_machine_relation VARCHAR(32) "
        f"CONSTRAINT ck_matches_judged_machine_relation CHECK (judged_machine_relation IN ({words}))"
    )
    op.execute("UPDATE matches SET judged_machine_relation = machine_relation WHERE decided_by_id IS NOT NULL")
    op.add_column("judgements", sa.Column("provenance", JSON, nullable=True))
    op.create_table(
        "claim_regroupings",
        sa.Column("id", BIG, nullable=False),
        sa.Column("action", one_of("action", "merge", "split", "undo_merge", "undo_split"), nullable=False),
        sa.Column("claim_id", BIG, nullable=False),
        sa.Column("other_id", BIG, nullable=False),
        sa.Column("undo_of_id", BIG, nullable=True),
        sa.Column("moved", JSON, nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("reason", sa.String(length=2000), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_claim_regroupings_claim_id_claims")),
        sa.ForeignKeyConstraint(["other_id"], ["claims.id"], name=op.f("fk_claim_regroupings_other_id_claims")),
        sa.ForeignKeyConstraint(
            ["undo_of_id"], ["claim_regroupings.id"], name=op.f("fk_claim_regroupings_undo_of_id_claim_regroupings")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_claim_regroupings_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_regroupings")),
        sa.UniqueConstraint("undo_of_id", name=op.f("uq_claim_regroupings_undo_of_id")),
    )
    for column in ("claim_id", "other_id", "user_id"):
        op.create_index(op.f(f"ix_claim_regroupings_{column}"), "claim_regroupings", [column])
    op.create_table(
        "duplicate_pairs",
        sa.Column("id", BIG, nullable=False),
        sa.Column("first_id", BIG, nullable=False),
        sa.Column("second_id", BIG, nullable=False),
        sa.Column("relation", one_of("relation", *RELATIONS), nullable=False),
        sa.Column("probability", sa.Double(), nullable=False),
        sa.Column("differing_slots", JSON, nullable=False),
        sa.Column("slots", JSON, nullable=False),
        sa.Column("features", JSON, nullable=False),
        sa.Column("threshold", sa.Double(), nullable=False),
        sa.Column("matcher_version", sa.String(length=40), nullable=False),
        sa.Column("state", one_of("state", "suggested", "kept_apart", "merged"), nullable=False),
        sa.Column("decided_by_id", BIG, nullable=True),
        sa.Column("decided_at", TIME, nullable=True),
        sa.Column("reason", sa.String(length=2000), nullable=False),
        sa.Column("found_at", TIME, nullable=False),
        sa.Column("lock_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_duplicate_pairs_order")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["users.id"], name=op.f("fk_duplicate_pairs_decided_by_id_users")),
        sa.ForeignKeyConstraint(["first_id"], ["claims.id"], name=op.f("fk_duplicate_pairs_first_id_claims")),
        sa.ForeignKeyConstraint(["second_id"], ["claims.id"], name=op.f("fk_duplicate_pairs_second_id_claims")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duplicate_pairs")),
        sa.UniqueConstraint("first_id", "second_id", name=op.f("uq_duplicate_pairs_first_id_second_id")),
    )
    op.create_index(op.f("ix_duplicate_pairs_second_id"), "duplicate_pairs", ["second_id"])
    op.create_index("ix_duplicate_pairs_state_probability_id", "duplicate_pairs", ["state", "probability", "id"])
    op.create_table(
        "sweeps",
        sa.Column("id", BIG, nullable=False),
        sa.Column("kind", one_of("kind", "duplicates", "rematch"), nullable=False),
        sa.Column("state", one_of("state", "running", "done", "canceled", "failed"), nullable=False),
        sa.Column("arguments", JSON, nullable=False),
        sa.Column("cursor", BIG, nullable=False),
        sa.Column("last_id", BIG, nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(length=2000), nullable=False),
        sa.Column("matcher_version", sa.String(length=40), nullable=False),
        sa.Column("owner", sa.String(length=200), nullable=False),
        sa.Column("user_id", BIG, nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("finished_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_sweeps_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sweeps")),
    )
    op.create_index(op.f("ix_sweeps_kind"), "sweeps", ["kind"])
    op.create_table(
        "replays",
        sa.Column("id", BIG, nullable=False),
        sa.Column("matcher_version", sa.String(length=40), nullable=False),
        sa.Column("threshold", sa.Double(), nullable=False),
        sa.Column("pairs", sa.Integer(), nullable=False),
        sa.Column("judged", sa.Integer(), nullable=False),
        sa.Column("report", JSON, nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("user_id", BIG, nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_replays_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replays")),
    )
    op.create_index(op.f("ix_replays_matcher_version"), "replays", ["matcher_version"])
    op.create_table(
        "check_requests",
        sa.Column("id", BIG, nullable=False),
        sa.Column("text", sa.String(length=2000), nullable=False),
        sa.Column("text_hash", sa.String(length=64), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("state", one_of("state", "open", "accepted", "declined"), nullable=False),
        sa.Column("claim_id", BIG, nullable=True),
        sa.Column("decided_by_id", BIG, nullable=True),
        sa.Column("reason", sa.String(length=2000), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("decided_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_check_requests_claim_id_claims")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["users.id"], name=op.f("fk_check_requests_decided_by_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_requests")),
        sa.UniqueConstraint("text_hash", name=op.f("uq_check_requests_text_hash")),
    )
    op.create_index(op.f("ix_check_requests_claim_id"), "check_requests", ["claim_id"])
    op.create_index("ix_check_requests_state_asked_id", "check_requests", ["state", "asked", "id"])


def downgrade():
    for name in ("check_requests", "replays", "sweeps", "duplicate_pairs", "claim_regroupings"):
        op.drop_table(name)
    op.drop_column("judgements", "provenance")
    for name in ("judged_machine_relation", "machine_decided_at", "candidates_seen"):
        op.execute(f"ALTER TABLE matches DROP COLUMN {name}")
