"""Working days made from a seed: what the files of other trackers are made of in tests."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

JAKARTA = "Asia/Jakarta"
PEOPLE = (
    ("Sari", "sari@kunang.example"),
    ("Rina", "rina@kunang.example"),
    ("Bayu", "bayu@kunang.example"),
)
PROJECTS = (  # project, client, task
    ("Website", "Toko Melati", "Design"),
    ("Website", "Toko Melati", "Code"),
    ("Brand book", "Kopi Senja", "Draft"),
    ("Kios, phase 2", "Warung Bu Tini", ""),
    ("Inside", "", "Meetings"),
)
DONE = (
    "Sketch the first page",
    'Call about the "big" banner',
    "Fix the form, again",
    "Rapat mingguan",
    "Überarbeitung",
    "",
)
TAGS = ((), ("remote",), ("remote", "client"), ("review",))


@dataclass(frozen=True)
class Spent:
    """One entry as it really was."""

    name: str
    email: str
    started_at: datetime
    ended_at: datetime
    description: str
    project: str
    client: str
    task: str
    tags: tuple[str, ...]
    billable: bool
    is_break: bool = False
    zone: str = JAKARTA

    @property
    def started(self) -> datetime:
        return self.started_at.astimezone(ZoneInfo(self.zone))

    @property
    def ended(self) -> datetime:
        return self.ended_at.astimezone(ZoneInfo(self.zone))

    @property
    def length(self) -> timedelta:
        return self.ended_at - self.started_at


def spent(count: int, *, seed: int = 1, people: int = 1, zone: str = JAKARTA) -> list[Spent]:
    """Give entries of working days from 2 January 2024 on; now and then one over midnight.

    Many are more of them a day, and shorter: they stay within three years.
    """
    more = count // (people * 700)
    longest = 7200 if not more else max(30_000 // (more + 5), 20)
    random = Random(seed)  # noqa: S311 - the same files every time is the point
    entries: list[Spent] = []
    day = datetime(2024, 1, 2, 8, 30, tzinfo=ZoneInfo(zone))
    while len(entries) < count:
        for name, email in PEOPLE[:people]:
            at = (day + timedelta(seconds=random.randrange(3600))).astimezone(UTC)
            for _ in range(random.randrange(3, 7) + more):
                project, client, task = random.choice(PROJECTS)
                until = at + timedelta(seconds=random.randrange(min(300, longest // 2), longest))
                entry = Spent(
                    name=name,
                    email=email,
                    started_at=at,
                    ended_at=until,
                    description=random.choice(DONE),
                    project=project,
                    client=client,
                    task=task,
                    tags=random.choice(TAGS),
                    billable=random.random() < 0.6,
                    is_break=random.random() < 0.05,
                    zone=zone,
                )
                entries.append(entry)
                at = until + timedelta(seconds=random.randrange(600 if not more else 10))
        if random.random() < 0.05:  # a night on call
            late = day.replace(hour=23).astimezone(UTC)
            entries.append(replace(entry, started_at=late, ended_at=late + timedelta(hours=2)))
        day += timedelta(days=3 if day.weekday() == 4 else 1)
    return entries[:count]
