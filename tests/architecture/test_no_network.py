"""A test talks to this machine only, and nothing is skipped without a name."""

import socket
import subprocess
import sys

import pytest

from tests.harness.environment import StrangerError
from tests.harness.source import ROOT

# An address that is reserved for documentation: nobody answers there, and nobody is asked.
STRANGER = "203.0.113.7"


def test_another_machine_is_refused_and_this_one_is_not() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()

    with pytest.raises(StrangerError):
        socket.create_connection((STRANGER, 80), timeout=0.1)


def test_another_machine_is_not_even_looked_up() -> None:
    assert socket.getaddrinfo("localhost", 80)

    with pytest.raises(StrangerError):
        socket.getaddrinfo("example.org", 80)


def test_a_datagram_goes_nowhere_either() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as sender, pytest.raises(StrangerError):
        sender.sendto(b"hello", (STRANGER, 53))


# Without this project's settings, but with the plugin under test.
ALONE = ["-q", "-c", "/dev/null", "--continue-on-collection-errors"]
ALONE += ["-p", "tests.harness.honesty", "-p", "no:cacheprovider", "-p", "no:django"]
SILENT = {
    "inside": "import pytest\ndef test_it():\n    pytest.skip('later')\n",
    "file": "import pytest\npytest.skip('all of it', allow_module_level=True)\n",
    "expected": "import pytest\n@pytest.mark.xfail\ndef test_it():\n    assert False\n",
    "marked": "import pytest\n@pytest.mark.skip\ndef test_it():\n    assert False\n",
}


def test_every_kind_of_skip_fails_the_run(tmp_path) -> None:
    for name, body in SILENT.items():
        (tmp_path / f"test_{name}.py").write_text(body)
    (tmp_path / "test_honest.py").write_text("def test_it():\n    assert True\n")

    outcome = subprocess.run(
        [sys.executable, "-m", "pytest", *ALONE, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert "2 failed, 1 passed, 2 errors" in outcome.stdout
