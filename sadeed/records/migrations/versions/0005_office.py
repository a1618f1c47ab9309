"""The office: one-time codes for accounts, and the telephone of a branch"""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0005", "0004"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Two small additions; nothing that stands is touched."""
    op.create_table(
        "invitation",
        sa.Column("id", BIG, nullable=False),
        sa.Column("staff_id", BIG, nullable=False),
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_invitation_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
    )
    op.create_index("ix_invitation_staff_id", "invitation", ["staff_id"], unique=False)
    op.add_column("branch", sa.Column("phone", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    """The way back."""
    op.drop_column("branch", "phone")
    op.drop_index("ix_invitation_staff_id", table_name="invitation")
    op.drop_table("invitation")
