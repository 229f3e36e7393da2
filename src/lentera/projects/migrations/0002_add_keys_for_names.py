from typing import Any

import django.db.models.deletion
from django.db import migrations, models

KINDS = ("client", "project", "tag", "task")


def new_columns(kind: str) -> list[migrations.AddField]:
    columns: dict[str, models.Field[Any, Any]] = {
        "name_key": models.CharField(default="", max_length=32),
        "name_search": models.CharField(default="", max_length=300),
        "merged_directly_into": models.ForeignKey(
            null=True,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="+",
            to=f"projects.{kind}",
        ),
    }
    return [migrations.AddField(kind, name, field) for name, field in columns.items()]


class Migration(migrations.Migration):
    dependencies = [("projects", "0001_first_tables")]

    operations = [column for kind in KINDS for column in new_columns(kind)]
