"""allauth's addresses, and before them the few that lead elsewhere. Which open: config/doors.py."""

from django.urls import include, path

from lentera.people.views import security

urlpatterns = [
    path("logout/", security.sign_out, name="account_logout"),
    path("2fa/", security.to_security, name="mfa_index"),
    path("2fa/webauthn/", security.to_security, name="mfa_list_webauthn"),
    path("sessions/", security.to_security, name="usersessions_list"),
    path("oidc/<str:provider_id>/login/", security.to_provider, name="openid_connect_login"),
    path("", include("allauth.urls")),
]
