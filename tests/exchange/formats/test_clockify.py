from datetime import datetime, timedelta

import pytest

from lentera.exchange.formats import refusals
from lentera.exchange.formats.reading import (
    NOBODY,
    Asks,
    DateOrder,
    Field,
    Format,
    Kind,
    Person,
    Reason,
)
from tests.exchange.formats.reads import (
    bad_lines,
    lines,
    placed,
    reading,
    spans,
    total,
    true_spans,
)
from tests.exchange.spent import spent
from tests.exchange.tables import ClockifySettings, clockify, clockify_import

ENTRIES = spent(300)
HEAD = (
    "Project,Client,Description,Task,User,Group,Email,Tags,Billable,"
    "Start Date,Start Time,End Date,End Time,Duration (h),Duration (decimal)\n"
)
ALL_SETTINGS = [
    ClockifySettings(),
    ClockifySettings(dates="%d/%m/%Y", twelve_hours=False),
    ClockifySettings(dates="%Y-%m-%d", twelve_hours=False, delimiter=";", bom=True),
    ClockifySettings(dates="%d.%m.%Y", with_type=True),
    ClockifySettings(dates="%d-%b-%Y", labels=("Matter", "Customer", "Activity")),
    ClockifySettings(dates="%m-%d-%Y", lengths="decimal", twelve_hours=False),
]


@pytest.mark.parametrize("settings", ALL_SETTINGS)
def test_a_report_gives_the_same_instants_whatever_its_account_settings(
    settings: ClockifySettings,
) -> None:
    content = clockify(ENTRIES, settings)

    found = placed(content)

    assert reading(content).format is Format.CLOCKIFY_REPORT
    assert spans(found) == true_spans(ENTRIES)


@pytest.mark.parametrize("settings", ALL_SETTINGS)
def test_a_report_gives_the_same_words_whatever_its_account_settings(
    settings: ClockifySettings,
) -> None:
    found = lines(clockify(ENTRIES, settings))

    told = [(it.project, it.client, it.task, it.description, it.tags, it.billable) for it in found]
    assert told == [
        (it.project, it.client, it.task, it.description, it.tags, it.billable) for it in ENTRIES
    ]
    assert {it.person for it in found} == {Person("sari@kunang.example", "Sari")}


def test_clock_times_cut_to_minutes_keep_the_length_that_the_report_states() -> None:
    found = placed(clockify(ENTRIES, ClockifySettings(dates="%Y-%m-%d", seconds=False)))

    assert total(found) == sum((it.length for it in ENTRIES), timedelta())


def test_hours_in_decimals_do_not_move_an_end_that_is_known() -> None:
    row = "Web,,,,Sari,,,,Yes,2024-03-14,09:00,2024-03-14,09:20,0.33,0.33\n"

    (found,) = placed(HEAD + row)

    assert found.ended_at - found.started_at == timedelta(minutes=20)


def test_the_order_of_dates_is_read_from_the_whole_file() -> None:
    rows = [f"Web,,,,Sari,,,,Yes,{day},09:00,{day},10:00,1:00,1.00\n" for day in
            ("03/04/2024", "04/04/2024", "13/04/2024")]  # fmt: skip

    found = lines(HEAD + "".join(rows))

    assert [line.started for line in found] == [
        datetime(2024, 4, 3, 9), datetime(2024, 4, 4, 9), datetime(2024, 4, 13, 9)
    ]  # fmt: skip


def test_ambiguous_dates_are_asked_with_both_readings_of_one_line() -> None:
    content = HEAD + "Web,,,,Sari,,,,Yes,03/04/2024,09:00,03/04/2024,10:00,1:00,1.00\n"

    (question,) = reading(content).questions

    assert (question.asks, question.number, question.example) == (Asks.DATE_ORDER, 2, "03/04/2024")
    assert [(it.value, it.shown) for it in question.options] == [
        ("dmy", "2024-04-03"),
        ("mdy", "2024-03-04"),
    ]


def test_nothing_is_read_while_the_order_is_not_known() -> None:
    content = HEAD + "Web,,,,Sari,,,,Yes,03/04/2024,09:00,03/04/2024,10:00,1:00,1.00\n"

    with pytest.raises(refusals.NeedsAnswer) as refused:
        reading(content).lines()
    answered = lines(content, date_order=DateOrder.MDY)

    assert refused.value.facts == {"asks": "date_order"}
    assert answered[0].started == datetime(2024, 3, 4, 9)


def test_a_night_tells_the_order_of_dates() -> None:
    content = HEAD + "Web,,,,Sari,,,,Yes,11/12/2024,23:00,12/12/2024,01:00,2:00,2.00\n"

    (found,) = lines(content)

    assert found.started == datetime(2024, 12, 11, 23)


