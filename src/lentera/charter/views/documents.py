"""Documents written from the charter that holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lentera.charter import documents as writing
from lentera.charter.naming import project_names
from lentera.charter.selectors.elected import representative_of
from lentera.charter.selectors.history import State, history
from lentera.charter.views.tampering import unless_tampered
from lentera.web import clock

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer
    from lentera.web.requests import ViewerRequest


@require_GET
@unless_tampered
def documents(request: ViewerRequest) -> HttpResponse:
    """List the documents."""
    source = _source(request.viewer)
    facts = {"documents": writing.documents(source), "number": source.told.number}
    return render(request, "charter/documents.html", facts)


@require_GET
@unless_tampered
def document(request: ViewerRequest, name: str) -> HttpResponse:
    """Show one document."""
    facts = {"document": _written(name, _source(request.viewer))}
    return render(request, "charter/document.html", facts)


@require_GET
@unless_tampered
def document_file(request: ViewerRequest, name: str) -> HttpResponse:
    """Give one document as PDF, in the reader's language or the one that is asked for."""
    asked = request.GET.get("language", request.viewer.language)
    language = asked if asked in dict(settings.LANGUAGES) else request.viewer.language
    source = _source(request.viewer)
    with translation.override(language):
        written = _written(name, source)
        footer = _("Written by Lentera. Fingerprint of the charter: %(digest)s") % {
            "digest": source.told.digest[:16]
        }
        pdf = writing.as_pdf(written, language=language, footer=footer)
    filename = f"{name}-{source.told.number}-{language}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{filename}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def _written(name: str, source: writing.Source) -> writing.Document:
    if name not in writing.NAMES:
        raise Http404
    return writing.write(name, source)


def _source(viewer: Viewer) -> writing.Source:
    held = next(one for one in history(viewer, clock.now()) if one.state is State.IN_FORCE)
    elected = representative_of(viewer.workspace_id)
    return writing.Source(
        held, viewer.workspace_name, project_names(viewer), elected.name if elected else ""
    )
