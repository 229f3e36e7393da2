"""What the tests of the charter do again and again, through the product's services."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from lentera.charter import services
from lentera.charter.selectors.history import present_draft
from lentera.charter.selectors.versions import held_now
from lentera.domain.charter import Audience, Charter, Grant, Granularity, Purpose
from tests.cast import NOW, Cast

SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)


def granting(charter: Charter, *grants: tuple[Audience, Purpose, Granularity]) -> Charter:
    """The charter with other grants for these audiences and purposes."""
    new = {
        (audience, purpose): Grant(audience, purpose, step) for audience, purpose, step in grants
    }
    kept = {grant for grant in charter.grants if (grant.audience, grant.purpose) not in new}
    return replace(charter, grants=frozenset(kept | set(new.values())))


def wider(cast: Cast, now: datetime = NOW) -> Charter:
    """The charter of now, but leads see each day of a person for time sheets."""
    held = held_now(cast.workspace_id, now).charter
    return granting(held, (Audience.LEAD, Purpose.TIMESHEET_APPROVAL, Granularity.PERSON_PER_DAY))


def narrower(cast: Cast, now: datetime = NOW) -> Charter:
    """The charter of now, without anything for leads' time sheets."""
    held = held_now(cast.workspace_id, now).charter
    return granting(held, (Audience.LEAD, Purpose.TIMESHEET_APPROVAL, Granularity.NOTHING))


def announced(
    cast: Cast, charter: Charter, *, by: str = "bayu", why: str = "", now: datetime = NOW
) -> int:
    """Draft and announce a charter; give its number."""
    viewer = cast.viewer(by)
    services.begin_draft(viewer, charter=charter, why=why, now=now)
    draft = present_draft(viewer, now)
    assert draft is not None
    return services.announce(viewer, digest=draft.digest, now=now)


def wulan_elected(cast: Cast, now: datetime = NOW) -> None:
    """Record that the people elected Wulan."""
    services.record_election(
        cast.viewer("dewi"),
        member_id=cast.viewer("wulan").member_id,
        held_on=date(2026, 11, 2),
        how="Secret ballot, 5 of 7 voted.",
        today=date(2026, 11, 24),
        now=now,
    )


def sent_to(subjects: Iterable[str], word: str) -> int:
    """How many subjects have a word in them."""
    return sum(word in subject for subject in subjects)
