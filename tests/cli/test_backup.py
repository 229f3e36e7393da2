import json
import re
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pyrage
import pytest

from tests.harness.installation import Installation

pytestmark = pytest.mark.timeout(600)  # servers of their own, on a machine with other work

ENTRIES = "SELECT count(*), sum(id % 1000003) FROM tracking_timeentry"


def ask(installation, question):
    with closing(sqlite3.connect(installation.data / "lentera.sqlite3")) as database:
        return database.execute(question).fetchone()


@pytest.fixture(scope="module")
def kept(sample_folder, tmp_path_factory):
    """Make one key and one backup of the sample; give the folder with key, backup and data."""
    folder = tmp_path_factory.mktemp("kept")
    sample = Installation(shutil.copytree(sample_folder, folder / "data"))
    sample.run("backup", "--new-key", str(folder / "key"))
    sample.run("backup", str(folder / "backup.age"))
    return folder


@pytest.fixture
def sample(kept, tmp_path):
    """Give the server that was backed up."""
    return Installation(shutil.copytree(kept / "data", tmp_path / "data"))


@pytest.fixture
def key(kept):
    """Give the key of this server's backups."""
    return kept / "key"


@pytest.fixture
def backup(kept, tmp_path):
    """Give a backup of the sample."""
    return Path(shutil.copy2(kept / "backup.age", tmp_path))


def test_a_backup_comes_back_as_it_was_and_the_old_data_is_kept(sample, key, backup):
    before = ask(sample, ENTRIES)
    secret = (sample.data / "secret-key").read_text()
    with closing(sqlite3.connect(sample.data / "lentera.sqlite3")) as database:
        database.execute("DELETE FROM tracking_entrytag")
        database.execute("DELETE FROM tracking_timeentry")
        database.commit()
    (sample.data / "secret-key").write_text("another")

    told = json.loads(sample.run("restore", str(backup), "--identity", str(key), "--json").stdout)

    assert ask(sample, ENTRIES) == before
    assert (sample.data / "secret-key").read_text() == secret
    [aside] = sample.data.glob("before-restore-*")
    assert told["put_aside"] == str(aside)
    assert (aside / "secret-key").read_text() == "another"
    assert sample.run("check").stdout.startswith("ok  database: integrity ok")


def test_a_backup_is_for_its_owners_eyes_and_names_nobody(backup, key):
    text = backup.read_bytes()

    assert stat.S_IMODE(backup.stat().st_mode) == stat.S_IMODE(key.stat().st_mode) == 0o600
    assert text.startswith(b"age-encryption.org/v1")
    assert b"sari" not in text


def test_a_backup_nobody_could_open_is_not_made(installation, tmp_path):
    done = installation.run("backup", str(tmp_path / "kept.age"), status=1)

    assert "Make a key once" in done.stderr
    assert not (tmp_path / "kept.age").exists()


@pytest.mark.parametrize("name", ["nightly", "nightly/", "nightly/kept.age", "kept.tar"])
def test_a_folder_that_is_missing_is_named_and_nothing_is_written_or_told(sample, tmp_path, name):
    target, told = f"{tmp_path}/{name}", "SELECT count(*) FROM witness_event"
    before = ask(sample, told), set(tmp_path.iterdir())

    done = sample.run("backup", target, status=1)

    missing = target.removesuffix("/kept.age").rstrip("/")
    assert f"There is no folder {missing}, so no backup was made." in done.stderr
    assert (ask(sample, told), set(tmp_path.iterdir())) == before


def test_a_folder_that_is_there_gets_the_backup_under_a_name_with_its_time(sample, tmp_path):
    folder = tmp_path / "nightly"
    folder.mkdir()

    sample.run("backup", str(folder))

    [file] = folder.iterdir()
    assert re.fullmatch(r"lentera-\d{4}-\d\d-\d\dT\d{6}Z\.tar\.gz\.age", file.name)


