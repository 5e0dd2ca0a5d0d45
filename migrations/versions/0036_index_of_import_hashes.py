"""Find the revision that an imported review became: every import of ClaimReview asks for some by their hash.

Revision ID: 0036
Revises: 0035
Create Date: 2026-11-30

"""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

_CONDITION = "import_hash IS NOT NULL"


def upgrade():
    op.create_index(
        "ix_review_revisions_import_hash",
        "review_revisions",
        ["import_hash"],
        sqlite_where=sa.text(_CONDITION),
        postgresql_where=sa.text(_CONDITION),
    )


def downgrade():
    op.drop_index("ix_review_revisions_import_hash", table_name="review_revisions")
