"""The public app beside the desks, and an address of each of its routes."""

from collections.abc import Iterator

from flask import Flask

from sadeed.config import Settings
from sadeed.public import create_public_app
from sadeed.public.doorkeeper import Buckets
from tests.house.walking import methods_of

EXAMPLES = {"which": "help", "code": "a-code-of-nobody", "branch": "main", "mark": "0123456789abcdef"}


def patient(settings: Settings) -> Flask:
    """The public app, which does not mind how often one comes, nor lets anybody wait."""
    app = create_public_app(settings)
    app.extensions["page_buckets"] = app.extensions["form_buckets"] = Buckets(1e9, 1e9)
    app.config["SAME_TIME"] = 0
    return app


def addresses(app: Flask) -> Iterator[tuple[str, str]]:
    """(method, address) of every route."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint != "static":
            path = rule.rule.replace("any(help, volunteer):", "")
            for name, value in EXAMPLES.items():
                path = path.replace(f"<{name}>", value)
            assert "<" not in path, path
            yield from ((method, path) for method in sorted(methods_of(rule)))
