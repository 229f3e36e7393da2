import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="CharterVersion",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField()),
                ("clauses", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                ("why", models.CharField(blank=True, max_length=2000)),
                ("drafted_at", models.DateTimeField()),
                ("announced_at", models.DateTimeField(null=True)),
                ("second_key_at", models.DateTimeField(null=True)),
                ("effective_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "announced_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.member",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.member",
                    ),
                ),
                (
                    "second_key_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.member",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.workspace",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("workspace", "number"), name="charter_numbers_run"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("announced_at__isnull", True)),
                        fields=("workspace",),
                        name="one_charter_draft_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("effective_at__isnull", True),
                            ("announced_at__isnull", False),
                            _connector="OR",
                        ),
                        name="a_charter_is_announced_before_it_holds",
                    ),
                ],
            },
        ),
    ]
