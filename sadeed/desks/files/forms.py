"""What is asked when a file is brought."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from ...web.bringing import PICTURES, BringForm, chosen


class ScanForm(BringForm):
    """A copy of a paper."""


class SheetForm(BringForm):
    """The sheet that was signed by hand."""


class PhotosForm(BringForm):
    """Photos of the home."""

    is_one = False
    chosen = chosen(_l("Or choose photos"), PICTURES, is_one=False)
    has_consent = BooleanField(_l("Who lives in the home gave leave to photograph it"))
    no_faces = BooleanField(_l("No face is in the photos"))
