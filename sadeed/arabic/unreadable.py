"""What was typed cannot be read as what it should be: the one exception of this folder."""


class Unreadable(ValueError):
    """Typed text that breaks a rule; carries the reason for a person in both languages.

    `str()` is the Arabic reason, `.english` the English one, `.code` a stable word for reports and tests
    ("empty", "letters", "length", "checksum", "day" …). The typed text itself is never repeated in it.
    """

    def __init__(self, code: str, arabic: str, english: str) -> None:
        super().__init__(arabic)
        self.code = code
        self.arabic = arabic
        self.english = english

    def __reduce__(self) -> tuple[type["Unreadable"], tuple[str, str, str]]:
        return type(self), (self.code, self.arabic, self.english)
