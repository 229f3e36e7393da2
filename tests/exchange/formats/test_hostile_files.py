"""Files made to break us end in a refusal, within limits of time and memory."""

import gzip
import io
import json
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from lentera.domain.refusals import Refusal
from lentera.exchange.formats import guard, refusals
from lentera.exchange.formats.reading import Reason
from tests.exchange.formats.memory import MEGA, growth
from tests.exchange.formats.reads import bad_lines, reading

SECONDS, MEGABYTES = 15, 60  # of the processor; above the idle process
HEAD = "Date,From,To,Note\n"
ROW = "2024-03-14,9:00,10:00,x\n"


def zipped(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, b"0" * MEGA)
    return out.getvalue()


def bomb_of_years() -> bytes:
    event = (
        "BEGIN:VEVENT\nUID:{}\nDTSTART:19810101T090000Z\nDURATION:PT1H\n"
        "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\nEND:VEVENT\n"
    )
    return ("BEGIN:VCALENDAR\n" + "".join(event.format(n) for n in range(5000))).encode()


HOSTILE: dict[str, tuple[Callable[[], bytes], type[Refusal]]] = {
    "a zip": (lambda: zipped("report.csv"), refusals.FileIsPacked),
    "a workbook": (lambda: zipped("xl/workbook.xml"), refusals.FileIsPacked),
    "gzip": (lambda: gzip.compress(b"0" * MEGA), refusals.FileIsPacked),
    "an old workbook": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x", refusals.FileIsPacked),
    "too large": (lambda: b"a," * (33 * MEGA), refusals.FileTooLarge),
    "one endless line": (lambda: b"a" * (60 * MEGA), refusals.LineTooLong),
    "a million columns": (lambda: b"a," * 1_000_000, refusals.LineTooLong),
    "a thousand columns": (lambda: b"a," * 1_000 + b"\n" + b"1," * 1_000, refusals.TooManyColumns),
    "only line ends": (lambda: b"a,b\nc,d" + b"\n" * (60 * MEGA), refusals.TooManyLines),
    "too many rows": (lambda: b"a,b\n" + b"1,2\n" * 600_000, refusals.TooManyLines),
    "an open quote": (lambda: b'a,b\n1,"' + b"x\n" * 300_000, refusals.RowsNotReadable),
    "a huge field": (lambda: b'a,b\n1,"' + b"x" * 200_000 + b'"\n', refusals.RowsNotReadable),
    "NUL": (lambda: (HEAD + ROW).encode() + b"2024-03-14,9:00,10:00,\0\n", refusals.FileIsNotText),
    "NUL far inside": (lambda: HEAD.encode() + ROW.encode() * 9999 + b"\0", refusals.FileIsNotText),
    "noise": (lambda: b"".join(bytes([n * 7 % 256]) for n in range(MEGA)), refusals.FileIsNotText),
    "two encodings": (
        lambda: (HEAD + "Überarbeitung\n").encode() + "Überarbeitung\n".encode("cp1252"),
        refusals.EncodingIsMixed,
    ),
    "half a letter": (lambda: "﻿Date,Ü".encode()[:-1], refusals.FileIsNotText),
    "too many people": (
        lambda: (
            b"Email," + HEAD.encode() + b"".join(b"%d@x," % n + ROW.encode() for n in range(2000))
        ),
        refusals.TooManyPeople,
    ),
    "deep lists": (lambda: b"[" * (20 * MEGA), refusals.JsonTooDeep),
    "deep objects": (lambda: b'[{"a":' * (5 * MEGA), refusals.JsonTooDeep),
    "one endless text": (lambda: b'["' + b"x" * (60 * MEGA), refusals.JsonNotReadable),
    "one endless value": (lambda: b"[[" + b"1," * (25 * MEGA), refusals.JsonTooDeep),
    "an endless number": (lambda: b"[" + b"9" * (20 * MEGA), refusals.JsonNotReadable),
    "broken JSON": (lambda: b'[[1, 2, "Web", "a", []', refusals.JsonNotReadable),
    "no number": (lambda: b'[[NaN, Infinity, "Web", "a", []]]', refusals.JsonNotReadable),
    "more after the end": (lambda: b'[[1, 2, "Web", "a", []]] {}', refusals.JsonNotReadable),
    "blanks without end": (lambda: b"[" + b" " * (60 * MEGA), refusals.JsonNotReadable),
    "too many frames": (
        lambda: b"[" + b'[1,2,"w","a",[]],' * 600_000 + b"0]",
        refusals.TooManyLines,
    ),
    "too many events": (
        lambda: b'{"buckets":{"a":{"events":[' + b"0," * 600_000 + b"0]}}}",
        refusals.TooManyLines,
    ),
    "deep buckets": (lambda: b'{"a":' * (5 * MEGA), refusals.JsonTooDeep),
    "a million events": (
        lambda: b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * 1_000_000,
        refusals.TooManyLines,
    ),
    "an endless event": (
        lambda: b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + b"SUMMARY:x\n" * 1_000_000,
        refusals.CalendarNotReadable,
    ),
    "rules that never come true": (bomb_of_years, refusals.CalendarRepeatsTooOften),
}

