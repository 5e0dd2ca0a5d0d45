"""Find where a claim is said in one index, some are said in every article; read duplicates in the order of their list.

Revision ID: 0032
Revises: 0031
Create Date: 2026-11-29

"""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

NAME = "ix_appearances_linked"
COLUMNS = ["claim_id", "score", "id", "article_version_id"]
IS_LINKED = sa.text("claim_id IS NOT NULL")
PAIRS = "ix_duplicate_pairs_state_probability_id"


def upgrade():
    op.create_index(NAME, "appearances", COLUMNS, sqlite_where=IS_LINKED, postgresql_where=IS_LINKED)
    op.drop_index(op.f("ix_appearances_claim_id"), table_name="appearances")
    op.drop_index(PAIRS, table_name="duplicate_pairs")
    op.create_index(PAIRS, "duplicate_pairs", ["state", sa.text("probability DESC"), "id"])


def downgrade():
    op.create_index(op.f("ix_appearances_claim_id"), "appearances", ["claim_id"])
    op.drop_index(NAME, table_name="appearances")
    op.drop_index(PAIRS, table_name="duplicate_pairs")
    op.create_index(PAIRS, "duplicate_pairs", ["state", "probability", "id"])
