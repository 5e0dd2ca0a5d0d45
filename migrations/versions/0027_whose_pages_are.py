"""Keep for which review, and by whom, each page of a work without an address was given, one row for each giving.

Revision ID: 0027
Revises: 0026
Create Date: 2026-11-29

"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FETCHED, GIVEN = sa.text("given_for_id IS NULL"), sa.text("given_for_id IS NOT NULL")
KEY = ["source_id", "sha256"]


def upgrade():
    with op.batch_alter_table("snapshots") as batch:
        batch.add_column(sa.Column("given_for_id", BIG, nullable=True))
        batch.add_column(sa.Column("given_by_id", BIG, nullable=True))
        batch.create_foreign_key(op.f("fk_snapshots_given_for_id_reviews"), "reviews", ["given_for_id"], ["id"])
        batch.create_foreign_key(op.f("fk_snapshots_given_by_id_users"), "users", ["given_by_id"], ["id"])
        batch.drop_constraint(op.f("uq_snapshots_source_id_sha256"), type_="unique")
    op.create_index(op.f("ix_snapshots_given_for_id"), "snapshots", ["given_for_id"])
    share_out()
    op.create_index(
        "ix_snapshots_fetched", "snapshots", KEY, unique=True, sqlite_where=FETCHED, postgresql_where=FETCHED
    )
    op.create_index(
        "ix_snapshots_given",
        "snapshots",
        [*KEY, "given_for_id", "given_by_id"],
        unique=True,
        sqlite_where=GIVEN,
        postgresql_where=GIVEN,
    )


def downgrade():
    op.drop_index("ix_snapshots_given", table_name="snapshots")
    op.drop_index("ix_snapshots_fetched", table_name="snapshots")
    put_together()
    op.drop_index(op.f("ix_snapshots_given_for_id"), table_name="snapshots")
    with op.batch_alter_table("snapshots") as batch:
        batch.drop_constraint(op.f("fk_snapshots_given_by_id_users"), type_="foreignkey")
        batch.drop_constraint(op.f("fk_snapshots_given_for_id_reviews"), type_="foreignkey")
        batch.drop_column("given_by_id")
        batch.drop_column("given_for_id")
        batch.create_unique_constraint(op.f("uq_snapshots_source_id_sha256"), KEY)


def tables():
    metadata, connection = sa.MetaData(), op.get_bind()
    names = ("snapshots", "sources", "changes", "evidence", "evidence_checks", "review_revisions")
    return {name: sa.Table(name, metadata, autoload_with=connection, resolve_fks=False) for name in names}


def share_out():
    """Give each review that has a given page its own row: the oldest keeps the one there is, the others get copies."""
    connection, t = op.get_bind(), tables()
    snapshots, checks = t["snapshots"], t["evidence_checks"]
    given = sa.select(snapshots).join(t["sources"], t["sources"].c.id == snapshots.c.source_id)
    for row in connection.execute(given.where(t["sources"].c.url.is_(None)).order_by(snapshots.c.id)).mappings().all():
        for place, (review, giver) in enumerate(sorted(givers_of(connection, t, row).items())):
            whose = {"given_for_id": review, "given_by_id": giver}
            if place == 0:
                connection.execute(sa.update(snapshots).where(snapshots.c.id == row["id"]).values(whose))
                continue
            values = {name: value for name, value in row.items() if name != "id"} | whose
            copy = connection.execute(sa.insert(snapshots).values(values).returning(snapshots.c.id)).scalar_one()
            theirs = (checks.c.snapshot_id == row["id"], checks.c.review_id == review)
            connection.execute(sa.update(checks).where(*theirs).values(snapshot_id=copy))


def givers_of(connection, t, row):
    """By review that has the page who gave it, None where nobody is known: from the history, and from what the page was
    found to say."""
    changes, evidence, checks = t["changes"], t["evidence"], t["evidence_checks"]
    revisions = t["review_revisions"]
    said = sa.select(changes.c.detail, changes.c.user_id).where(
        changes.c.subject_type == "source", changes.c.subject_id == row["source_id"], changes.c.action == "page_given"
    )
    found = {}
    for detail, user_id in connection.execute(said.order_by(changes.c.id)):
        same_text = row["text_sha256"] is not None and detail.get("text_sha256") == row["text_sha256"]
        if detail.get("sha256") == row["sha256"] or same_text:
            found.setdefault(detail["review"], user_id)
    searched = sa.select(checks.c.review_id).where(checks.c.snapshot_id == row["id"])
    cited = sa.select(revisions.c.review_id).join(evidence, evidence.c.revision_id == revisions.c.id)
    for query in (searched, cited.where(evidence.c.snapshot_id == row["id"])):
        for review_id in connection.scalars(query):
            found.setdefault(review_id, None)
    return found


def put_together():
    """Leave one row of each source and hash, the oldest, and refer to it."""
    connection, t = op.get_bind(), tables()
    snapshots = t["snapshots"]
    first = sa.func.min(snapshots.c.id).over(partition_by=[snapshots.c.source_id, snapshots.c.sha256])
    ranked = sa.select(snapshots.c.id, first.label("first")).subquery()
    twins = connection.execute(sa.select(ranked.c.id, ranked.c.first).where(ranked.c.id != ranked.c.first)).all()
    for twin, kept in twins:
        for table in (t["evidence_checks"], t["evidence"]):
            connection.execute(sa.update(table).where(table.c.snapshot_id == twin).values(snapshot_id=kept))
        connection.execute(sa.delete(snapshots).where(snapshots.c.id == twin))
