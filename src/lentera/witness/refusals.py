"""This room's reasons to say no, and their sentences."""

from django.utils.translation import gettext_lazy as _

from lentera.domain.refusals import Refusal
from lentera.web.refusals import Sentence


class NoSuchLook(Refusal):
    """No look at the viewer's time has this id."""

    code = "witness.no_such_look"


class NoSuchRequest(Refusal):
    """The viewer neither asked this nor is to answer it."""

    code = "witness.no_such_request"


class NobodyToAsk(Refusal):
    """Whoever looked is not here any more, or was no person."""

    code = "witness.nobody_to_ask"


class NoRepresentative(Refusal):
    """Nobody is elected to whom a look could be reported."""

    code = "witness.no_representative"


class AlreadyAsked(Refusal):
    """There is such a request about this look already."""

    code = "witness.already_asked"


SENTENCES = {
    NoSuchLook: Sentence(
        _("There is no such look at your time. The list under Who looked has all there are."),
        status=404,
    ),
    NoSuchRequest: Sentence(
        _("There is no such question here. The list of questions has all that are yours."),
        status=404,
    ),
    NobodyToAsk: Sentence(
        _(
            "Whoever looked is not here any more and cannot answer. If the look was wrong, report "
            "it: that goes to your elected representative."
        ),
        status=409,
    ),
    NoRepresentative: Sentence(
        _(
            "Nobody is elected who could take this report. Ask whoever looked why, or ask the "
            "owner of the workspace to have a representative elected."
        ),
        status=409,
    ),
    AlreadyAsked: Sentence(
        _("You have asked this about the look already. Write under your first question."),
        status=409,
    ),
}
