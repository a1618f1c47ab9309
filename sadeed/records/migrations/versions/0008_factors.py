"""Second factors, passkeys and PINs"""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0008", "0007"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Tables beside the accounts; nothing that stands is touched."""
    op.create_table(
        "code_app",
        sa.Column("staff_id", BIG, autoincrement=False, nullable=False),
        sa.Column("secret", sa.String(), nullable=False),
        sa.Column("last_step", BIG, nullable=False),
        sa.Column("made_at", WHEN, nullable=False),
        *of_staff("code_app", "staff_id"),
    )
    op.create_table(
        "recovery_code",
        sa.Column("id", BIG, nullable=False),
        sa.Column("staff_id", BIG, nullable=False),
        sa.Column("place", BIG, nullable=False),
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("used_at", WHEN, nullable=True),
        sa.UniqueConstraint("staff_id", "place", name=op.f("uq_recovery_code_staff_id_place")),
        *of_staff("recovery_code"),
    )
    op.create_table(
        "passkey",
        sa.Column("id", BIG, nullable=False),
        sa.Column("staff_id", BIG, nullable=False),
        sa.Column("credential", sa.String(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", BIG, nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("made_at", WHEN, nullable=False),
        sa.Column("used_at", WHEN, nullable=True),
        sa.UniqueConstraint("credential", name=op.f("uq_passkey_credential")),
        *of_staff("passkey"),
    )
    op.create_index("ix_passkey_staff_id", "passkey", ["staff_id"], unique=False)
    op.create_table(
        "pin",
        sa.Column("staff_id", BIG, autoincrement=False, nullable=False),
        sa.Column("pin_hash", sa.String(), nullable=False),
        sa.Column("made_at", WHEN, nullable=False),
        *of_staff("pin", "staff_id"),
    )
    op.create_table(
        "factor_miss",
        sa.Column("id", BIG, nullable=False),
        sa.Column("staff_id", BIG, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", WHEN, nullable=False),
        *of_staff("factor_miss"),
    )
    op.create_index("ix_factor_miss_staff_id_at", "factor_miss", ["staff_id", "at"], unique=False)
    op.create_table(
        "spent",
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("at", WHEN, nullable=False),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_spent")),
    )


def of_staff(table: str, key: str = "id") -> tuple[sa.Constraint, ...]:
    """The key of a table, and the account its rows belong to."""
    return (
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f(f"fk_{table}_staff_id_staff")),
        sa.PrimaryKeyConstraint(key, name=op.f(f"pk_{table}")),
    )


def downgrade() -> None:
    """The way back."""
    op.drop_table("spent")
    op.drop_index("ix_factor_miss_staff_id_at", table_name="factor_miss")
    op.drop_table("factor_miss")
    op.drop_table("pin")
    op.drop_index("ix_passkey_staff_id", table_name="passkey")
    op.drop_table("passkey")
    op.drop_table("recovery_code")
    op.drop_table("code_app")
