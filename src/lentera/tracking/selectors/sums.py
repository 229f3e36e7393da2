"""What one's own time adds up to, for reports: by stretches of days and by content."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

from django.db.models import BigIntegerField, Func, Value

from lentera.domain.timespan import DayRange, day_start
from lentera.tracking.models import EntryTag, TimeEntry
from lentera.tracking.selectors.matching import far_around, matching_near
from lentera.tracking.tally import RUNNING, Row, Sum, covered, tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lentera.domain.viewer import Viewer
    from lentera.tracking.selectors.matching import Filters

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)
A_DAY = timedelta(days=1)
# More rows in one go cost memory, fewer cost time.
AT_ONCE = 5000


class Bare(Func):
    """A number as the database gives it: Django would look at every single one again."""

    template = "%(expressions)s"
    output_field = BigIntegerField()

    def get_db_converters(self, _connection: Any) -> list[Any]:
        """Convert nothing."""
        return []


class Milliseconds(Bare):
    """An instant as whole milliseconds since 1970; ``RUNNING`` where there is none."""

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """SQLite counts the days since noon of 24 November 4714 BC, exact to the millisecond."""
        since = "CAST(julianday(%(expressions)s) * 86400000 + 0.5 AS INTEGER) - 210866760000000"
        return self.as_sql(
            compiler, connection, template=f"COALESCE({since}, {RUNNING})", **context
        )

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """PostgreSQL gives seconds with their fraction."""
        since = "(EXTRACT(EPOCH FROM %(expressions)s) * 1000)::bigint"
        return self.as_sql(
            compiler, connection, template=f"COALESCE({since}, {RUNNING})", **context
        )


@dataclass(frozen=True, slots=True)
class Sums:
    """What the matching entries add up to.

    ``sums`` has a line for each stretch of days and sort of content; ``place`` is the number of the
    stretch. ``presence`` is the time in which there was any work: where entries overlap it counts
    once. ``running`` says that the timer is among them, counted up to now. ``zones`` are those the
    entries were made in.
    """

    sums: Sequence[Sum]
    presence: timedelta
    entries: int
    running: bool
    zones: frozenset[str]


def sums(
    viewer: Viewer,
    filters: Filters,
    stretches: Sequence[DayRange],
    *,
    now: datetime,
    by_tag: bool = False,
) -> Sums:
    """Add up the viewer's matching entries within stretches of days that follow one another.

    Totals cut at day starts, so the sum of stretches is the sum of the range however it is divided
    (cases.md M2). One query; one more with ``by_tag``, else ``tag_ids`` stay empty.

    Zone: each entry's own; the days of ``filters`` are not looked at.
    """
    days = DayRange(stretches[0].first_on, stretches[-1].last_on)
    rows = (
        matching_near(viewer, filters, days)
        .order_by("started_at")
        .values_list(
            Milliseconds("started_at"),
            Milliseconds("ended_at"),
            "zone",
            "kind",
            "project_id",
            "task_id",
            Bare("billable"),
            # The id is only needed to find the tags, and so many long numbers take their time.
            "pk" if by_tag else Bare(Value(0)),
        )
    )
    edges: dict[str, list[int]] = {}

    def edges_in(zone: str) -> list[int]:
        if zone not in edges:
            edges[zone] = _edges(stretches, ZoneInfo(zone), viewer.day_starts_at)
        return edges[zone]

    found = tally(
        cast("Iterable[Row]", rows.iterator(chunk_size=AT_ONCE)),
        edges_in,
        _tags(viewer, days) if by_tag else {},
        now=(now - EPOCH) // MILLISECOND,
    )
    presence = covered(found.worked) * MILLISECOND
    return Sums(found.sums, presence, found.entries, found.running, frozenset(edges))


def _edges(stretches: Sequence[DayRange], zone: ZoneInfo, day_starts_at: time) -> list[int]:
    days = [*(stretch.first_on for stretch in stretches), stretches[-1].last_on + A_DAY]
    return [(day_start(day, zone, day_starts_at) - EPOCH) // MILLISECOND for day in days]


def _tags(viewer: Viewer, days: DayRange) -> Mapping[int, tuple[int, ...]]:
    span = far_around(days)
    near = TimeEntry.objects.own(viewer).overlapping(viewer, span.start_at, span.end_at)
    rows = EntryTag.objects.on(viewer, near.values_list("pk", flat=True))
    tags: defaultdict[int, tuple[int, ...]] = defaultdict(tuple)
    for entry_id, tag_id in rows.values_list("entry_id", "tag_id").order_by("tag_id"):
        tags[entry_id] += (tag_id,)
    return tags
