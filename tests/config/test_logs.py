import json
import logging
import sys

import pytest

from lentera.config.logs import JsonFormatter


def line(**facts) -> dict[str, object]:
    record = logging.makeLogRecord({"name": "lentera.outbox", "levelname": "WARNING", **facts})
    return json.loads(JsonFormatter().format(record))


def test_a_line_is_json_with_the_facts_that_have_a_name():
    told = line(msg="put off", job="mail", attempt=3, password="lantern")

    assert (told["message"], told["job"], told["attempt"]) == ("put off", "mail", 3)
    assert "lantern" not in json.dumps(told)


def test_what_others_filled_into_a_text_stays_out():
    told = line(name="django.security", msg="Invalid %s", args=("sari@kunang.example",))

    assert told["message"] == "Invalid %s"


def test_a_ready_made_text_of_others_stays_out():
    told = line(name="urllib3", msg="GET https://example/?q=sari", args=())

    assert "sari" not in json.dumps(told)


def test_of_an_error_only_its_class_and_places_are_kept():
    with pytest.raises(ValueError, match="sari") as caught:
        raise ValueError("sari@kunang.example worked until 23:10")

    told = line(msg="a round failed", exc_info=caught._excinfo)

    assert told["error"] == "ValueError"
    assert "test_logs.py" in told["trace"][0]
    assert "sari" not in json.dumps(told)


def test_no_trace_where_nothing_was_raised():
    assert "trace" not in line(msg="done", exc_info=sys.exc_info())
