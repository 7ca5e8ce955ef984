"""A manual in which everything that can carry a grade does so, at two grades, and open things refer to all of it.

Each text of a graded thing holds a word of its own, ``knra-…-t`` at the lower and ``knrb-…-t`` at the higher grade;
ids and names of files hold ``knra-`` or ``knrb-`` too. Nothing else in the manual does.
"""

from collections.abc import Mapping
from typing import Any

Data = dict[str, Any]
LEVELS = ("knra", "knrb")
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
#: What each level's graded things are called in references from everywhere.
GLOBAL = (
    "policy", "position", "procedure", "form", "training", "topic", "scripts", "conducts", "duties", "topic-faq", "scripts-script", "faq", "script",
    "duty", "conduct", "term", "department", "group", "outside", "rung", "stage", "channel", "customer", "credit", "metric", "grade", "audience",
)  # fmt: skip
LOCAL = (
    "open-policy/{}-article", "open-policy/{}-clause", "open-policy/{}-chapter", "{}-policy/inner", "open-procedure/{}-step", "open-training/{}-course",
    "open-training/{}-test", "open-department/{}-served", "open-position/{}-own", "open-position/{}-power", "open-form/{}-section",
)  # fmt: skip


class Level:
    """Makes the graded things of one level; ``until`` is the day on which all of them fall free."""

    def __init__(self, word: str, until: str = "") -> None:
        self.word = word
        self.marked: Data = {"grade": f"{word}-grade", **({"declassify": until} if until else {})}

    def id(self, name: str) -> str:
        """An id."""
        return f"{self.word}-{name}"

    def text(self, name: str) -> str:
        """A text that must be seen by those who may see it."""
        return f"暗语{self.word}-{name}-t。"

    def __call__(self, name: str, *texts: str, own: bool = True, **rest: Any) -> Data:
        """A graded item called ``name``: an id if it has one, a word in each of ``texts``."""
        head = {"id": self.id(name)} if own else {}
        return {**head, **{key: self.text(f"{name}-{key}") for key in texts}, **rest, **self.marked}

    def references(self) -> str:
        """Links to every graded thing, by id and by id with words."""
        ids = [self.id(name) for name in GLOBAL] + [name.format(self.word) for name in LOCAL]
        return "\n".join(f"- 见[[{own}]]和[[{own}|{self.word}字样]]。" for own in ids)


def files(until: str = "") -> Mapping[str, Any]:
    """The whole manual: name of a file below content/ -> its data, text or bytes."""
    both = [Level(word, until) for word in LEVELS]
    made: Data = {}
    for level in both:
        made |= _whole(level)
    return {**made, **_desk(both), **_work(both), **_house(both), "settings.yml": _settings(both)}


def _whole(level: Level) -> Data:
    """Files that are graded as a whole."""
    w, t = level.id, level.text
    return {
        f"policies/{w('policy')}.yml": level("policy", "title", "purpose", own=False, body=[{"chapter": t("policy-chapter")}, {"article": "inner", "text": t("policy-article")}]),
        f"positions/{w('position')}.yml": level(
            "position", "name", "summary", own=False, department="open-department",
            duties=[{"group": t("position-group"), "items": [t("position-duty")]}], skills=[t("position-skill")], knowledge=[t("position-knowledge")], hours=t("position-hours"),
            powers={"operations": [{"right": "决定", "act": w("position-act"), "text": t("position-power")}]},
        ),
        f"procedures/{w('procedure')}.yml": level("procedure", "title", own=False, steps=[{"id": "one", "who": "customer", "do": t("procedure-step")}]),
        f"forms/{w('form')}.yml": level("form", "title", own=False, sections=[{"fields": [t("form-field")]}]),
        f"training/{w('training')}.yml": level("training", "title", own=False, courses=[{"id": "first", "title": t("training-course")}]),
        f"faqs/{w('topic')}.yml": level("topic", "topic", own=False, items=[{"id": w("topic-faq"), "question": t("topic-question"), "answer": t("topic-answer")}]),
        f"scripts/{w('scripts')}.yml": level("scripts", "title", own=False, items=[{"id": w("scripts-script"), "stage": "open-stage", "say": t("scripts-say")}]),
        f"conduct/{w('conducts')}.yml": level("conducts", "title", own=False, items=[{"text": t("conducts-text")}]),
        f"duties/{w('duties')}.yml": level("duties", "title", own=False, items=[{"text": t("duties-text")}]),
        f"pages/{w('page')}.md": f"---\ntitle: 页{t('page-title')}\ngrade: {w('grade')}\n---\n\n# {t('page-heading')}\n\n{t('page-text')} ![图]({w('onpage')}.png) [件]({w('attached')}.pdf)\n",
        f"pages/{w('onpage')}.png": PIXEL,
        f"pages/{w('attached')}.pdf": f"%PDF {t('attached')}".encode(),
        f"images/{w('figure')}.png": PIXEL,
    }  # fmt: skip


