"""A large manual, the same at every run: FAQs by topic, positions in a tree, procedures with decisions."""

from pathlib import Path
from random import Random

THINGS = [
    "退款",
    "发票",
    "登录",
    "密码",
    "扫码枪",
    "考勤机",
    "收银机",
    "工单",
    "合同",
    "年服务费",
    "打印机",
    "库存",
    "报表",
    "权限",
    "验证码",
    "物流",
    "配件",
    "保修卡",
    "对账单",
    "短信",
]
ACTS = ["怎么申请", "在哪里查看", "多久能处理", "可以撤回吗", "为什么失败", "需要什么资料", "能改到别的门店吗", "周末有人处理吗", "怎么导出", "收费吗"]
WORDS = [
    "先核对",
    "登记",
    "转交",
    "回电",
    "确认",
    "说明",
    "记录",
    "提交",
    "审核",
    "通知",
    "客户",
    "订单",
    "单据",
    "时间",
    "门店",
    "账号",
    "金额",
    "凭证",
    "负责人",
    "结果",
]


def make(folder: Path, faqs: int = 10_000, positions: int = 500, procedures: int = 200, per_topic: int = 500) -> None:
    """Write the manual below ``folder``/content, with a mkdocs.yml that has no search."""
    dice = Random(20261122)
    content = folder / "content"
    for name in ("faqs", "positions", "procedures"):
        (content / name).mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (content / "settings.yml").write_text("title: 大手册\nlanguage: zh\n", "utf-8")
    (content / "organisation.yml").write_text(ORGANISATION, "utf-8")
    for topic in range(-(-faqs // per_topic)):
        rows = [_faq(dice, number) for number in range(topic * per_topic, min(faqs, (topic + 1) * per_topic))]
        head = f"topic: 主题{topic}\nowner: position-0\nverified: {{by: position-0, date: 2026-11-01, every: 90天}}\nitems:\n"
        (content / "faqs" / f"topic-{topic:03}.yml").write_text(head + "".join(rows), "utf-8")
    for number in range(positions):
        (content / "positions" / f"position-{number}.yml").write_text(_position(dice, number), "utf-8")
    for number in range(procedures):
        (content / "procedures" / f"procedure-{number}.yml").write_text(_procedure(dice, number, positions), "utf-8")


def _sentence(dice: Random, length: int) -> str:
    return "".join(dice.choice(WORDS) for _ in range(length)) + "。"


def _faq(dice: Random, number: int) -> str:
    thing, act = dice.choice(THINGS), dice.choice(ACTS)
    similar = "".join(f"      - {dice.choice(WORDS)}{thing}{dice.choice(ACTS)}{dice.randrange(1000)}\n" for _ in range(3))
    return f"""  - id: faq-{number}
    question: {thing}{act}？第{number}种情形
    similar:
{similar}    answer: |
      {_sentence(dice, 22)}请在3个工作日内完成，{_sentence(dice, 14)}
      - {_sentence(dice, 9)}
      - {_sentence(dice, 9)}
    note: {_sentence(dice, 10)}
    escalate_to: position-{number % 50}
    tags: [{thing}, {dice.choice(WORDS)}]
    related: [faq-{dice.randrange(number + 1)}]
"""


def _position(dice: Random, number: int) -> str:
    superior = f"reports_to: position-{(number - 1) // 5}\n" if number else ""
    duties = "".join(
        f"  - group: 第{group}组\n    items:\n"
        + "".join(f"      - {{title: 职责{item}, text: {_sentence(dice, 8)}, result: 完成率 ≥ 9{item}%}}\n" for item in range(4))
        for group in range(3)
    )
    return f"""name: 岗位{number}
department: service
{superior}owner: position-0
verified: {{by: position-0, date: 2026-10-01, every: 6个月}}
value: {_sentence(dice, 10)}
duties:
{duties}powers:
  operations: [{{right: 决定, act: act-{number}, text: {_sentence(dice, 4)}, limit: 3天以内}}]
targets:
  - {{what: 结案数, at_least: {dice.randrange(20, 60)}, unit: 件, per: 月}}
requires:
  education: 大专及以上
  experience: ____年以上
  ratings: {{领导力: 需要, 应变力: 较需要}}
qualities: [细心, 耐心, 守时]
daily:
  - {{when: 每天17:00, text: {_sentence(dice, 6)}}}
"""


def _procedure(dice: Random, number: int, positions: int) -> str:
    who = [f"position-{dice.randrange(positions)}" for _ in range(4)]
    return f"""title: 流程{number}
trigger: {_sentence(dice, 6)}
limit: 2个工作日
owner: position-0
steps:
  - {{id: take, who: {who[0]}, do: {_sentence(dice, 10)}, within: 15分钟}}
  - id: judge
    who: {who[1]}
    do: {_sentence(dice, 10)}
    within: 2小时
    ask: 解决了吗？
    go: {{是: sign, 否: hand-on}}
  - {{id: hand-on, who: {who[2]}, do: {_sentence(dice, 10)}, then: judge}}
  - {{id: sign, who: {who[3]}, do: {_sentence(dice, 10)}, then: end}}
"""


ORGANISATION = """company: {name: 大公司}
departments:
  - {id: service, name: 客户服务部, lead: position-0}
"""
CONFIG = """site_name: 大手册
docs_dir: content
use_directory_urls: false
theme:
  name: material
  font: false
  features: [navigation.tabs, navigation.prune, toc.integrate]
plugins: [deskbook]
markdown_extensions: [tables, attr_list, md_in_html, toc]
"""
