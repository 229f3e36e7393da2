import json
import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pytest

from lentera.config.sample.company import the_company
from lentera.config.sample.days import blocks_of
from lentera_cli.main import main
from tests.cast import PASSWORD

pytestmark = pytest.mark.timeout(600)  # servers of their own, on a machine with other work


@pytest.fixture(scope="module")
def made(sample_folder):
    """Give the sample as it was made; these tests only read it."""
    return sample_folder / "lentera.sqlite3"


def ask(file, question):
    """Ask the database of an installation one question."""
    with closing(sqlite3.connect(file)) as database:
        return database.execute(question).fetchall()


def test_the_sample_has_its_people_teams_clients_and_projects(made):
    teams = ask(
        made,
        "SELECT t.name, count(*) FROM people_teammembership m "
        "JOIN people_team t ON t.id = m.team_id "
        "WHERE m.until_on IS NULL GROUP BY t.name ORDER BY t.name",
    )

    assert teams == [("Design", 9), ("Engineering", 11), ("Operations", 4)]
    assert ask(made, "SELECT count(*) FROM people_account WHERE zone = 'Europe/Berlin'") == [(2,)]
    assert ask(made, "SELECT count(*) FROM projects_client") == [(6,)]
    assert ask(made, "SELECT count(*) FROM projects_project") == [(14,)]
    assert ask(made, "SELECT sample FROM people_workspace") == [(1,)]


def test_the_sample_tells_of_six_months_up_to_now(made):
    [(entries, first, last)] = ask(
        made, "SELECT count(*), min(started_at), max(started_at) FROM tracking_timeentry"
    )

    assert 11_000 < entries < 14_000
    months = date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])
    assert timedelta(days=175) < months < timedelta(days=190)


def test_one_timer_of_the_sample_runs_and_one_was_forgotten(made):
    running = ask(
        made,
        "SELECT a.email, julianday('now') - julianday(e.started_at) FROM tracking_timeentry e "
        "JOIN people_member m ON m.id = e.member_id JOIN people_account a ON a.id = m.account_id "
        "WHERE e.ended_at IS NULL ORDER BY a.email DESC",
    )

    (sari, since), (jonas, long_since) = running
    assert (sari, jonas) == ("sari@kunang.example", "jonas@kunang.example")
    assert since * 24 < 2
    assert long_since * 24 > 6


def test_sari_has_a_day_to_show_whenever_the_sample_is_made(made):
    today = ask(
        made,
        "SELECT e.description FROM tracking_timeentry e "
        "JOIN people_member m ON m.id = e.member_id WHERE m.name = 'Sari Wijaya' "
        "AND julianday('now') - julianday(e.started_at) < 0.35 ORDER BY e.started_at DESC",
    )

    assert today[0] == ("Booking flow: wireframes for the returns page",)
    assert today[1:] == [] or today[1] == ("Booking flow: wireframes",)


def test_every_entry_of_the_sample_is_kept_by_the_witness(made):
    [(entries,)] = ask(made, "SELECT count(*) FROM tracking_timeentry")
    [(kept,)] = ask(made, "SELECT count(*) FROM witness_event WHERE kind = 'entry.added'")

    assert kept == entries


def test_making_the_sample_twice_makes_nothing_twice(sample):
    file = sample.data / "lentera.sqlite3"
    before = ask(file, "SELECT count(*) FROM tracking_timeentry")

    told = json.loads(sample.run("sample", "--json").stdout)

    assert told["entries"] == 0
    assert ask(file, "SELECT count(*) FROM tracking_timeentry") == before


@pytest.mark.django_db
def test_the_sample_stays_away_from_a_server_with_people(cast, capsys):
    status = main(["sample"])

    assert (status, "There are people on this server" in capsys.readouterr().err) == (1, True)


def test_the_sample_and_the_tests_know_the_same_people_and_password():
    company = the_company()

    assert company.password == PASSWORD
    names = {"sari", "rina", "bayu", "dewi", "putri", "jonas", "wulan"}
    assert {address.partition("@")[0] for address in company.logins} == names


@pytest.mark.parametrize("person", the_company().people, ids=lambda person: person.mail)
def test_a_sample_day_is_the_same_again_and_plausible(person):
    company = the_company()
    monday = date(2026, 6, 1)
    days = [monday + timedelta(days=count) for count in range(182)]

    weeks = [blocks_of(person, day, company) for day in days]

    assert weeks == [blocks_of(person, day, company) for day in days]
    worked = [blocks for blocks in weeks if blocks]
    assert 80 < len(worked) < 135
    for blocks in worked:
        lengths = [block.ended_at - block.started_at for block in blocks]
        assert min(lengths) > timedelta(0)
        assert sum(lengths, timedelta()) < timedelta(hours=11)
