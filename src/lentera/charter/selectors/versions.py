"""The versions of a workspace's charter, as the domain reads them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, cast

from lentera.charter.models import CharterVersion
from lentera.charter.refusals import CharterTamperedWith
from lentera.domain.charter import DEFAULT_CHARTER, Charter, Version, from_plain, to_plain
from lentera.domain.commitment import canonical
from lentera.people.selectors.workspaces import workspace_begun_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lentera.domain.commitment import Payload


@dataclass(frozen=True, slots=True)
class Held:
    """A charter that holds, or held: its number, since when, and the digest of its clauses."""

    number: int
    charter: Charter
    effective_at: datetime
    digest: str

    @property
    def version(self) -> Version:
        """As the rules read it."""
        return Version(self.charter, self.effective_at)


def digest_of(charter: Charter) -> str:
    """Return the SHA-256 of a charter's clauses in their one spelling, in hexadecimal."""
    plain = cast("Payload", to_plain(charter))
    return sha256(canonical(plain)).hexdigest()


def versions_of(workspace_id: int) -> Sequence[Held]:
    """Return every version that has, or will have, its moment; the oldest first.

    Raises:
        CharterTamperedWith: stored clauses are not those that were announced. Nothing is shown.
    """
    begun = Held(0, DEFAULT_CHARTER, workspace_begun_at(workspace_id), digest_of(DEFAULT_CHARTER))
    rows = CharterVersion.objects.filter(
        workspace_id=workspace_id, effective_at__isnull=False, withdrawn_at__isnull=True
    )
    return [begun, *map(_held, rows.order_by("effective_at", "number"))]


def held_now(workspace_id: int, now: datetime) -> Held:
    """Return the version that holds at an instant.

    Raises:
        CharterTamperedWith: as above.
    """
    return holding(versions_of(workspace_id), now)


def holding(held: Sequence[Held], at: datetime) -> Held:
    """Return which of the versions, given the oldest first, holds at an instant.

    Before the first one it is the first: the workspace was made a moment later.
    """
    begun = [one for one in held if one.effective_at <= at]
    return begun[-1] if begun else held[0]


def charter_of(row: CharterVersion) -> Charter:
    """Return the clauses of a row.

    Raises:
        CharterTamperedWith: they are not those of its digest.
    """
    try:
        charter = from_plain(row.clauses)
    except (ValueError, TypeError, KeyError) as error:
        raise CharterTamperedWith(number=row.number) from error
    if digest_of(charter) != row.digest:
        raise CharterTamperedWith(number=row.number)
    return charter


def _held(row: CharterVersion) -> Held:
    if row.effective_at is None:  # the rows are filtered; this tells the type checker
        raise CharterTamperedWith(number=row.number)
    return Held(row.number, charter_of(row), row.effective_at, row.digest)
