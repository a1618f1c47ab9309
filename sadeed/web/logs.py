"""What goes into the log: what happened and where, never the words or numbers of people."""

import structlog
from flask import Flask


def init(_app: Flask) -> None:
    """Plain tracebacks: the usual ones print variables, and a variable may be a code, a name, an identity number."""
    plain = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(
        processors=[structlog.processors.add_log_level, structlog.processors.TimeStamper(fmt="iso"), plain]
    )
