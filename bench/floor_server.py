"""The floor under a server: bare Flask, one page from a file. No sadeed here.

BENCH_PAGE=page.html gunicorn bench.floor_server:app
"""

import os
from pathlib import Path

from flask import Flask

app = Flask("floor")
PAGE = Path(os.environ.get("BENCH_PAGE", os.devnull)).read_bytes()


@app.get("/")
@app.get("/healthz")
def page() -> bytes:
    """The same bytes every time."""
    return PAGE
