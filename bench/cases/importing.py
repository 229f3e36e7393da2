"""Bringing a hundred thousand lines in through the real importer, beside their rows alone."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure, Row, at_most
from bench.ours import COMMAND, settings
from bench.peers import raw
from bench.processes import FOLDER, run
from bench.setting import Setting

LINES = 100_000
WHO = "sari@kunang.example"


def measure(setting: Setting) -> Iterator[Row]:
    """Import a Clockify report into a fresh folder, as its owner would; then once more."""
    lines = setting.count(LINES)
    report = FOLDER / "clockify.csv"
    made = run([sys.executable, "-m", "tests.exchange.make_files", "clockify", str(lines)])
    report.write_text(made.said, encoding="utf-8")
    taken, peaks, bare = [], [], []
    data = FOLDER / "lentera-import"
    for _ in range(min(setting.rounds, 2)):
        setting.say(f"importing {lines:,} lines")
        _make_fresh(data)
        spent = run([*_import(report)], settings(data))
        told = json.loads(spent.said.splitlines()[-1])
        assert (told["created"], told["failed"]) == (lines, 0), told
        taken.append(spent.seconds)
        peaks.append(spent.megabytes)
        bare.append(raw.seconds_to_insert_again(data))
    name = f"import of {lines:,} Clockify lines"
    seconds = Figure.of(taken, "s")
    yield Row(name, seconds, "the same rows alone, raw SQLite", Figure.of(bare, "s"), at_most(30))
    yield Row(f"{name}, highest memory", Figure.of(peaks, "MB"), goal=at_most(300))
    again = run([*_import(report)], settings(data))
    told = json.loads(again.said.splitlines()[-1])
    assert (told["created"], told["skipped"]) == (0, lines), told
    yield Row(f"{name} a second time: none twice", Figure.of([again.seconds], "s"))


def _import(report: Path) -> list[str | Path]:
    return [COMMAND, "import", report, "--workspace", "Studio", "--as", WHO, "--json"]


def _make_fresh(data: Path) -> None:
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    run([COMMAND, "migrate"], settings(data))
    run([sys.executable, "-m", "bench.founding", WHO], settings(data))
