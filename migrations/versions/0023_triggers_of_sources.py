"""Let changed and superseded sources be reasons of rechecks, and a claim be the rewording of another.

Revision ID: 0023
Revises: 0022
Create Date: 2026-11-29

"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)

BEFORE = (
    *("expired", "prediction_due", "schedule", "quote_lost", "source_dead", "source_retracted"),
    *("circular", "conflict", "article_corrected", "request", "by_hand"),
)
ADDED = ("source_superseded", "source_changed")


def one_of(name, *values):
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def upgrade():
    allow(*BEFORE, *ADDED)
    # Both databases take the reference with the column; a batch would copy the whole table on SQLite.
    big = "BIGINT" if op.get_bind().dialect.name == "postgresql" else "INTEGER"
    op.execute(
        f"ALTER TABLE claims ADD COLUMN rewords_id {big} CONSTRAINT fk_claims_rewords_id_claims REFERENCES claims (id)"
    )
    known = sa.text("rewords_id IS NOT NULL")
    op.create_index("ix_claims_rewords_id", "claims", ["rewords_id"], sqlite_where=known, postgresql_where=known)


def downgrade():
    op.drop_index("ix_claims_rewords_id", table_name="claims")
    op.execute("ALTER TABLE claims DROP COLUMN rewords_id")
    op.execute(
        "UPDATE recheck_reasons SET trigger = 'by_hand' WHERE trigger IN ('source_superseded', 'source_changed')"
    )
    allow(*BEFORE)


def allow(*triggers):
    """Hold the column to these values."""
    if op.get_bind().dialect.name == "postgresql":
        listed = ", ".join(f"'{trigger}'" for trigger in triggers)
        op.execute("ALTER TABLE recheck_reasons DROP CONSTRAINT ck_recheck_reasons_trigger")
        op.execute(
            f"ALTER TABLE recheck_reasons ADD CONSTRAINT ck_recheck_reasons_trigger CHECK (trigger IN ({listed}))"
        )
        return
    with op.batch_alter_table("recheck_reasons", copy_from=table_with(triggers), recreate="always"):
        pass  # the copy has the new rule


def table_with(triggers):
    """The table as it is to be; SQLite cannot change a rule, only copy the rows to a table with another one."""
    return sa.Table(
        "recheck_reasons",
        sa.MetaData(),
        sa.Column("id", BIG, nullable=False),
        sa.Column("review_id", BIG, nullable=False),
        sa.Column("revision_number", sa.Integer(), nullable=False),
        sa.Column("trigger", one_of("ck_recheck_reasons_trigger", *triggers), nullable=False),
        sa.Column("subject", sa.String(length=100), nullable=False),
        sa.Column("text", sa.String(length=2000), nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("opened_at", TIME, nullable=False),
        sa.Column("settled_at", TIME, nullable=True),
        sa.Column("outcome", one_of("ck_recheck_reasons_outcome", "answered", "revised", "withdrawn"), nullable=True),
        sa.Column("answer", sa.String(length=2000), nullable=False),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name="fk_recheck_reasons_review_id_reviews"),
        sa.PrimaryKeyConstraint("id", name="pk_recheck_reasons"),
        sa.UniqueConstraint(
            "review_id",
            "revision_number",
            "trigger",
            "subject",
            name="uq_recheck_reasons_review_id_revision_number_trigger_subject",
        ),
    )
