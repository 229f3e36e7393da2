"""Making a backup while people go on working."""

from __future__ import annotations

import os
import shutil
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pyrage
from django.conf import settings
from django.db import connection

from lentera.config import running
from lentera.config.backup import manifest, postgresql_store, sqlite_store
from lentera.config.backup.witnessing import tell_members
from lentera.config.refusals import BackupNeedsRecipient, FileIsThere, NoSuchFolder, NoSuchRecipient
from lentera.domain.doors import Upkeep, standing_open

RECIPIENTS = "backup-recipients"
# Stays out: the live database (it comes as a snapshot), the lock, and what restores put aside.
LEFT_OUT = ("lentera.sqlite3", running.NAME, "before-restore-", ".backup-", ".restore-")
FILES = "files"


@dataclass(frozen=True, slots=True)
class Made:
    """Where the backup is, how large, and what it holds."""

    path: Path
    size: int
    rows: int
    files: int


@standing_open(Upkeep.BACKUP)
def make_backup(target: Path, *, recipients: Sequence[str], now: datetime) -> Made:
    """Write one encrypted file; into a folder it goes under a name with its time.

    Raises:
        NoSuchFolder: the target is neither a folder nor a file of one that ends in .age.
        BackupNeedsRecipient: nobody is named who could open it.
        NoSuchRecipient: a recipient is no age key.
    """
    keys = _keys([*recipients, *kept_recipients()])
    if not keys:
        raise BackupNeedsRecipient
    target = _file_at(target, now)
    tell_members("server.backup", now=now)  # durable before the first row is read (decision 31)
    with _staging() as folder:
        content = folder / "content"
        content.mkdir()
        rows = (
            sqlite_store.save(content)
            if connection.vendor == "sqlite"
            else postgresql_store.save(content)
        )
        _copy_files(content / FILES)
        told = manifest.describe(content, engine=connection.vendor, rows=rows, now=now)
        (content / manifest.NAME).write_text(told.as_json(), encoding="utf-8")
        _pack(content, folder / "archive")
        _encrypt(folder / "archive", target, keys)
    return Made(target, target.stat().st_size, sum(rows.values()), len(told.files))


def new_key(path: Path) -> str:
    """Write a new age key into a file only its owner may read; keep and return its recipient.

    The file belongs on another machine: whoever has it can open the backups.

    Raises:
        FileIsThere: it is never written over.
    """
    identity = pyrage.x25519.Identity.generate()
    recipient = str(identity.to_public())
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise FileIsThere(path=path) from error
    with os.fdopen(handle, "w") as file:
        file.write(f"# public key: {recipient}\n{identity}\n")
    with (settings.ENVIRONMENT.data / RECIPIENTS).open("a") as file:
        file.write(f"{recipient}\n")
    return recipient


def kept_recipients() -> list[str]:
    """Return the recipients that this server's backups are always for."""
    path: Path = settings.ENVIRONMENT.data / RECIPIENTS
    lines = path.read_text().splitlines() if path.exists() else []
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _keys(recipients: Sequence[str]) -> list[pyrage.x25519.Recipient]:
    keys = []
    for recipient in dict.fromkeys(recipients):
        try:
            keys.append(pyrage.x25519.Recipient.from_str(recipient))
        except pyrage.RecipientError as error:
            raise NoSuchRecipient(recipient=recipient) from error
    return keys


def _file_at(target: Path, now: datetime) -> Path:
    """Return the file to write. A folder is not made: where a disk is not mounted, it is missing.

    What does not end in .age is meant as a folder; else a mistyped one would become a file.
    """
    if target.is_dir():
        return target / f"lentera-{now:%Y-%m-%dT%H%M%SZ}.tar.gz.age"
    folder = target.parent if target.suffix == ".age" else target
    if not folder.is_dir():
        raise NoSuchFolder(path=folder)
    return target


@contextmanager
def _staging() -> Iterator[Path]:
    """Give a folder beside the data, on a disk that holds the plain data anyway."""
    with TemporaryDirectory(prefix=".backup-", dir=settings.ENVIRONMENT.data) as folder:
        yield Path(folder)


def _copy_files(target: Path) -> None:
    """Copy keys, uploads and mails; what vanishes meanwhile was not to be kept."""
    target.mkdir()
    for path in settings.ENVIRONMENT.data.iterdir():
        if path.name.startswith(LEFT_OUT):
            continue
        if path.is_dir():
            shutil.copytree(path, target / path.name, copy_function=_copy_if_there)
        else:
            _copy_if_there(path, target / path.name)


def _copy_if_there(path: str | Path, target: str | Path) -> None:
    """Copy a file, unless a mail was sent or an import ended since the folder was listed."""
    with suppress(FileNotFoundError):
        shutil.copy2(path, target)


def _pack(content: Path, archive: Path) -> None:
    with tarfile.open(archive, "w:gz", compresslevel=6) as tar:
        for name in manifest.names_in(content):
            tar.add(content / name, arcname=name)


def _encrypt(archive: Path, target: Path, keys: list[pyrage.x25519.Recipient]) -> None:
    """Write beside the target and rename: a backup is there whole, or not at all."""
    part = target.with_name(f"{target.name}.part")
    try:
        pyrage.encrypt_file(str(archive), str(part), keys)
        part.chmod(0o600)
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
