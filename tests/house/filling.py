"""A form filled in as somebody might who reads its labels quickly: something that fits in every field."""

from typing import Any

from tests.cast import IDENTITIES
from tests.pages import Form, Page

FITTING = {  # by what stands in the name of a field
    "national_id": IDENTITIES[350], "mobile": "0551119990", "phone": "0551119990",
    "iban": "SA0380000000608010167519",
    "_on": "10/11/2026", "until": "20/11/2026", "amount": "100", "limit": "100", "code": "letters",
    "from": "10/11/2026", "username": "somebody", "name_en": "Somebody", "count": "2", "instalments": "1",
    "url": "/x", "next": "7",
}  # fmt: skip
WORDS = "كلمات تكفي لهذا الحقل"


class Seen(Page):
    """A page that remembers which controls its forms have and what may be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.offered: dict[int, dict[str, tuple[str, str]]] = {}

    def _control(self, tag: str, has: dict[str, str | None]) -> None:
        super()._control(tag, has)
        if self._form is None:
            return
        offered = self.offered.setdefault(id(self._form), {})
        name, value = str(has.get("name") or ""), str(has.get("value") or "")
        if tag == "option" and self._select and value:
            offered.setdefault(self._select, ("choice", value))
        elif tag == "textarea" or (tag == "input" and name):
            kind = "words" if tag == "textarea" else str(has.get("type") or "text")
            offered.setdefault(name, (kind, value))

    def filled(self, form: Form) -> dict[str, Any]:
        """What the form holds, and something fitting where it holds nothing."""
        sent = {name: value for name, value in form.values.items() if value}
        for name, (kind, value) in self.offered.get(id(form), {}).items():
            if name and name not in sent and kind not in ("file", "submit", "hidden", "button"):
                sent[name] = value or "y" if kind in ("choice", "radio", "checkbox") else fitting(name)
        return sent


def fitting(name: str) -> str:
    """Something of the kind that is asked for."""
    return next((said for part, said in FITTING.items() if part in name), WORDS)
