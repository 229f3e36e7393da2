"""The sample's charter: who was elected, a version in force, and a wider one announced."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from lentera.charter import services
from lentera.charter.selectors import held_now
from lentera.charter.selectors.history import present_draft
from lentera.domain.charter import (
    Audience,
    Charter,
    Grant,
    Granularity,
    Purpose,
    ReminderHours,
)
from lentera.outbox.selectors import waiting
from lentera.outbox.services import mark_done

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lentera.domain.viewer import Viewer

DAY = timedelta(days=1)
ELECTED, FIRST, SECOND, KEY = 150 * DAY, 140 * DAY, 5 * DAY, 3 * DAY
REVIEW = 180 * DAY
BALLOT = "Secret ballot in the kitchen, counted by Laras and Jonas: 19 of 24 voted."
WHY_FIRST = "No reminders in the late afternoon, and a day on which we look at all this again."
WHY_SECOND = (
    "Leads approve time sheets by the week and keep asking which day was meant. "
    "With totals of days they can see it."
)
OBJECTION = "A total of each day shows when I fetched my children. Is the week not enough?"
REPLY = "I asked for that, too. Let us talk to Rina before the second week of notice is over."
# Who has not read the second version yet; Sari finds it when she comes in.
NOT_YET = frozenset({"sari", "rina", "jonas", "yoga", "tiara", "galih", "hendra"})


def agree(viewers: Mapping[str, Viewer], now: datetime) -> None:
    """Let the people of the sample elect, agree and object, each on its day."""
    _elect(viewers, now - ELECTED)
    first = _announce(viewers["bayu"], _first(viewers["bayu"], now), WHY_FIRST, now - FIRST)
    second = _announce(viewers["dewi"], _second(viewers["dewi"], now), WHY_SECOND, now - SECOND)
    services.turn_second_key(viewers["wulan"], number=second, now=now - KEY)
    for mail, viewer in viewers.items():
        services.acknowledge(viewer, number=first, now=now - FIRST + 2 * DAY)
        if mail not in NOT_YET:
            services.acknowledge(viewer, number=second, now=now - DAY)
    thread = services.object_to(viewers["intan"], number=second, text=OBJECTION, now=now - 4 * DAY)
    services.reply(viewers["wulan"], objection_id=thread, text=REPLY, now=now - KEY)
    # Nobody of the sample has a mailbox: what they would have been told is not sent.
    for message in waiting().filter(kind="mail"):
        mark_done(message, now=now)


def _elect(viewers: Mapping[str, Viewer], at: datetime) -> None:
    day = at.astimezone(ZoneInfo(viewers["dewi"].zone)).date()
    services.record_election(
        viewers["dewi"],
        member_id=viewers["wulan"].member_id,
        held_on=day,
        how=BALLOT,
        today=day,
        now=at,
    )


def _first(viewer: Viewer, now: datetime) -> Charter:
    begun = held_now(viewer.workspace_id, now - FIRST).charter
    return replace(
        begun,
        reminder_hours=ReminderHours(time(9), time(16)),
        review_on=(now + REVIEW).astimezone(ZoneInfo(viewer.zone)).date(),
    )


def _second(viewer: Viewer, now: datetime) -> Charter:
    held = held_now(viewer.workspace_id, now).charter
    approving = (Audience.LEAD, Purpose.TIMESHEET_APPROVAL)
    others = {one for one in held.grants if (one.audience, one.purpose) != approving}
    return replace(held, grants=frozenset({*others, Grant(*approving, Granularity.PERSON_PER_DAY)}))


def _announce(viewer: Viewer, charter: Charter, why: str, at: datetime) -> int:
    services.begin_draft(viewer, charter=charter, why=why, now=at)
    draft = present_draft(viewer, at)
    if draft is None:
        raise RuntimeError("a draft that was begun is there")
    return services.announce(viewer, digest=draft.digest, now=at)
