"""Add snapshots of sources, how each source stands, and what evidence was checked against.

Revision ID: 0014
Revises: 0013
Create Date: 2026-11-24

"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
TIME = sa.DateTime(timezone=True)
STATES = ("unchecked", "ok", "changed", "unreachable", "dead", "retracted", "superseded")
SOURCE_COLUMNS = {
    "state_since": (TIME, {}),
    "state_reason": (sa.String(length=2000), {"nullable": False, "server_default": ""}),
    "superseded_by": (sa.String(length=2048), {}),
    "attempted_at": (TIME, {}),
    "checked_at": (TIME, {}),
    "next_check_at": (TIME, {}),
    "failures": (sa.Integer(), {"nullable": False, "server_default": "0"}),
    "failing_since": (TIME, {}),
}


def one_of(name, *values):
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def refers(table, column, other):
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"))


def upgrade():
    # Not through copies of the tables: sources and evidence are many.
    words = ", ".join(f"'{state}'" for state in STATES)
    op.execute(
        "ALTER TABLE sources ADD COLUMN state VARCHAR(32) NOT NULL DEFAULT 'unchecked' "
        f"CONSTRAINT ck_sources_state CHECK (state IN ({words}))"
    )
    for name, (kind, options) in SOURCE_COLUMNS.items():
        op.add_column("sources", sa.Column(name, kind, **options))
    op.create_index(op.f("ix_sources_next_check_at"), "sources", ["next_check_at"])
    op.create_index("ix_sources_state_id", "sources", ["state", "id"])
    op.create_table(
        "snapshots",
        sa.Column("id", BIG, nullable=False),
        sa.Column("source_id", BIG, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("url", sa.String(length=2048), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("content_type", sa.String(length=200), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("retrieved_at", TIME, nullable=False),
        sa.Column("seen_at", TIME, nullable=False),
        sa.Column("text_sha256", sa.String(length=64), nullable=True),
        sa.Column("article_sha256", sa.String(length=64), nullable=True),
        sa.Column("sketch", sa.LargeBinary(length=2048), nullable=True),
        sa.Column("links", JSON, nullable=False),
        refers("snapshots", "source_id", "sources"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshots")),
        sa.UniqueConstraint("source_id", "sha256", name=op.f("uq_snapshots_source_id_sha256")),
    )
    op.create_index(op.f("ix_snapshots_sha256"), "snapshots", ["sha256"])
    op.create_index("ix_snapshots_source_id_seen_at", "snapshots", ["source_id", "seen_at"])
    number = "INTEGER" if op.get_context().dialect.name == "sqlite" else "BIGINT"
    op.execute(
        f"ALTER TABLE evidence ADD COLUMN snapshot_id {number} "
        "CONSTRAINT fk_evidence_snapshot_id_snapshots REFERENCES snapshots (id)"
    )
    op.add_column("evidence", sa.Column("retrieved_at", TIME, nullable=True))
    op.add_column("evidence", sa.Column("origin_group", sa.String(length=310), nullable=False, server_default=""))
    op.create_table(
        "evidence_checks",
        sa.Column("id", BIG, nullable=False),
        sa.Column("review_id", BIG, nullable=False),
        sa.Column("source_id", BIG, nullable=False),
        sa.Column("quote_key", sa.String(length=64), nullable=False),
        sa.Column("snapshot_id", BIG, nullable=False),
        sa.Column("quote_state", one_of("quote_state", "found", "lost", "not_searchable"), nullable=False),
        sa.Column("circularity", one_of("circularity", "article", "copy", "registry", "only_source"), nullable=True),
        sa.Column("checked_at", TIME, nullable=False),
        refers("evidence_checks", "review_id", "reviews"),
        refers("evidence_checks", "source_id", "sources"),
        refers("evidence_checks", "snapshot_id", "snapshots"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_checks")),
        sa.UniqueConstraint(
            "review_id", "source_id", "quote_key", name=op.f("uq_evidence_checks_review_id_source_id_quote_key")
        ),
    )
    op.create_index(op.f("ix_evidence_checks_source_id"), "evidence_checks", ["source_id"])
    op.create_table(
        "link_checking",
        sa.Column("id", BIG, nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("own_hosts", JSON, nullable=False),
        sa.Column("noted_at", TIME, nullable=False),
        sa.Column("answered_at", TIME, nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_link_checking_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_checking")),
    )
    op.create_table(
        "listed_retractions",
        sa.Column("id", BIG, nullable=False),
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("reason", sa.String(length=2000), nullable=False),
        sa.Column("listed_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listed_retractions")),
        sa.UniqueConstraint("key", name=op.f("uq_listed_retractions_key")),
    )


def downgrade():
    for table in ("listed_retractions", "link_checking", "evidence_checks"):
        op.drop_table(table)
    for name in ("origin_group", "retrieved_at", "snapshot_id"):
        op.execute(f"ALTER TABLE evidence DROP COLUMN {name}")
    op.drop_table("snapshots")
    op.drop_index("ix_sources_state_id", table_name="sources")
    op.drop_index(op.f("ix_sources_next_check_at"), table_name="sources")
    for name in reversed(SOURCE_COLUMNS):
        op.execute(f"ALTER TABLE sources DROP COLUMN {name}")
    op.execute("ALTER TABLE sources DROP COLUMN state")
