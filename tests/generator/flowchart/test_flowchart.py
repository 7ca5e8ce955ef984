"""The drawing of any procedure: nothing lies over anything, every line has its ends, all words are inside; and what single shapes say."""

import re
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.flowchart.drawing import svg
from generator.flowchart.flowchart import flowchart
from generator.flowchart.layout import Drawing, drawing_of
from generator.flowchart.plan import flow_of
from generator.model.procedure import Procedure
from generator.texts import Texts
from tests.generator.flowchart.flows import Plain, faults, procedure

LABELS = ("例外", "升级")
WORDS = (
    "核对",
    "听完客户的话，照原话登记，再问清是哪家店、怎么称呼、希望怎么解决这件事",
    "Ask",
    "Confirm the customer's complete correspondence address",
    "Supercalifragilisticexpialidocious-Incomprehensibilities",
    "W" * 40,
    "😀" * 20,
)
#: Steps that have an id are s0, s1, ...; every third has none, and none can lead there.
TARGETS = ["end", "结束", "Pother", "Pthird", "nowhere"]


@st.composite
def procedures(draw: st.DrawFn) -> Procedure:
    """Up to 36 steps, each with up to seven ways to anywhere."""
    count = draw(st.integers(1, 36))
    to = [f"s{at}" for at in range(count) if at % 3 < 2] + TARGETS
    near = draw(st.booleans())
    steps = []
    for at in range(count):
        step: dict[str, Any] = {"id": f"s{at}"} if at % 3 < 2 else {}
        reached = [f"s{other}" for other in range(max(0, at - 2), min(count, at + 4)) if other % 3 < 2] + TARGETS[:1] if near else to
        step |= draw(st.fixed_dictionaries({}, optional={"title": st.sampled_from(WORDS), "do": st.sampled_from(WORDS), "except": st.sampled_from(WORDS)}))
        step |= draw(
            st.fixed_dictionaries({}, optional={"who": st.lists(st.sampled_from(WORDS), max_size=4), "within": st.just("15分钟"), "when": st.just(WORDS[1])})
        )
        kind = draw(st.sampled_from(["on", "on", "ask", "then", "both"]))
        if kind in ("ask", "both"):
            step |= {"ask": draw(st.sampled_from(WORDS))}
            step |= {"go": draw(st.dictionaries(st.sampled_from([*WORDS, "是", "否", "退回", "客户不换件了"]), st.sampled_from(reached), max_size=7))}
        if kind in ("then", "both"):
            step |= {"then": draw(st.lists(st.sampled_from(reached), max_size=4))}
        steps.append(step)
    ladder = [{"when": draw(st.sampled_from(WORDS)), "to": ["甲", "乙"], "within": "立即"} for _ in range(draw(st.integers(0, 6)))]
    return procedure(*steps, escalation=ladder, **({"trigger": draw(st.sampled_from(WORDS))} if draw(st.booleans()) else {}))


def drawn(made: Procedure, language: str = "zh") -> Drawing | None:
    """The drawing of a procedure."""
    say = Texts(language)
    flow = flow_of(made, Plain(), say, LABELS)
    return drawing_of(flow, say) if flow else None


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(procedures(), st.sampled_from(["zh", "en"]))
def test_any_procedure(made: Procedure, language: str) -> None:
    drawing = drawn(made, language)
    if drawing is None:
        assert len(made.steps) < 3
        return
    assert not faults(drawing)
    assert [stop.number for stop, _ in drawing.steps] == list(range(1, len(made.steps) + 1))
    again = drawn(made, language)
    assert again
    assert svg(drawing) == svg(again)
    assert all(0 < cut < drawing.high for cut in drawing.cuts)


def whole(*steps: dict[str, object], **fields: object) -> str:
    """The SVG of a procedure."""
    return flowchart(procedure(*steps, **fields), Plain(), Texts("zh"), LABELS)


