"""Procedures as flows."""

import pytest

from tests.generator.manuals import codes, loaded

P = "name: 甲\n"


def problems(tmp_path, steps):
    return codes(loaded(tmp_path, positions__a=P, procedures__p=f"title: 流程\nsteps:\n{steps}"))


@pytest.mark.parametrize(
    "steps",
    [
        "  - {who: a, do: 一}\n  - {who: a, do: 二}\n",
        "  - {id: one, who: a, do: 一, ask: 好了吗, go: {是: end, 否: one}}\n",
        "  - {id: one, ask: 行吗, go: {是: two, 否: three}}\n  - {id: two, do: 二, then: four}\n  - {id: three, do: 三}\n  - {id: four, do: 四}\n",
        "  - {do: 分头做, then: [two, three]}\n  - {id: two, do: 二, then: end}\n  - {id: three, do: 三, then: end}\n",
    ],
    ids=["in a row", "a loop", "ways that meet again", "side by side"],
)
def test_sound_flows(tmp_path, steps):
    assert problems(tmp_path, steps) == []


@pytest.mark.parametrize(
    ("steps", "code"),
    [
        ("  - {id: one, do: 一, then: end}\n  - {id: two, do: 二}\n", "unreachable-step"),
        ("  - {id: one, ask: 好了吗, go: {是: end}}\n", "one-way-decision"),
        ("  - {id: one, ask: 好了吗, go: {是: two, 否: two}}\n  - {id: two, do: 二}\n", "one-way-decision"),
        ("  - {id: one, ask: 好了吗, do: 看一看}\n", "ask-without-go"),
        ("  - {id: one, do: 看一看, go: {是: end, 否: one}}\n", "go-without-ask"),
        ("  - {id: one, do: 一, then: tow}\n  - {id: two, do: 二}\n", "missing-step"),
    ],
)
def test_unsound_flows(tmp_path, steps, code):
    assert code in problems(tmp_path, steps)


def test_a_step_may_go_on_to_another_procedure_but_not_to_a_step_of_it(tmp_path):
    other = "title: 乙\nsteps: [{id: x, do: 做}]\n"
    good = loaded(tmp_path / "1", procedures__other=other, procedures__p="title: 甲\nsteps: [{id: one, do: 做, then: other}]\n")
    bad = loaded(tmp_path / "2", procedures__other=other, procedures__p="title: 甲\nsteps: [{id: one, do: 做, then: other/x}]\n")
    assert codes(good) == []
    assert codes(bad) == ["wrong-kind"]
