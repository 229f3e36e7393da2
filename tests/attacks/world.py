"""Two workspaces full of canaries: everybody has a bit of everything that Lentera can keep."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession

from lentera.charter.services import close_due
from lentera.domain.charter import Granularity
from lentera.domain.ids import to_hex
from lentera.domain.viewer import Role, Viewer
from lentera.exchange import services as exchange
from lentera.outbox.services import give_up, queue_mail
from lentera.outbox.worker import Worker
from lentera.people import services as people
from lentera.people.models import Account, Invitation, Member
from lentera.people.viewer import viewer_for
from lentera.periods.services import close_period
from lentera.projects import services as projects
from lentera.tracking import services as tracking
from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from lentera.witness.models import Event
from lentera.worktime.services import agree_hours
from tests.attacks.canaries import Cage, Canary
from tests.cast import JOINED_ON, NOW, Cast, account, gather

HERE = ("sari", "rina", "jonas", "dewi", "putri", "wulan", "bayu", "galih", "tono")
ELSEWHERE = ("mallory", "trent")
LEFT = "eko"
SIGNED_OUT = "signed out"
WALKERS = (*HERE, *ELSEWHERE, LEFT, SIGNED_OUT)
ADMINS = frozenset({"bayu", "galih"})
PLANNERS = ADMINS | {"rina", "tono"}
# In no team, trusted with no role: who may know of him (ADR 0019), payroll, who pays him, and the
# representative, to whom he reports a look.
KNOW_JONAS = ADMINS | {"jonas", "dewi", "putri", "wulan"}
# Whose first day is known by hours and minutes alone; the number keeps them apart from all others.
SHOWN_ROUGHLY = {"sari": 2, "jonas": 3, "mallory": 4}
# What is nobody's business but its owner's: its id alone says that, and when, they worked.
PERSONAL = frozenset({"entry", "favourite", "run", "key"})
MONDAY = date(2026, 11, 2)
DAYS = (MONDAY + timedelta(days=1), MONDAY + timedelta(days=3), NOW.date())
FILE = """Project,Description,Start Date,Start Time,End Date,End Time
,{word},2026-10-06,{start},2026-10-06,{end}
,{bad},2026-10-41,09:00,2026-10-06,10:00
"""


@dataclass(slots=True)
class World:
    """The two workspaces, their canaries and what each person has, by kind."""

    cast: Cast
    cage: Cage = field(default_factory=Cage)
    things: dict[str, dict[str, list[int]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    people: dict[int, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    def workspace_of(self, name: str) -> str:
        """Return which workspace somebody is of, "" if none."""
        return "elsewhere" if name in ELSEWHERE else "here" if name in HERE else ""

    def owner_of_address(self, address: str) -> str:
        """Return whose mail address this is, or whom it is signed out."""
        name = address.lower().partition("@")[0]
        return name if name in self.cast.accounts else SIGNED_OUT

    def kind_of(self, said: str) -> str:
        """Return what kind of thing an id names, "" if none we know."""
        return self.kinds.get(said, "")

    def have(self, name: str, kind: str, *ids: int) -> None:
        """Keep that somebody has something, whose id gives it away."""
        self.things[name][kind] += ids
        self.kinds |= {to_hex(one): kind for one in ids}
        for one in ids if kind in PERSONAL else ():
            canary = Canary(name, f"{kind} by its id", frozenset({name}), Granularity.ENTRIES)
            self.cage.number(one, canary)


def gather_all() -> World:
    """Gather the cast, let an admin and a project manager join, and give everybody their things."""
    world = World(gather())
    _join(world, "galih", "bayu", Role.ADMIN)
    _join(world, "tono", "bayu", Role.PROJECT_MANAGER)
    _join(world, "trent", "mallory", None)
    people.appoint_lead(
        world.cast.viewer("bayu"),
        team_id=world.cast.design.pk,
        member_id=world.cast.viewer("rina").member_id,
        now=NOW,
    )
    for member in Member.objects.select_related("account"):
        name = world.owner_of_address(member.account.email)
        world.people[member.pk] = world.people[member.account.pk] = name
    _rename(world, "jonas")
    _shared(world, "bayu", HERE)
    _shared(world, "mallory", ELSEWHERE)
    for name in (*HERE, *ELSEWHERE):
        _own(world, name)
    _left(world)
    Worker().work_off()
    _close(world)
    for member_id, name in world.people.items():
        events = Event.objects._rows().filter(subject_id=member_id).order_by("-sequence")
        world.have(name, "event", *events.values_list("pk", flat=True)[:1])
    return world


def _join(world: World, name: str, by: str, role: Role | None) -> None:
    owner = world.cast.viewer(by)
    zone = owner.zone
    world.cast.accounts[name] = account(name, f"{name.title()} Newcomer", zone)
    member = people.add_member(
        world.cast.accounts[name],
        workspace_id=owner.workspace_id,
        joined_on=JOINED_ON,
        by=owner,
        now=NOW,
    )
    if role:
        people.give_role(member.pk, role=role, by=owner, now=NOW)


def _rename(world: World, name: str) -> None:
    """Let somebody's name be a canary as well."""
    said = world.cage.word(Canary(name, "name", KNOW_JONAS))
    Account.objects.filter(pk=world.cast.accounts[name].pk).update(name=said)
    Member.objects.filter(account=world.cast.accounts[name]).update(name=said)


