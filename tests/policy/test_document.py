"""An association's own document becomes a draft charter, or is refused by its line (P-4, B-1)."""

from datetime import date

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from sadeed.policy.document import MOST_CHARACTERS, Unreadable, read_document

IDS = [
    "P-1",
    "P-2",
    "P-3",
    "P-4",
    "A-1",
    "A-2",
    "A-3",
    "A-4",
    "O-1",
    "O-2",
    "O-3",
    "O-4",
    "O-5",
    "O-6",
    "O-6.1",
    "O-6.2",
    "O-6.3",
    "O-6.4",
    "O-6.5",
    "C-1",
    "C-2",
    "C-3",
    "C-4",
    "C-5",
    "C-6",
    "C-7",
    "C-8",
    "T-1",
    "T-2",
    "T-3",
    "T-4",
    "H-1",
    "H-2",
    "H-3",
    "H-4",
    "H-5",
    "H-6",
    "H-7",
    "B-1",
]
FRONT = """---
version: 2
board_meeting: 3
term: 1
approved_on: 2026-08-30
in_force_from: 2026-09-13
---
"""
SECTIONS = {"P": "تمهيد", "A": "الهدف", "O": "الأهداف", "C": "القنوات", "T": "الأدوات", "H": "الخطوات", "B": "الاعتماد"}


def body(ids=IDS):
    """The shape of a whole policy: headings, list items, nested items, a note above."""
    lines, last = ["# سياسة العلاقة مع المستفيدين", "", "ملاحظة لا رقم لها، وفيها **كلمة بارزة**.", ""], ""
    for id in ids:
        if id[0] != last:
            lines += ["", f"## {SECTIONS[id[0]]}"]
        last = id[0]
        lines.append(f"{'  ' if '.' in id else ''}- **{id}** نص البند {id} كما اعتُمد.")
    return "\n".join(lines) + "\n"


def read(text, known=IDS):
    return read_document(text, known)


def refused(text, known=IDS):
    with pytest.raises(Unreadable) as no:
        read(text, known)
    return no.value.line_number, no.value.code


def line_of(text, words):
    return next(number for number, line in enumerate(text.split("\n"), 1) if words in line)


def test_P4_a_whole_policy_is_read_with_its_approval_and_its_words_untouched():
    draft = read(FRONT + body())
    assert (draft.version, draft.board_meeting, draft.board_term) == ("2", "3", "1")
    assert (draft.approved_on, draft.in_force_from) == (date(2026, 8, 30), date(2026, 9, 13))
    assert dict(draft.clauses) == {id: f"نص البند {id} كما اعتُمد." for id in IDS}
    assert list(draft.clauses) == IDS
    assert draft.without == ()


def test_P4_what_the_document_has_no_words_for_is_named_and_nothing_is_put_in_its_place():
    draft = read(FRONT + body([id for id in IDS if id not in ("O-6.3", "H-4")]))
    assert draft.without == ("O-6.3", "H-4")
    assert "H-4" not in draft.clauses


def test_a_statement_runs_to_the_next_id_or_heading_over_several_lines():
    text = (
        FRONT
        + "- **H-1** أول السطر\n  وثانيه\n\n  وبعده **كلمة بارزة** ومرجع إلى **H-2**.\n"
        + "- **H-2** غيره.\n\n## عنوان\nحشو\n"
    )
    assert dict(read(text).clauses) == {
        "H-1": "أول السطر\nوثانيه\n\nوبعده **كلمة بارزة** ومرجع إلى **H-2**.",
        "H-2": "غيره.",
    }


@pytest.mark.parametrize("rule", ["---", "***", "===", "_ _ _"])
def test_a_rule_ends_a_statement_and_an_underlined_heading_is_not_its_last_line(rule):
    assert read(FRONT + f"**H-1** نصه.\n\n{rule}\nحشو").clauses["H-1"] == "نصه."
    if rule in ("---", "==="):
        assert read(FRONT + f"**H-1** نصه.\n\nالعنوان التالي\n{rule}\n**H-2** غيره.").clauses["H-1"] == "نصه."


def test_the_words_keep_their_spelling_marks_and_inner_spaces():
    words = "مسئول  ايجابية «اجراءات» — ٥٠٪ <b>&amp;</b> \u200fنهاية"
    assert read(FRONT + f"- **H-1** {words}\n").clauses["H-1"] == words


@pytest.mark.parametrize(
    "start",
    [
        "**H-5** ",
        "- **H-5**: ",
        "* **H-5** ",
        "12. **H-5** ",
        "٣- **H-5** ",
        "> **H-5** ",
        "### **H-5** ",
        "\u200f**H-5** ",
    ]
    + ["**h-5** ", "**H-٥** ", "**H–5** ", "**H\u20115** ", "**H-5.** ", "** H-5 **", "__H-5__ ", "\t- **H-5**\t"],
)
def test_an_id_is_known_however_a_word_processor_wrote_it(start):
    assert dict(read(FRONT + f"{start}نص البند.").clauses) == {"H-5": "نص البند."}


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("head", ["", "\ufeff", "\ufeff\n\n"])
def test_line_endings_and_byte_order_marks_change_nothing(ending, head):
    assert read(head + (FRONT + body()).replace("\n", ending)) == read(FRONT + body())
    spoiled = (head + FRONT + body() + "**Z-9** زائد\n").replace("\n", ending)
    assert refused(spoiled) == (spoiled.count(ending) if ending != "\n" else spoiled.count("\n"), "unknown_id")


