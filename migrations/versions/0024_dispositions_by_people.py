"""Keep what people made of sentences and appearances against extraction.

Revision ID: 0024
Revises: 0021
Create Date: 2026-11-29

"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0021"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)
DISPOSITIONS = ("demoted", "promoted")
REASONS = (
    "opinion",
    "question",
    "no_assertion",
    "too_vague",
    "boilerplate",
    "call_or_wish",
    "prediction",
    "rhetorical",
    "personal_experience",
    "duplicate_in_article",
)


def one_of(name, *values):
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def refers(column, other):
    name = op.f(f"fk_disposition_judgements_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name)


def upgrade():
    # Not through a copy of the table: appearances are many.
    for name, values in (("disposition", DISPOSITIONS), ("shelved_as", REASONS)):
        words = ", ".join(f"'{value}'" for value in values)
        op.execute(
            f"ALTER TABLE appearances ADD COLUMN {name} VARCHAR(32) "
            f"CONSTRAINT ck_appearances_{name} CHECK ({name} IN ({words}))"
        )
    number = "INTEGER" if op.get_context().dialect.name == "sqlite" else "BIGINT"
    op.execute(
        f"ALTER TABLE appearances ADD COLUMN disposed_by_id {number} "
        "CONSTRAINT fk_appearances_disposed_by_id_users REFERENCES users (id)"
    )
    op.create_table(
        "disposition_judgements",
        sa.Column("id", BIG, nullable=False),
        sa.Column("appearance_id", BIG, nullable=False),
        sa.Column("disposition", one_of("disposition", *DISPOSITIONS), nullable=False),
        sa.Column("shelf_reason", one_of("shelf_reason", *REASONS), nullable=True),
        sa.Column("claim_id", BIG, nullable=True),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("reason", sa.String(length=2000), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        refers("appearance_id", "appearances"),
        refers("claim_id", "claims"),
        refers("user_id", "users"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disposition_judgements")),
    )
    for column in ("appearance_id", "user_id"):
        op.create_index(op.f(f"ix_disposition_judgements_{column}"), "disposition_judgements", [column])


def downgrade():
    op.drop_table("disposition_judgements")
    for name in ("disposed_by_id", "shelved_as", "disposition"):
        op.execute(f"ALTER TABLE appearances DROP COLUMN {name}")
