"""This room's reasons to say no, and their sentences."""

from django.utils.translation import gettext_lazy as _

from lentera.domain.refusals import Refusal
from lentera.web.refusals import Sentence


class AddressTaken(Refusal):
    """Somebody already signs in with this address."""

    code = "people.address_taken"


class NotForYourRole(Refusal):
    """The page or deed needs a role the viewer does not have."""

    code = "people.not_for_your_role"


SENTENCES = {
    AddressTaken: Sentence(
        _("Somebody already signs in with %(email)s. Sign in with it, or use another address."),
        status=409,
    ),
    NotForYourRole: Sentence(
        _("This page is for owners and admins. Ask one of them if you need something here."),
        status=403,
    ),
}
