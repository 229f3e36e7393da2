"""What the how-to pages tell people to type is typed here, page by page, in its order."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.exchange.spent import spent
from tests.exchange.tables import ClockifySettings, clockify
from tests.harness.installation import COMMAND, PATIENCE_SECONDS
from tests.harness.source import ROOT

pytestmark = pytest.mark.timeout(600)  # many commands, each loading everything

PAGES = ROOT / "docs" / "how-to"
PLAIN = "Date,Start,End,Description\n03/04/2026,09:00,10:30,Review\n"
# Those that serve until they are told to stop have tests of their own.
ENDLESS = ("lentera serve", "lentera worker")


def blocks(page, language):
    """Give the fenced blocks of a page in one language."""
    text = (PAGES / page).read_text()
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def commands(page):
    """Give what a page says to type that is ours and comes to an end, in its order."""
    lines = "".join(blocks(page, "sh")).splitlines()
    ours = [line for line in lines if re.match(r"(LENTERA_\w+=\S+ )?lentera ", line)]
    return [line for line in ours if not line.startswith(ENDLESS)]


def typed(line, installation, folder):
    """Type a line in a folder that stands for the machine; return status and what was told."""
    here = re.sub(r"(?<![\w.])/(?:tmp|var/backups)/", f"{folder}/", line)
    environment = installation.everything()
    environment["PATH"] = f"{COMMAND.parent}:{environment['PATH']}"
    done = subprocess.run(
        ["/bin/sh", "-c", here],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )
    return done.returncode, done.stdout + done.stderr


def test_the_commands_that_bring_data_do_what_the_page_says(sample, tmp_path):
    settings = ClockifySettings(dates="%Y-%m-%d", with_type=True)
    team = clockify(spent(40, people=2), settings).replace(b"@kunang.example", b"@old.example")
    (tmp_path / "report.csv").write_bytes(clockify(spent(20), settings))
    (tmp_path / "team.csv").write_bytes(team)
    (tmp_path / "unclear.csv").write_text(PLAIN)
    (tmp_path / "people.csv").write_text(*blocks("bring-your-data.md", "csv"))
    dry_run, bring, unclear, mapped, bring_back = commands("bring-your-data.md")

    lines = (dry_run, bring, bring, unclear, mapped, bring_back)
    told = [typed(line, sample, tmp_path) for line in lines]
    asked = typed(unclear.partition(" --date-order")[0], sample, tmp_path)
    refused = typed(mapped.partition(" --map-people")[0], sample, tmp_path)

    assert told == [
        (0, "20 read, 20 created, 0 skipped, 0 failed.\n"),
        (0, "20 read, 20 created, 0 skipped, 0 failed.\n"),
        (0, "20 read, 0 created, 20 skipped, 0 failed.\n"),
        (0, "1 read, 1 created, 0 skipped, 0 failed.\n"),
        (0, "40 read, 40 created, 0 skipped, 0 failed.\n"),
        (0, "20 read, 0 created, 20 skipped, 0 failed.\n"),
    ]
    assert (asked[0], "--date-order mdy" in asked[1]) == (2, True)
    assert (refused[0], "sari@old.example" in refused[1]) == (1, True)


def test_the_commands_that_keep_data_safe_do_what_the_page_says(sample, tmp_path):
    (tmp_path / "lentera").mkdir()
    new_key, nightly, bring_back, try_it, look = commands("back-up-and-restore.md")

    made = [typed(line, sample, tmp_path) for line in (new_key, nightly)]
    [backup] = (tmp_path / "lentera").iterdir()
    (tmp_path / "backup.age").write_bytes(backup.read_bytes())
    backup.rename(backup.with_name(Path(bring_back.split()[2]).name))
    (tmp_path / "lentera-backup.key").rename(tmp_path / "backup.key")
    done = [typed(line, sample, tmp_path) for line in (bring_back, try_it, look)]

    assert [status for status, _ in made + done] == [0] * 5, made + done
    assert "is back" in done[0][1]
    assert "BAD" not in done[2][1]


def test_the_commands_that_install_do_what_the_page_says(installation, tmp_path):
    (tmp_path / "lentera").mkdir()
    typed("lentera backup --new-key key", installation, tmp_path)

    told = [typed(line, installation, tmp_path) for line in commands("install.md")]

    assert len(told) == 3
    assert [status for status, _ in told] == [0] * 3, told
