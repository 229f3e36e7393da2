"""What an entry says, as a form sends it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from lentera.tracking.content import Content
from lentera.tracking.forms.fields import HexIdsField, ProjectTaskField


class ContentForm(forms.Form):
    """Description, project and task, tags, billable."""

    description = forms.CharField(
        label=_("What are you working on?"), max_length=3000, required=False
    )
    project = ProjectTaskField(label=_("Project"), required=False)
    tags = HexIdsField(label=_("Tags"), required=False)
    billable = forms.BooleanField(label=_("Billable"), required=False)
    kind = forms.ChoiceField(choices=[("work", _("Work")), ("break", _("Break"))], required=False)

    def content(self) -> Content:
        """The content in its normal form; the form was valid."""
        project_id, task_id = self.cleaned_data["project"]
        return Content.of(
            description=self.cleaned_data["description"],
            project_id=project_id,
            task_id=task_id,
            tag_ids=self.cleaned_data["tags"],
            billable=self.cleaned_data["billable"],
            kind=self.cleaned_data["kind"] or "work",
        )
