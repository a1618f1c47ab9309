"""S12: a name is a word. Whatever it holds, it leaves no folder, turns no line around and ends no header."""

import re
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from sadeed.records.filenames import ENDINGS, LONGEST, disposition, download_name, kept_name
from tests.files.corpus import CORPUS

HOSTILE = st.text(st.one_of(st.characters(), st.sampled_from("\x00\r\n\"';%./\\\u202e\u2066\ufeff")), max_size=400)
UNSEEN = re.compile("[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


@given(HOSTILE, st.sampled_from([*ENDINGS, "image/svg+xml"]))
def test_S12_no_name_gets_out_of_its_place(given_name: str, media_type: str) -> None:
    name = kept_name(given_name)
    assert len(name) <= LONGEST and not UNSEEN.search(name) and not set(name) & set('/\\:*?"<>|')
    assert not name.startswith(".") and kept_name(name) == name
    called = download_name(name, media_type, 7)
    assert called.endswith(ENDINGS.get(media_type, ".bin")) and not called.startswith(".")
    header = disposition(called, is_shown=False)
    found = re.fullmatch(r"attachment; filename=\"([A-Za-z0-9._ -]+)\"; filename\*=UTF-8''([A-Za-z0-9%._~-]+)", header)
    assert found and unquote(found[2]) == called and header.isascii()


def test_S12_the_names_of_the_corpus_read_as_words() -> None:
    assert {one.called: kept_name(one.name) for one in CORPUS[-6:]} == {
        "a road out of the folder": "passwd",
        "a road of another system": "x.jpg",
        "a name with a nothing inside": "photo.php.jpg",
        "a name that reads backwards": "photogpj.exe",
        "a name of three hundred signs": "ص" * 120,
        "a name that ends the header": "x Set-Cookie a=b.jpg",
    }
    assert download_name("photogpj.exe", "image/jpeg", 1) == "photogpj.jpg"
    assert download_name("", "application/pdf", 1) == "file-1.pdf"
