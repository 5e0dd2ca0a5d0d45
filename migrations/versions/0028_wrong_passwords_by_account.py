"""Count wrong passwords by account.

Revision ID: 0028
Revises: 0027
Create Date: 2026-11-29

"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "password_attempts",
        sa.Column("bucket", sa.String(length=64), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("bucket", name=op.f("pk_password_attempts")),
    )
    op.create_index(op.f("ix_password_attempts_failed_at"), "password_attempts", ["failed_at"])


def downgrade():
    op.drop_index(op.f("ix_password_attempts_failed_at"), table_name="password_attempts")
    op.drop_table("password_attempts")
