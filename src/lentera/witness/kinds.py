"""What can be asked for, and whose task the answer is."""

from enum import StrEnum


class Kind(StrEnum):
    """A kind of request. More come with the rooms that answer them."""

    WHY = "why"
    WRONG_LOOK = "wrong_look"
