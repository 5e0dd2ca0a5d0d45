"""Add the transparency log and enter the public facts that there are, in the order of their time.

Going down removes the log for good: entries and checkpoints that were published can then no longer be proved.

Revision ID: 0002
Revises: 0001
Create Date: 2026-11-24

"""

import datetime as dt
from collections import defaultdict

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from claims.core.transparency.facts import change_fact, leaf_of, revision_fact, step_fact
from claims.core.transparency.merkle import GrowingTree, leaf_hash

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
TIME = sa.DateTime(timezone=True)
BATCH = 1_000
PUBLIC_STEPS = ("open", "decline", "recheck", "dismiss", "withdraw", "reopen")


def table(name, typed, *plain):
    return sa.table(name, *(sa.column(c, t) for c, t in typed.items()), *(sa.column(c) for c in plain))


changes = table(
    "changes", {"detail": JSON, "created_at": TIME}, "id", "subject_type", "subject_id", "action", "actor", "reason"
)
steps = table(
    "status_changes",
    {"detail": JSON, "created_at": TIME},
    *("id", "review_id", "action", "from_state", "to_state", "actor", "reason", "revision_number"),
)
reviews = table("reviews", {}, "id", "claim_id", "organization_id")
organizations = table("organizations", {}, "id", "slug")
revisions = table(
    "review_revisions",
    {
        **dict.fromkeys(("true_as_of", "valid_until"), sa.Date()),
        **dict.fromkeys(("reviewed_at", "published_at"), TIME),
        **dict.fromkeys(("timeless", "single_reviewer", "single_origin", "imported"), sa.Boolean()),
    },
    *("id", "review_id", "number", "kind", "rating", "scale", "verdict", "rationale", "timeless_reason", "claim_text"),
    *("url", "correction_kind", "reason"),
)
evidence = table("evidence", {}, "revision_id", "source_id", "position", "stance", "quote", "locator", "title")
sources = table("sources", {}, "id", "url", "publisher")
entries = table(
    "log_entries",
    {"leaf": sa.LargeBinary(), "leaf_hash": sa.LargeBinary(), "created_at": TIME},
    *("leaf_index", "fact", "fact_table", "fact_id", "claim_id"),
)
nodes = table("log_nodes", {"hash": sa.LargeBinary()}, "level", "position")
head = table("log_head", {"frontier": sa.LargeBinary(), "root": sa.LargeBinary()}, "id", "size")