def test_a_document_without_ids_is_refused_after_its_approval():
    assert refused(FRONT + "# سياسة\n**مهم** نص بلا أرقام.\n") == (8, "no_ids")
    assert refused(FRONT) == (8, "no_ids")


def test_a_repeated_id_is_refused_with_both_lines():
    text = FRONT + body() + "- **H-4** مرة أخرى.\n"
    with pytest.raises(Unreadable) as no:
        read(text)
    assert (no.value.line_number, no.value.code) == (text.count("\n"), "repeated_id")
    assert str(line_of(text, "**H-4** نص")) in no.value.ar
    assert no.value.en.startswith(f"Line {text.count(chr(10))}: H-4 stands already")


@pytest.mark.parametrize("id", ["H-8", "Z-1", "O-6.9", "H-5.1", "H-05", "XX-1"])
def test_an_unknown_id_is_refused(id):
    text = FRONT + body() + f"- **{id}** زائد.\n"
    assert refused(text) == (text.count("\n"), "unknown_id")


def test_bold_words_that_are_no_id_are_words():
    text = FRONT + "**H-1** نصه.\n**ملاحظة** تتبعه.\n**COVID-19** لا رقم بند.\n**H** ولا هذا.\n"
    assert read(text).clauses["H-1"] == "نصه.\n**ملاحظة** تتبعه.\n**COVID-19** لا رقم بند.\n**H** ولا هذا."


def test_an_id_without_words_is_refused():
    assert refused(FRONT + "- **H-1**\n- **H-2** نصه.\n") == (8, "empty_statement")


@pytest.mark.parametrize("name", ["version", "board_meeting", "term", "approved_on", "in_force_from"])
def test_B1_missing_approval_is_refused_by_name_and_line(name):
    number = line_of(FRONT, f"{name}:")
    gone = "".join(line for line in FRONT.splitlines(True) if not line.startswith(f"{name}:"))
    blank = "".join(f"{name}: \n" if line.startswith(f"{name}:") else line for line in FRONT.splitlines(True))
    for text, line_number in ((gone, 1), (blank, number)):
        with pytest.raises(Unreadable) as no:
            read(text + body())
        assert (no.value.line_number, no.value.code) == (line_number, "missing_approval")
        assert name in no.value.ar
        assert name in no.value.en


def test_B1_a_document_without_front_matter_or_with_an_open_one_is_refused():
    assert refused(body()) == (1, "missing_approval")
    assert refused("") == (1, "missing_approval")
    assert refused("\n\n" + body()) == (3, "missing_approval")
    assert refused("---\nversion: 1\n" + body().replace("---", "")) == (1, "open_front_matter")


def test_B1_front_matter_lines_are_a_name_and_a_value_once():
    assert refused(FRONT.replace("term: 1", "term 1") + body()) == (4, "not_key_and_value")
    assert refused(FRONT.replace("term: 1", "version: 1") + body()) == (4, "repeated_key")
    told = FRONT.replace("term: 1", 'Term: "1"\n# ملاحظة\n\ntitle: سياسة: العلاقة').replace(
        "board_meeting", "Board Meeting"
    )
    assert (read(told + body()).board_term, read(told + body()).board_meeting) == ("1", "3")


@pytest.mark.parametrize("said", ["2026/8/30", "٢٠٢٦-٠٨-٣٠", "30/8/2026", "٣٠/٨/٢٠٢٦", "30 / 8 / 2026", "'2026-08-30'"])
def test_B1_dates_are_read_as_offices_write_them(said):
    assert read(FRONT.replace("2026-08-30", said) + body()).approved_on == date(2026, 8, 30)


@pytest.mark.parametrize(
    "said", ["2026-02-30", "soon", "1448-03-17", "2026-13-01", "20260830", "..... / 6 / 10 / 2022"]
)
def test_B1_a_bad_date_is_refused_at_its_line(said):
    assert refused(FRONT.replace("2026-08-30", said) + body()) == (5, "bad_date")


def test_B1_a_version_does_not_come_into_force_before_it_was_approved():
    assert refused(FRONT.replace("2026-09-13", "2026-08-29") + body()) == (6, "in_force_before_approval")
    assert read(FRONT.replace("2026-09-13", "2026-08-30") + body()).in_force_from == date(2026, 8, 30)


def test_what_is_no_text_is_refused_at_its_line():
    assert refused(FRONT + "**H-1** نص\x00\n") == (8, "control_character")
    assert refused(FRONT + "أ\n" * MOST_CHARACTERS)[1] == "too_long"


@pytest.mark.parametrize("filler", ["- ", "* ", "> ", "**", "#", " ", "1. ", "**H-", "\u200f", "\n", "--", "_ "])
def test_a_huge_document_is_read_or_refused_without_delay(filler):
    room = MOST_CHARACTERS - len(FRONT) - 40
    text = FRONT + "**H-1** نصه.\n" + filler * (room // len(filler)) + "x"
    assert len(text) <= MOST_CHARACTERS
    assert "H-1" in read(text).clauses


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="*-_#> HPZ.159\n\r:نص\u200f\t", max_size=80))
def test_any_text_is_a_draft_or_is_refused_by_a_line_it_has(words):
    text = FRONT + words
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    number, draft = line_or_draft(text)
    assert (draft is None) == (1 <= number <= len(lines))
    assert draft is None or set(draft.clauses) | set(draft.without) == set(IDS)


def line_or_draft(text):
    try:
        return 0, read(text)
    except Unreadable as no:
        return no.line_number, None
