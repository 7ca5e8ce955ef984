"""How long a script takes to say stands beside the channels on which it is spoken, and the word lists on the page of conventions."""

from datetime import date
from pathlib import Path

from generator.pages import make_pages
from generator.resources import template_folders
from tests.generator.manuals import loaded

SETTINGS = """
    channels: [{id: phone, name: 电话, spoken: 是, longest_spoken: 30秒}, {id: wechat, name: 微信}, {id: onsite, name: 现场, spoken: 是}]
    placeholders: [{name: 单号, example: "12345678"}]
    lists: {absolute: [{words: 闭眼买, instead: 您先试用}], allow: [闭眼买菜], shipped: 否}
    """


def test_spoken_length_beside_spoken_channels_only(tmp_path: Path) -> None:
    said = "一二三四五六七八" * 8
    scripts = f"items: [{{say: {{phone: '{said}{{单号}}', wechat: {said}}}}}, {{say: {said}}}, {{say: {said}, not_for: [phone, onsite]}}]\n"
    manual = loaded(tmp_path, settings=SETTINGS, scripts__talk=scripts).manual
    pages = make_pages(manual, "zh", date(2026, 11, 22), False, template_folders(tmp_path))
    assert pages["scripts/talk.md"].count("口播约18秒") == 1
    assert pages["scripts/talk.md"].count("口播约16秒") == 1
    assert pages["scripts/talk.md"].count("口播约") == 2
    conventions = pages["conventions.md"]
    assert all(words in conventions for words in ("最长口播", "30秒", "闭眼买", "您先试用", "闭眼买菜", "用自带的词表</dt><dd>否</dd>"))
