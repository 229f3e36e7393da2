"""The worker: takes what is due from the outbox, does it, and keeps how it went."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event

from lentera.domain.doors import all_shut
from lentera.outbox import services
from lentera.outbox.delivery import Undeliverable, deliver, describe
from lentera.outbox.jobs import known_jobs
from lentera.outbox.models import Message
from lentera.web import clock

log = logging.getLogger("lentera.outbox")

BETWEEN_BEATS = timedelta(seconds=20)


@dataclass(slots=True)
class Tally:
    """What one round did."""

    done: int = 0
    put_off: int = 0
    gave_up: int = 0


class Worker:
    """One worker. Any number may run at once: a message is claimed by one of them."""

    def __init__(self) -> None:
        self._beat_at: datetime | None = None

    def work_off(self, *, stop: Event | None = None) -> Tally:
        """Do everything that is due now, one after the other, until told to stop."""
        tally = Tally()
        while not (stop and stop.is_set()):
            now = clock.now()
            self._beat(now)
            message = services.claim_next(now=now)
            if message is None:
                break
            attempt(message, tally)
        return tally

    def _beat(self, now: datetime) -> None:
        if self._beat_at is None or abs(now - self._beat_at) >= BETWEEN_BEATS:
            services.beat(now=now)
            self._beat_at = now


def attempt(message: Message, tally: Tally) -> None:
    """Try one message that was claimed; whatever it raises is its own trouble, not the round's."""
    facts: dict[str, object] = {"job": message.kind, "attempt": message.attempts}
    try:
        _do(message)
    except Undeliverable as refused:
        services.give_up(message, error=str(refused), now=clock.now())
        tally.gave_up += 1
        log.error("refused for good", extra=facts | {"code": str(refused)})  # noqa: TRY400
    except Exception as error:
        going_on = services.put_off(message, error=describe(error), now=clock.now())
        tally.put_off += going_on
        tally.gave_up += not going_on
        known = isinstance(error, OSError)  # an unreachable server is no bug and needs no trace
        log.warning(
            "put off" if going_on else "gave up",
            extra=facts | {"code": describe(error)},
            exc_info=None if known else error,
        )
    else:
        services.mark_done(message, now=clock.now())
        tally.done += 1
        log.info("done", extra=facts)


def _do(message: Message) -> None:
    if message.kind == "mail":
        deliver(message.pk, message.payload)
        return
    with all_shut():
        known_jobs()[message.kind](message.payload, clock.now())
