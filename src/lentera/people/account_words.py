"""What allauth says in our words: short messages, mails about the account, errors in its forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lentera.people.letters import Letter, address_of

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

# Short messages after a deed, by the name allauth has for them. Signing in needs none.
MESSAGES: dict[str, str | _StrPromise] = {
    "account/messages/cannot_delete_primary_email.txt": gettext_lazy(
        "This is the address you sign in with, so it stays until you have another one."
    ),
    "account/messages/email_confirmation_failed.txt": gettext_lazy(
        "This address was confirmed by another account, so it cannot be yours."
    ),
    "account/messages/email_confirmation_sent.txt": gettext_lazy(
        "We sent a link to %(email)s. Open it to confirm the address."
    ),
    "account/messages/email_confirmed.txt": gettext_lazy(
        "Your address is %(email)s now. You sign in with it from now on."
    ),
    "account/messages/email_deleted.txt": gettext_lazy(
        "The change to %(email)s was cancelled. Your address stays as it was."
    ),
    "account/messages/logged_in.txt": "",
    "account/messages/logged_out.txt": gettext_lazy("You are signed out. See you soon."),
    "account/messages/password_changed.txt": gettext_lazy(
        "Your password is changed. All other devices were signed out."
    ),
    "account/messages/password_set.txt": gettext_lazy("Your password is set."),
    "mfa/messages/recovery_codes_generated.txt": gettext_lazy(
        "Here are new recovery codes. Keep them where you find them without this device."
    ),
    "mfa/messages/totp_activated.txt": gettext_lazy(
        "The authenticator app is on. All other devices were signed out."
    ),
    "mfa/messages/totp_deactivated.txt": gettext_lazy(
        "The authenticator app is off. All other devices were signed out."
    ),
    "mfa/messages/webauthn_added.txt": gettext_lazy(
        "The passkey is added. All other devices were signed out."
    ),
    "mfa/messages/webauthn_removed.txt": gettext_lazy(
        "The passkey is removed. All other devices were signed out."
    ),
    "socialaccount/messages/account_connected.txt": gettext_lazy(
        "Your sign-in there opens your account here from now on."
    ),
    "socialaccount/messages/account_connected_other.txt": gettext_lazy(
        "That sign-in belongs to another account here, so it was not connected."
    ),
    "socialaccount/messages/account_connected_updated.txt": gettext_lazy(
        "Your sign-in there opens your account here from now on."
    ),
    "socialaccount/messages/account_disconnected.txt": gettext_lazy(
        "That sign-in no longer opens your account here."
    ),
}

PASSWORD_ENDED = gettext_lazy(
    "Your old password has ended, because your address had not been confirmed before. Sign in "
    "through your company from now on, or set a new password under Security."
)

# What changed, in the mail that tells the account's owner. By the name allauth has for it.
CHANGES: dict[str, str | _StrPromise] = {
    "account/email/email_changed": gettext_lazy("Your address was changed."),
    "account/email/email_deleted": gettext_lazy("A change of your address was cancelled."),
    "account/email/password_changed": gettext_lazy("Your password was changed."),
    "account/email/password_reset": gettext_lazy("Your password was set anew."),
    "account/email/password_set": gettext_lazy("Your account has a password now."),
    "mfa/email/recovery_codes_generated": gettext_lazy("New recovery codes were made."),
    "mfa/email/totp_activated": gettext_lazy("An authenticator app was added."),
    "mfa/email/totp_deactivated": gettext_lazy("The authenticator app was removed."),
    "mfa/email/webauthn_added": gettext_lazy("A passkey was added."),
    "mfa/email/webauthn_removed": gettext_lazy("A passkey was removed."),
    "socialaccount/email/account_connected": gettext_lazy("A single sign-on was connected."),
    "socialaccount/email/account_disconnected": gettext_lazy("A single sign-on was removed."),
}

ERRORS: dict[str, str | _StrPromise] = {
    "email_password_mismatch": gettext_lazy(
        "Address and password do not fit together. Check both for a slip, or set a new password."
    ),
    "enter_current_password": gettext_lazy("This is not your present password. Please try again."),
    "incorrect_password": gettext_lazy("This is not your password. Please try again."),
    "incorrect_code": gettext_lazy(
        "This code does not fit. Codes change every 30 seconds: please type the newest one."
    ),
    "too_many_login_attempts": gettext_lazy(
        "There were many tries in a short time, so this door rests. Try again in five minutes."
    ),
    "rate_limited": gettext_lazy(
        "There were many tries in a short time, so this door rests. Try again in five minutes."
    ),
    "duplicate_email": gettext_lazy("This is your address already."),
    "invalid_password_reset": gettext_lazy("This link was used already, or it is too old."),
    "account_inactive": gettext_lazy("This account was deleted."),
    "cannot_generate_recovery_codes": gettext_lazy(
        "Recovery codes stand in for a second step. Add an authenticator app or a passkey first."
    ),
}


def new_password_letter(url: str) -> Letter:
    """Write to somebody who forgot their password."""
    return Letter(
        _("Set a new password for Lentera"),
        (
            _("Somebody, most likely you, asked for a new password. The link below opens once."),
            _("If it was not you, do nothing: your password stays as it is."),
        ),
        _("Set a new password"),
        url,
    )


def no_account_letter() -> Letter:
    """Write to an address that nobody signs in with, so that pages need not tell who does."""
    return Letter(
        _("There is no Lentera account with this address"),
        (
            _(
                "Somebody, most likely you, asked for a new password, but nobody signs in with "
                "this address here. Perhaps you use another one."
            ),
            _("Accounts are made by invitation. If you miss yours, ask in your team."),
        ),
    )


def confirm_address_letter(name: str, url: str) -> Letter:
    """Ask whether an address belongs to the person who wants to use it."""
    facts = {"name": name}
    return Letter(
        _("Confirm your address for Lentera"),
        (
            _("%(name)s wants to sign in to Lentera with this address.") % facts,
            _("If that is you, open the link. If not, do nothing: nobody can use your address."),
        ),
        _("Confirm this address"),
        url,
    )


def password_ended_letter() -> Letter:
    """Tell somebody why their first sign-in through the company ended their password."""
    return Letter(
        _("Your Lentera account: the password has ended"),
        (
            _("You signed in through your company for the first time. The password you had ended."),
            _(
                "Nobody had confirmed the address of your account before, so somebody else could "
                "have made it with your address, and would still know that password. Now your "
                "company has confirmed it."
            ),
            _("You can go on without a password, or set a new one whenever you like."),
        ),
        _("See how your account is kept safe"),
        address_of(reverse("people:security")),
    )


def account_changed_letter(change: str) -> Letter:
    """Tell somebody that their account's locks were changed, whoever did it."""
    return Letter(
        _("Your Lentera account: a change"),
        (
            str(CHANGES.get(change, gettext_lazy("How you sign in was changed."))),
            _("All other devices were signed out."),
            _("If it was not you, set a new password at once, and tell whoever runs this server."),
        ),
        _("See how your account is kept safe"),
        address_of(reverse("people:security")),
    )
