"""Every environment variable Lentera reads: name, type, default and what it is for.

The reference page ``docs/reference/settings.md`` is generated from here.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class UnusableVariableError(ValueError):
    """A variable has a value nobody can use; the message says what to write instead."""


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable as the reference page shows it."""

    name: str
    default: str
    help: str
    secret: bool = False


VARIABLES: tuple[Variable, ...] = (
    Variable("LENTERA_DATA", "./data", "Folder of the SQLite files, keys, uploads and mails."),
    Variable("LENTERA_PORT", "8321", "Port the server listens on."),
    Variable("LENTERA_HOST", "127.0.0.1", "Address the server listens on."),
    Variable(
        "LENTERA_BASE_URL",
        "",
        "Address people use; https turns on secure cookies and HSTS. "
        "Empty means http://localhost with LENTERA_PORT.",
    ),
    Variable(
        "LENTERA_DATABASE_URL",
        "",
        "postgresql://role:password@host:port/name; empty means SQLite in LENTERA_DATA.",
        secret=True,
    ),
    Variable(
        "LENTERA_DATABASE_OWNER_URL",
        "",
        "The same database as its owner; used by `lentera migrate` only.",
        secret=True,
    ),
    Variable(
        "LENTERA_SECRET_KEY",
        "",
        "Signs sessions and links; made and kept in LENTERA_DATA when missing.",
        secret=True,
    ),
    Variable(
        "LENTERA_EMAIL_URL",
        "",
        "smtp://name:password@host:587?tls=starttls or smtps://...; "
        "without it mails are written to LENTERA_DATA/outbox/*.eml.",
        secret=True,
    ),
    Variable("LENTERA_EMAIL_FROM", "Lentera <lentera@localhost>", "Sender of every mail."),
    Variable("LENTERA_OIDC_ISSUER", "", "Address of your OpenID Connect provider."),
    Variable("LENTERA_OIDC_CLIENT_ID", "", "Client id your provider gave Lentera."),
    Variable("LENTERA_OIDC_CLIENT_SECRET", "", "Secret your provider gave Lentera.", secret=True),
    Variable("LENTERA_OIDC_NAME", "Single sign-on", "What the sign-in button says."),
    Variable(
        "LENTERA_TRUSTED_PROXIES",
        "0",
        "How many reverse proxies stand in front; their forwarded headers are believed.",
    ),
    Variable("LENTERA_BROWSER", "", "Path of a Chromium for the browser tests."),
    Variable("LENTERA_TEST_SKIP", "", "Parts of script/test to leave out, by name."),
)


@dataclass(frozen=True, slots=True)
class Environment:
    """What one process was told by its environment, typed and checked."""

    data: Path
    port: int
    host: str
    base_url: str
    database_url: str
    database_owner_url: str
    secret_key: str
    email_url: str
    email_from: str
    oidc_issuer: str
    oidc_client_id: str
    oidc_client_secret: str
    oidc_name: str
    trusted_proxies: int

    @property
    def https(self) -> bool:
        """Whether people reach this server through TLS."""
        return self.base_url.startswith("https://")


def read_environment(values: Mapping[str, str] | None = None) -> Environment:
    """Read, type and check every variable.

    Raises:
        UnusableVariableError: a value cannot be used; the text names the variable and a good value.
    """
    values = os.environ if values is None else values
    data = Path(_text(values, "LENTERA_DATA")).resolve()
    port = _number(values, "LENTERA_PORT")
    base_url = _text(values, "LENTERA_BASE_URL").rstrip("/") or f"http://localhost:{port}"
    if not base_url.startswith(("http://", "https://")):
        message = "LENTERA_BASE_URL must begin with http:// or https://, like http://localhost:8321"
        raise UnusableVariableError(message)
    return Environment(
        data=data,
        port=port,
        host=_text(values, "LENTERA_HOST"),
        base_url=base_url,
        database_url=_text(values, "LENTERA_DATABASE_URL"),
        database_owner_url=_text(values, "LENTERA_DATABASE_OWNER_URL"),
        secret_key=_text(values, "LENTERA_SECRET_KEY") or kept_secret(data / "secret-key"),
        email_url=_text(values, "LENTERA_EMAIL_URL"),
        email_from=_text(values, "LENTERA_EMAIL_FROM"),
        oidc_issuer=_text(values, "LENTERA_OIDC_ISSUER"),
        oidc_client_id=_text(values, "LENTERA_OIDC_CLIENT_ID"),
        oidc_client_secret=_text(values, "LENTERA_OIDC_CLIENT_SECRET"),
        oidc_name=_text(values, "LENTERA_OIDC_NAME"),
        trusted_proxies=_number(values, "LENTERA_TRUSTED_PROXIES"),
    )


def kept_secret(path: Path) -> str:
    """Return the secret kept in ``path``; make it (readable by its owner only) when missing."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        # O_EXCL: of two processes that start together one makes the file, the other reads it.
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text().strip()
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text().strip()


def _text(values: Mapping[str, str], name: str) -> str:
    variable = next(one for one in VARIABLES if one.name == name)
    if variable.secret and values.get(f"{name}_FILE"):
        return Path(values[f"{name}_FILE"]).read_text().strip()
    return values.get(name, "") or variable.default


def _number(values: Mapping[str, str], name: str) -> int:
    text = _text(values, name)
    if not text.isdigit():
        message = f"{name} must be a whole number, not {text!r}"
        raise UnusableVariableError(message)
    return int(text)
