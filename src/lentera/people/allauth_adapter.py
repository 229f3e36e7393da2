"""How allauth behaves here: accounts come by claim, wizard or invitation only.

Its mails go through the outbox, its links begin with LENTERA_BASE_URL, and whoever changes how
they sign in ends all their other sessions.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailConfirmationHMAC
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.urls import reverse
from django.utils.translation import get_language, gettext

from lentera.people import account_words as words
from lentera.people.letters import Letter, address_of, send, tell
from lentera.people.qr import qr_code
from lentera.people.services.sessions import SIGNED_IN_AT, end_sessions, forget_where
from lentera.web import clock, flash

if TYPE_CHECKING:
    from collections.abc import Callable

    from allauth.socialaccount.models import SocialLogin
    from django.http import HttpRequest, HttpResponse

    from lentera.people.models import Account


# What a sign-in through the company carries along: whether there was a password before it.
HAD_PASSWORD = "had_password"  # noqa: S105  no password, only the name of that fact


class AccountAdapter(DefaultAccountAdapter):
    """Local sign-in."""

    error_messages = DefaultAccountAdapter.error_messages | words.ERRORS

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up by themselves: they are invited."""
        return False

    def login(self, request: HttpRequest, user: Account) -> None:
        """Begin a session, and the thirty days it may last."""
        super().login(request, user)
        request.session[SIGNED_IN_AT] = clock.now().timestamp()

    def post_login(self, request: HttpRequest, user: Account, **rest: Any) -> HttpResponse:
        """Sign in, and forget from where."""
        response: HttpResponse = super().post_login(request, user, **rest)
        forget_where(user.pk)
        return response

    def pre_login(self, request: HttpRequest, user: Account, **rest: Any) -> HttpResponse | None:
        """Tell whoever lost their password by the company's sign-in, before any second step."""
        came_by = (rest.get("signal_kwargs") or {}).get("sociallogin")
        if came_by and came_by.state.pop(HAD_PASSWORD, False) and not user.has_usable_password():
            tell(user, words.password_ended_letter, now=clock.now())
            flash.say(request, str(words.PASSWORD_ENDED))
        answer: HttpResponse | None = super().pre_login(request, user, **rest)
        return answer

    def set_password(self, user: Account, password: str) -> None:
        """Store a new password, and no other column: each may have changed meanwhile."""
        user.set_password(password)
        user.save(update_fields=["password"])

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go back to the page on which all locks stand."""
        forget_where(cast("Account", request.user).pk)
        return reverse("people:security")

    def add_message(  # noqa: PLR0913, PLR0917  allauth's own shape
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say it in our words."""
        text = message or str(words.MESSAGES.get(message_template or "", "")) % (
            message_context or {}
        )
        if text:
            messages.add_message(request, level, text, extra_tags=extra_tags)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue one of the mails that somebody asked for."""
        user = context.get("user")
        letters: dict[str, Callable[[], Letter]] = {
            "account/email/password_reset_key": lambda: words.new_password_letter(
                context["password_reset_url"]
            ),
            "account/email/unknown_account": words.no_account_letter,
            "account/email/email_confirmation": lambda: words.confirm_address_letter(
                context["user"].name, context["activate_url"]
            ),
        }
        language = user.language if user else get_language() or "en"
        send(email, letters[template_prefix], language=language, now=clock.now())

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Account,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell about a change of the account's locks, and end every other session."""
        self._stay_alone(user)
        letter = partial(words.account_changed_letter, template_prefix)
        if email and email != user.email:
            send(email, letter, language=user.language, now=clock.now())
        tell(user, letter, now=clock.now())

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return the link of the mail, whatever host the request named."""
        uid, token = key.split("-", 1)
        return address_of(
            reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        )

    def get_email_confirmation_url(
        self, request: HttpRequest, emailconfirmation: EmailConfirmationHMAC
    ) -> str:
        """Return the link of the mail, whatever host the request named."""
        return address_of(reverse("account_confirm_email", args=[emailconfirmation.key]))

    def get_email_verification_redirect_url(self, email_address: object) -> str:
        """Go to one's own address when signed in, else to the door."""
        return reverse("account_email" if self.request.user.is_authenticated else "account_login")

    def _stay_alone(self, user: Account) -> None:
        """End the account's other sessions; this one goes on under a new key."""
        if self.request.user.is_authenticated and self.request.user.pk == user.pk:
            self.request.session.cycle_key()
            UserSession.objects.create_from_request(self.request)
            end_sessions(user.pk, keep=self.request.session.session_key)
            forget_where(user.pk)
        else:
            end_sessions(user.pk)


class MfaAdapter(DefaultMFAAdapter):
    """Second factors."""

    error_messages = DefaultMFAAdapter.error_messages | words.ERRORS

    def build_totp_svg(self, url: str) -> str:
        """Draw the code as a picture that stands in the page itself."""
        return qr_code(url)

    def generate_authenticator_name(self, user: Account, type: str) -> str:  # noqa: A002  allauth's
        """Propose a name for a new passkey."""
        return gettext("My passkey")

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Say who asks for the passkey: the product, at this server's name."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Lentera"}

    def get_public_key_credential_user_entity(self, user: Account) -> dict[str, Any]:
        """Say for whom: the person's own name."""
        return {**super().get_public_key_credential_user_entity(user), "display_name": user.name}


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Sign-in through the company's OpenID Connect provider."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Note whether there is a password, which ends where nobody had confirmed the address."""
        if sociallogin.is_existing:
            sociallogin.state[HAD_PASSWORD] = sociallogin.user.has_usable_password()

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """An unknown address is not let in: it needs an invitation first."""
        return False

    def populate_user(
        self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]
    ) -> Account:
        """Keep of what the provider tells only who it is and which address they have."""
        told = sociallogin.account.extra_data.get("userinfo", {})
        kept = {name: told[name] for name in ("sub", "email") if name in told}
        sociallogin.account.extra_data = {"userinfo": kept}
        sociallogin.user.email = data.get("email") or ""
        account: Account = sociallogin.user
        return account
