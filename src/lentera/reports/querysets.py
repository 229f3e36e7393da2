"""The doors to what was published about teams, and to what people share of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, TypeVar

from django.db import models
from django.db.models import Q

from lentera.domain.charter import Granularity, Purpose
from lentera.domain.doors import UnscopedQueryError, is_open
from lentera.web.tables import insert_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from lentera.charter.services.disclosure import Disclosure
    from lentera.domain.viewer import Viewer
    from lentera.reports.models import Behind, PublishedCell, PublishedPeriod, Share

Row = TypeVar("Row", bound=models.Model)

NOBODYS = "these rows are read through a door"


class ClosedManager(models.Manager[Row]):
    """Closed by default: an allow-list of doors, not a deny-list of methods."""

    def get_queryset(self) -> NoReturn:
        """Refuse: nobody reads this without saying who looks."""
        raise UnscopedQueryError(NOBODYS)

    def add(self, rows: Sequence[Row]) -> None:
        """Insert rows."""
        insert_rows(rows)

    def _rows(self) -> models.QuerySet[Row]:
        return models.QuerySet(self.model, using=self._db)


class PublishedPeriodManager(ClosedManager["PublishedPeriod"]):
    """The doors to published periods."""

    def of_workspace(self, workspace_id: int) -> models.QuerySet[PublishedPeriod]:
        """What is known to everybody: which periods there are, and how teams stand together."""
        return self._rows().filter(workspace_id=workspace_id).defer("fullness", "adjustment_hours")

    def disclosed(self, disclosure: Disclosure) -> models.QuerySet[PublishedPeriod]:
        """The periods a look at sums is about, with what was told of the workspace."""
        _ask_for_sums(disclosure)
        within = _within(disclosure, "")
        return self._rows().filter(within, workspace_id=disclosure.workspace_id)


class PublishedCellManager(ClosedManager["PublishedCell"]):
    """The doors to published cells."""

    def disclosed(
        self, disclosure: Disclosure, nodes: Collection[int | None]
    ) -> models.QuerySet[PublishedCell]:
        """Cells of some nodes in the periods a look at sums is about."""
        _ask_for_sums(disclosure)
        named = Q(node__in=[node for node in nodes if node is not None])
        wanted = named | Q(node=None) if None in nodes else named
        within = _within(disclosure, "period__")
        return self._rows().filter(within, wanted, period__workspace_id=disclosure.workspace_id)


class BehindManager(ClosedManager["Behind"]):
    """The doors to who stood behind published cells: the engine's, and nobody else's."""

    def to_remember(self, period_ids: Collection[int]) -> models.QuerySet[Behind]:
        """What the engine keeps of some periods, with the periods."""
        return self._rows().filter(period_id__in=period_ids)

    def count_again(self, period_id: int, counted: Mapping[str, int]) -> None:
        """Keep what was counted of each member, now that late edits are pooled."""
        self._rows().filter(pk=period_id).update(counted=counted)

    def forget(self, workspace_id: int, *, before: date) -> None:
        """Remove what is kept of periods that began before a day."""
        old = Q(period__workspace_id=workspace_id, period__first_on__lt=before)
        self._rows().filter(pk__in=self._rows().filter(old).values("pk")).delete()


class ShareManager(ClosedManager["Share"]):
    """The doors to what people share by their own choice."""

    def own(self, viewer: Viewer) -> models.QuerySet[Share]:
        """What the person who looks shares."""
        return self._rows().filter(member_id=viewer.member_id)

    def with_viewer(self, viewer: Viewer, *, team_id: int | None) -> models.QuerySet[Share]:
        """What is shared with the person who looks, or with their team."""
        mine = Q(with_member_id=viewer.member_id)
        teams = Q(with_team_id=team_id) if team_id else Q()
        return self._rows().filter(mine | teams, member__workspace_id=viewer.workspace_id)


def _ask_for_sums(disclosure: Disclosure) -> None:
    """Refuse a look that does not stand open, or is not one at sums for planning."""
    is_sums = disclosure.granularity <= Granularity.TEAM_PER_CLOSED_WEEK
    if not is_open(disclosure) or not is_sums:
        raise UnscopedQueryError(NOBODYS)
    if disclosure.scope.question.purpose is not Purpose.PLANNING:
        raise UnscopedQueryError(NOBODYS)


def _within(disclosure: Disclosure, path: str) -> Q:
    return Q(
        **{
            f"{path}first_on__gte": disclosure.first_on,
            f"{path}last_on__lte": disclosure.last_on,
        }
    )
