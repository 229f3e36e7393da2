"""Plausible days of the sample's people. The same person and day are always the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from lentera.config.sample.company import ENGLISH, INDONESIAN, Company, Person

SEED = "kunang"
# Days on which nobody works: the holidays with a fixed date that most of them share.
HOLIDAYS = {(1, 1), (5, 1), (6, 1), (8, 17), (12, 25), (12, 26)}
STAND_UPS = {0, 3}  # Monday and Thursday
LUNCH = ("Lunch", "Makan siang")


@dataclass(frozen=True, slots=True)
class Block:
    """One entry to be: what, from when to when (UTC)."""

    started_at: datetime
    ended_at: datetime
    description: str = ""
    project: str = ""
    task: str = ""
    tag: str = ""
    billable: bool = False
    kind: str = "work"


def blocks_of(person: Person, day: date, company: Company) -> list[Block]:
    """Return what the person did on that day, oldest first; nothing on a free day."""
    one = _Day(person, day, company, _chance(person.mail, day))
    return list(one.work()) if one.is_worked() else []


def _chance(*about: object) -> Random:
    return Random(f"{SEED} {about}")  # noqa: S311  the same days again, and no secret


@dataclass(frozen=True, slots=True)
class _Day:
    """One day of one person."""

    person: Person
    day: date
    company: Company
    chance: Random

    def is_free(self) -> bool:
        """Whether nothing was agreed for this weekday."""
        return not self.person.agreed[self.day.weekday()]

    def is_worked(self) -> bool:
        """Whether there is any work: not on leave, not ill, no holiday; seldom on free days."""
        if self.is_free():
            return self.chance.random() < 0.02
        year, week, _ = self.day.isocalendar()
        on_leave = _chance(self.person.mail, year, week).random() < 0.04
        holiday = (self.day.month, self.day.day) in HOLIDAYS
        return not on_leave and not holiday and self.chance.random() > 0.02

    def work(self) -> Iterator[Block]:
        """Yield stand-up, work until lunch, a break, and work until the agreed length is there."""
        minute = round(self.chance.gauss(8 * 60 + 20, 20) / 5) * 5
        left = 90 if self.is_free() else round(self.chance.gauss(self.person.minutes, 25))
        had_lunch = self.is_free()
        if not self.is_free() and self.day.weekday() in STAND_UPS:
            yield self.about("Team rituals", 0, minute, 15)
            minute, left = minute + 15, left - 15
        while left > 20:
            if not had_lunch and minute >= 11 * 60 + 40:
                length, had_lunch = self.chance.choice((35, 45, 45, 50, 60)), True
                yield from self.lunch(minute, length)
                minute += length
            length = self.length(left, minute, had_lunch=had_lunch)
            overlap = 10 if had_lunch and self.chance.random() < 0.006 else 0
            yield self.piece(minute - overlap, length)
            pause = self.chance.choice((5, 10, 15)) if self.chance.random() < 0.15 else 0
            minute, left = minute + length + pause, left - length

    def piece(self, minute: int, length: int) -> Block:
        """Return work on some task of one of the week's projects."""
        project = self.project()
        task = self.chance.randrange(len(self.company.project(project).tasks))
        return self.about(project, task, minute, length)

    def length(self, left: int, minute: int, *, had_lunch: bool) -> int:
        """Return how many minutes the next piece of work takes, not far over lunch."""
        length = min(max(25, round(self.chance.gauss(165, 50))), 270, left)
        if not had_lunch and minute + length > 12 * 60 + 25:
            length = min(length, max(25, 12 * 60 + 5 - minute))
        return left if left - length < 20 else length

    def project(self) -> str:
        """Return one of the three projects of the person's week."""
        year, week, _ = self.day.isocalendar()
        names, weights = list(self.person.does), list(self.person.does.values())
        of_the_week = _chance(self.person.mail, year, week, "projects").choices(names, weights, k=3)
        return self.chance.choice(of_the_week)

    def about(self, project_name: str, task_place: int, minute: int, length: int) -> Block:
        """Return a piece of work on a task of the project."""
        project = self.company.project(project_name)
        task = project.tasks[task_place]
        tag = self.person.craft
        if project_name == "Team rituals" or self.chance.random() < 0.08:
            tag = "meeting"
        elif project_name == "Learning time":
            tag = "learning"
        return replace(
            self.span(minute, length),
            description=self.chance.choice(task.texts)[_tongue(self.person)],
            project=project.name,
            task=task.name,
            tag=tag if self.chance.random() < 0.8 else "",
            billable=project.billable,
        )

    def lunch(self, minute: int, length: int) -> Iterator[Block]:
        """Yield the break of the day; some people leave a gap instead."""
        if _keeps_breaks(self.person):
            block = self.span(minute, length)
            yield replace(block, description=LUNCH[_tongue(self.person)], kind="break")

    def span(self, minute: int, length: int) -> Block:
        """Return an empty block; minutes of wall time, for nobody works while a clock changes."""
        midnight = datetime.combine(self.day, time(), ZoneInfo(self.person.zone))
        start = midnight + timedelta(minutes=minute)
        end = start + timedelta(minutes=length)
        return Block(start.astimezone(UTC), end.astimezone(UTC))


def _keeps_breaks(person: Person) -> bool:
    """Whether the person writes breaks down; others leave a gap."""
    return person.login or _chance(person.mail, "breaks").random() < 0.4


def _tongue(person: Person) -> int:
    return INDONESIAN if person.language == "id" else ENGLISH
