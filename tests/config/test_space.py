from types import SimpleNamespace

import pytest

from lentera.config import space as space_module
from lentera.config.space import MEGABYTE, Space
from lentera.outbox.services import beat
from lentera.web import clock

GIGABYTE = 1024 * MEGABYTE


@pytest.mark.parametrize(
    ("total", "free", "short"),
    [
        (8 * GIGABYTE, 499 * MEGABYTE, True),
        (8 * GIGABYTE, 501 * MEGABYTE, False),
        (20 * GIGABYTE, 1023 * MEGABYTE, True),  # less than a twentieth
        (20 * GIGABYTE, 1025 * MEGABYTE, False),
        (4096 * GIGABYTE, 3 * GIGABYTE, False),  # far below a twentieth, and plenty
        (4096 * GIGABYTE, 2047 * MEGABYTE, True),
    ],
)
def test_space_is_short_below_500_mb_or_a_twentieth_of_a_small_disk(total, free, short):
    assert Space(total, free).short is short


@pytest.fixture
def nearly_full(monkeypatch):
    """Let the disk be nearly full, as the operating system tells it."""
    usage = SimpleNamespace(total=100 * GIGABYTE, used=0, free=100 * MEGABYTE)
    monkeypatch.setattr(space_module.shutil, "disk_usage", lambda _path: usage)


def test_on_a_full_disk_reading_goes_on_and_writing_says_why(nearly_full, cast, client):
    client.force_login(cast.accounts["sari"])

    page = client.get("/tracking/add")
    added = client.post("/tracking/add", {"length": "1h"}, headers={"accept": "application/json"})

    assert (page.status_code, added.status_code) == (200, 507)
    assert "Lentera is read-only for now" in page.content.decode()
    assert added.json()["code"] == "config.no_room_left"


def test_on_a_disk_with_space_writing_goes_on(cast, client):
    client.force_login(cast.accounts["sari"])

    assert client.post("/tracking/add", {"length": "1h"}).status_code == 303


def test_health_says_read_only_on_a_full_disk_and_stays_reachable(nearly_full, db, client):
    beat(now=clock.now())

    answer = client.get("/health")

    assert (answer.status_code, answer.json()["status"]) == (200, "read-only")
