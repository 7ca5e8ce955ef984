"""The kinds of content, the folders that hold them, and what a reference may point at."""

from dataclasses import dataclass

#: Folder (or single file of that stem) -> kind of the file.
FOLDERS = {
    "organisation": "organisation",
    "duties": "duties",
    "positions": "position",
    "conduct": "conduct",
    "policies": "policy",
    "procedures": "procedure",
    "scripts": "scripts",
    "faqs": "faqs",
    "training": "training",
    "forms": "form",
    "glossary": "glossary",
    "questions": "questions",
    "signatures": "signatures",
    "settings": "settings",
}

#: Kinds of which the manual has one file only.
SINGLE = ("organisation", "settings", "glossary", "signatures")

#: Words that a step's ``who`` and ``then`` give a meaning of their own; no id may take them.
RESERVED = ("customer", "end")

#: What a test question expects where the manual has no answer.
NOTHING = ("none", "无")


#: Kind of an entry -> its name in messages.
NAMES = {
    "position": ("岗位", "position"),
    "department": ("部门", "department"),
    "group": ("小组", "group"),
    "outside": ("外部单位", "outside body"),
    "customer": ("客户", "customer"),
    "duty": ("共用职责", "shared duty"),
    "department-duty": ("部门职责", "duty of the department"),
    "conduct": ("行为规范", "conduct rule"),
    "policy": ("制度", "policy"),
    "article": ("制度条文", "article"),
    "procedure": ("流程", "procedure"),
    "step": ("流程步骤", "step"),
    "scripts": ("话术文件", "scripts file"),
    "script": ("话术", "script"),
    "topic": ("问答主题", "FAQ topic"),
    "faq": ("问答", "FAQ"),
    "training": ("培训计划", "training plan"),
    "course": ("课程", "course"),
    "test": ("测试", "test"),
    "form": ("表单", "form"),
    "term": ("术语", "term"),
    "stage": ("环节", "stage"),
    "channel": ("渠道", "channel"),
    "grade": ("密级", "grade"),
    "audience": ("读者", "audience"),
    "customer-class": ("客户类别", "customer class"),
    "credit-class": ("信用等级", "credit class"),
    "metric": ("指标", "metric"),
    "rung": ("升级层级", "rung of the ladder"),
    "row": ("条目", "item"),
    "act": ("权限事项", "act"),
    "next": ("步骤", "step"),
    "page": ("页面", "page"),
    "organisation": ("组织", "organisation"),
    "settings": ("设置", "settings"),
    "glossary": ("术语表", "glossary"),
    "duties": ("共用职责文件", "duties file"),
    "conduct-file": ("行为规范文件", "conduct file"),
    "questions": ("检验查询的问题", "test questions"),
    "signatures": ("签字登记", "signatures"),
    "anything": ("条目", "item"),
    "none": ("none", "none"),
}


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a text as the id of something: which kinds it may name."""

    kinds: tuple[str, ...]

    def __init__(self, *kinds: str) -> None:
        object.__setattr__(self, "kinds", kinds)
