from datetime import UTC, datetime, timedelta

import pytest

from lentera.exchange.formats.reading import Asks, Field, Format, LengthUnit
from tests.exchange.formats.reads import lines, placed, reading


def test_indonesian_headings_are_understood() -> None:
    content = (
        "Tanggal;Jam Mulai;Jam Selesai;Proyek;Klien;Keterangan;Tag;Dapat ditagih\n"
        "14-03-2024;09.00;10.30;Situs;Toko Melati;Rapat;kantor, klien;Ya\n"
    )

    (found,) = lines(content)

    assert reading(content).format is Format.PLAIN_CSV
    assert (found.started, found.ended) == (
        datetime(2024, 3, 14, 9, 0),
        datetime(2024, 3, 14, 10, 30),
    )
    assert (found.project, found.client, found.description) == ("Situs", "Toko Melati", "Rapat")
    assert (found.tags, found.billable) == (("kantor", "klien"), True)


def test_i5_one_bad_start_among_the_first_rows_stays_out_alone() -> None:
    content = (
        "Date,Start,End,Description\n"
        "2024-03-14,nine,10:00,one\n"
        "2024-03-14,10:00,11:00,two\n"
        "2024-03-14,11:00,12:00,three\n"
    )

    found = list(reading(content).lines())

    assert [type(line).__name__ for line in found] == ["BadLine", "Line", "Line"]


def test_moments_with_an_offset_are_instants() -> None:
    content = (
        "start,end,description\n"
        "2024-03-14T09:00:00+07:00,2024-03-14T10:00:00+07:00,one\n"
        "2024-03-14 02:00:00Z,2024-03-14 03:00Z,two\n"
    )

    found = placed(content, "Europe/Berlin")

    assert {it.started_at for it in found} == {datetime(2024, 3, 14, 2, tzinfo=UTC)}
    assert {it.ended_at for it in found} == {datetime(2024, 3, 14, 3, tzinfo=UTC)}


@pytest.mark.parametrize(
    ("heading", "value", "minutes"),
    [
        ("Hours", "2", 120),
        ("Jam", "1,5", 90),
        ("Minutes", "90", 90),
        ("Durasi", "1j 30m", 90),
        ("Menit", "45", 45),
        ("Seconds", "5400", 90),
        ("Duration", "1:30", 90),
        ("Duration", "PT1H30M", 90),
    ],
)
def test_lengths_are_read_as_their_heading_says(heading: str, value: str, minutes: int) -> None:
    (found,) = lines(f'Date,{heading},Note\n2024-03-14,"{value}",x\n')

    assert (found.length, found.day_only) == (timedelta(minutes=minutes), True)


def test_a_bare_number_without_a_unit_is_asked() -> None:
    content = "Date,Duration,Note\n2024-03-14,90,x\n"

    (question,) = reading(content).questions
    (answered,) = lines(content, length_unit=LengthUnit.MINUTES)

    assert (question.asks, question.number, question.example) == (Asks.LENGTH_UNIT, 2, "90")
    assert [option.value for option in question.options] == ["hours", "minutes", "seconds"]
    assert answered.length == timedelta(minutes=90)


def test_a_fraction_elsewhere_in_the_column_says_hours() -> None:
    first, second = lines("Date,Duration,Note\n2024-03-14,2,x\n2024-03-15,1.5,y\n")

    assert (first.length, second.length) == (timedelta(hours=2), timedelta(minutes=90))


def test_a_number_is_not_needed_where_start_and_end_are_known() -> None:
    (found,) = lines("Date,From,To,Duration\n2024-03-14,09:00,10:30,90\n")

    assert (found.length, found.ended) == (None, datetime(2024, 3, 14, 10, 30))


def test_unknown_headings_are_asked_and_answered() -> None:
    content = "wann,was,wie lange\n14.03.2024,Entwurf,2:00\n"

    (question,) = reading(content).questions
    columns = {Field.START_ON: 0, Field.DESCRIPTION: 1, Field.LENGTH: 2}
    (found,) = lines(content, columns=columns)

    assert question.asks is Asks.COLUMNS
    assert (found.description, found.length) == ("Entwurf", timedelta(hours=2))


def test_columns_that_the_table_does_not_have_are_asked_again() -> None:
    known = reading("a,b\n1,2\n", columns={Field.START_ON: 0, Field.LENGTH: 7})

    assert [question.asks for question in known.questions] == [Asks.COLUMNS]


def test_a_title_above_the_headings_is_stepped_over() -> None:
    content = "sep=;\nTime of March\n\nDate;From;To;Note\n2024-03-14;9:00;10:00;x\n;;;\n"

    (found,) = lines(content)

    assert (found.number, found.description) == (5, "x")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_usual_delimiter_is_found(delimiter: str) -> None:
    rows = [["Date", "From", "To", "Note"], ["2024-03-14", "9:00", "10:00", "x"]]

    (found,) = lines("\n".join(delimiter.join(row) for row in rows))

    assert found.description == "x"
