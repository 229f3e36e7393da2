"""Lines of a report: sums by project, client, task, tag or day, on one level or two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from lentera.domain.ids import to_hex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lentera.domain.timespan import DayRange
    from lentera.projects.selectors import Labels
    from lentera.tracking.selectors import Sum

NONE = "none"
HUES = 7
MILLISECOND = timedelta(milliseconds=1)


class By(StrEnum):
    """What lines can be put together by, as it stands in addresses."""

    PROJECT = "project"
    CLIENT = "client"
    TASK = "task"
    TAG = "tag"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Group:
    """What a line is about. ``value`` is as in addresses: an id, a day, or "none" for without."""

    by: By
    value: str
    name: str = ""
    note: str = ""
    colour: int = 0
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line: how much time now and, where it is compared, before."""

    group: Group
    length: timedelta
    before: timedelta | None = None
    lines: tuple[Line, ...] = ()


class Groups:
    """Says to which groups a sum belongs; a sum with two tags belongs to two."""

    def __init__(self, labels: Labels, stretches: Sequence[DayRange]) -> None:
        self.labels = labels
        self.stretches = stretches
        self._tags: dict[tuple[int, ...], tuple[Group, ...]] = {}

    def of(self, one: Sum, by: By) -> tuple[Group, ...]:
        """Return the groups of a sum."""
        if by is By.TAG:
            if one.tag_ids not in self._tags:
                self._tags[one.tag_ids] = self._of_tags(one.tag_ids)
            return self._tags[one.tag_ids]
        known: Mapping[int | None, tuple[Group, ...]] = {
            By.PROJECT: self._projects,
            By.CLIENT: self._clients,
            By.TASK: self._tasks,
            By.DAY: self._days,
        }[by]
        ids = {By.TASK: one.task_id, By.DAY: one.place}
        return known[ids.get(by, one.project_id)]

    @cached_property
    def _projects(self) -> dict[int | None, tuple[Group, ...]]:
        without = Group(By.PROJECT, NONE, _("Without a project"))
        return {None: (without,)} | {
            pk: (Group(By.PROJECT, to_hex(it.id), it.name, it.client, it.colour),)
            for pk, it in self.labels.projects.items()
        }

    @cached_property
    def _clients(self) -> dict[int | None, tuple[Group, ...]]:
        without = Group(By.CLIENT, NONE, _("Without a client"))
        return {None: (without,)} | {
            pk: (Group(By.CLIENT, to_hex(it.client_id), it.client),) if it.client_id else (without,)
            for pk, it in self.labels.projects.items()
        }

    @cached_property
    def _tasks(self) -> dict[int | None, tuple[Group, ...]]:
        without = Group(By.TASK, NONE, _("Without a task"))
        return {None: (without,)} | {
            pk: (Group(By.TASK, to_hex(stays), name),)
            for pk, (stays, name) in self.labels.tasks.items()
        }

    @cached_property
    def _days(self) -> dict[int | None, tuple[Group, ...]]:
        days = (stretch.first_on for stretch in self.stretches)
        return {
            place: (Group(By.DAY, day.isoformat(), day=day, colour=1),)
            for place, day in enumerate(days)
        }

    def _of_tags(self, tag_ids: tuple[int, ...]) -> tuple[Group, ...]:
        stay = dict(self.labels.tags[tag_id] for tag_id in tag_ids)
        if not stay:
            return (Group(By.TAG, NONE, _("Without a tag")),)
        return tuple(Group(By.TAG, to_hex(pk), name) for pk, name in stay.items())


class Tree:
    """Sums by one or two levels of groups; lengths are kept by the groups' values."""

    def __init__(self, sums: Iterable[Sum], groups: Groups, by: By, then: By | None) -> None:
        self.groups: dict[str, Group] = {}
        self.lower: dict[str, Group] = {}
        self.lengths: defaultdict[str, int] = defaultdict(int)
        self.below: defaultdict[str, defaultdict[str, int]]
        self.below = defaultdict(lambda: defaultdict(int))
        for one in sums:
            lower = groups.of(one, then) if then else ()
            self.lower |= {group.value: group for group in lower}
            for group in groups.of(one, by):
                self.groups[group.value] = group
                self.lengths[group.value] += one.milliseconds
                self._add_below(group, lower, one.milliseconds)

    def _add_below(self, upper: Group, groups: Iterable[Group], milliseconds: int) -> None:
        below = self.below[upper.value]
        for group in groups:
            below[group.value] += milliseconds

    def lines(self, before: Tree | None = None) -> list[Line]:
        """Return the lines, the longest first, days in their order.

        With a tree of the period before, its lines are there too.
        """
        known = self.groups | (before.groups if before else {})
        lower = self.lower | (before.lower if before else {})
        earlier = before.below if before else None
        upper = _lines(known, self.lengths, before.lengths if before else None)
        return [
            replace(
                line,
                lines=tuple(
                    _lines(
                        lower,
                        self.below.get(line.group.value, {}),
                        None if earlier is None else earlier.get(line.group.value, {}),
                    )
                ),
            )
            for line in upper
        ]


def coloured(lines: Sequence[Line]) -> list[Line]:
    """Give each of the first lines a hue of its own, so that a chart can be read.

    Projects keep theirs where no longer line has the same; what is "without" stays grey.
    """
    named = [line for line in lines if line.group.value != NONE and line.group.by is not By.DAY]
    hues: dict[str, int] = {}
    for line in named[:HUES]:
        if line.group.colour and line.group.colour not in hues.values():
            hues[line.group.value] = line.group.colour
    free = iter(sorted(set(range(1, HUES + 1)) - set(hues.values())))
    for line in named:
        if line.group.value not in hues:
            hues[line.group.value] = next(free, 0)
    return [
        replace(line, group=replace(line.group, colour=hues[line.group.value]))
        if line.group.value in hues
        else line
        for line in lines
    ]


def _lines(
    groups: Mapping[str, Group], lengths: Mapping[str, int], before: Mapping[str, int] | None
) -> list[Line]:
    lines = [
        Line(
            groups[value],
            lengths.get(value, 0) * MILLISECOND,
            None if before is None else before.get(value, 0) * MILLISECOND,
        )
        for value in {**lengths, **(before or {})}
    ]
    return sorted(lines, key=_order)


def _order(line: Line) -> tuple[date, timedelta, timedelta, str]:
    group = line.group
    return (
        group.day or date.min,
        timedelta(0) if group.day else -line.length,
        -(line.before or timedelta(0)),
        group.name.casefold(),
    )
