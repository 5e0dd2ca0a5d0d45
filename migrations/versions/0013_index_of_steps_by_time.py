"""Find the steps and the revisions of a period by index.

Revision ID: 0013
Revises: 0012
Create Date: 2026-11-24

"""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade():
    op.create_index("ix_status_changes_created_at", "status_changes", ["created_at"])
    op.create_index("ix_review_revisions_published_at", "review_revisions", ["published_at"])


def downgrade():
    op.drop_index("ix_review_revisions_published_at", table_name="review_revisions")
    op.drop_index("ix_status_changes_created_at", table_name="status_changes")
