"""Runs the tests in the order of `script/test`; says what it runs and stops at what fails.

``--all`` adds everything marked `all`, on both engines. ``--quick`` is for between two edits.
Other arguments go to pytest.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.harness.browser import WHAT_TO_DO, prepare_browser
from tests.harness.honesty import skipped_parts

PYTEST = ["-m", "pytest", "-q", "--no-header"]
PARALLEL = ["-n", "2", "--dist", "worksteal"]
DOMAIN = ["tests/domain"]
ROOMS = ["tests", "--ignore=tests/domain"]


def main() -> int:
    """Run what was asked for and return the exit status."""
    parser = argparse.ArgumentParser(prog="script/test", description="Check everything.")
    wanted = parser.add_mutually_exclusive_group()
    wanted.add_argument("--all", action="store_true", help="every size, theme, zone, both engines")
    wanted.add_argument("--quick", action="store_true", help="no browser, no PostgreSQL")
    options, rest = parser.parse_known_args()
    skipped = {"browser", "postgresql"} if options.quick else skipped_parts()
    if "browser" not in skipped and not _has_browser():
        return 1
    everything = "" if options.all else "not all"
    rooms = "not all and not browser" if options.quick else everything
    steps = {
        "The rules, with every branch": ["coverage", "run", *PYTEST, "-m", everything, *DOMAIN],
        "Every branch of the rules was taken": ["coverage", "report"],
        "The rooms on SQLite": ["python", *PYTEST, *PARALLEL, "-m", rooms, *ROOMS, *rest],
    }
    if "postgresql" not in skipped:
        engines = "" if options.all else "engines and not all"
        server = ["python", "-m", "tests.harness.postgres", str(_tool("python"))]
        steps["The rooms on PostgreSQL"] = [*server, *PYTEST, *PARALLEL, "-m", engines, *ROOMS]
    status = _run(steps)
    if skipped:
        sys.stdout.write(f"NOT the whole check: left out {' and '.join(sorted(skipped))}.\n")
    return status


def _has_browser() -> bool:
    path = prepare_browser()
    if path is None:
        sys.stderr.write(f"{WHAT_TO_DO}\n")
        return False
    os.environ["LENTERA_BROWSER"] = str(path)
    return True


def _run(steps: dict[str, list[str]]) -> int:
    for name, (program, *arguments) in steps.items():
        sys.stdout.write(f"== {name}\n")
        sys.stdout.flush()
        started = time.monotonic()
        done = subprocess.run([_tool(program), *arguments], check=False)
        sys.stdout.write(f"   {time.monotonic() - started:.0f} s\n")
        if done.returncode:
            sys.stdout.write(f"FAILED: {name}\n")
            return 1
    return 0


def _tool(name: str) -> Path:
    return Path(sys.executable).with_name(name)


if __name__ == "__main__":
    sys.exit(main())
