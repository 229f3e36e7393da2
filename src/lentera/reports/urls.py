"""Addresses of the report and its files."""

from django.urls import path

from lentera.reports import views

app_name = "reports"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("table.csv", views.table, name="table"),
    path("columns.csv", views.columns, name="columns"),
    path("entries.csv", views.entries, name="entries"),
]
