"""Find imported reviews by the images that they are about.

Reviews that were imported before are found once they are imported again: which of their addresses are meant is read anew.

Revision ID: 0033
Revises: 0032
Create Date: 2026-11-29

"""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "review_images",
        sa.Column("revision_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("address_key", sa.String(length=64), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["review_revisions.id"], name=op.f("fk_review_images_revision_id_review_revisions")
        ),
        sa.PrimaryKeyConstraint("revision_id", "address_key", name=op.f("pk_review_images")),
    )
    op.create_index("ix_review_images_newest", "review_images", ["address_key", "reviewed_at", "revision_id"])


def downgrade():
    op.drop_table("review_images")
