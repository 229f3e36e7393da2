"""Whether the browser lets this page use passkeys (decision 14)."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpRequest


def passkeys_possible(request: HttpRequest) -> bool:
    """Whether the page came through TLS or from this very machine, and by a name.

    A passkey belongs to a name: an address of numbers cannot have one (WebAuthn, 5.1.2).
    """
    host = request.get_host().rsplit(":", 1)[0].strip("[]")
    if _is_number(host):
        return False
    return request.is_secure() or host == "localhost" or host.endswith(".localhost")


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
