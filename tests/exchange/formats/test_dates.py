from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lentera.exchange.formats.dates import DateEvidence, OutOfRangeError, date_reader
from lentera.exchange.formats.reading import DateOrder

DMY, MDY, YMD = DateOrder.DMY, DateOrder.MDY, DateOrder.YMD


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("14/03/2024", DMY),
        ("14.3.2024", DMY),
        ("14. 3. 2024", DMY),
        ("14-03-24", DMY),
        ("03/14/2024", MDY),
        ("3/14/24", MDY),
        ("2024-03-14", None),
        ("2024/3/14", None),
        ("20240314", None),
        ("14 Mar 2024", None),
        ("14-Mar-24", None),
        ("14. März 2024", None),
        ("14 Maret 2024", None),
        ("Mar 14, 2024", None),
        ("March 14, 2024", None),
    ],
)
def test_a_date_is_read_as_people_write_it(text: str, order: DateOrder | None) -> None:
    assert date_reader(order)(text) == datetime(2024, 3, 14)


@pytest.mark.parametrize(
    "text", ["", "soon", "14/03", "31/02/2024", "2024-13-01", "1/2/3/4", "14 Foo 2024", "124/1/1"]
)
def test_what_is_no_date_is_not_read(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  the error carries no words
        date_reader(DMY)(text)


@pytest.mark.parametrize("text", ["01/01/1979", "01/01/2101", "0001-01-01"])
def test_a_year_in_which_nobody_tracked_time_is_a_mistake(text: str) -> None:
    with pytest.raises(OutOfRangeError):
        date_reader(DMY)(text)


@given(
    days=st.lists(st.dates(date(1980, 1, 1), date(2100, 12, 31)), min_size=1, max_size=20),
    order=st.sampled_from([("%d/%m/%Y", DMY), ("%m/%d/%Y", MDY), ("%Y-%m-%d", YMD)]),
)
def test_an_order_that_is_found_is_the_true_one(
    days: list[date], order: tuple[str, DateOrder]
) -> None:
    style, true_order = order
    evidence = DateEvidence()
    for number, day in enumerate(days, 1):
        evidence.add(day.strftime(style), number)

    found = evidence.order

    if found is not None:
        assert [date_reader(found)(day.strftime(style)).date() for day in days] == days
    else:
        assert all(day.day <= 12 for day in days)
        assert true_order is not YMD


@given(nights=st.lists(st.dates(date(2000, 1, 1), date(2030, 12, 30)), min_size=1, max_size=9))
def test_nights_never_tell_a_wrong_order(nights: list[date]) -> None:
    evidence = DateEvidence()
    for number, day in enumerate(nights, 1):
        start, end = (each.strftime("%d/%m/%Y") for each in (day, day + timedelta(days=1)))
        evidence.add(start, number)
        evidence.add(end, number)
        evidence.add_span(start, end)

    if evidence.order is MDY:
        assert all(day.day == day.month for day in nights)
    assert DMY in evidence.possible


def test_days_that_are_their_own_month_need_no_question() -> None:
    evidence = DateEvidence()
    evidence.add("05/05/2024", 1)

    assert evidence.order is DMY


def test_the_example_is_the_first_date_that_differs() -> None:
    evidence = DateEvidence()
    for number, text in enumerate(["05/05/2024", "nonsense", "03/04/2024", "04/05/2024"], 1):
        evidence.add(text, number)

    assert (evidence.order, evidence.number, evidence.example) == (None, 3, "03/04/2024")
    assert (evidence.reading(DMY), evidence.reading(MDY)) == ("2024-04-03", "2024-03-04")
