import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgreedHours",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("from_on", models.DateField()),
                ("monday", models.PositiveSmallIntegerField(default=480)),
                ("tuesday", models.PositiveSmallIntegerField(default=480)),
                ("wednesday", models.PositiveSmallIntegerField(default=480)),
                ("thursday", models.PositiveSmallIntegerField(default=480)),
                ("friday", models.PositiveSmallIntegerField(default=480)),
                ("saturday", models.PositiveSmallIntegerField(default=0)),
                ("sunday", models.PositiveSmallIntegerField(default=0)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.member",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("member", "from_on"), name="one_agreement_per_member_and_day"
                    )
                ],
            },
        ),
    ]
