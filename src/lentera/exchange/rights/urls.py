"""Addresses of what people may ask of what is kept about them."""

from django.urls import path

from lentera.exchange.rights import views

app_name = "rights"
urlpatterns = [
    path("", views.stored, name="stored"),
    path("everything.zip", views.take_out, name="take_out"),
]
