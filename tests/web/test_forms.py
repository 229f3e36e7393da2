from django import forms


class ProjectForm(forms.Form):
    name = forms.CharField(help_text="As others will read it.")
    note = forms.CharField(required=False)
    billable = forms.BooleanField(required=False)
    kind = forms.ChoiceField(choices=[("work", "Work")], widget=forms.RadioSelect)


def test_a_field_says_its_name_its_help_and_whether_it_is_optional() -> None:
    form = str(ProjectForm())

    assert '<label for="id_name">Name</label>' in form
    assert 'aria-describedby="id_name_helptext"' in form
    assert 'Note <span class="optional">optional</span>' in form
    assert '<label class="check" for="id_billable">' in form
    assert "<legend>Kind</legend>" in form


def test_a_mistake_stands_at_its_field_and_above_the_form() -> None:
    form = str(ProjectForm({"name": "", "kind": ""}))

    assert 'aria-invalid="true"' in form
    assert 'aria-describedby="id_name_helptext id_name_error"' in form
    assert '<ul class="errorlist" id="id_name_error">' in form
    assert '<a href="#id_name">Name</a>' in form


def test_one_mistake_needs_no_list_above() -> None:
    form = str(ProjectForm({"name": "", "kind": "work"}))

    assert "error-summary" not in form
    assert 'id="id_name_error"' in form
