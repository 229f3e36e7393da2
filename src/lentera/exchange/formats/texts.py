"""Texts out of a file: trimmed, measured, and kept as text. A formula is a text like any other."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lentera.exchange.formats.reading import Field, Reason

LONGEST = {
    Field.DESCRIPTION: 3000,
    Field.PROJECT: 250,
    Field.CLIENT: 250,
    Field.TASK: 1000,
    Field.TAGS: 100,  # each
    Field.EMAIL: 254,
    Field.NAME: 200,
    Field.FIRST_NAME: 100,
    Field.LAST_NAME: 100,
    Field.FOREIGN_ID: 500,
}
MAX_TAGS = 50

_UNSAFE = re.compile("[\x00\ud800-\udfff]")  # what JSON can escape and no database keeps


class BadValueError(ValueError):
    """One value of a line cannot be taken; the line is reported and left out."""

    def __init__(self, where: Field | str, value: object, reason: Reason) -> None:
        super().__init__(reason)
        self.where = where
        self.value = value
        self.reason = reason


def text_of(value: object, where: Field) -> str:
    """Return a text of an untyped source, clean; nothing for nothing.

    Raises:
        BadValueError: it is no text, or longer than we keep.
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadValueError(where, value, Reason.SHAPE_UNKNOWN)
    clean = _UNSAFE.sub("\ufffd", value).strip()
    if len(clean) > LONGEST[where]:
        raise BadValueError(where, clean, Reason.TEXT_TOO_LONG)
    return clean


def tags_of(value: object) -> tuple[str, ...]:
    """Return the tags of an untyped source: a list of texts.

    Raises:
        BadValueError: it is no list of texts, or there are too many.
    """
    if value is None:
        return ()
    if not isinstance(value, list):
        raise BadValueError(Field.TAGS, value, Reason.SHAPE_UNKNOWN)
    return checked_tags(text_of(tag, Field.TAGS) for tag in value[: MAX_TAGS + 1])


def checked_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return the tags, each once, in their order, without empty ones.

    Raises:
        BadValueError: one is too long, or there are too many.
    """
    kept = tuple(dict.fromkeys(tag for tag in tags if tag))
    if len(kept) > MAX_TAGS:
        raise BadValueError(Field.TAGS, ", ".join(kept), Reason.TOO_MANY_TAGS)
    for tag in kept:
        if len(tag) > LONGEST[Field.TAGS]:
            raise BadValueError(Field.TAGS, tag, Reason.TEXT_TOO_LONG)
    return kept
