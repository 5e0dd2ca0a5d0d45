"""Keep the site on which each revision's own page stands, so that a publisher's reviews are found by it.

Revision ID: 0026
Revises: 0025
Create Date: 2026-11-29

"""

from contextlib import suppress
from urllib.parse import urlsplit

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

ROWS = 1_000

revisions = sa.table(
    "review_revisions",
    sa.column("id", sa.BigInteger),
    sa.column("url", sa.String),
    sa.column("site", sa.String),
)


def upgrade():
    op.add_column("review_revisions", sa.Column("site", sa.String(length=255), nullable=True))
    fill()
    op.create_index("ix_review_revisions_site", "review_revisions", ["site", "reviewed_at", "id"])


def downgrade():
    op.drop_index("ix_review_revisions_site", table_name="review_revisions")
    op.execute("ALTER TABLE review_revisions DROP COLUMN site")


def fill():
    connection = op.get_bind()
    last = 0
    while True:
        with_page = sa.select(revisions.c.id, revisions.c.url).where(
            revisions.c.id > last, revisions.c.url.is_not(None)
        )
        rows = connection.execute(with_page.order_by(revisions.c.id).limit(ROWS)).all()
        if not rows:
            return
        found = [{"row": row.id, "found": site} for row in rows if (site := site_of(row.url))]
        if found:
            change = sa.update(revisions).where(revisions.c.id == sa.bindparam("row"))
            connection.execute(change.values(site=sa.bindparam("found")), found)
        last = rows[-1].id


def site_of(url):
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return None
    with suppress(UnicodeError):
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    return host.removeprefix("www.")[:255] or None
