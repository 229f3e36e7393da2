"""What every answer tells the browser it may not do."""

import pytest

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
PATHS = ["/", "/people/account/login/", "/this-does-not-exist", "/health"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", PATHS)
def test_every_answer_denies_the_sensors(client, path: str) -> None:
    assert client.get(path)["Permissions-Policy"].split(", ") == [f"{name}=()" for name in DENIED]


@pytest.mark.django_db
@pytest.mark.parametrize("path", PATHS)
def test_every_answer_allows_only_our_own_files(client, path: str) -> None:
    policy = client.get(path)["Content-Security-Policy"]

    assert {part.strip() for part in policy.split(";") if part.strip()} == POLICY


@pytest.mark.django_db
@pytest.mark.parametrize("path", PATHS)
def test_no_answer_can_be_framed_guessed_at_or_followed(client, path: str) -> None:
    answer = client.get(path)

    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"


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
