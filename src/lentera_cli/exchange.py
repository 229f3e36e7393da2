"""The verb that brings a file in: import."""

from __future__ import annotations

import shlex
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from lentera_cli.django_ready import answer, on_server, say

if TYPE_CHECKING:
    from lentera.exchange.commands import Summary, Wish
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
    answer(options, asdict(summary), "\n".join(_told(summary)))
    return 0


def _told(summary: Summary) -> Iterator[str]:
    """Say what came of it: the counts, then what a person should know."""
    from lentera.exchange.wording import reason_words, remark_words
    from lentera.web.formats import h_mm_ss

    yield (
        f"{summary.read:,} read, {summary.created:,} created, "
        f"{summary.skipped:,} skipped, {summary.failed:,} failed."
    )
    if summary.brought_back:
        yield f"{summary.brought_back:,} that had been deleted are back."
    elif summary.deleted_since:
        yield (
            f"{summary.deleted_since:,} of those skipped were deleted since they came in. "
            "To have exactly these back, say --bring-back."
        )
    for bad in summary.errors:
        words = reason_words(bad["reason"])
        yield f"  line {bad['line']}, {bad['column']}: {bad['value']!r}: {words}"
    if summary.file_seconds != summary.here_seconds:
        yield (
            f"The lengths in the file add up to {h_mm_ss(summary.file_seconds)}, and here to "
            f"{h_mm_ss(summary.here_seconds)}: where they disagree, the clock times count."
        )
    for note in summary.remarks:
        lengths = (
            f"{h_mm_ss(note['file_seconds'])} in the file, {h_mm_ss(note['here_seconds'])} here"
        )
        yield f"  line {note['line']}: {lengths}: {remark_words(note['remark'])}"


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
        length_unit=options.length_unit,
        activity=options.activity,
        bring_back=options.bring_back,
        people=people_in(people, options.workspace) if people else {},
        dry_run=options.dry_run,
    )


def _readings(question: Question) -> Iterator[str]:
    """Name what the file may mean, and how to say it here."""
    said = f"line {question.number}: {question.example} is"
    ways = {
        "date_order": (
            "The dates of this file can be read in two ways. Say which is right:",
            said,
            "--date-order",
        ),
        "length_unit": (
            "The lengths of this file are whole numbers. Say what they count:",
            said,
            "--length-unit",
        ),
        "activity": (
            "This file holds what a computer saw. Say what of it you want to keep:",
            "hours and minutes:",
            "--activity",
        ),
    }
    if question.asks not in ways:
        yield (
            "It is not clear what the columns of this file mean. Each line needs a date, a start, "
            "and an end or a length. Name the columns in the first line, for example Date, Start, "
            "End, Description, Project; or open the page Bring your data and say there which "
            "column is which."
        )
        return
    what, example, name = ways[question.asks]
    yield what
    for option in question.options:
        yield f"  {example} {option.shown}  {name} {shlex.quote(option.value)}"


def _tell(outcome: Outcome) -> None:
    if sys.stderr.isatty():
        print(f"\r{outcome.read:,} lines ...", end="", file=sys.stderr, flush=True)
