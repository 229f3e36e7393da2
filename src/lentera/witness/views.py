"""Who looked, what was asked about it, and how one wants to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lentera.domain.telling import Manner
from lentera.web import clock, flash
from lentera.web.requests import posted
from lentera.witness import selectors, services
from lentera.witness.forms import NoticesForm, SoughtForm, WordForm
from lentera.witness.kinds import Kind
from lentera.witness.words import ROLES, word_for

if TYPE_CHECKING:
    from django.http import HttpResponse

    from lentera.web.requests import ViewerRequest

DIGITS_AT_MOST = 18  # of a sequence: with one more it could be too large for the database


@require_safe
def looks(request: ViewerRequest) -> HttpResponse:
    """Show who looked at the viewer's time."""
    viewer = request.viewer
    people = selectors.who_looked(viewer)
    form = SoughtForm(request.GET, [(v, name or word_for(ROLES, role)) for v, name, role in people])
    sought = form.sought()
    context = {
        "form": form,
        "sought": sought,
        "query": _query(request),
        "page": selectors.looks_at(viewer, sought, before=_before(request)),
        "month": selectors.month_of_looks(viewer, now=clock.now()),
    }
    return render(request, "witness/looks.html", context)


@require_safe
def looked(request: ViewerRequest) -> HttpResponse:
    """Show what the viewer looked at."""
    page = selectors.looks_by(request.viewer, before=_before(request))
    return render(request, "witness/looked.html", {"page": page})


@require_safe
def look(request: ViewerRequest, look_id: int) -> HttpResponse:
    """Show one look at the viewer's time, and what can be asked about it."""
    return _show_look(request, look_id)


@require_POST
def ask_why(request: ViewerRequest, look_id: int) -> HttpResponse:
    """Ask who looked why."""
    form = _why_form(request)
    if not form.is_valid():
        return _show_look(request, look_id, why=form)
    asked = services.ask_why(
        request.viewer, look_id=look_id, text=form.cleaned_data["text"], now=clock.now()
    )
    flash.say(request, _("Your question is on its way. You are told by mail when it is answered."))
    return redirect("witness:question", asked.pk)


@require_POST
def report_wrong(request: ViewerRequest, look_id: int) -> HttpResponse:
    """Report a look as wrong."""
    form = _wrong_form(request)
    if not form.is_valid():
        return _show_look(request, look_id, wrong=form)
    report = services.report_wrong(
        request.viewer, look_id=look_id, text=form.cleaned_data["text"], now=clock.now()
    )
    flash.say(request, _("Your report is with your representative. Whoever looked is not told."))
    return redirect("witness:question", report.pk)


@require_safe
def questions(request: ViewerRequest) -> HttpResponse:
    """Show what the viewer asked, and what the viewer is to answer."""
    found = selectors.requests_of(request.viewer, now=clock.now())
    return render(request, "witness/questions.html", {"requests": found})


@require_safe
def question(request: ViewerRequest, request_id: int) -> HttpResponse:
    """Show one question with everything said."""
    return _show_thread(request, request_id, _answer_form(request))


@require_POST
def answer(request: ViewerRequest, request_id: int) -> HttpResponse:
    """Say something about a question."""
    form = _answer_form(request)
    if not form.is_valid():
        return _show_thread(request, request_id, form)
    services.say(
        request.viewer, request_id=request_id, text=form.cleaned_data["text"], now=clock.now()
    )
    flash.say(request, _("Sent. The other side is told by mail."))
    return redirect("witness:question", request_id)


@require_http_methods(["GET", "POST"])
def notices(request: ViewerRequest) -> HttpResponse:
    """Show what the viewer is told of, and let them choose how."""
    wish = selectors.own_wish(request.viewer)
    form = NoticesForm(posted(request), initial={"news": wish.news, "routine": wish.routine})
    if form.is_valid():
        news, routine = Manner(form.cleaned_data["news"]), Manner(form.cleaned_data["routine"])
        services.choose_notices(request.viewer, news=news, routine=routine, now=clock.now())
        flash.say(request, _("Saved: you are told as you chose."))
        return redirect("witness:notices")
    context = {"form": form, "notices": selectors.notices_to(request.viewer)}
    return render(request, "witness/notices.html", context, status=422 if form.errors else 200)


def _show_look(
    request: ViewerRequest,
    look_id: int,
    *,
    why: WordForm | None = None,
    wrong: WordForm | None = None,
) -> HttpResponse:
    asked = selectors.requests_about(request.viewer, look_id, now=clock.now())
    context = {
        "look": selectors.look_at(request.viewer, look_id),
        "why": why or _why_form(request, fresh=True),
        "wrong": wrong or _wrong_form(request, fresh=True),
        "asked_why": asked.get(Kind.WHY),
        "reported": asked.get(Kind.WRONG_LOOK),
    }
    return render(request, "witness/look.html", context, status=422 if why or wrong else 200)


def _show_thread(request: ViewerRequest, request_id: int, form: WordForm) -> HttpResponse:
    thread = services.read_request(request.viewer, request_id=request_id, now=clock.now())
    context = {"thread": thread, "form": form}
    return render(request, "witness/question.html", context, status=422 if form.errors else 200)


def _why_form(request: ViewerRequest, *, fresh: bool = False) -> WordForm:
    return WordForm(
        None if fresh else posted(request),
        auto_id="why-%s",
        label=_("Your question"),
        help_text=_("Whoever looked sees it with your name."),
    )


def _wrong_form(request: ViewerRequest, *, fresh: bool = False) -> WordForm:
    return WordForm(
        None if fresh else posted(request),
        auto_id="wrong-%s",
        label=_("What was wrong"),
        help_text=_("Only your elected representative sees it, with your name and this look."),
    )


def _answer_form(request: ViewerRequest) -> WordForm:
    return WordForm(posted(request), label=_("Your words"))


def _before(request: ViewerRequest) -> int | None:
    before = request.GET.get("before", "")
    fits = before.isascii() and before.isdecimal() and len(before) <= DIGITS_AT_MOST
    return int(before) if fits else None


def _query(request: ViewerRequest) -> str:
    """Return the filters as they stand in an address, for the next page."""
    names = ("purpose", "who", "outcome")
    chosen = {name: request.GET[name] for name in names if request.GET.get(name)}
    return f"{urlencode(chosen)}&" if chosen else ""
