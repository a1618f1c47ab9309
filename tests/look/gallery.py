"""A small application that shows every part of the look with invented people, so that tests and eyes can see them.

python -m tests.look.gallery 8090      then http://127.0.0.1:8090/queue?lang=ar&theme=dark&density=compact
"""

import gettext
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask, Response, render_template, request
from jinja2 import ChoiceLoader, FileSystemLoader
from werkzeug.serving import make_server

from tests.look.invented import PAGES, shown

ROOT = Path(__file__).resolve().parents[2]
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def create_gallery() -> Flask:
    """The gallery: /<page>?lang=ar|en&theme=auto|light|dark&density=comfortable|compact."""
    app = Flask("gallery", static_folder=str(ROOT / "static"), template_folder=str(ROOT / "templates"))
    pages = FileSystemLoader([ROOT / "templates", Path(__file__).parent / "pages"])
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.loader = ChoiceLoader([pages])
    app.jinja_env.globals.update(static_url=lambda path: f"/static/{path}", csrf_token=lambda: "a-token")
    speak(app)

    @app.get("/<page>")
    def page(page: str) -> str:
        return render_template(f"{page}.html", **frame(), **shown(page, language()))

    @app.after_request
    def harden(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = CSP
        return response

    return app


def language() -> str:
    return request.args.get("lang", "ar")


def frame() -> dict[str, object]:
    """What the layout reads besides the page's own."""
    lang = language()
    return {
        "lang": lang,
        "dir": "rtl" if lang == "ar" else "ltr",
        "digits": "latin",
        "theme": request.args.get("theme", "light"),
        "density": request.args.get("density", "comfortable"),
    }


def speak(app: Flask) -> None:
    """Interface words from the catalogue itself, in the language of the request."""
    spoken = {"ar": arabic(), "en": gettext.NullTranslations()}
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda words: spoken[language()].gettext(words),
        lambda one, many, n: spoken[language()].ngettext(one, many, n),
        newstyle=True,
    )


def arabic() -> gettext.GNUTranslations:
    compiled = io.BytesIO()
    with (ROOT / "translations/ar/LC_MESSAGES/messages.po").open("rb") as catalogue:
        write_mo(compiled, read_po(catalogue, locale="ar"))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@contextmanager
def open_gallery() -> Iterator[str]:
    """The gallery, served: its address for as long as it is needed."""
    server = make_server("127.0.0.1", 0, create_gallery(), threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


if __name__ == "__main__":
    print("pages:", ", ".join(PAGES))
    create_gallery().run(port=int(sys.argv[1]) if len(sys.argv) > 1 else 8090)
