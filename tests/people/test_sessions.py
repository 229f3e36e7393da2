"""Sessions: twelve hours idle, thirty days in all, seen and ended by their owner."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from time_machine import travel

from lentera.people.services.sessions import NOWHERE
from tests.cast import NOW, PASSWORD, Cast
from tests.people.signing import is_in, signed_in

pytestmark = pytest.mark.django_db
NEW = "another-lantern-for-me"


def test_who_is_away_for_twelve_hours_signs_in_again(cast: Cast):
    with travel(NOW, tick=False) as clock:
        client = signed_in(cast.accounts["sari"])
        clock.shift(timedelta(hours=11))
        stays = is_in(client)
        clock.shift(timedelta(hours=11))
        still = is_in(client)
        clock.shift(timedelta(hours=12, minutes=1))

        assert (stays, still, is_in(client)) == (True, True, False)


def test_nobody_stays_signed_in_for_more_than_thirty_days(cast: Cast):
    with travel(NOW, tick=False) as clock:
        client = signed_in(cast.accounts["sari"])
        here = []
        for _ in range(61):
            clock.shift(timedelta(hours=11, minutes=50))
            here.append(is_in(client))

        assert here == [True] * 60 + [False]


def test_reading_pages_writes_the_session_at_most_every_ten_minutes(
    cast: Cast, django_assert_num_queries
):
    with travel(NOW, tick=False) as clock:
        client = signed_in(cast.accounts["sari"])
        client.get("/people/profile/")
        kept = client.session.get("seen_at")
        clock.shift(timedelta(minutes=9))
        client.get("/people/profile/")
        soon = client.session.get("seen_at")
        clock.shift(timedelta(minutes=2))
        client.get("/people/profile/")

        assert kept == soon
        assert client.session["seen_at"] == kept + 11 * 60


def test_the_list_shows_every_device_and_keeps_no_network_address(cast: Cast):
    sari = cast.accounts["sari"]
    here, _there = signed_in(sari), signed_in(sari, **{"user-agent": "Safari on iPhone"})

    page = here.get("/people/security/").text

    assert "Firefox on Linux" in page
    assert "Safari on iPhone" in page
    assert set(UserSession.objects.filter(user=sari).values_list("ip", flat=True)) == {NOWHERE}


def test_one_device_can_be_signed_out_from_another(cast: Cast):
    sari = cast.accounts["sari"]
    here, there = signed_in(sari), signed_in(sari)
    lost = UserSession.objects.get(session_key=there.session.session_key)

    here.post(f"/people/security/{lost.pk}/end/")

    assert (is_in(here), is_in(there)) == (True, False)


def test_all_other_devices_can_be_signed_out_at_once(cast: Cast):
    sari = cast.accounts["sari"]
    here, *others = (signed_in(sari) for _ in range(3))

    here.post("/people/security/others/end/")

    assert [is_in(client) for client in (here, *others)] == [True, False, False]


def test_nobody_ends_the_session_of_somebody_else(cast: Cast):
    rina, sari = signed_in(cast.accounts["rina"]), signed_in(cast.accounts["sari"])
    hers = UserSession.objects.get(session_key=sari.session.session_key)
    own = UserSession.objects.get(session_key=rina.session.session_key)

    foreign = rina.post(f"/people/security/{hers.pk}/end/")
    allowed = rina.post(f"/people/security/{own.pk}/end/")

    assert (foreign.status_code, allowed.status_code) == (404, 302)
    assert is_in(sari)


def test_a_new_password_signs_out_all_other_devices_and_turns_the_key_of_this_one(cast: Cast):
    sari = cast.accounts["sari"]
    here, there = signed_in(sari), signed_in(sari)
    key = here.session.session_key

    answer = here.post(
        "/people/account/password/change/", {"oldpassword": PASSWORD, "password1": NEW}
    )

    assert answer.status_code == 302
    assert (is_in(here), is_in(there)) == (True, False)
    assert here.session.session_key != key
    assert set(UserSession.objects.filter(user=sari).values_list("ip", flat=True)) == {NOWHERE}
    assert is_in(signed_in(sari, NEW))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"oldpassword": "not this", "password1": NEW}, "not your present password"),
        ({"oldpassword": PASSWORD, "password1": "short"}, "too short"),
        ({"oldpassword": PASSWORD, "password1": "sari@kunang.example"}, "too similar"),
        ({"oldpassword": PASSWORD, "password1": ""}, "This field is required"),
    ],
)
def test_a_bad_new_password_changes_nothing(cast: Cast, typed: dict[str, str], said: str):
    client = signed_in(cast.accounts["sari"])

    answer = client.post("/people/account/password/change/", typed)

    assert said in answer.text
    assert is_in(signed_in(cast.accounts["sari"]))


def test_an_address_of_a_session_needs_no_guessing_of_pages(client: Client, cast: Cast):
    answers = [client.get(path) for path in ("/people/account/sessions/", "/people/account/2fa/")]

    assert [answer.status_code for answer in answers] == [302, 302]
