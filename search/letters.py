"""The letters of a text: folded to one form, and cut where the writing changes. Nothing here that a browser lacks."""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

#: Characters that are in nearly every question and tell little of what it asks.
LIGHT = frozenset("的了吗呢吧啊呀嘛我你您他她们是这那就都也还要会能可以怎么样如何什有没请问在和与给把被让个一下")
#: Words of English of which the same is true.
STOP = frozenset(
    [
        *("a", "an", "the", "of", "to", "for", "in", "on", "at", "by", "is", "are", "was", "were", "am", "be", "been", "do", "does", "did", "i", "me", "my"),
        *("we", "our", "you", "your", "it", "its", "this", "that", "these", "those", "and", "or", "so", "if", "with", "from", "as", "there", "please"),
        *("would", "could", "will", "can", "may", "just", "hi", "hello", "sir"),
    ]
)


class Tables(NamedTuple):
    """What is known of characters; where it comes from is told in tables/README.md."""

    #: Traditional character -> simplified character.
    simple: dict[str, str]
    #: Character -> the syllable it is most often read as, without its tone; ü is v.
    reading: dict[str, str]
    #: Syllable -> the characters that are read so.
    spoken: dict[str, str]
    #: What can be typed as a syllable of a word.
    syllables: frozenset[str]


@cache
def tables() -> Tables:
    """The tables, read at first use."""
    plain = json.loads((Path(__file__).parent / "tables" / "characters.json").read_text("utf-8"))
    reading = {char: syllable for syllable, chars in plain["readings"].items() for char in chars}
    return Tables(dict(zip(plain["traditional"], plain["simplified"], strict=True)), reading, plain["readings"], frozenset(plain["syllables"]))


@cache
def _simpler() -> dict[int, str]:
    return str.maketrans(tables().simple)


def normalise(text: str) -> str:
    """``text`` without the differences of full width (NFKC), case and traditional characters."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).lower().translate(_simpler())


#: A Chinese character, kana or hangul; a letter or digit of a writing that parts words. Both after ``normalise``.
CJK, LETTER = "\u3400-\u9fff\u3041-\u30ff\uac00-\ud7a3\U00020000-\U0003ffff", "a-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff"
#: Neighbouring CJK characters, or a word or number; letters of whatever writing.
RUN, LETTERS = re.compile(f"([{CJK}]+)|[{LETTER}][{LETTER}']*"), re.compile(f"[{CJK}{LETTER}]+")


def is_cjk(char: str) -> bool:
    """A Chinese character, kana or hangul."""
    return "\u3400" <= char <= "\u9fff" or "\u3041" <= char <= "\u30ff" or "\uac00" <= char <= "\ud7a3" or "\U00020000" <= char <= "\U0003ffff"


def runs(text: str) -> list[tuple[str, str]]:
    """Pairs of kind and run: "c" neighbouring CJK characters, "w" a word or number; an apostrophe within a word is dropped."""
    found = RUN.finditer(normalise(text).replace("\u2019", "'"))
    return [("c", run[0]) if run[1] else ("w", run[0].replace("'", "")) for run in found]


def bare(text: str) -> str:
    """The letters of ``text`` and nothing between them."""
    return "".join(LETTERS.findall(normalise(text)))


def grams(run: str, size: int) -> list[str]:
    """All stretches of ``size`` letters."""
    return [run[at : at + size] for at in range(len(run) - size + 1)]