def _shared(world: World, owner: str, everybody: tuple[str, ...]) -> None:
    """What a workspace has in common: nobody of the other one may see it."""
    viewer, cage = world.cast.viewer(owner), world.cage
    ours, admins = frozenset(everybody), ADMINS if owner == "bayu" else frozenset({owner})

    def word(about: str, audience: frozenset[str] = ours) -> str:
        return cage.word(Canary(owner, about, audience))

    client = projects.create_client(viewer, name=word("client"), note=word("note"), now=NOW)
    public = projects.NewProject(name=word("public project"), client_id=client.id)
    project = projects.create_project(viewer, project=public, now=NOW)
    projects.create_tag(viewer, name=word("shared tag"), now=NOW)
    team = people.create_team(viewer, name=word("team"), now=NOW)
    invited = [people.Invitee(f"{word('invited address', admins)}@kunang.example")]
    people.invite(
        viewer, invitees=invited, roles=frozenset(), team_id=team.pk, language="en", now=NOW
    )
    mail = queue_mail(
        to=viewer_address(world, owner),
        subject=word("subject of a mail", admins),
        text=word("mail", frozenset({owner})),
        now=NOW,
    )
    give_up(mail, error="nobody there", now=NOW)
    invitation = Invitation.objects.get(workspace_id=viewer.workspace_id)
    people.change_workspace(
        viewer,
        name=word("workspace", ours | {LEFT}),  # who left is told which workspace they were in
        zone=viewer.zone,
        language="en",
        week_starts_on=0,
        now=NOW,
    )
    for name in everybody:
        world.have(name, "workspace", viewer.workspace_id)
        world.have(name, "team", world.cast.design.pk if name == "sari" else team.pk)
        world.have(name, "client", client.id)
        world.have(name, "message", mail.pk)
        world.have(name, "public", project.id)
        world.have(name, "invitation", invitation.pk)


def viewer_address(world: World, name: str) -> str:
    """Return where somebody reads mail."""
    return str(world.cast.accounts[name].email)


def _own(world: World, name: str) -> None:
    """What one person alone has."""
    viewer, cage, own = world.cast.viewer(name), world.cage, frozenset({name})

    def word(about: str, audience: frozenset[str] = own) -> str:
        return cage.word(Canary(name, about, audience, Granularity.ENTRIES))

    world.have(name, "member", viewer.member_id)
    content = _content(world, name)
    for day, hour in zip(DAYS, (9, 12, 0), strict=True):
        _work(world, viewer, content(word("description")), day, hour)
    entry = world.things[name]["entry"][0]
    words = {"description": word("description after an edit")}
    tracking.edit_entry(viewer, entry_id=entry, changes=words, reason=word("reason"), now=NOW)
    gone = _work(world, viewer, content(word("deleted description")), DAYS[1], 5)
    tracking.delete_entry(viewer, entry_id=gone, now=NOW)
    favourite = tracking.keep_favourite(viewer, content=content(word("favourite")), now=NOW)
    world.have(name, "favourite", favourite.pk)
    _run(world, name, word("file name"), accepted=False)
    _run(world, name, word("file name"), accepted=True)
    _locks(world, name)
    hours = cage.chance.sample(range(120, 600, 5), 7)
    agree_hours(viewer, minutes=hours, from_on=JOINED_ON, now=NOW)
    since = cage.since(NOW.date(), 11, name)
    timer = tracking.start_timer(viewer, content=content(word("running description")), now=since)
    world.have(name, "entry", timer.pk)


