"""Add names, domains, ids elsewhere and merges of outlets and organizations; all are known under their own name.

Revision ID: 0015
Revises: 0014
Create Date: 2026-11-29

"""

import datetime as dt

import sqlalchemy as sa
from alembic import op

from claims.core.sources.speaker_names import fold_name

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)
BATCH = 1_000
KINDS = ("outlet", "organization")


def refers(table, column, other):
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"))


def upgrade():
    for kind in KINDS:
        let_lead(kind)
        make_names(kind)
        make_external_ids(kind)
        make_merges(kind)
        name_everybody(op.get_bind(), kind)
    op.create_table(
        "outlet_domains",
        sa.Column("id", BIG, nullable=False),
        sa.Column("outlet_id", BIG, nullable=False),
        sa.Column("host", sa.String(length=300), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        refers("outlet_domains", "outlet_id", "outlets"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outlet_domains")),
        sa.UniqueConstraint("host", name=op.f("uq_outlet_domains_host")),
    )
    op.create_index(op.f("ix_outlet_domains_outlet_id"), "outlet_domains", ["outlet_id"])


def let_lead(kind):
    table, is_merged = f"{kind}s", sa.text("merged_into_id IS NOT NULL")
    with op.batch_alter_table(table) as batch:
        batch.add_column(sa.Column("merged_into_id", BIG, nullable=True))
        batch.create_foreign_key(op.f(f"fk_{table}_merged_into_id_{table}"), table, ["merged_into_id"], ["id"])
        batch.create_index(
            f"ix_{table}_merged_into_id", ["merged_into_id"], sqlite_where=is_merged, postgresql_where=is_merged
        )
        if kind == "organization":
            batch.add_column(sa.Column("method_url", sa.String(length=2048), nullable=True))


def make_names(kind):
    table = f"{kind}_names"
    confirmed = sa.Column("confirmed", sa.Boolean(), server_default=sa.false(), nullable=False)
    op.create_table(
        table,
        sa.Column("id", BIG, nullable=False),
        sa.Column(f"{kind}_id", BIG, nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("folded", sa.String(length=300), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        *([confirmed] if kind == "outlet" else []),
        refers(table, f"{kind}_id", f"{kind}s"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint(f"{kind}_id", "folded", name=op.f(f"uq_{table}_{kind}_id_folded")),
    )
    op.create_index(op.f(f"ix_{table}_folded"), table, ["folded"])


def make_external_ids(kind):
    table = f"{kind}_external_ids"
    op.create_table(
        table,
        sa.Column("id", BIG, nullable=False),
        sa.Column(f"{kind}_id", BIG, nullable=False),
        sa.Column("scheme", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(length=200), nullable=False),
        refers(table, f"{kind}_id", f"{kind}s"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("scheme", "value", name=op.f(f"uq_{table}_scheme_value")),
    )
    op.create_index(op.f(f"ix_{table}_{kind}_id"), table, [f"{kind}_id"])


def make_merges(kind):
    table = f"{kind}_merges"
    op.create_table(
        table,
        sa.Column("id", BIG, nullable=False),
        sa.Column(f"{kind}_id", BIG, nullable=False),
        sa.Column("into_id", BIG, nullable=False),
        sa.Column("redirected", sa.String(length=4000), nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("reason", sa.String(length=2000), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("undone_at", TIME, nullable=True),
        sa.Column("undone_by_id", BIG, nullable=True),
        refers(table, f"{kind}_id", f"{kind}s"),
        refers(table, "into_id", f"{kind}s"),
        refers(table, "user_id", "users"),
        refers(table, "undone_by_id", "users"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_{kind}_id"), table, [f"{kind}_id"])
    op.create_index(op.f(f"ix_{table}_into_id"), table, ["into_id"])


def name_everybody(connection, kind):
    rows = sa.table(f"{kind}s", sa.column("id"), sa.column("name"), sa.column("created_at", TIME))
    columns = (sa.column(name) for name in (f"{kind}_id", "name", "folded", "language"))
    names = sa.table(f"{kind}_names", *columns, sa.column("created_at", TIME))
    last = 0
    while True:
        found = sa.select(rows).where(rows.c.id > last).order_by(rows.c.id).limit(BATCH)
        part = connection.execute(found).all()
        if not part:
            return
        last = part[-1].id
        connection.execute(names.insert(), [own_name(kind, row) for row in part])


def own_name(kind, row):
    made = row.created_at if row.created_at.tzinfo else row.created_at.replace(tzinfo=dt.UTC)
    folded = fold_name(row.name)[:300]
    return {f"{kind}_id": row.id, "name": row.name, "folded": folded, "language": "", "created_at": made}


def downgrade():
    op.drop_table("outlet_domains")
    for kind in KINDS:
        table = f"{kind}s"
        for part in ("merges", "external_ids", "names"):
            op.drop_table(f"{kind}_{part}")
        with op.batch_alter_table(table) as batch:
            batch.drop_index(f"ix_{table}_merged_into_id")
            batch.drop_constraint(op.f(f"fk_{table}_merged_into_id_{table}"), type_="foreignkey")
            batch.drop_column("merged_into_id")
            if kind == "organization":
                batch.drop_column("method_url")
