"""All addresses; each room brings its own. Who may come in stands in ``doors.py``."""

from django.urls import include, path

from lentera.config.views import send_again, show_health, show_undelivered

handler400 = "lentera.web.errors.bad_request"
handler403 = "lentera.web.errors.forbidden"
handler404 = "lentera.web.errors.not_found"
handler500 = "lentera.web.errors.server_error"

urlpatterns = [
    path("health", show_health, name="health"),
    path("mails/", show_undelivered, name="undelivered"),
    path("mails/<hex:message_id>/again/", send_again, name="send_undelivered"),
    path("", include("lentera.web.urls")),
    path("", include("lentera.today.urls")),
    path("tracking/", include("lentera.tracking.urls")),
    path("projects/", include("lentera.projects.urls")),
    path("people/", include("lentera.people.urls")),
    path("charter/", include("lentera.charter.urls")),
    path("worktime/", include("lentera.worktime.urls")),
    path("witness/", include("lentera.witness.urls")),
    path("exchange/", include("lentera.exchange.urls")),
    path("my-data/", include("lentera.exchange.rights.urls")),
    path("reports/", include("lentera.reports.urls")),
    path("team/", include("lentera.reports.team.urls")),
    path("people/account/", include("lentera.people.account_urls")),
]
