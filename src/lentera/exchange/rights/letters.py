"""What people are told before anything of theirs is deleted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lentera.people.contacts import write_to
from lentera.web.formats import long_date
from lentera.witness.contacts import Words

if TYPE_CHECKING:
    from datetime import date, datetime


def tell_ahead(member_id: int, *, months: int, from_on: date, now: datetime) -> None:
    """Write to a member that their oldest time is deleted from a day on, month by month."""
    write_to([member_id], partial(_ahead, months, from_on), now=now)


def _ahead(months: int, from_on: date, _zone: str) -> Words:
    kept = ngettext(
        "Your charter keeps time entries for %(months)d month.",
        "Your charter keeps time entries for %(months)d months.",
        months,
    )
    goes = _(
        "Older ones are deleted from %(day)s on, month by month, with every change of them. "
        "Nobody needs to do anything for it."
    )
    return Words(
        _("Your oldest time entries will be deleted soon"),
        (
            kept % {"months": months},
            goes % {"day": long_date(from_on)},
            _("If you want to keep them for yourself, take them with you before that day."),
        ),
        _("See what is kept, and take it with you"),
        reverse("rights:stored"),
    )
