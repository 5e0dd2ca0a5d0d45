"""Add letters to outlets, and requests of the public to look at a verdict again.

Revision ID: 0007
Revises: 0006
Create Date: 2026-11-24

"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)


def one_of(name, *values):
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def refers(table, column, other):
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"))


def upgrade():
    letters = "correction_letters"
    states = ("draft", "sent", "acknowledged", "corrected", "declined", "no_reply")
    op.create_table(
        letters,
        sa.Column("id", BIG, nullable=False),
        sa.Column("organization_id", BIG, nullable=False),
        sa.Column("appearance_id", BIG, nullable=False),
        sa.Column("article_id", BIG, nullable=False),
        sa.Column("review_id", BIG, nullable=False),
        sa.Column("revision_number", sa.Integer(), nullable=False),
        sa.Column("state", one_of("state", *states), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("sent_at", TIME, nullable=True),
        sa.Column("state_since", TIME, nullable=False),
        sa.Column("proposed_version_id", BIG, nullable=True),
        sa.Column("lock_version", sa.Integer(), nullable=False),
        refers(letters, "organization_id", "organizations"),
        refers(letters, "appearance_id", "appearances"),
        refers(letters, "article_id", "articles"),
        refers(letters, "review_id", "reviews"),
        refers(letters, "proposed_version_id", "article_versions"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_letters")),
        sa.UniqueConstraint(
            "organization_id",
            "appearance_id",
            "review_id",
            "revision_number",
            name=op.f("uq_correction_letters_organization_id_appearance_id_review_id_revision_number"),
        ),
    )
    op.create_index(op.f("ix_correction_letters_article_id"), letters, ["article_id"])
    op.create_index(op.f("ix_correction_letters_review_id"), letters, ["review_id"])
    op.create_index("ix_correction_letters_organization_id_state_id", letters, ["organization_id", "state", "id"])
    op.create_index("ix_correction_letters_state_sent_at", letters, ["state", "sent_at"])
    requests = "recheck_requests"
    op.create_table(
        requests,
        sa.Column("id", BIG, nullable=False),
        sa.Column("review_id", BIG, nullable=False),
        sa.Column("revision_number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=2000), nullable=False),
        sa.Column("source_url", sa.String(length=2048), nullable=False),
        sa.Column("source_quote", sa.Text(), nullable=False),
        sa.Column("state", one_of("state", "received", "accepted", "declined"), nullable=False),
        sa.Column("answer", sa.String(length=2000), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("decided_at", TIME, nullable=True),
        sa.Column("decided_by_id", BIG, nullable=True),
        refers(requests, "review_id", "reviews"),
        refers(requests, "decided_by_id", "users"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recheck_requests")),
    )
    op.create_index(op.f("ix_recheck_requests_review_id"), requests, ["review_id"])
    op.create_index("ix_recheck_requests_state_id", requests, ["state", "id"])


def downgrade():
    op.drop_table("recheck_requests")
    op.drop_table("correction_letters")