def _desk(both: list[Level]) -> Data:
    """FAQs, scripts and terms."""
    links = "\n\n".join(level.references() for level in both)
    named = {
        "say": _ids(both, "script"), "procedure": _ids(both, "procedure"), "form": _ids(both, "form"), "customers": _ids(both, "customer"), "related": _ids(both, "faq"),
        "escalate_to": _ids(both, "position", "group", "outside"), "positions": _ids(both, "position", "department"),
        "owner": both[1].id("position"), "verified": {"by": both[1].id("position"), "date": "2026-11-01", "every": "1年"},
    }  # fmt: skip
    return {
        "pages/open-page.md": f"# 公开页\n\n{links}\n\n公开页的结尾\n",
        "faqs/open-topic.yml": {
            "topic": "公开主题",
            "items": [{"id": "open-faq", "question": "公开问题？", "answer": f"看这些：\n\n{links}", **named}]
            + [level("faq", "question", "answer", "note", "ask", similar=[level.text("faq-similar")]) for level in both],
        },
        "scripts/open-scripts.yml": {
            "title": "公开话术",
            "items": [
                {"id": "open-script", "stage": both[1].id("stage"), "say": {level.id("channel"): "按渠道说。" for level in both}, "customers": _ids(both, "customer"), "not_for": _ids(both, "channel")},
                *(level("script", "title", "say", "note", stage="open-stage") for level in both),
            ],
        },
        "glossary.yml": {
            "terms": [{"term": "公开术语", "means": links, "see": [level.text("term-term") for level in both]}]
            + [level("term", "term", "means", also=[level.text("term-also")]) for level in both]
        },
    }  # fmt: skip


