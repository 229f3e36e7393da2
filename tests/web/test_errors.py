import pytest
from django.core.exceptions import RequestDataTooBig
from django.core.handlers.exception import convert_exception_to_response
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import get_template
from django.test import Client, RequestFactory, override_settings

from lentera.web import errors


def test_a_page_that_is_not_there_says_what_to_do(client: Client, db: None) -> None:
    answer = client.get("/nothing/here")

    assert answer.status_code == 404
    assert "There is nothing here" in answer.content.decode()
    assert "Go to Today" in answer.content.decode()


def test_a_wrong_method_is_answered_with_a_page(client: Client, db: None) -> None:
    answer = client.get("/people/appearance")

    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    assert "cannot be opened like that" in answer.content.decode()


def test_a_program_that_wants_json_gets_no_page(client: Client, db: None) -> None:
    answer = client.get("/people/appearance", headers={"accept": "application/json"})

    assert (answer.status_code, answer.content) == (405, b"")


def test_an_old_form_is_told_as_such(db: None) -> None:
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post("/people/appearance", {"theme": "dark"})

    assert answer.status_code == 403
    assert "This form has grown old" in answer.content.decode()


@override_settings(STATIC_URL="/static/")
def test_our_mistake_is_told_without_any_context() -> None:
    page = get_template("500.html").render()

    assert "Our mistake" in page
    assert "/static/web/css/lentera.css" in page


@pytest.mark.parametrize(
    ("cause", "status", "words"),
    [(OperationalError, 503, "Back in a moment"), (ZeroDivisionError, 500, "Our mistake")],
)
def test_a_database_out_of_reach_is_no_mistake_of_ours(
    cause: type[Exception], status: int, words: str
) -> None:
    def breaks(_request: HttpRequest) -> HttpResponse:
        raise cause

    answer = convert_exception_to_response(breaks)(RequestFactory().get("/"))

    assert answer.status_code == status
    assert words in answer.content.decode()


def test_too_much_is_told_as_too_much(rf: RequestFactory) -> None:
    answer = errors.bad_request(rf.post("/"), RequestDataTooBig())

    assert answer.status_code == 413


@pytest.mark.parametrize("status", sorted(errors.WORDLESS))
def test_every_wordless_answer_has_words(rf: RequestFactory, status: int) -> None:
    page = errors.put_into_words(lambda _: HttpResponse(status=status))(rf.get("/"))

    assert page.status_code == status
    assert "<h1>" in page.content.decode()


def test_an_answer_with_words_keeps_them(rf: RequestFactory) -> None:
    spoken = HttpResponseNotAllowed(["POST"], content=b"already said")

    answer = errors.put_into_words(lambda _: spoken)(rf.get("/"))

    assert answer.content == b"already said"
