"""Add demand and its alerts, origins of articles, topics, notifications, due times and the targets they come from.

Revision ID: 0009
Revises: 0008
Create Date: 2026-11-24

"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)

KINDS = (
    *("quantity", "event", "quote", "causal", "comparison", "status"),
    *("promise", "position_change", "prediction", "image_context"),
)
TARGETS = {"high": 24, "normal": 72, "low": 336}


def refers(table, column, other):
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"))


def key(table, *columns):
    return sa.PrimaryKeyConstraint(*(columns or ("id",)), name=op.f(f"pk_{table}"))


def upgrade():
    make_notifications()
    make_origins()
    make_demand()
    op.create_table(
        "topic_follows",
        sa.Column("id", BIG, nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column(
            "kind", sa.Enum(*KINDS, name="kind", native_enum=False, create_constraint=True, length=32), nullable=True
        ),
        sa.Column("speaker_id", BIG, nullable=True),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        refers("topic_follows", "user_id", "users"),
        refers("topic_follows", "speaker_id", "speakers"),
        key("topic_follows"),
    )
    op.create_index(op.f("ix_topic_follows_user_id"), "topic_follows", ["user_id"])
    with op.batch_alter_table("organizations") as batch:
        for priority, hours in TARGETS.items():
            batch.add_column(
                sa.Column(f"target_hours_{priority}", sa.Integer(), server_default=str(hours), nullable=False)
            )
    with op.batch_alter_table("reviews") as batch:
        batch.add_column(sa.Column("demand_rank", sa.Integer(), server_default="0", nullable=False))
        batch.add_column(sa.Column("due_at", TIME, nullable=True))
        batch.add_column(sa.Column("warn_at", TIME, nullable=True))
        batch.create_index(
            "ix_reviews_organization_id_state_demand_rank_id", ["organization_id", "state", "demand_rank", "id"]
        )
        batch.create_index("ix_reviews_organization_id_due_at_id", ["organization_id", "due_at", "id"])


def make_notifications():
    op.create_table(
        "notifications",
        sa.Column("id", BIG, nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=100), nullable=True),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("link", sa.String(length=500), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("read_at", TIME, nullable=True),
        refers("notifications", "user_id", "users"),
        key("notifications"),
        sa.UniqueConstraint("user_id", "kind", "subject", name=op.f("uq_notifications_user_id_kind_subject")),
    )
    op.create_index("ix_notifications_user_id_id", "notifications", ["user_id", "id"])
    op.create_index("ix_notifications_user_id_read_at", "notifications", ["user_id", "read_at"])


def make_origins():
    op.create_table(
        "article_origins",
        sa.Column("article_id", BIG, nullable=False),
        sa.Column("origin_id", BIG, nullable=False),
        sa.Column("version_id", BIG, nullable=False),
        sa.Column("sketch", sa.LargeBinary(), nullable=False),
        refers("article_origins", "article_id", "articles"),
        refers("article_origins", "version_id", "article_versions"),
        key("article_origins", "article_id"),
    )
    op.create_index(op.f("ix_article_origins_origin_id"), "article_origins", ["origin_id"])
    op.create_table(
        "origin_keys",
        sa.Column("key", BIG, autoincrement=False, nullable=False),
        sa.Column("article_id", BIG, nullable=False),
        refers("origin_keys", "article_id", "articles"),
        key("origin_keys", "key", "article_id"),
    )
    op.create_index(op.f("ix_origin_keys_article_id"), "origin_keys", ["article_id"])


def make_demand():
    op.create_table(
        "claim_demands",
        sa.Column("claim_id", BIG, nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("articles", "outlets", "days", "origins")),
        refers("claim_demands", "claim_id", "claims"),
        key("claim_demands", "claim_id"),
    )
    op.create_table(
        "demand_alerts",
        sa.Column("id", BIG, nullable=False),
        sa.Column("claim_id", BIG, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("outlets", sa.Integer(), nullable=False),
        sa.Column("threshold", sa.Double(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        refers("demand_alerts", "claim_id", "claims"),
        key("demand_alerts"),
        sa.UniqueConstraint("claim_id", "day", name=op.f("uq_demand_alerts_claim_id_day")),
    )
    op.create_index("ix_demand_alerts_day_id", "demand_alerts", ["day", "id"])


def downgrade():
    with op.batch_alter_table("reviews") as batch:
        batch.drop_index("ix_reviews_organization_id_due_at_id")
        batch.drop_index("ix_reviews_organization_id_state_demand_rank_id")
        for name in ("warn_at", "due_at", "demand_rank"):
            batch.drop_column(name)
    with op.batch_alter_table("organizations") as batch:
        for priority in TARGETS:
            batch.drop_column(f"target_hours_{priority}")
    for table in (
        *("topic_follows", "demand_alerts", "claim_demands"),
        *("origin_keys", "article_origins", "notifications"),
    ):
        op.drop_table(table)
