"""What needs a second person, and which checkpoints were kept outside"""

import sqlalchemy as sa
from alembic import op

from sadeed.records.base import Big, Instant

revision, down_revision = "0009", "0008"


def upgrade() -> None:
    """Two new tables; nothing that stands is touched."""
    op.create_table(
        "proposal",
        sa.Column("id", Big, nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("what", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("by_id", Big, nullable=True),
        sa.Column("second_id", Big, nullable=True),
        sa.Column("done_at", Instant, nullable=True),
        sa.Column("refused_at", Instant, nullable=True),
        sa.Column("refused_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_proposal_by_id_staff")),
        sa.ForeignKeyConstraint(["second_id"], ["staff.id"], name=op.f("fk_proposal_second_id_staff")),
        sa.CheckConstraint("second_id IS NULL OR by_id IS NULL OR second_id <> by_id", name=op.f("ck_proposal_two")),
        sa.CheckConstraint("done_at IS NULL OR (by_id IS NOT NULL AND second_id IS NOT NULL)",
                           name=op.f("ck_proposal_done_by_two")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
    )  # fmt: skip
    op.create_index("ix_proposal_act_subject", "proposal", ["act", "subject"])
    op.create_table(
        "checkpoint_kept",
        sa.Column("id", Big, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("lines", Big, nullable=False),
        sa.Column("chains", Big, nullable=False),
        sa.Column("broken", Big, nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("sent_to", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checkpoint_kept")),
    )


def downgrade() -> None:
    """The way back."""
    op.drop_table("checkpoint_kept")
    op.drop_index("ix_proposal_act_subject", table_name="proposal")
    op.drop_table("proposal")
