"""The letters of a text: folded to one form, and cut where the writing changes. Nothing here that a browser lacks."""

import json
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


def normalise(text: str) -> str:
    """``text`` without the differences of full width (NFKC), case and traditional characters."""
    simple = tables().simple
    return "".join([simple.get(char, char) for char in unicodedata.normalize("NFKC", text).lower()])


def is_cjk(char: str) -> bool:
    """A Chinese character, kana or hangul."""
    return "\u3400" <= char <= "\u9fff" or "\u3041" <= char <= "\u30ff" or "\uac00" <= char <= "\ud7a3" or "\U00020000" <= char <= "\U0003ffff"


def is_letter(char: str) -> bool:
    """A letter or digit of a writing that parts words, after ``normalise``."""
    return "a" <= char <= "z" or "0" <= char <= "9" or ("\u00c0" <= char <= "\u1fff" and char not in "\u00d7\u00f7")


def runs(text: str) -> list[tuple[str, str]]:
    """Pairs of kind and run: "c" neighbouring CJK characters, "w" a word or number; an apostrophe within a word is dropped."""
    out, kind, begin = [], "", 0
    text = normalise(text).replace("\u2019", "'") + " "
    for at, char in enumerate(text):
        now = "c" if is_cjk(char) else "w" if is_letter(char) or (char == "'" and kind == "w") else ""
        if now != kind:
            if kind:
                out.append((kind, text[begin:at] if kind == "c" else text[begin:at].replace("'", "")))
            kind, begin = now, at
    return out


def grams(run: str, size: int) -> list[str]:
    """All stretches of ``size`` letters."""
    return [run[at : at + size] for at in range(len(run) - size + 1)]
