"""Cases whose bytes an editor or git could spoil: made when they are needed. ``tests/cases`` holds their expected.txt.

Each stands under its folder's name, as path -> bytes, or ``Link`` for a symbolic link (its target relative to the link).
"""

from dataclasses import dataclass
from pathlib import Path

FAQ = """\
topic: 退款
items:
  - question: 退款几天到账？
    answer: 审核通过后3个工作日内到账。
"""
TRADITIONAL = """\
topic: 退貨
items:
  - question: 退款幾天到帳？
    answer: 審核通過後三個工作天內到帳。
"""
ENGLISH = """\
topic: Refunds
items:
  - question: How long does a refund take?
    answer: Three working days – at the café’s bank, too.
"""
EMPTY = b"topic: x\nitems: [{question: x, answer: z}]\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>\n'


@dataclass(frozen=True)
class Link:
    """A symbolic link to ``target``."""

    target: str


Files = dict[str, "bytes | Link"]


def _answer(text: str) -> bytes:
    return f"topic: 退款\nitems:\n  - question: 退款几天到账？\n    answer: {text}\n".encode()


MADE: dict[str, Files] = {
    "invalid/wrong-encoding/gbk": {"faqs/refunds.yml": FAQ.encode("gbk")},
    "invalid/wrong-encoding/utf-16": {"faqs/refunds.yml": FAQ.encode("utf-16")},
    "invalid/wrong-encoding/big5": {"faqs/refunds.yml": TRADITIONAL.encode("big5")},
    "invalid/wrong-encoding/windows-1252": {"faqs/refunds.yml": ENGLISH.encode("cp1252")},
    "invalid/wrong-encoding/gbk-in-one-line": {"faqs/refunds.yml": FAQ.encode() + "    note: 先查流水。\n".encode("gbk")},
    "valid/wrong-encoding/byte-order-mark": {"faqs/refunds.yml": b"\xef\xbb\xbf" + FAQ.encode()},
    "valid/wrong-encoding/windows-line-ends": {"faqs/refunds.yml": FAQ.replace("\n", "\r\n").encode("utf-8-sig")},
    "valid/wrong-encoding/traditional": {"faqs/refunds.yml": TRADITIONAL.encode()},
    "invalid/control-character/bell": {"faqs/refunds.yml": _answer("3个\x07工作日内。")},
    "invalid/control-character/from-word": {"faqs/refunds.yml": _answer("3个工作日内。\x0b节假日顺延。\x0c")},
    "valid/control-character/tab-and-wide-space": {"faqs/refunds.yml": _answer("3个\t工作日内。\u3000节假日顺延。\xa0😀")},
    "invalid/bidi-character/backwards": {"faqs/refunds.yml": _answer("账号\u202e123456\u202c。")},
    "valid/bidi-character/joined-emoji": {"faqs/refunds.yml": _answer("感谢您的耐心👩\u200d💻，שלום。")},
    "invalid/bad-file-name/device": {"faqs/aux.yml": EMPTY},
    "invalid/bad-file-name/signs": {"faqs/退款?.yml": EMPTY},
    "invalid/bad-file-name/space-at-the-end": {"faqs/refunds .yml": EMPTY},
    "valid/bad-file-name/begins-like-a-device": {"faqs/auxiliary.yml": EMPTY, "faqs/退款-新.yaml": EMPTY.replace(b"x", b"y")},
    "invalid/file-too-large/text": {"faqs/refunds.yml": FAQ.encode() + b"#" * 5_000_000},
    "valid/file-too-large/picture": {"images/hall.png": b"\x89PNG" + bytes(5_000_000), "faqs/refunds.yml": FAQ.encode() + b"#" * 400_000},
    "invalid/unreadable-file/target-gone": {"faqs/refunds.yml": Link("old-refunds.yml")},
    "valid/unreadable-file/target-there": {"images/hall.svg": SVG, "images/lobby.svg": Link("hall.svg")},
    "invalid/outside-folder/file": {"faqs/refunds.yml": Link("../../outside.yml")},
    "invalid/outside-folder/folder": {"faqs/refunds.yml": FAQ.encode(), "scripts": Link("faqs")},
    "valid/outside-folder/stays-inside": {"positions/lead.yml": "name: 客服主管\n".encode(), "positions/chief.yml": Link("lead.yml")},
    "invalid/too-deep/brackets": {"faqs/refunds.yml": b"topic: x\nitems: " + b"[" * 60 + b"]" * 60 + b"\n"},
    "invalid/too-deep/levels": {"faqs/refunds.yml": b"topic: x\nitems:\n" + b"".join(b" " * n + b"- \n" for n in range(2, 120, 2))},
    "valid/too-deep/many-links": {"faqs/refunds.yml": _answer("见" + "[[refunds]]、{金额}" * 60 + "。\n" + "    note: |\n      " + "-" * 60)},
}


def make(files: Files, folder: Path) -> None:
    """Write ``files`` below ``folder``."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Link):
            path.symlink_to(content.target)
        else:
            path.write_bytes(content)
