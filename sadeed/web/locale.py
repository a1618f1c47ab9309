"""Language, direction, digits: Arabic first; each person's own choice, a visitor's from the session."""

from typing import Any

from flask import Flask, g, request, session
from flask_babel import Babel

LANGUAGES = ("ar", "en")
CHOICES = {
    "language": LANGUAGES,
    "digits": ("latin", "arabic"),
    "theme": ("auto", "light", "dark"),
    "density": ("comfortable", "compact"),
}
AT_FIRST = {"language": "ar", "digits": "latin", "theme": "auto", "density": "comfortable"}


def init(app: Flask) -> None:
    """Babel asks us which language this page speaks."""
    Babel(app, locale_selector=language)
    app.jinja_env.add_extension("jinja2.ext.i18n")


def choice(name: str) -> str:
    """What this person chose: from the account when signed in, else from the session, else the house's way."""
    kept: Any = g.get("choices")
    chosen = kept[name] if kept is not None else session.get(f"choice_{name}")
    return chosen if chosen in CHOICES[name] else AT_FIRST[name]


def language() -> str:
    """ar or en; a page may be asked for in one language by `?lang=`, without changing the choice."""
    asked = request.args.get("lang", "") if request else ""
    return asked if asked in LANGUAGES else choice("language")


def direction() -> str:
    """rtl or ltr."""
    return "rtl" if language() == "ar" else "ltr"
