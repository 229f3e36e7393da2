"""Files as trackers export them, made from a seed: for tests, for the bench, for golden files.

From a shell: ``python -m tests.exchange.make_files clockify 100000 > report.csv``.
"""

import sys
from collections.abc import Callable, Sequence

from tests.exchange.documents import activitywatch, icalendar, timewarrior, watson, watson_log
from tests.exchange.spent import Spent, spent
from tests.exchange.tables import clockify, clockify_import, harvest, kimai, toggl, toggl_newer

MAKERS: dict[str, Callable[[Sequence[Spent]], bytes]] = {
    "clockify": clockify,
    "clockify-import": clockify_import,
    "toggl": toggl,
    "toggl-newer": toggl_newer,
    "harvest": harvest,
    "kimai": kimai,
    "timewarrior": timewarrior,
    "watson": watson,
    "watson-log": watson_log,
    "activitywatch": activitywatch,
    "icalendar": icalendar,
}

if __name__ == "__main__":
    sys.stdout.buffer.write(MAKERS[sys.argv[1]](spent(int(sys.argv[2]))))
