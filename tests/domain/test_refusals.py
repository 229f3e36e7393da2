import pytest

from lentera.domain.refusals import Refusal


class NoBread(Refusal):
    code = "kitchen.no_bread"


def test_a_refusal_carries_its_code_and_its_facts() -> None:
    with pytest.raises(Refusal) as refused:
        raise NoBread(left=0)

    assert (str(refused.value), refused.value.code) == ("kitchen.no_bread", "kitchen.no_bread")
    assert refused.value.facts == {"left": 0}
