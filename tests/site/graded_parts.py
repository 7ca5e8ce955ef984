"""The open files of the graded manual: they hold graded items among open ones, and refer to graded things."""

from tests.site.grading import Data, Level, ids


def open_files(both: list[Level]) -> Data:
    """All of them by name."""
    return {**_desk(both), **_work(both), **_house(both), "settings.yml": _settings(both)}


def _desk(both: list[Level]) -> Data:
    """FAQs, scripts and terms."""
    links = "\n\n".join(level.references() for level in both)
    named = {
        "say": ids(both, "script"),
        "procedure": ids(both, "procedure"),
        "form": ids(both, "form"),
        "customers": ids(both, "customer"),
        "related": ids(both, "faq"),
        "escalate_to": ids(both, "position", "group", "outside"),
        "positions": ids(both, "position", "department"),
        "owner": both[1].id("position"),
        "verified": {"by": both[1].id("position"), "date": "2026-11-01", "every": "1年"},
    }
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
                {
                    "id": "open-script",
                    "stage": both[1].id("stage"),
                    "say": {level.id("channel"): "按渠道说。" for level in both},
                    "customers": ids(both, "customer"),
                    "not_for": ids(both, "channel"),
                },
                *(level("script", "title", "say", "note", stage="open-stage") for level in both),
            ],
        },
        "glossary.yml": {
            "terms": [{"term": "公开术语", "means": links, "see": [level.text("term-term") for level in both]}]
            + [level("term", "term", "means", also=[level.text("term-also")]) for level in both]
        },
    }


def _work(both: list[Level]) -> Data:
    """Positions, duties, conduct, procedures, policies, training, forms that hold graded items among open ones."""
    a, b = both
    return {
        "positions/open-position.yml": _position(both),
        "positions/open-heir.yml": {"name": "沿用密级岗位者", "based_on": b.id("position"), "duties": ["自己的公开职责。"]},
        "positions/open-child.yml": {"name": "沿用公开岗位者", "based_on": "open-position", "duties": ["另一项公开职责。"]},
        "duties/open-duties.yml": {
            "items": [
                {"id": "open-duty", "text": "公开共用职责。", "form": ids(both, "form")},
                *(x("duty", "title", "text", deliverables=[x.text("duty-out")]) for x in both),
            ]
        },
        "conduct/open-conduct.yml": {
            "consequences": [x("general", "text", "gravity", own=False) for x in both],
            "items": [
                {
                    "id": "open-rule",
                    "text": "公开规范。",
                    "consequences": ["口头提醒。", *(x("after", "text", "gravity", own=False, approved_by=x.id("position")) for x in both)],
                },
                *(x("conduct", "title", "text", "superior", "department") for x in both),
            ],
        },
        "procedures/open-procedure.yml": {
            "title": "公开流程",
            "responsible": b.id("position"),
            "priorities": [x("priority", "text", customers=x.id("customer")) for x in both],
            "escalation": [{"when": "办不了时", "to": ids(both, "position")}, *(x("escalation", "when", own=False) for x in both)],
            "exceptions": [x("exception", "title", "text") for x in both],
            "steps": [
                {
                    "id": "begin",
                    "who": ids(both, "position", "group"),
                    "ask": "能办吗？",
                    "go": {"甲": a.id("step"), "乙": b.id("step"), "丙": b.id("procedure")},
                    "needs": ids(both, "act", "position-act"),
                },
                *(x("step", "title", "do", "note", who="customer", then="last") for x in both),
                {
                    "id": "last",
                    "who": "customer",
                    "do": "结束。",
                    "script": ids(both, "script"),
                    "form": ids(both, "form"),
                    "then": ["end", *ids(both, "procedure")],
                },
            ],
        },
        "policies/open-policy.yml": _policy(both),
        "training/open-training.yml": {
            "title": "公开培训",
            "for": ["open-position", *ids(both, "position")],
            "forms": ids(both, "form"),
            "entry": [x("entry", "text", own=False) for x in both],
            "courses": [
                {"id": "open-course", "title": "公开课程", "teacher": ids(both, "position"), "reads": ids(both, "policy", "faq")},
                *(x("course", "title", "text") for x in both),
            ],
            "tests": [
                {"id": "open-test", "title": "公开测试", "questions": [{"ask": "题？", "source": b.id("policy")}]},
                *(x("test", "title", "text", questions=[{"ask": x.text("test-ask")}]) for x in both),
            ],
            "plan": [
                {
                    "day": "第1天",
                    "courses": ids(both, "course"),
                    "tests": ids(both, "test"),
                    "reads": ids(both, "article-of"),
                    "tasks": [x("task", "text", "when", own=False) for x in both],
                },
                *(x("day", "day", "title", goals=[x.text("day-goal")]) for x in both),
            ],
            "mentor": {"who": ids(both, "position"), "duties": [x("mentoring", "text", own=False) for x in both]},
        },
        "forms/open-form.yml": {
            "title": "公开表单",
            "filled_by": ids(both, "position"),
            "handed_to": ids(both, "outside"),
            "sections": [
                {"title": "公开部分", "fields": ["公开栏", *(x("field", "name", "note", options=[x.text("field-option")]) for x in both)]},
                *(x("section", "title", "text") for x in both),
            ],
        },
    }


