"""Nothing measures, ranks or watches people: no table could hold it and no sentence says it (R12).

What the charter forbids has to be named to be forbidden; those sentences stand in ``NAMED``.
"""

import re

from django.apps import apps

from lentera.config.doors import DOORS
from tests.harness.source import PACKAGE, files

# What a sensor tells, or what is made of people with it; as whole words, _ is a space.
SENSED = re.compile(
    r"\b(latitude|longitude|gps|geo ?location|location|screen ?shots?|screen recording|webcam"
    r"|key ?strokes?|key counting|mouse|clicks?|idle|activity level|app usage|visited"
    r"|productivity|productive|performance|scores?|rank(?:s|ed|ing|ings)?|percentile"
    r"|leader ?board|top performers?|slowest|fastest|mood|emotions?|sentiment|attention"
    r"|online|live presence|last seen|live now|working now|currently working)\b",
    re.IGNORECASE,
)
# Sentences that say that there is none, that it is forbidden, or that are about a machine.
NAMED = re.compile(
    r"no screenshots|no key counting|no location|nobody|never|ruled? out|cannot|forbid|not be used"
    r"|\bno\b|\bnot\b|last seen on|is online|without",
    re.IGNORECASE,
)
SENTENCE = re.compile(r'^msgid (?P<first>".*")\n(?P<more>(?:".*"\n)*)', re.MULTILINE)


def words(text: str) -> str:
    return re.sub(r"[_:\-]", " ", text)


def sentences() -> list[str]:
    """Every sentence that people can read, in English."""
    catalogue = (PACKAGE / "locale/id/LC_MESSAGES/django.po").read_text()
    found = SENTENCE.finditer(catalogue)
    return ["".join(re.findall(r'"(.*)"', one["first"] + "\n" + one["more"])) for one in found]


def test_no_table_can_hold_what_a_sensor_tells() -> None:
    columns = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("lentera.")
        for field in model._meta.get_fields()
    ]

    assert [one for one in columns if SENSED.search(words(one))] == []
    assert len(columns) > 200


def test_no_address_leads_to_what_a_sensor_tells() -> None:
    assert [name for name in DOORS if SENSED.search(words(name))] == []


def test_no_sentence_measures_or_ranks_people() -> None:
    said = sentences()

    assert [one for one in said if SENSED.search(one) and not NAMED.search(one)] == []
    assert len(said) > 500


def test_no_script_asks_the_browser_what_it_senses() -> None:
    asks = re.compile(
        r"geolocation|getDisplayMedia|getUserMedia|IdleDetector|mousemove"
        r"|sendBeacon|DeviceMotion|Accelerometer|navigator\.battery"
    )
    scripts = files("*.js")

    assert [path.name for path in scripts if asks.search(path.read_text())] == []
    assert scripts


def test_the_words_are_found_where_they_stand() -> None:
    assert SENSED.search(words("people.Member.idle_seconds"))
    assert SENSED.search("Most productive this week")
    assert not NAMED.search("Most productive this week")
