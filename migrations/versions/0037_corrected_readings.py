"""Keep what people correct by hand of what was read in an article, beside what extraction had read.

Revision ID: 0037
Revises: 0036
Create Date: 2026-11-30

"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
TIME = sa.DateTime(timezone=True)


def refers(column, other):
    name = op.f(f"fk_reading_corrections_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name)


def upgrade():
    # Not through a copy of the table: appearances are many.
    op.add_column("appearances", sa.Column("corrected", JSON, server_default="[]", nullable=False))
    op.add_column("appearances", sa.Column("as_read", JSON, nullable=True))
    op.add_column("appearances", sa.Column("words_corrected_at", TIME, nullable=True))
    number = "INTEGER" if op.get_context().dialect.name == "sqlite" else "BIGINT"
    op.execute(
        f"ALTER TABLE appearances ADD COLUMN corrected_by_id {number} "
        "CONSTRAINT fk_appearances_corrected_by_id_users REFERENCES users (id)"
    )
    op.create_table(
        "reading_corrections",
        sa.Column("id", BIG, nullable=False),
        sa.Column("appearance_id", BIG, nullable=False),
        sa.Column("before", JSON, nullable=False),
        sa.Column("after", JSON, nullable=False),
        sa.Column("from_claim_id", BIG, nullable=True),
        sa.Column("claim_id", BIG, nullable=True),
        sa.Column("undoes_id", BIG, nullable=True),
        sa.Column("carried_from_id", BIG, nullable=True),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("reason", sa.String(length=2000), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        refers("appearance_id", "appearances"),
        refers("from_claim_id", "claims"),
        refers("claim_id", "claims"),
        refers("undoes_id", "reading_corrections"),
        refers("carried_from_id", "reading_corrections"),
        refers("user_id", "users"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading_corrections")),
    )
    for column in ("appearance_id", "user_id"):
        op.create_index(op.f(f"ix_reading_corrections_{column}"), "reading_corrections", [column])


def downgrade():
    op.drop_table("reading_corrections")
    for name in ("corrected_by_id", "words_corrected_at", "as_read", "corrected"):
        op.execute(f"ALTER TABLE appearances DROP COLUMN {name}")
