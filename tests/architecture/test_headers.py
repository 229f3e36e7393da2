"""What every answer tells the browser it may not do."""

import pytest
from django.http import HttpResponseBase
from django.test import Client

from tests.cast import Cast
from tests.harness.pages import sign_in

# Decision 6, literally: none missing, none more.
DENIED = [
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
    "xr-spatial-tracking",
]
POLICY = {
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}
FILE = "/static/web/css/lentera.css"
PATHS = ["/", "/people/account/login/", "/this-does-not-exist", "/health", FILE]


def ask(client: Client, path: str) -> HttpResponseBase:
    """Read an answer to its end, so that a file is closed."""
    answer = client.get(path)
    b"".join(answer)
    return answer


@pytest.mark.django_db
@pytest.mark.parametrize("path", PATHS)
def test_every_answer_denies_the_sensors(client, path: str) -> None:
    answer = ask(client, path)

    assert answer["Permissions-Policy"].split(", ") == [f"{name}=()" for name in DENIED]


@pytest.mark.django_db
@pytest.mark.parametrize("path", PATHS)
def test_every_answer_allows_only_our_own_files(client, path: str) -> None:
    policy = ask(client, path)["Content-Security-Policy"]

    assert {part.strip() for part in policy.split(";") if part.strip()} == POLICY


@pytest.mark.django_db
@pytest.mark.parametrize("path", PATHS)
def test_no_answer_can_be_framed_guessed_at_or_followed(client, path: str) -> None:
    answer = ask(client, path)

    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
def test_the_way_to_https_says_so_too(client, settings) -> None:
    settings.SECURE_SSL_REDIRECT = True

    answer = client.get("/")

    assert answer["Location"].startswith("https://")
    assert "camera=()" in answer["Permissions-Policy"]
    assert "default-src 'self'" in answer["Content-Security-Policy"]


@pytest.mark.django_db
def test_a_file_is_kept_by_browsers_and_offered_to_no_other_origin(client) -> None:
    answer = ask(client, FILE)

    assert "max-age" in answer["Cache-Control"]
    assert "Access-Control-Allow-Origin" not in answer


def test_a_browser_agrees(page, site, cast: Cast) -> None:
    sign_in(page, cast.accounts["sari"])
    page.goto("/")

    allowed = page.evaluate("document.featurePolicy.allowedFeatures()")

    assert set(DENIED) & set(allowed) == set()
    assert {"publickey-credentials-get", "publickey-credentials-create"} <= set(allowed)


def test_a_browser_runs_no_script_from_inside_a_page(browser, site) -> None:
    unguarded = browser.new_page(base_url=site.url)
    complaints: list[str] = []
    unguarded.on("console", lambda message: complaints.append(message.text))
    unguarded.goto("/people/account/login/")

    unguarded.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "document.title = 'changed'";
            document.body.append(script);
        }"""
    )

    assert unguarded.title() != "changed"
    assert any("Content Security Policy" in text for text in complaints)
    unguarded.close()
