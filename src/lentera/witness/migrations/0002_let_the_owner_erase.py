from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# The application's role can add events and read them, and change none; emptying one that must be
# forgotten is this function of the owner, and nothing else.
ERASE = """
CREATE OR REPLACE FUNCTION witness_erase(which bigint) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
    UPDATE witness_event SET subject_id = NULL, actor_id = NULL, object_id = NULL,
        before = NULL, after = NULL, reason = '', channel = '', salt = NULL
    WHERE sequence = which
$$
"""


def make_eraser(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(ERASE)


def drop_eraser(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION witness_erase(bigint)")


class Migration(migrations.Migration):
    dependencies = [("witness", "0001_first_tables")]

    operations = [migrations.RunPython(make_eraser, drop_eraser)]
