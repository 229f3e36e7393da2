"""How one's own account is kept safe: password, second step, passkeys, sessions, keys."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest

from lentera.people.user_agents import browser_name

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.people.models import Account


@dataclass(frozen=True, slots=True)
class Passkey:
    """One passkey or security key."""

    id: int
    name: str
    added_at: datetime
    last_used_at: datetime | None
    alone: bool


@dataclass(frozen=True, slots=True)
class Device:
    """One place where the account is signed in. Lentera does not keep from which network."""

    id: int
    browser: str
    system: str
    signed_in_at: datetime
    is_this_one: bool


@dataclass(frozen=True, slots=True)
class Locks:
    """Everything that opens the account."""

    has_password: bool
    has_app: bool
    codes_left: int | None
    passkeys: tuple[Passkey, ...]
    devices: tuple[Device, ...]


def locks(account: Account, *, session_key: str | None) -> Locks:
    """The account's locks; ``session_key`` tells which device asks."""
    found = Authenticator.objects.filter(user=account).order_by("created_at", "id")
    codes = [one for one in found if one.type == Authenticator.Type.RECOVERY_CODES]
    return Locks(
        has_password=account.has_usable_password(),
        has_app=any(one.type == Authenticator.Type.TOTP for one in found),
        codes_left=len(codes[0].wrap().get_unused_codes()) if codes else None,
        passkeys=tuple(_passkey(one) for one in found if one.type == Authenticator.Type.WEBAUTHN),
        devices=_devices(account, session_key),
    )


def _passkey(row: Authenticator) -> Passkey:
    return Passkey(
        id=row.pk,
        name=row.wrap().name,
        added_at=row.created_at,
        last_used_at=row.last_used_at,
        alone=bool(row.wrap().is_passwordless),
    )


def _devices(account: Account, session_key: str | None) -> tuple[Device, ...]:
    """List the sessions that still open the account, this one first."""
    sessions = [one for one in UserSession.objects.filter(user=account) if _is_live(one)]
    sessions.sort(key=lambda one: (one.session_key != session_key, -one.created_at.timestamp()))
    devices = []
    for session in sessions:
        browser, system = browser_name(session.user_agent)
        devices.append(
            Device(
                session.pk, browser, system, session.created_at, session.session_key == session_key
            )
        )
    return tuple(devices)


def _is_live(session: UserSession) -> bool:
    """Whether the session still opens the account: it has not expired, the password is the same."""
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(session.session_key)
    return get_user(request).is_authenticated
