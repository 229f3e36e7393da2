"""Deleting one's account."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DeletionForm(forms.Form):
    """The yes to what was read above it."""

    understood = forms.BooleanField(
        label=_("I have read what goes and what stays. Delete my account."),
        error_messages={
            "required": _("Tick the box if you have read it and want to delete your account.")
        },
    )
