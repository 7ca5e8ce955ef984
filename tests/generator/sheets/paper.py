"""PDFs of sheets for tests, and what another program reads in them."""

import io
from functools import cache

import pypdf

from generator.sheets.block import Sheet
from generator.sheets.fonts import Faces, faces
from generator.sheets.printed import sheet_pdf
from generator.sheets.typeset import Typesetter

LAYOUTS = ("standard", "grid", "plain")
#: A position with every block, and a group of duties that goes on to a second page.
CLERK = """
    name: 档案管理员
    code: KF-G08
    department: service
    reports_to: hotline
    place: 总部二楼
    value: 要找的时候找得到，不该看的人看不到。
    duties:
      - group: 收档
        items:
          - {title: 收集, text: 每周一收齐上周的服务记录单和回访记录。, result: {measure: 归档率, at_least: 100%}}
          - 缺页、漏签的当天退回，写明缺什么。
      - group: 管档
        items: [CABINETS]
      - 上级临时交办的事。
    targets: [{what: 归档及时率, at_least: 98%, per: 月, share: 60%}, {what: 借出逾期, at_most: 2, unit: 件, per: 季}]
    powers:
      operations: [{right: 否决, text: 手续不全的借阅, limit: 3天以内}]
    emergencies: [{title: 漏水, text: 先移最下层，再报修。}]
    never: [leak]
    requires:
      education: {text: 大专及以上, explanation: 档案专业可放宽。}
      experience: ____年以上档案工作
      ratings: {领导力: 不需要, 应变力: 较需要, 计划力: 必需, 沟通力: ~}
      effort: {mental: 需要}
      must: [能守秘密]
      explained: [{text: 打字, explanation: 每分钟60字。}]
    skills: [扫描, 编目]
    daily: [{when: 09:00, text: 收前一天的单子。}]
    pay: 月薪____元
    document:
      number: YF-GW-08
      version: 2026年第1版
      prepared: {by: 苏婉, date: 2026-10-12}
      history: [{version: 2026年第1版, date: 2026-10-12, change: 首次编写。}]
""".replace("CABINETS", ", ".join(f"{{title: 第{n}柜, text: 每月核对一次目录与实物，少一件查一件，查不清的写成说明交主管签字。}}" for n in range(1, 41)))
CONDUCT = """
    items: [{id: leak, title: 不外传, text: 不把档案内容告诉无关的人。, consequences: [{gravity: 初犯, text: 书面检查。}]}]
"""
ORGANISATION = """
    company: {name: 云帆}
    departments: [{id: service, name: 客户服务部}]
"""


@cache
def installed() -> Faces:
    """The pair that comes along."""
    return faces(None)


@cache
def typesetter() -> Typesetter:
    """One for all tests."""
    return Typesetter(installed())


def pdf(sheet: Sheet, layout: str = "standard") -> bytes:
    """``sheet`` as PDF."""
    return sheet_pdf(typesetter(), sheet, layout)


def read(content: bytes) -> pypdf.PdfReader:
    """``content`` as another program reads it."""
    return pypdf.PdfReader(io.BytesIO(content), strict=True)


def pages(content: bytes) -> list[str]:
    """The words of each page, a line each, without blanks at either end."""
    read_pages = (page.extract_text().splitlines() for page in read(content).pages)
    return ["\n".join(" ".join(line.split()) for line in lines if line.strip()) for lines in read_pages]


def words(content: bytes) -> str:
    """Everything in it without blanks, the pages one after the other."""
    return "".join("".join(pages(content)).split())
