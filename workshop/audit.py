"""The house is attacked, on this machine alone: bandit over the code, then a throw-away demo, wapiti through both apps
as the counter, as the committee and as a stranger, sqlmap on their forms. About ten minutes; the summary says what was
found. What is found and stays is explained in docs/security.md.

    make audit        or: python -m workshop.audit [seconds for each crawl, default 45]
"""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask

from sadeed.demo.staff import PASSWORD
from tests.house.filling import Seen
from tests.served import free_port
from workshop.suspects import suspects

ROOT = Path(__file__).parents[1]
TOOLS = ROOT / ".venv-audit" / "bin"
# No module that calls a server outside (ssrf, xxe, log4shell) or downloads lists (wapp, nikto, cms).
MODULES = (
    "sql,xss,permanentxss,file,exec,redirect,crlf,csrf,csp,cookieflags,http_headers,htaccess,backup,methods,upload"
)
NEVER = ("sign-out*", "live/*", "choices*", "training/*", "practice/*", "account/*", "admin/accounts/*", "static/*")
ATTACK = 15  # seconds a module of wapiti has
SQL_SECONDS, SQL_EACH = 240, 40
DESKS, OUTSIDE = 0, 1
STARTS = {  # besides the first page
    "reception": ("/reception/", "/people/", "/people/new", "/inbox/", "/library/"),
    "chair": ("/committee/", "/my-work/", "/library/"),
    "public": ("/help", "/t", "/check", "/s/here/main"),
}
FORMS = {  # whose forms sqlmap is given: the page on which each stands
    "reception": ("/people/", "/people/new", "/library/", "/cases/{case}/suspension", "/people/{person}/edit"),
    "chair": ("/committee/sessions/new", "/library/"),
    "stranger": ("/sign-in", "/sign-in/invitation"),
    "public": ("/help", "/volunteer", "/t", "/check", "/s/here/main"),
}


@dataclass(frozen=True)
class Visitor:
    """One through whose eyes the house is attacked: on which app, and with which cookie."""

    name: str
    base: str
    cookie: str = ""


@dataclass(frozen=True)
class Finding:
    """What a tool says."""

    tool: str
    visitor: str
    kind: str
    where: str


def public() -> Flask:
    """The public app without its doorkeeper, who would turn the attackers away after thirty forms."""
    from sadeed.public import create_public_app
    from sadeed.public.doorkeeper import Buckets

    app = create_public_app()
    app.extensions["page_buckets"] = app.extensions["form_buckets"] = Buckets(1e9, 1e9)
    app.config["SAME_TIME"] = 0
    return app


@contextmanager
def house(folder: Path) -> Iterator[tuple[str, str]]:
    """The demo in a folder of its own, served by both apps; their addresses."""
    ports = [free_port(), free_port()]
    env = os.environ | {
        "SADEED_ENV": "demo",
        "SADEED_DATA": str(folder),
        "PORT": str(ports[DESKS]),
        "SADEED_PREPARED": "1",
    }
    env.pop("SADEED_DATABASE", None)
    for words in (["init"], ["demo", "--if-empty"]):
        subprocess.run(
            [sys.executable, "-m", "flask", "--app", "wsgi", *words],
            env=env,
            cwd=ROOT,
            check=True,
            stdout=subprocess.DEVNULL,
        )
    servers = [
        subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "--bind", f"127.0.0.1:{port}",
             "--workers", "1", "--threads", "16", app],
            env=env, cwd=ROOT, start_new_session=True, stdout=(folder / "said").open("ab"), stderr=subprocess.STDOUT,
        )
        for port, app in zip(ports, ("wsgi:app", "workshop.audit:public()"), strict=True)
    ]  # fmt: skip
    try:
        for port in ports:
            _await(port)
        yield f"http://127.0.0.1:{ports[DESKS]}", f"http://127.0.0.1:{ports[OUTSIDE]}"
    finally:
        for server in servers:
            os.killpg(server.pid, signal.SIGTERM)
        for server in servers:
            server.wait(20)


