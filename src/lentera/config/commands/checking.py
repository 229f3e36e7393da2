"""Looking an installation over, as a person would who has an hour: ``lentera check``."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.db import connection

from lentera.config.commands.migrating import missing_migrations, missing_tables
from lentera.config.space import MEGABYTE, space
from lentera.outbox.selectors import backlog


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    good: bool
    says: str


def check_all(*, now: datetime) -> list[Finding]:
    """Return what was found, in the order of how much it matters."""
    missing, tables = missing_migrations(), missing_tables()
    findings = [*_database(), _steps(missing), *_tables(missing, tables), *_files(), *_settings()]
    return findings if missing or tables else [*findings, _outbox(now)]


def _database() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute("SHOW server_version")
            yield Finding("database", good=True, says=f"PostgreSQL {cursor.fetchone()[0]} answers")
            return
        cursor.execute("PRAGMA integrity_check(1)")
        [found] = cursor.fetchone()
        yield Finding("database", good=found == "ok", says=f"integrity {found}")
        broken = cursor.execute("PRAGMA foreign_key_check").fetchall()
        yield Finding("references", good=not broken, says=f"{len(broken)} lead nowhere")


def _steps(missing: list[str]) -> Finding:
    says = f"lentera migrate is due: {', '.join(missing)}" if missing else "all made"
    return Finding("migrations", good=not missing, says=says)


def _tables(missing: list[str], tables: list[str]) -> Iterator[Finding]:
    """Steps that are due bring their tables; with none due, a table that is not there is lost."""
    if not missing:
        says = f"lost: {', '.join(tables)}; restore a backup" if tables else "all there"
        yield Finding("tables", good=not tables, says=says)


def _files() -> Iterator[Finding]:
    disk = space()
    yield Finding("disk", good=not disk.short, says=f"{disk.free // MEGABYTE:,} MB free")
    key: Path = settings.ENVIRONMENT.data / "secret-key"
    if key.exists():
        closed = not key.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
        yield Finding("secret key", good=closed, says="for its owner only" if closed else "open")


def _settings() -> Iterator[Finding]:
    host = str(urlsplit(settings.ENVIRONMENT.base_url).hostname)
    if not settings.ENVIRONMENT.https:
        says = "plain HTTP" + (", on this machine only" if _is_loopback(host) else "; use https")
        yield Finding("address", good=_is_loopback(host), says=says)
    told = checks.run_checks(include_deployment_checks=settings.ENVIRONMENT.https)
    found = [one for one in told if not one.is_silenced()]
    for one in found:
        yield Finding(one.id or "settings", good=one.level < checks.WARNING, says=one.msg)
    if not found:
        yield Finding("settings", good=True, says="nothing to say")


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _outbox(now: datetime) -> Finding:
    found = backlog()
    waits = f"{found.waiting} wait"
    if found.oldest_at:
        waits += f", the oldest for {int((now - found.oldest_at).total_seconds() // 60)} minutes"
    says = f"{waits}; {found.gave_up} given up"
    return Finding("outbox", good=not found.gave_up, says=says)
