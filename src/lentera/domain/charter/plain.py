"""A charter as plain values: what is stored, hashed and put into the ledger.

Nothing is lost on the way and back, and nothing unknown is let in. Ids are 24 hex digits, so that
the canonical form of the JSON survives any reader.
"""

import json
from collections.abc import Mapping
from datetime import date, time
from typing import Any

from lentera.domain.charter.model import (
    BOUNDS,
    Charter,
    CharterError,
    Grant,
    ReminderHours,
    Retention,
)
from lentera.domain.charter.scales import Audience, Cadence, Granularity, Kind, Purpose
from lentera.domain.ids import from_hex, to_hex

FORM = "charter/1"
_CADENCES = {cadence.slug: cadence for cadence in Cadence}
_GRANULARITIES = {granularity.slug: granularity for granularity in Granularity}


def to_plain(charter: Charter) -> dict[str, object]:
    """Return the charter as JSON-ready values, the same for equal charters."""
    hours = charter.reminder_hours
    return {
        "form": FORM,
        "grants": sorted(
            [grant.audience.value, grant.purpose.value, grant.granularity.slug]
            for grant in charter.grants
        ),
        **{clause: int(getattr(charter, clause)) for clause in BOUNDS},
        "cadence": charter.cadence.slug,
        "retention_months": {kind.value: int(charter.retention.months(kind)) for kind in Kind},
        "review_on": charter.review_on and charter.review_on.isoformat(),
        "results_only_projects": sorted(map(to_hex, charter.results_only_projects)),
        "reminder_hours": hours and [hours.from_at.isoformat(), hours.until_at.isoformat()],
        "names_shown_for_looks": charter.names_shown_for_looks,
        "exporters": sorted(audience.value for audience in charter.exporters),
    }


def from_plain(plain: Mapping[str, Any]) -> Charter:
    """Return the charter these plain values stand for.

    Raises:
        CharterError: they are of another form, a key is missing or unknown, or a value is not
            one that a charter may have.
    """
    try:
        charter = _read(plain)
        # Written again it must be the same text: so an unknown key, a missing one and a number
        # written as a truth value are all found here.
        same = _text(to_plain(charter)) == _text(plain)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as wrong:
        raise CharterError(f"this is no {FORM}: {wrong}") from wrong
    if not same:
        raise CharterError(f"this is no {FORM}: it holds something unknown, or misses something")
    return charter


def _read(plain: Mapping[str, Any]) -> Charter:
    hours, review_on = plain["reminder_hours"], plain["review_on"]
    return Charter(
        grants=frozenset(
            Grant(Audience(audience), Purpose(purpose), _GRANULARITIES[granularity])
            for audience, purpose, granularity in plain["grants"]
        ),
        **{clause: plain[clause] for clause in BOUNDS},
        cadence=_CADENCES[plain["cadence"]],
        retention=Retention(**plain["retention_months"]),
        review_on=review_on and date.fromisoformat(review_on),
        results_only_projects=frozenset(map(from_hex, plain["results_only_projects"])),
        reminder_hours=hours and ReminderHours(*map(time.fromisoformat, hours)),
        names_shown_for_looks=plain["names_shown_for_looks"] is True,
        exporters=frozenset(map(Audience, plain["exporters"])),
    )


def _text(plain: Mapping[str, Any]) -> str:
    return json.dumps(dict(plain), sort_keys=True)
