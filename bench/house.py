"""The house in this process: somebody signed in, requests without a socket, and what they ask of the database."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import event

from bench.floor_page import Asked
from bench.ground import SECRET, Ground
from sadeed import create_app
from sadeed.config import Settings
from sadeed.records.base import db
from tests.pages import Page

PASSWORD = "sadeed-demo"
SILENT = ("PRAGMA", "BEGIN", "SAVEPOINT", "RELEASE")


class House:
    """One app over a ground."""

    def __init__(self, ground: Ground):
        self.ground = ground
        settings = Settings("demo", ground.folder, ground.url, ground.url, SECRET, "http://public.example")
        self.app = create_app(settings)

    def cookie_of(self, username: str) -> str:
        """The cookie of somebody signed in."""
        client = self.app.test_client()
        page = Page.read(client.get("/sign-in").text)
        form = page.form("/sign-in")
        reply = client.post("/sign-in", data={**form.values, "username": username, "password": PASSWORD})
        assert reply.status_code == 303, f"{username} cannot sign in: {reply.status}"
        client.get("/", follow_redirects=True)  # the first page brings the token
        return "; ".join(f"{one.key}={one.value}" for one in client._cookies.values())

    def asking(self, path: str, cookie: str, *, as_fragment: bool = False) -> Callable[[], bytes]:
        """A GET of that page, again and again."""
        return lambda: self.ask(path, cookie, as_fragment=as_fragment)

    def ask(self, path: str, cookie: str, *, as_fragment: bool = False, **fields: Any) -> bytes:
        """The body of the reply; a POST when fields are given. Anything but 200 and 303 is a fault of the bench."""
        body = urlencode(fields, doseq=True).encode()
        way, _, query = path.partition("?")
        environ = {
            "REQUEST_METHOD": "POST" if fields else "GET", "PATH_INFO": way.encode().decode("latin-1"),
            "QUERY_STRING": query, "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "127.0.0.1", "REMOTE_ADDR": "127.0.0.1", "HTTP_COOKIE": cookie,
            "CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body), "wsgi.url_scheme": "http", "wsgi.errors": io.StringIO(),
            "wsgi.version": (1, 0), "wsgi.multithread": True, "wsgi.multiprocess": False, "wsgi.run_once": False,
        }  # fmt: skip
        if as_fragment:
            environ["HTTP_HX_REQUEST"] = "true"
        said: list[str] = []
        reply = self.app(environ, lambda status, _headers, _failure=None: said.append(status))  # type: ignore[arg-type]
        answer = b"".join(reply)
        getattr(reply, "close", lambda: None)()
        assert said[0][:3] in ("200", "303"), f"{path}: {said[0]}"
        return answer

    @contextmanager
    def listening(self) -> Iterator[Asked]:
        """The statements of the block with their values, as the driver gets them."""
        asked: Asked = []

        def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_more: Any) -> None:
            if not statement.startswith(SILENT):
                asked.append((statement, values))

        with self.app.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", note)
        try:
            yield asked
        finally:
            event.remove(engine, "before_cursor_execute", note)
