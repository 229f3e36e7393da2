"""The first run: one page, one form, one deed for each step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from lentera.people import services, wizard
from lentera.people.cookies import remember
from lentera.people.forms import welcome as forms
from lentera.people.services.claim import claim_opens
from lentera.people.signing_in import sign_in
from lentera.people.viewer import WORKSPACE_IN_SESSION
from lentera.web import clock
from lentera.web.requests import posted

if TYPE_CHECKING:
    from django.forms import Form

    from lentera.people.models import Account
    from lentera.web.requests import AccountRequest, ViewerRequest


@require_http_methods(["GET", "POST"])
def place(request: HttpRequest) -> HttpResponse:
    """Ask for language, zone and the first day of the week."""
    account = _account(request)
    if account is None and not _may_claim(request):
        return redirect("people:claim")
    kept = wizard.recall(request, "place") or _place_of(account)
    form = forms.PlaceForm(posted(request), initial=kept)
    if not form.is_valid():
        return _show(request, "place", form)
    wizard.keep(request, "place", form.cleaned_data)
    if account is not None:
        services.change_place(account, **form.cleaned_data)
    response = wizard.onward(request, "place")
    return remember(request, response, language=form.cleaned_data["language"])


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("password")
def you(request: HttpRequest) -> HttpResponse:
    """Ask who claims the server, and make their account; later only for their name."""
    if "back" in request.POST:
        return wizard.backward(request, "you")
    account = _account(request)
    if account is not None:
        return _you_again(request, account)
    where = wizard.recall(request, "place")
    if not _may_claim(request) or where is None:
        return redirect("people:welcome")
    form = forms.YouForm(posted(request), initial=wizard.recall(request, "you"))
    if not form.is_valid():
        return _show(request, "you", form)
    claimed = wizard.recall(request, "claimed")
    account = services.claim_server(claimed, **form.cleaned_data, **where, now=clock.now())
    sign_in(request, account)
    return wizard.onward(request, "you")


@require_http_methods(["GET", "POST"])
def purpose(request: AccountRequest) -> HttpResponse:
    """Ask what Lentera is for."""
    if "back" in request.POST:
        return wizard.backward(request, "purpose")
    form = forms.PurposeForm(posted(request), initial=wizard.recall(request, "purpose"))
    if not form.is_valid():
        return _show(request, "purpose", form)
    wizard.keep_typed(request, "purpose")
    return wizard.onward(request, "purpose")


@require_http_methods(["GET", "POST"])
def found(request: AccountRequest) -> HttpResponse:
    """Ask for the workspace's name and found it; when somebody came back, rename it."""
    if "back" in request.POST:
        return wizard.backward(request, "workspace")
    kept = wizard.recall(request, "workspace") or {"name": _name_for(request)}
    form = forms.WorkspaceForm(posted(request), initial=kept)
    if not form.is_valid():
        return _show(request, "workspace", form)
    wizard.keep_typed(request, "workspace")
    workspace_id = services.found_or_rename(
        request.user,
        workspace_id=wizard.recall(request, "workspace_id"),
        name=form.cleaned_data["name"],
        now=clock.now(),
    )
    wizard.keep(request, "workspace_id", workspace_id)
    request.session[WORKSPACE_IN_SESSION] = workspace_id
    return wizard.onward(request, "workspace")


@require_http_methods(["GET", "POST"])
def ready(request: ViewerRequest) -> HttpResponse:
    """Say that everything is there, and light the lantern."""
    if "back" in request.POST:
        return wizard.backward(request, "ready")
    if request.method == "POST":
        wizard.end(request)
        return redirect("/")
    for_team = (wizard.recall(request, "purpose") or {}).get("purpose") == forms.TEAM
    context = {"progress": wizard.progress(request, "ready"), "for_team": for_team}
    return render(request, "people/ready.html", context)


def _you_again(request: HttpRequest, account: Account) -> HttpResponse:
    form = forms.NameForm(posted(request), initial={"name": account.name})
    if not form.is_valid():
        return _show(request, "you", form)
    services.change_name(account, name=form.cleaned_data["name"], now=clock.now())
    return wizard.onward(request, "you")


def _show(request: HttpRequest, step: str, form: Form) -> HttpResponse:
    run = wizard.steps(request)
    context = {
        "form": form,
        "step": step,
        "is_first": run[0].name == step,
        "progress": wizard.progress(request, step),
        "meaning": forms.MEANING,
    }
    status = 422 if form.errors else 200
    return render(request, f"people/welcome_{step}.html", context, status=status)


def _account(request: HttpRequest) -> Account | None:
    return request.user if request.user.is_authenticated else None


def _may_claim(request: HttpRequest) -> bool:
    return claim_opens(wizard.recall(request, "claimed") or "")


def _place_of(account: Account | None) -> dict[str, object]:
    if account is None:
        return {"language": translation.get_language(), "zone": "UTC", "week_starts_on": 0}
    return {
        "language": account.language,
        "zone": account.zone,
        "week_starts_on": account.week_starts_on,
    }


def _name_for(request: AccountRequest) -> str:
    if (wizard.recall(request, "purpose") or {}).get("purpose") != forms.JUST_ME:
        return ""
    return gettext("Time of %(name)s") % {"name": request.user.name}
