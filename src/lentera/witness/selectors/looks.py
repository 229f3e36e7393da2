"""Who looked at the viewer's time, and what the viewer looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Q

from lentera.domain.charter import Granularity
from lentera.domain.ids import from_hex, to_hex
from lentera.witness.models import Event, Look
from lentera.witness.refusals import NoSuchLook
from lentera.witness.words import BACKUP, RESTORED, SERVER

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from lentera.domain.viewer import Viewer

ON_A_PAGE = 25
NAMED = [one.slug for one in Granularity if one.names_people]
HIDDEN = "role:"  # in a filter: somebody of this role whose name the charter did not tell


@dataclass(frozen=True, slots=True)
class LookLine:
    """One look as the person concerned sees it; ``who`` is empty where only the role is told.

    ``sequence`` is its place in the ledger; ``look_id`` is None for what the server itself did.
    """

    sequence: int
    look_id: int | None
    who: str
    role: str
    purpose: str
    granularity: str
    looked_at: datetime
    channel: str
    reference: str = ""
    first_on: date | None = None
    last_on: date | None = None
    charter_number: int | None = None
    people: int = 1
    refused: str = ""
    answers: bool = False

    @property
    def others(self) -> int:
        """How many more people the same look was about; never who."""
        return self.people - 1

    @property
    def by_server(self) -> bool:
        """Whether no person looked."""
        return self.role == SERVER

    def as_plain(self) -> dict[str, Any]:
        """Return it as it is handed on with a report."""
        plain = asdict(self)
        for name in ("looked_at", "first_on", "last_on"):
            plain[name] = plain[name] and plain[name].isoformat()
        return {**plain, "look_id": self.look_id and to_hex(self.look_id)}


def line_of_plain(plain: dict[str, Any]) -> LookLine:
    """Return a look that was handed on; what is not known any more is left out."""
    known = {one.name for one in fields(LookLine)}
    facts = {name: value for name, value in plain.items() if name in known}
    for name in ("first_on", "last_on"):
        facts[name] = date.fromisoformat(facts[name]) if facts.get(name) else None
    facts["looked_at"] = datetime.fromisoformat(facts["looked_at"])
    facts["look_id"] = from_hex(facts["look_id"]) if facts.get("look_id") else None
    return LookLine(**facts)


@dataclass(frozen=True, slots=True)
class Sought:
    """Which looks are wanted: for what, by whom, and whether they were refused."""

    purpose: str = ""
    who: str = ""
    refused: bool | None = None

    @property
    def narrowed(self) -> bool:
        """Whether some looks are left out."""
        return bool(self.purpose or self.who or self.refused is not None)


@dataclass(frozen=True, slots=True)
class LookPage:
    """Some looks, newest first; ``older`` is where the next page begins."""

    lines: Sequence[LookLine]
    older: int | None


@dataclass(frozen=True, slots=True)
class MonthOfLooks:
    """How often people looked in a month: at a person's own figures, at sums, and in vain.

    What the server did by itself, such as backups, stands in the list and is not counted.
    """

    own: int
    sums: int
    refused: int

    @property
    def looks(self) -> int:
        """How often somebody saw something."""
        return self.own + self.sums

    @property
    def any(self) -> bool:
        """Whether there is something to say."""
        return bool(self.looks or self.refused)


def looks_at(viewer: Viewer, sought: Sought, *, before: int | None = None) -> LookPage:
    """Return who looked at the viewer's time, newest first, with what the server itself did."""
    looks = _narrowed(Look.objects.at(viewer), sought)
    lines = [line_of(one) for one in _older(looks, before).select_related("viewer")]
    if sought.who in {"", SERVER} and not sought.purpose and not sought.refused:
        server = Event.objects.own(viewer).filter(kind__in=[BACKUP, RESTORED])
        lines += [_line_of_server(one) for one in _older(server, before)]
        lines.sort(key=lambda line: -line.sequence)
    return _page(lines)


def looks_by(viewer: Viewer, *, before: int | None = None) -> LookPage:
    """Return what the viewer looked at themselves, newest first."""
    return _page(
        [line_of(one) for one in _older(Look.objects.by(viewer), before).select_related("viewer")]
    )


