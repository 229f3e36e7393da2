"""Inviting: a pasted list of addresses; and accepting: a new account."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import parseaddr
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lentera.domain.viewer import Role
from lentera.people.forms.fields import NameField, NewPasswordField, ZoneField
from lentera.people.forms.ids import IdField, offer
from lentera.people.models import Account
from lentera.people.rights import may_hand_out
from lentera.people.services.invitations import Invitee
from lentera.people.words import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.http import QueryDict

    from lentera.domain.viewer import Viewer
    from lentera.people.models import Team

AT_MOST = 200
COMMAS = re.compile(r"[,;]")
COMMAS_AND_SPACES = re.compile(r"[,;\t]|\s+(?=\S+@)")


@dataclass(frozen=True, slots=True)
class BadLine:
    """Something in the pasted list that is no address, and the line it stands on."""

    line: int
    text: str


class InviteForm(forms.Form):
    """Whom to invite, as what. What is no address is kept apart, the others go ahead."""

    addresses = forms.CharField(
        label=_("Mail addresses"),
        max_length=20_000,
        help_text=_(
            "One on each line, or separated by commas. A name may stand before its address."
        ),
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Please write at least one mail address.")},
    )
    team = IdField(label=_("Team"), required=False)
    language = forms.ChoiceField(label=_("Language of the mail"), choices=Account.Language.choices)
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        required=False,
        help_text=_("Everybody is a plain member; most people need no role."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        sent: QueryDict | None,
        *,
        viewer: Viewer,
        teams: Iterable[Team],
        initial: dict[str, Any],
    ) -> None:
        super().__init__(sent, initial=initial)
        self.bad_lines: tuple[BadLine, ...] = ()
        offer(self, "team", teams, nothing=_("No team"))
        roles = self.fields["roles"]
        roles.choices = [  # type: ignore[attr-defined]  # it is a choice field
            (role.value, words.name) for role, words in ROLES.items() if may_hand_out(viewer, role)
        ]

    def clean_addresses(self) -> tuple[Invitee, ...]:
        """Read the list; what is no address is remembered with its line."""
        found: dict[str, Invitee] = {}
        bad: list[BadLine] = []
        for line, text in _pieces(self.cleaned_data["addresses"]):
            invitee = _read(text)
            if invitee is None:
                bad.append(BadLine(line, text[:80]))
            else:
                found.setdefault(invitee.email, invitee)
        self.bad_lines = tuple(bad)
        if not found:
            raise ValidationError(gettext("None of this is a mail address. Look for a slip."))
        if len(found) > AT_MOST:
            facts = {"most": AT_MOST, "count": len(found)}
            raise ValidationError(
                gettext("These are %(count)s addresses; %(most)s go at once. Send the rest after.")
                % facts
            )
        return tuple(found.values())

    def clean_roles(self) -> frozenset[Role]:
        """Read the roles."""
        return frozenset(Role(role) for role in self.cleaned_data["roles"])


class JoinForm(forms.Form):
    """A new account for whoever was invited; the address stands in the invitation."""

    name = NameField(
        label=_("Your name"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("As your team knows you."),
    )
    password = NewPasswordField()
    language = forms.ChoiceField(label=_("Language"), choices=Account.Language.choices)
    zone = ZoneField()

    def __init__(self, sent: QueryDict | None, *, email: str, initial: dict[str, Any]) -> None:
        super().__init__(sent, initial=initial)
        self._email = email

    def clean(self) -> dict[str, Any]:
        """Refuse a password that repeats the name or the address."""
        cleaned = super().clean() or {}
        if "password" in cleaned:
            account = Account(name=cleaned.get("name", ""), email=self._email)
            try:
                validate_password(cleaned["password"], account)
            except ValidationError as wrong:
                self.add_error("password", wrong)
        return cleaned


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Cut the list into what should be one address each, with the line it stands on."""
    for number, line in enumerate(text.splitlines(), start=1):
        # Where a name stands before its address, spaces are part of the name.
        separators = COMMAS if "<" in line else COMMAS_AND_SPACES
        yield from ((number, piece.strip()) for piece in separators.split(line) if piece.strip())


def _read(text: str) -> Invitee | None:
    name, address = parseaddr(text)
    try:
        validate_email(address)
    except ValidationError:
        return None
    return Invitee(address.lower(), " ".join(name.split())[:120])
