"""Keep in a draft when its figure comes out next.

A draft from before has none: what it said of its validity stands in its last valid day.

Revision ID: 0035
Revises: 0034
Create Date: 2026-11-30

"""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("review_drafts", sa.Column("next_release", sa.Date(), nullable=True))


def downgrade():
    op.drop_column("review_drafts", "next_release")
