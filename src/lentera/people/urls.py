"""Addresses of this room."""

from django.urls import path

from lentera.people.views.appearance import appearance

app_name = "people"
urlpatterns = [
    path("appearance", appearance, name="appearance"),
]
