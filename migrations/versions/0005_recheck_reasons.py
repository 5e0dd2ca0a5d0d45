"""Add the reasons of rechecks, how urgent each recheck is, and days planned for one.

Revision ID: 0005
Revises: 0004
Create Date: 2026-11-24

"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)

TRIGGERS = (
    *("expired", "prediction_due", "schedule", "quote_lost", "source_dead", "source_retracted"),
    *("circular", "conflict", "article_corrected", "request", "by_hand"),
)

reviews = sa.table(
    "reviews", *(sa.column(name) for name in ("id", "state", "current_number", "state_since", "recheck_priority"))
)
reasons = sa.table(
    "recheck_reasons",
    *(sa.column(name) for name in ("review_id", "revision_number", "trigger", "subject", "text", "actor", "answer")),
    sa.column("opened_at", TIME),
)


def one_of(name, *values):
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def upgrade():
    op.create_table(
        "recheck_reasons",
        sa.Column("id", BIG, nullable=False),
        sa.Column("review_id", BIG, nullable=False),
        sa.Column("revision_number", sa.Integer(), nullable=False),
        sa.Column("trigger", one_of("trigger", *TRIGGERS), nullable=False),
        sa.Column("subject", sa.String(length=100), nullable=False),
        sa.Column("text", sa.String(length=2000), nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("opened_at", TIME, nullable=False),
        sa.Column("settled_at", TIME, nullable=True),
        sa.Column("outcome", one_of("outcome", "answered", "revised", "withdrawn"), nullable=True),
        sa.Column("answer", sa.String(length=2000), nullable=False),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name=op.f("fk_recheck_reasons_review_id_reviews")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recheck_reasons")),
        sa.UniqueConstraint(
            "review_id",
            "revision_number",
            "trigger",
            "subject",
            name=op.f("uq_recheck_reasons_review_id_revision_number_trigger_subject"),
        ),
    )
    with op.batch_alter_table("reviews") as batch:
        batch.add_column(sa.Column("recheck_priority", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("recheck_on", sa.Date(), nullable=True))
        batch.create_index(
            "ix_reviews_organization_id_recheck_priority_id", ["organization_id", "recheck_priority", "id"]
        )
        batch.create_index("ix_reviews_recheck_on", ["recheck_on"])
    # What is looked at again already was begun by hand: nothing else could begin it.
    op.execute(
        reasons.insert().from_select(
            ["review_id", "revision_number", "trigger", "subject", "text", "actor", "opened_at", "answer"],
            sa.select(
                reviews.c.id,
                reviews.c.current_number,
                sa.literal("by_hand"),
                sa.literal(""),
                sa.literal("Begun before reasons were kept."),
                sa.literal("system"),
                reviews.c.state_since,
                sa.literal(""),
            ).where(reviews.c.state == "recheck", reviews.c.current_number.is_not(None)),
        )
    )
    op.execute(reviews.update().where(reviews.c.state == "recheck").values({"recheck_priority": 2}))


def downgrade():
    with op.batch_alter_table("reviews") as batch:
        batch.drop_index("ix_reviews_recheck_on")
        batch.drop_index("ix_reviews_organization_id_recheck_priority_id")
        batch.drop_column("recheck_on")
        batch.drop_column("recheck_priority")
    op.drop_table("recheck_reasons")