def _content(world: World, name: str):
    """Return what makes the content of an entry of somebody, with project, task and tag."""
    boss = world.cast.viewer("mallory" if name in ELSEWHERE else "bayu")
    viewer, cage = world.cast.viewer(name), world.cage
    ours = frozenset(ELSEWHERE if name in ELSEWHERE else HERE)
    planners = (frozenset({"mallory"}) if name in ELSEWHERE else PLANNERS) | {name}
    private = projects.NewProject(
        name=cage.word(Canary(name, "private project", planners)),
        note=cage.word(Canary(name, "note of a project", planners)),
        public=False,
        member_ids=[viewer.member_id],
    )
    project = projects.create_project(boss, project=private, now=NOW).id
    task = cage.word(Canary(name, "task", planners))
    task_id = projects.create_task(boss, project_id=project, name=task, now=NOW).id
    tag = projects.create_tag(viewer, name=cage.word(Canary(name, "tag", ours)), now=NOW).id
    world.have(name, "project", project)
    world.have(name, "task", task_id)
    world.have(name, "tag", tag)

    def content(description: str) -> Content:
        return Content.of(
            description=description, project_id=project, task_id=task_id, tag_ids=[tag]
        )

    return content


def _work(world: World, viewer: Viewer, content: Content, day: date, hour: int) -> int:
    name = world.people[viewer.member_id]
    needs = Granularity.PERSON_PER_DAY if day < NOW.date() else Granularity.ENTRIES
    rough = SHOWN_ROUGHLY.get(name, 0) if day == DAYS[0] else 0
    start, end = world.cage.stretch(day, hour, name, sum_needs=needs, rough=rough)
    entry = tracking.add_entry(viewer, content=content, started_at=start, ended_at=end, now=NOW)
    world.have(name, "entry", entry.pk)
    return entry.pk


def _run(world: World, name: str, file_name: str, *, accepted: bool) -> None:
    """Begin an import, with a good line and a bad one; the worker takes it if it is accepted."""
    viewer = world.cast.viewer(name)
    line = Canary(name, "imported line", frozenset({name}), Granularity.ENTRIES)
    needs = Granularity.PERSON_PER_DAY
    start, end = world.cage.stretch(date(2026, 10, 6), 9, name, sum_needs=needs)
    text = FILE.format(
        word=world.cage.word(line),
        bad=world.cage.word(line),
        start=f"{start:%H:%M:%S}",
        end=f"{end:%H:%M:%S}",
    )
    file = BytesIO(text.encode())
    run = exchange.begin_run(viewer, file=file, file_name=f"{file_name}.csv", now=NOW)
    if accepted:
        exchange.accept_run(viewer, run_id=run.pk, now=NOW)
    world.have(name, "run", run.pk)


def _locks(world: World, name: str) -> None:
    """Keys, a second address, a device that is signed in."""
    mine, cage = world.cast.accounts[name], world.cage

    def word(about: str) -> str:
        return cage.word(Canary(name, about, frozenset({name})))

    key, secret = people.create_key(mine, name=word("key"), now=NOW)
    cage.known[secret] = Canary(name, "secret of a key", frozenset({name}))
    world.have(name, "key", key.pk)
    EmailAddress.objects.create(user=mine, email=f"{word('private address')}@home.example")
    device = UserSession.objects.create(
        user=mine, ip="127.0.0.1", user_agent=word("device"), session_key=word("session")
    )
    world.have(name, "session", device.pk)


def _left(world: World) -> None:
    """Eko worked while he was here; he left last month."""
    mine = world.cast.accounts[LEFT]
    Member.objects.filter(account=mine).update(left_on=None)
    viewer = viewer_for(Account.objects.get(pk=mine.pk))
    assert viewer is not None
    canary = Canary(LEFT, "description", frozenset({LEFT}), Granularity.ENTRIES)
    _work(world, viewer, Content(world.cage.word(canary)), date(2026, 10, 7), 9)
    world.have(LEFT, "member", viewer.member_id)
    Member.objects.filter(account=mine).update(left_on=date(2026, 10, 31))


def _close(world: World) -> None:
    """Close October and the weeks after it, so that there is what named reports may show."""
    for owner in ("bayu", "mallory"):
        workspace_id = world.cast.viewer(owner).workspace_id
        for week in range(7):
            first_on = date(2026, 10, 5) + week * timedelta(days=7)
            close_period(
                workspace_id,
                cadence="week",
                first_on=first_on,
                last_on=first_on + timedelta(days=6),
                now=NOW,
            )
    close_due(now=NOW)
    assert TimeEntry.objects.own(world.cast.viewer("sari")).count() == 5
