"""The pages: a file is dropped, looked at, brought in, told about and taken back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser

from lentera.domain.ids import from_hex
from lentera.exchange.files import path_of
from lentera.exchange.jobs import JOBS
from lentera.exchange.models import ImportRun
from lentera.outbox.models import Message
from lentera.outbox.worker import Worker
from lentera.projects.models import Project, Tag
from lentera.tracking.models import TimeEntry
from lentera.tracking.services import delete_entries, edit_entry
from lentera.web import clock
from tests.cast import Cast
from tests.exchange.documents import activitywatch, icalendar, timewarrior, watson
from tests.exchange.spent import spent
from tests.exchange.tables import ClockifySettings, clockify, harvest
from tests.exchange.totals import totals_of, totals_there

pytestmark = pytest.mark.django_db

ONE_ORDER = ClockifySettings(dates="%Y-%m-%d", with_type=True)
HEADINGS = b"Date,Start,End,Description,Project\n"
ZONE = {"zone": "Asia/Jakarta"}
JAKARTA = ZoneInfo("Asia/Jakarta")


@pytest.fixture(autouse=True)
def no_file_is_left_for_the_next_test() -> Iterator[None]:
    yield
    for path in kept_files():
        path.unlink()


@pytest.fixture
def rina(cast: Cast) -> Browser:
    return signed_in(cast, "rina")


@pytest.fixture
def sari(cast: Cast) -> Browser:
    return signed_in(cast, "sari")


def signed_in(cast: Cast, name: str) -> Browser:
    browser = Browser()
    browser.force_login(cast.accounts[name])
    return browser


def drop(browser: Browser, content: bytes, name: str = "report.csv") -> str:
    """Drop a file; gives the address of its preview."""
    answer = browser.post("/exchange/", {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302, words(answer.content.decode())
    return answer["Location"]


def answered(browser: Browser, where: str, **answers: object) -> str:
    """Answer questions; gives what the preview then says."""
    browser.post(f"{where}answer/", {**ZONE, **answers})
    return shown(browser, where)


def accepted(browser: Browser, where: str) -> str:
    """Say yes and let the worker work; gives what the report says."""
    browser.post(f"{where}accept/")
    Worker().work_off()
    return shown(browser, where)


def shown(browser: Browser, where: str) -> str:
    return words(browser.get(where).content.decode())


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.partition("<main")[2]))


def kept_files() -> list[Path]:
    return list(path_of(0).parent.glob("*.import"))


def run_id(where: str) -> int:
    return from_hex(where.strip("/").rpartition("/")[2])


def test_a_file_is_shown_before_anything_of_it_comes_in(cast: Cast, rina: Browser) -> None:
    where = drop(rina, clockify(spent(30), ONE_ORDER))

    told = shown(rina, where)

    assert "Clockify, detailed report, 30 lines" in told
    assert "Bring in 30 entries" in told
    assert "Toko Melati" in told
    assert totals_there(cast.viewer("rina")) == {}
    assert not Project.objects.exists()


def test_ten_thousand_lines_add_up_to_what_the_file_says(cast: Cast, rina: Browser) -> None:
    entries = spent(10_000)
    where = drop(rina, clockify(entries, ONE_ORDER))

    report = accepted(rina, where)

    assert "Came in 10,000 entries" in report
    assert totals_there(cast.viewer("rina")) == totals_of(entries)
    assert not path_of(run_id(where)).exists()


def test_i1_the_same_file_twice_creates_nothing_and_says_so(cast: Cast, rina: Browser) -> None:
    entries = spent(300)
    accepted(rina, drop(rina, clockify(entries, ONE_ORDER)))

    again = shown(rina, drop(rina, clockify(entries, ONE_ORDER)))

    assert "Everything in this file is here already" in again
    assert "Bring in" not in again.replace("Bring your data", "")
    assert totals_there(cast.viewer("rina")) == totals_of(entries)


def test_i2_dates_that_can_be_read_in_two_ways_are_asked_with_both_readings(
    cast: Cast, rina: Browser
) -> None:
    where = drop(rina, HEADINGS + b"03/04/2026,09:00,10:00,Review,\n")

    asked = shown(rina, where)
    refused = rina.post(f"{where}accept/")
    told = answered(rina, where, date_order="mdy")
    accepted(rina, where)

    assert "Line 2 says 03/04/2026" in asked
    assert "Friday, 3 April 2026" in asked
    assert "Wednesday, 4 March 2026" in asked
    assert refused.status_code == 409
    assert "Bring in 1 entry" in told
    [entry] = TimeEntry.objects.own(cast.viewer("rina"))
    assert f"{entry.started_at:%Y-%m-%d %H:%M}" == "2026-03-04 02:00"


def test_i3_columns_nobody_knows_are_named_by_the_person(cast: Cast, rina: Browser) -> None:
    where = drop(rina, b"alpha,beta,gamma\n2026-11-02,1.5,Review\n2026-11-03,2,Call\n")

    asked = shown(rina, where)
    told = answered(
        rina, where, **{"column-0": "start_on", "column-1": "length", "column-2": "description"}
    )
    accepted(rina, where)

    assert "What do the columns mean?" in asked
    assert "Bring in 2 entries" in told
    assert totals_there(cast.viewer("rina"))["all"] == timedelta(hours=3.5)


def test_two_columns_cannot_both_be_the_date(rina: Browser) -> None:
    where = drop(rina, b"alpha,beta\n2026-11-02,2026-11-02\n")

    answer = rina.post(f"{where}answer/", {**ZONE, "column-0": "start_on", "column-1": "start_on"})

    assert answer.status_code == 422
    assert "Two columns cannot both be “Date”" in words(answer.content.decode())


def test_i4_headings_may_be_in_the_language_of_the_person(cast: Cast, rina: Browser) -> None:
    where = drop(
        rina, b"Tanggal,Mulai,Selesai,Keterangan,Proyek\n" + b"2026-11-02,09:00,10:30,Rapat,Web\n"
    )

    accepted(rina, where)

    assert totals_there(cast.viewer("rina")) == {
        "Web": timedelta(hours=1.5),
        "all": timedelta(hours=1.5),
    }


def test_i5_each_bad_line_is_told_with_column_value_and_reason_and_the_rest_comes_in(
    cast: Cast, rina: Browser
) -> None:
    bad = b"2026-11-02,=1+1,10:00,Call,\n2026-11-99,09:00,10:00,,\n"
    good = b"2026-11-01,09:00,10:00,Review,\n" * 3
    where = drop(rina, HEADINGS + good + bad)

    preview, report = shown(rina, where), accepted(rina, where)
    file = rina.get(f"{where}bad-lines/")

    for told in (preview, report):
        assert "5 Start =1+1 This is no time of day we can read." in told
        assert "6 Date 2026-11-99 This is no date we can read." in told
    assert totals_there(cast.viewer("rina"))["all"] == timedelta(hours=3)
    rows = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert rows[1][:3] == ["5", "Start", "'=1+1"]
    assert "attachment" in file["Content-Disposition"]


def test_m7_an_entry_over_midnight_comes_in_as_one_of_the_right_length(
    cast: Cast, rina: Browser
) -> None:
    accepted(rina, drop(rina, HEADINGS + b"2026-11-02,22:30,01:15,Release,\n"))

    assert totals_there(cast.viewer("rina"))["all"] == timedelta(hours=2, minutes=45)
    assert TimeEntry.objects.own(cast.viewer("rina")).count() == 1


def test_two_clicks_on_bring_in_bring_it_in_once(cast: Cast, rina: Browser) -> None:
    where = drop(rina, clockify(spent(20), ONE_ORDER))

    first, second = rina.post(f"{where}accept/"), rina.post(f"{where}accept/")
    jobs = Message.objects.filter(kind="exchange.import", done_at=None).count()
    Worker().work_off()
    third = rina.post(f"{where}accept/")

    assert {answer["Location"] for answer in (first, second, third)} == {where}
    assert jobs == 1
    assert totals_there(cast.viewer("rina")) == totals_of(spent(20))


def test_while_it_comes_in_the_page_shows_how_far_it_is(rina: Browser) -> None:
    where = drop(rina, clockify(spent(20), ONE_ORDER))
    rina.post(f"{where}accept/")

    page = rina.get(where).content.decode()
    part = rina.get(where, headers={"HX-Request": "true"}).content.decode()
    Worker().work_off()
    over = rina.get(where, headers={"HX-Request": "true"})

    assert '<progress id="how-far" max="20" value="0">' in page
    assert '<meta http-equiv="refresh"' in page
    assert part.lstrip().startswith("<section")
    assert "0 of 20 lines" in part
    assert over["HX-Redirect"] == where


def test_taking_back_keeps_what_was_changed_since(cast: Cast, rina: Browser) -> None:
    viewer, where = cast.viewer("rina"), drop(rina, clockify(spent(20), ONE_ORDER))
    accepted(rina, where)
    changed = TimeEntry.objects.own(viewer).first()
    edit_entry(viewer, entry_id=changed.pk, changes={"description": "Mine"}, now=clock.now())

    rina.post(f"{where}undo/")
    Worker().work_off()
    told = shown(rina, where)
    twice = rina.post(f"{where}undo/")
    again = shown(rina, drop(rina, clockify(spent(20), ONE_ORDER)))

    assert "19 entries were taken out again. 1 stayed" in told
    assert [entry.description for entry in TimeEntry.objects.own(viewer)] == ["Mine"]
    assert twice.status_code == 409
    assert "Bring in 19 entries" in again


def test_cancelling_deletes_the_file(rina: Browser) -> None:
    where = drop(rina, clockify(spent(5), ONE_ORDER))
    kept = path_of(run_id(where)).exists()

    rina.post(f"{where}drop/")

    assert (kept, path_of(run_id(where)).exists()) == (True, False)
    assert rina.get(where).status_code == 404


def test_a_preview_nobody_came_back_to_is_forgotten_after_a_day(cast: Cast, rina: Browser) -> None:
    where = drop(rina, clockify(spent(5), ONE_ORDER))
    job = Message.objects.get(kind="exchange.forget")

    JOBS[job.kind](job.payload, clock.now())

    assert job.due_at - job.created_at == timedelta(hours=24)
    assert not path_of(run_id(where)).exists()
    assert not ImportRun.objects.own(cast.viewer("rina")).exists()


def test_an_import_belongs_to_the_person_who_brought_it(
    cast: Cast, rina: Browser, sari: Browser
) -> None:
    where = drop(rina, clockify(spent(20), ONE_ORDER))
    deeds = ("answer", "accept", "drop", "undo")

    refused = {sari.get(where).status_code, sari.get(f"{where}bad-lines/").status_code}
    refused |= {sari.post(f"{where}{deed}/", ZONE).status_code for deed in deeds}
    listed = "report.csv" in shown(sari, "/exchange/")

    assert (rina.get(where).status_code, refused, listed) == (200, {404}, False)


def test_two_people_may_bring_the_same_file(cast: Cast, rina: Browser, sari: Browser) -> None:
    entries = spent(40)
    accepted(rina, drop(rina, clockify(entries, ONE_ORDER)))

    accepted(sari, drop(sari, clockify(entries, ONE_ORDER)))

    for name in ("rina", "sari"):
        assert totals_there(cast.viewer(name)) == totals_of(entries)


def test_a_plain_member_sees_that_unknown_projects_become_tags(cast: Cast, sari: Browser) -> None:
    where = drop(sari, HEADINGS + b"2026-11-02,09:00,10:00,Review,Website\n")

    told = shown(sari, where)
    accepted(sari, where)

    assert "So these names become tags, and nothing is lost: Website" in told
    assert not Project.objects.exists()
    assert [tag.name for tag in Tag.objects.all()] == ["Website"]
    assert totals_there(cast.viewer("sari")) == {
        "": timedelta(hours=1),
        "all": timedelta(hours=1),
    }


def test_of_several_people_the_own_address_is_chosen_and_nobody_else_comes_in(
    cast: Cast, rina: Browser
) -> None:
    entries = spent(60, people=3)
    where = drop(rina, clockify(entries, ONE_ORDER))

    accepted(rina, where)

    mine = [one for one in entries if one.email == "rina@kunang.example"]
    assert totals_there(cast.viewer("rina")) == totals_of(mine)


def test_of_several_strangers_somebody_must_be_chosen(cast: Cast) -> None:
    jonas, entries = signed_in(cast, "jonas"), spent(60, people=3)
    where = drop(jonas, clockify(entries, ONE_ORDER))

    asked = shown(jonas, where)
    refused = jonas.post(f"{where}accept/")
    told = answered(jonas, where, person="person:sari@kunang.example")

    count = sum(one.name == "Sari" for one in entries)
    assert "Which of them are you?" in asked
    assert refused.status_code == 409
    assert f"Bring in {count} entries" in told


def test_clock_times_are_read_in_the_zone_that_was_chosen(cast: Cast) -> None:
    jonas = signed_in(cast, "jonas")
    where = drop(jonas, HEADINGS + b"2026-11-02,09:00,10:00,Review,\n")

    answered(jonas, where, zone="Asia/Makassar")
    accepted(jonas, where)

    [entry] = TimeEntry.objects.own(cast.viewer("jonas"))
    assert (entry.started_at.hour, entry.zone) == (1, "Asia/Makassar")


def test_bare_numbers_are_asked_for_their_unit(cast: Cast, rina: Browser) -> None:
    where = drop(rina, b"Date,Spent on it,Description\n2026-11-02,90,Review\n")
    rina.post(f"{where}answer/", {**ZONE, "column-0": "start_on", "column-1": "length"})

    asked = shown(rina, where)
    answered(
        rina, where, **{"column-0": "start_on", "column-1": "length", "length_unit": "minutes"}
    )
    accepted(rina, where)

    assert "Line 2 says 90. What does that count?" in asked
    assert totals_there(cast.viewer("rina"))["all"] == timedelta(minutes=90)


def test_tags_of_timewarrior_become_projects_if_the_person_says_so(
    cast: Cast, rina: Browser
) -> None:
    entries = [one for one in spent(50) if not one.is_break]
    where = drop(rina, timewarrior(entries), "time.json")

    answered(rina, where, project_tags=["Website", "Inside", "Brand book", "Kios, phase 2"])
    accepted(rina, where)

    assert totals_there(cast.viewer("rina")) == totals_of(entries)


def test_a_file_of_watson_adds_up_too(cast: Cast, rina: Browser) -> None:
    entries = spent(2_000)

    accepted(rina, drop(rina, watson(entries), "frames"))

    there = totals_there(cast.viewer("rina"))
    assert there["all"] == totals_of(entries)["all"]
    assert "Everything in this file" in shown(rina, drop(rina, watson(entries), "frames"))


def test_of_activitywatch_only_what_is_picked_comes_in(cast: Cast, rina: Browser) -> None:
    where = drop(rina, activitywatch(spent(20)), "buckets.json")
    page = rina.get(where).content.decode()
    stretches = re.findall(r'name="picked" value="([0-9a-f]+)"', page)

    refused = rina.post(f"{where}accept/")
    answered(rina, where, picked=stretches[:2])
    accepted(rina, where)

    assert refused.status_code == 409
    assert len(stretches) > 2
    assert TimeEntry.objects.own(cast.viewer("rina")).count() == 2


def test_of_very_many_stretches_the_page_says_that_it_offers_the_longest(rina: Browser) -> None:
    where = drop(rina, activitywatch(spent(400)), "buckets.json")

    assert re.search(r"These are the 300 longest of \d+\.", shown(rina, where))


def test_of_a_calendar_the_days_can_be_chosen(rina: Browser) -> None:
    where = drop(rina, icalendar(spent(40)), "work.ics")

    everything = shown(rina, where)
    some = answered(rina, where, from_on="2024-01-03", until_on="2024-01-03")

    assert "Bring in" in everything
    assert everything != some


def test_days_without_clock_times_come_in_with_their_length(cast: Cast, rina: Browser) -> None:
    entries = [one for one in spent(40) if not one.is_break]

    accepted(rina, drop(rina, harvest(entries)))

    there, wanted = totals_there(cast.viewer("rina")), totals_of(entries)
    assert abs(there["all"] - wanted["all"]) < timedelta(seconds=36) * len(entries)


def test_a_form_without_a_file_says_what_is_missing(rina: Browser) -> None:
    answer = rina.post("/exchange/")

    assert answer.status_code == 422
    assert "Choose the file you exported." in words(answer.content.decode())


@pytest.mark.parametrize(
    ("content", "status", "said"),
    [
        (b"", 422, "nothing in this file"),
        (b"PK\x03\x04" + b"\0" * 100, 415, "packed file"),
        (b"\x00\x01\x02" * 100, 422, "no text"),
        (b"<html><body>no</body></html>", 415, "do not understand"),
        (b"a," * 10_000 + b"\n" + b"1," * 10_000, 422, "columns"),
        (b"[" * 100_000, 422, "line 1"),
        (b'{"buckets": ' + b"[" * 100_000, 422, "line 1"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n", 422, "does not end"),
        (b"Date,Start,End\n" + b'"' + b"x" * 400_000, 422, "longer than"),
        ("Datum,Start,Ende\nMüller,1,2\n".encode() + b"M\xfcller,1,2\n", 422, "two different ways"),
    ],
)
def test_a_hostile_file_ends_in_a_clear_message(
    rina: Browser, content: bytes, status: int, said: str
) -> None:
    answer = rina.post("/exchange/", {"file": SimpleUploadedFile("evil.csv", content)})

    assert (answer.status_code, said in words(answer.content.decode())) == (status, True)
    assert kept_files() == []


def test_a_file_over_the_limit_is_not_even_kept(rina: Browser) -> None:
    answer = rina.post("/exchange/", {"file": SimpleUploadedFile("large.csv", bytes(70_000_000))})

    assert answer.status_code == 413
    assert "up to 64 MB" in words(answer.content.decode())


def test_a_file_with_more_names_than_any_team_has_makes_none_of_them(
    cast: Cast, rina: Browser
) -> None:
    rows = b"".join(b"2026-11-02,09:00,10:00,,P%d\n" % place for place in range(21_000))
    where = drop(rina, HEADINGS + rows)

    told = shown(rina, where)

    assert "more than any team has" in told
    assert not Project.objects.exists()


def test_names_with_formulas_and_markup_stay_text(cast: Cast, rina: Browser) -> None:
    where = drop(rina, HEADINGS + b"2026-11-02,09:00,10:00,<script>alert(1)</script>,=cmd()\n")

    page = rina.get(where).content.decode()
    accepted(rina, where)

    assert "<script>alert" not in page
    assert totals_there(cast.viewer("rina"))["=cmd()"] == timedelta(hours=1)


def test_a_file_that_is_gone_ends_in_a_sentence(cast: Cast, rina: Browser) -> None:
    where = drop(rina, clockify(spent(5), ONE_ORDER))
    rina.post(f"{where}accept/")
    path_of(run_id(where)).unlink()

    Worker().work_off()

    assert "The file is not here any more" in shown(rina, where)


CONTRADICTING = (
    b"Date,Start,End,Duration,Description\n"
    b"2026-11-02,09:00,10:00,05:00:00,Call\n"
    b"2026-11-02,09:03:00,10:01:00,01:00:00,Review\n"
    b"2026-11-03,09:00,10:00,01:00:00,Call\n"
)


def test_lengths_that_contradict_the_clock_times_are_counted_and_shown_by_line(
    cast: Cast, rina: Browser
) -> None:
    where = drop(rina, CONTRADICTING)

    preview, report = shown(rina, where), accepted(rina, where)

    for told in (preview, report):
        assert "2 lines to look at" in told
        assert "The lengths in the file add up to 7:00, and here to 2:58: in 2 lines" in told
        assert "2 5:00:00 1:00:00 The file states another length" in told
        assert "3 1:00:00 0:58:00 The file states another length" in told
    assert totals_there(cast.viewer("rina"))["all"] == timedelta(hours=2, minutes=58)


def test_a_day_with_more_hours_than_it_has_keeps_them_and_says_so(
    cast: Cast, rina: Browser
) -> None:
    lines = "".join(f"2026-06-22,{hours},Work\n" for hours in ("25.0", "1.25", "8.0", "9.0"))
    where = drop(rina, f"Date,Hours,Description\n{lines}".encode())

    report = accepted(rina, where)

    assert "1 line to look at" in report
    assert "2 25:00:00 25:00:00 It is longer than its day" in report
    viewer = cast.viewer("rina")
    days = [entry.started_at.astimezone(JAKARTA).day for entry in TimeEntry.objects.own(viewer)]
    assert days == [22] * 4


def test_what_was_deleted_since_is_told_and_comes_back_from_the_report(
    cast: Cast, rina: Browser
) -> None:
    viewer, file = cast.viewer("rina"), clockify(spent(20), ONE_ORDER)
    accepted(rina, drop(rina, file))
    ids = list(TimeEntry.objects.own(viewer).order_by("started_at").values_list("pk", flat=True))
    delete_entries(viewer, entry_ids=ids[:3], now=clock.now())

    where = drop(rina, clockify(spent(25), ONE_ORDER))
    preview, report = shown(rina, where), accepted(rina, where)
    there = TimeEntry.objects.own(viewer).count()
    rina.post(f"{where}back/")
    under_way = shown(rina, where)
    Worker().work_off()
    back, twice = shown(rina, where), rina.post(f"{where}back/")

    assert "3 of them you deleted since" in preview
    assert "3 entries you deleted" in report
    assert there == 22
    assert "You may leave this page" in under_way
    assert "3 entries you had deleted are back, as they were when you deleted them." in back
    assert twice.status_code == 409
    assert totals_there(viewer) == totals_of(spent(25))
    assert set(ids) <= set(TimeEntry.objects.own(viewer).values_list("pk", flat=True))


def test_what_was_deleted_since_comes_back_with_the_rest_if_the_person_says_so(
    cast: Cast, rina: Browser
) -> None:
    viewer, file = cast.viewer("rina"), clockify(spent(20), ONE_ORDER)
    accepted(rina, drop(rina, file))
    [mine, *_] = TimeEntry.objects.own(viewer).order_by("started_at")
    edit_entry(viewer, entry_id=mine.pk, changes={"description": "Mine"}, now=clock.now())
    delete_entries(viewer, entry_ids=[mine.pk], now=clock.now())

    where = drop(rina, file)
    preview = shown(rina, where)
    rina.post(f"{where}accept/", {"bring_back": "on"})
    Worker().work_off()
    report = shown(rina, where)

    assert "Bring 1 entry you deleted back" in preview
    assert "1 entry you had deleted is back" in report
    assert TimeEntry.objects.own(viewer).get(pk=mine.pk).description == "Mine"
    assert TimeEntry.objects.own(viewer).count() == 20


def test_nobody_brings_back_what_another_person_deleted(
    cast: Cast, rina: Browser, sari: Browser
) -> None:
    viewer, file = cast.viewer("rina"), clockify(spent(5), ONE_ORDER)
    accepted(rina, drop(rina, file))
    delete_entries(
        viewer,
        entry_ids=list(TimeEntry.objects.own(viewer).values_list("pk", flat=True)),
        now=clock.now(),
    )
    where = drop(rina, file)
    rina.post(f"{where}accept/")
    Worker().work_off()

    answer = sari.post(f"{where}back/")
    Worker().work_off()

    assert answer.status_code == 404
    assert TimeEntry.objects.own(viewer).count() == 0
