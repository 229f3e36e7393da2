"""The red page: shown in the place of a charter that is not what the ledger was told."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from django.shortcuts import render

from lentera.charter.selectors import numbers_that_differ

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from lentera.web.requests import ViewerRequest

Filling = ParamSpec("Filling")


def unless_tampered(
    view: Callable[Concatenate[ViewerRequest, Filling], HttpResponse],
) -> Callable[Concatenate[ViewerRequest, Filling], HttpResponse]:
    """Show a page only while every version is what was announced."""

    @wraps(view)
    def shown(
        request: ViewerRequest, /, *args: Filling.args, **filling: Filling.kwargs
    ) -> HttpResponse:
        differing = numbers_that_differ(request.viewer)
        if differing:
            return render(request, "charter/tampered.html", {"numbers": differing}, status=409)
        return view(request, *args, **filling)

    return shown
