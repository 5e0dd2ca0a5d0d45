"""Index merged claims alone: an index in which nearly all is NULL is not used, and pages read all claims.

Revision ID: 0011
Revises: 0010
Create Date: 2026-11-24

"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

NAME = "ix_claims_merged_into_id"


def upgrade():
    is_merged = sa.text("merged_into_id IS NOT NULL")
    op.drop_index(NAME, table_name="claims")
    op.create_index(NAME, "claims", ["merged_into_id"], sqlite_where=is_merged, postgresql_where=is_merged)


def downgrade():
    op.drop_index(NAME, table_name="claims")
    op.create_index(NAME, "claims", ["merged_into_id"])
