"""The golden files of ``tests/golden/imports``: which are made, and from what.

``python -m tests.exchange.golden`` writes them again.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.exchange import documents, tables
from tests.exchange.spent import Spent, spent
from tests.exchange.tables import ClockifySettings

FOLDER = Path(__file__).parents[1] / "golden" / "imports"
ENTRIES = spent(24, seed=7, people=2)
ALONE = [entry for entry in ENTRIES if entry.name == "Sari"]
GERMAN_REPORT = ClockifySettings(
    dates="%d.%m.%Y",
    twelve_hours=False,
    lengths="compact",
    delimiter=";",
    labels=("Projekt", "Kunde", "Aufgabe"),
    with_type=True,
    bom=True,
)
NOT_SHORTENED = ClockifySettings(dates="%Y-%m-%d", twelve_hours=False, with_type=True)
MADE: dict[str, Callable[[], bytes]] = {
    "clockify-team.csv": partial(tables.clockify, ENTRIES, NOT_SHORTENED),
    "clockify-renamed.csv": partial(tables.clockify, ALONE, GERMAN_REPORT),
    "clockify-import.csv": partial(tables.clockify_import, ALONE),
    "toggl.csv": partial(tables.toggl, ALONE),
    "toggl-newer.csv": partial(tables.toggl_newer, ALONE),
    "harvest.csv": partial(tables.harvest, ALONE),
    "harvest-comma.csv": partial(tables.harvest, ALONE, dates="%d/%m/%Y", comma=True),
    "kimai.csv": partial(tables.kimai, ALONE),
    "timewarrior.json": partial(documents.timewarrior, ALONE),
    "watson-frames.json": partial(documents.watson, ALONE),
    "watson-log.json": partial(documents.watson_log, ALONE),
    "activitywatch.json": partial(documents.activitywatch, ALONE),
    "calendar.ics": partial(documents.icalendar, ALONE),
}


def entries_of(name: str) -> list[Spent]:
    """Return what a made file tells."""
    return ENTRIES if name == "clockify-team.csv" else ALONE


if __name__ == "__main__":
    for file, make in MADE.items():
        (FOLDER / file).write_bytes(make())
