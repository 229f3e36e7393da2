from django.test import Client

from lentera.people.models import Account
from tests.cast import Cast


def test_theme_and_language_wait_at_the_door(client: Client, cast: Cast) -> None:
    answer = client.post(
        "/people/appearance", {"theme": "dark", "language": "id", "next": "/x?y=1"}
    )

    door = client.get("/people/account/login/").content.decode()
    assert answer["Location"] == "/x?y=1"
    assert '<html lang="id" data-theme="dark">' in door


def test_signed_in_they_are_kept_with_the_account(client: Client, cast: Cast) -> None:
    client.force_login(cast.accounts["sari"])

    client.post("/people/appearance", {"theme": "light"})
    client.post("/people/appearance", {"language": "id"})

    sari = Account.objects.get(pk=cast.accounts["sari"].pk)
    assert (sari.theme, sari.language) == ("light", "id")


def test_what_is_no_theme_changes_nothing_and_strangers_addresses_are_not_followed(
    client: Client, cast: Cast
) -> None:
    client.force_login(cast.accounts["sari"])

    answer = client.post(
        "/people/appearance", {"theme": "neon", "next": "https://elsewhere.example/"}
    )

    assert answer["Location"] == "/"
    assert Account.objects.get(pk=cast.accounts["sari"].pk).theme == "system"
