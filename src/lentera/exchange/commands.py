"""``lentera import``: a file from the server's command line (decision 18)."""

from __future__ import annotations

import csv
import json
from collections import Counter
from dataclasses import dataclass, field, replace
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from lentera.domain.doors import OwnTime, standing_open
from lentera.exchange.files import turn_of
from lentera.exchange.formats.reader import read
from lentera.exchange.formats.reading import Choices, DateOrder, LengthUnit, Question
from lentera.exchange.refusals import NobodyForPerson, NoFile, PeopleNotReadable, SeveralPeople
from lentera.exchange.selectors import Foresight, foresee, of_person
from lentera.exchange.services import (
    Outcome,
    Progress,
    end_run,
    import_lines,
    open_run,
    revive,
    told,
)
from lentera.people.installation import account_called
from lentera.people.refusals import NoSuchAccount, NotYourWorkspace
from lentera.people.selectors.workspaces import workspace_called
from lentera.people.viewer import viewer_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.exchange.formats.reading import BadLine, Line, Reading


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command was told. ``people`` maps the file's addresses or names to viewers.

    ``activity`` names the programs and sites whose time is kept, where the file is such a log.
    """

    path: Path
    viewer: Viewer
    zone: str | None = None
    date_order: str | None = None
    length_unit: str | None = None
    activity: Collection[str] = ()
    bring_back: bool = False
    people: Mapping[str, Viewer] = field(default_factory=dict)
    dry_run: bool = False


@dataclass(slots=True)
class Summary:
    """What came of it, as the command prints it.

    Units: ``file_seconds`` is what the readable lines add up to by the file, ``here_seconds`` by
    what stands here, also of those that came in before.
    """

    read: int = 0
    created: int = 0
    skipped: int = 0
    failed: int = 0
    deleted_since: int = 0
    brought_back: int = 0
    file_seconds: int = 0
    here_seconds: int = 0
    errors: list[dict[str, Any]] = field(default_factory=list)
    remark_counts: dict[str, int] = field(default_factory=dict)
    remarks: list[dict[str, Any]] = field(default_factory=list)

    def add(self, outcome: Outcome | Foresight) -> None:
        """Add the outcome of one person's lines, or what it would be."""
        self.read += outcome.read
        self.created += outcome.created
        self.skipped += outcome.skipped
        self.failed += outcome.failed
        self.deleted_since += outcome.gone
        self.brought_back += outcome.back
        self.errors += [told(bad) for bad in outcome.bad_lines]
        remarks = outcome.remarks.kept()
        self.file_seconds += remarks["file_seconds"]
        self.here_seconds += remarks["here_seconds"]
        self.remark_counts = dict(Counter(self.remark_counts) + outcome.remarks.counts)
        self.remarks += remarks["notes"]


class OpenQuestion(Exception):
    """Something about the file must be said first; no fault, so no Error."""

    def __init__(self, question: Question) -> None:
        super().__init__(question.asks)
        self.question = question


def viewer_named(email: str, workspace: str) -> Viewer:
    """Return the member with this address as viewer of the workspace with this name.

    Raises:
        NoSuchAccount, NoSuchWorkspace, SeveralWorkspaces: they do not say who and which.
        NotYourWorkspace: the person is no member there.
    """
    viewer = viewer_for(account_called(email), workspace_called(workspace).pk)
    if viewer is None:
        raise NotYourWorkspace
    return viewer


def people_in(path: Path, workspace: str) -> dict[str, Viewer]:
    """Return who is who, from a CSV or JSON of the file's person and the member's address.

    Raises:
        PeopleNotReadable: it is neither.
        NobodyForPerson: an address is no member's.
    """
    people = {}
    for person, email in _pairs(path):
        try:
            people[person] = viewer_named(email, workspace)
        except (NoSuchAccount, NotYourWorkspace):
            raise NobodyForPerson(email=email) from None
    return people


def run_import(wish: Wish, *, now: datetime, progress: Progress | None = None) -> Summary:
    """Bring a file in for one person, or for several that were mapped.

    Raises:
        SeveralPeople: the file holds several people and not all of them are mapped.
        NoFile: there is none.
        OpenQuestion: the file can be read in more than one way.
        Refusal: the file cannot be read.
    """
    summary = Summary()
    with _opened(wish.path) as file:
        reading = _reading(file, wish)
        for question in filter(attrgetter("needed"), reading.questions):
            raise OpenQuestion(question)
        for place, (person, viewer) in enumerate(_people(reading, wish)):
            lines = of_person(reading.lines(), person, with_bad=place == 0)
            theirs = replace(wish, viewer=viewer, zone=wish.zone or viewer.zone)
            summary.add(_bring(theirs, reading, lines, now=now, progress=progress))
    return summary


def _reading(file: BinaryIO, wish: Wish) -> Reading:
    choices = Choices(
        date_order=DateOrder(wish.date_order) if wish.date_order else None,
        length_unit=LengthUnit(wish.length_unit) if wish.length_unit else None,
    )
    reading = read(file, choices)
    picked = frozenset(one.id for one in reading.activity if one.name in wish.activity)
    return read(file, replace(choices, picked=picked)) if picked else reading


def _bring(
    wish: Wish,
    reading: Reading,
    lines: Iterable[Line | BadLine],
    *,
    now: datetime,
    progress: Progress | None,
) -> Outcome | Foresight:
    viewer, zone = wish.viewer, wish.zone or wish.viewer.zone
    own = standing_open(OwnTime(viewer.member_id))
    if wish.dry_run:
        with own:
            return foresee(viewer, lines, zone=zone)
    with own, turn_of(viewer.member_id, patient=True):
        run = open_run(viewer, file_name=wish.path.name, reading=reading, zone=zone, now=now)
        outcome = import_lines(viewer, run.pk, lines, zone=zone, now=now, progress=progress)
        if wish.bring_back:
            outcome.back = revive(viewer, run_id=run.pk, now=now)
        end_run(run, outcome, now=now)
    return outcome


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise NoFile(path=path) from error


def _people(reading: Reading, wish: Wish) -> list[tuple[str | None, Viewer]]:
    keys = [person.key for person, _count in reading.people]
    named = [key for key in keys if key]
    mapped = {key.strip().casefold(): viewer for key, viewer in wish.people.items()}
    missing = [key for key in named if key not in mapped]
    if not mapped and len(keys) < 2:
        return [(None, wish.viewer)]
    if missing:
        raise SeveralPeople(people=", ".join(missing))
    return [(key, mapped.get(key, wish.viewer)) for key in keys]


def _pairs(path: Path) -> list[tuple[str, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        is_json = text.lstrip().startswith("{")
        pairs = json.loads(text).items() if is_json else csv.reader(text.splitlines())
        told = [(str(person).strip(), str(email).strip()) for person, email in filter(None, pairs)]
    except (OSError, ValueError, TypeError, csv.Error) as error:
        raise PeopleNotReadable from error
    return [(person, email) for person, email in told if "@" in email]  # a heading has no address
