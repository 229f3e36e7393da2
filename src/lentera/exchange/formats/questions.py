"""Open questions stand before the lines: nothing is read on a guess."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lentera.exchange.formats import refusals
from lentera.exchange.formats.reading import BadLine, Line, Question

Lines = Callable[[], Iterator[Line | BadLine]]


def asked(questions: Sequence[Question], lines: Lines) -> Lines:
    """Return the lines, or a refusal instead of them while a needed question is open.

    Raises:
        NeedsAnswer: from the function returned; it names what is asked.
    """
    needed = [question for question in questions if question.needed]

    def give() -> Iterator[Line | BadLine]:
        if needed:
            raise refusals.NeedsAnswer(asks=", ".join(question.asks for question in needed))
        return lines()

    return give
