import json

import pytest

from lentera_cli.main import main

pytestmark = pytest.mark.django_db

PLAIN = "Date,Start,End,Description,Project\n2026-11-02,09:00,10:30,Review,Website\n"
UNCLEAR = "Date,Start,End,Description\n03/04/2026,09:00,10:30,Review\n"
SARI = ("--workspace", "Studio Kunang", "--as", "sari@kunang.example")


@pytest.fixture
def bring(cast, capsys, tmp_path):
    """Write a file and import it; give status, answer and what was said."""

    def run(text, *words):
        file = tmp_path / "export.csv"
        file.write_text(text)
        status = main(["import", str(file), *SARI, *words])
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


def test_a_file_is_brought_in_once(bring):
    first = json.loads(bring(PLAIN, "--json")[1])
    second = json.loads(bring(PLAIN, "--json")[1])

    assert (first["read"], first["created"], first["failed"]) == (1, 1, 0)
    assert (second["created"], second["skipped"]) == (0, 1)


def test_a_dry_run_changes_nothing(bring):
    bring(PLAIN, "--dry-run")

    assert json.loads(bring(PLAIN, "--json")[1])["created"] == 1


def test_dates_that_can_be_read_in_two_ways_are_wrong_use_and_both_are_named(bring):
    status, _, said = bring(UNCLEAR)

    assert status == 2
    assert "2026-04-03  --date-order dmy" in said
    assert "2026-03-04  --date-order mdy" in said
    assert bring(UNCLEAR, "--date-order", "dmy")[0] == 0


def test_a_line_nobody_can_read_is_told_and_the_rest_goes_in(bring):
    status, text, _ = bring(
        PLAIN + "2026-11-03,11:00,10:30,Review,Website\n2026-13-03,09:00,10:00,x,y\n"
    )

    assert (status, text.splitlines()[0]) == (0, "3 read, 2 created, 0 skipped, 1 failed.")
    assert "'2026-13-03'" in text


def test_of_a_file_with_several_people_only_those_who_are_named_come_in(bring, tmp_path):
    text = (
        "Project,Client,Description,Task,User,Group,Email,Tags,Billable,Start Date,Start Time,"
        "End Date,End Time,Duration (h),Duration (decimal)\n"
        "Web,,Review,,Sari,,s@old.example,,No,2026-11-02,09:00:00,2026-11-02,10:00:00,01:00:00,1\n"
        "Web,,Review,,Rina,,r@old.example,,No,2026-11-02,09:00:00,2026-11-02,10:00:00,01:00:00,1\n"
    )
    (tmp_path / "people.csv").write_text(
        "s@old.example,sari@kunang.example\nr@old.example,rina@kunang.example\n"
    )

    refused, _, said = bring(text)
    allowed, told, _ = bring(text, "--map-people", str(tmp_path / "people.csv"), "--json")

    assert (refused, "r@old.example" in said) == (1, True)
    assert (allowed, json.loads(told)["created"]) == (0, 2)


def test_a_file_a_person_or_a_zone_that_is_not_there_ends_in_a_sentence(bring, capsys):
    assert main(["import", "nowhere.csv", *SARI]) == 1
    assert "nowhere.csv" in capsys.readouterr().err
    assert "Asia/Jakarta" in bring(PLAIN, "--zone", "Jakarta")[2]
    assert bring(PLAIN, "--as", "mallory@kunang.example")[0] == 1
