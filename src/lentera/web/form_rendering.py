"""Every form of ours and of allauth looks the same: label, field, help, error."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Django's renderer with our templates for a form and for one field."""

    form_template_name = "web/_form.html"
    field_template_name = "web/_field.html"
