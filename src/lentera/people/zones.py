"""Time zones as people choose them: by their IANA name, with how far they are from UTC now."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from lentera.web.pick import Option

if TYPE_CHECKING:
    from datetime import datetime

# Names that are not places, or old names for countries.
NOT_PLACES = (
    "Etc/",
    "SystemV/",
    "US/",
    "Canada/",
    "Brazil/",
    "Chile/",
    "Mexico/",
    "posix/",
    "right/",
)
MINUS = "\N{MINUS SIGN}"


@lru_cache(maxsize=1)
def zone_names() -> tuple[str, ...]:
    """Return the zones people can choose, places in order, then UTC.

    Old names of places stay: browsers still report some of them.
    """
    places = (
        name for name in available_timezones() if "/" in name and not name.startswith(NOT_PLACES)
    )
    return (*sorted(places), "UTC")


def zone_options(chosen: str, *, now: datetime) -> list[Option]:
    """Return the zones for a picker, each with its present distance from UTC."""
    return [
        Option(
            value=name,
            label=name.replace("_", " "),
            note=_distance(name, now),
            selected=name == chosen,
        )
        for name in zone_names()
    ]


def _distance(name: str, now: datetime) -> str:
    offset = now.astimezone(ZoneInfo(name)).utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes >= 0 else MINUS
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
