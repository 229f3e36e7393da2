from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("workspace_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=32)),
                ("subject_id", models.BigIntegerField(null=True)),
                ("actor_id", models.BigIntegerField(null=True)),
                ("object_id", models.BigIntegerField()),
                ("logged_at", models.DateTimeField()),
                ("channel", models.CharField(default="page", max_length=16)),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["object_id", "id"], name="events_of_one_object"),
                    models.Index(fields=["subject_id", "kind", "-id"], name="events_of_one_member"),
                ],
            },
        ),
    ]
