from dataclasses import replace

import pytest

from sadeed.printing.letterhead import Addressee
from sadeed.printing.paper import UNKNOWN, fit, letters_on_hand
from sadeed.printing.press import LETTERS
from sadeed.printing.receipt import Missing
from tests.printing.receipts import RAISED, printed, squeezed, words


def said_by(evil: str):
    """A receipt in which a person wrote `evil` in five places."""
    everywhere = {"papers_received": (evil,), "papers_missing": (Missing(evil, evil),), "channel": evil}
    return printed(replace(RAISED, person=Addressee(evil), **everywhere))


@pytest.mark.parametrize(
    "evil",
    [
        '#import "/etc/passwd": *', '#read("receipt.typ")', "*b* _i_ $x^2$ @ref <label> // gone", '#panic("x")',
        '"}] #eval("1+1")', "{{ 7*7 }}", "]) #pagebreak() [", "#let ltr = sys.inputs", "<script>alert(1)</script>",
        "\\u{202e}", "=1+1", "%PDF-1.7 endobj",
    ],
)  # fmt: skip
def test_source_written_by_a_person_is_printed_as_it_was_written(evil):
    sheet = said_by(evil)
    said = squeezed(words(sheet))
    assert sheet.page_count == 1
    assert "root:" not in said
    for sign in {sign for sign in evil if sign.isascii() and not sign.isspace()}:
        assert said.count(sign) >= 5 * evil.count(sign), sign


def test_marks_that_turn_the_line_around_do_not_reach_the_paper():
    said = words(said_by("المبلغ \u202e0001\u202c ريال\u2066 \u200fم"))
    assert "0001" in said
    assert not set(said) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u200e\u200f")


def test_figures_joined_by_a_hyphen_keep_their_order_in_an_arabic_line():
    assert "55-1448" in words(said_by("عقد إيجار 55-1448"))


def test_a_latin_name_does_not_turn_the_arabic_that_holds_it():
    assert "John (Jack) Smith, Jr." in words(said_by("John (Jack) Smith, Jr."))


@pytest.mark.parametrize("sign", "xWاض")
def test_ten_thousand_signs_without_a_space_stay_between_the_margins(sign):
    sheet = said_by(sign * 10_000)
    assert words(sheet).count(sign) >= 50_000
    for page in sheet:
        for x0, _, x1, *_ in page.get_text("words"):
            assert x0 >= 50
            assert x1 <= page.rect.width - 50


STRANGE = ["😀", "\ud800", "বাংলা", "\uffff", "\U0010ffff", "\ue000", "\x00\x1b", "a\u2028b\nc\r\td"]


@pytest.mark.parametrize("strange", STRANGE)
def test_signs_our_letters_lack_do_not_stop_the_press(strange):
    sheet = said_by(f"منيرة {strange} الشمري")
    assert sheet.page_count == 1
    assert "منيرة" in words(sheet)


def test_a_sign_our_letters_lack_is_seen_to_be_missing():
    assert fit("محمد 😀") == f"محمد {UNKNOWN}"
    assert fit(("a\nb  c",)) == ["a b c"]


def test_every_letter_on_hand_can_be_archived():
    every = [chr(code) for code in sorted(letters_on_hand())]
    assert len(every) > 1_000
    papers = tuple(" ".join(every[start : start + 20]) for start in range(0, len(every), 20))
    assert printed(replace(RAISED, papers_received=papers)).page_count >= 1


def test_no_letter_reads_a_file_or_runs_a_word():
    for template in LETTERS.glob("*.typ"):
        code = "\n".join(line for line in template.read_text().splitlines() if not line.startswith("//"))
        for forbidden in ("eval(", "read(", "@preview", "plugin(", 'mode: "markup"'):
            assert forbidden not in code, (template.name, forbidden)
