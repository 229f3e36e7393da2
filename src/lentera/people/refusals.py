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


class ClaimRefused(Refusal):
    """Somebody else claimed the server first, or it was started again meanwhile."""

    code = "people.claim_refused"


class NoSuchAccount(Refusal):
    """Nobody signs in with this address."""

    code = "people.no_such_account"


class NoAddressWaits(Refusal):
    """The person has not asked for another address, or confirmed it already."""

    code = "people.no_address_waits"


class NoSuchSession(Refusal):
    """The session is over already, or somebody else's."""

    code = "people.no_such_session"


class NoSuchKey(Refusal):
    """The key is revoked already, or somebody else's."""

    code = "people.no_such_key"


class NotYourWorkspace(Refusal):
    """The account is no member of the workspace."""

    code = "people.not_your_workspace"


class Forgotten(Refusal):
    """The person deleted their account: only their name is left."""

    code = "people.forgotten"


class HandOverFirst(Refusal):
    """Somebody who wants to delete their account is the only owner of a workspace with others."""

    code = "people.hand_over_first"


class OwnersOnly(Refusal):
    """Only owners make owners, end ownership, or see an owner off."""

    code = "people.owners_only"


class ElectedOnly(Refusal):
    """The people elect their representative; nobody gives or takes that role."""

    code = "people.elected_only"


class LastOwner(Refusal):
    """Nobody else would own the workspace."""

    code = "people.last_owner"


class NoSuchMember(Refusal):
    """Nobody of the viewer's workspace, or nobody the viewer may know of."""

    code = "people.no_such_member"


class HasLeft(Refusal):
    """The member is not here any more."""

    code = "people.has_left"


class NoSuchTeam(Refusal):
    """No team of the viewer's workspace, or none the viewer is part of."""

    code = "people.no_such_team"


class TeamArchived(Refusal):
    """Nobody joins a team that is in the archive."""

    code = "people.team_archived"


class TeamNameTaken(Refusal):
    """Another team has this name."""

    code = "people.team_name_taken"


class TeamNotEmpty(Refusal):
    """A team with people in it is not archived."""

    code = "people.team_not_empty"


class TeamDayNotPossible(Refusal):
    """The day lies ahead, or before what is already history."""

    code = "people.team_day_not_possible"


class NoSuchInvitation(Refusal):
    """No invitation has this secret, or none of the viewer's workspace this id."""

    code = "people.no_such_invitation"


class InvitationUsed(Refusal):
    """Somebody accepted the invitation already."""

    code = "people.invitation_used"


class InvitationExpired(Refusal):
    """The invitation was open for too long."""

    code = "people.invitation_expired"


class InvitationWithdrawn(Refusal):
    """The invitation was taken back, or who sent it may not invite any more."""

    code = "people.invitation_withdrawn"


class AlreadyMember(Refusal):
    """The account is a member of the workspace already."""

    code = "people.already_member"


class NoSuchWorkspace(Refusal):
    """No workspace on this server has this name."""

    code = "people.no_such_workspace"


class SeveralWorkspaces(Refusal):
    """More than one workspace on this server has this name."""

    code = "people.several_workspaces"


SENTENCES = {
    ElectedOnly: Sentence(
        _(
            "The people here elect their representative; nobody gives or takes that role. Record "
            "the election under Charter, Elections."
        ),
        status=403,
    ),
    OwnersOnly: Sentence(
        _("This concerns ownership, so only an owner can do it. Ask one of the owners."),
        status=403,
    ),
    LastOwner: Sentence(
        _("%(name)s is the only owner here. Make somebody else an owner first."), status=409
    ),
    NoSuchMember: Sentence(
        _("Nobody you can see stands at this address. Look for them in the list of people."),
        status=404,
    ),
    HasLeft: Sentence(_("%(name)s has left the workspace. Invite them again first."), status=409),
    NoSuchTeam: Sentence(
        _("No team of yours stands at this address. Look for it in the list of teams."),
        status=404,
    ),
    TeamArchived: Sentence(
        _("The team “%(name)s” is archived. Take it out of the archive first."), status=409
    ),
    TeamNameTaken: Sentence(
        _("There is a team “%(name)s” already, perhaps in the archive. Choose another name."),
        status=409,
    ),
    TeamNotEmpty: Sentence(
        _("People are in the team “%(name)s”. Move them to other teams first, then archive it."),
        status=409,
    ),
    TeamDayNotPossible: Sentence(
        _("A change of team can begin from %(first)s to %(last)s. Choose a day between them."),
        status=422,
    ),
    NoSuchInvitation: Sentence(
        _("There is no such invitation. Check that the link is complete, or ask for a new one."),
        status=404,
    ),
    InvitationUsed: Sentence(
        _("This invitation was used already. If that was you, sign in; else ask for a new one."),
        status=410,
    ),
    InvitationExpired: Sentence(
        _("This invitation has expired. Ask whoever sent it for a new one."), status=410
    ),
    InvitationWithdrawn: Sentence(
        _("This invitation was withdrawn. If you think it should not be, ask whoever sent it."),
        status=410,
    ),
    AlreadyMember: Sentence(
        _("You are a member of %(workspace)s already. There is nothing left to accept."),
        status=409,
    ),
    NoSuchWorkspace: Sentence(
        _("No workspace is called “%(name)s”. Check its name for a slip."), status=404
    ),
    SeveralWorkspaces: Sentence(
        _("More than one workspace is called “%(name)s”. Rename one of them first."), status=409
    ),
    ClaimRefused: Sentence(
        _(
            "This server was claimed or started again meanwhile, so the token is no longer good. "
            "Look for the newest one in its log, or sign in."
        ),
        status=409,
    ),
    NoSuchAccount: Sentence(
        _("Nobody signs in with %(email)s here. Check the address for a slip."), status=404
    ),
    NoAddressWaits: Sentence(
        _("%(email)s waits for no other address. Ask the person to write it on their page first."),
        status=404,
    ),
    NoSuchSession: Sentence(
        _("That session is over already. Open the list again to see the others."), status=404
    ),
    NoSuchKey: Sentence(
        _("There is no such key among yours. Open the list again to see them."), status=404
    ),
    NotYourWorkspace: Sentence(
        _("That workspace is not one of yours. Choose another one."), status=404
    ),
    Forgotten: Sentence(
        _(
            "%(name)s deleted their account, so there is no address to send this to. "
            "Ask them for one, and invite it as somebody new."
        ),
        status=409,
    ),
    HandOverFirst: Sentence(
        _(
            "You are the only owner of %(workspaces)s, where others work too. Make somebody else "
            "an owner first; then you can delete your account."
        ),
        status=409,
    ),
    AddressTaken: Sentence(
        _("Somebody already signs in with %(email)s. Sign in with it, or use another address."),
        status=409,
    ),
    NotForYourRole: Sentence(
        _("Your role does not open this. Ask an owner or admin if you need something here."),
        status=403,
    ),
}
