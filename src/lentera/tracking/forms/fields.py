"""Fields for ids and for what the project picker sends."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lentera.domain.ids import from_hex

NOT_IN_THE_LIST = _("This choice is not in the list any more. Please choose again.")


class HexIdField(forms.CharField):
    """One id of ours; empty gives None."""

    def clean(self, value: Any) -> int | None:
        """Read the id."""
        text = super().clean(value)
        return _id(text) if text else None


class ProjectTaskField(forms.CharField):
    """What the picker sends: ``project`` or ``project:task``; gives the two ids."""

    def clean(self, value: Any) -> tuple[int | None, int | None]:
        """Read both ids."""
        text = super().clean(value)
        if not text:
            return None, None
        project, _colon, task = text.partition(":")
        return _id(project), _id(task) if task else None


class HexIdsField(forms.Field):
    """Several ids under one name."""

    widget = forms.SelectMultiple

    def clean(self, value: Any) -> list[int]:
        """Read the ids; an empty choice is none."""
        ids = [_id(text) for text in value or [] if text]
        if self.required and not ids:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return ids


def _id(text: str) -> int:
    try:
        return from_hex(text)
    except ValueError:
        raise forms.ValidationError(NOT_IN_THE_LIST, code="unknown") from None
