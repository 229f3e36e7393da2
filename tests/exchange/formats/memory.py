"""How much memory reading a file takes, measured from outside Python: in a process of its own."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from zoneinfo import ZoneInfo

from lentera.domain.refusals import Refusal
from lentera.exchange.formats.placing import place
from lentera.exchange.formats.reader import read

MEGA = 1024 * 1024


def growth(content: bytes, folder: Path) -> tuple[str, float]:
    """Return how reading ends (a code, or the number of lines) and by how many MB memory grew."""
    path = folder / "file"
    path.write_bytes(content)
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, spawn) as pool:
        return pool.submit(_read_whole, path).result()


def _read_whole(path: Path) -> tuple[str, float]:
    before = _peak()
    with path.open("rb") as file:
        try:
            lines = place(read(file).lines(), lambda _: ZoneInfo("Asia/Jakarta"))
            end = str(sum(1 for _ in lines))
        except Refusal as refusal:
            end = refusal.code
    return end, _peak() - before


def _peak() -> float:
    """Return the most memory this process has had so far (Linux), in MB."""
    status = Path("/proc/self/status").read_text()
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return int(kilobytes) / 1024
