"""Banned, absolute and blaming words: what is one, and what only looks like one."""

from pathlib import Path

import pytest

from generator.rules.wording import words
from tests.generator.rules.wording.saying import answering, scripted

PROMISES = [
    "您送过来，保证修好。", "这个绝对没问题。", "百分之百能用。", "肯定能退。", "审核过了，一定给您退。", "这台机器永远不会坏。", "用的是最先进的技术。",
    "销量全网第一。", "稍等，马上就好。", "您随时都行。", "包您满意。", "我向您保证。", "100%没问题", "100％可以。", "不好意思，一定给您退。",
    "没问题，保证修好。", "无论什么情况一定能退。", "我们非常肯定能退。", "您放一百个心。", "终身免费。", "**绝对**能修。", "你放心，包你满意。",
    "数据永不会丢。", "我打包票给您办好。", "我敢保证能到。", "您放心，肯定没事。", "钱一定会退给您。", "保证明天到。", "永远免费。",
    "绝不会坏。", "价格全市最低。",
    "No problem guaranteed.", "It is 100% safe.", "We guarantee it.", "I promise.", "It’s done in no time.",
]  # fmt: skip
ORDINARY = [
    "误差取绝对值。", "退保证金。", "交我保证金收据。", "第一步先断电，第一次要设密码。", "一定要先备份。", "最好先备份。", "不能保证修好。",
    "我们没法保证能修。", "不一定能退。",
    "谁也不敢说百分之百。", "电量显示到百分之百。", "绝对不要拆电池。", "我们绝对不会问您要密码。", "为了保证不会丢数据，先备份。",
    "能保证修好吗？", "别人说“绝对没问题”的，请先检测。",
    "放进红包您就能领。", "完成率100%。", "最好的办法是先备份。", "这款最先出。", "全网第二。", "在规定时间内保证通电。",
    "The pump is under guarantee.", "We can't guarantee it.", "Arabica, 100% of it.", "Nobody can promise that.", "They say \"I promise\".",
    "In no timetable.", "Our staff will definitely not ask for your PIN.",
    "我保证不了哪天到。", "为了保证退款顺利，请留好单号。", "这个面包您可以带走。", "钱包您放好。", "大礼包您收好。", "打包您的行李。",
    "100%会员可用。",
    "我一定帮您转达。", "仓库最先进先出。", "您随时都可以在公众号里取消。", "不能保证明天到。",
]  # fmt: skip
BLAMING = [
    "这是您的问题。", "是您自己操作的问题。", "您怎么不早说？", "你弄错了。", "谁让您点的？", "您没看清。", "都是因为您没关机。",
    "这是您操作失误造成的。", "您为什么不早说？", "您听不懂吗？", "这得怪您。", "您太挑剔了。", "You must have done something wrong.",
    "You forgot to change it.", "It is your own fault.", "You should have read it.", "Please calm down.",
]  # fmt: skip
KIND = [
    "不是您的问题。", "如果是您自己改过，请用新的。", "您的问题是什么？", "就是您的问题单。", "是不是您自己操作的？", "您自己操作一遍，我看着。",
    "“您怎么不早说”这句话不要说。", "是您自己支付的还是家人支付的？", "请问是您自己来取吗？", "请您自己操作一下刷脸。", "您自己没时间的话，家人可以代办。",
    "您没看清的话我再念一遍。", "您不懂的地方随时问。", "系统提示您操作有误时，重启一次。", "只要您操作错了，点撤销就行。",
    "谁让您来找我们的？", "就您一个人住吗？",
    "您应该早上八点前到。",
    "You should have received a letter.", "If you forgot to save, start again.", "It is not your fault.", "You must have an account.",
]  # fmt: skip


def codes(folder: Path, text: str, **files: str) -> list[str]:
    return [problem.code for problem in answering(folder, words.harmful, text, **files)]


@pytest.mark.parametrize("text", PROMISES)
def test_promises_too_much(text: str, tmp_path: Path) -> None:
    assert set(codes(tmp_path, text)) == {"absolute-words"}


@pytest.mark.parametrize("text", ORDINARY)
def test_promises_nothing(text: str, tmp_path: Path) -> None:
    assert codes(tmp_path, text) == []


@pytest.mark.parametrize("text", ["误差取绝对值。", "退保证金。", "第一步断电。", "第一次要设密码。", "一定要先备份。", "最好先备份。", "不一定行。"])
def test_plain_words_of_the_house_leave_everyday_speech_alone(text: str, tmp_path: Path) -> None:
    lists = "lists: {absolute: [绝对, 保证, 第一, 一定, 最好]}\n"
    assert codes(tmp_path, text, settings=lists) == []
    assert codes(tmp_path, "最好、第一，一定绝对保证！", settings=lists)


@pytest.mark.parametrize("text", BLAMING)
def test_blames(text: str, tmp_path: Path) -> None:
    assert codes(tmp_path, text) == ["blaming-words"]


@pytest.mark.parametrize("text", KIND)
def test_blames_nobody(text: str, tmp_path: Path) -> None:
    assert codes(tmp_path, text) == []


def test_the_glossary_comes_first_and_gives_its_replacement(tmp_path: Path) -> None:
    glossary = "banned: [{phrase: 肯定能批。, instead: 我报上去, why: 批不批要看审核。}]\n"
    found = answering(tmp_path, words.harmful, "您放心，肯定能批。", glossary=glossary)
    assert [(p.code, p.words["given"], p.words["instead"], p.words["why"]) for p in found] == [("banned-phrase", "肯定能批", "我报上去", "批不批要看审核")]


def test_each_place_is_its_own(tmp_path: Path) -> None:
    found = answering(tmp_path, words.harmful, "马上就好。\n- 马上就好，\n- **马上**就好。")
    assert [(p.place.line, p.place.column) for p in found] == [(5, 11), (6, 13), (7, 15)]


def test_what_is_not_to_be_said_is_no_finding_what_is_said_instead_is(tmp_path: Path) -> None:
    script = "items: [{title: 报修, say: 先检测。, note: 别说保证修好, avoid: [{not: 保证修好, say: 肯定能修}, 包您满意]}]\n"
    assert [p.words["given"] for p in scripted(tmp_path, words.harmful, script)] == ["肯定能"]


def test_allowed_passages_and_the_lists_switched_off(tmp_path: Path) -> None:
    text = "没办法开机的，马上就好。"
    glossary = "banned: [{phrase: 没办法}]\n"
    assert codes(tmp_path, text, glossary=glossary) == ["banned-phrase", "absolute-words"]
    assert codes(tmp_path, text, glossary=glossary, settings="lists: {allow: [没办法开机, 马上就好]}\n") == []
    assert codes(tmp_path, text, glossary=glossary, settings="lists: {shipped: 否}\n") == ["banned-phrase"]
