"""When to try again: soon at first, then less and less often, for three days."""

from datetime import datetime, timedelta

FIRST_PAUSE = timedelta(seconds=10)
# Half an hour: after a long outage everything is sent within the hour (trust.md 7.4).
LONGEST_PAUSE = timedelta(minutes=30)
PATIENCE = timedelta(hours=72)


def next_attempt(*, attempts: int, created_at: datetime, now: datetime) -> datetime | None:
    """Return when to try again after ``attempts`` that failed, or None: it is time to give up.

    Pauses double: 10 s, 20 s, 40 s ... up to half an hour.
    """
    pause = min(FIRST_PAUSE * 2 ** min(attempts - 1, 16), LONGEST_PAUSE)
    return now + pause if now - created_at < PATIENCE else None
