"""allauth's forms in our words: one password field, labels above, no text inside the fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account import forms as account_forms
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django.utils.translation import gettext_lazy as _

from lentera.people.forms.fields import PASSWORD_HELP

if TYPE_CHECKING:
    from django import forms
    from django.utils.functional import _StrPromise


def _call(field: forms.Field, label: str | _StrPromise, help_text: str | _StrPromise = "") -> None:
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)


def _choose_password(form: forms.Form, label: str | _StrPromise) -> None:
    """Ask once: the field can be shown while typing."""
    _call(form.fields["password1"], label, PASSWORD_HELP)
    form.fields["password1"].widget.attrs["data-reveal"] = ""
    del form.fields["password2"]


class SignInForm(account_forms.LoginForm):  # type: ignore[misc]  # allauth has no types
    """Address and password."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        _call(self.fields["login"], _("Mail address"))
        _call(self.fields["password"], _("Password"))
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].widget.attrs["data-reveal"] = ""


class ForgottenForm(account_forms.ResetPasswordForm):  # type: ignore[misc]
    """The address that gets the link."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        _call(self.fields["email"], _("Mail address"))


class NewPasswordForm(account_forms.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password after opening the link."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        _choose_password(self, _("New password"))


class ChangePasswordForm(account_forms.ChangePasswordForm):  # type: ignore[misc]
    """The present password and a new one."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        _call(self.fields["oldpassword"], _("Present password"))
        _choose_password(self, _("New password"))


class FirstPasswordForm(account_forms.SetPasswordForm):  # type: ignore[misc]
    """A password for an account that has none."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        _choose_password(self, _("Password"))


class NewAddressForm(account_forms.AddEmailForm):  # type: ignore[misc]
    """Another address to sign in with."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        _call(self.fields["email"], _("New mail address"))


class PasswordAgainForm(account_forms.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        _call(self.fields["password"], _("Password"))


class SecondStepForm(mfa_forms.AuthenticateForm):  # type: ignore[misc]
    """A code from the authenticator app, or a recovery code."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        _call(self.fields["code"], _("Code"), _("Six digits from your app, or a recovery code."))


class CodeAgainForm(mfa_forms.ReauthenticateForm):  # type: ignore[misc]
    """A code once more, before something that matters."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        _call(self.fields["code"], _("Code"), _("Six digits from your app, or a recovery code."))


class ActivateAppForm(totp_forms.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new authenticator app."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        _call(self.fields["code"], _("Code from the app"), _("Six digits."))
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class AddPasskeyForm(webauthn_forms.AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        _call(self.fields["name"], _("Name"), _("So that you know which one it is."))
        _call(
            self.fields["passwordless"],
            _("Sign in with this passkey alone"),
            _("It then asks for your fingerprint, your face or a PIN. Your password still works."),
        )
        self.fields["passwordless"].initial = True


class RenamePasskeyForm(webauthn_forms.EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        _call(self.fields["name"], _("Name"))