SLOW = {"too many frames", "too many events", "too many rows", "rules that never come true"}


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.all if name in SLOW else ()) for name in HOSTILE]
)
def test_a_hostile_file_is_refused_in_time(name: str) -> None:
    make, expected = HOSTILE[name]
    content = make()
    began = time.process_time()

    with pytest.raises(expected):
        reading(content)

    assert time.process_time() - began < SECONDS


@pytest.mark.all
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_little_memory(name: str, tmp_path: Path) -> None:
    make, expected = HOSTILE[name]

    end, megabytes = growth(make(), tmp_path)

    assert end == expected.code
    assert megabytes < MEGABYTES


def test_a_workbook_is_named_so_that_one_knows_what_to_do() -> None:
    for name, kind in (("xl/workbook.xml", "xlsx"), ("report.csv", "zip")):
        with pytest.raises(refusals.FileIsPacked) as refused:
            reading(zipped(name))
        assert refused.value.facts == {"kind": kind}


def test_the_line_of_a_wrong_byte_is_named() -> None:
    with pytest.raises(refusals.EncodingIsMixed) as refused:
        reading("a,b\nÜ,1\n".encode() + b"\xdc,2\n")

    assert refused.value.facts == {"line": 3}


def test_a_row_of_a_million_cells_is_one_bad_line() -> None:
    content = HEAD + ROW + "2024-03-14,9:00,10:00,x" + ",y" * 100_000 + "\n" + ROW

    (wrong,) = bad_lines(content)

    assert (wrong.number, wrong.reason) == (3, Reason.TOO_MANY_CELLS)


def test_cells_that_slow_patterns_down_do_not() -> None:
    blanks = "a" + " " * 20_000 + "b"
    row = ",".join([f'"{blanks}"'] * 4) + "\n"
    began = time.process_time()

    wrong = bad_lines(
        "Start,End,Duration,Tags\n2024-03-14 9:00,2024-03-14 10:00,1:00,\n" + row * 50
    )

    assert {it.reason for it in wrong} == {Reason.DATE_UNREADABLE}
    assert time.process_time() - began < 2


def test_values_in_the_report_are_cut() -> None:
    (wrong,) = bad_lines(f"{HEAD}{ROW}{'9' * 10_000},9:00,10:00,x\n")

    assert len(wrong.value) == 80


def test_a_file_at_the_limit_is_still_read() -> None:
    content = json.dumps([[1710385200, 1710388800, "Web", "a", [], 1]] * 1000)
    padded = content[:-1] + " " * (guard.MAX_BYTES - len(content)) + "]"

    assert reading(padded).count == 1000
