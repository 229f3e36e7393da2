"""What this room writes in mails: as little as leads to the page, and no word of anybody's."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lentera.web.formats import clock_time, short_date
from lentera.witness.contacts import Words
from lentera.witness.words import PURPOSES, ROLES, word_for

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lentera.witness.models import Notice, Request

KINDS_OF_LOOKS_AT_MOST = 12


def asked_why(request: Request, looked_at: datetime, zone: str) -> Words:
    """Tell who looked that somebody asks why, and by when an answer is due."""
    facts = {"day": _day(looked_at, zone), "due": _moment(request.due_at, zone)}
    return Words(
        _("Somebody asks why you looked at their time"),
        (
            _("It is about a look of yours on %(day)s.") % facts,
            _("Please answer until %(due)s. A sentence is mostly enough.") % facts,
        ),
        _("Read the question"),
        _page_of(request),
    )


def reported(request: Request, zone: str) -> Words:
    """Tell a representative that a look was reported as wrong."""
    facts = {"due": _moment(request.due_at, zone)}
    return Words(
        _("A look at somebody's time was reported as wrong"),
        (
            _("You were elected to take this up. Whoever looked does not know of the report."),
            _("Please answer until %(due)s. That you read it is kept and shown to the person.")
            % facts,
        ),
        _("Read the report"),
        _page_of(request),
    )


def new_word(request: Request, _zone: str) -> Words:
    """Tell the other side that something was said."""
    return Words(
        _("There is something new about a look"),
        (_("Somebody wrote under a question about a look at somebody's time."),),
        _("Read it"),
        _page_of(request),
    )


def looks_happened(notices: Sequence[Notice], zone: str) -> Words:
    """Tell a person of looks at their time: who by role, what for, how often."""
    counted = Counter((one.look.role, one.look.purpose, one.look.refused != "") for one in notices)
    lines = [_line(*kind, count) for kind, count in counted.most_common(KINDS_OF_LOOKS_AT_MOST)]
    since = min(one.look.looked_at for one in notices)
    facts = {"count": len(notices), "day": _day(since, zone)}
    return Words(
        ngettext("Somebody looked at your time", "%(count)s looks at your time", len(notices))
        % facts,
        (_("Since %(day)s:") % facts, *lines, _("The page says when, how finely and how many.")),
        _("See who looked"),
        reverse("witness:looks"),
    )


def _line(role: str, purpose: str, refused: bool, count: int) -> str:  # noqa: FBT001  a key's parts
    facts = {"role": word_for(ROLES, role), "purpose": word_for(PURPOSES, purpose), "count": count}
    if refused:
        return _("%(role)s: %(purpose)s. Refused, nothing was shown (%(count)s)") % facts
    return _("%(role)s: %(purpose)s (%(count)s)") % facts


def _page_of(request: Request) -> str:
    return reverse("witness:question", args=[request.pk])


def _day(at: datetime, zone: str) -> str:
    return short_date(at.astimezone(ZoneInfo(zone)).date(), None)


def _moment(at: datetime, zone: str) -> str:
    return f"{_day(at, zone)}, {clock_time(at, None, ZoneInfo(zone))}"