def _work(both: list[Level]) -> Data:
    """Positions, duties, conduct, procedures, policies, training, forms that hold graded items among open ones."""
    a, b = both
    return {
        "positions/open-position.yml": _position(both),
        "positions/open-heir.yml": {"name": "沿用密级岗位者", "based_on": b.id("position"), "duties": ["自己的公开职责。"]},
        "positions/open-child.yml": {"name": "沿用公开岗位者", "based_on": "open-position", "duties": ["另一项公开职责。"]},
        "duties/open-duties.yml": {"items": [{"id": "open-duty", "text": "公开共用职责。", "form": _ids(both, "form")}, *(x("duty", "title", "text", deliverables=[x.text("duty-out")]) for x in both)]},
        "conduct/open-conduct.yml": {
            "consequences": [x("general", "text", "gravity", own=False) for x in both],
            "items": [
                {"id": "open-rule", "text": "公开规范。", "consequences": ["口头提醒。", *(x("after", "text", "gravity", own=False, approved_by=x.id("position")) for x in both)]},
                *(x("conduct", "title", "text", "superior", "department") for x in both),
            ],
        },
        "procedures/open-procedure.yml": {
            "title": "公开流程", "responsible": b.id("position"), "priorities": [x("priority", "text", customers=x.id("customer")) for x in both],
            "escalation": [{"when": "办不了时", "to": _ids(both, "position")}, *(x("escalation", "when", own=False) for x in both)], "exceptions": [x("exception", "title", "text") for x in both],
            "steps": [
                {"id": "begin", "who": _ids(both, "position", "group"), "ask": "能办吗？", "go": {"甲": a.id("step"), "乙": b.id("step"), "丙": b.id("procedure")}, "needs": _ids(both, "act", "position-act")},
                *(x("step", "title", "do", "note", who="customer", then="last") for x in both),
                {"id": "last", "who": "customer", "do": "结束。", "script": _ids(both, "script"), "form": _ids(both, "form"), "then": ["end", *_ids(both, "procedure")]},
            ],
        },
        "policies/open-policy.yml": _policy(both),
        "training/open-training.yml": {
            "title": "公开培训", "for": ["open-position", *_ids(both, "position")], "forms": _ids(both, "form"), "entry": [x("entry", "text", own=False) for x in both],
            "courses": [{"id": "open-course", "title": "公开课程", "teacher": _ids(both, "position"), "reads": _ids(both, "policy", "faq")}, *(x("course", "title", "text") for x in both)],
            "tests": [{"id": "open-test", "title": "公开测试", "questions": [{"ask": "题？", "source": b.id("policy")}]}, *(x("test", "title", "text", questions=[{"ask": x.text("test-ask")}]) for x in both)],
            "plan": [
                {"day": "第1天", "courses": _ids(both, "course"), "tests": _ids(both, "test"), "reads": _ids(both, "article-of"), "tasks": [x("task", "text", "when", own=False) for x in both]},
                *(x("day", "day", "title", goals=[x.text("day-goal")]) for x in both),
            ],
            "mentor": {"who": _ids(both, "position"), "duties": [x("mentoring", "text", own=False) for x in both]},
        },
        "forms/open-form.yml": {
            "title": "公开表单", "filled_by": _ids(both, "position"), "handed_to": _ids(both, "outside"),
            "sections": [{"title": "公开部分", "fields": ["公开栏", *(x("field", "name", "note", options=[x.text("field-option")]) for x in both)]}, *(x("section", "title", "text") for x in both)],
        },
    }  # fmt: skip


def _position(both: list[Level]) -> Data:
    return {
        "name": "公开岗位", "department": both[0].id("department"), "group": both[1].id("group"), "reports_to": _ids(both, "position"), "acts_for": _ids(both, "position"),
        "customers": _ids(both, "customer"), "never": ["open-rule", *_ids(both, "conduct")], "summary": "\n".join(level.references() for level in both),
        "duties": [
            {"group": "公开组", "items": [{"text": "公开职责。", "with": _ids(both, "position"), "result": [x("result", "text", own=False) for x in both]}]},
            *({"use": x.id("duty")} for x in both), *(x("own", "title", "text", deliverables=[x.text("own-out")]) for x in both),
        ],
        "targets": [{"what": "公开指标", "metric": both[1].id("metric")}, *(x("target", "what", "note", at_least="90%") for x in both)],
        "powers": {"operations": [{"right": "审批", "text": "公开权限"}, *(x("power", "text", right="决定", act=x.id("act"), limit="88元以内") for x in both)]},
        "daily": [x("daily", "text", "when", own=False) for x in both], "reports": [x("report", "what", own=False) for x in both],
        "emergencies": [{"group": "公开分组", "items": ["公开应急。", *(x("emergency", "text", own=False) for x in both)]}],
        "requires": {"sex": both[0]("sex", "text", own=False), "must": [x("must", "text", "explanation", own=False) for x in both]},
    }  # fmt: skip


