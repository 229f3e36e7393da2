"""Addresses of the timer and the entries."""

from django.urls import path

from lentera.tracking.views import add, entries, favourites, lists, really_ended, timer

app_name = "tracking"
urlpatterns = [
    path("start", timer.start, name="start"),
    path("stop", timer.stop, name="stop"),
    path("break", timer.take_break, name="break"),
    path("resume", timer.resume, name="resume"),
    path("discard", timer.discard, name="discard"),
    path("describe", timer.describe, name="describe"),
    path("since", timer.since, name="since"),
    path("still-on/<hex:entry_id>", timer.still_on, name="still_on"),
    path("add", add.add, name="add"),
    path("echo", add.echo, name="echo"),
    path("suggestions", favourites.suggestions, name="suggestions"),
    path("favourites/keep/<hex:entry_id>", favourites.keep, name="keep_favourite"),
    path("favourites/drop/<hex:favourite_id>", favourites.drop, name="drop_favourite"),
    path("favourites/first/<hex:favourite_id>", favourites.move, name="move_favourite"),
    path("entries/", lists.entries, name="entries"),
    path("entries/bulk", lists.bulk, name="bulk"),
    path("entries/delete", lists.delete_many, name="delete_many"),
    path("entries/merge", lists.merge, name="merge"),
    path("entries/deleted", lists.deleted, name="deleted"),
    path("entries/<hex:entry_id>/edit", entries.edit, name="edit"),
    path("entries/<hex:entry_id>/undo/<int:sequence>", entries.undo, name="undo"),
    path("entries/<hex:entry_id>/continue", entries.continue_, name="continue"),
    path("entries/<hex:entry_id>/duplicate", entries.duplicate, name="duplicate"),
    path("entries/<hex:entry_id>/split", entries.split, name="split"),
    path("entries/<hex:entry_id>/delete", entries.delete, name="delete"),
    path("entries/<hex:entry_id>/restore", entries.restore, name="restore"),
    path("entries/<hex:entry_id>/really-ended", really_ended.really_ended, name="really_ended"),
    path("entries/<hex:entry_id>/keep-end", really_ended.keep_end, name="keep_end"),
    path("entries/<hex:entry_id>/mend/<hex:other_id>", entries.mend, name="mend"),
    path("entries/<hex:entry_id>/history", entries.history, name="history"),
]
