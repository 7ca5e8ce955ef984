"""What the graded manual is made of: two levels, their words, their ids, references to all of them."""

from typing import Any

Data = dict[str, Any]
LEVELS = ("knra", "knrb")
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
#: What each level's graded things are called in references from everywhere.
GLOBAL = (
    "policy",
    "position",
    "procedure",
    "form",
    "training",
    "topic",
    "scripts",
    "conducts",
    "duties",
    "topic-faq",
    "scripts-script",
    "faq",
    "script",
    "duty",
    "conduct",
    "term",
    "department",
    "group",
    "outside",
    "rung",
    "stage",
    "channel",
    "customer",
    "credit",
    "metric",
    "grade",
    "audience",
)
LOCAL = (
    "open-policy/{}-article",
    "open-policy/{}-clause",
    "open-policy/{}-chapter",
    "{}-policy/inner",
    "open-procedure/{}-step",
    "open-training/{}-course",
    "open-training/{}-test",
    "open-department/{}-served",
    "open-position/{}-own",
    "open-position/{}-power",
    "open-form/{}-section",
)


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


def ids(both: list[Level], *names: str) -> list[str]:
    """The ids of things called ``names``, of each level."""
    return [f"open-policy/{level.id('article')}" if name == "article-of" else level.id(name) for name in names for level in both]
