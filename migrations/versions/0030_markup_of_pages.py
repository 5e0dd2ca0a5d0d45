"""Keep the ClaimReview markup of web pages as clients of the Google-compatible API send it.

Revision ID: 0030
Revises: 0029
Create Date: 2026-11-29

"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
TIME = sa.DateTime(timezone=True)


def upgrade():
    op.create_table(
        "markup_pages",
        sa.Column("id", BIG, nullable=False),
        sa.Column("organization_id", BIG, nullable=False),
        sa.Column("address_key", sa.String(length=64), nullable=False),
        sa.Column("site", sa.String(length=255), nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("updated_at", TIME, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_markup_pages_organization_id_organizations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_markup_pages")),
        sa.UniqueConstraint("organization_id", "address_key", name=op.f("uq_markup_pages_organization_id_address_key")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_markup_pages_organization_id_id", "markup_pages", ["organization_id", "id"])


def downgrade():
    op.drop_table("markup_pages")
