"""The room every page of the administration stands in: its blueprint, who may come in, how its forms are declared."""

from functools import partial

from flask import Blueprint
from flask_babel import lazy_gettext as _l

from ...web import guards
from ...web.leaves import leaf

bp = Blueprint("admin", __name__, url_prefix="/admin")
guards.seated(bp, "admin")
sheet = partial(leaf, bp, roles=("admin",), clauses=("P-3",))
SAVED = _l("Saved, and written into the record.")
