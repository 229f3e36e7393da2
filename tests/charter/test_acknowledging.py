"""Having read it: noted, and never more than that."""

from __future__ import annotations

import pytest

from lentera.charter import services
from lentera.charter.refusals import NoSuchVersion
from lentera.charter.selectors.history import readers, unread
from lentera.charter.selectors.versions import held_now
from lentera.witness.selectors.history import own_events
from tests.cast import NOW, Cast
from tests.charter.agreeing import DAY, announced, wider


def test_a_version_is_read_once_and_counted_once(cast: Cast) -> None:
    sari, number = cast.viewer("sari"), announced(cast, wider(cast))

    for _ in range(2):
        services.acknowledge(sari, number=number, now=NOW)

    events = own_events(sari, kinds=["charter.acknowledged"])
    assert (readers(sari, number), unread(sari), events.count()) == (1, None, 1)
    assert events[0].after["digest"] == held_now(cast.workspace_id, NOW + 14 * DAY).digest


def test_nothing_depends_on_who_has_read_it(cast: Cast) -> None:
    number = announced(cast, wider(cast))

    assert readers(cast.viewer("sari"), number) == 0
    assert held_now(cast.workspace_id, NOW + 14 * DAY).number == number


def test_what_is_withdrawn_is_nothing_to_read(cast: Cast) -> None:
    sari, number = cast.viewer("sari"), announced(cast, wider(cast))
    before = unread(sari)

    services.withdraw(cast.viewer("bayu"), number=number, now=NOW)

    assert (before, unread(sari)) == (number, None)


def test_a_version_that_is_not_there_is_not_read(cast: Cast) -> None:
    with pytest.raises(NoSuchVersion):
        services.acknowledge(cast.viewer("sari"), number=9, now=NOW)
