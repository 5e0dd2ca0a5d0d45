"""Keep every time expression of an appearance; those stored before have none until their version is read again.

Revision ID: 0006
Revises: 0005
Create Date: 2026-11-24

"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql")


def upgrade():
    with op.batch_alter_table("appearances") as batch_op:
        batch_op.add_column(sa.Column("times", JSON, server_default="[]", nullable=False))


def downgrade():
    with op.batch_alter_table("appearances") as batch_op:
        batch_op.drop_column("times")
