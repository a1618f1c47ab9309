"""S12: the association's virus scanner is asked before anything is opened."""

from pathlib import Path

import pytest

from sadeed.acts import keeping
from sadeed.arabic import Unreadable
from sadeed.config import CannotStart, Settings
from sadeed.records.antivirus import look_through
from tests.files.corpus import EICAR, picture
from tests.files.scanner import Over, clamd

NOWHERE = "/nowhere/clamd.ctl"


def test_S12_what_is_clean_passes_over_a_socket_and_over_a_port(tmp_path: Path) -> None:
    for folder in (tmp_path, None):
        with clamd(folder) as address:
            assert look_through(picture() * 900, address=address)


def test_S12_what_a_scanner_knows_is_refused_even_inside_a_good_picture() -> None:
    with clamd() as address, pytest.raises(Unreadable) as no:
        keeping.opened(picture(comment=EICAR), "x.jpg", scanner=address)
    assert no.value.code == "virus"


@pytest.mark.parametrize("ear", [None, Over], ids=["nobody there", "too much for it"])
def test_S12_a_scanner_that_does_not_scan_lets_nothing_in_unless_the_house_says_so(ear: type[Over] | None) -> None:
    with clamd(ear=ear or Over) as there:
        address = there if ear else NOWHERE
        with pytest.raises(Unreadable) as no:
            look_through(picture(), address=address)
        assert no.value.code == "scanner_away"
        assert look_through(picture(), address=address, may_be_away=True) is False


def test_S12_without_a_scanner_nothing_is_said_to_be_scanned() -> None:
    assert keeping.opened(picture(), "x.jpg").is_scanned is False


def test_S12_an_address_nobody_could_reach_stops_the_house_from_starting(tmp_path: Path) -> None:
    said = {"SADEED_DATA": str(tmp_path), "SADEED_CLAMD": "clamd"}
    with pytest.raises(CannotStart, match="SADEED_CLAMD"):
        Settings.read(said)
    assert Settings.read(said | {"SADEED_CLAMD": "localhost:3310"}).scanner == "localhost:3310"
