"""The words a charter is made of: closed lists, and scales whose order says what shows more."""

from enum import IntEnum, StrEnum

from lentera.domain.viewer import Role


class Cadence(IntEnum):
    """How often a period closes. A week shows more than a month."""

    MONTH = 0
    WEEK = 1

    @property
    def slug(self) -> str:
        """The word it is stored under."""
        return self.name.lower()


class Granularity(IntEnum):
    """How finely somebody else may see people's time. Each step includes all below it."""

    NOTHING = 0
    TEAM_PER_CLOSED_MONTH = 1
    TEAM_PER_CLOSED_WEEK = 2
    PERSON_PER_CLOSED_MONTH = 3
    PERSON_PER_CLOSED_WEEK = 4
    PERSON_PER_DAY = 5
    PERSON_PER_PROJECT_AND_DAY = 6
    ENTRIES = 7

    @property
    def slug(self) -> str:
        """The word it is stored under."""
        return self.name.lower()

    @property
    def names_people(self) -> bool:
        """Whether it shows single people, and not only sums of a team."""
        return self >= Granularity.PERSON_PER_CLOSED_MONTH

    @property
    def shows_projects_of_people(self) -> bool:
        """Whether it says what a single person worked on."""
        return self >= Granularity.PERSON_PER_PROJECT_AND_DAY

    @property
    def whole(self) -> Cadence | None:
        """The calendar step it is shown in: whole months, whole weeks, or None for single days."""
        return _WHOLE.get(self)


_WHOLE = {
    Granularity.TEAM_PER_CLOSED_MONTH: Cadence.MONTH,
    Granularity.TEAM_PER_CLOSED_WEEK: Cadence.WEEK,
    Granularity.PERSON_PER_CLOSED_MONTH: Cadence.MONTH,
    Granularity.PERSON_PER_CLOSED_WEEK: Cadence.WEEK,
}


class Purpose(StrEnum):
    """What somebody's time may be looked at for. There are no others, and none can be added."""

    OWN_USE = "own_use"
    PLANNING = "planning"
    TIMESHEET_APPROVAL = "timesheet_approval"
    CLIENT_BILLING = "client_billing"
    PAYROLL = "payroll"
    STATUTORY_RECORD = "statutory_record"
    LEGAL_CLAIM = "legal_claim"
    SUPPORT = "support"


class ForbiddenUse(StrEnum):
    """What no charter can allow: no purpose leads here."""

    APPRAISAL = "appraisal"
    RANKING = "ranking"
    DISCIPLINE = "discipline"
    TERMINATION = "termination"
    EMOTION_INFERENCE = "emotion_inference"
    CONTACT_OUTSIDE_HOURS = "contact_outside_hours"


FORBIDDEN_USES = tuple(ForbiddenUse)


class Audience(StrEnum):
    """Who a grant speaks of: the roles, and every member."""

    MEMBER = "member"
    LEAD = Role.LEAD.value
    PROJECT_MANAGER = Role.PROJECT_MANAGER.value
    PAYROLL = Role.PAYROLL.value
    HR = Role.HR.value
    REPRESENTATIVE = Role.REPRESENTATIVE.value
    ADMIN = Role.ADMIN.value
    OWNER = Role.OWNER.value


class Reach(StrEnum):
    """Whose time a grant can speak of."""

    OWN_TEAM = "own_team"
    LED_TEAMS = "led_teams"
    MANAGED_PROJECTS = "managed_projects"
    EVERYBODY = "everybody"


REACH = {
    Audience.MEMBER: Reach.OWN_TEAM,
    Audience.LEAD: Reach.LED_TEAMS,
    Audience.PROJECT_MANAGER: Reach.MANAGED_PROJECTS,
    Audience.PAYROLL: Reach.EVERYBODY,
    Audience.HR: Reach.EVERYBODY,
    Audience.REPRESENTATIVE: Reach.EVERYBODY,
    Audience.ADMIN: Reach.EVERYBODY,
    Audience.OWNER: Reach.EVERYBODY,
}

# The widest a charter may grant for a purpose, so that no purpose becomes a pretext.
_WIDEST = {
    Purpose.OWN_USE: Granularity.NOTHING,  # one's own time needs no grant; others' is never "own"
    Purpose.PLANNING: Granularity.TEAM_PER_CLOSED_WEEK,  # sums of teams
    Purpose.TIMESHEET_APPROVAL: Granularity.PERSON_PER_PROJECT_AND_DAY,  # no words, no clock times
    Purpose.CLIENT_BILLING: Granularity.ENTRIES,
    Purpose.PAYROLL: Granularity.PERSON_PER_PROJECT_AND_DAY,
    Purpose.STATUTORY_RECORD: Granularity.ENTRIES,  # some laws want start and end of each day
    Purpose.LEGAL_CLAIM: Granularity.ENTRIES,
    Purpose.SUPPORT: Granularity.ENTRIES,
}


def widest_grant(audience: Audience, purpose: Purpose) -> Granularity:
    """Return the widest granularity that any charter may grant this audience for this purpose.

    Colleagues see sums of their team at most. A project manager may be granted exact figures of
    their own projects for planning, because a project with few people has no sum to hide in.
    """
    if purpose is Purpose.PLANNING and audience is Audience.PROJECT_MANAGER:
        return Granularity.PERSON_PER_CLOSED_WEEK
    widest = _WIDEST.get(purpose, Granularity.NOTHING)
    if audience is Audience.MEMBER:
        return min(widest, Granularity.TEAM_PER_CLOSED_WEEK)
    return widest


class Kind(StrEnum):
    """A kind of stored fact about people, each kept for its own number of months."""

    TIME_ENTRIES = "time_entries"
    DAY_TOTALS = "day_totals"
    LOOKS = "looks"
    REQUESTS = "requests"
    LEAVERS = "leavers"
