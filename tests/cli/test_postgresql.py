"""What only PostgreSQL has: two roles, several processes, a restore into a live cluster."""

import json
import os
import signal
from pathlib import Path

import psycopg
import pytest

from lentera.config.locks.passes import Opened
from tests.harness.installation import Installation
from tests.harness.person import Person
from tests.harness.two_roles import show_pass

pytestmark = [pytest.mark.engines, pytest.mark.timeout(600)]

BAYU = ("workspace", "create", "Kunang", "--owner", "bayu@kunang.example", "--zone", "Asia/Jakarta")
ENTRIES = "SELECT count(*), sum(id % 1000003) FROM tracking_timeentry"


def ask(installation, question, role="owner"):
    """Ask the database one question, as one of its two roles."""
    name = "LENTERA_DATABASE_OWNER_URL" if role == "owner" else "LENTERA_DATABASE_URL"
    with psycopg.connect(installation.environment[name]) as connection:
        if (installation.data / "secret-key").exists():
            show_pass(connection, installation, Opened("upkeep", "tests"))
        return connection.execute(question).fetchone()


def test_the_owner_migrates_and_the_application_only_works_with_rows(two_roles):
    two_roles.run("migrate")
    two_roles.run(*BAYU)

    assert ask(two_roles, "SELECT count(*) FROM people_member", role="app") == (1,)
    for forbidden in (
        "UPDATE witness_event SET kind = 'x'",
        "DELETE FROM witness_event",
        "CREATE TABLE mine (id int)",
        "DROP TABLE people_account",
        "DELETE FROM django_migrations",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ask(two_roles, forbidden, role="app")


def test_several_processes_serve_and_all_of_them_end(two_roles):
    two_roles.run("migrate")
    two_roles.run("sample")
    environment = {**two_roles.environment}
    del environment["LENTERA_DATABASE_OWNER_URL"]  # a server never needs it

    with Installation(two_roles.data, environment).serving() as server:
        person = Person(server.port)
        signed_in = person.sign_in("sari@kunang.example")
        added, _ = person.post("/tracking/add", length="30m", description="on PostgreSQL")
        health = json.loads(server.get("/health")[1])
        children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
        workers = children.read_text().split()
        status = server.stop(signal.SIGTERM)

    assert (signed_in, added, health["status"], status) == (302, 303, "ok", 0)
    assert len(workers) == os.cpu_count()
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)


def test_a_backup_comes_back_as_it_was_and_the_old_rows_are_kept(two_roles, tmp_path):
    two_roles.run("migrate")
    two_roles.run("sample")
    two_roles.run("backup", "--new-key", str(tmp_path / "key"))
    before = ask(two_roles, ENTRIES)
    made = json.loads(two_roles.run("backup", str(tmp_path / "kept.age"), "--json").stdout)
    two_roles.run("member", "add", "late@kunang.example", "--workspace", "Studio Kunang")

    two_roles.run("restore", str(tmp_path / "kept.age"), "--identity", str(tmp_path / "key"))

    assert made["rows"] > 30_000
    assert ask(two_roles, ENTRIES) == before
    assert ask(two_roles, "SELECT count(*) FROM people_account") == (24,)
    [aside] = two_roles.data.glob("before-restore-*")
    assert "late@kunang.example" in (aside / "tables" / "people_account.csv").read_text()
    two_roles.run("member", "add", "next@kunang.example", "--workspace", "Studio Kunang")
    assert ask(two_roles, "SELECT count(*) FROM people_account", role="app") == (25,)
    assert "BAD" not in two_roles.run("check").stdout
