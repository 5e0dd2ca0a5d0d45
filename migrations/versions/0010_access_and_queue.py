"""Add sessions that can be ended, second factors and passkeys.

Revision ID: 0010
Revises: 0009
Create Date: 2026-11-24

"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def refers(table, column, other):
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"))


def upgrade():
    with op.batch_alter_table("users") as users:
        users.add_column(sa.Column("tf_primary_method", sa.String(64), nullable=True))
        users.add_column(sa.Column("tf_totp_secret", sa.String(255), nullable=True))
        users.add_column(sa.Column("mf_recovery_codes", JSON, nullable=True))
        users.add_column(sa.Column("fs_webauthn_user_handle", sa.String(64), nullable=True))
        users.create_unique_constraint(op.f("uq_users_fs_webauthn_user_handle"), ["fs_webauthn_user_handle"])
    op.create_table(
        "passkeys",
        sa.Column("id", BIG, nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("credential_id", sa.LargeBinary(1024), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.Integer(), nullable=True),
        sa.Column("transports", JSON, nullable=True),
        sa.Column("backup_state", sa.Boolean(), nullable=False),
        sa.Column("device_type", sa.String(64), nullable=False),
        sa.Column("extensions", sa.String(255), nullable=True),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("usage", sa.String(64), nullable=False),
        sa.Column("lastuse_datetime", TIME, nullable=False),
        refers("passkeys", "user_id", "users"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passkeys")),
        sa.UniqueConstraint("credential_id", name=op.f("uq_passkeys_credential_id")),
    )
    op.create_index(op.f("ix_passkeys_user_id"), "passkeys", ["user_id"])
    op.create_table(
        "sign_ins",
        sa.Column("id", BIG, nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("key", sa.String(32), nullable=False),
        sa.Column("agent", sa.String(300), nullable=False),
        sa.Column("address", sa.String(64), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("seen_at", TIME, nullable=False),
        sa.Column("ended_at", TIME, nullable=True),
        refers("sign_ins", "user_id", "users"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_ins")),
        sa.UniqueConstraint("key", name=op.f("uq_sign_ins_key")),
    )
    op.create_index(op.f("ix_sign_ins_user_id_ended_at"), "sign_ins", ["user_id", "ended_at"])


def downgrade():
    op.drop_table("sign_ins")
    op.drop_table("passkeys")
    with op.batch_alter_table("users") as users:
        users.drop_constraint(op.f("uq_users_fs_webauthn_user_handle"), type_="unique")
        users.drop_column("fs_webauthn_user_handle")
        users.drop_column("mf_recovery_codes")
        users.drop_column("tf_totp_secret")
        users.drop_column("tf_primary_method")
