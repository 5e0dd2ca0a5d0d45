"""Add other names, offices, ids and merges of speakers; everybody is known under their own name.

Revision ID: 0012
Revises: 0011
Create Date: 2026-11-24

"""

import datetime as dt

import sqlalchemy as sa
from alembic import op

from claims.core.sources.speaker_names import fold_name, surname_of

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)
BATCH = 1_000

speakers = sa.table("speakers", sa.column("id"), sa.column("name"), sa.column("created_at", TIME))
aliases = sa.table(
    "speaker_aliases",
    *(sa.column(name) for name in ("speaker_id", "name", "folded", "surname", "language")),
    sa.column("created_at", TIME),
)


def refers(table, column, other="speakers"):
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"))


def upgrade():
    kind = sa.Enum("person", "body", name="kind", native_enum=False, create_constraint=True, length=32)
    is_merged = sa.text("merged_into_id IS NOT NULL")
    with op.batch_alter_table("speakers") as batch:
        batch.add_column(sa.Column("kind", kind, nullable=True))
        batch.create_index(
            "ix_speakers_merged_into_id", ["merged_into_id"], sqlite_where=is_merged, postgresql_where=is_merged
        )
    op.create_table(
        "speaker_aliases",
        sa.Column("id", BIG, nullable=False),
        sa.Column("speaker_id", BIG, nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("folded", sa.String(length=300), nullable=False),
        sa.Column("surname", sa.String(length=300), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        refers("speaker_aliases", "speaker_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker_aliases")),
        sa.UniqueConstraint("speaker_id", "folded", name=op.f("uq_speaker_aliases_speaker_id_folded")),
    )
    op.create_index(op.f("ix_speaker_aliases_folded"), "speaker_aliases", ["folded"])
    op.create_index(op.f("ix_speaker_aliases_surname"), "speaker_aliases", ["surname"])
    op.create_table(
        "speaker_roles",
        sa.Column("id", BIG, nullable=False),
        sa.Column("speaker_id", BIG, nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        refers("speaker_roles", "speaker_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker_roles")),
    )
    op.create_index(op.f("ix_speaker_roles_speaker_id"), "speaker_roles", ["speaker_id"])
    op.create_table(
        "speaker_external_ids",
        sa.Column("id", BIG, nullable=False),
        sa.Column("speaker_id", BIG, nullable=False),
        sa.Column("scheme", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(length=200), nullable=False),
        refers("speaker_external_ids", "speaker_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker_external_ids")),
        sa.UniqueConstraint("scheme", "value", name=op.f("uq_speaker_external_ids_scheme_value")),
    )
    op.create_index(op.f("ix_speaker_external_ids_speaker_id"), "speaker_external_ids", ["speaker_id"])
    op.create_table(
        "speaker_merges",
        sa.Column("id", BIG, nullable=False),
        sa.Column("speaker_id", BIG, nullable=False),
        sa.Column("into_id", BIG, nullable=False),
        sa.Column("redirected", sa.String(length=4000), nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("reason", sa.String(length=2000), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("undone_at", TIME, nullable=True),
        sa.Column("undone_by_id", BIG, nullable=True),
        refers("speaker_merges", "speaker_id"),
        refers("speaker_merges", "into_id"),
        refers("speaker_merges", "user_id", "users"),
        refers("speaker_merges", "undone_by_id", "users"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker_merges")),
    )
    op.create_index(op.f("ix_speaker_merges_speaker_id"), "speaker_merges", ["speaker_id"])
    op.create_index(op.f("ix_speaker_merges_into_id"), "speaker_merges", ["into_id"])
    name_everybody(op.get_bind())


def name_everybody(connection):
    last = 0
    while True:
        found = sa.select(speakers.c.id, speakers.c.name, speakers.c.created_at).where(speakers.c.id > last)
        rows = connection.execute(found.order_by(speakers.c.id).limit(BATCH)).all()
        if not rows:
            return
        last = rows[-1].id
        connection.execute(aliases.insert(), [own_name(row) for row in rows])


def own_name(row):
    made = row.created_at if row.created_at.tzinfo else row.created_at.replace(tzinfo=dt.UTC)
    folded = fold_name(row.name)
    return {
        "speaker_id": row.id,
        "name": row.name,
        "folded": folded,
        "surname": surname_of(folded),
        "language": "",
        "created_at": made,
    }


def downgrade():
    for name in ("speaker_merges", "speaker_external_ids", "speaker_roles", "speaker_aliases"):
        op.drop_table(name)
    with op.batch_alter_table("speakers") as batch:
        batch.drop_index("ix_speakers_merged_into_id")
        batch.drop_constraint("kind", type_="check")
        batch.drop_column("kind")
