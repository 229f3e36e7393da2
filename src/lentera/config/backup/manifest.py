"""What a backup says about itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import file_digest
from importlib.metadata import version
from pathlib import Path
from typing import Any

from lentera.config.commands.migrating import known_migrations, made_migrations
from lentera.config.refusals import BackupDamaged, BackupFromLater

NAME = "manifest.json"
FORMAT = "lentera-backup/1"


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which database, of which version and when, and a SHA-256 of every file."""

    format: str
    lentera: str
    made_at: str
    engine: str
    migrations: list[str]
    rows: Mapping[str, int]
    files: Mapping[str, str]

    def as_json(self) -> str:
        """Return the text of ``manifest.json``."""
        return json.dumps(asdict(self), indent=1, sort_keys=True)


def describe(folder: Path, *, engine: str, rows: Mapping[str, int], now: datetime) -> Manifest:
    """Return the manifest of what lies in a folder."""
    return Manifest(
        format=FORMAT,
        lentera=version("lentera"),
        made_at=now.isoformat(),
        engine=engine,
        migrations=sorted(".".join(step) for step in made_migrations()),
        rows=rows,
        files={name: checksum(folder / name) for name in names_in(folder)},
    )


def read(folder: Path) -> Manifest:
    """Read the manifest of an unpacked backup, and compare every file with it.

    Raises:
        BackupDamaged: a file is missing, changed or too much, or the manifest is none.
        BackupFromLater: it was made by a version that knows more than this one.
    """
    try:
        told: dict[str, Any] = json.loads((folder / NAME).read_text(encoding="utf-8"))
        manifest = Manifest(**told)
    except (OSError, ValueError, TypeError) as error:
        raise BackupDamaged(what=NAME) from error
    known = {".".join(step) for step in known_migrations()}
    if manifest.format != FORMAT or not known.issuperset(manifest.migrations):
        raise BackupFromLater(version=manifest.lentera)
    there = {name: checksum(folder / name) for name in names_in(folder) if name != NAME}
    for name in sorted(there.keys() | manifest.files.keys()):
        if there.get(name) != manifest.files.get(name):
            raise BackupDamaged(what=name)
    return manifest


def names_in(folder: Path) -> list[str]:
    """Return the files under a folder, as they are called in the manifest."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in files)


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
