"""The free-space guard: before the disk is full, writing stops in words and reading goes on.

A database on a full disk stays whole but refuses everything in the middle of a deed; this asks
before the deed begins.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from lentera.config.refusals import NoRoomLeft
from lentera.web.middleware import refuse

MEGABYTE = 1024 * 1024
LEAST_BYTES = 500 * MEGABYTE
# A twentieth of the disk, but of a large one not more than this: 160 GB free is not a shortage.
LEAST_SHARE = 20
LEAST_SHARE_AT_MOST_BYTES = 2048 * MEGABYTE
SECONDS_BETWEEN_LOOKS = 5.0
READING = {"GET", "HEAD", "OPTIONS"}


@dataclass(frozen=True, slots=True)
class Space:
    """How large the disk of LENTERA_DATA is, and how much of it is free, in bytes."""

    total: int
    free: int

    @property
    def short(self) -> bool:
        """Whether it is time to stop writing."""
        share = min(self.total // LEAST_SHARE, LEAST_SHARE_AT_MOST_BYTES)
        return self.free < max(LEAST_BYTES, share)


def space() -> Space:
    """Look at the disk."""
    usage = shutil.disk_usage(settings.ENVIRONMENT.data)
    return Space(usage.total, usage.free)


class SpaceGuard:
    """Middleware that refuses writes while the disk is nearly full."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response
        self._looked_at = float("-inf")
        self._short = False

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, or refuse it."""
        if request.method not in READING and self._is_short():
            return refuse(request, NoRoomLeft())
        return self._get_response(request)

    def _is_short(self) -> bool:
        if monotonic() - self._looked_at > SECONDS_BETWEEN_LOOKS:
            self._short, self._looked_at = space().short, monotonic()
        return self._short