def upgrade():
    op.create_table(
        "log_entries",
        sa.Column("leaf_index", BIG, autoincrement=False, nullable=False),
        sa.Column("leaf", sa.LargeBinary(), nullable=True),
        sa.Column("leaf_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("fact", sa.String(length=80), nullable=False),
        sa.Column("fact_table", sa.String(length=40), nullable=False),
        sa.Column("fact_id", BIG, nullable=False),
        sa.Column("claim_id", BIG, nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("leaf_index", name=op.f("pk_log_entries")),
        sa.UniqueConstraint("fact_table", "fact_id", name=op.f("uq_log_entries_fact_table_fact_id")),
    )
    op.create_index("ix_log_entries_claim_id_leaf_index", "log_entries", ["claim_id", "leaf_index"])
    op.create_table(
        "log_nodes",
        sa.Column("level", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", BIG, autoincrement=False, nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("level", "position", name=op.f("pk_log_nodes")),
    )
    op.create_table(
        "log_head",
        sa.Column("id", BIG, autoincrement=False, nullable=False),
        sa.Column("size", BIG, nullable=False),
        sa.Column("frontier", sa.LargeBinary(), nullable=False),
        sa.Column("root", sa.LargeBinary(length=32), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_log_head_one_row")),
        sa.CheckConstraint("size >= 0", name=op.f("ck_log_head_size")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_head")),
    )
    op.create_table(
        "log_checkpoints",
        sa.Column("id", BIG, nullable=False),
        sa.Column("origin", sa.String(length=255), nullable=False),
        sa.Column("size", BIG, nullable=False),
        sa.Column("root", sa.LargeBinary(length=32), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("signed_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_checkpoints")),
    )
    op.create_index(op.f("ix_log_checkpoints_size"), "log_checkpoints", ["size"])
    op.create_table(
        "log_redactions",
        sa.Column("id", BIG, nullable=False),
        sa.Column("row_table", sa.String(length=40), nullable=False),
        sa.Column("row_id", BIG, nullable=False),
        sa.Column("fields", JSON, nullable=False),
        sa.Column("reason", sa.String(length=2000), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_redactions")),
    )
    op.create_index("ix_log_redactions_row_table_row_id", "log_redactions", ["row_table", "row_id"])
    enter_known_facts(op.get_bind())


def downgrade():
    for name in ("log_redactions", "log_checkpoints", "log_head", "log_nodes", "log_entries"):
        op.drop_table(name)


def enter_known_facts(connection):
    """Fill the log, in batches that are bounded in memory; the list of what is to be entered holds ids alone."""
    tree = GrowingTree()
    places = connection.execute(known_places()).all()
    for start in range(0, len(places), BATCH):
        part = places[start : start + BATCH]
        facts = read_facts(connection, part)
        rows, completed = [], []
        for place in part:
            fact = facts[place.fact_table, place.id]
            leaf = leaf_of(fact, tree.size)
            rows.append(
                {
                    "leaf_index": tree.size,
                    "leaf": leaf,
                    "leaf_hash": leaf_hash(leaf),
                    "fact": fact.name,
                    "fact_table": place.fact_table,
                    "fact_id": place.id,
                    "claim_id": fact.fields["claim"],
                    "created_at": fact.at,
                }
            )
            completed += tree.add(rows[-1]["leaf_hash"])
        connection.execute(sa.insert(entries), rows)
        if completed:
            values = [{"level": node.level, "position": node.position, "hash": node.hash} for node in completed]
            connection.execute(sa.insert(nodes), values)
    value = {"id": 1, "size": tree.size, "frontier": b"".join(tree.frontier), "root": tree.root()}
    connection.execute(sa.insert(head), [value])


def known_places():
    """Table and id of every public fact by time; of one moment, changes come first and revisions last."""
    of_claims = sa.select(
        sa.literal("changes").label("fact_table"),
        changes.c.id,
        changes.c.created_at.label("at"),
        sa.literal(1).label("rank"),
    ).where(changes.c.subject_type == "claim")
    of_steps = sa.select(sa.literal("status_changes"), steps.c.id, steps.c.created_at, sa.literal(2)).where(
        steps.c.action.in_(PUBLIC_STEPS)
    )
    of_revisions = sa.select(sa.literal("review_revisions"), revisions.c.id, revisions.c.published_at, sa.literal(3))
    every = sa.union_all(of_claims, of_steps, of_revisions).subquery()
    return sa.select(every.c.fact_table, every.c.id).order_by(every.c.at, every.c.rank, every.c.id)


def read_facts(connection, places):
    ids = defaultdict(list)
    for place in places:
        ids[place.fact_table].append(place.id)
    return {
        **{
            ("changes", row.id): a_change(row)
            for row in parts(connection, select_changes(), changes.c.id, ids["changes"])
        },
        **{
            ("status_changes", row.id): a_step(row)
            for row in parts(connection, select_steps(), steps.c.id, ids["status_changes"])
        },
        **read_revisions(connection, ids["review_revisions"]),
    }


def parts(connection, query, column, ids):
    for start in range(0, len(ids), 500):
        yield from connection.execute(query.where(column.in_(ids[start : start + 500])))


def select_changes():
    return sa.select(changes)


def select_steps():
    return sa.select(steps, reviews.c.claim_id).join(reviews, reviews.c.id == steps.c.review_id)


def a_change(row):
    return change_fact(
        subject_type=row.subject_type,
        subject_id=row.subject_id,
        action=row.action,
        actor=row.actor,
        reason=row.reason,
        detail=row.detail,
        at=utc(row.created_at),
    )


def a_step(row):
    return step_fact(
        claim_id=row.claim_id,
        review_id=row.review_id,
        action=row.action,
        from_state=row.from_state,
        to_state=row.to_state,
        actor=row.actor,
        reason=row.reason,
        detail=row.detail,
        revision_number=row.revision_number,
        at=utc(row.created_at),
    )


def read_revisions(connection, ids):
    named = sa.select(revisions, reviews.c.claim_id, organizations.c.slug)
    named = named.join(reviews, reviews.c.id == revisions.c.review_id)
    named = named.join(organizations, organizations.c.id == reviews.c.organization_id)
    shown = sa.select(evidence, sources.c.url, sources.c.publisher).join(sources, sources.c.id == evidence.c.source_id)
    pieces = defaultdict(list)
    for row in parts(connection, shown.order_by(evidence.c.position), evidence.c.revision_id, ids):
        names = ("stance", "quote", "locator", "title", "publisher", "url")
        pieces[row.revision_id].append({name: getattr(row, name) for name in names})
    return {
        ("review_revisions", row.id): a_revision(row, pieces[row.id])
        for row in parts(connection, named, revisions.c.id, ids)
    }


def a_revision(row, pieces):
    names = (
        "kind",
        "rating",
        "scale",
        "verdict",
        "rationale",
        "true_as_of",
        "valid_until",
        "timeless",
        "timeless_reason",
    )
    more = ("claim_text", "url", "single_reviewer", "single_origin", "imported", "correction_kind", "reason")
    return revision_fact(
        claim_id=row.claim_id,
        review_id=row.review_id,
        number=row.number,
        organization=row.slug,
        reviewed_at=utc(row.reviewed_at),
        published_at=utc(row.published_at),
        evidence=pieces,
        **{name: getattr(row, name) for name in names + more},
    )


def utc(moment):
    return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment
