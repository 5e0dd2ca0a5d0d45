"""Find the reviews whose public verdict was ever withdrawn or looked at again: lists of an earlier day need no other.

Revision ID: 0034
Revises: 0033
Create Date: 2026-11-30

"""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

_CONDITION = "from_state = 'published' AND to_state <> 'published'"


def upgrade():
    op.create_index(
        "ix_status_changes_leaving_published",
        "status_changes",
        ["review_id"],
        sqlite_where=sa.text(_CONDITION),
        postgresql_where=sa.text(_CONDITION),
    )


def downgrade():
    op.drop_index("ix_status_changes_leaving_published", table_name="status_changes")
