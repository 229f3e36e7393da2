from collections.abc import Iterator

import pytest
from django.test import RequestFactory

from lentera.web import navigation
from lentera.web.navigation import Place, Section, navigation_for


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    found = (
        Place("web:styleguide", "Style guide", "palette", Section.YOURS, 10, note=lambda _: "new"),
        Place("health", "Health", "heart", Section.YOURS, 15, seldom=True, covers="/about/"),
        Place("web:manifest", "Manifest", "file", Section.TOGETHER, 20),
        Place("people:appearance", "Looks", "sun", Section.MENU, 30),
        Place("account_login", "Closed", "lock", Section.YOURS, 40, opens=lambda _: False),
    )
    monkeypatch.setattr(navigation, "places", lambda: found)
    return iter(())


@pytest.mark.usefixtures("rooms")
def test_places_stand_under_their_half_and_closed_ones_nowhere() -> None:
    shown = navigation_for(RequestFactory().get("/"))

    sides = {group.label: [item.label for item in group.items] for group in shown.groups}
    assert sides == {"Yours": ["Style guide", "Health"], "Together": ["Manifest"]}
    assert [item.label for item in shown.menu] == ["Looks"]
    assert shown.groups[0].items[0].note == "new"


@pytest.mark.usefixtures("rooms")
@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/styleguide", "Style guide"),
        ("/styleguide/forms", "Style guide"),
        ("/about/looks/", "Health"),
    ],
)
def test_the_place_one_is_at_is_marked(path: str, place: str) -> None:
    shown = navigation_for(RequestFactory().get(path))

    current = [item.label for group in shown.groups for item in group.items if item.current]
    assert current == [place]


@pytest.mark.usefixtures("rooms")
def test_what_is_seldom_opened_takes_no_tab_on_phones() -> None:
    shown = navigation_for(RequestFactory().get("/"))

    assert [item.label for item in shown.tabs] == ["Style guide", "Manifest"]
    assert [item.label for item in shown.more] == ["Health"]


def test_every_room_registers_places_that_exist() -> None:
    for place in navigation.places():
        assert navigation.reverse(place.url_name)
