"""Consents, requests about data, what was destroyed"""

import sqlalchemy as sa
from alembic import op

from sadeed.records.base import Big, Instant

revision, down_revision = "0011", "0010"


def upgrade() -> None:
    """Three new tables; nothing that stands is touched."""
    op.create_table(
        "consent",
        sa.Column("id", Big, nullable=False),
        sa.Column("person_id", Big, nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("text_version", sa.String(), nullable=False),
        sa.Column("given_at", Instant, nullable=False),
        sa.Column("given_by", Big, nullable=False),
        sa.Column("withdrawn_at", Instant, nullable=True),
        sa.Column("withdrawn_by", Big, nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_consent_person_id_person")),
        sa.ForeignKeyConstraint(["given_by"], ["staff.id"], name=op.f("fk_consent_given_by_staff")),
        sa.ForeignKeyConstraint(["withdrawn_by"], ["staff.id"], name=op.f("fk_consent_withdrawn_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    op.create_index("ix_consent_person_id", "consent", ["person_id"])
    op.create_table(
        "data_request",
        sa.Column("id", Big, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("branch_id", Big, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("person_id", Big, nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("mobile", sa.String(), nullable=False),
        sa.Column("identity_seen", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("received_by", Big, nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("copied_at", Instant, nullable=True),
        sa.Column("answered_at", Instant, nullable=True),
        sa.Column("answered_by", Big, nullable=True),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("fk_data_request_branch_id_branch")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_data_request_person_id_person")),
        sa.ForeignKeyConstraint(["received_by"], ["staff.id"], name=op.f("fk_data_request_received_by_staff")),
        sa.ForeignKeyConstraint(["answered_by"], ["staff.id"], name=op.f("fk_data_request_answered_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_request")),
        sa.UniqueConstraint("number", name=op.f("uq_data_request_number")),
    )
    op.create_index("ix_data_request_due_on", "data_request", ["due_on"])
    op.create_index("ix_data_request_person_id", "data_request", ["person_id"])
    op.create_table(
        "destruction",
        sa.Column("id", Big, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("proposal_id", Big, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_destruction_proposal_id_proposal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_destruction")),
        sa.UniqueConstraint("kind", "subject", name=op.f("uq_destruction_kind_subject")),
    )


def downgrade() -> None:
    """The way back."""
    op.drop_table("destruction")
    op.drop_index("ix_data_request_person_id", table_name="data_request")
    op.drop_index("ix_data_request_due_on", table_name="data_request")
    op.drop_table("data_request")
    op.drop_index("ix_consent_person_id", table_name="consent")
    op.drop_table("consent")
