"""The first tables"""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0001", None
BIG = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "access",
        sa.Column("id", BIG, nullable=False),
        sa.Column("chain", sa.String(), nullable=False),
        sa.Column("seq", BIG, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("salt", sa.String(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("prev", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access")),
        sa.UniqueConstraint("chain", "seq", name=op.f("uq_access_chain_seq")),
    )
    op.create_index("ix_access_subject", "access", ["subject", "id"], unique=False)
    op.create_table(
        "branch",
        sa.Column("id", BIG, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("is_main", sa.Boolean(), nullable=False),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_branch")),
        sa.UniqueConstraint("code", name=op.f("uq_branch_code")),
    )
    op.create_table(
        "catalogue_entry",
        sa.Column("id", BIG, nullable=False),
        sa.Column("catalogue", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("place", BIG, nullable=False),
        sa.Column("arabic", sa.String(), nullable=False),
        sa.Column("arabic_female", sa.String(), nullable=False),
        sa.Column("english", sa.String(), nullable=False),
        sa.Column("more", sa.JSON(), nullable=False),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_entry")),
        sa.UniqueConstraint("catalogue", "code", name=op.f("uq_catalogue_entry_catalogue_code")),
    )
    op.create_table(
        "charter",
        sa.Column("id", BIG, nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("board_meeting", sa.String(), nullable=False),
        sa.Column("board_term", sa.String(), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("in_force_from", sa.Date(), nullable=True),
        sa.Column("clauses", sa.JSON(), nullable=False),
        sa.Column("terms", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_charter")),
        sa.UniqueConstraint("version", name=op.f("uq_charter_version")),
    )
    op.create_table(
        "circular",
        sa.Column("id", BIG, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirm_by", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_circular")),
        sa.UniqueConstraint("number", name=op.f("uq_circular_number")),
    )
    op.create_table(
        "day_chain",
        sa.Column("id", BIG, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("chain", sa.String(), nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.Column("count", BIG, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_chain")),
        sa.UniqueConstraint("kind", "chain", name=op.f("uq_day_chain_kind_chain")),
    )
    op.create_table(
        "fund",
        sa.Column("id", BIG, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("restriction", sa.Text(), nullable=False),
        sa.Column("amount", BIG, nullable=False),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund")),
        sa.UniqueConstraint("code", name=op.f("uq_fund_code")),
    )
    op.create_table(
        "holiday",
        sa.Column("id", BIG, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holiday")),
    )
    op.create_table(
        "journal",
        sa.Column("id", BIG, nullable=False),
        sa.Column("chain", sa.String(), nullable=False),
        sa.Column("seq", BIG, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("prev", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
        sa.UniqueConstraint("chain", "seq", name=op.f("uq_journal_chain_seq")),
    )
    op.create_index("ix_journal_at", "journal", ["at"], unique=False)
    op.create_table(
        "kept_answer",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("asked", sa.String(), nullable=False),
        sa.Column("answer", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("kept_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_kept_answer")),
    )
    op.create_index("ix_kept_answer_kept_at", "kept_answer", ["kept_at"], unique=False)
    op.create_table(
        "library_entry",
        sa.Column("id", BIG, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("superseded_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_library_entry")),
        sa.UniqueConstraint("code", "version", name=op.f("uq_library_entry_code_version")),
    )
    op.create_table(
        "number_free",
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("year", BIG, nullable=False),
        sa.Column("n", BIG, nullable=False),
        sa.PrimaryKeyConstraint("series", "year", "n", name=op.f("pk_number_free")),
    )
    op.create_table(
        "number_series",
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("year", BIG, nullable=False),
        sa.Column("last", BIG, nullable=False),
        sa.PrimaryKeyConstraint("series", "year", name=op.f("pk_number_series")),
    )
    op.create_table(
        "pulse",
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("branch", BIG, nullable=False),
        sa.Column("beat", BIG, nullable=False),
        sa.PrimaryKeyConstraint("desk", "branch", name=op.f("pk_pulse")),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "staff",
        sa.Column("id", BIG, nullable=False),
        sa.Column("username", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("sex", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("is_disabled", sa.Boolean(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("digits", sa.String(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("density", sa.String(), nullable=False),
        sa.Column("session_mark", sa.String(), nullable=False),
        sa.Column("version", BIG, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("username", name=op.f("uq_staff_username")),
    )
    op.create_table(
        "survey_answer",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("questions", sa.String(), nullable=False),
        sa.Column("service", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("grades", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_survey_answer")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_survey_answer_cell", "survey_answer", ["questions", "service", "period"], unique=False)
    op.create_table(
        "survey_invitation",
        sa.Column("code_digest", sa.String(), nullable=False),
        sa.Column("questions", sa.String(), nullable=False),
        sa.Column("branch_id", BIG, nullable=False),
        sa.Column("service", sa.String(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("is_used", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("code_digest", name=op.f("pk_survey_invitation")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_survey_invitation_cell", "survey_invitation", ["questions", "branch_id", "service", "week"], unique=False
    )
    op.create_table(
        "circular_read",
        sa.Column("id", BIG, nullable=False),
        sa.Column("circular_id", BIG, nullable=False),
        sa.Column("staff_id", BIG, nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["circular_id"], ["circular.id"], name=op.f("fk_circular_read_circular_id_circular")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_circular_read_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_circular_read")),
        sa.UniqueConstraint("circular_id", "staff_id", name=op.f("uq_circular_read_circular_id_staff_id")),
    )
    op.create_table(
        "draft",
        sa.Column("staff_id", BIG, nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("typed", sa.JSON(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_draft_staff_id_staff")),
        sa.PrimaryKeyConstraint("staff_id", "form", name=op.f("pk_draft")),
    )
    op.create_table(
        "improvement",
        sa.Column("id", BIG, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("owner_id", BIG, nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_improvement_owner_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_improvement")),
        sa.UniqueConstraint("number", name=op.f("uq_improvement_number")),
    )
    op.create_table(
        "inbox_entry",
        sa.Column("id", BIG, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("mobile", sa.String(), nullable=False),
        sa.Column("branch_id", BIG, nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("more", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_by", BIG, nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("fk_inbox_entry_branch_id_branch")),
        sa.ForeignKeyConstraint(["taken_by"], ["staff.id"], name=op.f("fk_inbox_entry_taken_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox_entry")),
    )
    op.create_table(
        "journal_detail",
        sa.Column("journal_id", BIG, nullable=False),
        sa.Column("salt", sa.String(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["journal_id"], ["journal.id"], name=op.f("fk_journal_detail_journal_id_journal")),
        sa.PrimaryKeyConstraint("journal_id", name=op.f("pk_journal_detail")),
    )
    op.create_table(
        "person",
        sa.Column("id", BIG, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("branch_id", BIG, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_own", sa.String(), nullable=False),
        sa.Column("name_father", sa.String(), nullable=False),
        sa.Column("name_grandfather", sa.String(), nullable=False),
        sa.Column("name_family", sa.String(), nullable=False),
        sa.Column("known_as", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("national_id", sa.String(), nullable=False),
        sa.Column("no_id_reason", sa.String(), nullable=False),
        sa.Column("nationality", sa.String(), nullable=False),
        sa.Column("sex", sa.String(), nullable=False),
        sa.Column("birth_calendar", sa.String(), nullable=False),
        sa.Column("birth_year", BIG, nullable=True),
        sa.Column("birth_month", BIG, nullable=True),
        sa.Column("birth_day", BIG, nullable=True),
        sa.Column("marital", sa.String(), nullable=False),
        sa.Column("education", sa.String(), nullable=False),
        sa.Column("job", sa.String(), nullable=False),
        sa.Column("employer", sa.String(), nullable=False),
        sa.Column("health", sa.String(), nullable=False),
        sa.Column("health_note", sa.String(), nullable=False),
        sa.Column("mobile", sa.String(), nullable=False),
        sa.Column("mobile_owner", sa.String(), nullable=False),
        sa.Column("relative_name", sa.String(), nullable=False),
        sa.Column("relative_mobile", sa.String(), nullable=False),
        sa.Column("relative_kinship", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("district", sa.String(), nullable=False),
        sa.Column("national_address", sa.String(), nullable=False),
        sa.Column("location", sa.String(), nullable=False),
        sa.Column("iban", sa.String(), nullable=False),
        sa.Column("iban_owner", sa.String(), nullable=False),
        sa.Column("no_contact", sa.Boolean(), nullable=False),
        sa.Column("media_consent", sa.Boolean(), nullable=False),
        sa.Column("served_by", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("register_kind", sa.String(), nullable=False),
        sa.Column("register_number", sa.String(), nullable=False),
        sa.Column("activity", sa.String(), nullable=False),
        sa.Column("representative", sa.String(), nullable=False),
        sa.Column("housing_ownership", sa.String(), nullable=False),
        sa.Column("housing_kind", sa.String(), nullable=False),
        sa.Column("housing_condition", sa.String(), nullable=False),
        sa.Column("housing_furniture", sa.String(), nullable=False),
        sa.Column("housing_rooms", BIG, nullable=True),
        sa.Column("merged_into_id", BIG, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", BIG, nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("fk_person_branch_id_branch")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["person.id"], name=op.f("fk_person_merged_into_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("number", name=op.f("uq_person_number")),
    )
    op.create_index("ix_person_branch_id", "person", ["branch_id"], unique=False)
    op.create_index("ix_person_mobile", "person", ["mobile", "id"], unique=False)
    op.create_index("ix_person_national_id", "person", ["national_id", "id"], unique=False)
    op.create_table(
        "programme",
        sa.Column("id", BIG, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("support_type", sa.String(), nullable=False),
        sa.Column("fund_id", BIG, nullable=True),
        sa.Column("budget", BIG, nullable=True),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["fund_id"], ["fund.id"], name=op.f("fk_programme_fund_id_fund")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
        sa.UniqueConstraint("code", name=op.f("uq_programme_code")),
    )
    op.create_table(
        "seat",
        sa.Column("id", BIG, nullable=False),
        sa.Column("staff_id", BIG, nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("branch_id", BIG, nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("fk_seat_branch_id_branch")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_seat_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat")),
    )
    op.create_index("ix_seat_staff_id", "seat", ["staff_id"], unique=False)
    op.create_table(
        "session",
        sa.Column("id", BIG, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("term", BIG, nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("is_by_circulation", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("members", sa.JSON(), nullable=False),
        sa.Column("chair_id", BIG, nullable=False),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", BIG, nullable=False),
        sa.ForeignKeyConstraint(["chair_id"], ["staff.id"], name=op.f("fk_session_chair_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        sa.UniqueConstraint("number", name=op.f("uq_session_number")),
    )
    op.create_table(
        "attendance",
        sa.Column("id", BIG, nullable=False),
        sa.Column("session_id", BIG, nullable=False),
        sa.Column("staff_id", BIG, nullable=False),
        sa.Column("capacity", sa.String(), nullable=False),
        sa.Column("came_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_attendance_session_id_session")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_attendance_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint("session_id", "staff_id", name=op.f("uq_attendance_session_id_staff_id")),
    )
    op.create_table(
        "cases",
        sa.Column("id", BIG, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("version", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("branch_id", BIG, nullable=False),
        sa.Column("charter_id", BIG, nullable=False),
        sa.Column("support_type", sa.String(), nullable=False),
        sa.Column("acts_through", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("need", sa.Text(), nullable=False),
        sa.Column("amount_asked", BIG, nullable=True),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stage_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=True),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("stopped_on", sa.Date(), nullable=True),
        sa.Column("held_days", BIG, nullable=False),
        sa.Column("extensions", BIG, nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("data_digest", sa.String(), nullable=False),
        sa.Column("journal_head", sa.String(), nullable=False),
        sa.Column("journal_count", BIG, nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("fk_cases_branch_id_branch")),
        sa.ForeignKeyConstraint(["charter_id"], ["charter.id"], name=op.f("fk_cases_charter_id_charter")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_cases_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("number", name=op.f("uq_cases_number")),
    )
    op.create_index("ix_cases_branch_id_stage", "cases", ["branch_id", "stage"], unique=False)
    op.create_index("ix_cases_person_id", "cases", ["person_id"], unique=False)
    op.create_index("ix_cases_promised_on", "cases", ["promised_on"], unique=False)
    op.create_table(
        "deputy",
        sa.Column("id", BIG, nullable=False),
        sa.Column("seat_id", BIG, nullable=False),
        sa.Column("deputy_id", BIG, nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["deputy_id"], ["staff.id"], name=op.f("fk_deputy_deputy_id_staff")),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_deputy_seat_id_seat")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deputy")),
    )
    op.create_index(op.f("ix_deputy_deputy_id"), "deputy", ["deputy_id"], unique=False)
    op.create_table(
        "household_member",
        sa.Column("id", BIG, nullable=False),
        sa.Column("head_id", BIG, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kinship", sa.String(), nullable=False),
        sa.Column("national_id", sa.String(), nullable=False),
        sa.Column("sex", sa.String(), nullable=False),
        sa.Column("birth_calendar", sa.String(), nullable=False),
        sa.Column("birth_year", BIG, nullable=True),
        sa.Column("birth_month", BIG, nullable=True),
        sa.Column("birth_day", BIG, nullable=True),
        sa.Column("education", sa.String(), nullable=False),
        sa.Column("job", sa.String(), nullable=False),
        sa.Column("health", sa.String(), nullable=False),
        sa.Column("lives_with", sa.Boolean(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["head_id"], ["person.id"], name=op.f("fk_household_member_head_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household_member")),
    )
    op.create_index("ix_household_member_head_id", "household_member", ["head_id"], unique=False)
    op.create_table(
        "merge",
        sa.Column("id", BIG, nullable=False),
        sa.Column("kept_id", BIG, nullable=False),
        sa.Column("merged_id", BIG, nullable=False),
        sa.Column("merged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["kept_id"], ["person.id"], name=op.f("fk_merge_kept_id_person")),
        sa.ForeignKeyConstraint(["merged_id"], ["person.id"], name=op.f("fk_merge_merged_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merge")),
    )
    op.create_table(
        "money_line",
        sa.Column("id", BIG, nullable=False),
        sa.Column("head_id", BIG, nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("amount", BIG, nullable=True),
        sa.Column("period", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["head_id"], ["person.id"], name=op.f("fk_money_line_head_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_money_line")),
    )
    op.create_index("ix_money_line_head_id", "money_line", ["head_id"], unique=False)
    op.create_table(
        "relation",
        sa.Column("id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_relation_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relation")),
    )
    op.create_index("ix_relation_person_id", "relation", ["person_id"], unique=False)
    op.create_table(
        "representative",
        sa.Column("id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("national_id", sa.String(), nullable=False),
        sa.Column("mobile", sa.String(), nullable=False),
        sa.Column("kinship", sa.String(), nullable=False),
        sa.Column("deed_number", sa.String(), nullable=False),
        sa.Column("deed_on", sa.Date(), nullable=True),
        sa.Column("deed_until", sa.Date(), nullable=True),
        sa.Column("scope", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_representative_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_representative")),
    )
    op.create_index("ix_representative_person_id", "representative", ["person_id"], unique=False)
    op.create_table(
        "voice",
        sa.Column("id", BIG, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("is_sensitive", sa.Boolean(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("branch_id", BIG, nullable=True),
        sa.Column("person_id", BIG, nullable=True),
        sa.Column("code_digest", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("fk_voice_branch_id_branch")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_voice_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voice")),
        sa.UniqueConstraint("number", name=op.f("uq_voice_number")),
    )
    op.create_table(
        "agenda_item",
        sa.Column("id", BIG, nullable=False),
        sa.Column("session_id", BIG, nullable=False),
        sa.Column("case_id", BIG, nullable=False),
        sa.Column("place", BIG, nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("present", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("counts", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_agenda_item_case_id_cases")),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_agenda_item_session_id_session")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
        sa.UniqueConstraint("session_id", "case_id", name=op.f("uq_agenda_item_session_id_case_id")),
    )
    op.create_index("ix_agenda_item_case_id", "agenda_item", ["case_id"], unique=False)
    op.create_table(
        "contact",
        sa.Column("id", BIG, nullable=False),
        sa.Column("branch_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=True),
        sa.Column("case_id", BIG, nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("handle", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("had_enough_time", sa.Boolean(), nullable=True),
        sa.Column("incoming_number", sa.String(), nullable=True),
        sa.Column("letter_on", sa.Date(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("by", BIG, nullable=True),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("fk_contact_branch_id_branch")),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_contact_by_staff")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_contact_case_id_cases")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_contact_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sa.UniqueConstraint("incoming_number", name=op.f("uq_contact_incoming_number")),
    )
    op.create_index("ix_contact_branch_id", "contact", ["branch_id", "id"], unique=False)
    op.create_index("ix_contact_person_id", "contact", ["person_id"], unique=False)
    op.create_table(
        "delivery",
        sa.Column("id", BIG, nullable=False),
        sa.Column("voucher", sa.String(), nullable=False),
        sa.Column("case_id", BIG, nullable=False),
        sa.Column("place_in_order", BIG, nullable=False),
        sa.Column("of", BIG, nullable=False),
        sa.Column("service", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("quantity", BIG, nullable=False),
        sa.Column("amount", BIG, nullable=True),
        sa.Column("is_payment", sa.Boolean(), nullable=False),
        sa.Column("fund_id", BIG, nullable=True),
        sa.Column("programme_id", BIG, nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("prepared_by", BIG, nullable=False),
        sa.Column("countersigned_by", BIG, nullable=True),
        sa.Column("countersigned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("delivered_by", BIG, nullable=True),
        sa.Column("receiver", sa.String(), nullable=False),
        sa.Column("capacity", sa.String(), nullable=False),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("strokes", sa.Text(), nullable=False),
        sa.Column("reversed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reversed_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_delivery_case_id_cases")),
        sa.ForeignKeyConstraint(["countersigned_by"], ["staff.id"], name=op.f("fk_delivery_countersigned_by_staff")),
        sa.ForeignKeyConstraint(["delivered_by"], ["staff.id"], name=op.f("fk_delivery_delivered_by_staff")),
        sa.ForeignKeyConstraint(["fund_id"], ["fund.id"], name=op.f("fk_delivery_fund_id_fund")),
        sa.ForeignKeyConstraint(["prepared_by"], ["staff.id"], name=op.f("fk_delivery_prepared_by_staff")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_delivery_programme_id_programme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
        sa.UniqueConstraint("voucher", name=op.f("uq_delivery_voucher")),
    )
    op.create_index("ix_delivery_case_id", "delivery", ["case_id"], unique=False)
    op.create_index("ix_delivery_due_on", "delivery", ["due_on"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", BIG, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("case_id", BIG, nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("tries", BIG, nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failure", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_outbox_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    op.create_index("ix_outbox_state", "outbox", ["state", "next_try_at"], unique=False)
    op.create_table(
        "paper",
        sa.Column("id", BIG, nullable=False),
        sa.Column("case_id", BIG, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("asked_for", sa.String(), nullable=False),
        sa.Column("is_required", sa.Boolean(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("matched_on", sa.Date(), nullable=True),
        sa.Column("matched_by", BIG, nullable=True),
        sa.Column("fault", sa.String(), nullable=False),
        sa.Column("waived", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_paper_case_id_cases")),
        sa.ForeignKeyConstraint(["matched_by"], ["staff.id"], name=op.f("fk_paper_matched_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper")),
        sa.UniqueConstraint("case_id", "kind", name=op.f("uq_paper_case_id_kind")),
    )
    op.create_table(
        "promise_change",
        sa.Column("id", BIG, nullable=False),
        sa.Column("case_id", BIG, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_promise_change_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise_change")),
    )
    op.create_index("ix_promise_change_case_id", "promise_change", ["case_id"], unique=False)
    op.create_table(
        "referral",
        sa.Column("id", BIG, nullable=False),
        sa.Column("case_id", BIG, nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("waits", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", BIG, nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", BIG, nullable=True),
        sa.ForeignKeyConstraint(["answered_by"], ["staff.id"], name=op.f("fk_referral_answered_by_staff")),
        sa.ForeignKeyConstraint(["asked_by"], ["staff.id"], name=op.f("fk_referral_asked_by_staff")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_referral_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral")),
    )
    op.create_index("ix_referral_case_id", "referral", ["case_id"], unique=False)
    op.create_table(
        "registration",
        sa.Column("id", BIG, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("case_id", BIG, nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_registration_case_id_cases")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_registration_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration")),
        sa.UniqueConstraint("case_id", name=op.f("uq_registration_case_id")),
        sa.UniqueConstraint("number", name=op.f("uq_registration_number")),
    )
    op.create_index("ix_registration_person_id", "registration", ["person_id"], unique=False)
    op.create_table(
        "study",
        sa.Column("id", BIG, nullable=False),
        sa.Column("case_id", BIG, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("is_visit_needed", sa.Boolean(), nullable=False),
        sa.Column("visit", sa.String(), nullable=False),
        sa.Column("visit_reason", sa.Text(), nullable=False),
        sa.Column("visit_on", sa.Date(), nullable=True),
        sa.Column("time_window", sa.String(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("researcher_id", BIG, nullable=True),
        sa.Column("attempts", BIG, nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("needs", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("need_percent", BIG, nullable=True),
        sa.Column("net_per_head", BIG, nullable=True),
        sa.Column("report_number", sa.String(), nullable=True),
        sa.Column("opinion", sa.String(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("reported_by", BIG, nullable=True),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("endorsed_by", BIG, nullable=True),
        sa.Column("endorsed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_study_case_id_cases")),
        sa.ForeignKeyConstraint(["endorsed_by"], ["staff.id"], name=op.f("fk_study_endorsed_by_staff")),
        sa.ForeignKeyConstraint(["reported_by"], ["staff.id"], name=op.f("fk_study_reported_by_staff")),
        sa.ForeignKeyConstraint(["researcher_id"], ["staff.id"], name=op.f("fk_study_researcher_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study")),
        sa.UniqueConstraint("report_number", name=op.f("uq_study_report_number")),
    )
    op.create_index("ix_study_case_id", "study", ["case_id"], unique=False)
    op.create_table(
        "tracking",
        sa.Column("code_digest", sa.String(), nullable=False),
        sa.Column("short_digest", sa.String(), nullable=False),
        sa.Column("case_id", BIG, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_tracking_case_id_cases")),
        sa.PrimaryKeyConstraint("code_digest", name=op.f("pk_tracking")),
    )
    op.create_index(op.f("ix_tracking_case_id"), "tracking", ["case_id"], unique=False)
    op.create_index("ix_tracking_short_digest", "tracking", ["short_digest"], unique=False)
    op.create_table(
        "waiting",
        sa.Column("id", BIG, nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("branch_id", BIG, nullable=False),
        sa.Column("case_id", BIG, nullable=False),
        sa.Column("next_act", sa.String(), nullable=False),
        sa.Column("clauses", sa.String(), nullable=False),
        sa.Column("shut_by", sa.JSON(), nullable=False),
        sa.Column("fact", sa.JSON(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("came_at", BIG, nullable=False),
        sa.Column("left_at", BIG, nullable=True),
        sa.Column("changed_at", BIG, nullable=False),
        sa.Column("left_for", sa.String(), nullable=False),
        sa.Column("stood", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name=op.f("fk_waiting_branch_id_branch")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_waiting_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting")),
    )
    op.create_index("ix_waiting_came", "waiting", ["desk", "came_at"], unique=False)
    op.create_index("ix_waiting_case_id", "waiting", ["case_id"], unique=False)
    op.create_index("ix_waiting_changed", "waiting", ["desk", "changed_at"], unique=False)
    op.create_index(
        "ix_waiting_desk_branch",
        "waiting",
        ["desk", "branch_id", "due_on", "id"],
        unique=False,
        sqlite_where=sa.text("left_at IS NULL"),
        postgresql_where=sa.text("left_at IS NULL"),
    )
    op.create_index(
        "ix_waiting_desk_open",
        "waiting",
        ["desk", "due_on", "id"],
        unique=False,
        sqlite_where=sa.text("left_at IS NULL"),
        postgresql_where=sa.text("left_at IS NULL"),
    )
    op.create_table(
        "decision",
        sa.Column("id", BIG, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("case_id", BIG, nullable=False),
        sa.Column("item_id", BIG, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("grant", sa.Text(), nullable=False),
        sa.Column("amount", BIG, nullable=True),
        sa.Column("instalments", BIG, nullable=False),
        sa.Column("conditions", sa.Text(), nullable=False),
        sa.Column("reason_code", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("what_would_change", sa.Text(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("missing", sa.Text(), nullable=False),
        sa.Column("clauses", sa.String(), nullable=False),
        sa.Column("deciders", sa.JSON(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("decided_by", BIG, nullable=False),
        sa.Column("needs_ratifying", sa.Boolean(), nullable=False),
        sa.Column("ratified_on", sa.Date(), nullable=True),
        sa.Column("ratified_by", BIG, nullable=True),
        sa.Column("ratified_minute", sa.String(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("appeal_until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_decision_case_id_cases")),
        sa.ForeignKeyConstraint(["decided_by"], ["staff.id"], name=op.f("fk_decision_decided_by_staff")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_decision_item_id_agenda_item")),
        sa.ForeignKeyConstraint(["ratified_by"], ["staff.id"], name=op.f("fk_decision_ratified_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("item_id", name=op.f("uq_decision_item_id")),
        sa.UniqueConstraint("number", name=op.f("uq_decision_number")),
    )
    op.create_index("ix_decision_case_id", "decision", ["case_id"], unique=False)
    op.create_table(
        "file",
        sa.Column("id", BIG, nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size", BIG, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("case_id", BIG, nullable=True),
        sa.Column("paper_id", BIG, nullable=True),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kept_by", BIG, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_file_case_id_cases")),
        sa.ForeignKeyConstraint(["kept_by"], ["staff.id"], name=op.f("fk_file_kept_by_staff")),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_file_paper_id_paper")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file")),
    )
    op.create_index("ix_file_case_id", "file", ["case_id"], unique=False)
    op.create_index("ix_file_sha256", "file", ["sha256"], unique=False)
    op.create_table(
        "vote",
        sa.Column("id", BIG, nullable=False),
        sa.Column("item_id", BIG, nullable=False),
        sa.Column("staff_id", BIG, nullable=False),
        sa.Column("choice", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("amount", BIG, nullable=True),
        sa.Column("months", BIG, nullable=True),
        sa.Column("voted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_vote_item_id_agenda_item")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_vote_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vote")),
        sa.UniqueConstraint("item_id", "staff_id", name=op.f("uq_vote_item_id_staff_id")),
    )
    op.create_table(
        "appeal",
        sa.Column("id", BIG, nullable=False),
        sa.Column("case_id", BIG, nullable=False),
        sa.Column("decision_id", BIG, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("lodged_on", sa.Date(), nullable=False),
        sa.Column("promised_on", sa.Date(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("heard_on", sa.Date(), nullable=True),
        sa.Column("heard_by", BIG, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_appeal_case_id_cases")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_appeal_decision_id_decision")),
        sa.ForeignKeyConstraint(["heard_by"], ["staff.id"], name=op.f("fk_appeal_heard_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeal")),
    )
    op.create_index("ix_appeal_case_id", "appeal", ["case_id"], unique=False)
    op.create_table(
        "declaration",
        sa.Column("id", BIG, nullable=False),
        sa.Column("case_id", BIG, nullable=False),
        sa.Column("text_version", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("declared", sa.JSON(), nullable=False),
        sa.Column("data_digest", sa.String(), nullable=False),
        sa.Column("seal", sa.String(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("capacity", sa.String(), nullable=False),
        sa.Column("signer", sa.String(), nullable=False),
        sa.Column("deed", sa.String(), nullable=False),
        sa.Column("witness", sa.String(), nullable=False),
        sa.Column("was_read_aloud", sa.Boolean(), nullable=False),
        sa.Column("strokes", sa.Text(), nullable=False),
        sa.Column("file_id", BIG, nullable=True),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_by", BIG, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_declaration_case_id_cases")),
        sa.ForeignKeyConstraint(["file_id"], ["file.id"], name=op.f("fk_declaration_file_id_file")),
        sa.ForeignKeyConstraint(["taken_by"], ["staff.id"], name=op.f("fk_declaration_taken_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_declaration")),
    )
    op.create_index("ix_declaration_case_id", "declaration", ["case_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_declaration_case_id", table_name="declaration")
    op.drop_table("declaration")
    op.drop_index("ix_appeal_case_id", table_name="appeal")
    op.drop_table("appeal")
    op.drop_table("vote")
    op.drop_index("ix_file_sha256", table_name="file")
    op.drop_index("ix_file_case_id", table_name="file")
    op.drop_table("file")
    op.drop_index("ix_decision_case_id", table_name="decision")
    op.drop_table("decision")
    op.drop_index(
        "ix_waiting_desk_open",
        table_name="waiting",
        sqlite_where=sa.text("left_at IS NULL"),
        postgresql_where=sa.text("left_at IS NULL"),
    )
    op.drop_index(
        "ix_waiting_desk_branch",
        table_name="waiting",
        sqlite_where=sa.text("left_at IS NULL"),
        postgresql_where=sa.text("left_at IS NULL"),
    )
    op.drop_index("ix_waiting_changed", table_name="waiting")
    op.drop_index("ix_waiting_case_id", table_name="waiting")
    op.drop_index("ix_waiting_came", table_name="waiting")
    op.drop_table("waiting")
    op.drop_index("ix_tracking_short_digest", table_name="tracking")
    op.drop_index(op.f("ix_tracking_case_id"), table_name="tracking")
    op.drop_table("tracking")
    op.drop_index("ix_study_case_id", table_name="study")
    op.drop_table("study")
    op.drop_index("ix_registration_person_id", table_name="registration")
    op.drop_table("registration")
    op.drop_index("ix_referral_case_id", table_name="referral")
    op.drop_table("referral")
    op.drop_index("ix_promise_change_case_id", table_name="promise_change")
    op.drop_table("promise_change")
    op.drop_table("paper")
    op.drop_index("ix_outbox_state", table_name="outbox")
    op.drop_table("outbox")
    op.drop_index("ix_delivery_due_on", table_name="delivery")
    op.drop_index("ix_delivery_case_id", table_name="delivery")
    op.drop_table("delivery")
    op.drop_index("ix_contact_person_id", table_name="contact")
    op.drop_index("ix_contact_branch_id", table_name="contact")
    op.drop_table("contact")
    op.drop_index("ix_agenda_item_case_id", table_name="agenda_item")
    op.drop_table("agenda_item")
    op.drop_table("voice")
    op.drop_index("ix_representative_person_id", table_name="representative")
    op.drop_table("representative")
    op.drop_index("ix_relation_person_id", table_name="relation")
    op.drop_table("relation")
    op.drop_index("ix_money_line_head_id", table_name="money_line")
    op.drop_table("money_line")
    op.drop_table("merge")
    op.drop_index("ix_household_member_head_id", table_name="household_member")
    op.drop_table("household_member")
    op.drop_index(op.f("ix_deputy_deputy_id"), table_name="deputy")
    op.drop_table("deputy")
    op.drop_index("ix_cases_promised_on", table_name="cases")
    op.drop_index("ix_cases_person_id", table_name="cases")
    op.drop_index("ix_cases_branch_id_stage", table_name="cases")
    op.drop_table("cases")
    op.drop_table("attendance")
    op.drop_table("session")
    op.drop_index("ix_seat_staff_id", table_name="seat")
    op.drop_table("seat")
    op.drop_table("programme")
    op.drop_index("ix_person_national_id", table_name="person")
    op.drop_index("ix_person_mobile", table_name="person")
    op.drop_index("ix_person_branch_id", table_name="person")
    op.drop_table("person")
    op.drop_table("journal_detail")
    op.drop_table("inbox_entry")
    op.drop_table("improvement")
    op.drop_table("draft")
    op.drop_table("circular_read")
    op.drop_index("ix_survey_invitation_cell", table_name="survey_invitation")
    op.drop_table("survey_invitation")
    op.drop_index("ix_survey_answer_cell", table_name="survey_answer")
    op.drop_table("survey_answer")
    op.drop_table("staff")
    op.drop_table("setting")
    op.drop_table("pulse")
    op.drop_table("number_series")
    op.drop_table("number_free")
    op.drop_table("library_entry")
    op.drop_index("ix_kept_answer_kept_at", table_name="kept_answer")
    op.drop_table("kept_answer")
    op.drop_index("ix_journal_at", table_name="journal")
    op.drop_table("journal")
    op.drop_table("holiday")
    op.drop_table("fund")
    op.drop_table("day_chain")
    op.drop_table("circular")
    op.drop_table("charter")
    op.drop_table("catalogue_entry")
    op.drop_table("branch")
    op.drop_index("ix_access_subject", table_name="access")
    op.drop_table("access")
