"""Add saved filters, snoozed reviews, keys of a person's own and their recent actions.

Revision ID: 0017
Revises: 0016
Create Date: 2026-11-29

"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
TIME = sa.DateTime(timezone=True)


def refers(table, column, other):
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"))


def upgrade():
    # Not through a copy of the table: reviews may be as many as claims.
    number = "INTEGER" if op.get_context().dialect.name == "sqlite" else "BIGINT"
    op.add_column("reviews", sa.Column("snoozed_until", TIME, nullable=True))
    op.execute(
        f"ALTER TABLE reviews ADD COLUMN snoozed_by_id {number} "
        "CONSTRAINT fk_reviews_snoozed_by_id_users REFERENCES users (id)"
    )
    snoozed = sa.text("snoozed_until IS NOT NULL")
    op.create_index(
        "ix_reviews_organization_id_snoozed_until_id",
        "reviews",
        ["organization_id", "snoozed_until", "id"],
        sqlite_where=snoozed,
        postgresql_where=snoozed,
    )
    op.create_index(op.f("ix_claims_kind"), "claims", ["kind"])
    op.create_index("ix_review_revisions_valid_until", "review_revisions", ["valid_until"])
    op.create_table(
        "saved_filters",
        sa.Column("id", BIG, nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("query", sa.String(500), nullable=False),
        sa.Column("is_start", sa.Boolean(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        refers("saved_filters", "user_id", "users"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_filters")),
        sa.UniqueConstraint("user_id", "name", name=op.f("uq_saved_filters_user_id_name")),
    )
    op.create_table(
        "user_preferences",
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("choices", sa.String(200), nullable=False),
        sa.Column("keys", JSON, nullable=False),
        sa.Column("muted", JSON, nullable=False),
        refers("user_preferences", "user_id", "users"),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_user_preferences")),
    )
    op.create_table(
        "recent_actions",
        sa.Column("id", BIG, nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("text", sa.String(300), nullable=False),
        sa.Column("about", sa.String(300), nullable=False),
        sa.Column("link", sa.String(500), nullable=False),
        sa.Column("subject", sa.String(100), nullable=False),
        sa.Column("undo", JSON, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        refers("recent_actions", "user_id", "users"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recent_actions")),
    )
    op.create_index("ix_recent_actions_user_id_id", "recent_actions", ["user_id", "id"])
    op.create_index(op.f("ix_recent_actions_created_at"), "recent_actions", ["created_at"])


def downgrade():
    for table in ("recent_actions", "user_preferences", "saved_filters"):
        op.drop_table(table)
    op.drop_index("ix_review_revisions_valid_until", table_name="review_revisions")
    op.drop_index(op.f("ix_claims_kind"), table_name="claims")
    op.drop_index("ix_reviews_organization_id_snoozed_until_id", table_name="reviews")
    for name in ("snoozed_by_id", "snoozed_until"):
        op.execute(f"ALTER TABLE reviews DROP COLUMN {name}")
