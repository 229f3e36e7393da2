"""What people type into this room's pages. Whether they may is the services' question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lentera.domain.ids import from_hex, to_hex
from lentera.projects.kinds import Kind
from lentera.projects.names import NAME_LIMITS, NOTE_LIMITS, tidy
from lentera.projects.palette import COLOURS
from lentera.projects.selectors.details import name_is_taken
from lentera.projects.selectors.lists import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.http import QueryDict

    from lentera.domain.viewer import Viewer
    from lentera.projects.selectors.known_members import Person

STATES = {
    State.RUNNING: _("Running"),
    State.ARCHIVED: _("Archived"),
    State.TEMPLATES: _("Templates"),
}
PLACE_OF_NAME = {"autocomplete": "off", "autocapitalize": "sentences"}


class HexField(forms.CharField):
    """One id of ours; empty gives None."""

    def clean(self, value: Any) -> int | None:
        """Read the id."""
        text = super().clean(value)
        try:
            return from_hex(text) if text else None
        except ValueError:
            raise ValidationError(
                _("This choice is not in the list any more. Please choose again."), code="unknown"
            ) from None


class ListForm(forms.Form):
    """What a list shows; whatever cannot be read means everything."""

    find = forms.CharField(required=False, max_length=250)
    client = HexField(required=False)
    state = forms.ChoiceField(
        choices=[(state.value, state.value) for state in State], required=False
    )
    page = forms.CharField(required=False, max_length=9)

    def wanted(self) -> dict[str, Any]:
        """Return what was asked for."""
        self.full_clean()
        return {
            "find": self.cleaned_data.get("find", ""),
            "client_id": self.cleaned_data.get("client"),
            "state": State(self.cleaned_data.get("state", "")),
            "page": self.cleaned_data.get("page", ""),
        }


class NameForm(forms.Form):
    """A name, which no other one of the kind may have."""

    name = forms.CharField(label=_("Name"), widget=forms.TextInput(attrs=PLACE_OF_NAME))

    def __init__(  # noqa: PLR0913  what the name is for
        self,
        sent: QueryDict | None,
        *,
        viewer: Viewer,
        kind: Kind,
        but_not: int | None = None,
        within: int | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(sent, initial=dict(initial or {}))
        self._viewer, self._kind, self._but_not, self._within = viewer, kind, but_not, within
        self.fields["name"].widget.attrs["maxlength"] = NAME_LIMITS[kind]

    def clean(self) -> dict[str, Any]:
        """Refuse a name another one has, and one that is too long."""
        values = self.cleaned_data
        name = values["name"] = tidy(values.get("name", ""))
        limit = NAME_LIMITS[self._kind]
        if len(name) > limit:
            facts = {"length": len(name), "limit": limit}
            words = gettext("This name has %(length)s characters, and %(limit)s is the most.")
            self.add_error("name", words % facts)
        elif name and name_is_taken(
            self._viewer, self._kind, name, but_not=self._but_not, within=self.within()
        ):
            self.add_error("name", gettext("This name is there already, perhaps in the archive."))
        return values

    def within(self) -> int | None:
        """Return inside of what the name must be the only one."""
        return self._within


class ClientForm(NameForm):
    """A client."""

    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=NOTE_LIMITS[Kind.CLIENT],
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ProjectForm(NameForm):
    """A project."""

    client = HexField(label=_("Client"), required=False)
    colour = forms.TypedChoiceField(
        label=_("Colour"),
        choices=list(COLOURS.items()),
        coerce=int,
        widget=forms.RadioSelect,
    )
    access = forms.ChoiceField(
        label=_("Who may record time here"),
        choices=[("public", _("Everybody in the workspace")), ("members", _("Only these people"))],
        widget=forms.RadioSelect,
    )
    members = forms.MultipleChoiceField(
        label=_("People"), required=False, widget=forms.CheckboxSelectMultiple
    )
    billable = forms.BooleanField(label=_("Time here is billable"), required=False)
    template = forms.BooleanField(
        label=_("Use it as a template"),
        required=False,
        help_text=_("Nobody records time on a template. New projects copy its people and tasks."),
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=NOTE_LIMITS[Kind.PROJECT],
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        sent: QueryDict | None,
        *,
        viewer: Viewer,
        people: Iterable[Person],
        initial: Mapping[str, Any],
        but_not: int | None = None,
    ) -> None:
        super().__init__(sent, viewer=viewer, kind=Kind.PROJECT, but_not=but_not, initial=initial)
        members = cast("forms.MultipleChoiceField", self.fields["members"])
        members.choices = [(to_hex(one.member_id), one.name) for one in people]

    def within(self) -> int | None:
        """Return the client: two clients may have a project of one name."""
        client_id: int | None = self.cleaned_data.get("client")
        return client_id

    def changes(self) -> dict[str, Any]:
        """Return the columns as the services take them; the form was valid."""
        values = self.cleaned_data
        return {
            "name": values["name"],
            "client_id": values["client"],
            "colour": values["colour"],
            "public": values["access"] == "public",
            "billable": values["billable"],
            "template": values["template"],
            "note": values["note"],
            "member_ids": [from_hex(pk) for pk in values["members"]],
        }
