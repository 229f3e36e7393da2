"""Addresses of this room."""

from django.urls import path

from lentera.exchange.views import bringing, runs

app_name = "exchange"
urlpatterns = [
    path("", bringing.bring, name="import"),
    path("<hex:run_id>/", runs.run, name="run"),
    path("<hex:run_id>/answer/", bringing.answer, name="answer"),
    path("<hex:run_id>/accept/", bringing.accept, name="accept"),
    path("<hex:run_id>/drop/", bringing.drop, name="drop"),
    path("<hex:run_id>/bad-lines/", runs.bad_lines, name="bad_lines"),
    path("<hex:run_id>/back/", runs.bring_back, name="bring_back"),
    path("<hex:run_id>/undo/", runs.undo, name="undo"),
]
