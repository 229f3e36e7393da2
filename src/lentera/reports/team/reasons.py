"""Why a team is not told, in words. Whether few worked or one did most is never said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from lentera.domain.anonymity import Reason

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

WORDS = {
    "no grant": _(
        "The charter shows you no sums of a team. Who sees which sums, and why, stands in the "
        "charter."
    ),
    Reason.NOT_CLOSED.value: _(
        "Nothing is published yet. Sums appear when a period has closed, never while it runs."
    ),
    Reason.TEAM_TOO_SMALL.value: _(
        "This team has fewer than six people. In sums of so few, a single person could be "
        "recognised, so there are none."
    ),
    "not_granted": _("The charter granted nobody sums of this period."),
}
OTHERWISE = _(
    "There are no sums of this period. Either too few people recorded time in it, or it does not "
    "fit what the charter shows."
)


def reason_words(why_not: str) -> _StrPromise | str:
    """Return the sentence for a stored reason; nothing where there are figures."""
    return WORDS.get(why_not, OTHERWISE) if why_not else ""
