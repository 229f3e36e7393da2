"""What the charter's values are called on pages, in mails and in documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from django.utils.translation import gettext_lazy as _

from lentera.domain.charter import (
    Audience,
    Cadence,
    ForbiddenUse,
    Granularity,
    Kind,
    Purpose,
    Reach,
)

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words: TypeAlias = str | _StrPromise

AUDIENCES: dict[Audience, Words] = {
    Audience.MEMBER: _("Colleagues"),
    Audience.LEAD: _("Team leads"),
    Audience.PROJECT_MANAGER: _("Project managers"),
    Audience.PAYROLL: _("Payroll"),
    Audience.HR: _("HR"),
    Audience.REPRESENTATIVE: _("The elected representative"),
    Audience.ADMIN: _("Admins"),
    Audience.OWNER: _("Owners"),
}

PURPOSES: dict[Purpose, Words] = {
    Purpose.PLANNING: _("Planning work and deadlines"),
    Purpose.TIMESHEET_APPROVAL: _("Approving time sheets"),
    Purpose.CLIENT_BILLING: _("Billing clients"),
    Purpose.PAYROLL: _("Paying people"),
    Purpose.STATUTORY_RECORD: _("The record of hours that the law asks for"),
    Purpose.LEGAL_CLAIM: _("A legal claim"),
    Purpose.SUPPORT: _("Helping when something is broken"),
}

GRANULARITIES: dict[Granularity, Words] = {
    Granularity.NOTHING: _("nothing"),
    Granularity.TEAM_PER_CLOSED_MONTH: _("sums of a team for each closed month"),
    Granularity.TEAM_PER_CLOSED_WEEK: _("sums of a team for each closed week"),
    Granularity.PERSON_PER_CLOSED_MONTH: _("each person's total of each closed month"),
    Granularity.PERSON_PER_CLOSED_WEEK: _("each person's total of each closed week"),
    Granularity.PERSON_PER_DAY: _("each person's total of each day"),
    Granularity.PERSON_PER_PROJECT_AND_DAY: _("each person's time by project and day"),
    Granularity.ENTRIES: _("each person's single entries"),
}

REACHES: dict[Reach, Words] = {
    Reach.OWN_TEAM: _("Only about the people of their own team."),
    Reach.LED_TEAMS: _("Only about the people of the teams they lead."),
    Reach.MANAGED_PROJECTS: _("Only about time on the projects they manage."),
    Reach.EVERYBODY: _("About everybody in the workspace."),
}

CADENCES: dict[Cadence, Words] = {
    Cadence.MONTH: _("Every month"),
    Cadence.WEEK: _("Every week"),
}

KINDS: dict[Kind, Words] = {
    Kind.TIME_ENTRIES: _("Time entries"),
    Kind.DAY_TOTALS: _("Totals of days"),
    Kind.LOOKS: _("Who looked at whose time"),
    Kind.REQUESTS: _("Requests and their answers"),
    Kind.LEAVERS: _("What is left of people who have gone"),
}

FORBIDDEN: dict[ForbiddenUse, Words] = {
    ForbiddenUse.APPRAISAL: _("Nobody may judge anybody's work by their hours."),
    ForbiddenUse.RANKING: _("Nobody may put people in an order by their hours."),
    ForbiddenUse.DISCIPLINE: _("Nobody may use hours for a warning or a punishment."),
    ForbiddenUse.TERMINATION: _("Nobody may use hours to let somebody go."),
    ForbiddenUse.EMOTION_INFERENCE: _("Nobody may guess feelings or health from hours."),
    ForbiddenUse.CONTACT_OUTSIDE_HOURS: _(
        "Nobody may use hours to reach people in their free time."
    ),
}

# The purposes a charter can grant; one's own use needs no grant.
GRANTABLE = tuple(PURPOSES)
