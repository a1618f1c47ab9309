"""A list holds still: rows know how they stood before each change, and what is gone costs the open ones nothing"""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0004", "0003"

OPEN = sa.text("left_at IS NULL")
ORDERS = {
    "ix_waiting_desk_open": ["desk", "due_on", "id"],
    "ix_waiting_desk_branch": ["desk", "branch_id", "due_on", "id"],
}


def upgrade() -> None:
    """The column, its index, and the two orders over open rows alone."""
    op.add_column("waiting", sa.Column("stood", sa.JSON(), nullable=False, server_default="[]"))
    op.drop_index("ix_waiting_left", table_name="waiting")
    op.create_index("ix_waiting_changed", "waiting", ["desk", "changed_at"])
    for name, columns in ORDERS.items():
        op.drop_index(name, table_name="waiting")
        op.create_index(name, "waiting", columns, sqlite_where=OPEN, postgresql_where=OPEN)


def downgrade() -> None:
    """As it was."""
    for name, columns in ORDERS.items():
        op.drop_index(name, table_name="waiting")
        op.create_index(name, "waiting", columns)
    op.drop_index("ix_waiting_changed", table_name="waiting")
    op.create_index("ix_waiting_left", "waiting", ["desk", "left_at"])
    with op.batch_alter_table("waiting") as table:
        table.drop_column("stood")