def test_a_plain_list_of_two_steps_is_not_drawn() -> None:
    assert whole({"do": "甲"}, {"do": "乙"}) == ""
    assert whole() == ""
    assert whole({"do": "甲"}, {"do": "乙"}, {"do": "丙"})
    assert whole({"id": "a", "do": "甲", "ask": "好了吗？", "go": {"是": "end", "否": "a"}})


def test_each_step_leads_to_its_anchor_and_says_itself() -> None:
    made = whole(
        {"title": "登记", "who": ["甲", "乙", "丙"], "within": "5分钟", "ask": "急吗？", "go": {"急": "end", "不急": "Pother"}, "do": "记"}, {"do": "办"}
    )
    assert re.search(r'<a href="#step:1" data-step="1" aria-label="第1步：登记；甲等3方；5分钟；判断：急吗？">', made)
    assert ">甲等3方　5分钟<" in made
    assert 'href="Pother.html?a&amp;b"' in made
    assert made.count(">结束<") == 2


def test_ways_to_the_same_place_are_one() -> None:
    drawing = drawn(procedure({"id": "a", "do": "甲", "ask": "通吗？", "go": {"通了": "c", "没通": "c", "再打": "a"}}, {"do": "乙"}, {"id": "c", "do": "丙"}))
    assert drawing
    assert "".join(words.words for words in drawing.words) == "再打通了／没通"


def test_a_loop_is_on_the_left_and_a_skip_on_the_right() -> None:
    drawing = drawn(procedure({"id": "a", "do": "甲"}, {"do": "乙", "ask": "好吗？", "go": {"重来": "a", "跳过": "d"}}, {"do": "丙"}, {"id": "d", "do": "丁"}))
    assert drawing
    box = drawing.steps[0][1][0]
    assert sum(min(x for x, _ in edge.points) < box.x for edge in drawing.edges) == 1
    assert sum(max(x for x, _ in edge.points) > box.right for edge in drawing.edges) == 1


@pytest.mark.parametrize("bad", ["""<script>alert(1)</script>&"'""", "</text><a href='javascript:x'>", "\x02坏"])
def test_nothing_in_it_is_code(bad: str) -> None:
    made = whole({"title": bad, "do": "x", "who": [bad], "ask": bad, "go": {bad: "end", "b": bad}}, {"do": "y", "except": bad}, trigger=bad)
    assert "<script" not in made
    assert "href='" not in made
    assert "\x02" not in made
    assert not set(re.findall(r"<(\w+)", made)) - {"svg", "title", "desc", "g", "a", "path", "rect", "text", "use"}


def test_colours_are_left_to_the_page() -> None:
    made = whole(
        {"do": "甲"},
        {"do": "乙", "ask": "吗？", "go": {"是": "end", "否": "Pother"}},
        {"do": "丙", "except": "不急的"},
        escalation=[{"when": "急", "to": "甲"}],
    )
    assert not re.search(r"#[0-9a-f]{3,6}\b|\bfill=|\bstroke=|rgb", made)
    assert "http" not in made.replace("http://www.w3.org/2000/svg", "")


def test_a_long_flow_comes_in_parts_for_paper() -> None:
    steps = [{"title": f"第{number}件事", "do": "办", "who": ["甲"]} for number in range(40)]
    made = whole(*steps)
    parts = re.findall(r'db-flow-part" viewBox="0 ([\d.]+) ([\d.]+) ([\d.]+)"', made)
    assert len(parts) > 2
    assert all(float(high) <= float(wide) * 1.86 for _, wide, high in parts)


def test_a_drawing_takes_about_a_millisecond() -> None:
    made = procedure(
        *(
            {
                "id": f"s{at}",
                "title": "核对资料",
                "do": "查",
                "who": ["甲"],
                "within": "2小时",
                "ask": "对吗？",
                "go": {"对": f"s{at + 1}", "不对": f"s{max(0, at - 1)}"},
            }
            for at in range(5)
        )
    )
    flowchart(made, Plain(), Texts("zh"), LABELS)
    started = time.process_time()
    for _ in range(100):
        flowchart(made, Plain(), Texts("zh"), LABELS)
    assert time.process_time() - started < 0.5  # a tenth of that on the machine this was written on
