"""Sessions kept by the house, and tries that are slowed"""

import sqlalchemy as sa
from alembic import op

from sadeed.records.base import Big, Instant

revision, down_revision = "0007", "0006"


def upgrade() -> None:
    """A row a login instead of a mark on the account; who was in signs in once more."""
    op.create_table(
        "login",
        sa.Column("id", Big, primary_key=True),
        sa.Column("staff_id", Big, sa.ForeignKey("staff.id", name="fk_login_staff_id_staff"), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("seen_at", Instant, nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("device_mark", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("ended_at", Instant),
        sa.Column("awaits_factor", sa.Boolean(), nullable=False),
        sa.Column("factor_at", Instant),
        sa.Column("pin_at", Instant),
        sa.Column("sure_at", Instant),
        sa.UniqueConstraint("digest", name="uq_login_digest"),
    )
    op.create_index("ix_login_staff_id", "login", ["staff_id", "id"])
    op.create_index("ix_login_ended_at", "login", ["ended_at"])
    op.create_table(
        "slowed",
        sa.Column("mark", sa.String(), primary_key=True),
        sa.Column("misses", Big, nullable=False),
        sa.Column("last_at", Instant, nullable=False),
        sa.Column("until_at", Instant, nullable=False),
    )
    op.create_index("ix_slowed_last_at", "slowed", ["last_at"])
    op.drop_column("staff", "session_mark")


def downgrade() -> None:
    """The mark comes back, empty: everybody signs in once more."""
    op.add_column("staff", sa.Column("session_mark", sa.String(), nullable=False, server_default=""))
    op.drop_table("slowed")
    op.drop_table("login")
