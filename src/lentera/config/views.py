"""The one address of this room."""

from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from lentera.config.health import health
from lentera.web import clock


@require_safe
def show_health(request: HttpRequest) -> JsonResponse:
    """How the server is doing: 200 while it serves everybody, 503 when somebody has to look."""
    del request
    found = health(clock.now())
    status = 503 if found.status == "failing" else 200
    return JsonResponse({"status": found.status, **asdict(found)}, status=status)
