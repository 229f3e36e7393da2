"""Keys for the API: shown once, kept as a fingerprint, good for as long as was said."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from lentera.domain.ids import to_hex
from lentera.people.models import Account, ApiKey, Member
from lentera.people.refusals import NoSuchKey, NotYourWorkspace
from lentera.people.services import create_key, key_owner, revoke_key
from tests.cast import NOW, Cast
from tests.people.signing import prove, signed_in

pytestmark = pytest.mark.django_db


def test_a_key_says_whose_it_is(cast: Cast):
    made, secret = create_key(cast.accounts["sari"], name="editor", read_only=True, now=NOW)

    found = key_owner(secret, NOW)

    assert found
    assert (found[0], found[1].pk, found[1].read_only) == (cast.accounts["sari"], made.pk, True)


def test_a_key_is_long_recognisable_and_kept_as_a_fingerprint_only(cast: Cast):
    made, secret = create_key(cast.accounts["sari"], name="editor", now=NOW)

    assert re.fullmatch(r"lentera_[\w-]{43}", secret)
    assert secret.startswith(made.prefix)
    assert len(made.prefix) == 12
    assert secret not in str(ApiKey.objects.filter(pk=made.pk).values())


@pytest.mark.parametrize("wrong", ["", "lentera_", "lentera_" + "x" * 43, "secret"])
def test_any_other_text_opens_nothing(cast: Cast, wrong: str):
    create_key(cast.accounts["sari"], name="editor", now=NOW)

    assert key_owner(wrong, NOW) is None


def test_a_revoked_key_opens_nothing(cast: Cast):
    made, secret = create_key(cast.accounts["sari"], name="editor", now=NOW)
    before = key_owner(secret, NOW)

    revoke_key(cast.accounts["sari"], key_id=made.pk, now=NOW)

    assert (before is None, key_owner(secret, NOW)) == (False, None)


def test_a_key_works_through_its_last_day_where_its_owner_lives(cast: Cast):
    last = date(2026, 11, 24)
    _, secret = create_key(cast.accounts["sari"], name="editor", expires_on=last, now=NOW)
    evening = NOW.replace(hour=16, minute=59)  # 23:59 in Jakarta

    works = [key_owner(secret, at) is not None for at in (evening, evening + timedelta(minutes=1))]

    assert works == [True, False]


def test_the_day_of_use_is_kept_and_nothing_finer(cast: Cast, django_assert_num_queries):
    made, secret = create_key(cast.accounts["sari"], name="editor", now=NOW)

    key_owner(secret, NOW)
    with django_assert_num_queries(1):
        key_owner(secret, NOW + timedelta(hours=1))

    assert ApiKey.objects.get(pk=made.pk).last_used_on == date(2026, 11, 24)


def test_a_key_of_a_workspace_dies_with_the_membership(cast: Cast):
    sari = cast.accounts["sari"]
    _, secret = create_key(sari, name="editor", workspace_id=cast.workspace_id, now=NOW)
    before = key_owner(secret, NOW)

    Member.objects.filter(account=sari).update(left_on=date(2026, 11, 24))

    assert (before is None, key_owner(secret, NOW)) == (False, None)


def test_a_key_of_a_deleted_account_opens_nothing(cast: Cast):
    _, secret = create_key(cast.accounts["sari"], name="editor", now=NOW)

    Account.objects.filter(pk=cast.accounts["sari"].pk).update(is_active=False)

    assert key_owner(secret, NOW) is None


def test_a_key_reaches_only_workspaces_of_its_owner(cast: Cast):
    foreign = cast.viewer("mallory").workspace_id

    with pytest.raises(NotYourWorkspace):
        create_key(cast.accounts["sari"], name="editor", workspace_id=foreign, now=NOW)


def test_nobody_revokes_the_key_of_somebody_else(cast: Cast):
    made, secret = create_key(cast.accounts["rina"], name="editor", now=NOW)

    with pytest.raises(NoSuchKey):
        revoke_key(cast.accounts["sari"], key_id=made.pk, now=NOW)

    assert key_owner(secret, NOW)


@pytest.fixture
def sari(cast: Cast) -> Client:
    """Sari, signed in, who has just shown that it is her."""
    client = signed_in(cast.accounts["sari"])
    prove(client)
    return client


def test_the_page_shows_the_secret_once(sari: Client, cast: Cast):
    made = sari.post("/people/keys/", {"name": "My editor", "workspace": str(cast.workspace_id)})
    later = sari.get("/people/keys/")

    found = re.search(r'value="(lentera_[\w-]{43})"', made.text)
    assert found
    assert key_owner(found[1], NOW)
    assert found[1] not in later.text
    assert "My editor" in later.text


def test_revoking_asks_first(sari: Client, cast: Cast):
    made, secret = create_key(cast.accounts["sari"], name="editor", now=NOW)
    path = f"/people/keys/{to_hex(made.pk)}/revoke/"

    asked = sari.get(path)
    still = key_owner(secret, NOW)
    sari.post(path)

    assert "Revoke “editor”?" in asked.text
    assert (still is None, key_owner(secret, NOW)) == (False, None)


def test_the_page_knows_no_key_of_somebody_else(sari: Client, cast: Cast):
    hers, _ = create_key(cast.accounts["rina"], name="hers", now=NOW)
    mine, _ = create_key(cast.accounts["sari"], name="mine", now=NOW)

    answers = [
        getattr(sari, method)(f"/people/keys/{to_hex(key.pk)}/revoke/").status_code
        for key in (hers, mine)
        for method in ("get", "post")
    ]

    assert answers == [404, 404, 200, 302]
    assert "hers" not in sari.get("/people/keys/").text.split("<main")[1]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": ""}, "Please write a name"),
        ({"name": "x", "expires_on": "2020-01-01"}, "This day is over"),
        ({"name": "x", "expires_on": "soon"}, "This is no date"),
        ({"name": "x", "workspace": "17"}, "Select a valid choice"),
    ],
)
def test_a_slip_makes_no_key(sari: Client, typed: dict[str, str], said: str):
    answer = sari.post("/people/keys/", typed)

    assert answer.status_code == 422
    assert said in answer.text
    assert not ApiKey.objects.exists()


def test_making_a_key_asks_once_more_who_you_are(cast: Cast):
    client = signed_in(cast.accounts["sari"])

    answer = client.post("/people/keys/", {"name": "My editor"})

    assert answer.headers["Location"].startswith("/people/account/reauthenticate/")
    assert not ApiKey.objects.exists()
