"""``lentera import``: who the people of a file are, in the words of the command line."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lentera.config.commands.joining import check_zone
from lentera.config.refusals import FileIsMissing
from lentera.domain.viewer import Viewer
from lentera.exchange.commands import Summary, Wish, run_import
from lentera.exchange.services import Progress
from lentera.people.installation import account_called
from lentera.people.refusals import NotYourWorkspace
from lentera.people.selectors.workspaces import workspace_called
from lentera.people.viewer import viewer_for


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed. ``people``: a CSV of two columns, who in the file is which address here."""

    path: Path
    workspace: str
    email: str
    people: Path | None = None
    zone: str | None = None
    date_order: str | None = None
    dry_run: bool = False


def bring_file(wanted: Wanted, *, now: datetime, progress: Progress) -> Summary:
    """Bring a file in as the person it belongs to.

    Raises:
        FileIsMissing: there is no such file.
        NoSuchZone: the zone is no IANA name.
        NoSuchAccount, NoSuchWorkspace, SeveralWorkspaces, NotYourWorkspace: no such person there.
        SeveralPeople, NeedsAnswer: the file asks for more than was said.
    """
    for path in (wanted.path, wanted.people):
        if path and not path.is_file():
            raise FileIsMissing(path=path)
    if wanted.zone:
        check_zone(wanted.zone)
    workspace_id = workspace_called(wanted.workspace).pk
    wish = Wish(
        path=wanted.path,
        viewer=_viewer(wanted.email, workspace_id),
        zone=wanted.zone,
        date_order=wanted.date_order,
        people=_people(wanted.people, workspace_id) if wanted.people else {},
        dry_run=wanted.dry_run,
    )
    return run_import(wish, now=now, progress=progress)


def _people(path: Path, workspace_id: int) -> dict[str, Viewer]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        lines = [line for line in csv.reader(file) if len(line) == 2 and "@" in line[1]]
    return {name.strip(): _viewer(email, workspace_id) for name, email in lines}


def _viewer(email: str, workspace_id: int) -> Viewer:
    viewer = viewer_for(account_called(email), workspace_id)
    if viewer is None:
        raise NotYourWorkspace
    return viewer
