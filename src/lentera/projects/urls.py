"""Addresses of this room."""

from django.urls import path, register_converter

from lentera.projects.converters import KindWord
from lentera.projects.views import deeds, picking, projects, things

register_converter(KindWord, "kind")

app_name = "projects"
urlpatterns = [
    path("", projects.listing, name="list"),
    path("new/", projects.new, name="new"),
    path("<hex:project_id>/", projects.project, name="project"),
    path("<hex:project_id>/edit/", projects.edit, name="edit"),
    path("<hex:project_id>/tasks/", projects.add_task, name="add_task"),
    path("clients/", things.clients, name="clients"),
    path("tags/", things.tags, name="tags"),
    path("pick/", picking.pick, name="pick"),
    path("pick/tags/", picking.pick_tags, name="pick_tags"),
    path("pick/clients/", picking.pick_clients, name="pick_clients"),
    path("pick/new/", picking.make_project, name="make_project"),
    path("pick/tags/new/", picking.make_tag, name="make_tag"),
    path("pick/clients/new/", picking.make_client, name="make_client"),
    path("<kind:kind>/<hex:thing_id>/", things.thing, name="thing"),
    path("<kind:kind>/<hex:thing_id>/archive/", deeds.archive, name="archive"),
    path("<kind:kind>/<hex:thing_id>/unarchive/", deeds.unarchive, name="unarchive"),
    path("<kind:kind>/<hex:thing_id>/undo/<int:event_id>/", deeds.undo, name="undo"),
    path("<kind:kind>/<hex:thing_id>/delete/", deeds.delete, name="delete"),
    path("<kind:kind>/<hex:thing_id>/merge/", deeds.merge, name="merge"),
    path("<kind:kind>/<hex:thing_id>/merge/pick/", deeds.merge_pick, name="merge_pick"),
    path("<kind:kind>/<hex:thing_id>/unmerge/", deeds.unmerge, name="unmerge"),
]
