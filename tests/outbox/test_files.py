"""Mails as files, where no mail server is set up."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine

from lentera.config.tending import sweep
from lentera.outbox.files import drop_mails_to, mark_of
from lentera.outbox.services import queue_mail
from lentera.outbox.worker import Worker
from tests.cast import NOW

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django.fixtures import SettingsWrapper

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings: SettingsWrapper, tmp_path: Path) -> Path:
    """Where mails of this test lie: two, to Sari and to Rina."""
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, data=tmp_path)
    for name in ("sari", "rina"):
        to = f"{name}@kunang.example"
        queue_mail(to=to, subject="Halo", text=f"Halo {name}", now=NOW)
    with time_machine.travel(NOW, tick=False):
        Worker().work_off()
    return tmp_path / "outbox"


def test_only_the_servers_own_account_reads_them(folder: Path) -> None:
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_they_go_when_no_link_in_them_works_any_more(folder: Path) -> None:
    old, young = sorted(folder.iterdir())
    for path, age in ((old, 15), (young, 13)):
        at = (NOW - timedelta(days=age)).timestamp()
        os.utime(path, (at, at))

    sweep(NOW)

    assert list(folder.iterdir()) == [young]


def test_those_to_one_address_go_and_others_stay(folder: Path) -> None:
    drop_mails_to([mark_of("Sari@Kunang.Example ")])

    [rest] = folder.iterdir()
    assert b"To: rina@kunang.example" in rest.read_bytes()
