"""The way in: what a file is, told from its content and never from its name, and its reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import BinaryIO

from lentera.exchange.formats import (
    activitywatch,
    clockify,
    harvest,
    icalendar_file,
    kimai,
    plain_csv,
    refusals,
    timewarrior,
    toggl,
    watson,
)
from lentera.exchange.formats.entries import ReadOne, entries
from lentera.exchange.formats.guard import Source, admit
from lentera.exchange.formats.json_stream import JsonStream
from lentera.exchange.formats.questions import Lines, asked
from lentera.exchange.formats.reading import (
    NOBODY,
    Asks,
    BadLine,
    Choices,
    Format,
    Line,
    Option,
    Question,
    Reading,
)
from lentera.exchange.formats.rows import read_table
from lentera.exchange.formats.table import open_table

_TABLES = (clockify, toggl, harvest, kimai, plain_csv)  # the last one takes any table
_MAX_TAGS_OFFERED = 200
_MAX_TAGS_COUNTED = 10_000
_MAX_NAMES_OFFERED = 30
_MINUTE = timedelta(minutes=1)


def read(file: BinaryIO, choices: Choices | None = None) -> Reading:
    """Return the reading of a file, from its content alone; walks all of it once.

    The file stays open and the caller's; ``lines()`` of the reading walks it again.

    Raises:
        Refusal: one of ``refusals``; the file as a whole cannot be read.
    """
    choices = choices or Choices()
    source = admit(file)
    head = source.head().lstrip()
    if not head:
        raise refusals.FileIsEmpty
    if head[:1] == "[":
        return _read_list(source, choices)
    if head[:1] == "{":
        return _read_activity(source, choices)
    if head[:15].upper() == "BEGIN:VCALENDAR":
        return _reading(source, Format.ICALENDAR, lambda: icalendar_file.lines(source, choices))
    if head[:1] == "<":  # a page or a feed
        raise _not_understood()
    return _read_any_table(source, choices)


def _read_any_table(source: Source, choices: Choices) -> Reading:
    table = open_table(source)
    if table is None:
        raise _not_understood()
    for tracker in _TABLES:
        if known := tracker.recognise(table):
            return read_table(table, known, choices)
    raise _not_understood()


def _not_understood() -> refusals.FormatNotUnderstood:
    return refusals.FormatNotUnderstood(understood=", ".join(Format))


def _read_list(source: Source, choices: Choices) -> Reading:
    """Tell a JSON list by its first entry."""
    stream = JsonStream(source.chunks())
    first = next((stream.value() for _ in stream.elements()), None)
    if first is None:
        raise refusals.FileIsEmpty
    if watson.is_frame(first):
        return _read_entries(source, Format.WATSON_FRAMES, watson.read_frame)
    if timewarrior.is_interval(first):
        return _read_timewarrior(source, choices)
    if watson.is_logged(first):
        return _read_entries(source, Format.WATSON_LOG, watson.read_logged)
    raise _not_understood()


def _read_entries(source: Source, format_: Format, read_one: ReadOne) -> Reading:
    return _reading(source, format_, lambda: entries(source, read_one))


def _read_timewarrior(source: Source, choices: Choices) -> Reading:
    """Read intervals; offers the tags, most used first, to be named as projects."""
    read_one = partial(timewarrior.read_interval, project_tags=choices.project_tags)
    tags: Counter[str] = Counter()
    count = 0
    for line in entries(source, partial(timewarrior.read_interval, project_tags=frozenset())):
        count += 1
        if isinstance(line, Line) and len(tags) < _MAX_TAGS_COUNTED:
            tags.update(line.tags)
    offered = tuple(Option(tag, str(times)) for tag, times in tags.most_common(_MAX_TAGS_OFFERED))
    return Reading(
        format=Format.TIMEWARRIOR,
        encoding=source.encoding,
        count=count,
        lines=lambda: entries(source, read_one),
        people=((NOBODY, count),),
        questions=(Question(Asks.PROJECT_TAGS, offered, needed=False),) if offered else (),
    )


def _read_activity(source: Source, choices: Choices) -> Reading:
    stretches = activitywatch.activity(source)
    lengths: Counter[str] = Counter()
    for stretch in stretches:
        lengths[stretch.name] += stretch.length // _MINUTE
    offered = tuple(
        Option(name, f"{minutes // 60}:{minutes % 60:02}")
        for name, minutes in lengths.most_common(_MAX_NAMES_OFFERED)
    )
    question = Question(Asks.ACTIVITY, offered, needed=not choices.picked)

    def lines() -> Iterator[Line | BadLine]:
        yield from activitywatch.picked_lines(stretches, choices.picked)

    return Reading(
        format=Format.ACTIVITYWATCH,
        encoding=source.encoding,
        count=len(stretches),
        lines=asked((question,), lines),
        people=((NOBODY, len(stretches)),),
        questions=(question,),
        activity=stretches,
    )


def _reading(source: Source, format_: Format, lines: Lines) -> Reading:
    """Walk the lines once, so that what is broken is refused before anything is written."""
    count = sum(1 for _ in lines())
    return Reading(format_, source.encoding, count, lines, people=((NOBODY, count),))
