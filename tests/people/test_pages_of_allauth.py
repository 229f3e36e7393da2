"""Every page of signing in wears our own frame, and none of allauth's is left."""

import pytest
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse

from lentera.config.doors import DOORS
from lentera.people.models import Account
from tests.cast import Cast
from tests.harness.addresses import pages
from tests.people.signing import prove, signed_in

pytestmark = pytest.mark.django_db
THEIRS = ("account_", "mfa_", "socialaccount_", "usersessions_")
# Shown by allauth in the middle of something, without an address of their own.
SHOWN_ON_THE_WAY = [
    "account/signup_closed.html",
    "account/password_reset_from_key.html",
    "account/email_confirm.html",
    "mfa/authenticate.html",
    "mfa/recovery_codes/index.html",
    "mfa/totp/deactivate_form.html",
    "mfa/webauthn/edit_form.html",
    "mfa/webauthn/authenticator_confirm_delete.html",
    "mfa/webauthn/reauthenticate.html",
    "socialaccount/authentication_error.html",
    "socialaccount/login.html",
]
OPEN = [one for one in pages() if one.name.startswith(THEIRS) and one.name in DOORS]


@pytest.mark.parametrize("name", [one.name for one in OPEN])
@pytest.mark.parametrize("who", ["nobody", "sari"])
def test_no_open_page_is_allauths_own(cast: Cast, name: str, who: str):
    client = Client()
    if who == "sari":
        client = signed_in(Account.objects.get(pk=cast.accounts["sari"].pk))
        prove(client)

    answer = client.get(reverse(name))

    origins = [template.origin.name for template in answer.templates if template.origin]
    assert answer.status_code in {200, 302, 401, 404}
    assert not [origin for origin in origins if "/allauth/" in origin]


@pytest.mark.parametrize("template", SHOWN_ON_THE_WAY)
def test_what_is_shown_on_the_way_is_ours(template: str):
    assert "/lentera/people/templates/" in get_template(template).origin.name
