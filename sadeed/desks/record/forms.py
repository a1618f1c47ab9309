"""What is asked about the record and about what waits for a second person."""

from typing import Any

from flask_babel import lazy_gettext as _l

from ...records import checkpoints
from ...web import recordview
from ...web.forms import LTR, ActForm, long, short


class AddressForm(ActForm):
    """Where checkpoints go."""

    address = short(_l("Email address outside this server"), render_kw=LTR | {"inputmode": "email"},
                    description=_l("Left empty: checkpoints are written to their folder alone."))  # fmt: skip

    def fill(self, view: Any) -> None:
        """What stands now."""
        self.address.data = checkpoints.address()


class ProposalAct(ActForm):
    """An act on a proposal that needs nothing said."""

    def choose(self, view: Any) -> None:
        """`NotFound` for no such proposal."""
        recordview.one(view["proposal_id"])


class DeclineForm(ProposalAct):
    """Why not."""

    reason = long(_l("Reason"), needed=True, most=600)
