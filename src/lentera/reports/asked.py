"""What a report is asked for: the days, how lines are put together, what is compared, filters."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from lentera.reports.grouping import By
from lentera.reports.periods import as_long_before, before
from lentera.tracking.selectors import Filters

if TYPE_CHECKING:
    from lentera.reports.periods import Period

WORK, BREAK = "work", "break"


class Versus(StrEnum):
    """What the period is compared with, as it stands in addresses."""

    BEFORE = "before"
    AS_LONG = "as-long"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, whole; the page and its files answer the same one."""

    period: Period
    by: By = By.PROJECT
    then: By | None = None
    versus: Versus = Versus.BEFORE
    filters: Filters = field(default_factory=Filters)

    @property
    def compared(self) -> Period | None:
        """The period it is compared with."""
        if self.versus is Versus.NOTHING:
            return None
        return (as_long_before if self.versus is Versus.AS_LONG else before)(self.period)

    @property
    def kind(self) -> str:
        """What the lines count: work, or breaks where only those are asked for."""
        return BREAK if self.filters.kind == BREAK else WORK

    @property
    def narrowed(self) -> bool:
        """Whether some of the person's time is left out."""
        return self.filters != Filters()

    def uses(self, by: By) -> bool:
        """Whether lines of either level are put together by this."""
        return by in {self.by, self.then}
