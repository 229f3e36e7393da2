"""Addresses of the team page, and of what people share by their own choice."""

from django.urls import path

from lentera.reports.sharing import views as sharing
from lentera.reports.team import views

app_name = "team"
urlpatterns = [
    path("", views.page, name="page"),
    path("table.csv", views.table, name="table"),
    path("sharing/", sharing.mine, name="sharing"),
    path("sharing/<hex:share_id>/end/", sharing.end, name="end_sharing"),
]
