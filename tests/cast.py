"""The cast: the same people in every test (decision 22), made through the product's services.

Sari works in Design, Rina leads Design, Bayu owns the workspace, Dewi is HR, Putri runs payroll,
Jonas works in Berlin, Wulan is the elected representative, Eko left last month. Mallory owns
another workspace on the same server and must never see anything of this one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING

from django.contrib.auth.hashers import make_password

from lentera.domain.viewer import Role
from lentera.people.models import Account, Member
from lentera.people.services import (
    add_member,
    create_account,
    create_team,
    found_workspace,
    give_role,
    join_team,
)
from lentera.people.viewer import viewer_for

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer
    from lentera.people.models import Team

PASSWORD = "lantern-in-a-dark-room"
# Tuesday, 24 November 2026, 15:16 in Jakarta: the moment the mock-ups show.
NOW = datetime(2026, 11, 24, 8, 16, tzinfo=UTC)
JOINED_ON = date(2026, 1, 5)
JAKARTA, BERLIN = "Asia/Jakarta", "Europe/Berlin"


@dataclass(frozen=True)
class Cast:
    """The members, as accounts; `viewer("sari")` gives who looks."""

    workspace_id: int
    design: Team
    accounts: dict[str, Account]

    def viewer(self, name: str) -> Viewer:
        """The named person as viewer of the workspace they belong to."""
        account = Account.objects.get(pk=self.accounts[name].pk)
        viewer = viewer_for(account)
        assert viewer is not None, f"{name} is no member any more"
        return viewer


def account(name: str, full_name: str, zone: str = JAKARTA) -> Account:
    """Create the account of one of the cast, who signs in with `PASSWORD`."""
    created = create_account(
        email=f"{name}@kunang.example",
        name=full_name,
        password=None,
        zone=zone,
        language="en",
        verified=True,
        now=NOW,
    )
    created.password = hashed_password()
    created.save(update_fields=["password"])
    return created


@cache
def hashed_password() -> str:
    """Hash the cast's password once: Argon2id is slow on purpose."""
    return make_password(PASSWORD)


def gather() -> Cast:
    """Create Studio Kunang with its cast, and Mallory's workspace beside it."""
    bayu = account("bayu", "Bayu Pratama")
    owner = found_workspace(
        bayu,
        name="Studio Kunang",
        zone=JAKARTA,
        language="en",
        week_starts_on=0,
        joined_on=JOINED_ON,
        now=NOW,
    )
    by = viewer_for(bayu)
    assert by is not None
    design = create_team(by, name="Design", now=NOW)
    accounts = {"bayu": bayu}
    people: list[tuple[str, str, str, Role | None]] = [
        ("sari", "Sari Wijaya", JAKARTA, None),
        ("rina", "Rina Hartono", JAKARTA, Role.LEAD),
        ("dewi", "Dewi Lestari", JAKARTA, Role.HR),
        ("putri", "Putri Anggraini", JAKARTA, Role.PAYROLL),
        ("jonas", "Jonas Weber", BERLIN, None),
        ("wulan", "Wulan Sasmita", JAKARTA, Role.REPRESENTATIVE),
        ("eko", "Eko Nugroho", JAKARTA, None),
    ]
    for name, full_name, zone, role in people:
        accounts[name] = account(name, full_name, zone)
        member = add_member(
            accounts[name],
            workspace_id=owner.workspace_id,
            joined_on=JOINED_ON,
            by=by,
            now=NOW,
        )
        if role:
            give_role(member.pk, role=role, by=by, now=NOW)
        if name in {"sari", "rina"}:
            join_team(member.pk, team_id=design.pk, from_on=JOINED_ON, by=by, now=NOW)
    Member.objects.filter(account=accounts["eko"]).update(left_on=date(2026, 10, 31))
    accounts["mallory"] = account("mallory", "Mallory Stone", BERLIN)
    found_workspace(
        accounts["mallory"],
        name="Elsewhere",
        zone=BERLIN,
        language="en",
        week_starts_on=0,
        joined_on=JOINED_ON,
        now=NOW,
    )
    return Cast(owner.workspace_id, design, accounts)
