import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from lentera.web.flash import say
from lentera.web.toasts import show_toasts


@pytest.fixture
def fragment_request(rf: RequestFactory) -> HttpRequest:
    request = rf.post("/entries/1/delete", headers={"HX-Request": "true"})
    request._messages = CookieStorage(request)
    request.htmx = HtmxDetails(request)
    return request


def test_a_fragment_brings_the_message_with_its_way_back(fragment_request: HttpRequest) -> None:
    def delete(request: HttpRequest) -> HttpResponse:
        say(request, "Deleted: Daily stand-up", undo="/entries/1/restore")
        return HttpResponse("<div id=board></div>")

    answer = show_toasts(delete)(fragment_request).content.decode()

    assert answer.startswith("<div id=board></div>")
    assert '<hx-partial hx-target="#toasts"' in answer
    assert 'action="/entries/1/restore"' in answer
    assert "Deleted: Daily stand-up" in answer


@pytest.mark.parametrize(
    "leaving", [{"HX-Redirect": "/"}, {"HX-Refresh": "true"}, {"Content-Type": "application/json"}]
)
def test_a_message_waits_for_the_next_page(
    fragment_request: HttpRequest, leaving: dict[str, str]
) -> None:
    def leave(request: HttpRequest) -> HttpResponse:
        say(request, "Saved")
        return HttpResponse("{}", headers=leaving)

    answer = show_toasts(leave)(fragment_request)

    assert answer.content == b"{}"
    assert [str(message) for message in get_messages(fragment_request)] == ["Saved"]


def test_a_page_shows_its_messages_itself(rf: RequestFactory) -> None:
    answer = show_toasts(lambda _: HttpResponse("<!doctype html>"))(rf.get("/"))

    assert answer.content == b"<!doctype html>"
