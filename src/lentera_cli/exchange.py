"""The verb that brings a file in: import."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, cast

from lentera_cli.django_ready import answer, on_server, say

if TYPE_CHECKING:
    from lentera.exchange.formats.reading import Question
    from lentera.exchange.services import Outcome


@on_server
def import_file(options: Namespace) -> int:
    """Bring a file of another tracker in; 2 when it can be read in two ways."""
    from lentera.config.commands.importing import Wanted, bring_file
    from lentera.exchange.formats.refusals import NeedsAnswer
    from lentera.web import clock

    wanted = Wanted(
        path=Path(options.file),
        workspace=options.workspace,
        email=options.email,
        people=options.map_people and Path(options.map_people),
        zone=options.zone,
        date_order=options.date_order,
        dry_run=options.dry_run,
    )
    try:
        summary = bring_file(wanted, now=clock.now(), progress=_tell)
    except NeedsAnswer as asked:
        for question in cast("Iterable[Question]", asked.facts["questions"]):
            say("\n".join(_readings(question)))
        return 2
    counts = f"{summary.read:,} read, {summary.created:,} created, {summary.skipped:,} skipped"
    errors = "".join(
        f"\n  line {bad['line']}, {bad['column']}: {bad['value']!r}: {bad['reason']}"
        for bad in summary.errors
    )
    answer(options, asdict(summary), f"{counts}, {summary.failed:,} failed.{errors}")
    return 0


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
