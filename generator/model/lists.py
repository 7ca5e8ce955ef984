"""Word lists: what the checks of scripts and answers look for, the house's own beside those that come with Deskbook (D11)."""

from generator.model.base import Model, Short, said
from generator.model.text import Line
from generator.model.types import Flag


class Listed(Short):
    """Words to look for, and what to write in their place; ``…`` stands for a few characters."""

    short = "words"
    words: Line = said("用语", "Words", more=("“…”代表中间隔着的几个字。", "… stands for a few characters in between."))
    instead: Line | None = said("改说", "Instead", None)
    why: Line | None = said("原因", "Why", None)
    unless: tuple[Line, ...] = said("这些话里不算", "Fine in", ())


class Lists(Model):
    """Words for the checks; added to the lists that come with Deskbook unless ``shipped`` is off."""

    absolute: tuple[Listed, ...] = said("绝对化用语", "Absolute words", (), more=("把话说满、许了办不到的愿。", "Words that promise too much."))
    blaming: tuple[Listed, ...] = said("责怪客户的话", "Blaming words", ())
    copied: tuple[Listed, ...] = said("抄来的痕迹", "Traces of copying", ())
    greetings: tuple[Line, ...] = said("问候语", "Greetings", ())
    closings: tuple[Line, ...] = said("道别语", "Closings", ())
    allow: tuple[Line, ...] = said("放行的话", "Never a finding", ())
    shipped: Flag = said("用自带的词表", "Deskbook's own lists too", True)
