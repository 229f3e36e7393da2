"""Choices whose values are ids of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lentera.domain.ids import from_hex, to_hex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.functional import _StrPromise

    from lentera.people.models import Member, Team

    Words = str | _StrPromise


class IdField(forms.ChoiceField):
    """A choice of one thing by its id.

    Whether the id is one the viewer may choose is the service's question: it refuses a foreign id
    like one that does not exist, so that nobody learns the difference.
    """

    default_error_messages = {"invalid_choice": _("Choose one of the list.")}

    def to_python(self, value: Any) -> Any:
        """Read the id; an empty choice is None."""
        if value in self.empty_values:
            return None
        try:
            return from_hex(str(value))
        except ValueError:
            raise ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice"
            ) from None

    def valid_value(self, value: Any) -> bool:
        """Leave the judgement to the service."""
        del value
        return True


def offer(
    form: forms.Form, field: str, rows: Iterable[Member] | Iterable[Team], *, nothing: Words
) -> None:
    """Fill a form's choice with rows, by name; ``nothing`` is what no choice is called."""
    choices = [("", nothing), *((to_hex(row.pk), row.name) for row in rows)]
    cast("forms.ChoiceField", form.fields[field]).choices = choices
