"""Files made to break us, sent to the page of a real server: a sentence, soon, in few MB."""

from __future__ import annotations

import html
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest

from lentera.exchange.formats import refusals
from lentera.web.refusals import TABLE
from tests.exchange.formats.memory import MEGA
from tests.exchange.formats.test_hostile_files import HOSTILE
from tests.harness.installation import Installation, Served
from tests.harness.person import Person

pytestmark = [pytest.mark.all, pytest.mark.timeout(600)]

PAGE = "/exchange/"
BOUNDARY = "lantern"
SECONDS, MEGABYTES = 20, 80  # of waiting; above the server before the first file
REFUSED = {name: (make, refusal) for name, (make, refusal) in HOSTILE.items()} | {
    "a cell of fifty megabytes": (
        lambda: b'Date,Start,End,Note\n2026-11-02,09:00,10:00,"' + b"x" * (50 * MEGA) + b'"\n',
        refusals.LineTooLong,
    ),
    "a cell of fifty megabytes in lines": (
        lambda: b'Date,Start,End,Note\n2026-11-02,09:00,10:00,"' + b"xyz\n" * (12 * MEGA) + b'"\n',
        refusals.RowsNotReadable,
    ),
    "three hundred megabytes": (lambda: b"a,b\n" * (75 * MEGA), refusals.FileTooLarge),
}


@dataclass(frozen=True)
class Desk:
    """Sari, signed in at a server of its own process, with its memory before the first file."""

    server: Served
    sari: Person
    megabytes: float

    def send(self, content: bytes, name: str = "report.csv") -> tuple[int, str]:
        """Send a file through the form of the page; give status and text."""
        token = self.sari.cookies["csrftoken"]
        disposition = f"--{BOUNDARY}\r\nContent-Disposition: form-data; name="
        before = (
            f'{disposition}"csrfmiddlewaretoken"\r\n\r\n{token}\r\n'
            f'{disposition}"file"; filename="{name}"\r\nContent-Type: text/csv\r\n\r\n'
        ).encode()
        cookies = "; ".join(f"{one}={value}" for one, value in self.sari.cookies.items())
        connection = HTTPConnection("localhost", self.server.port, timeout=120)
        headers = {
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
            "Cookie": cookies,
            "Accept": "text/html",
        }
        body = b"".join((before, content, f"\r\n--{BOUNDARY}--\r\n".encode()))
        try:
            connection.request("POST", PAGE, body, headers)
            answer = connection.getresponse()
            return answer.status, html.unescape(answer.read().decode())
        finally:
            connection.close()

    def grown(self) -> float:
        """Return by how many megabytes the server ever was above its beginning."""
        return most(self.server) - self.megabytes


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    installation = Installation(tmp_path_factory.mktemp("hostile") / "data")
    installation.run("migrate")
    installation.run("sample")  # not by the server: its memory is what is measured
    with installation.serving() as server:
        sari = Person(server.port)
        assert sari.sign_in("sari@kunang.example") == 302
        assert sari.get(PAGE)[0] == 200
        for pid in family(server.process.pid):
            Path(f"/proc/{pid}/clear_refs").write_text("5")  # what starting took is not asked
        yield Desk(server, sari, most(server))


def most(server: Served) -> float:
    """Return the most memory the processes of the server ever had, in MB (Linux)."""
    statuses = [Path(f"/proc/{pid}/status").read_text() for pid in family(server.process.pid)]
    lines = [line for status in statuses for line in status.splitlines() if "VmHWM" in line]
    return sum(int(line.split()[1]) for line in lines) / 1024


def family(pid: int) -> list[int]:
    """Return a process and everything below it."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    children = [int(child) for task in tasks for child in task.read_text().split()]
    return [pid, *(one for child in children for one in family(child))]


@pytest.mark.parametrize("name", REFUSED)
def test_the_page_refuses_what_is_made_to_break_it(desk: Desk, name: str) -> None:
    make, refusal = REFUSED[name]
    content, sentence = make(), TABLE[refusal]
    began = time.monotonic()

    status, text = desk.send(content)

    taken = time.monotonic() - began
    sys.stdout.write(f"{name}: {status}, {taken:.1f} s, {desk.grown():.0f} MB\n")
    assert status == sentence.status
    assert str(sentence.text).partition("%(")[0] in text
    assert taken < SECONDS
    assert desk.grown() < MEGABYTES
