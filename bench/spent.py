"""Runs one command and writes what it took: ``python -m bench.spent RESULT COMMAND ...``.

A process between the bench and what it measures, because the kernel counts the memory of whoever
starts a process into the most that process ever had (``ru_maxrss``); this one is small.
"""

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter


def main(result: str, *command: str) -> int:
    """Run the command; write its seconds and its highest megabytes; return its status."""
    began = perf_counter()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    Path(result).write_text(f"{perf_counter() - began} {usage.ru_maxrss / 1024}")
    return process.returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
