"""Language, direction, digits: Arabic first; each person's own choice, a visitor's from the session."""

from typing import Any

from flask import Flask, current_app, g, request, session
from flask_babel import Babel, Domain

from ..records import manners
from ..records.manners import Manners

LANGUAGES = ("ar", "en")
CHOICES = {
    "language": LANGUAGES,
    "digits": ("latin", "arabic"),
    "theme": ("auto", "light", "dark"),
    "density": ("comfortable", "compact"),
}


class Words(Domain):
    """The words of a page: looked up once a request and language, for a page asks for several hundred of them."""

    def get_translations(self) -> Any:
        """The translations of the language spoken at this moment (`force_locale` may change it within a page)."""
        here = getattr(g._get_current_object(), "_flask_babel", None) if g else None
        if here is None:
            return super().get_translations()
        known = getattr(here, "sadeed_words", None)
        if known is None or known[0] is not getattr(here, "babel_locale", None):
            found = super().get_translations()  # this settles the language
            known = here.sadeed_words = (here.babel_locale, found)
        return known[1]


WORDS = Words()  # one for all apps of a process: each catalogue of translations is read once


def init(app: Flask) -> None:
    """Babel asks us which language this page speaks."""
    Babel(app, locale_selector=language).domain_instance = WORDS
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=lambda text: WORDS.get_translations().ugettext(text),
        ngettext=lambda *texts: WORDS.get_translations().ungettext(*texts),
        newstyle=True,
    )


def choice(name: str) -> str:
    """What this person chose: from the account when signed in, else from the session, else the house's way."""
    kept: Any = g.get("choices")
    chosen = kept[name] if kept is not None else session.get(f"choice_{name}")
    return chosen if chosen in CHOICES[name] else _at_first()[name]


def language() -> str:
    """ar or en; a page may be asked for in one language by `?lang=`, without changing the choice.

    Arabic where the association does not offer English on this side.
    """
    asked = request.args.get("lang", "") if request else ""
    spoken = asked if asked in LANGUAGES else choice("language")
    return spoken if spoken == LANGUAGES[0] or spoken in offered() else LANGUAGES[0]


def end_session(spoken: str) -> None:
    """Nothing stays of the session but the language `spoken`: whoever signs out still reads what follows."""
    session.clear()
    session["choice_language"] = spoken


def offered() -> tuple[str, ...]:
    """The languages one may choose from on this side of the house, Arabic first."""
    return _manners().offered(current_app.config["SADEED_SIDE"])


def _at_first() -> dict[str, str]:
    """How the house speaks to those who have not chosen."""
    house = _manners()
    return {"language": LANGUAGES[0], "digits": house.digits, "theme": "auto", "density": house.density}


def _manners() -> Manners:
    """Asked once a request; those of a new house where the database cannot say."""
    if "manners" not in g:
        try:
            g.manners = Manners() if g.get("is_cut_off") else manners.standing()
        except Exception:
            return Manners()
    found: Manners = g.manners
    return found


def direction() -> str:
    """rtl or ltr."""
    return "rtl" if language() == "ar" else "ltr"
