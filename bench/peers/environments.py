"""Each peer in an environment of its own, installed once and kept under var/bench."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bench.processes import FOLDER, run

PEERS = FOLDER / "peers"


class NotThereError(Exception):
    """A peer cannot be had on this machine; the message says what failed."""


def installed(name: str, *requirements: str) -> Path:
    """Return the folder of programs of an environment with these packages.

    Raises:
        NotThereError: pip could not install them.
    """
    folder = PEERS / name
    stamp = folder / "installed.txt"
    wanted = "\n".join(requirements)
    if not stamp.exists() or stamp.read_text() != wanted:
        print(f"  installing {wanted.replace(chr(10), ', ')} ...", file=sys.stderr, flush=True)
        run([sys.executable, "-m", "venv", "--clear", folder])
        _said([folder / "bin" / "python", "-m", "pip", "install", "-q", *requirements])
        stamp.write_text(wanted)
    return folder / "bin"


def unpacked_from_debian(package: str, program: str) -> Path:
    """Return a program of a Debian package, unpacked and not installed.

    Raises:
        NotThereError: there is no apt, or it does not have the package.
    """
    folder = PEERS / package
    path = folder / program
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _said(["apt-get", "download", package], folder)
        archive = next(folder.glob(f"{package}_*.deb"), None)
        if archive is None:
            message = f"apt-get download {package} brought nothing"
            raise NotThereError(message)
        _said(["dpkg-deb", "-x", archive, folder])
    return path


def _said(command: list[str | Path], cwd: Path | None = None) -> None:
    try:
        done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    except OSError as error:
        raise NotThereError(str(error)) from error
    if done.returncode:
        message = f"{' '.join(map(str, command))}: {(done.stderr or done.stdout).strip()[-300:]}"
        raise NotThereError(message)
