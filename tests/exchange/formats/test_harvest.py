from datetime import UTC, datetime, timedelta

from lentera.exchange.formats.reading import Format, Person
from tests.exchange.formats.reads import lines, placed, reading, total
from tests.exchange.spent import spent
from tests.exchange.tables import harvest

ENTRIES = spent(200)
HEAD = "Date,Client,Project,Task,Notes,Hours,Billable?,First Name,Last Name\n"


def test_a_report_gives_days_and_hours() -> None:
    content = harvest(ENTRIES)

    found = lines(content)

    assert reading(content).format is Format.HARVEST
    assert all(line.day_only for line in found)
    assert [line.started.date() for line in found] == [it.started.date() for it in ENTRIES]
    assert found[0].person == Person("", "Sari Kunang")


def test_the_total_is_the_sum_of_the_hours_in_the_file() -> None:
    hours = [round(it.length.total_seconds() / 3600, 2) for it in ENTRIES]

    found = placed(harvest(ENTRIES))

    assert total(found) == timedelta(seconds=sum(round(each * 3600) for each in hours))


def test_hours_with_a_comma_are_the_same_hours() -> None:
    assert total(placed(harvest(ENTRIES, comma=True))) == total(placed(harvest(ENTRIES)))


def test_hours_of_one_day_stand_one_after_another_from_nine() -> None:
    content = HEAD + (
        "2024-03-14,Kopi,Brand,Draft,first,1.5,Yes,Sari,Kunang\n"
        "2024-03-14,Kopi,Brand,Draft,second,2,Yes,Sari,Kunang\n"
        "2024-03-14,Kopi,Brand,Draft,hers,1,Yes,Rina,Kunang\n"
        "2024-03-15,Kopi,Brand,Draft,third,0.25,Yes,Sari,Kunang\n"
    )

    found = placed(content)

    starts = [(it.line.description, it.started_at) for it in found]
    assert starts == [
        ("first", datetime(2024, 3, 14, 2, 0, tzinfo=UTC)),
        ("second", datetime(2024, 3, 14, 3, 30, tzinfo=UTC)),
        ("hers", datetime(2024, 3, 14, 2, 0, tzinfo=UTC)),
        ("third", datetime(2024, 3, 15, 2, 0, tzinfo=UTC)),
    ]


def test_clock_times_are_taken_where_the_account_tracks_them() -> None:
    content = (
        "Date,Client,Project,Task,Notes,Hours,Started At,Ended At,First Name,Last Name\n"
        "2024-03-14,Kopi,Brand,Draft,timed,1.33,9:00am,10:20am,Sari,Kunang\n"
        "2024-03-14,Kopi,Brand,Draft,by length,0.5,,,Sari,Kunang\n"
    )

    timed, by_length = lines(content)

    assert (timed.started, timed.ended) == (
        datetime(2024, 3, 14, 9, 0),
        datetime(2024, 3, 14, 10, 20),
    )
    assert (timed.day_only, by_length.day_only) == (False, True)
