"""Files of the desks: what a brought file shows, and what was said of it"""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0010", "0009"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """One table beside the files; nothing that stands is touched."""
    op.create_table(
        "attachment",
        sa.Column("file_id", BIG, autoincrement=False, nullable=False),
        sa.Column("declaration_id", BIG, nullable=True),
        sa.Column("study_id", BIG, nullable=True),
        sa.Column("pages", BIG, nullable=False),
        sa.Column("small", sa.String(), nullable=False),
        sa.Column("is_scanned", sa.Boolean(), nullable=False),
        sa.Column("has_consent", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["file.id"], name=op.f("fk_attachment_file_id_file")),
        sa.ForeignKeyConstraint(
            ["declaration_id"], ["declaration.id"], name=op.f("fk_attachment_declaration_id_declaration")
        ),
        sa.ForeignKeyConstraint(["study_id"], ["study.id"], name=op.f("fk_attachment_study_id_study")),
        sa.PrimaryKeyConstraint("file_id", name=op.f("pk_attachment")),
    )
    op.create_index("ix_attachment_declaration_id", "attachment", ["declaration_id"], unique=False)
    op.create_index("ix_attachment_study_id", "attachment", ["study_id"], unique=False)


def downgrade() -> None:
    """The way back."""
    op.drop_index("ix_attachment_study_id", table_name="attachment")
    op.drop_index("ix_attachment_declaration_id", table_name="attachment")
    op.drop_table("attachment")
