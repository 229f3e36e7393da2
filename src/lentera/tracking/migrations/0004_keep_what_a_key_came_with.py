"""A key is kept with the sum of what its write said."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tracking", "0003_drop_indexes_nobody_asks")]

    operations = [
        migrations.AddField(
            model_name="idempotencykey",
            name="digest",
            field=models.CharField(default="", max_length=64),
            preserve_default=False,
        ),
    ]
