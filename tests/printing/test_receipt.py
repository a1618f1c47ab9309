from dataclasses import replace
from datetime import date, datetime

import pymupdf
import pytest

from sadeed.printing.letterhead import Addressee
from sadeed.printing.receipt import Missing, receipt
from tests.printing.receipts import AT, ENGLISH, NAME, PROMISE, RAISED, printed, squeezed, words


def test_H5_a_receipt_is_one_A4_sheet_fit_for_the_archive():
    sheet = printed(RAISED)
    assert sheet.page_count == 1
    assert (round(sheet[0].rect.width), round(sheet[0].rect.height)) == (595, 842)
    said = sheet.get_xml_metadata()
    assert "<pdfaid:part>2</pdfaid:part>" in said
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in said


def test_H5_sixteen_papers_and_six_missing_still_stand_on_one_sheet():
    many = tuple(f"مستند من المستندات رقم {n}" for n in range(16))
    missing = tuple(Missing(f"ورقة {n}", "صادرة قبل أكثر من 60 يومًا") for n in range(6))
    assert printed(replace(RAISED, papers_received=many, papers_missing=missing)).page_count == 1


def test_names_numbers_and_papers_can_be_found_in_their_order():
    said = words(printed(RAISED))
    for whole in (NAME, "SD-1448-00012", "K7M-2QF-9TX", "011 234 5678", "سجل الأسرة", "هند الفارس", RAISED.seat_office):
        assert whole in said, whole


def test_H5_the_promised_date_is_in_both_calendars_and_the_largest_words_but_the_title():
    sheet = printed(RAISED)
    assert squeezed(PROMISE) in squeezed(words(sheet))
    lines = [line for block in sheet[0].get_text("dict")["blocks"] for line in block.get("lines", ())]
    assert min(span["size"] for line in lines for span in line["spans"] if "ديسمبر" in span["text"]) >= 20


def test_H5_the_promise_stands_in_the_only_box():
    sheet = printed(RAISED)[0]
    boxes = [
        drawing["rect"] for drawing in sheet.get_drawings() if drawing["type"] == "s" and drawing["rect"].height > 40
    ]
    assert len(boxes) == 1
    assert squeezed("ديسمبر2026م") in squeezed(sheet.get_text(clip=boxes[0]))


def test_H5_a_raised_request_is_answered_at_the_latest_on_a_day():
    said = squeezed(words(printed(RAISED)))
    assert squeezed("على لجنة البحث") in said
    assert squeezed("بالموافقة أو بعدمها في موعد أقصاه") in said
    assert squeezed("الرد قبل ذلك") in said
    assert squeezed("ولا يصدر قبله") not in said


def test_H5_where_the_charter_holds_the_reply_the_receipt_does_not_say_it_may_come_sooner():
    said = squeezed(words(printed(replace(RAISED, holds_reply=True))))
    assert squeezed("ولا يصدر قبله") in said
    assert squeezed("على لجنة البحث") in said
    assert squeezed("في موعد أقصاه") not in said
    assert squeezed("الرد قبل ذلك") not in said
    assert squeezed(PROMISE) in said


def test_H5_before_raising_the_receipt_promises_no_day_and_says_when_the_clock_begins():
    waiting = replace(RAISED, raised=False, promised_on=None, complete_by=date(2026, 12, 21))
    said = squeezed(words(printed(waiting)))
    assert squeezed("احتساب موعد الرد من يوم رفع الطلب إلى اللجنة بعد اكتمال ما بقي") in said
    assert squeezed("إحضار ما بقي ممكن حتى") in said
    assert squeezed("الاثنين 12 رجب 1448هـ · 21 ديسمبر 2026م") in said
    assert squeezed("في موعد أقصاه") not in said


def test_H5_a_complete_request_not_yet_raised_speaks_of_nothing_to_bring():
    whole = replace(RAISED, raised=False, promised_on=None, papers_missing=(), complete_by=date(2026, 12, 21))
    said = squeezed(words(printed(whole)))
    assert squeezed("المستندات مكتملة") in said
    assert squeezed("ما بقي ممكن") not in said
    assert squeezed("بعد اكتمال") not in said


def test_each_missing_paper_stands_with_its_reason():
    said = squeezed(words(printed(RAISED)))
    assert squeezed("صادرة قبل أكثر من 60") in said
    assert squeezed("شهادة الآيبان") in said
    assert squeezed("المستندات مكتملة") not in said


def test_nothing_handed_in_returns_no_originals():
    said = squeezed(words(printed(replace(RAISED, papers_received=()))))
    assert squeezed("لا مستندات بعد") in said
    assert squeezed("الأصول إلى حاملها") not in said


@pytest.mark.parametrize(
    ("person", "greeting", "other"),
    [
        (Addressee("سالم الشمري", "male"), "المكرم سالم الشمري — وفقه الله", "مقدّم"),
        (Addressee("نورة الشمري", "female", "د."), "المكرمة د. نورة الشمري — وفقها الله", "مقدّم"),
        (Addressee("نورة الشمري", "female", blessing=False), "المكرمة نورة الشمري", "وفقها"),
        (Addressee("رضا الشمري"), "رضا الشمري", "المكرم"),
    ],
)
def test_the_greeting_agrees_with_the_recorded_sex_or_with_nobody(person, greeting, other):
    said = words(printed(replace(RAISED, person=person)))
    assert greeting in said
    assert other not in said


def test_no_fee_is_ever_asked():
    assert squeezed("أي مقابل مالي في أي خطوة") in squeezed(words(printed(RAISED)))


def test_the_english_receipt_says_the_same_from_left_to_right():
    sheet = printed(replace(RAISED, **ENGLISH))
    said = words(sheet)
    assert sheet.page_count == 1
    for whole in (
        "Receipt of request SD-1448-00012", "To Dr. Munirah Al-Kaabi", "reaches you by Monday 27 Jumada al-Akhirah",
        "7 December 2026", "Electricity bill: the one handed in is older than 60 days", "never asked for any payment",
        "Hind Al-Faris, Beneficiary Relations.", "K7M-2QF-9TX", "Page 1 of 1",
    ):  # fmt: skip
        assert whole in said, whole
    assert not [sign for sign in said if "\u0600" <= sign <= "\u06ff"]
    title = next(word for word in sheet[0].get_text("words") if word[4] == "Receipt")
    assert title[0] < 70


def test_the_letter_is_dated_by_the_day_in_Riyadh():
    late = datetime.fromisoformat("2026-11-23T22:30:00+00:00")
    said = squeezed(words(pymupdf.open(stream=receipt(RAISED, at=late))))
    assert squeezed("24 نوفمبر 2026م") in said


def test_the_same_facts_at_the_same_second_are_the_same_bytes():
    assert receipt(RAISED, at=AT) == receipt(RAISED, at=AT.replace(microsecond=999_999))
    assert receipt(RAISED, at=AT) != receipt(replace(RAISED, by="سعد الفارس"), at=AT)


def test_H5_a_raised_request_without_a_promised_day_has_no_receipt():
    with pytest.raises(ValueError, match="promised date"):
        replace(RAISED, promised_on=None)


LEAKS = [{"tracking_url": "https://s.example/t/SD-1448-00012"}, {"short_code": "SD-1448-00012"}]


@pytest.mark.parametrize("leak", LEAKS)
def test_the_tracking_code_is_never_the_case_number(leak):
    with pytest.raises(ValueError, match="never the case number"):
        replace(RAISED, **leak)


def test_an_instant_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        receipt(RAISED, at=AT.replace(tzinfo=None))
