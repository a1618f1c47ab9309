"""Who is counted, and what of a ballot may be seen before it is closed (H-5)."""

from .facts import HearingFacts
from .tally import exact
from .terms import Terms


def is_quorate(present: int, members: int, terms: Terms) -> bool:
    """Whether more than the charter's part of the members is in the room."""
    return present > exact(terms["quorum"]) * members


def counted(hearing: HearingFacts) -> tuple[int, int]:
    """(present, members) of this case: whoever stepped aside is in neither."""
    seated = hearing.members - hearing.recused
    return len(seated & hearing.present), len(seated)


def sees_who_voted(hearing: HearingFacts, reader: int) -> bool:
    """Whether this reader may know who has voted: whoever stepped aside learns nothing of the others."""
    return reader not in hearing.recused


def sees_the_vote(hearing: HearingFacts, of: int, *, reader: int, is_at_the_table: bool, terms: Terms) -> bool:
    """Whether this reader may know what `of` voted.

    One's own always; a recusal is open to all; another's never to whoever stepped aside or does not sit at the table,
    and where the charter keeps votes secret not before the voting on the case is closed.
    """
    if reader == of or of in hearing.recused:
        return True
    if reader in hearing.recused or not is_at_the_table:
        return False
    return hearing.is_closed or not terms["secret_votes"]
