"""What goes into the log: what happened and where, never the words or numbers of people."""

import traceback
from typing import Any, TextIO

import structlog
from flask import Flask


def init(_app: Flask) -> None:
    """Where a fault came from, without variables and without its message: either may be a code, a name, an identity."""
    plain = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=places_alone)
    structlog.configure(
        processors=[structlog.processors.add_log_level, structlog.processors.TimeStamper(fmt="iso"), plain]
    )


def places_alone(out: TextIO, failure: Any) -> None:
    """The lines of code a failure came through and its kind; the same of what caused it, the first cause first."""
    told, fault = [], failure[1]
    while fault is not None:
        told.append("".join(traceback.format_tb(fault.__traceback__)) + type(fault).__name__)
        fault = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    out.write("\n".join(reversed(told)))
