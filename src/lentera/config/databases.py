"""The database settings: SQLite in the data folder, or PostgreSQL by address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

from lentera.config.environment import UnusableVariableError

if TYPE_CHECKING:
    from pathlib import Path

# FULL: an acknowledged entry survives a power cut (decision 2). IMMEDIATE avoids the deadlock of
# two readers that both want to write. A thread makes the checkpoints (see config.tending); should
# it be missing, writers make one themselves after 40 MB.
SQLITE_START = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"
    "PRAGMA foreign_keys=ON;"
    "PRAGMA wal_autocheckpoint=10000;"
    "PRAGMA cache_size=-32000;"
    "PRAGMA temp_store=MEMORY;"
)


def database_settings(url: str, data: Path) -> dict[str, Any]:
    """Return Django's settings for one database.

    Raises:
        UnusableVariableError: the address is not a postgresql:// one.
    """
    if not url:
        return _sqlite(data / "lentera.sqlite3")
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        message = "LENTERA_DATABASE_URL must look like postgresql://role:password@host:5432/name"
        raise UnusableVariableError(message)
    return {
        "ENGINE": "lentera.config.postgresql",  # Django's, with a pass for row security
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def _sqlite(path: Path) -> dict[str, Any]:
    path.parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "lentera.config.sqlite3",  # Django's, with a lock and a queue for writers
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": SQLITE_START,
        },
    }
