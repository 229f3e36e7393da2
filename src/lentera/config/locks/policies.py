"""PostgreSQL's lock: forced row security on every table of people's time.

Made anew by every ``lentera migrate``, from the one list of tables. All of it stands in a schema of
its own, in which the application's role may call functions and read nothing. Three things open a
row: a pass of the person it belongs to, a pass of named upkeep, or a look. A look opens when its
transaction is committed, for thirty seconds, for the session and the viewer it was kept for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connections

from lentera.config.locks.passes import pads, pass_key
from lentera.config.locks.tables import LEDGER, SHOWN_BY_LOOKS, TIME, table_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ME, UPKEEP = "(SELECT locks.me())", "(SELECT locks.upkeep())"
LOOKED_AT = "= ANY ((SELECT locks.looked_at())::bigint[])"
ERASES = "(SELECT locks.erases())"
DAYS = "(SELECT locks.looked_days())"

FOUNDATION = """
CREATE SCHEMA IF NOT EXISTS locks;
CREATE TABLE IF NOT EXISTS locks.key (inner_pad bytea NOT NULL, outer_pad bytea NOT NULL);
CREATE UNLOGGED TABLE IF NOT EXISTS locks.look (
    look_id bigint PRIMARY KEY, viewer_id bigint, first_on date NOT NULL, last_on date NOT NULL,
    backend integer NOT NULL, made_by xid8 NOT NULL, made_at timestamptz NOT NULL);
CREATE UNLOGGED TABLE IF NOT EXISTS locks.subject (
    look_id bigint NOT NULL REFERENCES locks.look ON DELETE CASCADE, member_id bigint NOT NULL,
    PRIMARY KEY (look_id, member_id));
REVOKE ALL ON ALL TABLES IN SCHEMA locks FROM PUBLIC;
"""

FUNCTIONS = """
CREATE OR REPLACE FUNCTION locks.opened(OUT kind text, OUT who text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    parts text[] := string_to_array(current_setting('lentera.pass', true), ':');
BEGIN
    IF coalesce(parts[1], '') = '' THEN RETURN; END IF;
    IF parts[3]::integer <> pg_backend_pid()
        OR parts[4]::bigint < extract(epoch FROM clock_timestamp())
        OR NOT EXISTS (SELECT FROM locks.key WHERE parts[5] = encode(sha256(outer_pad || sha256(
            inner_pad || convert_to(array_to_string(parts[1:4], ':'), 'UTF8'))), 'hex'))
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'this pass to people''s time is not good',
            HINT = 'Is LENTERA_SECRET_KEY another than it was at the last lentera migrate?';
    END IF;
    kind := parts[1];
    who := parts[2];
END $$;

CREATE OR REPLACE FUNCTION locks.looked_at() RETURNS bigint[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    asked bigint := nullif(current_setting('lentera.look', true), '')::bigint;
    looker bigint;
    found bigint[];
BEGIN
    IF asked IS NULL THEN RETURN '{}'; END IF;
    SELECT who::bigint INTO looker FROM locks.opened() WHERE kind = 'own';
    SELECT coalesce(array_agg(member_id), '{}') INTO found
    FROM locks.look LEFT JOIN locks.subject USING (look_id)
    WHERE look_id = asked AND backend = pg_backend_pid()
        AND viewer_id IS NOT DISTINCT FROM looker
        AND made_at > clock_timestamp() - interval '30 seconds'
        AND made_by IS DISTINCT FROM pg_current_xact_id_if_assigned()
    HAVING count(*) > 0;
    IF found IS NULL THEN
        RAISE insufficient_privilege USING MESSAGE = 'this look at people''s time is over';
    END IF;
    RETURN found;
END $$;

CREATE OR REPLACE FUNCTION locks.me() RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    shown record;
BEGIN
    SELECT * INTO shown FROM locks.opened();
    IF shown.kind = 'own' THEN RETURN shown.who::bigint; END IF;
    IF shown.kind IS NULL AND locks.looked_at() = '{}' THEN
        RAISE insufficient_privilege USING MESSAGE = 'no door to people''s time stands open';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION locks.upkeep() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT kind IS NOT DISTINCT FROM 'upkeep' FROM locks.opened()
$$;

CREATE OR REPLACE FUNCTION locks.erases() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM locks.opened()
        WHERE kind = 'upkeep' AND who IN ('erasing', 'migration', 'backup', 'tests'));
END $$;

CREATE OR REPLACE FUNCTION locks.looked_days() RETURNS tstzrange
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    -- A local day begins and ends less than two days from the same day in UTC.
    SELECT tstzrange((first_on - 2)::timestamp AT TIME ZONE 'UTC',
        (last_on + 3)::timestamp AT TIME ZONE 'UTC')
    FROM locks.look WHERE look_id = nullif(current_setting('lentera.look', true), '')::bigint
$$;

CREATE OR REPLACE FUNCTION locks.keep_look() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM locks.look WHERE look_id IN (
        SELECT look_id FROM locks.look WHERE made_at < clock_timestamp() - interval '1 minute'
        FOR UPDATE SKIP LOCKED);
    IF NEW.refused = '' THEN
        INSERT INTO locks.look VALUES (NEW.id, NEW.viewer_id, NEW.first_on, NEW.last_on,
            pg_backend_pid(), pg_current_xact_id(), clock_timestamp());
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION locks.keep_subject() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO locks.subject SELECT look_id, NEW.member_id FROM locks.look
    WHERE look_id = NEW.look_id AND made_by = pg_current_xact_id();
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER keep_look AFTER INSERT ON witness_look
    FOR EACH ROW EXECUTE FUNCTION locks.keep_look();
CREATE OR REPLACE TRIGGER keep_subject AFTER INSERT ON witness_looksubject
    FOR EACH ROW EXECUTE FUNCTION locks.keep_subject();
"""


def lock_tables() -> None:
    """Make the lock, as the owner of the tables; what was there of it is made again."""
    connection = connections["default"]
    with connection.cursor() as cursor:
        cursor.execute(FOUNDATION)
        cursor.execute("TRUNCATE locks.key")
        cursor.execute("INSERT INTO locks.key VALUES (%s, %s)", pads(pass_key(settings.SECRET_KEY)))
        cursor.execute(FUNCTIONS)
        for statement in statements():
            cursor.execute(statement)


def statements() -> Iterator[str]:
    """Yield what locks each table."""
    for label, own in TIME.items():
        table = table_of(label)
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
        yield f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
        for name, says in _policies(label, own.format(me=ME)):
            yield f"DROP POLICY IF EXISTS {name} ON {table}"
            yield f"CREATE POLICY {name} ON {table} {says}"


def _policies(label: str, own: str) -> Iterator[tuple[str, str]]:
    if label in LEDGER:
        yield "own", f"FOR SELECT USING (({own}) OR {UPKEEP})"
        yield "added", "FOR INSERT WITH CHECK (true)"
        yield "emptied", f"FOR UPDATE USING ({ERASES})"
        yield "forgotten", f"FOR DELETE USING ({ERASES})"
    else:
        yield "own", f"USING (({own}) OR {UPKEEP})"
    if label in SHOWN_BY_LOOKS:
        looked = SHOWN_BY_LOOKS[label].format(looked_at=LOOKED_AT, days=DAYS)
        yield "looked", f"FOR SELECT USING ({looked})"
