"""Add events, webhook endpoints with their deliveries, recalls, and the organization and article of each use.

Revision ID: 0016
Revises: 0015
Create Date: 2026-11-29

"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
TIME = sa.DateTime(timezone=True)
EVENT_TYPES = (
    "article.received",
    "appearance.verdict_changed",
    "claim.created",
    "claim.merged",
    "match.decided",
    "review.published",
    "review.recalled",
    "review.expiring",
    "review.expired",
    "review.withdrawn",
    "review.conflict",
    "recheck.opened",
    "correction_request.updated",
    "demand.spiked",
    "checkpoint.signed",
    "webhook.test",
)
RECALL_KINDS = ("verdict_changed", "figure_updated", "scope_changed", "reinstated", "withdrawn", "expired")
ALONE = sa.text("article_id IS NULL")


def one_of(name, *values):
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def refers(table, column, other):
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"))


def upgrade():
    make_events()
    make_webhooks()
    widen_usages()
    make_recalls()


def make_events():
    op.create_table(
        "events",
        sa.Column("id", BIG, nullable=False),
        sa.Column("type", one_of("type", *EVENT_TYPES), nullable=False),
        sa.Column("subject", sa.String(length=300), nullable=True),
        sa.Column("data", JSON, nullable=False),
        sa.Column("organization_id", BIG, nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("position", BIG, nullable=True),
        refers("events", "organization_id", "organizations"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint("type", "subject", name=op.f("uq_events_type_subject")),
        sa.UniqueConstraint("position", name=op.f("uq_events_position")),
    )
    op.create_index("ix_events_organization_id_position", "events", ["organization_id", "position"])
    op.create_index(op.f("ix_events_created_at"), "events", ["created_at"])
    op.create_table(
        "event_head",
        sa.Column("id", BIG, nullable=False),
        sa.Column("position", BIG, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_head")),
    )
    op.execute("INSERT INTO event_head (id, position) VALUES (1, 0)")


def make_webhooks():
    op.create_table(
        "webhook_endpoints",
        sa.Column("id", BIG, nullable=False),
        sa.Column("organization_id", BIG, nullable=False),
        sa.Column("url", sa.String(length=2048), nullable=False),
        sa.Column("description", sa.String(length=200), nullable=False),
        sa.Column("event_types", JSON, nullable=False),
        sa.Column("secret", sa.String(length=300), nullable=False),
        sa.Column("former_secret", sa.String(length=300), nullable=False),
        sa.Column("former_until", TIME, nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("created_by_id", BIG, nullable=True),
        sa.Column("disabled_at", TIME, nullable=True),
        sa.Column(
            "disabled_reason", one_of("disabled_reason", "by_owner", "gone", "failing", "secret_lost"), nullable=True
        ),
        sa.Column("deleted_at", TIME, nullable=True),
        sa.Column("failing_since", TIME, nullable=True),
        sa.Column("not_before", TIME, nullable=True),
        sa.Column("slowed", sa.Integer(), nullable=False),
        sa.Column("job_id", BIG, nullable=True),
        refers("webhook_endpoints", "organization_id", "organizations"),
        refers("webhook_endpoints", "created_by_id", "users"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook_endpoints")),
    )
    op.create_index(op.f("ix_webhook_endpoints_organization_id"), "webhook_endpoints", ["organization_id"])
    op.create_table(
        "webhook_deliveries",
        sa.Column("id", BIG, nullable=False),
        sa.Column("endpoint_id", BIG, nullable=False),
        sa.Column("event_id", BIG, nullable=True),
        sa.Column("event_type", sa.String(length=60), nullable=False),
        sa.Column("message_id", sa.String(length=40), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("state", one_of("state", "pending", "retrying", "delivered", "dead"), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_at", TIME, nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("finished_at", TIME, nullable=True),
        refers("webhook_deliveries", "endpoint_id", "webhook_endpoints"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook_deliveries")),
        sa.UniqueConstraint("message_id", name=op.f("uq_webhook_deliveries_message_id")),
        sa.UniqueConstraint("endpoint_id", "event_id", name=op.f("uq_webhook_deliveries_endpoint_id_event_id")),
    )
    for columns in (("endpoint_id", "next_at"), ("endpoint_id", "state", "id"), ("state", "created_at")):
        op.create_index(f"ix_webhook_deliveries_{'_'.join(columns)}", "webhook_deliveries", list(columns))
    op.create_table(
        "webhook_attempts",
        sa.Column("id", BIG, nullable=False),
        sa.Column("delivery_id", BIG, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("error", sa.String(length=60), nullable=False),
        sa.Column("duration_ms", sa.Integer(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        refers("webhook_attempts", "delivery_id", "webhook_deliveries"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook_attempts")),
    )
    op.create_index(op.f("ix_webhook_attempts_delivery_id"), "webhook_attempts", ["delivery_id"])


def widen_usages():
    with op.batch_alter_table("usages") as batch:
        batch.add_column(sa.Column("organization_id", BIG, nullable=True))
        batch.create_foreign_key(
            op.f("fk_usages_organization_id_organizations"), "organizations", ["organization_id"], ["id"]
        )
        batch.drop_constraint("uq_usages_consumer_revision_id", type_="unique")
    op.create_index(
        "ix_usages_consumer_revision_id_article_id", "usages", ["consumer", "revision_id", "article_id"], unique=True
    )
    op.create_index(
        "ix_usages_consumer_revision_id_alone",
        "usages",
        ["consumer", "revision_id"],
        unique=True,
        sqlite_where=ALONE,
        postgresql_where=ALONE,
    )
    op.execute(
        "UPDATE usages SET organization_id = (SELECT k.organization_id FROM api_keys k "
        "WHERE usages.consumer = 'key:' || k.id)"
    )
    # People act in the default organization where they belong to it, else in the first that they joined.
    op.execute(
        "UPDATE usages SET organization_id = (SELECT m.organization_id FROM memberships m "
        "JOIN organizations o ON o.id = m.organization_id WHERE usages.consumer = 'user:' || m.user_id "
        "ORDER BY o.is_default DESC, m.id LIMIT 1) WHERE consumer LIKE 'user:%'"
    )


def make_recalls():
    op.create_table(
        "recalls",
        sa.Column("id", BIG, nullable=False),
        sa.Column("usage_id", BIG, nullable=False),
        sa.Column("organization_id", BIG, nullable=True),
        sa.Column("subject", sa.String(length=100), nullable=False),
        sa.Column("kind", one_of("kind", *RECALL_KINDS), nullable=False),
        sa.Column("current_number", sa.Integer(), nullable=True),
        sa.Column("recalled_at", TIME, nullable=False),
        sa.Column("acknowledged_at", TIME, nullable=True),
        sa.Column("action", one_of("action", "corrected", "kept", "not_used"), nullable=True),
        sa.Column("acknowledged_by", sa.String(length=200), nullable=False),
        refers("recalls", "usage_id", "usages"),
        refers("recalls", "organization_id", "organizations"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recalls")),
        sa.UniqueConstraint("usage_id", "subject", name=op.f("uq_recalls_usage_id_subject")),
    )
    op.create_index(
        "ix_recalls_organization_id_acknowledged_at_id", "recalls", ["organization_id", "acknowledged_at", "id"]
    )


def downgrade():
    for name in ("recalls", "webhook_attempts", "webhook_deliveries", "webhook_endpoints", "event_head", "events"):
        op.drop_table(name)
    op.drop_index("ix_usages_consumer_revision_id_article_id", "usages")
    op.drop_index("ix_usages_consumer_revision_id_alone", "usages")
    op.execute("DELETE FROM usages WHERE id NOT IN (SELECT MIN(id) FROM usages GROUP BY consumer, revision_id)")
    with op.batch_alter_table("usages") as batch:
        batch.drop_constraint(op.f("fk_usages_organization_id_organizations"), type_="foreignkey")
        batch.drop_column("organization_id")
        batch.create_unique_constraint(op.f("uq_usages_consumer_revision_id"), ["consumer", "revision_id"])
