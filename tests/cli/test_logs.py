import json

import pytest

from tests.harness.person import Person

pytestmark = pytest.mark.timeout(600)  # servers of their own, on a machine with other work

SECRET = "Zahnarzt"


def test_the_log_of_a_day_holds_nobodys_data(sample):
    with sample.serving() as server:
        person = Person(server.port)
        refused = person.sign_in("sari@kunang.example", f"wrong-{SECRET}")
        signed_in = person.sign_in("sari@kunang.example")
        added, _ = person.post("/tracking/add", length="30m", description=f"{SECRET} visit")
        person.get(f"/tracking/entries/?q={SECRET}")
        person.get("/")
        missing, _ = person.get(f"/people/{SECRET}?name={SECRET}")
        person.post("/tracking/add", when=SECRET, description=SECRET)
        greeting, log = server.said().split('{"at"', 1)
        server.stop()

    log = '{"at"' + log
    assert (refused, signed_in, added, missing) == (200, 302, 303, 404)
    lines = [json.loads(text) for text in log.splitlines()]
    assert {"tracking:add", "today:today", "account_login"} <= {one.get("route") for one in lines}
    for personal in (SECRET, "sari", "Sari", "Wijaya", "kunang", "wrong-", "127.0.0.1"):
        assert personal not in log
    assert "sari@kunang.example" in greeting
