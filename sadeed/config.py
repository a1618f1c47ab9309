"""Settings, read from the environment once. What is missing in production refuses to start, by name."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


class CannotStart(RuntimeError):
    """A setting is missing or unsafe; the message names it."""


@dataclass(frozen=True)
class Settings:
    """Where things are, and in which mode the house stands (`demo` or `production`)."""

    environment: str
    folder: Path
    database: str
    public_database: str
    secret: str
    public_url: str
    release: str = "1"

    @property
    def is_demo(self) -> bool:
        """Made people, known passwords: on this machine alone."""
        return self.environment == "demo"

    @classmethod
    def read(cls, env: Mapping[str, str] | None = None) -> "Settings":
        """From the environment. Raises `CannotStart` naming what is missing."""
        said = os.environ if env is None else env
        environment = said.get("SADEED_ENV", "demo")
        if environment not in ("demo", "production"):
            raise CannotStart(f"SADEED_ENV is “{environment}”; it is demo or production")
        folder = Path(said.get("SADEED_DATA", "var")).absolute()
        database = said.get("SADEED_DATABASE") or f"sqlite:///{folder / 'sadeed.db'}"
        database = database.replace("postgres://", "postgresql://", 1)
        if database.startswith("postgresql://"):
            database = database.replace("postgresql://", "postgresql+psycopg://", 1)
        port = int(said.get("PORT", "8000"))
        return cls(
            environment=environment,
            folder=folder,
            database=database,
            public_database=said.get("SADEED_PUBLIC_DATABASE", "") or database,
            secret=_secret(said, environment, folder),
            public_url=said.get("SADEED_PUBLIC_URL", "").rstrip("/") or f"http://127.0.0.1:{port + 1}",
        )


def _secret(said: Mapping[str, str], environment: str, folder: Path) -> str:
    given = said.get("SADEED_SECRET", "")
    if environment == "production":
        if len(given) < 32:
            raise CannotStart("SADEED_SECRET is missing or shorter than 32 signs; production does not start without it")
        return given
    return given or _kept_secret(folder / "secret")


def _kept_secret(file: Path) -> str:
    """The demo's own secret, made once, so that signed-in people stay signed in over a restart."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
            new.write(secrets.token_hex(32))
    except FileExistsError:
        pass
    return file.read_text()
