from datetime import timedelta

import pytest

from lentera.exchange.formats.reading import Format, Remark
from tests.exchange.formats.reads import bad_lines, lines, placed, reading, total
from tests.exchange.spent import spent
from tests.exchange.tables import kimai

ENTRIES = spent(200)
GERMAN = [
    *("Datum", "Von", "Bis", "Dauer", "Währung", "Preis", "Interner Preis", "Stundenpreis"),
    *("Festpreis", "Name", "Benutzer", "E-Mail", "Personalnummer", "Kunde", "Projekt"),
    *("Tätigkeit", "Beschreibung", "Abrechenbar", "Schlagworte", "Typ", "Kategorie", "Konto"),
    *("Projektnummer", "USt-ID", "Bestellnummer"),
]
UNKNOWN = [f"Überschrift {number}" for number in range(25)]


@pytest.mark.parametrize("headings", [[], GERMAN, UNKNOWN])
def test_an_export_is_read_whatever_the_language_of_its_headings(headings: list[str]) -> None:
    content = kimai(ENTRIES, headings)

    found = lines(content)

    assert reading(content).format is Format.KIMAI
    told = [(it.client, it.project, it.task, it.description, it.tags) for it in found]
    assert told == [(it.client, it.project, it.task, it.description, it.tags) for it in ENTRIES]
    assert {it.person.email for it in found} == {"sari@kunang.example"}


def test_the_total_is_the_sum_of_the_lengths_in_the_file() -> None:
    minutes = [int(it.length.total_seconds() // 60) for it in ENTRIES]

    found = placed(kimai(ENTRIES))

    assert total(found) == timedelta(minutes=sum(minutes))


@pytest.mark.parametrize(
    ("length", "hours"), [("2:30", 2.5), ("2.50", 2.5), ("9000", 2.5), ("26:30", 26.5)]
)
def test_an_entry_over_midnight_is_one_entry_of_the_right_length(length: str, hours: float) -> None:
    content = (
        "Date,From,To,Duration,Rate,User,Customer,Project,Activity,Description\n"
        f"2024-03-14,23:00,01:30,{length},0,sari,Kopi,Brand,Draft,on call\n"
    )

    (found,) = placed(content)

    assert found.ended_at - found.started_at == timedelta(hours=hours)


def test_an_entry_over_midnight_needs_no_length() -> None:
    content = (
        "Date,From,To,Duration,Rate,User,Customer,Project,Activity,Description\n"
        "2024-03-14,23:00,01:30,,0,sari,Kopi,Brand,Draft,on call\n"
    )

    (found,) = placed(content)

    assert found.ended_at - found.started_at == timedelta(hours=2, minutes=30)


def test_a_whole_number_of_seconds_is_seconds_even_without_clock_times() -> None:
    content = (
        "Date,From,To,Duration,Rate,User,Customer,Project,Activity,Description\n"
        "2024-03-14,,,5400,0,sari,Kopi,Brand,Draft,by length\n"
        "2024-03-14,,,,0,sari,Kopi,Brand,Draft,nothing\n"
    )

    assert [line.length for line in reading(content).lines() if hasattr(line, "length")] == [
        timedelta(minutes=90)
    ]
    assert [(it.number, it.reason) for it in bad_lines(content)] == [(3, "end_missing")]


BREAKS = "Date,From,To,Duration,Break,User,Customer,Project,Activity,Description\n"


@pytest.mark.parametrize(
    ("length", "pause", "hours", "remark"),
    [
        ("7:00", "1:00", 7, Remark.BREAK_TAKEN_OFF),
        ("7.00", "1.00", 7, Remark.BREAK_TAKEN_OFF),
        ("07:00:00", "01:00:00", 7, Remark.BREAK_TAKEN_OFF),
        ("", "1:00", 7, Remark.BREAK_TAKEN_OFF),
        ("8:00", "0:00", 8, None),
        ("8:00", "", 8, None),
        ("8:00", "1:00", 8, None),  # the length counts the break: nothing is to be taken off
        ("6:00", "1:00", 8, Remark.LENGTH_DIFFERS),
    ],
)
def test_a_break_inside_an_entry_is_no_work(
    length: str, pause: str, hours: int, remark: Remark | None
) -> None:
    (found,) = placed(
        f"{BREAKS}2026-03-02,09:00,17:00,{length},{pause},sari,Kopi,Brand,Draft,all day\n"
    )

    assert (found.length, found.remark) == (timedelta(hours=hours), remark)


def test_a_break_over_midnight_is_no_work_either() -> None:
    (found,) = placed(f"{BREAKS}2026-03-02,22:00,06:00,7:30,0:30,sari,Kopi,Brand,Draft,night\n")

    assert found.length == timedelta(hours=7, minutes=30)
