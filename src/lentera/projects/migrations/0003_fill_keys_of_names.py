from django.db import migrations
from django.db.migrations.state import StateApps
from django.db.models import F

from lentera.projects.names import key_of, search_text


def fill(apps: StateApps, _schema_editor: object) -> None:
    for kind in ("Client", "Project", "Tag", "Task"):
        model = apps.get_model("projects", kind)
        rows = list(model.objects.only("pk", "name"))
        for row in rows:
            row.name_key, row.name_search = key_of(row.name), search_text(row.name)
        model.objects.bulk_update(rows, ["name_key", "name_search"], batch_size=500)
        model.objects.filter(merged_into__isnull=False).update(
            merged_directly_into=F("merged_into")
        )


class Migration(migrations.Migration):
    dependencies = [("projects", "0002_add_keys_for_names")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
