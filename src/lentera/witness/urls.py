"""Addresses of this room."""

from django.urls import path

from lentera.witness import views

app_name = "witness"
urlpatterns = [
    path("looks/", views.looks, name="looks"),
    path("looks/<hex:look_id>/", views.look, name="look"),
    path("looks/<hex:look_id>/why/", views.ask_why, name="ask_why"),
    path("looks/<hex:look_id>/wrong/", views.report_wrong, name="report_wrong"),
    path("looked/", views.looked, name="looked"),
    path("questions/", views.questions, name="questions"),
    path("questions/<hex:request_id>/", views.question, name="question"),
    path("questions/<hex:request_id>/answer/", views.answer, name="answer"),
    path("notices/", views.notices, name="notices"),
]
