"""Find the matches of a claim that people have rejected: their words do not say it everywhere.

Revision ID: 0041
Revises: 0040
Create Date: 2026-12-01

"""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

IS_REJECTED = sa.text("state = 'rejected'")


def upgrade():
    op.create_index(
        "ix_matches_rejected", "matches", ["claim_id"], sqlite_where=IS_REJECTED, postgresql_where=IS_REJECTED
    )


def downgrade():
    op.drop_index("ix_matches_rejected", "matches")
