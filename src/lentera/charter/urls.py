"""Addresses of the charter."""

from django.urls import path

from lentera.charter.views import asking, documents, drafting, electing, objecting, reading

app_name = "charter"
urlpatterns = [
    path("", reading.read, name="read"),
    path("versions/<int:number>/", reading.version, name="version"),
    path("versions/<int:number>/read/", reading.acknowledge, name="acknowledge"),
    path("versions/<int:number>/second-key/", reading.second_key, name="second_key"),
    path("versions/<int:number>/withdraw/", drafting.withdraw, name="withdraw"),
    path("versions/<int:number>/object/", objecting.object_to, name="object"),
    path("draft/", drafting.draft, name="draft"),
    path("draft/begin/", drafting.begin, name="begin"),
    path("draft/drop/", drafting.drop, name="drop"),
    path("draft/announce/", drafting.announce, name="announce"),
    path("answers/", asking.answers, name="answers"),
    path("answers/ask/", asking.ask_leads, name="ask_leads"),
    path("answers/close/", asking.close_answers, name="close_answers"),
    path("answers/draft/", asking.draft_from_answers, name="draft_from_answers"),
    path("answer/", asking.answer, name="answer"),
    path("elections/", electing.elections, name="elections"),
    path("elections/record/", electing.record_election, name="record_election"),
    path("elections/end/", electing.end_election, name="end_election"),
    path("objections/", objecting.objections, name="objections"),
    path("objections/<hex:id>/", objecting.objection, name="objection"),
    path("objections/<hex:id>/close/", objecting.close_objection, name="close_objection"),
    path("documents/", documents.documents, name="documents"),
    path("documents/<slug:name>/", documents.document, name="document"),
    path("documents/<slug:name>/file/", documents.document_file, name="document_file"),
]
