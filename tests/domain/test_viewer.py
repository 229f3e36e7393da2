import pytest

from lentera.domain.doors import UnscopedQueryError
from lentera.domain.refusals import Refusal
from lentera.domain.viewer import Role, Viewer


@pytest.mark.parametrize(
    ("role", "administers", "plans_projects"),
    [
        (Role.OWNER, True, True),
        (Role.ADMIN, True, True),
        (Role.LEAD, False, True),
        (Role.PROJECT_MANAGER, False, True),
        (Role.PAYROLL, False, False),
        (Role.HR, False, False),
        (Role.REPRESENTATIVE, False, False),
    ],
)
def test_a_role_opens_what_it_is_for(role: Role, administers: bool, plans_projects: bool) -> None:
    sari = Viewer(1, 2, 3, "Sari", "Asia/Jakarta", roles=frozenset({role}))

    assert (sari.administers, sari.plans_projects) == (administers, plans_projects)


@pytest.mark.parametrize("role", Role)
def test_a_charter_is_drafted_by_whom_the_workspace_is_trusted_to(role: Role) -> None:
    sari = Viewer(1, 2, 3, "Sari", "Asia/Jakarta", roles=frozenset({role}))

    assert sari.drafts_charter == (role in {Role.OWNER, Role.ADMIN, Role.HR})


def test_a_member_without_a_role_changes_nothing_but_their_own() -> None:
    sari = Viewer(1, 2, 3, "Sari", "Asia/Jakarta")

    assert not sari.administers
    assert not sari.plans_projects


def test_asking_without_a_viewer_is_our_bug_and_no_refusal() -> None:
    assert issubclass(UnscopedQueryError, RuntimeError)
    assert not issubclass(UnscopedQueryError, Refusal)
