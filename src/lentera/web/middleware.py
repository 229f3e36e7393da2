"""What every answer gets, and how a refusal becomes an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from lentera.domain.refusals import Refusal
from lentera.web.refusals import sentence_for, status_for

if TYPE_CHECKING:
    from collections.abc import Callable

    GetResponse = Callable[[HttpRequest], HttpResponse]

# Decision 6, literally. Browsers log unknown names as errors, so none is added "to be safe".
SENSORS = (
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
)
PERMISSIONS_POLICY = ", ".join(f"{name}=()" for name in SENSORS)


def forbid_sensors(get_response: GetResponse) -> GetResponse:
    """Tell the browser that no page of ours may use a sensor, and to keep no private page."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["Permissions-Policy"] = PERMISSIONS_POLICY
        response.setdefault("Cache-Control", "no-store")
        response.setdefault("X-Frame-Options", "DENY")
        return response

    return answer


class RefusalMiddleware:
    """Turn a refusal into a page, a fragment or a JSON body, whatever was asked for."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; anything else is our bug and stays an error."""
        if not isinstance(exception, Refusal):
            return None
        return refuse(request, exception)


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Render one refusal."""
    status, text = status_for(refusal), sentence_for(refusal)
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"code": refusal.code, "message": text}, status=status)
    is_fragment = bool(getattr(request, "htmx", False))
    template = "web/_refusal.html" if is_fragment else "web/refusal.html"
    return render(request, template, {"sentence": text, "code": refusal.code}, status=status)