def look_at(viewer: Viewer, look_id: int) -> LookLine:
    """Return one look at the viewer's time.

    Raises:
        NoSuchLook: there is none of this id, or it was at others only.
    """
    return line_of(look_row(viewer, look_id))


def look_row(viewer: Viewer, look_id: int) -> Look:
    """Return the row of one look at the viewer's time.

    Raises:
        NoSuchLook: as above.
    """
    look = Look.objects.at(viewer).filter(pk=look_id).select_related("viewer").first()
    if look is None:
        raise NoSuchLook
    return look


def month_of_looks(viewer: Viewer, *, now: datetime) -> MonthOfLooks:
    """Return how often people looked at the viewer's time since the first of the month.

    Zone: the viewer's.
    """
    local = now.astimezone(ZoneInfo(viewer.zone))
    begun = local.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    in_vain, named = ~Q(refused=""), Q(granularity__in=NAMED)
    found = Look.objects.at(viewer).filter(viewer__isnull=False, looked_at__gte=begun)
    counted = found.aggregate(
        own=Count("pk", filter=named & ~in_vain),
        sums=Count("pk", filter=~named & ~in_vain),
        refused=Count("pk", filter=in_vain),
    )
    return MonthOfLooks(**counted)


def who_looked(viewer: Viewer) -> list[tuple[str, str, str]]:
    """Return who ever looked, for a filter: its value, the name (or none) and the role."""
    by_people = Look.objects.at(viewer).filter(viewer__isnull=False)
    rows = by_people.values_list("viewer_id", "viewer__name", "name_shown", "role")
    found: dict[str, tuple[str, str]] = {}
    for member_id, name, shown, role in rows.distinct().order_by("viewer__name", "role"):
        if shown:
            found.setdefault(to_hex(member_id), (name, ""))
        else:
            found.setdefault(f"{HIDDEN}{role}", ("", role))
    return [(value, *words) for value, words in found.items()]


def line_of(look: Look) -> LookLine:
    """Return a look as the person concerned sees it."""
    viewer = look.viewer if look.viewer_id else None
    return LookLine(
        sequence=look.sequence,
        look_id=look.pk,
        who=viewer.name if viewer and look.name_shown else "",
        role=look.role,
        purpose=look.purpose,
        granularity=look.granularity,
        looked_at=look.looked_at,
        channel=look.channel,
        reference=look.reference,
        first_on=look.first_on,
        last_on=look.last_on,
        charter_number=look.charter_number,
        people=look.people,
        refused=look.refused,
        answers=viewer is not None and viewer.left_on is None,
    )


def _line_of_server(event: Event) -> LookLine:
    return LookLine(
        sequence=event.sequence,
        look_id=None,
        who="",
        role=SERVER,
        purpose=event.kind,
        granularity=Granularity.ENTRIES.slug,
        looked_at=event.logged_at,
        channel=event.channel,
    )


def _narrowed(looks: QuerySet[Look], sought: Sought) -> QuerySet[Look]:
    if sought.purpose:
        looks = looks.filter(purpose=sought.purpose)
    if sought.refused is not None:
        looks = looks.exclude(refused="") if sought.refused else looks.filter(refused="")
    if sought.who.startswith(HIDDEN):
        looks = looks.filter(name_shown=False, role=sought.who.removeprefix(HIDDEN))
    elif sought.who == SERVER:
        looks = looks.filter(viewer__isnull=True)
    elif sought.who:
        looks = looks.filter(viewer_id=from_hex(sought.who), name_shown=True)
    return looks


def _older(rows: QuerySet[Any], before: int | None) -> QuerySet[Any]:
    if before is not None:
        rows = rows.filter(sequence__lt=before)
    return rows.order_by("-sequence")[: ON_A_PAGE + 1]


def _page(lines: Sequence[LookLine]) -> LookPage:
    shown = list(islice(lines, ON_A_PAGE))
    return LookPage(shown, shown[-1].sequence if len(lines) > ON_A_PAGE else None)
