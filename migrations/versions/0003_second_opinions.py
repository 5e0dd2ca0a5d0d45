"""Add blind second opinions: the policy's share and target time, the opinions, what was decided between them.

Revision ID: 0003
Revises: 0002
Create Date: 2026-11-24

"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
TIME = sa.DateTime(timezone=True)


def one_of(name, *values):
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def upgrade():
    with op.batch_alter_table("organizations") as batch:
        share = one_of("second_opinion_share", "all", "decisive", "sampled")
        batch.add_column(sa.Column("second_opinion_share", share, server_default="all", nullable=False))
        batch.add_column(sa.Column("second_opinion_percent", sa.Integer(), server_default="100", nullable=False))
        batch.add_column(sa.Column("second_opinion_hours", sa.Integer(), server_default="72", nullable=False))
        batch.add_column(sa.Column("strict_approval", sa.Boolean(), server_default=sa.false(), nullable=False))
    # Not through a copy of the table: that would lose what guards its rows against change.
    op.execute(
        "ALTER TABLE review_revisions ADD COLUMN second_opinion VARCHAR(32) CONSTRAINT ck_review_revisions_second_opinion "
        "CHECK (second_opinion IN ('agreed', 'adjudicated', 'skipped'))"
    )
    op.create_table(
        "second_opinions",
        sa.Column("id", BIG, nullable=False),
        sa.Column("review_id", BIG, nullable=False),
        sa.Column("revision_number", sa.Integer(), nullable=False),
        sa.Column("author_id", BIG, nullable=False),
        sa.Column("scale", sa.String(length=40), nullable=False),
        sa.Column("rating", sa.String(length=200), nullable=True),
        sa.Column("rationale", sa.Text(), nullable=False),
        sa.Column("evidence", JSON, nullable=False),
        sa.Column("saved_at", TIME, nullable=False),
        sa.Column("given_at", TIME, nullable=True),
        sa.Column("first_author_id", BIG, nullable=True),
        sa.Column("first_rating", sa.String(length=200), nullable=True),
        sa.Column("lock_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["users.id"], name=op.f("fk_second_opinions_author_id_users")),
        sa.ForeignKeyConstraint(
            ["first_author_id"], ["users.id"], name=op.f("fk_second_opinions_first_author_id_users")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name=op.f("fk_second_opinions_review_id_reviews")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_second_opinions")),
        sa.UniqueConstraint(
            "review_id",
            "revision_number",
            "author_id",
            name=op.f("uq_second_opinions_review_id_revision_number_author_id"),
        ),
    )
    op.create_index(op.f("ix_second_opinions_author_id"), "second_opinions", ["author_id"])
    op.create_index("ix_second_opinions_given_at", "second_opinions", ["given_at"])
    op.create_table(
        "adjudications",
        sa.Column("id", BIG, nullable=False),
        sa.Column("opinion_id", BIG, nullable=False),
        sa.Column("adjudicator_id", BIG, nullable=False),
        sa.Column("choice", one_of("choice", "first", "second", "third"), nullable=False),
        sa.Column("first_rating", sa.String(length=200), nullable=False),
        sa.Column("rating", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.String(length=2000), nullable=False),
        sa.Column("decided_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["adjudicator_id"], ["users.id"], name=op.f("fk_adjudications_adjudicator_id_users")),
        sa.ForeignKeyConstraint(
            ["opinion_id"], ["second_opinions.id"], name=op.f("fk_adjudications_opinion_id_second_opinions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adjudications")),
    )
    op.create_index(op.f("ix_adjudications_opinion_id"), "adjudications", ["opinion_id"])


def downgrade():
    op.drop_table("adjudications")
    op.drop_table("second_opinions")
    op.execute("ALTER TABLE review_revisions DROP COLUMN second_opinion")
    with op.batch_alter_table("organizations") as batch:
        batch.drop_constraint("second_opinion_share", type_="check")
        for name in ("strict_approval", "second_opinion_hours", "second_opinion_percent", "second_opinion_share"):
            batch.drop_column(name)
