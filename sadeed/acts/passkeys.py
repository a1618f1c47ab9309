"""Passkeys: a key that stays in a device or a stick, and signs a challenge of ours (S6, P-3)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import webauthn
from webauthn.helpers import bytes_to_base64url, parse_authentication_credential_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from ..arabic import Unreadable
from ..records import factors, journal, staff
from ..records.base import db
from ..records.cases import NotFound
from ..records.factors import Passkey, Spent
from ..records.staff import Seat
from ..records.transaction import transaction
from .factors import FACTOR, note_miss, refuse_many

MOST = 10
NAME_SIGNS = 60


@dataclass(frozen=True)
class Place:
    """Where a key is good: the host's name, and the whole address a browser stands at."""

    host: str
    origin: str


@dataclass(frozen=True)
class Asked:
    """A challenge, and what the browser is told of it, as JSON."""

    challenge: bytes
    options: str


class NotTaken(Unreadable):
    """The answer of the key is not what was asked for."""

    def __init__(self) -> None:
        super().__init__("passkey", "لم يُقبل جواب مفتاح المرور؛ تُفتح الصفحة من جديد ويُعاد",
                         "The passkey’s answer was not taken; open the page again and repeat")  # fmt: skip


def ask_to_make(place: Place, *, house: str, by: Seat) -> Asked:
    """What a browser is asked when somebody makes a key; one it holds already is not made twice."""
    options = webauthn.generate_registration_options(
        rp_id=place.host, rp_name=house, user_name=by.username, user_display_name=by.name,
        user_id=f"staff {by.staff}".encode(), exclude_credentials=_described(factors.passkeys_of(by.staff)),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED, user_verification=UserVerificationRequirement.PREFERRED
        ),
    )  # fmt: skip
    return Asked(options.challenge, webauthn.options_to_json(options))


def add(answer: str, *, challenge: bytes, place: Place, name: str, by: Seat, at: datetime) -> None:
    """A key is made. Raises `ValueError` when the answer is not to our challenge, at our address."""
    try:
        made = webauthn.verify_registration_response(
            credential=answer, expected_challenge=challenge, expected_rp_id=place.host, expected_origin=place.origin
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as no:
        raise NotTaken from no
    with transaction():
        factors.hold(by.staff)
        _spend(challenge, at=at)
        if len(factors.passkeys_of(by.staff)) >= MOST:
            raise Unreadable("many", "عشرة مفاتيح على الأكثر", "Ten passkeys at most")
        credential = bytes_to_base64url(made.credential_id)
        if factors.passkey_with(credential) is not None:
            raise NotTaken
        db.session.add(
            Passkey(staff_id=by.staff, credential=credential, public_key=made.credential_public_key,
                    sign_count=made.sign_count, host=place.host, name=name[:NAME_SIGNS], made_at=at)
        )  # fmt: skip
        journal.note_day("passkey_added", by=by, at=at, told={"name": name[:NAME_SIGNS]})


def rename(key_id: int, name: str, *, by: Seat, at: datetime) -> None:
    """Another name for one's own key; raises `NotFound`."""
    with transaction():
        _own(key_id, by).name = name[:NAME_SIGNS]
        journal.note_day("passkey_renamed", by=by, at=at, told={"name": name[:NAME_SIGNS]})


def remove(key_id: int, *, by: Seat, at: datetime) -> None:
    """One's own key opens nothing any more; raises `NotFound`."""
    with transaction():
        key = _own(key_id, by)
        journal.note_day("passkey_removed", by=by, at=at, told={"name": key.name})
        db.session.delete(key)


def ask_to_show(place: Place, *, staff_id: int | None = None) -> Asked:
    """What a browser is asked when somebody shows a key: one of this account, or whichever it holds.

    Alone, a key must make sure who holds it (a finger, a face, the device's own code); after a password it need not.
    """
    held = [key for key in factors.passkeys_of(staff_id) if key.host == place.host] if staff_id else []
    wanted = UserVerificationRequirement.PREFERRED if staff_id else UserVerificationRequirement.REQUIRED
    options = webauthn.generate_authentication_options(
        rp_id=place.host, allow_credentials=_described(held), user_verification=wanted
    )
    return Asked(options.challenge, webauthn.options_to_json(options))


def agreed(answer: str, *, challenge: bytes, place: Place, staff_id: int | None = None, at: datetime) -> int | None:
    """The account whose key answered; None when it is not a key of ours, of this account, or not the answer.

    With `staff_id` it must be that account's. A copy of a key shows by its counter and is refused; a challenge is
    answered once. Each miss of a known account is on record. Raises `TooMany` while there were too many.
    """
    with transaction():
        key = _shown(answer)
        whose = staff_id or (key.staff_id if key else None)
        if whose is None:
            return None
        person = factors.hold(whose)
        by = Seat(person.id, person.username, person.name, "")
        refuse_many(whose, FACTOR, since=at - factors.MISSES_COUNT_FOR)
        if key is None or key.staff_id != whose or not _verified(key, answer, challenge, place, alone=not staff_id):
            note_miss(FACTOR, "factor_failed", by=by, at=at)
            return None
        _spend(challenge, at=at)
        key.used_at = at
        factors.forget_misses(whose, FACTOR)
        return whose


def _verified(key: Passkey, answer: str, challenge: bytes, place: Place, *, alone: bool) -> bool:
    """Whether the key signed our challenge at our address; its counter is kept."""
    try:
        shown = webauthn.verify_authentication_response(
            credential=answer, expected_challenge=challenge, expected_rp_id=key.host, expected_origin=place.origin,
            credential_public_key=key.public_key, credential_current_sign_count=key.sign_count,
            require_user_verification=alone,
        )  # fmt: skip
    except (WebAuthnException, ValueError, KeyError, TypeError):
        return False
    key.sign_count = shown.new_sign_count
    return is_here(key, place) and not factors.was_spent(_mark(challenge))


def is_here(key: Passkey, place: Place) -> bool:
    """Whether the key was made at this host."""
    return key.host == place.host


def _shown(answer: str) -> Passkey | None:
    try:
        return factors.passkey_with(parse_authentication_credential_json(answer[:20000]).id)
    except (WebAuthnException, ValueError, KeyError, TypeError):
        return None


def _spend(challenge: bytes, *, at: datetime) -> None:
    """Answered: never again. Raises `NotTaken` when it was."""
    if factors.was_spent(_mark(challenge)):
        raise NotTaken
    factors.forget_spent(at=at)
    db.session.add(Spent(mark=_mark(challenge), at=at))
    db.session.flush()


def _mark(challenge: bytes) -> str:
    return hashlib.sha256(challenge).hexdigest()


def _own(key_id: int, by: Seat) -> Passkey:
    key = db.session.get(Passkey, key_id)
    if key is None or key.staff_id != by.staff:
        raise NotFound(str(key_id))
    return key


def _described(keys: Sequence[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=webauthn.base64url_to_bytes(key.credential)) for key in keys]


def account_of(staff_id: int) -> staff.Staff:
    """The account a key opened."""
    return staff.account_of(staff_id)
