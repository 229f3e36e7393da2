"""Whether somebody who is trusted with much should have a second step at the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator

from lentera.domain.viewer import Role

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer

# OWASP ASVS 5.0.0, V6.3.3: these open more than their own time, or vouch for it.
TRUSTED = frozenset({Role.OWNER, Role.PAYROLL, Role.REPRESENTATIVE})
STEPS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def lacks_second_step(viewer: Viewer) -> bool:
    """Whether the viewer has such a role, and neither an app nor a passkey. Only they are told."""
    if not viewer.roles & TRUSTED:
        return False
    return not Authenticator.objects.filter(user_id=viewer.account_id, type__in=STEPS).exists()
