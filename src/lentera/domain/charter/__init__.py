"""The charter: what a workspace agreed on about its time, and what follows from it.

``scales`` has the words and their order, ``model`` the agreement itself, ``plain`` its stored form,
``asking`` the shape of a question, ``decision`` the answer, ``difference`` what a new version
changes, ``history`` which version binds and when a new one begins, ``meaning`` what it means for
one person.
"""

from lentera.domain.charter.asking import (
    Asker,
    Decision,
    Period,
    Question,
    Reason,
    Refused,
    Scope,
    Subject,
)
from lentera.domain.charter.decision import audiences_of, may_see, scope_for, scope_for_sums
from lentera.domain.charter.difference import Change, Clause, changes, is_wider, narrower_of
from lentera.domain.charter.history import closes_on, earliest_effect, effective, in_force
from lentera.domain.charter.meaning import Meaning, Opens, Sight, sights, what_it_means_for
from lentera.domain.charter.model import (
    BOUNDS,
    DEFAULT_CHARTER,
    MONTHS,
    Charter,
    CharterError,
    Grant,
    ReminderHours,
    Retention,
    Version,
)
from lentera.domain.charter.plain import from_plain, to_plain
from lentera.domain.charter.scales import (
    FORBIDDEN_USES,
    REACH,
    Audience,
    Cadence,
    ForbiddenUse,
    Granularity,
    Kind,
    Purpose,
    Reach,
    widest_grant,
)

__all__ = [
    "BOUNDS",
    "DEFAULT_CHARTER",
    "FORBIDDEN_USES",
    "MONTHS",
    "REACH",
    "Asker",
    "Audience",
    "Cadence",
    "Change",
    "Charter",
    "CharterError",
    "Clause",
    "Decision",
    "ForbiddenUse",
    "Grant",
    "Granularity",
    "Kind",
    "Meaning",
    "Opens",
    "Period",
    "Purpose",
    "Question",
    "Reach",
    "Reason",
    "Refused",
    "ReminderHours",
    "Retention",
    "Scope",
    "Sight",
    "Subject",
    "Version",
    "audiences_of",
    "changes",
    "closes_on",
    "earliest_effect",
    "effective",
    "from_plain",
    "in_force",
    "is_wider",
    "may_see",
    "narrower_of",
    "scope_for",
    "scope_for_sums",
    "sights",
    "to_plain",
    "what_it_means_for",
    "widest_grant",
]
