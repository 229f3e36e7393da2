"""The entries of the sample: six months that end today, two timers that run, four favourites."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from lentera.config.sample.company import Company, Person
from lentera.config.sample.days import Block, blocks_of
from lentera.config.sample.hiring import joined_on, today_of
from lentera.config.sample.work import Work
from lentera.domain.ids import id_stream
from lentera.domain.viewer import Viewer
from lentera.tracking.content import Content
from lentera.tracking.services import keep_favourite, recording, start_timer

DAYS = timedelta(days=183)
RUNS, FORGOT = "sari", "jonas"
RUNNING_FOR = timedelta(hours=1, minutes=24)
FORGOTTEN_SINCE = time(15, 40)
PICKED_UP_AGAIN = (
    ("Design review", "Website redesign", "Visual design"),
    ("Inbox and planning", "Studio, internal", "Office"),
    ("Icon set, round two", "Pasar Pagi app", "Icon set"),
    ("Mentoring with Dewi", "Learning time", "Courses"),
)


@dataclass(frozen=True, slots=True)
class History:
    """Writes people's entries, each day as if it had been kept that day."""

    company: Company
    work: Work
    now: datetime

    def write(self, viewer: Viewer, person: Person) -> int:
        """Write one person's entries and return how many."""
        last_at = self._last_at(person)
        day = max(joined_on(person, self.now), today_of(person, self.now) - DAYS)
        written = 0
        while day <= today_of(person, self.now):
            blocks = [block for block in self._blocks(person, day) if block.ended_at <= last_at]
            self._insert(viewer, blocks)
            written += len(blocks)
            day += timedelta(days=1)
        if person.mail in {RUNS, FORGOT}:
            start_timer(viewer, content=self._running(person), now=last_at)
            written += 1
        if person.mail == RUNS:
            self._keep_favourites(viewer)
        return written

    def _blocks(self, person: Person, day: date) -> list[Block]:
        if person.mail == RUNS and day == today_of(person, self.now):
            return self._so_far(day, person)
        return blocks_of(person, day, self.company)

    def _so_far(self, day: date, person: Person) -> list[Block]:
        """Return the told day, backwards from the timer that runs, as far as it fits the day."""
        blocks: list[Block] = []
        ended_at = self._last_at(person)
        for piece in reversed(self.company.so_far):
            started_at = ended_at - timedelta(minutes=piece.minutes)
            if started_at.astimezone(ZoneInfo(person.zone)).date() < day:
                break
            work = {"project": piece.project, "task": piece.task, "tag": piece.tag}
            kind = "work" if piece.project else "break"
            billable = bool(piece.project) and self.company.project(piece.project).billable
            block = Block(started_at, ended_at, piece.text, **work, billable=billable, kind=kind)
            blocks.insert(0, block)
            ended_at = started_at
        return blocks

    def _last_at(self, person: Person) -> datetime:
        """Return until when the person's finished entries go."""
        if person.mail == RUNS:
            return self.now - RUNNING_FOR
        if person.mail != FORGOT:
            return self.now
        day = today_of(person, self.now) - timedelta(days=1)
        while day.weekday() >= 5:
            day -= timedelta(days=1)
        return datetime.combine(day, FORGOTTEN_SINCE, ZoneInfo(person.zone))

    def _insert(self, viewer: Viewer, blocks: list[Block]) -> None:
        if not blocks:
            return
        kept_at = blocks[-1].ended_at
        ids = id_stream(kept_at)
        entries = []
        for block in blocks:
            content = self.work.content_of(block)
            entry = recording.draft(
                viewer,
                next(ids),
                content,
                started_at=block.started_at,
                ended_at=block.ended_at,
                zone=viewer.zone,
                now=kept_at,
            )
            entries.append((entry, content.tag_ids))
        recording.insert_all(viewer, entries, now=kept_at)

    def _running(self, person: Person) -> Content:
        if person.mail == RUNS:
            text = "Booking flow: wireframes for the returns page"
            return self._content(text, "Website redesign", "Booking flow", "design")
        return self._content("Meter readings by photo", "Customer portal", "Meter readings")

    def _keep_favourites(self, viewer: Viewer) -> None:
        for text, project, task in PICKED_UP_AGAIN:
            keep_favourite(viewer, content=self._content(text, project, task), now=self.now)

    def _content(self, text: str, project: str, task: str, tag: str = "") -> Content:
        return Content.of(
            description=text,
            project_id=self.work.projects[project],
            task_id=self.work.tasks[project, task],
            tag_ids=[self.work.tags[tag]] if tag else [],
            billable=self.company.project(project).billable,
        )
