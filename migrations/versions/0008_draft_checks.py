"""Add policies of draft checks, and drafts that somebody wanted to be kept.

Revision ID: 0008
Revises: 0007
Create Date: 2026-11-24

"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
TIME = sa.DateTime(timezone=True)


def upgrade():
    op.create_table(
        "draft_policies",
        sa.Column("id", BIG, nullable=False),
        sa.Column("organization_id", BIG, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("outcomes", JSON, nullable=False),
        sa.Column("worth_from", sa.Double(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("updated_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_draft_policies_organization_id_organizations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_policies")),
        sa.UniqueConstraint("organization_id", "name", name=op.f("uq_draft_policies_organization_id_name")),
    )
    op.create_table(
        "draft_checks",
        sa.Column("id", BIG, nullable=False),
        sa.Column("organization_id", BIG, nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("outcome", sa.String(length=32), nullable=False),
        sa.Column("answer", JSON, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_draft_checks_organization_id_organizations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_checks")),
    )
    op.create_index("ix_draft_checks_organization_id_id", "draft_checks", ["organization_id", "id"])


def downgrade():
    op.drop_table("draft_checks")
    op.drop_table("draft_policies")
