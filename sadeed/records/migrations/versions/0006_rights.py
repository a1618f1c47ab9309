"""Rights: emergency entries to a case of another branch, and studies marked sensitive"""

import sqlalchemy as sa
from alembic import op

from sadeed.records.base import Big, Instant

revision, down_revision = "0006", "0005"


def upgrade() -> None:
    """A new table and a column; nothing that stands is touched."""
    op.create_table(
        "glass",
        sa.Column("id", Big, nullable=False),
        sa.Column("case_id", Big, nullable=False),
        sa.Column("staff_id", Big, nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("opened_at", Instant, nullable=False),
        sa.Column("ends_at", Instant, nullable=False),
        sa.Column("read_by", Big, nullable=True),
        sa.Column("read_at", Instant, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_glass_case_id_cases")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_glass_staff_id_staff")),
        sa.ForeignKeyConstraint(["read_by"], ["staff.id"], name=op.f("fk_glass_read_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_glass")),
    )
    op.create_index("ix_glass_case_id", "glass", ["case_id"], unique=False)
    op.create_index("ix_glass_read_at", "glass", ["read_at"], unique=False)
    op.add_column("study", sa.Column("is_sensitive", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    """The way back."""
    op.drop_column("study", "is_sensitive")
    op.drop_index("ix_glass_read_at", table_name="glass")
    op.drop_index("ix_glass_case_id", table_name="glass")
    op.drop_table("glass")
