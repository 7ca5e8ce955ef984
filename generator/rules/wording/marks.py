"""Punctuation and digits on one line of a text: what is wrong, and what should stand there."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

#: A placeholder or a link stands for words: it counts as Chinese; an address, a file name or code for none.
WORDS, THING = "\ue000", "\ue001"
HAN = "\u3400-\u9fff"
OURS = HAN + WORDS
SLOT = re.compile(r"\[\[[^\[\]\n]+\]\]|[{｛][^{}｛｝\n]+[}｝]")
SKIPPED = re.compile(
    r"`[^`\n]*`|\b[a-z]{2,8}://[^\s\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}|\b\d{1,2}:\d{2}(?::\d{2})?"
    r"|[\w()\-]{1,64}\.(?:xlsx?|docx?|pptx?|pdf|png|jpe?g|gif|svg|csv|txt|zip|rar|apk|exe|ya?ml|md|html?|com|cn|net|org)\b",
    re.ASCII,
)
FILE_NAME = re.compile(r"[\w()\-]{1,40}\.(?:xlsx?|docx?|pptx?|pdf|png|jpe?g|csv|txt|zip|rar)\b", re.IGNORECASE)
FULL = {",": "，", ".": "。", "!": "！", "?": "？", ":": "：", ";": "；", "(": "（", ")": "）"}
AFTER_HAN = re.compile(rf"(?<=[{OURS}”』」）】》])(?:[,;:]|[!?]{{1,2}}(?![!?])|!{{3,}}|\.{{2,}}|\.(?![A-Za-z0-9_.]))")
BEFORE_HAN = re.compile(rf"(?<![!?])[,!?;:](?=\s?[{OURS}])")
AT_END = re.compile(r"[!?;]$")
TOKEN = re.compile(rf"[{OURS}]\s?[A-Za-z0-9+%/\-]{{1,40}}$")
TOKEN_REACH = 44
PAIR = re.compile(r"\(([^()\n]*)\)")
HEADING = re.compile(r"^[一二三四五六七八九十]{1,3}$")
SHORT = 12
DOUBLED = re.compile("([。，！？、；：])\\1+|[。，、；：][。，、；：]+|[！？][。，、；：]+")
DOUBLED_ASCII = re.compile(r"(?<!,),{2,}(?!,)|!{2,}|(?<!\?)\?\?(?!\?)")
STRENGTH = "？！。；：，、"
WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]+")
STRAY = re.compile(rf"(?<=[。！？])[ \t]?\d{{1,3}}[ \t]*$|(?<=[{HAN}，。！？”.!?,])\[\d{{1,2}}\]")


class Edit(NamedTuple):
    """What stands from ``start`` to ``end`` of a line, and what should."""

    start: int
    end: int
    fixed: str


def masked(line: str) -> str:
    """``line`` with what is no text of ours made harmless, character for character."""
    line = SLOT.sub(lambda match: WORDS * len(match[0]), line)
    for pattern in (SKIPPED, FILE_NAME):
        line = pattern.sub(lambda match: THING * len(match[0]), line)
    return line


def is_chinese(line: str) -> bool:
    """Whether ``line`` is a Chinese sentence, be it with a few words of English in it."""
    han = len(re.findall(f"[{HAN}]", line))
    return han > 0 and len(re.findall("[A-Za-z]{2,}", line)) <= han


def half_width(line: str) -> Iterator[Edit]:
    """Half-width punctuation after or between Chinese."""
    line = masked(line)
    if not is_chinese(line):
        return
    for match in AFTER_HAN.finditer(line):
        yield _widened(line, match.start(), match.end())
    for match in BEFORE_HAN.finditer(line):
        if TOKEN.search(line[max(0, match.start() - TOKEN_REACH) : match.start()]):
            yield _widened(line, match.start(), match.end())
    for match in AT_END.finditer(line):
        if line[match.start() - 1 : match.start()].isalnum() and not re.match(f"[{OURS}]", line[match.start() - 1]):
            yield _widened(line, match.start(), match.end())
    for match in PAIR.finditer(line):
        before = line[match.start() - 1 : match.start()]
        if not match[1].strip().isdigit() and (re.match(f"[{OURS}”』」）】》]", before) or re.search(f"[{HAN}]", match[1])):
            yield Edit(match.start(), match.start() + 1, "（")
            yield Edit(match.end() - 1, match.end(), "）")


def _widened(line: str, start: int, end: int) -> Edit:
    """The mark made full-width, with the space behind it that it no longer needs."""
    mark = line[start:end]
    if mark == "." and start < SHORT and HEADING.match(line[:start].strip(" \t-")):
        return Edit(start, end, "、")  # 一.总则
    spaces = re.compile(rf"[ \t]+(?=[{OURS}])").match(line, end)
    return Edit(start, spaces.end() if spaces else end, "……" if mark[:2] == ".." else "".join(FULL[one] for one in dict.fromkeys(mark)))


def doubled(line: str) -> Iterator[Edit]:
    """The same mark twice, or two that do not go together; …… and ？！ do."""
    line = masked(line)
    pattern = DOUBLED if re.search(f"[{HAN}]", line) else DOUBLED_ASCII
    for match in pattern.finditer(line):
        yield Edit(match.start(), match.end(), min(match[0], key=lambda mark: (STRENGTH + ",!?").index(mark)))


def full_width(line: str) -> Iterator[Edit]:
    """Digits and letters as wide as a Chinese character."""
    for match in WIDE.finditer(line):
        yield Edit(match.start(), match.end(), unicodedata.normalize("NFKC", match[0]))


def stray_number(line: str) -> Iterator[Edit]:
    """A page or footnote number behind a sentence that is over."""
    for match in STRAY.finditer(SLOT.sub(lambda match: WORDS * len(match[0]), line)):
        yield Edit(match.start(), match.end(), "")
