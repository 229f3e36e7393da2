"""Every component on one page, for people who build pages and for the tests that look at them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.paginator import Paginator
from django.shortcuts import render

from lentera.web.charts import Bar, Block, Column, Part, Slice
from lentera.web.pick import Option

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

NOW = datetime(2026, 11, 24, 8, 16, tzinfo=UTC)
ZONE = "Asia/Jakarta"
PROJECTS = (
    ("Website redesign", "Kopi Nusantara", 1, 289),
    ("Pasar Pagi app", "Pasar Pagi", 5, 243),
    ("Internal and learning", "", 3, 166),
    ("Help desk", "three clients", 6, 114),
)
# Label, colour, beginning and end in minutes after eight.
DAY = (
    ("Daily stand-up", 3, 5, 20),
    ("Inbox and planning", 6, 20, 72),
    ("Booking flow", 1, 72, 172),
    ("Design review", 4, 192, 255),
    ("Booking flow", 1, 310, 352),
)
WEEKS = ((236, 152, 182, 144), (266, 167, 167, 137), (308, 190, 152, 152), (289, 243, 166, 114))


class ExampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(help_text="As others will read it.")
    note = forms.CharField(widget=forms.Textarea, required=False)
    client = forms.ChoiceField(choices=[("", "No client"), ("1", "Kopi Nusantara")], required=False)
    day = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}), required=False)
    kind = forms.ChoiceField(
        choices=[("work", "Work"), ("break", "Break")], widget=forms.RadioSelect, initial="work"
    )
    billable = forms.BooleanField(required=False, help_text="The client pays for it.")


def styleguide(request: HttpRequest) -> HttpResponse:
    """Show every component."""
    return render(request, "web/styleguide.html", _samples())


def _samples() -> dict[str, Any]:
    return {
        "form": ExampleForm(),
        "mistaken_form": ExampleForm({"name": "", "kind": "holiday"}, prefix="wrong"),
        "blocks": _blocks(),
        "now": NOW,
        "since": NOW - timedelta(hours=1, minutes=24, seconds=36),
        "zone": ZONE,
        "weeks": _weeks(),
        "days": _days(),
        "bars": [
            Bar(name, f"{hours}:00", hours / 289, note, f"{hours / 8.12:.0f} %", colour)
            for name, note, colour, hours in PROJECTS
        ],
        "slices": [
            Slice(name, hours, f"{hours}:00", f"{hours / 8.12:.0f} %", colour)
            for name, _note, colour, hours in PROJECTS
        ],
        "options": [
            Option(str(number), name, note, colour, selected=number == 0)
            for number, (name, note, colour, _hours) in enumerate(PROJECTS)
        ],
        "tags": [
            Option("1", "design", selected=True),
            Option("2", "meeting"),
            Option("3", "travel"),
        ],
        "page": Paginator(range(240), 20).get_page(4),
        "colours": range(8),
    }


def _blocks() -> list[Block]:
    eight = datetime(2026, 11, 24, 1, tzinfo=UTC)
    blocks = [
        Block(eight + timedelta(minutes=first), eight + timedelta(minutes=last), label, colour)
        for label, colour, first, last in DAY
    ]
    lunch = (eight + timedelta(minutes=255), eight + timedelta(minutes=310))
    running = Block(eight + timedelta(minutes=352), None, "Booking flow, running", 1)
    return [*blocks, Block(*lunch, "Break", is_break=True), running]


def _weeks() -> list[Column]:
    return [
        Column(
            label=str(44 + number),
            text=str(sum(hours)),
            parts=[
                Part(project[0], value, str(value), project[2])
                for project, value in zip(PROJECTS, hours, strict=True)
            ],
            here=number == len(WEEKS) - 1,
        )
        for number, hours in enumerate(WEEKS)
    ]


def _days() -> list[Column]:
    done = {"Mon": (7.67, "7:40"), "Tue": (4.53, "4:32")}
    columns = []
    for name in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"):
        value, text = done.get(name, (0, ""))
        plan = 0.05 if name in {"Sat", "Sun"} else 7.5
        columns.append(Column(name, text, [Part(name, value, text)], plan, here=name == "Tue"))
    return columns