def _position(both: list[Level]) -> Data:
    return {
        "name": "公开岗位",
        "department": both[0].id("department"),
        "group": both[1].id("group"),
        "reports_to": ids(both, "position"),
        "acts_for": ids(both, "position"),
        "customers": ids(both, "customer"),
        "never": ["open-rule", *ids(both, "conduct")],
        "summary": "\n".join(level.references() for level in both),
        "duties": [
            {"group": "公开组", "items": [{"text": "公开职责。", "with": ids(both, "position"), "result": [x("result", "text", own=False) for x in both]}]},
            *({"use": x.id("duty")} for x in both),
            *(x("own", "title", "text", deliverables=[x.text("own-out")]) for x in both),
        ],
        "targets": [{"what": "公开指标", "metric": both[1].id("metric")}, *(x("target", "what", "note", at_least="90%") for x in both)],
        "powers": {"operations": [{"right": "审批", "text": "公开权限"}, *(x("power", "text", right="决定", act=x.id("act"), limit="88元以内") for x in both)]},
        "daily": [x("daily", "text", "when", own=False) for x in both],
        "reports": [x("report", "what", own=False) for x in both],
        "emergencies": [{"group": "公开分组", "items": ["公开应急。", *(x("emergency", "text", own=False) for x in both)]}],
        "requires": {
            "sex": both[0]("sex", "text", own=False),
            "must": [x("must", "text", "explanation", own=False) for x in both],
            "prefers": [x("preferred", "text", own=False) for x in both],
        },
    }


def _policy(both: list[Level]) -> Data:
    return {
        "title": "公开制度",
        "applies_to": ids(both, "position"),
        "procedures": ids(both, "procedure"),
        "forms": ids(both, "form"),
        "records": [
            {"what": "公开档案", "form": ids(both, "form"), "borrow_by": ids(both, "position")},
            *(x("record", "what", "destroy_when", own=False) for x in both),
        ],
        "body": [
            {"chapter": "公开章"},
            {"text": "公开条文。", "items": ["公开分项。", *(x("clause", "title", "text", items=[x.text("clause-inner")]) for x in both)]},
            *(x("article", "title", "text", own=False, article=x.id("article"), items=[x.text("article-item")]) for x in both),
            *(x("chapter", "chapter") for x in both),
            *(
                x("table", "title", own=False, table={"title": x.text("table-cap"), "columns": [x.text("table-head")], "rows": [[x.text("table-cell")]]})
                for x in both
            ),
            *(
                x("drawn", own=False, figure={"image": f"images/{x.id('figure')}.png", "title": x.text("figure"), "describes": x.text("figure-alt")})
                for x in both
            ),
            {"form": both[1].id("form")},
            {"text": "\n".join(level.references() for level in both)},
            {"article": "open-last", "text": "公开的最后一条。"},
        ],
    }


def _house(both: list[Level]) -> Data:
    duties = [x("served", "title", "text") for x in both]
    return {
        "organisation.yml": {
            "company": {"name": "公开公司"},
            "departments": [
                {
                    "id": "open-department",
                    "name": "公开部门",
                    "lead": both[1].id("position"),
                    "duties": ["公开部门职责。", *duties],
                    "groups": [x("group", "name", "about", lead=x.id("position")) for x in both],
                    "relations": [{"with": own, "about": "公开往来。"} for own in ids(both, "outside", "department")],
                    "reports": [{"what": "公开报告", "to": ids(both, "position"), "form": both[1].id("form")}],
                },
                *(x("department", "name", "overview", "motto", part_of="open-department", duties=[x.text("department-duty")]) for x in both),
                {"id": "open-branch", "name": "公开分部", "part_of": both[1].id("department")},
            ],
            "headcount": [{"position": own, "in": place, "planned": "3"} for own in ids(both, "position") for place in ids(both, "department", "group")],
            "ladder": [
                {"name": "公开层级", "who": ids(both, "position"), "channels": ids(both, "channel")},
                *(x("rung", "name", "takes", who="open-position") for x in both),
            ],
            "outside": [x("outside", "name", "about", "contact") for x in both],
        }
    }


def _settings(both: list[Level]) -> Data:
    a, b = both
    return {
        "title": "公开手册",
        "stages": [{"id": "open-stage", "name": "公开环节"}, *(x("stage", "name", "about") for x in both)],
        "channels": [{"id": "open-channel", "name": "公开渠道"}, *(x("channel", "name", longest="77") for x in both)],
        "grades": [
            {
                "id": x.id("grade"),
                "name": x.id("grade-name"),
                "marking": x.id("grade-mark"),
                "about": x.id("grade-about"),
                "readers": x.id("position"),
                **x.marked,
            }
            for x in both
        ],
        "audiences": [{"id": "everyone", "name": "全体"}, *({"id": x.id("audience"), "name": x.id("audience-name"), "grade": x.id("grade")} for x in both)],
        "customers": [
            {"id": "open-customer", "name": "公开客户", "secrecy": a.id("grade")},
            {"id": "open-rich", "name": "公开客户二", "secrecy": b.id("grade")},
            *(x("customer", "name", "about") for x in both),
        ],
        "credit": [x("credit", "name", "criteria", "treatment") for x in both],
        "metrics": [x("metric", "name", "means") for x in both],
        "reviews": [{"per": "月", "what": "公开检查", "by": ids(both, "position")}, *(x("review", "what", own=False, per="周") for x in both)],
    }
