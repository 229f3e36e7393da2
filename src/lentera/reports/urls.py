"""Addresses of the report and its files."""

from django.urls import path

from lentera.reports import views
from lentera.reports.named import views as named

app_name = "reports"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("table.csv", views.table, name="table"),
    path("columns.csv", views.columns, name="columns"),
    path("named/", named.named, name="named"),
    path("entries.csv", views.entries, name="entries"),
]