def _await(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            if ask(f"http://127.0.0.1:{port}", "/healthz")[0] == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the house did not start")


def ask(base: str, path: str, cookie: str = "", **fields: str) -> tuple[int, str, dict[str, str]]:
    """(status, body, cookies) of a page; a POST when fields are given."""
    connection = HTTPConnection(base.removeprefix("http://"), timeout=30)
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST" if fields else "GET", path, urlencode(fields) if fields else None, headers)
    reply = connection.getresponse()
    held: SimpleCookie = SimpleCookie(
        "; ".join(one.partition(";")[0] for one in reply.headers.get_all("Set-Cookie", []))
    )
    return reply.status, reply.read().decode(errors="replace"), {name: one.value for name, one in held.items()}


def signed_in(base: str, username: str) -> Visitor:
    """Somebody at the desks."""
    _status, page, before = ask(base, "/sign-in")
    form = Seen.read(page).form("/sign-in").values
    cookie = "; ".join(f"{name}={value}" for name, value in before.items())
    status, _page, after = ask(base, "/sign-in", cookie, **{**form, "username": username, "password": PASSWORD})
    if status != 303:
        raise SystemExit(f"{username} cannot sign in: {status}")
    return Visitor(username, base, "; ".join(f"{name}={value}" for name, value in (before | after).items()))


def is_still_in(visitor: Visitor) -> bool:
    """An attack on somebody who was signed out meanwhile shows nothing."""
    return not visitor.cookie or ask(visitor.base, "/my-work/", visitor.cookie)[0] == 200


def crawl(visitor: Visitor, seconds: int, folder: Path) -> list[Finding]:
    """wapiti through the eyes of one visitor."""
    report = folder / f"wapiti-{visitor.name}.json"
    asked = [str(TOOLS / "wapiti"), "-u", f"{visitor.base}/", "-m", MODULES, "-f", "json", "-o", str(report), "-v", "0",
             "--max-scan-time", str(seconds), "--max-attack-time", str(ATTACK), "-d", "5", "--max-links-per-page", "60",
             "--max-files-per-dir", "60", "--tasks", "8", "-t", "15", "-S", "polite", "--flush-session",
             "--no-bugreport", "--store-session", str(folder / visitor.name), "-dr", "1",
             "--store-config", str(folder / "config")]  # fmt: skip
    asked += [part for path in NEVER for part in ("-x", f"{visitor.base}/{path}")]
    asked += [part for path in STARTS.get(visitor.name, ()) for part in ("-s", f"{visitor.base}{path}")]
    asked += ["-H", f"Cookie: {visitor.cookie}", "--drop-set-cookie"] if visitor.cookie else []
    with (folder / f"wapiti-{visitor.name}.txt").open("wb") as said:
        subprocess.run(asked, stdout=said, stderr=said, timeout=seconds * 4 + 600, check=False)
    if not report.exists():
        return [
            Finding("wapiti", visitor.name, "no report", (folder / f"wapiti-{visitor.name}.txt").read_text()[-300:])
        ]
    told = json.loads(report.read_text())
    pages = told["infos"].get("crawled_pages_nbr") or len(told["infos"].get("crawled_pages", []))
    print(f"  wapiti as {visitor.name}: {pages} pages and forms, still signed in: {is_still_in(visitor)}", flush=True)
    return [
        Finding(
            "wapiti",
            visitor.name,
            kind,
            f"{one['method']} {one['path']} {one.get('parameter', '')}: {one['info'][:160]}",
        )
        for part in ("vulnerabilities", "anomalies")
        for kind, found in told[part].items()
        for one in found
    ]


def forms_of(visitor: Visitor, places: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """(address, page it stands on, what it is sent) of each form sqlmap is given."""
    for page in FORMS[visitor.name]:
        at = page.format(**places)
        seen = Seen.read(ask(visitor.base, at, visitor.cookie)[1])
        for form in seen.forms:
            path = (form.action or at).partition("#")[0]
            if form.method == "get":
                yield f"{visitor.base}{path}?{urlencode(seen.filled(form))}", at, ""
            elif path.partition("?")[0] == at.partition("?")[0]:
                yield f"{visitor.base}{path}", at, urlencode(seen.filled(form), doseq=True)


def inject(visitor: Visitor, places: dict[str, str], until: float, folder: Path) -> list[Finding]:
    """sqlmap on the forms of one visitor, as many as there is time for."""
    found, tried = [], 0
    for address, page, fields in forms_of(visitor, places):
        left = int(min(SQL_EACH, until - time.monotonic()))
        if left < 5:
            print(f"  sqlmap as {visitor.name}: no time for {address}")
            continue
        asked = [str(TOOLS / "sqlmap"), "-u", address, "--batch", "--level", "1", "--risk", "1", "--technique", "BEU",
                 "--smart", "--disable-coloring", "--flush-session", "--time-limit", str(left),
                 "--output-dir", str(folder / "sqlmap"), "--param-exclude", "^(csrf_token|key|version)$"]  # fmt: skip
        asked += ["--cookie", visitor.cookie] if visitor.cookie else []
        asked += (
            ["--data", fields, "--csrf-token", "csrf_token", "--csrf-url", f"{visitor.base}{page}"] if fields else []
        )
        told = subprocess.run(asked, capture_output=True, text=True, timeout=left + 60, check=False)
        (folder / f"sqlmap-{visitor.name}-{tried}.txt").write_text(told.stdout + told.stderr)
        tried += 1
        if re.search(r"is vulnerable|injection point|appears to be '.*' injectable", told.stdout):
            found.append(Finding("sqlmap", visitor.name, "SQL injection", address))
    print(f"  sqlmap as {visitor.name}: {tried} forms, still signed in: {is_still_in(visitor)}", flush=True)
    return found


def places_of(visitor: Visitor) -> dict[str, str]:
    """A case and a person of the demo that this visitor may open."""
    queue = ask(visitor.base, "/reception/", visitor.cookie)[1]
    case = re.search(r"/cases/(SD-[\d-]+)", queue)
    page = ask(visitor.base, f"/cases/{case[1]}", visitor.cookie)[1] if case else ""
    person = re.search(r"/people/(P-[\d-]+)", page)
    return {"case": case[1] if case else "SD-1448-00001", "person": person[1] if person else "P-1448-00001"}


def main() -> int:
    """1 when anything was found that is not of the kinds explained in docs/security.md."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 45
    found = [Finding("bandit", "-", "code", line) for line in suspects()]
    print(f"bandit: {len(found)} suspects", flush=True)
    with tempfile.TemporaryDirectory(prefix="sadeed-audit-") as name:
        folder = Path(name)
        with house(folder) as (desks, outside):
            counter, committee = signed_in(desks, "reception"), signed_in(desks, "chair")
            for visitor in (counter, committee, Visitor("public", outside)):
                found += crawl(visitor, seconds, folder)
            places, until = places_of(counter), time.monotonic() + SQL_SECONDS
            for visitor in (counter, committee, Visitor("stranger", desks), Visitor("public", outside)):
                found += inject(visitor, places, until, folder)
        if kept := os.environ.get("AUDIT_KEEP"):
            subprocess.run(["cp", "-r", name, kept], check=True)
        broken = len(re.findall(r"Traceback", (folder / "said").read_text(errors="replace")))
    return tell(found, broken)


def tell(found: list[Finding], broken: int) -> int:
    """The summary."""
    explained = re.findall(r"^\| `(\w+): ([^`]+)` \|", (ROOT / "docs" / "security.md").read_text(), re.MULTILINE)
    new = [one for one in found if (one.tool, one.kind) not in explained]
    for one in sorted(set(new), key=lambda one: (one.tool, one.kind, one.where)):
        print(f"  {one.tool} {one.visitor}: {one.kind}: {one.where}")
    print(
        f"{len(found)} findings, {len(found) - len(new)} of explained kinds, {len(new)} new; {broken} faults in the log"
    )
    return 1 if new or broken else 0


if __name__ == "__main__":
    sys.exit(main())
