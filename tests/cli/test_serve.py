import json
import signal
import socket

import pytest

from tests.harness.installation import Installation, free_port

pytestmark = pytest.mark.timeout(600)  # servers of their own, on a machine with other work


def test_a_server_answers_until_it_is_told_to_stop(installation):
    with installation.serving() as server:
        status, _ = server.get("/health")

        assert status == 200
        assert server.stop(signal.SIGTERM) == 0


def test_ctrl_c_stops_a_server_as_well(installation):
    with installation.serving() as server:
        assert server.stop(signal.SIGINT) == 0


def test_a_fresh_server_prints_the_token_that_claims_it(installation):
    with installation.serving() as server:
        server.get("/health")

        assert "It belongs to nobody yet" in server.said()


def test_a_server_with_the_sample_prints_how_to_sign_in(sample):
    with sample.serving() as server:
        server.get("/health")

        assert f"{server.url}/ with the sample company, Studio Kunang" in server.said()
        assert "sari@kunang.example" in server.said()


def test_the_sample_is_never_served_beyond_loopback(sample, installation):
    port = str(free_port())

    done = sample.run("serve", status=1, LENTERA_HOST="0.0.0.0", LENTERA_PORT=port)  # noqa: S104  refused

    assert "does not listen on 0.0.0.0" in done.stderr
    with installation.serving(LENTERA_HOST="0.0.0.0") as server:  # noqa: S104  the allowed twin
        assert server.get("/health")[0] == 200


def test_a_database_behind_this_version_is_not_served(tmp_path):
    done = Installation(tmp_path / "data").run("serve", status=1)

    assert "Type: lentera migrate" in done.stderr


def test_a_taken_port_is_named(installation):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])

        done = installation.run("serve", status=1, LENTERA_PORT=port)

    assert f"127.0.0.1:{port}" in done.stderr


def test_health_tells_of_the_worker_and_of_nobody(installation):
    with installation.serving() as server:
        told = json.loads(server.get("/health")[1])

    assert (told["status"], told["database"], told["migrations_missing"]) == ("ok", True, 0)
    assert told["worker_seconds_ago"] is not None
    assert set(told) == {
        "status",
        "database",
        "migrations_missing",
        "tables_missing",
        "worker_seconds_ago",
        "outbox_waiting",
        "outbox_oldest_minutes",
        "outbox_gave_up",
        "disk_free_mb",
        "disk_short",
    }


def test_without_a_worker_health_says_that_somebody_has_to_look(installation):
    with installation.serving("--without-worker") as server:
        status, text = server.get("/health")

    assert (status, json.loads(text)["status"]) == (503, "failing")
