"""What a person asks of their report; everything stands in the address."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lentera.domain.ids import from_hex
from lentera.reports.asked import Asked, Versus
from lentera.reports.grouping import NONE, By
from lentera.reports.periods import When, own_period, period_of
from lentera.tracking.selectors import Filters

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer

EARLIEST, LATEST = date(1970, 1, 1), date(2100, 12, 31)
MOST_DAYS = timedelta(days=3660)
DAYS = [
    MinValueValidator(EARLIEST, _("Choose a day between 1970 and 2100.")),
    MaxValueValidator(LATEST, _("Choose a day between 1970 and 2100.")),
]
NOTHING = ""
# These fields have room for what is wrong with them.
SHOWN = {"first", "last"}


class ManyField(forms.Field):
    """Several ids under one name, and whether "none" is among them."""

    widget = forms.SelectMultiple

    def clean(self, value: Any) -> tuple[tuple[int, ...], bool]:
        """Read the ids."""
        texts = [text for text in value or [] if text]
        try:
            ids = tuple(from_hex(text) for text in texts if text != NONE)
        except ValueError:
            raise forms.ValidationError(
                _("This choice is not in the list any more. Please choose again."), code="unknown"
            ) from None
        return ids, NONE in texts


class DayField(forms.DateField):
    """A day in the browser's own field."""

    def __init__(self, **how: Any) -> None:
        how.setdefault("widget", forms.DateInput({"type": "date"}, "%Y-%m-%d"))
        super().__init__(required=False, validators=DAYS, **how)


class ReportForm(forms.Form):
    """The days, how lines are put together, what to compare with, and filters; all optional."""

    # Saying "optional" beside every field would only be noise here.
    all_optional = True

    when = forms.ChoiceField(
        label=_("Period"), choices=[(one.value, one.value) for one in When], required=False
    )
    on = DayField(label=_("Day"))
    first = DayField(label=_("From"))
    last = DayField(label=_("To"))
    by = forms.ChoiceField(
        label=_("Group by"),
        choices=[
            (By.PROJECT.value, _("project")),
            (By.CLIENT.value, _("client")),
            (By.TASK.value, _("task")),
            (By.TAG.value, _("tag")),
            (By.DAY.value, _("day")),
        ],
        required=False,
    )
    then = forms.ChoiceField(
        label=_("then by"),
        choices=[
            (NOTHING, _("nothing more")),
            (By.PROJECT.value, _("project")),
            (By.CLIENT.value, _("client")),
            (By.TASK.value, _("task")),
            (By.TAG.value, _("tag")),
            (By.DAY.value, _("day")),
        ],
        required=False,
    )
    versus = forms.ChoiceField(
        label=_("Compare with"),
        choices=[
            (Versus.BEFORE.value, _("the period before")),
            (Versus.AS_LONG.value, _("as many days before")),
            (Versus.NOTHING.value, _("no other days")),
        ],
        required=False,
    )
    q = forms.CharField(label=_("Words"), max_length=200, required=False)
    project = ManyField(label=_("Project"), required=False)
    client = ManyField(label=_("Client"), required=False)
    task = ManyField(label=_("Task"), required=False)
    tag = ManyField(label=_("Tag"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("", _("Work and breaks")), ("work", _("Work")), ("break", _("Breaks"))],
        required=False,
    )
    billable = forms.ChoiceField(
        label=_("Billable"),
        choices=[("", _("Billable or not")), ("yes", _("Billable")), ("no", _("Not billable"))],
        required=False,
    )

    def __init__(self, typed: QueryDict, *, viewer: Viewer, today: date) -> None:
        super().__init__(typed)
        self.typed = typed
        self.viewer = viewer
        self.today = today

    def clean(self) -> dict[str, Any]:
        """Check that one's own days are there and in order, and that the rest could be read."""
        cleaned = super().clean() or {}
        if cleaned.get("when") == When.OWN:
            self._check_days(cleaned)
        # What has no place of its own to say what is wrong says it above the form.
        for name in [name for name in self.errors if name not in SHOWN]:
            for problem in self.errors.pop(name):
                words = _now("%(field)s: %(problem)s")
                self.add_error(None, words % {"field": self.fields[name].label, "problem": problem})
        return cleaned

    @property
    def address(self) -> QueryDict:
        """What was asked, without what was left empty."""
        asked = QueryDict(mutable=True)
        for name in self.fields:
            asked.setlist(name, [text for text in self.typed.getlist(name) if text])
        return asked

    @property
    def shape(self) -> list[forms.BoundField]:
        """The fields that say how lines are put together and what stands beside them."""
        return [self["by"], self["then"], self["versus"]]

    @property
    def kinds(self) -> list[forms.BoundField]:
        """The filters with a few fixed choices."""
        return [self["kind"], self["billable"]]

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """The choices of the pickers as they came, for a page that has no pickers to show."""
        names = ("project", "client", "task", "tag")
        return [(name, text) for name in names for text in self.typed.getlist(name)]

    def asked(self) -> Asked:
        """The question; the form was valid."""
        cleaned = self.cleaned_data
        by = By(cleaned["by"] or By.PROJECT)
        then = By(cleaned["then"]) if cleaned["then"] else None
        when = When(cleaned["when"] or When.WEEK)
        starts = self.viewer.week_starts_on
        if when is When.OWN:
            period = own_period(cleaned["first"], cleaned["last"], starts)
        else:
            period = period_of(when, cleaned["on"] or self.today, starts)
        return Asked(
            period=period,
            by=by,
            then=None if then is by else then,
            versus=Versus(cleaned["versus"] or Versus.BEFORE),
            filters=self._filters(),
        )

    def _check_days(self, cleaned: dict[str, Any]) -> None:
        for name in ("first", "last"):
            if name not in self.errors and not cleaned.get(name):
                self.add_error(name, _now("Choose a day."))
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and first > last:
            self.add_error("last", _now("This day is before the first one."))
        elif first and last and last - first > MOST_DAYS:
            self.add_error("last", _now("A report covers ten years at most."))

    def _filters(self) -> Filters:
        cleaned = self.cleaned_data
        return Filters(
            text=cleaned["q"],
            project_ids=cleaned["project"][0],
            no_project=cleaned["project"][1],
            client_ids=cleaned["client"][0],
            no_client=cleaned["client"][1],
            task_ids=cleaned["task"][0],
            no_task=cleaned["task"][1],
            tag_ids=cleaned["tag"][0],
            no_tag=cleaned["tag"][1],
            kind=cleaned["kind"],
            billable={"yes": True, "no": False}.get(cleaned["billable"]),
        )
