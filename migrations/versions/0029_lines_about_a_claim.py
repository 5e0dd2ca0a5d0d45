"""Find the lines to people that are about a claim by where they lead.

Revision ID: 0029
Revises: 0028
Create Date: 2026-11-29

"""

from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade():
    op.create_index(op.f("ix_notifications_link"), "notifications", ["link"])


def downgrade():
    op.drop_index(op.f("ix_notifications_link"), table_name="notifications")
