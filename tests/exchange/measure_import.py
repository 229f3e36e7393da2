"""Brings a file into an empty database in a process of its own, and writes how it went.

``python tests/exchange/measure_import.py FILE RESULT``: processor seconds, megabytes at most,
entries created. Processor seconds, because other work on the machine must not fail the test; the
bench measures the clock on a quiet one.
"""

import os
import sys
import time
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lentera.config.settings")
django.setup()

from lentera.config.commands.joining import create_workspace  # noqa: E402  Django comes first
from lentera.config.commands.migrating import migrate  # noqa: E402
from lentera.exchange.commands import Wish, run_import  # noqa: E402
from lentera.people.installation import account_called  # noqa: E402
from lentera.people.viewer import viewer_for  # noqa: E402
from lentera.web import clock  # noqa: E402

EMAIL = "rina@kunang.example"


def measure(file: Path) -> str:
    """Import into an empty database and tell seconds, megabytes, entries."""
    migrate()
    create_workspace(name="Kunang", owner=EMAIL, zone="Asia/Jakarta", now=clock.now())
    viewer = viewer_for(account_called(EMAIL))
    assert viewer is not None
    before = time.process_time()
    summary = run_import(Wish(file, viewer), now=clock.now())
    seconds = time.process_time() - before
    return f"{seconds} {_most_megabytes()} {summary.created}"


def _most_megabytes() -> float:
    """Return the most memory this process has had. Not ``ru_maxrss``: that counts the test run."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(measure(Path(sys.argv[1])))
