"""What a gate answers: the act is allowed, or what is missing, and by which clauses."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Missing:
    """One thing that stands in the way: a code, and which one of its kind (a paper, a seat, a date)."""

    what: str
    which: str = ""


@dataclass(frozen=True)
class Verdict:
    """The one judgement behind a button and behind a refusal."""

    act: str
    clauses: tuple[str, ...]
    missing: tuple[Missing, ...] = ()

    @property
    def is_allowed(self) -> bool:
        """Nothing is missing."""
        return not self.missing

    def require(self) -> None:
        """Let the act go on, or raise `Refused` with all that is missing."""
        if self.missing:
            raise Refused(self)


class Refused(Exception):
    """The policy forbids this act now. Nothing was changed."""

    def __init__(self, verdict: Verdict):
        super().__init__(f"{verdict.act}: {', '.join(m.what for m in verdict.missing)} ({' '.join(verdict.clauses)})")
        self.verdict = verdict