def test_a_key_is_never_written_over(sample, key):
    before = key.read_text()

    assert "is there already" in sample.run("backup", "--new-key", str(key), status=1).stderr
    assert key.read_text() == before


def test_every_member_is_told_of_a_backup_and_of_a_restore(sample, key, backup):
    told = "SELECT count(DISTINCT subject_id) FROM witness_event WHERE kind = '{}'"

    sample.run("restore", str(backup), "--identity", str(key))

    assert ask(sample, told.format("server.backup")) == (24,)
    assert ask(sample, told.format("server.restored")) == (24,)


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (lambda file: file.write_bytes(file.read_bytes()[:-2000]), "is damaged (cut short"),
        (lambda file: file.write_bytes(b"no backup at all"), "cannot be opened"),
    ],
)
def test_a_broken_file_changes_nothing(sample, key, backup, harm, says):
    harm(backup)
    before = ask(sample, ENTRIES)

    done = sample.run("restore", str(backup), "--identity", str(key), status=1)

    assert says in done.stderr
    assert ask(sample, ENTRIES) == before
    assert not list(sample.data.glob("before-restore-*"))


def test_another_key_changes_nothing(sample, backup, tmp_path):
    other = tmp_path / "other.key"
    other.write_text(str(pyrage.x25519.Identity.generate()))

    done = sample.run("restore", str(backup), "--identity", str(other), status=1)

    assert "it was made for another key, is damaged" in done.stderr


def test_nothing_is_restored_under_a_running_server(sample, key, backup):
    with sample.serving():
        done = sample.run("restore", str(backup), "--identity", str(key), status=1)

    assert "Stop it first" in done.stderr


def test_a_backup_while_mails_and_imports_come_and_go_is_made(sample, key, tmp_path):
    stop = Event()
    folders = [sample.data / name for name in ("outbox", "uploads")]
    for folder in folders:
        folder.mkdir(exist_ok=True)
        for number in range(300):
            (folder / f"{number}.eml").write_text("x")

    def come_and_go() -> None:
        while not stop.is_set():
            for folder in folders:
                for number in range(300):
                    (folder / f"{number}.eml").unlink(missing_ok=True)
                    (folder / f"{number}.eml").write_text("x")

    busy = Thread(target=come_and_go)
    busy.start()
    try:
        for number in range(4):
            sample.run("backup", str(tmp_path / f"{number}.age"))
    finally:
        stop.set()
        busy.join()

    told = sample.run("restore", str(tmp_path / "3.age"), "--identity", str(key), "--json")
    assert json.loads(told.stdout)["files"] > 0


def test_a_backup_while_people_write_is_whole_and_has_no_half_deed(sample, key, tmp_path):
    """One deed here writes two rows; a copy that has one of them was not true at any instant."""
    stop = Event()

    def write() -> None:
        with closing(sqlite3.connect(sample.data / "lentera.sqlite3", timeout=30)) as database:
            number = 0
            while not stop.is_set():
                number += 1
                database.execute("BEGIN IMMEDIATE")
                insert = "INSERT INTO outbox_message VALUES (?, 'x', '{}', ?, ?, 0, NULL, NULL, '')"
                database.execute(insert, (number * 2, number, number))
                database.execute(insert, (number * 2 + 1, number, number))
                database.commit()

    writer = Thread(target=write)
    writer.start()
    sample.run("backup", str(tmp_path / "kept.age"))
    stop.set()
    writer.join()
    other = Installation(tmp_path / "other")
    shutil.copytree(sample.data, other.data)
    other.run("restore", str(tmp_path / "kept.age"), "--identity", str(key))

    (copied,) = ask(other, "SELECT count(*) FROM outbox_message WHERE kind = 'x'")
    (live,) = ask(sample, "SELECT count(*) FROM outbox_message WHERE kind = 'x'")
    assert 0 < copied < live
    assert copied % 2 == 0
