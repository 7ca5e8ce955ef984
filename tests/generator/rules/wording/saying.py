"""A script or an answer that says one sentence, and what the rules on words find in it."""

from pathlib import Path

from generator.problem import Problem
from generator.rules import broken_rules
from generator.rules.inspection import Rule
from tests.generator.manuals import loaded


def answering(folder: Path, rule: Rule, text: str, **files: str) -> list[Problem]:
    """What ``rule`` finds in a manual with one FAQ that answers ``text``."""
    lines = "".join(f"\n          {line}" for line in text.split("\n"))
    faqs = f"topic: 问答\nitems:\n  - question: 问？\n    answer: |{lines}\n"
    manual = loaded(folder, faqs__answers=faqs, **files).manual
    return broken_rules(manual, None, complete=True, rules=[rule])


def scripted(folder: Path, rule: Rule, scripts: str, **files: str) -> list[Problem]:
    """What ``rule`` finds in a manual with one file of scripts."""
    return broken_rules(loaded(folder, scripts__talk=scripts, **files).manual, None, complete=True, rules=[rule])
