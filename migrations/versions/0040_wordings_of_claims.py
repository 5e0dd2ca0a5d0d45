"""Let the words of passages that people confirmed lead to their claims, and say of a match through which words it came.

What people confirmed before counts as well. The index holds these words, and those of claims merged before, after
``bin/claims index rebuild``.

Revision ID: 0040
Revises: 0039
Create Date: 2026-12-01

"""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

CONFIRMED_BEFORE = """
UPDATE matches SET is_wording = TRUE WHERE id IN (
    SELECT id FROM (
        SELECT worded.id, row_number() OVER (PARTITION BY worded.claim_id ORDER BY worded.id) AS place
        FROM (
            SELECT min(matches.id) AS id, matches.claim_id AS claim_id
            FROM matches
            JOIN appearances ON appearances.id = matches.appearance_id
            JOIN claims ON claims.id = matches.claim_id AND claims.text <> appearances.standalone_text
            WHERE matches.state = 'confirmed' AND matches.relation = 'same' AND matches.decided_by_id IS NOT NULL
                AND (appearances.words_corrected_at IS NULL OR appearances.words_corrected_at <= matches.decided_at)
                AND (appearances.disposition IS NULL OR appearances.disposition <> 'demoted')
                AND appearances.standalone_text <> '[removed]'
            GROUP BY matches.claim_id, appearances.standalone_text
        ) AS worded
    ) AS placed
    WHERE place <= 20
)
"""


def upgrade():
    # Not through a copy of the table: matches are many.
    op.add_column("matches", sa.Column("is_wording", sa.Boolean(), server_default=sa.false(), nullable=False))
    number = "INTEGER" if op.get_context().dialect.name == "sqlite" else "BIGINT"
    op.execute(
        f"ALTER TABLE matches ADD COLUMN through_id {number} "
        "CONSTRAINT fk_matches_through_id_matches REFERENCES matches (id)"
    )
    op.execute(CONFIRMED_BEFORE)
    for name, columns, condition, on_sqlite in INDEXES:
        op.create_index(name, "matches", columns, sqlite_where=sa.text(on_sqlite), postgresql_where=sa.text(condition))


INDEXES = (
    ("ix_matches_wordings", ["claim_id", "id"], "is_wording", "is_wording = 1"),
    ("ix_matches_through_id", ["through_id"], "through_id IS NOT NULL", "through_id IS NOT NULL"),
)


def downgrade():
    for name, *_ in INDEXES:
        op.drop_index(name, "matches")
    # What was confirmed through the words of another passage stays confirmed, as it was told.
    op.execute("ALTER TABLE matches DROP COLUMN through_id")
    op.execute("ALTER TABLE matches DROP COLUMN is_wording")
