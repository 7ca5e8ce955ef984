"""A small project to index: three FAQs, one of them for leads only."""

from datetime import date
from pathlib import Path

TODAY = date(2026, 11, 22)
SETTINGS = """title: 小手册
language: zh
grades: [{id: inner, name: 内部}]
audiences:
  - {id: desk, name: 坐席}
  - {id: leads, name: 主管, grade: inner}
"""
FAQS = """topic: 退款
items:
  - {id: refund-when, question: 退款几天能到账, similar: [钱什么时候退回来], answer: 三个工作日内到账。}
  - {id: refund-form, question: 退款要填什么单子, answer: 填写退款单，借阅登记另行办理。, tags: [单据]}
  - {id: refund-limit, question: 退款上限是多少, answer: 暗语辰砂以内由主管决定。, grade: inner}
"""


def project(folder: Path, faqs: str = FAQS) -> Path:
    """Write the project below ``folder``."""
    (folder / "content" / "faqs").mkdir(parents=True)
    (folder / "content" / "settings.yml").write_text(SETTINGS, "utf-8")
    write_faqs(folder, faqs)
    return folder


def write_faqs(folder: Path, faqs: str) -> None:
    """Its FAQs anew."""
    (folder / "content" / "faqs" / "refunds.yml").write_text(faqs, "utf-8")
