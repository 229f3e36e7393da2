"""What runs here: versions, licences, zone data, and whether the server is well."""

from __future__ import annotations

import re
import zoneinfo
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.metadata import Distribution, distribution, requires
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import connection

from lentera.outbox.selectors import backlog, worker_ran_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Part:
    """One package Lentera is built on, with its licence."""

    name: str
    version: str
    licence: str


@dataclass(frozen=True, slots=True)
class Health:
    """How the server is doing, for who administers. Counts only: no mail's reader or content."""

    database: str
    database_version: str
    worker_ran_at: datetime | None
    mails_waiting: int
    gave_up: int


def version() -> str:
    """The version of Lentera that runs here."""
    return distribution("lentera").version


@lru_cache(maxsize=1)
def zone_data_version() -> str:
    """The version of the zone database in use, such as 2026b.

    Python asks the machine's own files first, then the package ``tzdata``.
    """
    folders = [Path(folder) for folder in zoneinfo.TZPATH]
    used = next((folder for folder in folders if (folder / "UTC").is_file()), None)
    if used is None:
        return str(import_module("tzdata").IANA_VERSION)
    # The machine's files carry their version in the first line of the compact source, if at all.
    compact = used / "tzdata.zi"
    first_line = (
        compact.read_text("ascii", "replace").partition("\n")[0] if compact.is_file() else ""
    )
    found = re.match(r"# version (\S+)", first_line)
    return found[1] if found else UNKNOWN


@lru_cache(maxsize=1)
def parts() -> tuple[Part, ...]:
    """The packages Lentera needs to run, by name."""
    found = (_part(name) for name in _needed())
    return tuple(sorted(found, key=lambda part: part.name.lower()))


def health() -> Health:
    """Which database answers, when the worker last ran, and what waits to be sent."""
    question = "SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version"
    with connection.cursor() as cursor:
        cursor.execute(question)
        answer = cursor.fetchone()
    waits = backlog()
    return Health(
        database=connection.display_name,
        database_version=str(answer[0]),
        worker_ran_at=worker_ran_at(),
        mails_waiting=waits.waiting,
        gave_up=waits.gave_up,
    )


def _needed() -> Iterator[str]:
    for requirement in requires("lentera") or ():
        name = re.match(r"[A-Za-z0-9._-]+", requirement)
        if name and "extra ==" not in requirement:
            yield name[0]


def _part(name: str) -> Part:
    found = distribution(name)
    return Part(found.metadata["Name"], found.version, _licence(found))


def _licence(package: Distribution) -> str:
    """What the package says of itself; where it says nothing, how its licence file begins."""
    facts = package.metadata
    if "License-Expression" in facts:
        return facts["License-Expression"]
    classified = [
        text.rpartition(" :: ")[2]
        for text in facts.get_all("Classifier") or ()
        if text.startswith("License ::")
    ]
    if classified:
        return ", ".join(classified)
    files = (file.read_text() for file in package.files or () if "licen" in file.name.lower())
    told = facts.get_all("License") or [text for text in files if text.strip()] or [UNKNOWN]
    return str(told[0]).strip().splitlines()[0][:60]
