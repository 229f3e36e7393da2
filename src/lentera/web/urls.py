"""Addresses of the frame itself."""

from django.urls import path

from lentera.web import styleguide, views

app_name = "web"
urlpatterns = [
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("pledge/", views.pledge, name="pledge"),
    path("styleguide", styleguide.styleguide, name="styleguide"),
]
