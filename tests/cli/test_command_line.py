import subprocess
import sys
import time
from statistics import median

import pytest

from lentera_cli.main import find_verb, main, overview
from lentera_cli.verbs import VERBS
from tests.harness.installation import COMMAND, Installation


def seconds(command):
    began = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def test_help_lists_every_command_and_loads_no_framework():
    script = "import sys, lentera_cli.main as m; m.main(['--help']); print('django' in sys.modules)"

    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert told.stdout.splitlines()[-1] == "False"
    assert all(verb.name in told.stdout for verb in VERBS)


def test_the_help_of_a_command_takes_hardly_longer_than_starting_the_interpreter():
    """In turns, so that other work on the machine is felt by both; the median of twenty."""
    times = median(
        seconds([COMMAND, "import", "--help"]) / seconds([sys.executable, "-c", "pass"])
        for _ in range(20)
    )

    assert times <= 3


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_every_command_explains_itself(verb, capsys):
    with pytest.raises(SystemExit) as ended:
        main([*verb.name.split(), "--help"])

    assert ended.value.code == 0
    assert verb.summary.split(maxsplit=1)[0] in capsys.readouterr().out


def test_an_unknown_command_is_wrong_use_and_shows_what_there_is(capsys):
    status = main(["sreve"])

    assert status == 2
    assert "serve" in capsys.readouterr().err


def test_an_unknown_option_is_wrong_use(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["serve", "--fast"])

    assert ended.value.code == 2


def test_nothing_at_all_is_wrong_use_and_shows_what_there_is(capsys):
    assert main([]) == 2
    assert overview() in capsys.readouterr().out


def test_the_version_is_the_installed_one(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("lentera ")


def test_a_verb_of_two_words_is_found_by_both():
    assert (
        find_verb(["account", "reset-password", "sari@kunang.example"]).name
        == "account reset-password"
    )
    assert find_verb(["account", "paint"]) is None


def test_a_variable_nobody_can_use_ends_with_what_to_write_instead(tmp_path):
    done = Installation(tmp_path).run("migrate", status=2, LENTERA_PORT="eighty")

    assert done.stderr == "LENTERA_PORT must be a whole number, not 'eighty'\n"
