"""Where a page may send on to: an address of this house alone, never another host."""

from urllib.parse import urlsplit

from flask import request


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