def _policy(both: list[Level]) -> Data:
    return {
        "title": "公开制度", "applies_to": _ids(both, "position"), "procedures": _ids(both, "procedure"), "forms": _ids(both, "form"),
        "records": [{"what": "公开档案", "form": _ids(both, "form"), "borrow_by": _ids(both, "position")}, *(x("record", "what", "destroy_when", own=False) for x in both)],
        "body": [
            {"chapter": "公开章"}, {"text": "公开条文。", "items": ["公开分项。", *(x("clause", "title", "text", items=[x.text("clause-inner")]) for x in both)]},
            *(x("article", "title", "text", own=False, article=x.id("article"), items=[x.text("article-item")]) for x in both),
            *(x("chapter", "chapter") for x in both),
            *(x("table", "title", own=False, table={"title": x.text("table-cap"), "columns": [x.text("table-head")], "rows": [[x.text("table-cell")]]}) for x in both),
            *(x("drawn", own=False, figure={"image": f"images/{x.id('figure')}.png", "title": x.text("figure"), "describes": x.text("figure-alt")}) for x in both),
            {"form": both[1].id("form")}, {"text": "\n".join(level.references() for level in both)}, {"article": "open-last", "text": "公开的最后一条。"},
        ],
    }  # fmt: skip


def _house(both: list[Level]) -> Data:
    duties = [x("served", "title", "text") for x in both]
    return {
        "organisation.yml": {
            "company": {"name": "公开公司"},
            "departments": [
                {"id": "open-department", "name": "公开部门", "lead": both[1].id("position"), "duties": ["公开部门职责。", *duties], "groups": [x("group", "name", "about", lead=x.id("position")) for x in both],
                 "relations": [{"with": own, "about": "公开往来。"} for own in _ids(both, "outside", "department")], "reports": [{"what": "公开报告", "to": _ids(both, "position"), "form": both[1].id("form")}]},
                *(x("department", "name", "overview", "motto", part_of="open-department", duties=[x.text("department-duty")]) for x in both),
                {"id": "open-branch", "name": "公开分部", "part_of": both[1].id("department")},
            ],
            "headcount": [{"position": own, "in": place, "planned": "3"} for own in _ids(both, "position") for place in _ids(both, "department", "group")],
            "ladder": [{"name": "公开层级", "who": _ids(both, "position"), "channels": _ids(both, "channel")}, *(x("rung", "name", "takes", who="open-position") for x in both)],
            "outside": [x("outside", "name", "about", "contact") for x in both],
        }
    }  # fmt: skip


def _settings(both: list[Level]) -> Data:
    a, b = both
    return {
        "title": "公开手册", "stages": [{"id": "open-stage", "name": "公开环节"}, *(x("stage", "name", "about") for x in both)],
        "channels": [{"id": "open-channel", "name": "公开渠道"}, *(x("channel", "name", longest="77") for x in both)],
        "grades": [{"id": x.id("grade"), "name": x.id("grade-name"), "marking": x.id("grade-mark"), "about": x.id("grade-about"), "readers": x.id("position")} for x in both],
        "audiences": [{"id": "everyone", "name": "全体"}, *({"id": x.id("audience"), "name": x.id("audience-name"), "grade": x.id("grade")} for x in both)],
        "customers": [{"id": "open-customer", "name": "公开客户", "secrecy": a.id("grade")}, {"id": "open-rich", "name": "公开客户二", "secrecy": b.id("grade")}, *(x("customer", "name", "about") for x in both)],
        "credit": [x("credit", "name", "criteria", "treatment") for x in both], "metrics": [x("metric", "name", "means") for x in both],
        "reviews": [{"per": "月", "what": "公开检查", "by": _ids(both, "position")}, *(x("review", "what", own=False, per="周") for x in both)],
    }  # fmt: skip


def _ids(both: list[Level], *names: str) -> list[str]:
    return [f"open-policy/{level.id('article')}" if name == "article-of" else level.id(name) for name in names for level in both]
