"""The rows as a table for people, as a table for the documentation, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from bench.figures import Limit, Row
from bench.machine import Machine

HEAD = ("what", "Lentera", "beside", "theirs", "ratio", "must", "met")
BEGIN, END = "<!-- measured -->", "<!-- end of measured -->"


def cells(row: Row) -> tuple[str, ...]:
    """Return one row in words."""
    ratio = f"{row.ratio:.2f} x" if row.ratio is not None else ""
    met = {True: "yes", False: "no", None: ""}[row.met]
    return (
        row.what,
        str(row.ours),
        row.beside,
        str(row.theirs) if row.theirs else "",
        ratio,
        _must(row),
        met,
    )


def as_text(rows: Sequence[Row]) -> str:
    """Return the table with its columns under each other."""
    lines = [HEAD, *map(cells, rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(HEAD))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def as_markdown(rows: Sequence[Row], machine: Machine, notes: Sequence[str]) -> str:
    """Return the part of the page that the bench writes."""
    table = [
        f"| {' | '.join(HEAD)} |",
        f"|{' --- |' * len(HEAD)}",
        *(f"| {' | '.join(cells(row))} |" for row in rows),
    ]
    said = [f"- {note}" for note in notes]
    return "\n".join(
        [BEGIN, "", machine.sentence(), "", *table, "", *said, *[""][: len(said)], END]
    )


def as_json(rows: Sequence[Row], machine: Machine, notes: Sequence[str]) -> str:
    """Return everything with its numbers."""
    told = [
        asdict(row) | {"ratio": row.ratio, "met": row.met, "goal": _must(row) if row.goal else None}
        for row in rows
    ]
    everything = {"machine": asdict(machine), "rows": told, "notes": list(notes)}
    return json.dumps(everything, indent=1, default=str)


def rewrite(page: Path, text: str) -> None:
    """Put the measured part into a page, in the place of the last one."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(f"{before}{text}{after}", encoding="utf-8")


def _must(row: Row) -> str:
    if row.goal is None:
        return ""
    words = row.goal.limit.value.format(f"{row.goal.must:g}")
    return f"{words} {row.ours.unit}" if row.goal.limit is Limit.VALUE_AT_MOST else words
