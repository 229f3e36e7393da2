"""What `deploy/` brings calls commands that exist, and systemd can read its units."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lentera.config.environment import VARIABLES
from lentera_cli.main import find_verb, parser_of

DEPLOY = Path(__file__).parents[2] / "deploy"
HOW_TO = DEPLOY.parent / "docs" / "how-to"
INSTALLED = "/opt/lentera/.venv/bin/lentera"
UNITS = sorted(path.name for path in (DEPLOY / "systemd").iterdir())


def deployed() -> str:
    files = [path for path in DEPLOY.rglob("*") if path.is_file()]
    pages = [HOW_TO / "install.md", HOW_TO / "back-up-and-restore.md"]
    return "\n".join(path.read_text() for path in [*files, *pages])


def test_every_command_that_is_deployed_can_be_called_like_that():
    calls = re.findall(
        r"(?:bin/lentera|run --rm lentera|^lentera) ([a-z-].*)", deployed(), re.MULTILINE
    )

    assert len(calls) > 8
    for call in calls:
        words = shlex.split(call)
        verb = find_verb(words)
        assert verb, call
        parser_of(verb).parse_args(words[len(verb.name.split()) :])


def test_every_variable_that_is_deployed_is_read_by_somebody():
    known = {variable.name for variable in VARIABLES}
    known |= {f"{variable.name}_FILE" for variable in VARIABLES if variable.secret}
    named = set(re.findall(r"LENTERA_[A-Z_]+", deployed())) - {"LENTERA_HOSTNAME"}  # compose's own

    assert named <= known


def test_every_setting_reaches_the_container():
    fixed = {"LENTERA_DATA", "LENTERA_HOST", "LENTERA_PORT"}  # by the image
    for_tests = {"LENTERA_BROWSER", "LENTERA_TEST_SKIP"}
    told = set(
        re.findall(r"^ +(LENTERA_\w+):", (DEPLOY / "compose.yaml").read_text(), re.MULTILINE)
    )

    assert told == {variable.name for variable in VARIABLES} - fixed - for_tests


def test_the_container_starts_a_command_and_asks_for_health():
    text = (DEPLOY / "Containerfile").read_text()

    assert f'ENTRYPOINT ["{INSTALLED}"]' in text
    assert find_verb(re.findall(r'^CMD \["(\w+)"\]', text, re.MULTILINE))
    assert "/health" in text
    assert re.search(r"^USER [1-9]", text, re.MULTILINE)


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_takes_no_more_rights_than_it_needs(name):
    text = (DEPLOY / "systemd" / name).read_text()

    if name.endswith(".service"):
        for line in ("User=lentera", "NoNewPrivileges=yes", "ProtectSystem=strict", "UMask=0077"):
            assert line in text.splitlines()


@pytest.mark.parametrize("name", UNITS)
def test_systemd_reads_the_unit_without_a_complaint(name, tmp_path):
    program = shutil.which("systemd-analyze")
    if program is None:
        return  # where there is no systemd, nobody reads the units either
    ours = str(Path(sys.executable).with_name("lentera"))
    for unit in UNITS:
        text = (DEPLOY / "systemd" / unit).read_text()
        (tmp_path / unit).write_text(text.replace(INSTALLED, ours))

    told = subprocess.run(
        [program, "verify", "--man=no", tmp_path / name],
        capture_output=True,
        text=True,
        check=False,
    )

    complaints = [line for line in told.stderr.splitlines() if "lentera" in line]
    assert complaints == []
