"""The session of a request and its account: Django's own tables, two statements of ours.

Every request asks both, and the ORM wrote them anew each time: a quarter of what starting a timer
took (docs/decisions/0021-hot-statements-are-written-by-hand.md).
"""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import connection
from django.db.models.query import RawQuerySet
from django.utils import timezone

from lentera.people.models import Account

SESSION = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"
ACCOUNT = "SELECT * FROM people_account WHERE id = %s AND is_active"


class SessionStore(DatabaseStore):
    """Django's sessions in the database, read faster."""

    def load(self) -> dict[str, Any]:
        """Return what is kept, or nothing where the session has ended."""
        # Django's clock, not ours: it also wrote when the session ends.
        now = connection.ops.adapt_datetimefield_value(timezone.now())  # noqa: TID251  as above
        with connection.cursor() as cursor:
            cursor.execute(SESSION, [self.session_key, now])
            row = cursor.fetchone()
        if row is None:
            self._session_key = None
            return {}
        kept: dict[str, Any] = self.decode(row[0])
        return kept


class Backend(AuthenticationBackend):
    """allauth's sign-in, which finds the account of a session faster."""

    def get_user(self, user_id: int) -> Account | None:
        """Return the account, unless it is closed."""
        return next(iter(RawQuerySet(ACCOUNT, Account, params=(user_id,))), None)
