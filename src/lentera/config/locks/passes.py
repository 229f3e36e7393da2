"""What a connection shows to PostgreSQL: whose time may be read, signed by this installation.

The key comes from LENTERA_SECRET_KEY; ``lentera migrate`` puts it where the application's role
cannot read it. Who can only write SQL cannot make another pass, and one that was seen elsewhere is
of another session.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from hashlib import sha256

from lentera.domain.doors import Upkeep, standing

BLOCK_BYTES = 64
KEEPS_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Opened:
    """What stands open: somebody's own time, named upkeep or nothing; and which look, if any."""

    kind: str = ""
    who: str = ""
    look: str = ""


def opened_here() -> Opened:
    """Return what stands open here."""
    doors = standing()
    if not doors:
        return Opened()
    innermost = doors[-1]
    look = str(getattr(innermost, "look_id", ""))
    for one in doors:
        if isinstance(one, Upkeep):
            return Opened("upkeep", one.name.lower(), look)
    if innermost.member_id is None:
        return Opened(look=look)
    return Opened("own", str(innermost.member_id), look)


def sign(opened: Opened, *, backend: int, at: float, secret: str) -> str:
    """Return the pass for one session of the database; empty where nothing stands open."""
    if not opened.kind:
        return ""
    said = f"{opened.kind}:{opened.who}:{backend}:{int(at) + KEEPS_SECONDS}"
    return f"{said}:{hmac.new(pass_key(secret), said.encode(), sha256).hexdigest()}"


def pass_key(secret: str) -> bytes:
    """Return the key passes are signed with; the secret does not follow from it."""
    return hmac.new(secret.encode(), b"lentera.pass", sha256).digest()


def pads(key: bytes) -> tuple[bytes, bytes]:
    """Return the inner and the outer block of HMAC (RFC 2104), as the database uses them."""
    block = key.ljust(BLOCK_BYTES, b"\0")
    return bytes(one ^ 0x36 for one in block), bytes(one ^ 0x5C for one in block)
