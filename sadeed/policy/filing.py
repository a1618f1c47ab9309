"""What a file of a case shows, which decides who opens it (`rights.py`), and which papers a copy is kept of (O-1)."""

from collections.abc import Mapping

HEALTH = ("medical_report", "disability_report")
PAYMENT = ("iban_certificate",)
HOME = "photo_home"
SEEN_AS = {  # what it shows → the line of the table of rights it stands on
    "paper": "papers",
    "payment": "bank",
    "health": "health",
    "photo": "observations",
    "sheet": "declaration",
    "signature": "declaration",
}


def shows(kind: str, paper: str = "") -> str:
    """What a file shows: its kind, and of a paper whether it tells of health, of a payment or of the home."""
    if kind != "paper":
        return kind
    if paper == HOME:
        return "photo"
    return "health" if paper in HEALTH else "payment" if paper in PAYMENT else "paper"


def may_be_kept(rule: Mapping[str, object]) -> bool:
    """Whether a copy of such a paper may be kept: the catalogue allows it, and does not ask for sight alone."""
    return rule.get("scan_allowed_default") == "yes" and rule.get("matched_by_sight_only") != "yes"
