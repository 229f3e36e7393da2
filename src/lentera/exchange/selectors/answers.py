"""What a person answered about a file, from plain values to the words of reading."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from lentera.exchange.formats.reading import Choices, DateOrder, Field, LengthUnit


def choices_of(answers: dict[str, Any]) -> Choices:
    """Return the answers as reading takes them; what was not answered is found out."""
    columns = answers.get("columns")
    return Choices(
        date_order=DateOrder(answers["date_order"]) if answers.get("date_order") else None,
        length_unit=LengthUnit(answers["length_unit"]) if answers.get("length_unit") else None,
        columns={Field(name): int(at) for name, at in columns.items()} if columns else None,
        project_tags=frozenset(answers.get("project_tags", ())),
        picked=frozenset(answers.get("picked", ())),
        not_before=_moment(answers.get("not_before")),
        not_after=_moment(answers.get("not_after")),
    )


def person_of(answers: dict[str, Any]) -> str | None:
    """Return the key of the person whose lines are wanted; None means everybody's."""
    person: str | None = answers.get("person")
    return person


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
