"""Keep who was shown a draft, and who wants to be named in public.

Revision ID: 0022
Revises: 0020
Create Date: 2026-11-29

"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0020"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade():
    op.create_table(
        "draft_readings",
        sa.Column("id", BIG, nullable=False),
        sa.Column("review_id", BIG, nullable=False),
        sa.Column("revision_number", sa.Integer(), nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name=op.f("fk_draft_readings_review_id_reviews")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_draft_readings_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_readings")),
        sa.UniqueConstraint(
            "review_id", "revision_number", "user_id", name=op.f("uq_draft_readings_review_id_revision_number_user_id")
        ),
    )
    op.create_index(op.f("ix_draft_readings_user_id"), "draft_readings", ["user_id"])
    op.add_column("users", sa.Column("shown_publicly", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade():
    op.drop_column("users", "shown_publicly")
    op.drop_index(op.f("ix_draft_readings_user_id"), table_name="draft_readings")
    op.drop_table("draft_readings")
