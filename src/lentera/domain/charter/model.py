"""The charter as values: what a workspace agreed on, never below the floors in code."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from lentera.domain.charter.scales import (
    Audience,
    Cadence,
    Granularity,
    Kind,
    Purpose,
    widest_grant,
)
from lentera.domain.wallclock import utc

SMALLEST_GROUP = 5
SMALLEST_GROUP_ABOUT_PEOPLE = 8
NOTICE_DAYS = 14
# From the lowest to the highest value a clause may have. No setting and no charter goes beyond.
BOUNDS = {
    "smallest_group": (SMALLEST_GROUP, 1000),
    "smallest_group_about_people": (SMALLEST_GROUP_ABOUT_PEOPLE, 1000),
    "edit_window_days": (0, 31),
    "notice_days": (7, 365),
    "looks_told_within_days": (0, 7),
}
MONTHS = {
    Kind.TIME_ENTRIES: (1, 120),
    Kind.DAY_TOTALS: (1, 120),
    Kind.LOOKS: (12, 120),  # who looked stays visible for a year at least
    Kind.REQUESTS: (12, 120),
    Kind.LEAVERS: (0, 120),
}


class CharterError(ValueError):
    """These values make no charter: a floor, a bound or a closed list says no."""


@dataclass(frozen=True, slots=True)
class Grant:
    """One line of the charter: who may see how much, for which purpose.

    Raises:
        CharterError: no charter may grant this audience that much for that purpose.
    """

    audience: Audience
    purpose: Purpose
    granularity: Granularity

    def __post_init__(self) -> None:
        if self.granularity > widest_grant(self.audience, self.purpose):
            raise CharterError(f"{self.purpose} shows {self.audience} less than {self.granularity}")


@dataclass(frozen=True, slots=True)
class Retention:
    """For how many months each kind of fact is kept.

    Raises:
        CharterError: a number lies outside ``MONTHS``.
    """

    time_entries: int = 24  # ArbZG section 16(2): two years
    day_totals: int = 24
    looks: int = 36
    requests: int = 36
    leavers: int = 6

    def __post_init__(self) -> None:
        for kind, (lowest, highest) in MONTHS.items():
            _check_within(kind, self.months(kind), lowest, highest)

    def months(self, kind: Kind) -> int:
        """Return for how many months this kind is kept."""
        number: int = getattr(self, kind)
        return number


@dataclass(frozen=True, slots=True)
class ReminderHours:
    """From when until when, in the person's own time, a reminder may be sent.

    Raises:
        CharterError: it ends before it starts.
    """

    from_at: time
    until_at: time

    def __post_init__(self) -> None:
        if self.from_at >= self.until_at:
            raise CharterError("reminder hours start before they end")

    def hold(self, at: time) -> bool:
        """Return whether a reminder may be sent at this time of day."""
        return self.from_at <= at < self.until_at


@dataclass(frozen=True, slots=True)
class Charter:
    """What a workspace agreed on. Without words it shows nothing of anybody to anybody.

    Args:
        grants: who may see how much for which purpose; what is not granted is nothing.
        smallest_group: the fewest people, the viewer not counted, behind a sum of work.
        smallest_group_about_people: the same for figures about the people themselves, such as
            overtime and how full weeks are.
        cadence: whether weeks close, or only months. Nothing is shown of what is not closed.
        edit_window_days: days after a period's end in which people put right what they wrote;
            then it closes.
        retention: how long each kind of fact is kept.
        notice_days: days between announcing a wider charter and its effect.
        review_on: the day on which the agreement is looked at again, if one is agreed.
        results_only_projects: projects of whose time nobody else sees how it was spent.
        reminder_hours: when reminders may be sent, or None for never.
        names_shown_for_looks: whether "who looked" says the name, or only the role.
        looks_told_within_days: how long a notice of a look may take; 0 is at once.
        exporters: who may take what they may see out of the program.

    Raises:
        CharterError: a value goes below a floor or beyond a bound, or two grants speak of one
            audience and purpose.
    """

    grants: frozenset[Grant] = frozenset()
    smallest_group: int = SMALLEST_GROUP
    smallest_group_about_people: int = SMALLEST_GROUP_ABOUT_PEOPLE
    cadence: Cadence = Cadence.MONTH
    edit_window_days: int = 3
    retention: Retention = field(default_factory=Retention)
    notice_days: int = NOTICE_DAYS
    review_on: date | None = None
    results_only_projects: frozenset[int] = frozenset()
    reminder_hours: ReminderHours | None = None
    names_shown_for_looks: bool = True
    looks_told_within_days: int = 0
    exporters: frozenset[Audience] = frozenset()

    def __post_init__(self) -> None:
        for clause, (lowest, highest) in BOUNDS.items():
            _check_within(clause, getattr(self, clause), lowest, highest)
        spoken_of = {(grant.audience, grant.purpose) for grant in self.grants}
        if len(spoken_of) < len(self.grants):
            raise CharterError("two grants speak of the same audience and purpose")
        granting = {grant for grant in self.grants if grant.granularity > Granularity.NOTHING}
        object.__setattr__(self, "grants", frozenset(granting))

    def granted(self, audience: Audience, purpose: Purpose) -> Granularity:
        """Return how much this audience may see for this purpose; nothing unless granted."""
        for grant in self.grants:
            if (grant.audience, grant.purpose) == (audience, purpose):
                return grant.granularity
        return Granularity.NOTHING

    def step_shown(self, purpose: Purpose) -> Cadence:
        """Return whether weeks are shown, or only months: weeks where weeks close.

        A time sheet is closed by whoever hands it in, so it may always be one of a week.
        """
        return Cadence.WEEK if purpose is Purpose.TIMESHEET_APPROVAL else self.cadence

    def shown(self, audience: Audience, purpose: Purpose) -> Granularity:
        """Return how much of a grant the cadence lets be seen: a week may become a month."""
        granted, step = self.granted(audience, purpose), self.step_shown(purpose)
        return max(
            finer for finer in Granularity if finer <= granted and (finer.whole or step) <= step
        )


@dataclass(frozen=True, slots=True)
class Version:
    """A charter and the instant from which it holds.

    Raises:
        ValueError: the instant has no zone.
    """

    charter: Charter
    effective_at: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "effective_at", utc(self.effective_at))


def _check_within(clause: str, number: int, lowest: int, highest: int) -> None:
    if not lowest <= number <= highest:
        raise CharterError(f"{clause} is from {lowest} to {highest}, not {number}")


# What a fresh workspace starts with. A lead sees sums of the team, and of one person only the
# total of a week that this person handed in.
DEFAULT_CHARTER = Charter(
    grants=frozenset(
        {
            Grant(Audience.LEAD, Purpose.PLANNING, Granularity.TEAM_PER_CLOSED_WEEK),
            Grant(Audience.LEAD, Purpose.TIMESHEET_APPROVAL, Granularity.PERSON_PER_CLOSED_WEEK),
            Grant(Audience.PROJECT_MANAGER, Purpose.PLANNING, Granularity.TEAM_PER_CLOSED_WEEK),
            Grant(Audience.PAYROLL, Purpose.PAYROLL, Granularity.PERSON_PER_DAY),
            Grant(Audience.PAYROLL, Purpose.STATUTORY_RECORD, Granularity.PERSON_PER_DAY),
        }
    ),
    cadence=Cadence.WEEK,
    reminder_hours=ReminderHours(time(9), time(17)),
    exporters=frozenset({Audience.PAYROLL}),
)
