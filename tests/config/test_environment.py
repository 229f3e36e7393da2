import stat

import pytest
from django.db import connection

from lentera.config.databases import database_settings
from lentera.config.environment import UnusableVariableError, kept_secret, read_environment


def told(tmp_path, **values):
    return read_environment({"LENTERA_DATA": str(tmp_path), **values})


def test_nothing_needs_to_be_set(tmp_path):
    environment = told(tmp_path)

    assert (environment.host, environment.port) == ("127.0.0.1", 8321)
    assert environment.base_url == "http://localhost:8321"
    assert not environment.https


def test_the_address_follows_the_port_until_somebody_sets_it(tmp_path):
    follows = told(tmp_path, LENTERA_PORT="9000")
    is_set = told(tmp_path, LENTERA_PORT="9000", LENTERA_BASE_URL="https://time.example/")

    assert follows.base_url == "http://localhost:9000"
    assert (is_set.base_url, is_set.https) == ("https://time.example", True)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("LENTERA_PORT", "eighty", "whole number"),
        ("LENTERA_TRUSTED_PROXIES", "-1", "whole number"),
        ("LENTERA_BASE_URL", "time.example", "must begin with"),
    ],
)
def test_a_value_nobody_can_use_says_what_to_write(tmp_path, name, value, says):
    with pytest.raises(UnusableVariableError, match=says):
        told(tmp_path, **{name: value})


def test_a_secret_may_stand_in_a_file(tmp_path):
    (tmp_path / "mail").write_text("smtp://mail.example\n")

    environment = told(tmp_path, LENTERA_EMAIL_URL_FILE=str(tmp_path / "mail"))

    assert environment.email_url == "smtp://mail.example"


def test_the_key_is_made_once_and_for_its_owner_only(tmp_path):
    first, second = kept_secret(tmp_path / "a" / "key"), kept_secret(tmp_path / "a" / "key")

    assert first == second
    assert len(first) >= 48
    assert stat.S_IMODE((tmp_path / "a" / "key").stat().st_mode) == 0o600


def test_a_database_address_is_taken_apart(tmp_path):
    url = "postgresql://app:p%40ss@db.example:5433/time?sslmode=require"

    settings = database_settings(url, tmp_path)

    assert (settings["USER"], settings["PASSWORD"]) == ("app", "p@ss")
    assert (settings["HOST"], settings["PORT"]) == ("db.example", "5433")
    assert (settings["NAME"], settings["OPTIONS"]) == ("time", {"sslmode": "require"})


def test_another_kind_of_database_is_refused(tmp_path):
    with pytest.raises(UnusableVariableError, match="postgresql://"):
        database_settings("mysql://db.example/time", tmp_path)


@pytest.mark.django_db
def test_sqlite_keeps_what_it_acknowledged_and_checks_references(on_postgresql):
    if on_postgresql:
        return
    with connection.cursor() as cursor:
        answers = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }

    assert answers == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
