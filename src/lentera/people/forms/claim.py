"""Claiming a fresh server."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lentera.people.services.claim import claim_hash, claim_opens


class ClaimForm(forms.Form):
    """The one-time token from the server's log; cleaned, it is the token's hash."""

    token = forms.CharField(
        label=_("One-time token"),
        max_length=200,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}
        ),
        error_messages={"required": _("Paste the token from the server's log.")},
    )

    def clean_token(self) -> str:
        """Refuse any token but the one of the server's last start."""
        claimed = claim_hash(self.cleaned_data["token"])
        if not claim_opens(claimed):
            raise forms.ValidationError(
                _(
                    "This is not the token of this server's last start. Look for the newest line "
                    "in its log and copy the whole token."
                ),
                code="wrong",
            )
        return claimed
