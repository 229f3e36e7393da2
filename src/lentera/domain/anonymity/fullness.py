"""How full the period was: people in bands, never a person.

This is about the person, so a band needs eight others than whoever looks. It is told of the
whole workspace only: a team large enough for two bands of nine is rare, and its complement would
need two as well.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from lentera.domain.anonymity.facts import Facts, Fullness, FullnessBand, HeadCount, Release
from lentera.domain.anonymity.rules import Reason, is_comparable, smallest_group
from lentera.domain.anonymity.tree import by_member

_JOININGS = (
    ((Fullness.UNDER,), (Fullness.AS_AGREED,), (Fullness.OVER,)),
    ((Fullness.UNDER,), (Fullness.AS_AGREED, Fullness.OVER)),
    ((Fullness.UNDER, Fullness.AS_AGREED), (Fullness.OVER,)),
)
_BAND_OF_PEOPLE = 5


def head_count(people: int) -> HeadCount:
    """Return the band of five a number of people falls into (R5)."""
    least = people // _BAND_OF_PEOPLE * _BAND_OF_PEOPLE
    return HeadCount(least, least + _BAND_OF_PEOPLE - 1)


def fullness_against(agreed: timedelta, worked: timedelta) -> Fullness:
    """Return how a period stood: under seven eighths of what was agreed, up to it, or over it."""
    if worked > agreed:
        return Fullness.OVER
    return Fullness.UNDER if worked * 8 < agreed * 7 else Fullness.AS_AGREED


def fullness_of(facts: Facts, recent: Sequence[Release]) -> tuple[FullnessBand, ...] | Reason:
    """Return the bands, joined until each holds nine people; or why there are none.

    Two bands at least: with one, everybody would be known to stand in it (R8). Nothing when
    some people, but fewer than the smallest group, came or went since it was told last (R7).
    """
    k = smallest_group(facts.smallest_group, about_people=True)
    people = frozenset(facts.agreed)
    told = [release.people for release in recent if release.fullness]
    if not all(is_comparable(before ^ people, k) for before in told):
        return Reason.PEOPLE_CHANGED
    standing = _standing(facts)
    for joining in _JOININGS:
        counts = [sum(standing[member] in bands for member in standing) for bands in joining]
        if min(counts) > k and max(counts) * 10 <= len(standing) * 9:
            pairs = zip(joining, counts, strict=True)
            return tuple(FullnessBand(bands, head_count(count)) for bands, count in pairs)
    return Reason.TOO_FEW


def _standing(facts: Facts) -> Mapping[int, Fullness]:
    worked = by_member(facts.worked)
    return {
        member: fullness_against(agreed, worked.get(member, timedelta()))
        for member, agreed in facts.agreed.items()
    }
