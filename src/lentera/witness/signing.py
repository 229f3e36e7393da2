"""The key the ledger is signed with: a file beside the database, never in it."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from django.conf import settings

from lentera.domain.note import NoteKey, key_from_vkey

KEY_FILE = "ledger.key"
PUBLIC_FILE = "ledger.vkey"
NEWEST_FILE = "ledger.checkpoint"


@dataclass(frozen=True, slots=True)
class LedgerKey:
    """What signs checkpoints, under the name of this server."""

    name: str
    private: Ed25519PrivateKey

    @property
    def note_key(self) -> NoteKey:
        """The public half, as notes name it."""
        public = self.private.public_key()
        return NoteKey(self.name, public.public_bytes(Encoding.Raw, PublicFormat.Raw))

    def sign(self, message: bytes) -> bytes:
        """Return the Ed25519 signature of a message. Source: RFC 8032."""
        return self.private.sign(message)


def verify(public_key: bytes, signature: bytes, message: bytes) -> bool:
    """Say whether the Ed25519 signature of a message is right."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def ledger_key() -> LedgerKey:
    """Return the key of this server, made on first use."""
    return _read(settings.LEDGER_FOLDER)


@cache
def _read(folder: Path) -> LedgerKey:
    secret, public = folder / KEY_FILE, folder / PUBLIC_FILE
    if not secret.exists():
        _make(secret)
    private = load_pem_private_key(secret.read_bytes(), password=None)
    if not isinstance(private, Ed25519PrivateKey):
        message = f"{secret.name} is no Ed25519 key: put the right one back from your backup"
        raise TypeError(message)
    if not public.exists():  # the address of a server may change; the name of its key does not
        public.write_text(LedgerKey(settings.LEDGER_NAME, private).note_key.vkey, encoding="utf-8")
    return LedgerKey(key_from_vkey(public.read_text(encoding="utf-8")).name, private)


def _make(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    pem = Ed25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    draft = path.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)
    with suppress(FileExistsError):
        os.link(draft, path)  # of two processes that start together the first one's key stays
    draft.unlink()


def remember(note: str) -> None:
    """Keep the newest checkpoint beside the key, where a restored database does not change it."""
    path: Path = settings.LEDGER_FOLDER / NEWEST_FILE
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_text(note, encoding="utf-8")
    draft.replace(path)


def remembered() -> str | None:
    """Return the newest checkpoint this server signed, if it ever did."""
    path: Path = settings.LEDGER_FOLDER / NEWEST_FILE
    return path.read_text(encoding="utf-8") if path.exists() else None
