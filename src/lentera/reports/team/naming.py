"""What the cells of a team are called, and in which colour they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from lentera.domain.anonymity import NONE, OTHERS, Path
from lentera.people.selectors.standing import team_names
from lentera.projects.selectors.labels import Labels, client_names, labels_of
from lentera.reports.team.nodes import EVERYBODY, REST
from lentera.reports.team.plain import path_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lentera.reports.team.selectors import Figures

CLIENT, PROJECT = 1, 2  # where each stands in a path; before them stands the team


@dataclass(frozen=True, slots=True)
class Names:
    """The names of what the paths of one answer are made of."""

    labels: Labels
    clients: Mapping[int, str]
    teams: Mapping[int, str]

    def of(self, path: Path) -> tuple[str, str, int]:
        """Return a cell's name, what stands beside it, and its colour."""
        if len(path) > PROJECT:
            return self._project(path)
        if len(path) > CLIENT:
            return self._client(path[CLIENT]), "", 0
        return self._team(path[0]), "", 0

    def node(self, figures: Figures) -> str:
        """Return what the sum is of: a team, teams that are told together, or everybody."""
        if figures.told.path == EVERYBODY and not figures.told.beside:
            return _("Everybody")
        names = (self.teams.get(one, _("people without a team")) for one in figures.told.team_ids)
        return ", ".join(sorted(names))

    def _client(self, client_id: int) -> str:
        if client_id == OTHERS:
            return _("Other clients, together")
        return _("Without a client") if client_id == NONE else self.clients.get(client_id, "")

    def _project(self, path: Path) -> tuple[str, str, int]:
        client_id, project_id = path[CLIENT], path[PROJECT]
        client = self.clients.get(client_id, "")
        if project_id == OTHERS:
            return _("Other projects, together"), client, 0
        if project_id == NONE:
            return _("Without a project"), client, 0
        label = self.labels.projects.get(project_id)
        return (label.name, label.client, label.colour) if label else ("", client, 0)

    def _team(self, team_id: int) -> str:
        return _("Other teams, together") if team_id == OTHERS else self.teams.get(team_id, "")


def names_for(line: Sequence[Figures]) -> Names:
    """Return the names of everything these figures are about; three queries."""
    paths = [cell.path for one in line for cell in one.cells]
    team_ids = {team for one in line for team in one.told.team_ids}
    team_ids |= {path[0] for path in paths}
    return Names(
        labels_of(project_ids=_at(paths, PROJECT), task_ids=(), tag_ids=()),
        client_names(_at(paths, CLIENT)),
        team_names(team_ids - {NONE, OTHERS}),
    )


def base_of(figures: Figures) -> Path:
    """Return the path below which a team's clients stand."""
    if figures.told.path:
        return path_of(figures.told.path)
    return path_of(REST)


def _at(paths: Iterable[Path], place: int) -> set[int]:
    return {path[place] for path in paths if len(path) > place} - {NONE, OTHERS}
