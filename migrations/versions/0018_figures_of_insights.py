"""Keep the figures of large organizations' insights.

Revision ID: 0018
Revises: 0014
Create Date: 2026-11-29

"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0018"
down_revision = "0014"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade():
    op.create_table(
        "insight_figures",
        sa.Column("id", BIG, nullable=False),
        sa.Column("organization_id", BIG, nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("computed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_step_id", BIG, nullable=False),
        sa.Column("columns", JSON, nullable=False),
        sa.Column("rows", JSON, nullable=False),
        sa.Column("n", BIG, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_insight_figures_organization_id_organizations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_insight_figures")),
        sa.UniqueConstraint("organization_id", "name", "days", name=op.f("uq_insight_figures_organization_id_name_days")),
    )


def downgrade():
    op.drop_table("insight_figures")
