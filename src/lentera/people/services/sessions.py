"""How long a session lasts, and ending sessions (trust: 12 hours idle, 30 days in all)."""

from __future__ import annotations

from datetime import datetime, timedelta
from importlib import import_module
from typing import TYPE_CHECKING

from allauth.usersessions.models import UserSession
from django.conf import settings

from lentera.people.refusals import NoSuchSession

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase

    from lentera.people.models import Account

IDLE = timedelta(seconds=settings.SESSION_COOKIE_AGE)
WHOLE = timedelta(days=30)
# Activity is written down this often, not at every request: reading a page stays a read.
TOUCHED_EVERY = timedelta(minutes=10)
SIGNED_IN_AT, SEEN_AT = "signed_in_at", "seen_at"
# allauth keeps the network address of a session. Ours tell from where somebody works: we forget it.
NOWHERE = "0.0.0.0"  # noqa: S104  stored, never bound


def keep_signed_in(session: SessionBase, now: datetime) -> bool:
    """Prolong the session of somebody who is here; whether it may go on at all.

    Idle sessions end by themselves: their row expires.
    """
    signed_in_at = session.setdefault(SIGNED_IN_AT, now.timestamp())
    age = timedelta(seconds=now.timestamp() - signed_in_at)
    if age >= WHOLE:
        session.flush()
        return False
    if now.timestamp() - session.get(SEEN_AT, 0) >= TOUCHED_EVERY.total_seconds():
        session[SEEN_AT] = now.timestamp()
        session.set_expiry(int(min(IDLE, WHOLE - age).total_seconds()))
    return True


def end_session(account: Account, *, session_id: int) -> None:
    """End one of the account's sessions.

    Raises:
        NoSuchSession: there is none, or it is somebody else's.
    """
    session = UserSession.objects.filter(user=account, pk=session_id).first()
    if session is None:
        raise NoSuchSession
    session.end()


def end_sessions(account_id: int, *, keep: str | None = None) -> None:
    """End all sessions of an account, except the one with the key ``keep``."""
    ending = UserSession.objects.filter(user_id=account_id).exclude(session_key=keep)
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    for key in ending.values_list("session_key", flat=True):
        store.delete(key)
    ending.delete()


def forget_where(account_id: int) -> None:
    """Forget from which network addresses the account is signed in."""
    UserSession.objects.filter(user_id=account_id).exclude(ip=NOWHERE).update(ip=NOWHERE)
