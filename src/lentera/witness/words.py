"""What looks are called on pages and in mails, as the person reads them who was looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from lentera.domain.charter import Audience, Granularity, Purpose, Reason
from lentera.domain.telling import Cause, Manner

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Table = dict[str, _StrPromise]

SERVER = "server"  # in place of a role, where whoever runs the server did something with it all
BACKUP, RESTORED = "server.backup", "server.restored"

ROLES: Table = {
    Audience.MEMBER.value: _("Member"),
    Audience.LEAD.value: _("Lead"),
    Audience.PROJECT_MANAGER.value: _("Project manager"),
    Audience.PAYROLL.value: _("Payroll"),
    Audience.HR.value: _("HR"),
    Audience.REPRESENTATIVE.value: _("Representative"),
    Audience.ADMIN.value: _("Admin"),
    Audience.OWNER.value: _("Owner"),
    SERVER: _("The server itself"),
}
PURPOSES: Table = {
    Purpose.OWN_USE.value: _("Their own use"),
    Purpose.PLANNING.value: _("Planning work and deadlines"),
    Purpose.TIMESHEET_APPROVAL.value: _("Approving time sheets"),
    Purpose.CLIENT_BILLING.value: _("Billing clients"),
    Purpose.PAYROLL.value: _("Paying people"),
    Purpose.STATUTORY_RECORD.value: _("The record of hours that the law asks for"),
    Purpose.LEGAL_CLAIM.value: _("A legal claim"),
    Purpose.SUPPORT.value: _("Helping when something is broken"),
    BACKUP: _("A backup of everything on this server"),
    RESTORED: _("This server was put back from a backup"),
}
SEEN: Table = {
    Granularity.NOTHING.slug: _("Who looked, and none of your time"),
    Granularity.TEAM_PER_CLOSED_MONTH.slug: _("Sums of a team for a month, yours among them"),
    Granularity.TEAM_PER_CLOSED_WEEK.slug: _("Sums of a team for a week, yours among them"),
    Granularity.PERSON_PER_CLOSED_MONTH.slug: _("Your total of a month"),
    Granularity.PERSON_PER_CLOSED_WEEK.slug: _("Your total of a week"),
    Granularity.PERSON_PER_DAY.slug: _("Your total of each day"),
    Granularity.PERSON_PER_PROJECT_AND_DAY.slug: _("Your time by project and day"),
    Granularity.ENTRIES.slug: _("Your single entries"),
}
SEEN_BY_YOU: Table = {
    Granularity.NOTHING.slug: _("Who looked, and nobody's time"),
    Granularity.TEAM_PER_CLOSED_MONTH.slug: _("Sums of a team for a month"),
    Granularity.TEAM_PER_CLOSED_WEEK.slug: _("Sums of a team for a week"),
    Granularity.PERSON_PER_CLOSED_MONTH.slug: _("Each person's total of a month"),
    Granularity.PERSON_PER_CLOSED_WEEK.slug: _("Each person's total of a week"),
    Granularity.PERSON_PER_DAY.slug: _("Each person's total of each day"),
    Granularity.PERSON_PER_PROJECT_AND_DAY.slug: _("Each person's time by project and day"),
    Granularity.ENTRIES.slug: _("Single entries"),
}
CHANNELS: Table = {
    "page": _("on a page"),
    "export": _("in a file that left Lentera"),
    "api": _("by a program with their key"),
    "mail": _("in a mail"),
    "job": _("by the server's own work"),
    "command": _("by a command on the server"),
}
REFUSED: Table = {
    Reason.NO_CHARTER.value: _("no charter was in force"),
    Reason.OWN_USE_ONLY.value: _("for their own use they see only their own time"),
    Reason.NOT_GRANTED.value: _("the charter does not grant this"),
    Reason.OUT_OF_REACH.value: _("you are not in a team or project of theirs"),
    Reason.MAY_NOT_EXPORT.value: _("the charter does not let them take this out of Lentera"),
    Reason.ONLY_RESULTS_COUNT.value: _("in that project only results count"),
    Reason.STILL_OPEN.value: _("those days were not closed yet"),
    Reason.NOT_HANDED_IN.value: _("your time sheet was not handed in yet"),
    Reason.PERIOD_DOES_NOT_FIT.value: _("the charter shows whole closed periods only"),
    Reason.TOO_FINE.value: _("the charter does not show this in such detail"),
    Reason.NOTHING_ASKED.value: _("nobody was named"),
}
CAUSES: Table = {
    Cause.EXPORT.value: _("Days left Lentera in a file"),
    Cause.NEW_PERSON.value: _("Somebody looked for the first time"),
    Cause.NEW_PURPOSE.value: _("A look for something new"),
    Cause.ROUTINE.value: _("Like before"),
}
MANNERS: Table = {
    Manner.AT_ONCE.value: _("By mail, at once"),
    Manner.DAILY.value: _("By mail, once a day"),
    Manner.WEEKLY.value: _("By mail, once a week"),
    Manner.PAGE.value: _("On this page only"),
}


def word_for(table: Table, key: str) -> str:
    """Return the word, or the key itself where an older version kept one we do not know."""
    return str(table.get(key, key))
