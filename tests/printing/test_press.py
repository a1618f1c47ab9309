import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

from sadeed.printing import qr
from sadeed.printing.paper import FONTS
from sadeed.printing.press import press
from sadeed.printing.receipt import receipt
from tests.printing.receipts import AT, RAISED, printed


def test_a_process_has_one_press():
    assert press() is press()


def test_many_may_print_at_once():
    with ThreadPoolExecutor(8) as counters:
        sheets = list(counters.map(lambda _: receipt(RAISED, at=AT), range(16)))
    assert set(sheets) == {receipt(RAISED, at=AT)}


def test_letters_are_set_in_our_own_type_and_no_other():
    families = {font[3].split("+")[-1] for font in printed(RAISED)[0].get_fonts()}
    assert families == {"Amiri-Regular", "Amiri-Bold"}


def test_the_type_is_the_one_in_the_manifest_with_its_licence():
    manifest = json.loads((FONTS / "MANIFEST.json").read_text())
    for name, file in manifest["files"].items():
        assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == file["sha256"], name
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text()


def test_a_qr_code_stands_inline_under_a_strict_policy():
    drawing = qr.svg("https://sadeed.example/t/hJ3kQ9vX2mLr8PzTn5WbYc", title='"><script>alert(1)</script>')
    root = ElementTree.fromstring(drawing)
    assert drawing.startswith("<svg ")
    assert root.get("viewBox")
    for part in root.iter():
        assert part.tag.split("}")[-1] in {"svg", "title", "path"}
        assert not [name for name in part.attrib if name == "style" or name.startswith("on")]


def test_a_qr_code_keeps_its_quiet_edge_and_draws_its_own_address():
    wide, bare = qr.svg("https://a.example/1"), qr.svg("https://a.example/1", quiet_zone=0)
    side = [int(ElementTree.fromstring(drawing).get("viewBox", "").split()[2]) for drawing in (wide, bare)]
    assert side[0] == side[1] + 8
    assert qr.svg("https://a.example/1") != qr.svg("https://a.example/2")
