"""Questions compared: 40,000 varied wordings and the large manual, against comparing each with each by plain Jaccard."""

import time
from collections.abc import Callable
from pathlib import Path
from random import Random

#: CPU seconds that comparing all questions and figures may take.
BOUND = 10.0
CHARACTERS = [chr(0x4E00 + number) for number in range(2500)]
ASKED = ["怎么{}", "{}怎么办", "为什么{}", "能不能{}", "{}多久", "{}多少钱", "请问{}吗", "没{}", "如何{}", "{}在哪里"]


def varied(count: int) -> list[str]:
    """Wordings of a common form; their words are made up, and as in a language some characters are in many of them."""
    dice = Random(20261122)

    def word(least: int, most: int) -> str:
        return "".join(CHARACTERS[min(2499, int(dice.paretovariate(0.6)))] for _ in range(dice.randint(least, most)))

    things, acts, which = [word(2, 4) for _ in range(400)], [word(2, 5) for _ in range(300)], [word(2, 2) for _ in range(200)]
    return [dice.choice(ASKED).format(dice.choice(which) * dice.randint(0, 1) + dice.choice(things) + dice.choice(acts)) for _ in range(count)]


def compared(folder: Path, small: bool) -> list[str]:
    """The rows of this part."""
    from generator.load import load_project
    from generator.rules.inspection import Inspection
    from generator.rules.wording import figures, questions

    count = 4000 if small else 40_000
    texts = varied(count)
    peer = _seconds(lambda: _each_with_each(texts[: count // 10])) * 100
    made = folder.parent / "questions"
    _write(made, texts)
    rows = [f"{'plain Jaccard, each with each (a tenth, times 100)':<58} {peer:7.2f} s CPU"]
    for name, project in ((f"{count} varied wordings", made), ("the large manual", folder)):
        manual = load_project(project).manual
        for what, rule in (("questions", questions.repeated), ("figures", figures.differing)):
            findings: list[object] = []
            seconds = _seconds(lambda rule=rule, manual=manual, findings=findings: findings.extend(rule(Inspection(manual, None, True))))  # type: ignore[misc]
            rows.append(f"{f'{what} of {name}: {len(findings)} found':<58} {seconds:7.2f} s CPU {seconds / peer:8.4f}x (at most {BOUND:.0f} s)")
    return rows


def _write(folder: Path, texts: list[str]) -> None:
    """A project whose FAQs have four of the wordings each."""
    (folder / "content" / "faqs").mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text("site_name: x\ndocs_dir: content\n", "utf-8")
    for topic in range(0, len(texts), 2000):
        rows = [
            f"  - {{id: faq-{at}, question: {texts[at]}, similar: [{', '.join(texts[at + 1 : at + 4])}], answer: 请在{at % 9 + 1}个工作日内{texts[at]}。}}\n"
            for at in range(topic, min(topic + 2000, len(texts)), 4)
        ]
        (folder / "content" / "faqs" / f"topic-{topic}.yml").write_text(f"topic: 主题{topic}\nitems:\n{''.join(rows)}", "utf-8")


def _each_with_each(texts: list[str]) -> int:
    sets = [set(text) for text in texts]
    return sum(len(one & other) >= 0.7 * len(one | other) for at, one in enumerate(sets) for other in sets[:at])


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started
