"""People: accounts, workspaces, members, roles, teams, invitations, keys.

An *account* is a login; a *member* is that person in one workspace; a *viewer* is the member
who looks right now. The word *user* stays inside this room, where Django and allauth use it.
"""
