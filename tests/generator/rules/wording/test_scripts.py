"""Placeholders, greetings and closings of scripts."""

from pathlib import Path

from generator.rules.wording import scripts
from tests.generator.rules.wording.saying import scripted

STAGES = (
    "stages: [{id: opening, name: 开场, greeting: 是}, {id: ending, name: 结束, closing: 是}, {id: holding, name: 等待}]\nchannels: [{id: phone, name: 电话}]\n"
)


def test_a_placeholder_that_is_not_in_the_settings_with_the_nearest(tmp_path: Path) -> None:
    script = "items: [{say: '{客户姓名}，{客户称呼}，{x}。{客户姓名}'}]\n"
    found = scripted(tmp_path, scripts.unknown_slots, script, settings="placeholders: [客户称呼, 预计时间]\n")
    assert [(p.words["given"], p.words["near"]) for p in found] == [("客户姓名", "客户称呼"), ("x", "")]
    assert scripted(tmp_path, scripts.unknown_slots, script, settings="title: 手册\n") == []


def test_the_stage_of_a_script_comes_before_that_of_its_file(tmp_path: Path) -> None:
    script = "stage: opening\nitems: [{say: 请讲。}, {stage: holding, say: 稍等。}, {stage: ending, say: {phone: 挂了。}}, {say: 您好，请讲。}]\n"
    found = scripted(tmp_path, scripts.unframed, script, settings=STAGES)
    assert [(p.code, p.words["channel"]) for p in found] == [("missing-greeting", ""), ("missing-closing", "电话")]


def test_greetings_of_the_house_and_in_english(tmp_path: Path) -> None:
    script = "stage: opening\nitems: [{say: 亲，请讲。}, {say: 'Good morning, Tarn.'}, {say: '{name}，Hi!'}, {say: This is Tarn.}]\n"
    found = scripted(tmp_path, scripts.unframed, script, settings=STAGES + "lists: {greetings: [亲]}\n")
    assert [p.place.text[p.place.column - 1 :] for p in found] == ["This is Tarn.}]"]
    assert len(scripted(tmp_path, scripts.unframed, script, settings=STAGES + "lists: {shipped: 否}\n")) == 4
