import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Client",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("name_key", models.CharField(max_length=32)),
                ("name_search", models.CharField(max_length=300)),
                ("name", models.CharField(max_length=100)),
                ("note", models.CharField(blank=True, max_length=3000)),
                ("archived_at", models.DateTimeField(null=True)),
                (
                    "merged_directly_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.client",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.client",
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
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Project",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=250)),
                ("name_key", models.CharField(max_length=32)),
                ("name_search", models.CharField(max_length=300)),
                ("colour", models.PositiveSmallIntegerField(default=1)),
                ("public", models.BooleanField(default=True)),
                ("billable", models.BooleanField(default=False)),
                ("template", models.BooleanField(default=False)),
                ("note", models.CharField(blank=True, max_length=16384)),
                ("created_at", models.DateTimeField()),
                ("archived_at", models.DateTimeField(null=True)),
                (
                    "client",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.client",
                    ),
                ),
                (
                    "merged_directly_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.project",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.project",
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
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProjectMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.member",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="projects.project",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Tag",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("name_key", models.CharField(max_length=32)),
                ("name_search", models.CharField(max_length=300)),
                ("name", models.CharField(max_length=100)),
                ("archived_at", models.DateTimeField(null=True)),
                (
                    "merged_directly_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.tag",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.tag",
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
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("name_key", models.CharField(max_length=32)),
                ("name_search", models.CharField(max_length=300)),
                ("name", models.CharField(max_length=1000)),
                ("billable", models.BooleanField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "merged_directly_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.task",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.task",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="client",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("merged_directly_into__isnull", True), ("merged_into__isnull", True)),
                    models.Q(
                        ("merged_directly_into__isnull", False), ("merged_into__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="client_is_merged_or_not",
            ),
        ),
        migrations.AddConstraint(
            model_name="client",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into__isnull", True)),
                fields=("workspace", "name_key"),
                name="one_client_per_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("merged_directly_into__isnull", True), ("merged_into__isnull", True)),
                    models.Q(
                        ("merged_directly_into__isnull", False), ("merged_into__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="project_is_merged_or_not",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.UniqueConstraint(
                models.F("workspace"),
                models.F("name_key"),
                django.db.models.functions.comparison.Coalesce("client", 0),
                condition=models.Q(("merged_into__isnull", True)),
                name="one_project_per_name_and_client",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(("colour__lte", 7)), name="project_colour_of_the_palette"
            ),
        ),
        migrations.AddConstraint(
            model_name="projectmember",
            constraint=models.UniqueConstraint(
                fields=("project", "member"), name="project_member_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="tag",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("merged_directly_into__isnull", True), ("merged_into__isnull", True)),
                    models.Q(
                        ("merged_directly_into__isnull", False), ("merged_into__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="tag_is_merged_or_not",
            ),
        ),
        migrations.AddConstraint(
            model_name="tag",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into__isnull", True)),
                fields=("workspace", "name_key"),
                name="one_tag_per_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("merged_directly_into__isnull", True), ("merged_into__isnull", True)),
                    models.Q(
                        ("merged_directly_into__isnull", False), ("merged_into__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="task_is_merged_or_not",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into__isnull", True)),
                fields=("project", "name_key"),
                name="one_task_per_name",
            ),
        ),
    ]
