"""Starting, stopping and adding cost the same however much is stored."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from tests.cast import NOW, Cast
from tests.people.signing import signed_in
from tests.tracking.effort import effort
from tests.tracking.test_near import hours_before, put

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


def deeds(client: Client) -> dict[str, Callable[[], object]]:
    def post(deed: str, **fields: str) -> object:
        answer = client.post(f"/tracking/{deed}", fields | {"key": str(uuid4())})
        assert answer.status_code < 400
        return answer

    return {
        "start": lambda: post("start", description="Draft"),
        "switch": lambda: post("start", description="Poster"),
        "stop": lambda: post("stop"),
        "add": lambda: post(
            "add", description="Draft", start="9:00", end="10:00", day="2026-11-20"
        ),
    }


def test_what_is_stored_makes_no_deed_dearer(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lentera.web.clock.now", lambda: NOW + timedelta(minutes=1))
    put(cast.viewer("sari"), *hours_before(NOW, 20_000))
    put(cast.viewer("jonas"), *hours_before(NOW, 20_000))

    few = {name: effort(deed) for name, deed in deeds(signed_in(cast.accounts["rina"])).items()}
    many = {name: effort(deed) for name, deed in deeds(signed_in(cast.accounts["sari"])).items()}

    assert {name: many[name] for name in few if many[name] > few[name] + 1000} == {}


def test_the_database_itself_lets_one_timer_run(cast: Cast) -> None:
    sari = cast.viewer("sari")
    put(sari, (NOW, None))

    with pytest.raises(IntegrityError), transaction.atomic():
        put(sari, (NOW + timedelta(minutes=1), None))

    put(cast.viewer("rina"), (NOW, None))
