"""The questions of this room."""

from lentera.exchange.selectors.answers import choices_of, person_of
from lentera.exchange.selectors.preview import Foresight, Preview, foresee, preview_of
from lentera.exchange.selectors.runs import earlier_runs, of_person, own_run, reading_of

__all__ = [
    "Foresight",
    "Preview",
    "choices_of",
    "earlier_runs",
    "foresee",
    "of_person",
    "own_run",
    "person_of",
    "preview_of",
    "reading_of",
]
