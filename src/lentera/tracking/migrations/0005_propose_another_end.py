"""An entry can carry the end that is proposed for it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tracking", "0004_keep_what_a_key_came_with")]

    operations = [
        migrations.AddField(
            model_name="timeentry",
            name="perhaps_ended_at",
            field=models.DateTimeField(null=True),
        ),
    ]
