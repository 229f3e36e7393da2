"""The verb that brings a file in: import."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from lentera_cli.django_ready import answer, on_server, say

if TYPE_CHECKING:
    from lentera.exchange.commands import Wish
    from lentera.exchange.formats.reading import Question
    from lentera.exchange.services import Outcome


@on_server
def import_file(options: Namespace) -> int:
    """Bring a file of another tracker in; 2 when it can be read in two ways."""
    from lentera.exchange.commands import OpenQuestion, run_import
    from lentera.web import clock

    try:
        summary = run_import(_wish(options), now=clock.now(), progress=_tell)
    except OpenQuestion as open_one:
        say("\n".join(_readings(open_one.question)))
        return 2
    counts = f"{summary.read:,} read, {summary.created:,} created, {summary.skipped:,} skipped"
    errors = "".join(
        f"\n  line {bad['line']}, {bad['column']}: {bad['value']!r}: {bad['reason']}"
        for bad in summary.errors
    )
    answer(options, asdict(summary), f"{counts}, {summary.failed:,} failed.{errors}")
    return 0


def _wish(options: Namespace) -> Wish:
    from lentera.config.commands.joining import check_zone
    from lentera.exchange.commands import Wish, people_in, viewer_named

    if options.zone:
        check_zone(options.zone)
    people = Path(options.map_people) if options.map_people else None
    return Wish(
        path=Path(options.file),
        viewer=viewer_named(options.email, options.workspace),
        zone=options.zone,
        date_order=options.date_order,
        people=people_in(people, options.workspace) if people else {},
        dry_run=options.dry_run,
    )


def _readings(question: Question) -> Iterator[str]:
    """Name what the file may mean, and how to say it here."""
    if question.asks != "date_order":
        yield f"Something must be said first ({question.asks}). The import page asks it."
        return
    yield "The dates of this file can be read in two ways. Say which is right:"
    for option in question.options:
        yield (
            f"  line {question.number}: {question.example} is {option.shown}"
            f"  --date-order {option.value}"
        )


def _tell(outcome: Outcome) -> None:
    if sys.stderr.isatty():
        print(f"\r{outcome.read:,} lines ...", end="", file=sys.stderr, flush=True)
