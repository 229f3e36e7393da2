"""Addresses of this room."""

from django.urls import path

from lentera.projects.views import picking

app_name = "projects"
urlpatterns = [
    path("pick/", picking.pick, name="pick"),
    path("pick/tags/", picking.pick_tags, name="pick_tags"),
    path("pick/clients/", picking.pick_clients, name="pick_clients"),
    path("pick/new/", picking.make_project, name="make_project"),
    path("pick/tags/new/", picking.make_tag, name="make_tag"),
    path("pick/clients/new/", picking.make_client, name="make_client"),
]
