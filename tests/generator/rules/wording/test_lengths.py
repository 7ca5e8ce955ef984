"""How long a script is in characters and in seconds."""

from pathlib import Path

import pytest

from generator.model.settings import Settings
from generator.rules.wording import lengths
from tests.generator.rules.wording.saying import scripted


@pytest.mark.parametrize(("text", "seconds"), [
    ("一" * 240, 60), ("一二三四，五六七八。", 2), ("单号0317", 2), ("K3和USB", 2), ("打开Settings再试一次", 2), ("", 1),
    ("one two three four five", 2), ("Ring 20761122, please", 4),
])  # fmt: skip
def test_seconds(text: str, seconds: int) -> None:
    assert lengths.spoken_seconds(text, Settings()) == seconds


def test_the_speed_is_the_houses_own_and_never_nothing() -> None:
    assert lengths.spoken_seconds("一" * 60, Settings.model_validate({"characters_per_minute": "60"})) == 60
    assert lengths.spoken_seconds("one " * 60, Settings.model_validate({"words_per_minute": "60"})) == 60
    assert lengths.spoken_seconds("一" * 60, Settings.model_validate({"characters_per_minute": "0"})) == 15


def test_counted_as_the_customer_sees_it(tmp_path: Path) -> None:
    settings = "placeholders: [{name: 称呼, example: 一二三四五}, 单号]\nchannels: [{id: wechat, name: 微信, longest: 9}]\n"
    script = "items: [{say: {wechat: '{称呼}，**好**[[https://a.cn|看]]'}}, {say: {wechat: '{称呼}，好好好好'}}, {say: {wechat: '{单号}，好好好好好好好'}}]\n"
    found = scripted(tmp_path, lengths.too_long, script, settings=settings)
    assert [(p.code, p.words["given"], p.words["over"]) for p in found] == [("too-long", "10", "1"), ("too-long", "10", "1")]


def test_a_text_for_all_channels_is_named_once_with_the_narrowest_it_goes_out_on(tmp_path: Path) -> None:
    settings = "channels: [{id: phone, name: 电话, longest: 5}, {id: qq, name: QQ, longest: 3}, {id: wechat, name: 微信, longest: 2}]\n"
    script = "items: [{say: {any: 一二三四五六, wechat: 好}}, {say: 一二三四, not_for: [qq, wechat]}]\n"
    assert [p.words["channel"] for p in scripted(tmp_path, lengths.too_long, script, settings=settings)] == ["QQ"]


def test_only_spoken_channels_are_timed(tmp_path: Path) -> None:
    settings = "channels: [{id: phone, name: 电话, spoken: 是, longest_spoken: 2秒}, {id: qq, name: QQ, longest_spoken: 2秒}]\n"
    script = f"items: [{{say: {{phone: {'一' * 12}, qq: {'一' * 12}}}}}]\n"
    assert [(p.code, p.words["given"]) for p in scripted(tmp_path, lengths.too_long, script, settings=settings)] == [("too-long-spoken", "3")]
    assert scripted(tmp_path, lengths.too_long, script, settings=settings.replace("2秒", "____秒")) == []
