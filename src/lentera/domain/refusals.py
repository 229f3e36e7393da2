"""The shape of "no": an expected answer with a code and its facts, never a sentence."""

from typing import ClassVar


class Refusal(Exception):
    """Base of every expected "no". Subclass it once per reason."""

    code: ClassVar[str] = "refused"

    def __init__(self, **facts: object) -> None:
        super().__init__(self.code)
        self.facts = facts
