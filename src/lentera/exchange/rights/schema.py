"""What stands in the files of the archive, for programs and for whoever writes one.

The form is JSON Schema (draft 2020-12): one definition for the members of each file's list.
"""

from __future__ import annotations

from typing import Any

TEXT: dict[str, Any] = {"type": "string"}
FLAG: dict[str, Any] = {"type": "boolean"}
COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
INSTANT = {"type": "string", "format": "date-time", "description": "with its offset from UTC"}
DAY = {"type": "string", "format": "date"}
ID = {"type": "string", "pattern": "^[0-9a-f]{24}$"}
DIGITS = {"type": "string", "pattern": "^([0-9a-f]{2})+$"}


def _or_none(one: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [one, {"type": "null"}]}


def _list_of(one: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": one}


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


LOOK = _object(
    sequence=COUNT,
    look_id=_or_none(ID),
    who={**TEXT, "description": "empty where the charter told only the role"},
    role=TEXT,
    purpose=TEXT,
    granularity=TEXT,
    looked_at=INSTANT,
    channel=TEXT,
    reference=TEXT,
    first_on=_or_none(DAY),
    last_on=_or_none(DAY),
    charter_number=_or_none(COUNT),
    people={**COUNT, "description": "how many people the look was about"},
    refused={**TEXT, "description": "why nothing was shown; empty where something was"},
)
FILES: dict[str, dict[str, Any]] = {
    "person": _object(
        member_id=ID,
        name=TEXT,
        workspace=TEXT,
        roles=_list_of(TEXT),
        zone=TEXT,
        language=TEXT,
        day_starts_at=TEXT,
        week_starts_on={"type": "integer", "description": "0 is Monday"},
    ),
    "entries": _object(
        id=ID,
        started_at=INSTANT,
        ended_at=_or_none(INSTANT),
        zone={**TEXT, "description": "where the person was: its days are cut there"},
        kind={"enum": ["work", "break"]},
        description=TEXT,
        project=TEXT,
        client=TEXT,
        task=TEXT,
        tags=_list_of(TEXT),
        billable=FLAG,
    ),
    "agreed_hours": _object(
        from_on=DAY,
        minutes_of_weekdays={**_list_of(COUNT), "description": "Monday first"},
    ),
    "looks_at_me": LOOK,
    "looks_by_me": LOOK,
    "requests": _object(
        id=ID,
        kind=TEXT,
        asked_at=INSTANT,
        due_at=INSTANT,
        answered_at=_or_none(INSTANT),
        about=_or_none({"type": "object"}),
        said=_list_of(_object(by=TEXT, text=TEXT, said_at=INSTANT)),
    ),
    "events": _object(
        sequence=COUNT,
        payload={"type": "object", "description": "as the ledger commits to it"},
        salt=_or_none({**DIGITS, "description": "missing where somebody else acted"}),
        commitment=DIGITS,
    ),
}
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Everything Lentera keeps about one person",
    "$defs": {f"{name}.json": _list_of(one) for name, one in FILES.items()},
}
