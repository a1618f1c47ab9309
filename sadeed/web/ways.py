"""Where a page may send on to: an address of this house alone, never another host."""

from urllib.parse import urlencode, urlsplit

from flask import request


def here(*, with_query: bool = False) -> str:
    """The address of this page within its host, as a form sends to it; also where the house stands under a prefix."""
    said = request.full_path.rstrip("?") if with_query else request.path
    return f"{request.script_root}{said}"


def here_and_on() -> str:
    """The same, remembering where one goes afterwards."""
    on = within(request.args.get("next", ""))
    return f"{here()}?{urlencode({'next': on})}" if on else here()


def onward(otherwise: str) -> str:
    """Where one was going when the form was opened (`?next=`), within this house; else `otherwise`."""
    return within(request.args.get("next", "")) or otherwise


def within(address: str) -> str:
    """The address when it is a path of this house, else ""."""
    is_path = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if is_path and not urlsplit(address).netloc else ""


def back(otherwise: str) -> str:
    """The page of this house one came from; `otherwise` when there is none."""
    came_from = urlsplit(request.referrer or "")
    is_ours = came_from.netloc == request.host
    path = came_from._replace(scheme="", netloc="", fragment="").geturl()
    return (within(path) if is_ours else "") or otherwise
