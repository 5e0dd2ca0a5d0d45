"""Read what an organization has published along an index, newest reviews first; find the languages of claims in one.

Revision ID: 0031
Revises: 0030
Create Date: 2026-11-29

"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

NAME = "ix_reviews_organization_id_public"
IS_PUBLIC = sa.text("current_number IS NOT NULL")


def upgrade():
    op.create_index(NAME, "reviews", ["organization_id", "id"], sqlite_where=IS_PUBLIC, postgresql_where=IS_PUBLIC)
    op.create_index(op.f("ix_claims_language"), "claims", ["language"])


def downgrade():
    op.drop_index(op.f("ix_claims_language"), table_name="claims")
    op.drop_index(NAME, table_name="reviews")
