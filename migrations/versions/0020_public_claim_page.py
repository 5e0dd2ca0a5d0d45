"""Keep with each revision who had said the claim and where; follows of claims; originals of imported ClaimReviews.

Revision ID: 0020
Revises: 0018
Create Date: 2026-11-29

"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0020"
down_revision = "0018"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def refers(table, column, other):
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"))


def upgrade():
    # Not through a copy of the table: revisions are many.
    op.add_column("review_revisions", sa.Column("claim_context", JSON, nullable=True))
    op.create_table(
        "claim_follows",
        sa.Column("id", BIG, nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("claim_id", BIG, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        refers("claim_follows", "user_id", "users"),
        refers("claim_follows", "claim_id", "claims"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_follows")),
        sa.UniqueConstraint("user_id", "claim_id", name=op.f("uq_claim_follows_user_id_claim_id")),
    )
    op.create_index(op.f("ix_claim_follows_claim_id"), "claim_follows", ["claim_id"])
    op.create_table(
        "claim_review_originals",
        sa.Column("id", BIG, nullable=False),
        sa.Column("revision_id", BIG, nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("warnings", JSON, nullable=False),
        sa.Column("received_from", sa.String(length=200), nullable=False),
        sa.Column("received_at", TIME, nullable=False),
        refers("claim_review_originals", "revision_id", "review_revisions"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_review_originals")),
        sa.UniqueConstraint("revision_id", name=op.f("uq_claim_review_originals_revision_id")),
    )


def downgrade():
    op.drop_table("claim_review_originals")
    op.drop_table("claim_follows")
    op.execute("ALTER TABLE review_revisions DROP COLUMN claim_context")
