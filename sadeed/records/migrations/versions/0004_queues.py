"""Complaints, suggestions and the inbox become live queues; the other doors of a row; who is at a case now"""

import sqlalchemy as sa
from alembic import op

from sadeed.records.base import Big, Instant

revision, down_revision = "0004", "0003"
LIVE = ("voice", "inbox_entry")
BEATS = ("came_at", "changed_at")


def upgrade() -> None:
    for table in LIVE:
        for name in BEATS:
            op.add_column(table, sa.Column(name, Big, nullable=False, server_default="0"))
        op.add_column(table, sa.Column("left_at", Big))
        op.create_index(f"ix_{table}_left_at", table, ["left_at"])
    op.execute("UPDATE voice SET left_at = 0 WHERE answered_at IS NOT NULL")
    with op.batch_alter_table("inbox_entry") as inbox:
        inbox.add_column(
            sa.Column("person_id", Big, sa.ForeignKey("person.id", name="fk_inbox_entry_person_id_person"))
        )
        inbox.add_column(sa.Column("closed_by", Big, sa.ForeignKey("staff.id", name="fk_inbox_entry_closed_by_staff")))
        inbox.add_column(sa.Column("closed_at", Instant))
        inbox.add_column(sa.Column("answer", sa.Text, nullable=False, server_default=""))
    op.create_table(
        "presence",
        sa.Column("case_id", Big, nullable=False),
        sa.Column("staff_id", Big, nullable=False),
        sa.Column("act", sa.String, nullable=False),
        sa.Column("seen_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("case_id", "staff_id", "act", name="pk_presence"),
    )


def downgrade() -> None:
    op.drop_table("presence")
    with op.batch_alter_table("inbox_entry") as inbox:
        for name in ("answer", "closed_at", "closed_by", "person_id"):
            inbox.drop_column(name)
    for table in LIVE:
        op.drop_index(f"ix_{table}_left_at", table)
        for name in ("left_at", *BEATS):
            op.drop_column(table, name)
