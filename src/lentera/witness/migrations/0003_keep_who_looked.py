import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_first_tables"),
        ("witness", "0002_let_the_owner_erase"),
    ]

    operations = [
        migrations.CreateModel(
            name="Look",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("role", models.CharField(max_length=20)),
                ("purpose", models.CharField(max_length=24)),
                ("reference", models.CharField(blank=True, max_length=200)),
                ("granularity", models.CharField(max_length=32)),
                ("first_on", models.DateField()),
                ("last_on", models.DateField()),
                ("channel", models.CharField(max_length=16)),
                ("charter_number", models.PositiveIntegerField(null=True)),
                ("people", models.PositiveIntegerField()),
                ("refused", models.CharField(blank=True, max_length=32)),
                ("looked_at", models.DateTimeField()),
                ("sequence", models.BigIntegerField()),
                (
                    "viewer",
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
        ),
        migrations.CreateModel(
            name="LookSubject",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("salt", models.BinaryField()),
                (
                    "look",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="witness.look",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.member",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="look",
            index=models.Index(fields=["viewer", "-looked_at"], name="looks_of_one_viewer"),
        ),
        migrations.AddIndex(
            model_name="looksubject",
            index=models.Index(fields=["member", "-look"], name="looks_at_one_member"),
        ),
        migrations.AddConstraint(
            model_name="looksubject",
            constraint=models.UniqueConstraint(
                fields=("look", "member"), name="one_row_for_each_subject"
            ),
        ),
    ]
