"""Index claims by their newest verdict and by how much they are said, for the list in these orders.

The words of corrections of readings can be emptied from here on (``claims/models/append_only.py``): the triggers that allow
it are put back around each migration.

Revision ID: 0038
Revises: 0037
Create Date: 2026-11-30

"""

from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade():
    op.create_index("ix_review_revisions_reviewed_at_id", "review_revisions", ["reviewed_at", "id"])
    op.create_index("ix_claim_demands_articles_claim_id", "claim_demands", ["articles", "claim_id"])


def downgrade():
    op.drop_index("ix_claim_demands_articles_claim_id", "claim_demands")
    op.drop_index("ix_review_revisions_reviewed_at_id", "review_revisions")
