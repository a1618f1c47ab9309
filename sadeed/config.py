"""Settings, read from the environment once. What is missing in production refuses to start, by name."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PRACTICE = "/practice"
SHORTEST_SECRET, FEWEST_SIGNS = 32, 10


class CannotStart(RuntimeError):
    """A setting is missing or unsafe; the message names it."""


@dataclass(frozen=True)
class Elsewhere:
    """Another house that vouches for accounts of this one (OpenID Connect). `claim` is what it calls them by."""

    issuer: str
    client: str
    secret: str
    claim: str

    @classmethod
    def read(cls, said: Mapping[str, str]) -> "Elsewhere | None":
        """From the environment; none unless an issuer is named. Raises `CannotStart`."""
        issuer, client = said.get("SADEED_OIDC_ISSUER", ""), said.get("SADEED_OIDC_CLIENT", "")
        if not issuer:
            return None
        if not issuer.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
            raise CannotStart("SADEED_OIDC_ISSUER begins with https://")
        if not client:
            raise CannotStart("SADEED_OIDC_ISSUER is set, and SADEED_OIDC_CLIENT is not")
        claim = said.get("SADEED_OIDC_CLAIM", "") or "preferred_username"
        return cls(issuer, client, said.get("SADEED_OIDC_SECRET", ""), claim)


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
    is_practice: bool = False
    elsewhere: Elsewhere | None = None
    scanner: str = ""  # the association's clamd, as "/run/clamav/clamd.ctl" or "host:port"
    scanner_may_be_away: bool = False  # then files are kept unscanned, and marked so

    @property
    def is_demo(self) -> bool:
        """Made people, known passwords: on this machine alone."""
        return self.environment == "demo"

    @property
    def prefix(self) -> str:
        """Under which path of the address this house stands: practice has its own."""
        return PRACTICE if self.is_practice else ""

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
            scanner=_scanner(said.get("SADEED_CLAMD", "")),
            scanner_may_be_away=said.get("SADEED_CLAMD_AWAY", "refuse") == "allow",
        )


def _scanner(address: str) -> str:
    """Where clamd listens. Raises `CannotStart` for what is neither a socket's path nor host:port."""
    host, _, port = address.rpartition(":")
    if address and not address.startswith("/") and not (host and port.isascii() and port.isdigit()):
        raise CannotStart(f"SADEED_CLAMD is “{address}”; it is the path of a socket, or host:port")
    return address


def _secret(said: Mapping[str, str], environment: str, folder: Path) -> str:
    """The one that was given, else the house's own; production takes no weak one."""
    given = said.get("SADEED_SECRET", "")
    if environment == "production" and given and is_weak(given):
        raise CannotStart(
            "SADEED_SECRET is weak: at least 32 signs, and not a few of them again and again. "
            "Without the setting a good one is made and kept in the folder of SADEED_DATA"
        )
    return given or kept_secret(folder / "secret")


def is_weak(secret: str) -> bool:
    """Short, or so uniform that it was typed in haste."""
    return len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_SIGNS


def kept_secret(file: Path) -> str:
    """The house's own secret, made once, so that signed-in people stay signed in over a restart.

    Raises `CannotStart` when others can read it, or when it is no secret any more.
    """
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not file.exists():
        _make_secret(file)
    if file.stat().st_mode & 0o077:
        raise CannotStart(f"{file} can be read by others; it holds the secret of all sessions: chmod 600 {file}")
    kept = file.read_text()
    if is_weak(kept):
        raise CannotStart(f"{file} holds no good secret; delete it and another is made, and everybody signs in anew")
    return kept


def _make_secret(file: Path) -> None:
    """Whole or not at all: of two servers that start at once, both read the one that came first."""
    name = file.with_name(f"{file.name}.{os.getpid()}")
    with open(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as new:
        new.write(secrets.token_hex(32))
        new.flush()
        os.fsync(new.fileno())
    try:
        os.link(name, file)
    except FileExistsError:
        pass
    finally:
        name.unlink()
