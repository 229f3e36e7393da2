"""Putting a backup in the place of what is there; everything is checked before anything moves."""

from __future__ import annotations

import shutil
import tarfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pyrage
from django.conf import settings
from django.db import connection, connections

from lentera.config import running
from lentera.config.backup import manifest, postgresql_store, sqlite_store
from lentera.config.backup.making import FILES
from lentera.config.backup.witnessing import tell_members
from lentera.config.commands.migrating import migrate
from lentera.config.refusals import BackupDamaged, BackupOfAnotherEngine, BackupUnreadable
from lentera.domain.doors import Upkeep, standing_open


@dataclass(frozen=True, slots=True)
class Restored:
    """When the backup was made, what came back, and where the old things are."""

    made_at: str
    rows: int
    files: int
    put_aside: Path


@standing_open(Upkeep.BACKUP)
def restore_backup(file: Path, *, identity: Path, now: datetime) -> Restored:
    """Restore a backup; what stood before is kept in a folder beside the new data.

    Raises:
        ServerRuns: something works on the data folder.
        BackupUnreadable, BackupDamaged, BackupFromLater, BackupOfAnotherEngine: nothing changed.
    """
    data: Path = settings.ENVIRONMENT.data
    aside = data / f"before-restore-{now:%Y-%m-%dT%H%M%SZ}"
    with running.alone(), TemporaryDirectory(prefix=".restore-", dir=data) as folder:
        content = _unpack(file, identity, Path(folder))
        told = manifest.read(content)
        if told.engine != connection.vendor:
            raise BackupOfAnotherEngine(there=told.engine, here=connection.vendor)
        if told.engine == "sqlite":
            sqlite_store.check(content)
        aside.mkdir()
        if told.engine == "sqlite":
            connections.close_all()
            _swap_files(content, data, aside)
            (content / sqlite_store.NAME).replace(data / sqlite_store.NAME)
        else:
            postgresql_store.save(aside)
            postgresql_store.load(content, told.migrations)
            _swap_files(content, data, aside)
        migrate()
        tell_members("server.restored", now=now)
    return Restored(told.made_at, sum(told.rows.values()), len(told.files), aside)


def _unpack(file: Path, identity: Path, folder: Path) -> Path:
    """Decrypt and unpack below a folder.

    Raises:
        BackupUnreadable: another key, a damaged file, or no backup at all.
        BackupDamaged: it opens, but what is in it is cut short.
    """
    archive, content = folder / "archive", folder / "content"
    try:
        lines = identity.read_text().splitlines()
        keys = [
            pyrage.x25519.Identity.from_str(line.strip())
            for line in lines
            if line.strip() and not line.startswith("#")
        ]
        pyrage.decrypt_file(str(file), str(archive), keys)
    except (OSError, ValueError, pyrage.DecryptError, pyrage.IdentityError) as error:
        raise BackupUnreadable(path=file) from error
    try:
        with tarfile.open(archive) as tar:
            tar.extractall(content, filter="data")
    except (tarfile.TarError, EOFError, OSError) as error:
        raise BackupDamaged(what=file.name) from error
    archive.unlink()
    return content


def _swap_files(content: Path, data: Path, aside: Path) -> None:
    """Move what is there aside, and what came into its place.

    Entry by entry: the data folder itself may be a mount point, which cannot be renamed.
    """
    stays = (running.NAME, "before-restore-", ".restore-", ".backup-")
    for path in list(data.iterdir()):
        if not path.name.startswith(stays):
            path.replace(aside / path.name)
    for path in (content / FILES).iterdir():
        shutil.move(path, data / path.name)
