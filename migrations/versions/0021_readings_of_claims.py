"""Keep what reading a claim gave; claims that are there wait for the worker to read them.

Revision ID: 0021
Revises: 0023
Create Date: 2026-11-29

"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0023"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade():
    op.create_table(
        "claim_readings",
        sa.Column("claim_id", BIG, autoincrement=False, nullable=False),
        sa.Column("reader", sa.Integer(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_claim_readings_claim_id_claims")),
        sa.PrimaryKeyConstraint("claim_id", name=op.f("pk_claim_readings")),
    )
    op.execute("INSERT INTO claim_readings (claim_id, reader) SELECT id, 0 FROM claims ORDER BY id")
    op.create_index(op.f("ix_claim_readings_reader"), "claim_readings", ["reader"])


def downgrade():
    op.drop_table("claim_readings")
