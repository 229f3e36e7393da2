"""Finding entries, and changing many of those found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lentera.domain.mending import MergeRule
from lentera.tracking.forms.fields import HexIdsField, ProjectTaskField
from lentera.tracking.selectors import Filters
from lentera.tracking.services import BulkChange

if TYPE_CHECKING:
    from datetime import date

NONE = "none"


class SearchForm(forms.Form):
    """What to look for among one's own entries; all of it optional."""

    # Saying "optional" beside nearly every field would only be noise here.
    all_optional = True

    q = forms.CharField(label=_("Words"), max_length=200, required=False)
    project = forms.CharField(label=_("Project"), required=False)
    tags = HexIdsField(label=_("Tags"), required=False)
    no_tag = forms.BooleanField(label=_("Without tags"), required=False)
    first = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    last = forms.DateField(
        label=_("To"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("", _("Work and breaks")), ("work", _("Work")), ("break", _("Breaks"))],
        required=False,
    )
    billable = forms.ChoiceField(
        label=_("Billable"),
        choices=[
            ("", _("Billable or not")),
            ("yes", _("Billable")),
            ("no", _("Not billable")),
        ],
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Check that the days are in order."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and first > last:
            self.add_error("last", gettext("This day is before the first one."))
        return cleaned

    def clean_project(self) -> tuple[int | None, int | None] | str:
        """Read the project and task, or "none" for entries without a project."""
        value: str = self.cleaned_data["project"]
        if value == NONE:
            return NONE
        return ProjectTaskField(required=False).clean(value)

    def filters(self) -> Filters:
        """What was asked for; a field that could not be read asks for nothing."""
        cleaned = self.cleaned_data
        project = cleaned.get("project")
        project_id, task_id = project if isinstance(project, tuple) else (None, None)
        billable = {"yes": True, "no": False}
        first: date | None = cleaned.get("first")
        return Filters(
            text=cleaned.get("q", ""),
            project_ids=(project_id,) if project_id else (),
            task_ids=(task_id,) if task_id else (),
            no_project=project == NONE,
            tag_ids=tuple(cleaned.get("tags") or ()),
            no_tag=bool(cleaned.get("no_tag")),
            first_on=first,
            last_on=cleaned.get("last"),
            kind=cleaned.get("kind", ""),
            billable=billable.get(cleaned.get("billable", "")),
        )


class ChosenForm(forms.Form):
    """The entries that were ticked."""

    entries = HexIdsField(error_messages={"required": _("Tick the entries first.")})


class BulkForm(ChosenForm):
    """What to change on every ticked entry; what stays empty stays as it is."""

    description = forms.CharField(label=_("Description"), max_length=3000, required=False)
    project = ProjectTaskField(label=_("Project"), required=False)
    no_project = forms.BooleanField(label=_("Take the project off"), required=False)
    add_tags = HexIdsField(label=_("Add tags"), required=False)
    remove_tags = HexIdsField(label=_("Take tags off"), required=False)
    billable = forms.ChoiceField(
        label=_("Billable"),
        choices=[("", _("As it is")), ("yes", _("Billable")), ("no", _("Not billable"))],
        required=False,
    )

    def change(self) -> BulkChange:
        """What to do; the form was valid."""
        cleaned = self.cleaned_data
        changes: dict[str, Any] = {}
        if cleaned["description"]:
            changes["description"] = cleaned["description"].strip()
        project_id, task_id = cleaned["project"]
        if project_id or cleaned["no_project"]:
            changes["project_id"] = project_id
        if task_id or cleaned["no_project"]:
            changes["task_id"] = task_id
        if cleaned["billable"]:
            changes["billable"] = cleaned["billable"] == "yes"
        return BulkChange(changes, tuple(cleaned["add_tags"]), tuple(cleaned["remove_tags"]))


class MergeForm(ChosenForm):
    """Entries to merge, and what becomes of the time between them."""

    rule = forms.ChoiceField(
        label=_("What becomes of the time between them?"),
        choices=[
            (MergeRule.FILL_GAPS.value, _("It becomes part of the entry")),
            (MergeRule.CLOSE_GAPS.value, _("It is left out, so the entry ends earlier")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )

    def merge_rule(self) -> MergeRule | None:
        """The chosen rule, if one was needed."""
        chosen = self.cleaned_data.get("rule")
        return MergeRule(chosen) if chosen else None
