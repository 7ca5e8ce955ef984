"""A large set of FAQs and questions about them, the same at every run: words of Chinese as often as in a language, four wordings, an answer."""

from random import Random
from typing import Any

BEFORE = ["请问", "我想问一下", "为什么", "怎么", "如何", "能不能", "可以", "哪里", "什么时候", "如果", "已经", "我的", ""]
BETWEEN = ["的", "和", "没有", "不能", "申请", "办理", "查询", "修改", "之后", "在", "退款", "订单", "账号"]
AFTER = ["怎么办", "怎么处理", "可以吗", "是什么原因", "需要多久", "在哪里办理", "有什么要求", "流程是什么", "收费标准", "吗", ""]
WORDS = 5000


class Speaker:
    """Makes sentences of the phrases that pypinyin knows; word number n is said as often as 1 / (n + 3) ** 0.85."""

    def __init__(self, dice: Random) -> None:
        from pypinyin.phrases_dict import phrases_dict

        known = sorted(phrase for phrase in phrases_dict if 2 <= len(phrase) <= 4 and all("\u4e00" <= char <= "\u9fa5" for char in phrase))
        self.dice, self.words = dice, dice.sample(known, WORDS)
        self._often = [1 / (rank + 3) ** 0.85 for rank in range(WORDS)]

    def common(self, count: int) -> list[str]:
        """Words as they come."""
        return self.dice.choices(self.words, self._often, k=count)

    def sentence(self, core: list[str], more: int = 0) -> str:
        """The words of ``core`` and ``more`` others, in any order, asked about."""
        words = [*core, *self.common(more)]
        self.dice.shuffle(words)
        joined = "".join(word + (self.dice.choice(BETWEEN) if word is not words[-1] and self.dice.random() < 0.6 else "") for word in words)
        return self.dice.choice(BEFORE) + joined + self.dice.choice(AFTER)


def made(count: int) -> tuple[list[dict[str, Any]], list[str]]:
    """``count`` entries, and a question for every tenth: put anew, one word, long, a character missing, pinyin, initials."""
    from pypinyin import lazy_pinyin

    dice = Random(20261122)
    speaker, entries, questions = Speaker(dice), [], []
    for number in range(count):
        core = [*speaker.common(2), dice.choice(speaker.words)]
        wordings = [speaker.sentence(core[: dice.choice([2, 3])], dice.choice([0, 1])) for _ in range(4)]
        answer = "，".join(speaker.sentence(dice.sample(core, 2), 2) for _ in range(9)) + "。"
        entries.append({"id": f"faq-{number:05}", "question": wordings[0], "similar": wordings[1:], "answer": answer, "tags": core[:1]})
        if number % 10 == 0:
            put = speaker.sentence(core)
            gap = dice.randrange(len(put))
            ways = [put, core[2], f"{put}，{speaker.sentence(core[:2], 1)}", put[:gap] + put[gap + 1 :], "".join(lazy_pinyin(core[0] + core[2]))]
            questions.append([*ways, "".join(one[0] for one in lazy_pinyin(core[2]))][number // 10 % 6])
    return entries, questions
