"""Addresses of this room."""

from django.urls import path, register_converter

from lentera.worktime import views
from lentera.worktime.converters import IsoDay

register_converter(IsoDay, "day")

app_name = "worktime"
urlpatterns = [
    path("hours/", views.hours, name="hours"),
    path("hours/first/", views.first_hours, name="first_hours"),
    path("hours/<day:from_on>/remove/", views.remove_hours, name="remove_hours"),
]