def test_dates_that_fit_no_one_order_are_asked_and_the_rest_is_reported() -> None:
    rows = [f"Web,,,,Sari,,,,Yes,{day},09:00,{day},10:00,1:00,1.00\n" for day in
            ("13/04/2024", "04/13/2024")]  # fmt: skip
    content = HEAD + "".join(rows)

    (question,) = reading(content).questions
    wrong = bad_lines(content, date_order=DateOrder.DMY)

    assert question.asks is Asks.DATE_ORDER
    assert [(it.number, it.column, it.value, it.reason) for it in wrong] == [
        (3, "Start Date", "04/13/2024", Reason.DATE_UNREADABLE)
    ]


def test_a_break_is_a_break_and_leave_is_no_work() -> None:
    head = HEAD.replace("Tags,", "Tags,Type,")
    row = "Web,,,,Sari,,,,{},Yes,2024-03-14,09:00,2024-03-14,09:20,0:20,0.33\n"

    found = lines(head + row.format("Break") + row.format("Regular"))
    wrong = bad_lines(head + row.format("Time off"))

    assert [line.kind for line in found] == [Kind.BREAK, Kind.WORK]
    assert [it.reason for it in wrong] == [Reason.NOT_WORK]


def test_columns_that_a_plan_leaves_out_are_not_missed() -> None:
    content = (
        "Description,Start Date,Start Time,End Date,End Time,Duration (h)\n"
        "Sketch,2024-03-14,09:00 AM,2024-03-14,10:00 AM,01:00:00\n"
    )

    (found,) = lines(content)

    assert (found.description, found.project, found.billable) == ("Sketch", "", None)


def test_a_removed_column_asks_for_the_columns_instead_of_failing() -> None:
    content = "Project,Start Time,End Time\nWeb,09:00,10:00\n"

    known = reading(content)

    assert [question.asks for question in known.questions] == [Asks.COLUMNS]
    assert known.headings == ("Project", "Start Time", "End Time")
    assert known.sample == (("Web", "09:00", "10:00"),)


def test_the_person_may_say_what_a_column_means() -> None:
    content = "A,B,C\nWeb,2024-03-14 09:00,1:30\n"

    (found,) = lines(content, columns={Field.PROJECT: 0, Field.STARTED: 1, Field.LENGTH: 2})

    assert (found.project, found.length) == ("Web", timedelta(minutes=90))


def test_a_bad_line_says_where_and_why_and_the_rest_goes_in() -> None:
    good = "Web,,Fine,,Sari,,,,Yes,2024-03-14,09:00,2024-03-14,10:00,1:00,1.00\n"
    content = HEAD + good + good.replace("09:00", "9 o'clock") + good.replace("Yes", "perhaps")

    wrong = bad_lines(content)

    assert [(it.number, it.column, it.value, it.reason) for it in wrong] == [
        (3, "Start Time", "9 o'clock", Reason.TIME_UNREADABLE),
        (4, "Billable", "perhaps", Reason.BILLABLE_UNREADABLE),
    ]
    assert reading(content).count == 3


def test_a_comma_without_quotes_is_told_and_not_read_as_something_else() -> None:
    content = HEAD + "Web,,One, two,,Sari,,,,Yes,2024-03-14,09:00,2024-03-14,10:00,1:00,1.00\n"

    (wrong,) = bad_lines(content)

    assert (wrong.number, wrong.reason) == (2, Reason.TOO_MANY_CELLS)
    assert reading(content).people == ((NOBODY, 0),)


def test_a_description_over_several_lines_counts_lines_as_an_editor_does() -> None:
    row = 'Web,,"one\ntwo\nthree",,Sari,,,,Yes,{},09:00,2024-03-14,10:00,1:00,1.00\n'
    content = HEAD + row.format("2024-03-14") + row.format("someday")

    (wrong,) = bad_lines(content)

    assert (wrong.number, wrong.column) == (5, "Start Date")


def test_the_people_of_a_report_are_counted() -> None:
    known = reading(clockify(spent(200, people=3)))

    assert {person.name for person, _ in known.people} == {"Sari", "Rina", "Bayu"}
    assert sum(count for _, count in known.people) == known.count == 200


def test_a_summary_report_is_refused_as_what_it_is() -> None:
    content = '"Project","Time (h)","Time (decimal)","Amount (USD)"\n"Web","01:00:00","1.00","0"\n'

    with pytest.raises(refusals.ReportHasNoEntries):
        reading(content)


def test_the_table_for_clockifys_own_importer_is_read_too() -> None:
    content = clockify_import(ENTRIES)

    found = placed(content)

    assert reading(content).format is Format.CLOCKIFY_IMPORT
    assert spans(found) == true_spans(ENTRIES)


def test_a_formula_stays_the_text_it_is() -> None:
    formula = '=HYPERLINK("http://kunang.example","x")'
    quoted = formula.replace('"', '""')
    row = f'Web,,"{quoted}",,@SUM(1),,,+1,Yes,2024-03-14,09:00,2024-03-14,10:00,1:00,1.00\n'

    (found,) = lines(HEAD + row)

    assert (found.description, found.person.name, found.tags) == (formula, "@SUM(1)", ("+1",))
